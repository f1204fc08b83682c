"""Which point on the map a name means, with the reasons; nothing where the reasons do not suffice."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from sanad.lexicons import Lexicons
from sanad.mentions.entity import EntityCluster
from sanad.mentions.places.gazetteer import COUNTRY, DISTRICT, DIVISION, NEAR, POINT, REGION, Candidate
from sanad.mentions.places.names import Atlas, PlaceName
from sanad.mentions.places.outlets import home_of
from sanad.mentions.places.reading import PlaceReading, read_mention
from sanad.types.mention import Kind, Mention, Place, Reason
from sanad.types.parse import Parsed

ENOUGH = 1.5
"""Score that the best place of a name has to reach; a town of 30,000 people reaches it without other evidence."""

MARGIN = 0.7
"""Score by which it has to lead before a place of the same name elsewhere."""

SAME = 40.0
"""Kilometres within which two entries of one name are taken for one place."""

_BESIDE = 100.0
"""Kilometres within which another place of the report speaks for a candidate."""


@dataclass(frozen=True, slots=True)
class Located:
    """Where a place lies.

    Attributes:
        place: the point, or None where the words do not tell it.
        within: name of the smallest known place that contains it, as the text says it, or None.
        reasons: the rules and words that decided.
    """

    place: Place | None
    within: str | None
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class _Judged:
    candidate: Candidate
    score: float
    reasons: tuple[Reason, ...]


def resolve(
    entities: Sequence[EntityCluster],
    parsed: Parsed,
    *,
    outlet: str | None,
    lexicons: Lexicons,
    states: bool = False,
) -> Mapping[str, Located]:
    """Find the clusters of kind PLACE and FACILITY (with `states` also STATE) on the map, by cluster id.

    Places that are plain by themselves are found first and then speak for those that are not.
    """
    kinds = {Kind.PLACE, Kind.FACILITY} | ({Kind.STATE} if states else set())
    resolver = _Resolver(Atlas(parsed, lexicons), home_of(outlet, lexicons))
    wanted = [cluster for cluster in entities if cluster.kind in kinds]
    first = {cluster.id: resolver.locate(cluster) for cluster in wanted}
    resolver.beside = tuple(
        located.place for located in first.values() if located.place is not None and located.place.precision <= DISTRICT
    )
    if not resolver.beside:
        return first
    return {c.id: first[c.id] if first[c.id].place is not None else resolver.locate(c) for c in wanted}


class _Resolver:
    """Judges candidates by one report."""

    def __init__(self, atlas: Atlas, home: str | None) -> None:
        self._atlas = atlas
        self._home = home
        self.beside: tuple[Place, ...] = ()

    def locate(self, cluster: EntityCluster) -> Located:
        """The place of a cluster: by its mentions, the fullest name first."""
        mentions = sorted(cluster.written, key=lambda m: (m.form != "name", m.name != cluster.name, m.span.start))
        readings = [(m, read_mention(self._atlas, m)) for m in mentions]
        state = self._country(cluster, readings)
        if state is not None:
            return state
        around = [name for _, reading in readings for name in reading.containers]
        hints = [name for _, reading in readings for name in reading.hints]
        unknown: Located | None = None
        best: Located | None = None
        for mention, reading in readings:
            if reading.name is None:
                unknown = unknown or self._without_name(cluster, mention, reading, around)
                continue
            located = self._named(cluster, mention, reading, around, hints)
            if located.place is None:
                unknown = unknown or located
            elif best is None or best.place is None or located.place.precision < best.place.precision:
                best = located
        return best or unknown or Located(None, None, ())

    def _country(self, cluster: EntityCluster, readings: Sequence[tuple[Mention, PlaceReading]]) -> Located | None:
        """The country, where the cluster is a known state and no part of it."""
        country = self._atlas.gazetteer.countries.get(cluster.country or "")
        if not cluster.entry or country is None or cluster.kind is Kind.FACILITY:
            return None
        partly = all(reading.part is not None and not reading.part.near for _, reading in readings)
        place = replace(country.place, precision=REGION) if partly else country.place
        return Located(place, None, (Reason("place/state", cluster.mentions[0].span),))

    def _named(
        self,
        cluster: EntityCluster,
        mention: Mention,
        reading: PlaceReading,
        around: Sequence[PlaceName],
        hints: Sequence[PlaceName],
    ) -> Located:
        assert reading.name is not None
        judged = sorted(
            (self._judge(c, cluster, reading, around, hints) for c in reading.name.candidates),
            key=lambda j: (-j.score, -j.candidate.people, j.candidate.place.id),
        )
        best = judged[0]
        rival = next((j for j in judged[1:] if _elsewhere(best.candidate, j.candidate)), None)
        span = self._atlas.parsed.span(reading.name.start, reading.name.end)
        if best.score < ENOUGH or (rival is not None and best.score - rival.score < MARGIN):
            rule = "place/weak" if best.score < ENOUGH else "place/ambiguous"
            return Located(None, self._container(around), (Reason(rule, span), *best.reasons))
        if self._doubtful(reading, best):
            return Located(None, self._container(around), (Reason("place/common-word", span),))
        place = replace(best.candidate.place, precision=_precision(best.candidate, reading, mention.kind))
        return Located(place, self._container(around), (Reason("place/name", span), *best.reasons))

    def _doubtful(self, reading: PlaceReading, best: _Judged) -> bool:
        """True for a name that is also a common word, where neither class noun nor country speaks for the place."""
        assert reading.name is not None
        tokens = range(reading.name.start, reading.name.end)
        if (reading.classed is not None and reading.classed.named) or not self._atlas.gazetteer.common(
            "".join(self._atlas.keys[i] for i in tokens)
        ):
            return False
        labelled = any(n.start <= tokens.start < n.end and n.label in _LAND for n in self._atlas.parsed.names)
        cue = self._atlas.words.before(self._atlas.keys, tokens.start, "cue")
        told = any(reason.rule in {"place/container", "place/country", "place/near-others"} for reason in best.reasons)
        return not (labelled or told or (cue is not None and cue.sure))

    def _judge(
        self,
        candidate: Candidate,
        cluster: EntityCluster,
        reading: PlaceReading,
        around: Sequence[PlaceName],
        hints: Sequence[PlaceName],
    ) -> _Judged:
        score, reasons = self._by_itself(candidate, reading)
        for points, reason in (
            self._by_containers(candidate, around, hints),
            self._by_report(candidate, cluster),
            self._by_neighbours(candidate),
        ):
            score += points
            reasons += [reason] if reason is not None else []
        return _Judged(candidate, score, tuple(reasons))

    def _by_itself(self, candidate: Candidate, reading: PlaceReading) -> tuple[float, list[Reason]]:
        """Size, a lexicon's word for it, the class noun, and the outlet's country."""
        score = math.log10(candidate.people + 1000) - 3
        reasons = []
        if candidate.entry:
            score += 3.0 if candidate.what != "province" else ENOUGH
            reasons.append(Reason(candidate.entry))
        if reading.classed is not None and (points := _class_fit(reading, candidate)):
            score += points
            reasons.append(Reason(reading.classed.id))
        if candidate.place.country == self._home and self._home is not None:
            score += 0.5
            reasons.append(Reason("place/outlet"))
        return score, reasons

    def _by_containers(
        self, candidate: Candidate, around: Sequence[PlaceName], hints: Sequence[PlaceName]
    ) -> tuple[float, Reason | None]:
        for name in (*around, *hints):
            if _holds(name, candidate):
                return 4.0, Reason("place/container", self._atlas.parsed.span(name.start, name.end))
        first = next((name for name in around if candidate.place not in [c.place for c in name.candidates]), None)
        if first is not None and candidate.what != "country":
            return -4.0, Reason("place/elsewhere", self._atlas.parsed.span(first.start, first.end))
        return 0.0, None

    def _by_report(self, candidate: Candidate, cluster: EntityCluster) -> tuple[float, Reason | None]:
        country = candidate.place.country or ""
        if country and country == cluster.country:
            return 1.0 + 2.5 * (country in self._atlas.states), Reason("place/capital", cluster.mentions[0].span)
        for points, found in ((2.5, self._atlas.states), (0.7, self._atlas.allied)):
            if country in found:
                return points, Reason("place/country", self._atlas.parsed.span(*found[country]))
        strange = bool(self._atlas.states) and not candidate.entry and country != self._home
        return (-1.0 if strange else 0.0), None

    def _by_neighbours(self, candidate: Candidate) -> tuple[float, Reason | None]:
        near = any(distance(candidate.place, place) <= _BESIDE for place in self.beside)
        if near:
            return 1.5, Reason("place/near-others")
        if any(place.country == candidate.place.country for place in self.beside):
            return 0.7, Reason("place/same-country")
        return 0.0, None

    def _without_name(
        self, cluster: EntityCluster, mention: Mention, reading: PlaceReading, around: Sequence[PlaceName]
    ) -> Located:
        """A description ("مناطق مرزی سوریه") is a part of what contains it; an unknown name stays open."""
        reasons = (Reason("place/unknown" if reading.unknown else "place/description", mention.span),)
        within = self._container(around)
        if reading.unknown or not around or cluster.kind is Kind.FACILITY:
            return Located(None, within, reasons)
        located = self._named(cluster, mention, replace(reading, name=around[0]), around[1:], ())
        if located.place is None:
            return Located(None, within, reasons)
        place = replace(located.place, precision=_COARSER.get(located.place.precision, located.place.precision))
        return Located(place, within, (*reasons, *located.reasons))

    def _container(self, around: Sequence[PlaceName]) -> str | None:
        return self._atlas.view.words(around[0].start, around[0].end) if around else None


_LAND = frozenset({"LOC", "GPE", "loc"})
_COARSER = {POINT: NEAR, COUNTRY: REGION}


def _precision(candidate: Candidate, reading: PlaceReading, kind: Kind) -> int:
    """UCDP's where_prec of a place named so."""
    known = candidate.place.precision
    classed = reading.classed.what if reading.classed is not None else ""
    if known == POINT and candidate.what in {"place", "city"}:
        if classed == "district":
            return DISTRICT
        if classed == "city" and reading.part is None:
            return POINT
        if reading.part is not None or kind is Kind.FACILITY or classed in {"facility", "quarter", "region"}:
            return NEAR
        if classed == "province":
            return DIVISION
    if known == COUNTRY and reading.part is not None:
        return REGION
    return known


