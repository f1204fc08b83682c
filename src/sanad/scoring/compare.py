"""One report: what was found, missed and made up.

Everything is compared by spans of the report's text, never by string.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from sanad.scoring.matching import matching
from sanad.scoring.tally import Figure
from sanad.scoring.view import EntityView, EventView, Range, View


@dataclass(frozen=True, slots=True)
class Pair:
    """An event of the annotation and the event that was found for it, with what agrees."""

    gold: EventView
    said: EventView
    actors: int
    recipients: int
    places: int
    status: bool
    source: bool
    chain: bool

    @property
    def roles_right(self) -> bool:
        """True if actors and recipients are the same on both sides."""
        actors = self.actors == len(self.gold.actors) == len(self.said.actors)
        return actors and self.recipients == len(self.gold.recipients) == len(self.said.recipients)

    @property
    def exact(self) -> bool:
        """True if roles, status and a nearest source are right as well."""
        return self.roles_right and self.status and self.source

    def verdict(self) -> str:
        """What agrees and what does not, in words."""
        status = "status ok" if self.status else f"status {self.said.status} for {self.gold.status}"
        roles = "roles ok" if self.roles_right else "roles differ"
        return f"{roles}, {status}, {'source ok' if self.source else 'source differs'}"


@dataclass(frozen=True)
class Comparison:
    """What agrees between an annotation and a record of the same report.

    Attributes:
        gold, said: the two views.
        pairs: found events, in the order of the annotation.
        loose: pairs of indices of events whose words overlap, whatever their types.
        entities, relations: how many were found.
    """

    gold: View
    said: View
    pairs: tuple[Pair, ...]
    loose: Mapping[int, int] = field(repr=False)
    entities: int = 0
    relations: int = 0

    @cached_property
    def missed(self) -> tuple[tuple[EventView, EventView | None], ...]:
        """Events that were not found, each with the event of another type that stands on its words."""
        found = {id(pair.gold) for pair in self.pairs}
        said = self.said.events
        return tuple(
            (event, said[self.loose[i]] if i in self.loose else None)
            for i, event in enumerate(self.gold.events)
            if id(event) not in found
        )

    @cached_property
    def extra(self) -> tuple[EventView, ...]:
        """Events that the annotation does not have."""
        used = {id(pair.said) for pair in self.pairs}
        return tuple(event for event in self.said.events if id(event) not in used)

    def figures(self) -> dict[str, Figure]:
        """The counts of this report for every figure."""
        gold, said, pairs = self.gold.events, self.said.events, self.pairs
        timed = [pair for pair in pairs if pair.gold.time]
        roles = sum(pair.actors + pair.recipients for pair in pairs)
        places = sum(pair.places for pair in pairs)
        casualties = sum(len(pair.gold.casualties & pair.said.casualties) for pair in pairs)
        return {
            "typed": Figure(len(pairs), len(gold), len(said)),
            "untyped": Figure(len(self.loose), len(gold), len(said)),
            "roles": Figure(roles, _filled(gold, "actors", "recipients"), _filled(said, "actors", "recipients")),
            "places": Figure(places, _filled(gold, "places"), _filled(said, "places")),
            "status": _share([pair.status for pair in pairs]),
            "source": _share([pair.source for pair in pairs]),
            "chain": _share([pair.chain for pair in pairs]),
            "time": _share([pair.gold.time == pair.said.time for pair in timed]),
            "casualties": Figure(casualties, _filled(gold, "casualties"), _filled(said, "casualties")),
            "exact": Figure(sum(pair.exact for pair in pairs), len(gold), len(said)),
            "entities": Figure(self.entities, len(self.gold.entities), len(self.said.entities)),
            "relations": Figure(self.relations, len(self.gold.relations), len(self.said.relations)),
        }


def _share(right: list[bool]) -> Figure:
    return Figure(sum(right), len(right), len(right))


def _filled(events: Sequence[EventView], *keys: str) -> int:
    return sum(len(getattr(event, key)) for event in events for key in keys)


def compare(gold: View, said: View) -> Comparison:
    """Compare a record with the annotation of the same report."""
    return _Comparer(gold, said).comparison()


class _Comparer:
    """Knows which entities of the two views are the same."""

    def __init__(self, gold: View, said: View) -> None:
        self.gold = gold
        self.said = said

    def comparison(self) -> Comparison:
        gold, said = self.gold, self.said
        typed = matching(gold.events, said.events, lambda g, s: self.alike(g, s) if g.type == s.type else 0)
        return Comparison(
            gold,
            said,
            pairs=tuple(self.pair(gold.events[i], said.events[j]) for i, j in sorted(typed.items())),
            loose=matching(gold.events, said.events, self.alike),
            entities=len(matching(list(gold.entities.values()), list(said.entities.values()), _same_kind)),
            relations=len(matching(gold.relations, said.relations, self.same_relation)),
        )

    def same(self, g: str, s: str) -> float:
        """How well two entity ids fit; 0 if they name different entities or none."""
        one, other = self.gold.entities.get(g), self.said.entities.get(s)
        return closeness(one.spans, other.spans) if one and other else 0

    def alike(self, g: EventView, s: EventView) -> float:
        """How well two events fit: words first, then roles and status."""
        words = closeness(g.triggers, s.triggers)
        if not words:
            return 0
        roles = ((g.actors, s.actors), (g.recipients, s.recipients))
        shared = sum(bool(self.same(a, b)) for ours, theirs in roles for a in ours for b in theirs)
        return words + shared + (g.status == s.status)

    def pair(self, g: EventView, s: EventView) -> Pair:
        return Pair(
            g,
            s,
            actors=self.hits(g.actors, s.actors),
            recipients=self.hits(g.recipients, s.recipients),
            places=self.hits(g.places, s.places),
            status=g.status == s.status,
            source=self.nearest_source_right(g, s),
            chain=len(g.sources) == len(s.sources) == len(matching(g.sources, s.sources, self.same_chain)),
        )

    def hits(self, g: frozenset[str], s: frozenset[str]) -> int:
        """How many entities of two sets are the same, one to one."""
        return len(matching(sorted(g), sorted(s), self.same))

    def nearest_source_right(self, g: EventView, s: EventView) -> bool:
        """True if some nearest tellers are the same, or both sides leave the telling to the outlet."""
        if not g.sources and not s.sources:
            return True
        return any(self.same(ours[0], theirs[0]) for ours in g.sources for theirs in s.sources)

    def same_chain(self, g: tuple[str, ...], s: tuple[str, ...]) -> bool:
        """True if two chains name the same tellers in the same order."""
        return len(g) == len(s) and all(self.same(a, b) for a, b in zip(g, s, strict=True))

    def same_relation(self, g: tuple[str, str, str], s: tuple[str, str, str]) -> bool:
        """True if type and both ends are the same."""
        return g[0] == s[0] and bool(self.same(g[1], s[1]) and self.same(g[2], s[2]))


def _same_kind(g: EntityView, s: EntityView) -> float:
    return closeness(g.spans, s.spans) if g.kind == s.kind else 0


def overlap(one: Sequence[Range], other: Sequence[Range]) -> bool:
    """True if a span of one shares a character with a span of the other."""
    return any(a < d and c < b for a, b in one for c, d in other)


def closeness(one: Sequence[Range], other: Sequence[Range]) -> float:
    """0 if no spans overlap, else 1 plus the share of spans that are the same to the letter."""
    if not overlap(one, other):
        return 0
    return 1 + len(set(one) & set(other)) / max(len(set(one) | set(other)), 1)
