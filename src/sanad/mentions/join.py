"""Second look at entities: a title here and a name there may be one person; a learned judge decides."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from sanad.learned.linear import LinearModel
from sanad.mentions.entity import EntityCluster
from sanad.mentions.link import finish
from sanad.types.mention import Kind, Mention
from sanad.types.parse import Parsed

_JOINABLE = frozenset(Kind) - {Kind.PLACE}


def candidates(clusters: Sequence[EntityCluster]) -> Iterator[tuple[EntityCluster, EntityCluster]]:
    """Pairs of entities of one kind, of which at least one is only described, in order of first mention."""
    for one, two in combinations(clusters, 2):
        if one.kind is two.kind and one.kind in _JOINABLE and not (_named(one) and _named(two)):
            yield one, two


def join_features(
    one: EntityCluster, two: EntityCluster, clusters: Sequence[EntityCluster], parsed: Parsed
) -> list[str]:
    """Features of two entities, `one` mentioned first."""
    kind = one.kind
    forms = f"{_form(one)}+{_form(two)}"
    gap, near = _nearest(one, two, parsed)
    country = _agree(one.country, two.country)
    rivals = sum(c.kind is kind and c.country == one.country for c in clusters)
    heads = _head(one, parsed) == _head(two, parsed)
    shared = len(_words(one) & _words(two))
    return [
        "bias",
        f"kind={kind}",
        f"forms={forms}",
        f"forms={forms}|kind={kind}",
        f"country={country}|kind={kind}",
        f"country={country}|forms={forms}|kind={kind}",
        f"country={country}|rivals={min(rivals, 3)}|kind={kind}",
        f"sector={_agree(one.sector, two.sector)}|kind={kind}",
        f"sector={one.sector}+{two.sector}",
        f"entries={one.entry.partition('/')[0]}:{_entry(one)}+{_entry(two)}",
        f"second={_entry(two)}|country={country}",
        f"first={_entry(one)}|country={country}",
        f"heads={heads}|kind={kind}",
        f"shared={min(shared, 3)}|kind={kind}",
        f"shared={min(shared, 3)}|heads={heads}|forms={forms}",
        f"near={near}",
        f"near={near}|kind={kind}|forms={forms}",
        f"sentences={min(gap, 4)}|kind={kind}",
        f"mentions={min(len(one.mentions), 3)}+{min(len(two.mentions), 3)}",
        f"only={sum(c.kind is kind for c in clusters) == 2}|kind={kind}",
        f"conjoined={near == 'و'}",
    ]


def join(
    clusters: Sequence[EntityCluster], parsed: Parsed, model: LinearModel, *, sure: float
) -> tuple[EntityCluster, ...]:
    """The entities with those joined that are likelier than `sure` to be one; the surest pairs first.

    No entity takes in two others that are named differently.
    """
    scored = [
        (model.probabilities(join_features(a, b, clusters, parsed))["yes"], a, b) for a, b in candidates(clusters)
    ]
    scored = [s for s in scored if s[0] >= sure]
    if not scored:
        return tuple(clusters)
    home = {c.id: c.id for c in clusters}
    named = {c.id: _named(c) for c in clusters}
    for _, a, b in sorted(scored, key=lambda s: (-s[0], s[1].mentions[0].span, s[2].mentions[0].span)):
        one, two = home[a.id], home[b.id]
        if one != two and not (named[one] and named[two]):
            named[one] = named[one] or named[two]
            home = {id: one if h == two else h for id, h in home.items()}
    groups: dict[str, list[Mention]] = {}
    for cluster in clusters:
        groups.setdefault(home[cluster.id], []).extend(cluster.mentions)
    return finish(groups.values(), parsed.text)


def _named(cluster: EntityCluster) -> bool:
    return any(m.form == "name" for m in cluster.mentions)


def _form(cluster: EntityCluster) -> str:
    return "name" if _named(cluster) else cluster.mentions[0].form


def _agree(one: str | None, two: str | None) -> str:
    if one is None or two is None:
        return "open"
    return "same" if one == two else "apart"


def _entry(cluster: EntityCluster) -> str:
    return next((m.entry for m in cluster.mentions if m.form != "name" and m.entry), "name" if _named(cluster) else "")


def _head(cluster: EntityCluster, parsed: Parsed) -> str:
    return parsed.tokens[cluster.mentions[0].head].form


def _words(cluster: EntityCluster) -> set[str]:
    return {word for m in cluster.mentions if m.form != "pronoun" for word in m.name.split() if len(word) > 2}


def _nearest(one: EntityCluster, two: EntityCluster, parsed: Parsed) -> tuple[int, str]:
    """Sentences between the nearest mentions, and what stands between them where they adjoin."""
    pairs = [(a, b) for a in one.mentions for b in two.mentions]
    sentences = min(abs(parsed.tokens[a.head].sent - parsed.tokens[b.head].sent) for a, b in pairs)
    for a, b in pairs:
        left, right = (a, b) if a.span.start <= b.span.start else (b, a)
        if left.span.covers(right.span):
            return 0, "inside"
        words = parsed.text[left.span.end : right.span.start].strip()
        if left.span.end <= right.span.start <= left.span.end + 3 and len(words) <= 1:
            return 0, words or "adjoining"
    return sentences, "apart"
