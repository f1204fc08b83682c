"""Everything that is known about a report before its events are read."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from sanad.mentions.entity import EntityCluster
from sanad.types.mention import Kind, Mention, Quantity, TimeExpression
from sanad.types.parse import Parsed
from sanad.types.source import Attribution
from sanad.types.text import Span

_JOINING = frozenset({"و", "،", ",", "یا"})
"""Coordination is grammar: the words that join equals."""

REACH = 40
"""Sentences from a trigger beyond which nothing belongs to it. A report is shorter; a text of many reports is not,
and asking each trigger about everything in it would take time that grows with the square of its length."""


@dataclass(frozen=True)
class Scene:
    """A parsed report with its mentions, entities, times, counts and tellers.

    `prepositions` maps prepositions of one or two folded words to the one that stands for them in frames.
    """

    parsed: Parsed
    entities: tuple[EntityCluster, ...]
    times: tuple[TimeExpression, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    prepositions: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        """All mentions of all entities, in order of the text."""
        return tuple(sorted((m for e in self.entities for m in e.mentions), key=_place))

    @cached_property
    def _by_id(self) -> dict[str, EntityCluster]:
        return {e.id: e for e in self.entities}

    def entity(self, id: str) -> EntityCluster:
        """The entity with this id."""
        return self._by_id[id]

    @cached_property
    def _owners(self) -> dict[Mention, str]:
        return {m: e.id for e in self.entities for m in e.mentions}

    def owner(self, mention: Mention) -> str:
        """The id of the entity that a mention belongs to."""
        return self._owners[mention]

    def near(self, token: int, other: int) -> bool:
        """True if two tokens stand near enough to have to do with one another."""
        return abs(self.parsed.tokens[token].sent - self.parsed.tokens[other].sent) <= REACH

    def entities_near(self, token: int) -> tuple[EntityCluster, ...]:
        """The entities that may have to do with a token, in their order: all of them in a text of usual length."""
        sentences, sent = self.parsed.sentences, self.parsed.tokens[token].sent
        if len(sentences) <= REACH:
            return self.entities
        first, last = sentences[max(0, sent - REACH)][0], sentences[min(len(sentences) - 1, sent + REACH)][1]
        ids = {self.owner(m) for m in self.mentions_headed(first, last)}
        return tuple(self._by_id[id] for id in sorted(ids, key=self._order.__getitem__))

    @cached_property
    def _order(self) -> dict[str, int]:
        return {e.id: n for n, e in enumerate(self.entities)}

    @cached_property
    def tellings(self) -> Mapping[str, tuple[tuple[int, Attribution], ...]]:
        """For each entity the attributions in which it tells, with its place in the chain; in order of the text."""
        found: dict[str, list[tuple[int, Attribution]]] = {}
        for attribution in self.attributions:
            for chain in attribution.tellers:
                for depth, teller in enumerate(chain):
                    for id in dict.fromkeys(self.owner(m) for m in self.overlapping(teller)):
                        found.setdefault(id, []).append((depth, attribution))
        return {id: tuple(tellings) for id, tellings in found.items()}

    @cached_property
    def told_by(self) -> Mapping[str, tuple[Attribution, ...]]:
        """For each entity all that it tells, also where a pronoun stands for it; in order of the text."""
        found: dict[str, dict[Attribution, None]] = {}
        for attribution in self.attributions:
            for teller in (s for chain in (*attribution.tellers, *attribution.resolved) for s in chain):
                for mention in self.overlapping(teller):
                    found.setdefault(self.owner(mention), {})[attribution] = None
        return {id: tuple(told) for id, told in found.items()}

    def overlapping(self, span: Span) -> Iterator[Mention]:
        """The mentions that share a character with `span`."""
        first = bisect_left(self.mentions, span.start - self._longest, key=lambda m: m.span.start)
        stop = bisect_left(self.mentions, span.end, key=lambda m: m.span.start)
        yield from (m for m in self.mentions[first:stop] if m.span.overlaps(span))

    @cached_property
    def _longest(self) -> int:
        """Letters of the longest mention: nothing that starts further back reaches a span."""
        return max((m.span.end - m.span.start for m in self.mentions), default=0)

    @cached_property
    def kinds(self) -> Counter[Kind]:
        """How many entities there are of each kind."""
        return Counter(e.kind for e in self.entities)

    @cached_property
    def _mention_heads(self) -> list[int]:
        return [m.head for m in self._by_head]

    @cached_property
    def _by_head(self) -> list[Mention]:
        return sorted(self.mentions, key=lambda m: (m.head, _place(m)))

    def mentions_headed(self, start: int, end: int) -> list[Mention]:
        """The mentions whose head token lies in ``start:end``."""
        return self._by_head[bisect_left(self._mention_heads, start) : bisect_left(self._mention_heads, end)]

    @cached_property
    def _phrases(self) -> dict[int, tuple[int, int]]:
        """For the first token of each mention the range of the coordinated or adjoining mentions that it is among."""
        ranges = sorted({self._range(m) for m in self.mentions if m.form != "adjective"})
        groups: list[list[tuple[int, int]]] = []
        for one in ranges:
            if groups and self._joined(max(end for _, end in groups[-1]), one[0]):
                groups[-1].append(one)
            else:
                groups.append([one])
        return {s: (g[0][0], max(e for _, e in g)) for g in groups for s, _ in g}

    def _range(self, mention: Mention) -> tuple[int, int]:
        tokens = self.parsed.tokens_in(mention.span)
        return (tokens[0], tokens[-1] + 1) if tokens else (mention.head, mention.head + 1)

    def _joined(self, end: int, start: int) -> bool:
        """True if a mention from `start` goes on with the phrase that reaches to `end`."""
        if start <= end:
            return True
        return start == end + 1 and self.parsed.tokens[end].form in _JOINING

    def phrase(self, mention: Mention) -> tuple[int, int]:
        """The token range of the whole coordination or apposition that a mention is part of."""
        own = self._range(mention)
        return self._phrases.get(own[0], own)

    @cached_property
    def title_end(self) -> int:
        """Index of the first token after the report's first line."""
        line = self.parsed.text.find("\n", 1)
        if line < 0:
            return self.parsed.sentences[0][1] if self.parsed.sentences else 0
        return next((t.i for t in self.parsed.tokens if t.span.start >= line), len(self.parsed.tokens))


def _place(mention: Mention) -> tuple[int, int]:
    return mention.span.start, -mention.span.end
