"""All places of a report with their points, for people who want only those."""

from __future__ import annotations

from dataclasses import dataclass

from sanad.lexicons import Lexicons
from sanad.mentions.find import find_mentions
from sanad.mentions.link import link
from sanad.mentions.places.finder import PlaceFinder
from sanad.mentions.places.resolve import resolve
from sanad.parse.predicates import with_predicates
from sanad.types.mention import Kind, Place, Reason
from sanad.types.parse import Parsed
from sanad.types.text import Span


@dataclass(frozen=True, slots=True)
class FoundPlace:
    """A place that a report names.

    Attributes:
        spans: where it is named or described, in order of the text.
        name: its fullest form, folded.
        kind: PLACE or FACILITY.
        place: the point, or None where the words do not tell it.
        within: what contains it, as the text says it, or None.
        reasons: the rules and words that decided.
    """

    spans: tuple[Span, ...]
    name: str
    kind: Kind
    place: Place | None
    within: str | None
    reasons: tuple[Reason, ...]


def find_places(parsed: Parsed, lexicons: Lexicons, *, outlet: str | None = None) -> tuple[FoundPlace, ...]:
    """The places that a report names, in order of first mention.

    Descriptions without any name ("این منطقه", "یک مسجد") are given only where the text says what contains them.
    """
    parsed = parsed if parsed.predicates else with_predicates(parsed, lexicons)
    clusters = link(find_mentions(parsed, lexicons, places=PlaceFinder(lexicons)), parsed, lexicons)
    located = resolve(clusters, parsed, outlet=outlet, lexicons=lexicons)
    listed = tuple(
        FoundPlace(
            tuple(sorted({m.span for m in cluster.written})), cluster.name, cluster.kind,
            found.place, found.within, found.reasons,
        )
        for cluster in clusters
        if (found := located.get(cluster.id)) is not None
        and (found.place or found.within or any(m.form == "name" for m in cluster.mentions))
    )  # fmt: skip
    return tuple(place for place in listed if not any(_repeats(place, other) for other in listed))


def _repeats(place: FoundPlace, other: FoundPlace) -> bool:
    """True for "شرق ایران" beside "جنوب شرق ایران": the same point, and always inside the other's words."""
    if place is other or place.place != other.place or place.place is None:
        return False
    return all(any(outer != s and outer.covers(s) for outer in other.spans) for s in place.spans)