_FITS = {
    "city": {"place", "city"},
    "village": {"place", "city"},
    "district": {"place", "city", "district"},
    "province": {"province"},
    "country": {"country"},
    "island": {"island", "place", "region"},
    "sea": {"sea"},
    "strait": {"strait"},
}


def _class_fit(reading: PlaceReading, candidate: Candidate) -> float:
    """How well a class noun suits a candidate; a bare name is rather a town than the division named after it."""
    assert reading.classed is not None
    what, countries = reading.classed.what, reading.classed.countries
    score = 1.5 * (candidate.place.country in countries) if countries else 0.0
    fitting = _FITS.get(what)
    if fitting is None:
        return score
    return score + (1.0 if candidate.what in fitting else -2.0)


def _holds(name: PlaceName, candidate: Candidate) -> bool:
    """True if some place of that name contains the candidate."""
    return any(_contains(c, candidate) for c in name.candidates)


def _contains(outer: Candidate, inner: Candidate) -> bool:
    if outer.place.id == inner.place.id:
        return False
    if outer.what == "country":
        return outer.place.country == inner.place.country
    if outer.place.precision == DIVISION and outer.place.adm1 is not None:
        same = outer.place.adm1 == inner.place.adm1 and outer.place.country == inner.place.country
        return same and inner.what not in {"province", "country"}
    if outer.place.precision in {DIVISION, REGION}:
        return distance(outer.place, inner.place) <= 4 * _BESIDE
    return inner.what not in {"province", "country"} and distance(outer.place, inner.place) <= SAME


def _elsewhere(best: Candidate, other: Candidate) -> bool:
    """True for a rival: not the same spot, and not the division or country named after its town."""
    a, b = best.place, other.place
    if a.country == b.country and a.country is not None and {best.what, other.what} & {"province", "country"}:
        return False
    return distance(a, b) > SAME


def distance(a: Place, b: Place) -> float:
    """Great-circle distance in kilometres.

    >>> tehran = Place("geonames", 112931, "Tehran", "IRN", "Tehran", 35.69, 51.42, 1)
    >>> round(distance(tehran, replace(tehran, lat=36.69)))
    111
    """
    lat1, lat2 = math.radians(a.lat), math.radians(b.lat)
    half = math.sin((lat2 - lat1) / 2) ** 2
    half += math.cos(lat1) * math.cos(lat2) * math.sin(math.radians(b.lon - a.lon) / 2) ** 2
    return 2 * 6371.0 * math.asin(math.sqrt(min(1.0, half)))
