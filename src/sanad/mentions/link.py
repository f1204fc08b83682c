"""Which mentions are one entity."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from sanad.lexicons import Lexicons
from sanad.mentions.entity import EntityCluster
from sanad.mentions.evidence import evidence
from sanad.mentions.resolve import antecedents
from sanad.mentions.view import View
from sanad.mentions.vocabulary import vocabulary_of
from sanad.types.mention import Kind, Mention
from sanad.types.parse import Parsed

_POINTING = frozenset({"pronoun", "demonstrative"})
_OTHER = {Kind.STATE: Kind.PLACE, Kind.PLACE: Kind.STATE}


def link(mentions: Sequence[Mention], parsed: Parsed, lexicons: Lexicons) -> tuple[EntityCluster, ...]:
    """Group mentions into entities, in order of first mention.

    Names join by lexicon entry, spelling, surname, brackets and apposition; pronouns and "this group" join the
    nearest fitting entity before them. A pronoun that finds none is left out.
    """
    view = View(parsed, vocabulary_of(lexicons))
    named = [m for m in mentions if m.form not in _POINTING]
    groups = _Groups(named)
    for first, second, sure in evidence(view, named):
        groups.join(first, second, sure=sure)
    clusters = groups.lists()
    for mention, home in antecedents(view, clusters, [m for m in mentions if m.form in _POINTING]):
        if home is not None:
            clusters[home].append(replace(mention, kind=clusters[home][0].kind))
        elif mention.form == "demonstrative":
            clusters.append([mention])
    return finish(clusters, parsed.text)


class _Groups:
    """Union-find over mentions; the root is the first. A person's group keeps the name that anchors it."""

    def __init__(self, mentions: Sequence[Mention]) -> None:
        self._mentions = mentions
        self._root = list(range(len(mentions)))
        self._anchor = [m.name if m.form == "name" and m.kind is Kind.PERSON else "" for m in mentions]

    def find(self, i: int) -> int:
        while self._root[i] != i:
            self._root[i] = self._root[self._root[i]]
            i = self._root[i]
        return i

    def join(self, i: int, j: int, *, sure: bool) -> None:
        """Make one group of two, unless the evidence is weak and they are anchored to different persons."""
        low, high = sorted((self.find(i), self.find(j)))
        names = {self._anchor[low], self._anchor[high]} - {""}
        if sure or len(names) < 2:
            self._root[high] = low
            self._anchor[low] = self._anchor[low] or self._anchor[high]

    def lists(self) -> list[list[Mention]]:
        """The mentions of each group."""
        groups: dict[int, list[Mention]] = defaultdict(list)
        for i, mention in enumerate(self._mentions):
            groups[self.find(i)].append(mention)
        return list(groups.values())


def finish(clusters: Iterable[list[Mention]], text: str) -> tuple[EntityCluster, ...]:
    """Entities from groups of mentions: ids in order of first mention, fullest names, twins."""
    ordered = sorted((sorted(c, key=_place) for c in clusters), key=lambda c: (_place(c[0]), c[0].kind))
    built = [_cluster(f"e{n}", mentions, text) for n, mentions in enumerate(ordered, 1)]
    by_key = {(c.kind, key): c.id for c in reversed(built) for key in _twin_keys(c)}
    return tuple(replace(c, twin=_twin(c, by_key)) for c in built)


def _cluster(id: str, mentions: list[Mention], text: str) -> EntityCluster:
    best = max(mentions, key=_fullness)
    known = sorted(mentions, key=lambda m: (m.entry == "", m.form != "name"))
    return EntityCluster(
        id=id,
        kind=mentions[0].kind,
        name=" ".join(best.span.of(text).split()),
        mentions=tuple(mentions),
        sector=next((m.sector for m in known if m.sector), None),
        country=next((m.country for m in known if m.country), None),
        entry=next((m.entry for m in known if m.entry and m.form != "pronoun"), ""),
    )


def _fullness(mention: Mention) -> tuple[bool, bool, int, int]:
    """Names before descriptions before pointing words; then the longer, then the earlier."""
    length = mention.span.end - mention.span.start
    return mention.form == "name", mention.form == "description", length, -mention.span.start


def _twin_keys(cluster: EntityCluster) -> set[str]:
    keys = {m.name for m in cluster.mentions if m.form == "name"}
    return keys | ({cluster.entry} if cluster.entry else set())


def _twin(cluster: EntityCluster, by_key: dict[tuple[Kind, str], str]) -> str:
    other = _OTHER.get(cluster.kind)
    found = sorted(id for key in _twin_keys(cluster) if other and (id := by_key.get((other, key))))
    return found[0] if found else ""


def _place(mention: Mention) -> tuple[int, int]:
    return mention.span.start, -mention.span.end
