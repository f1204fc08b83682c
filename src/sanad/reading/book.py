"""From drafts to the record: ids in the order of the text, quotes beside offsets, reasons with words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from sanad.mentions.entity import EntityCluster
from sanad.types.mention import Kind, Place, Reason
from sanad.types.record import Entity, Quote, Why
from sanad.types.text import Report, Span


def quote(text: str, span: Span) -> Quote:
    """The words of a span with their place."""
    return Quote(span.start, span.end, span.of(text))


def whys(text: str, reasons: Iterable[Reason]) -> tuple[Why, ...]:
    """Reasons as the record writes them, without repetition."""
    found = (Why(r.rule, None if r.span is None else quote(text, r.span)) for r in reasons)
    return tuple(dict.fromkeys(found))


@dataclass(frozen=True, slots=True)
class Part:
    """An entity in the kind in which it takes part: a country acts as STATE and lies there as PLACE."""

    cluster: str
    kind: Kind


@dataclass
class EntityBook:
    """Collects the entities that take part in claims; gives them ids when all are known."""

    report: Report
    clusters: dict[str, EntityCluster]
    places: dict[str, Place] = field(default_factory=dict)
    _parts: dict[Part, None] = field(default_factory=dict)

    def use(self, cluster: str, kind: Kind | None = None) -> Part:
        """Note that a cluster takes part, as `kind` or as its own kind."""
        part = Part(cluster, kind or self.clusters[cluster].kind)
        self._parts.setdefault(part)
        return part

    def ids(self) -> dict[Part, str]:
        """An id for each part, in the order of first mentions."""
        ordered = sorted(self._parts, key=lambda p: (self._first(p), p.kind, p.cluster))
        return {part: f"e{n}" for n, part in enumerate(ordered, 1)}

    def _first(self, part: Part) -> Span:
        return min(m.span for m in self.clusters[part.cluster].mentions)

    def entities(self) -> tuple[Entity, ...]:
        """The entities as the record writes them."""
        return tuple(self._entity(id, part) for part, id in self.ids().items())

    def _entity(self, id: str, part: Part) -> Entity:
        cluster = self.clusters[part.cluster]
        spans = sorted({m.span for m in cluster.written})
        return Entity(
            id,
            part.kind,
            cluster.name,
            tuple(quote(self.report.text, s) for s in spans),
            None if part.kind in {Kind.PLACE, Kind.FACILITY} else cluster.sector,
            cluster.country,
            self.places.get(part.cluster) if part.kind in {Kind.PLACE, Kind.FACILITY} else None,
        )
