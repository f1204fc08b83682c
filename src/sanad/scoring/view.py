"""The parts of a record or an annotation that are scored, with spans in place of quotes.

Annotations (``"mentions": ["quote", ["quote", 2]]``) and records (``{"start", "end", "quote"}``) give the same view.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

Range = tuple[int, int]
Days = tuple[str | None, str | None]
Harmed = tuple[str, int | None, int | None]


@dataclass(frozen=True, slots=True)
class EntityView:
    """An entity by its kind and the places where it is named."""

    kind: str
    spans: tuple[Range, ...]


@dataclass(frozen=True, slots=True)
class EventView:
    """An event with spans as triggers and ids of its view's entities as roles."""

    id: str
    type: str
    triggers: tuple[Range, ...]
    status: str | None
    actors: frozenset[str]
    recipients: frozenset[str]
    places: frozenset[str]
    sources: tuple[tuple[str, ...], ...]
    time: Days | None
    casualties: frozenset[Harmed]


@dataclass(frozen=True, slots=True)
class View:
    """What is compared of one report. Relations are (type, subject, object)."""

    entities: Mapping[str, EntityView]
    events: tuple[EventView, ...]
    relations: tuple[tuple[str, str, str], ...]


def view(text: str, record: Mapping[str, Any]) -> View:
    """The view of a record or annotation of `text`; an empty mapping gives an empty view.

    Raises:
        KeyError, TypeError: it is neither a record nor an annotation.
    """
    return View(
        entities={e["id"]: EntityView(e["kind"], _spans(text, e["mentions"])) for e in record.get("entities", ())},
        events=tuple(_event(text, v) for v in record.get("events", ())),
        relations=tuple((r["type"], r["subject"], r["object"]) for r in record.get("relations", ())),
    )


def _event(text: str, event: Mapping[str, Any]) -> EventView:
    def ids(*keys: str) -> frozenset[str]:
        return frozenset(id for key in keys for id in event.get(key) or ())

    casualties = event.get("casualties") or ()
    return EventView(
        id=str(event.get("id")),
        type=event["type"],
        triggers=_spans(text, event["triggers"]),
        status=event.get("status"),
        actors=ids("actors"),
        recipients=ids("recipients"),
        places=ids("places", "from", "to"),
        sources=_chains(event.get("sources") or ()),
        time=_days(event.get("time") or {}),
        casualties=frozenset((c["kind"], c.get("low"), c.get("high")) for c in casualties),
    )


def _days(time: Mapping[str, Any]) -> Days | None:
    days = time.get("start"), time.get("end")
    return days if any(days) else None


def _chains(sources: Any) -> tuple[tuple[str, ...], ...]:
    """Chains of tellers; a flat list of ids is one chain."""
    if sources and not isinstance(sources[0], list):
        return (tuple(sources),)
    return tuple(map(tuple, sources))


def _spans(text: str, quotes: Any) -> tuple[Range, ...]:
    return tuple(span for quote in quotes or () for span in _spans_of(text, quote))


def _spans_of(text: str, quote: Any) -> list[Range]:
    if isinstance(quote, Mapping):
        return [(quote["start"], quote["end"])]
    if isinstance(quote, str):
        return list(_occurrences(text, quote))
    words, number = quote
    return list(_occurrences(text, words))[number - 1 : number]


def _occurrences(text: str, words: str) -> Iterator[Range]:
    at = text.find(words) if words else -1
    while at >= 0:
        yield at, at + len(words)
        at = text.find(words, at + 1)
