"""Places of a report as plain values: rows for JSON and tables, and GeoJSON for maps."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sanad.export.record_json import DEGREE_DIGITS
from sanad.mentions.places import FoundPlace
from sanad.types.mention import Place
from sanad.types.text import Report, Span

Row = dict[str, Any]


def places_row(report: Report, places: Iterable[FoundPlace]) -> Row:
    """One report's places: `{"id", "places": [...]}`, in order of the text."""
    return {"id": report.id, "places": [_found(found, report.text) for found in places]}


def features(row: Row) -> list[Row]:
    """The places of a row that lie on the map as GeoJSON features (RFC 7946), one a place."""
    return [_feature(row["id"], found) for found in row["places"] if found["place"] is not None]


def collection(all_features: list[Row]) -> Row:
    """Features as one GeoJSON object."""
    return {"type": "FeatureCollection", "features": all_features}


def _found(found: FoundPlace, text: str) -> Row:
    return {
        "name": found.name,
        "kind": found.kind.value,
        "mentions": [_quote(span, text) for span in found.spans],
        "place": None if found.place is None else _place(found.place),
        "within": found.within,
        "why": [{"rule": r.rule, "span": None if r.span is None else _quote(r.span, text)} for r in found.reasons],
    }


def _quote(span: Span, text: str) -> Row:
    return {"start": span.start, "end": span.end, "quote": span.of(text)}


def _place(place: Place) -> Row:
    return {
        "gazetteer": place.gazetteer,
        "id": place.id,
        "name": place.name,
        "country": place.country,
        "adm1": place.adm1,
        "lat": round(place.lat, DEGREE_DIGITS),
        "lon": round(place.lon, DEGREE_DIGITS),
        "precision": place.precision,
    }


def _feature(report: str, found: Row) -> Row:
    place = found["place"]
    return {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": [place["lon"], place["lat"]]},
        "properties": {
            "report": report,
            "words": found["name"],
            "mentions": [mention["quote"] for mention in found["mentions"]],
            **{key: place[key] for key in ("gazetteer", "id", "name", "country", "adm1", "precision")},
        },
    }
