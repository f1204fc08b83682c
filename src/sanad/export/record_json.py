"""The report record as JSON: one fixed order of keys, the same bytes each time, checked when read back."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable
from typing import Any

from sanad.errors import RecordError
from sanad.export.json_access import At
from sanad.types.event import CONTEXTS, MODES, SECTORS, EventType, Harm, RelationType, Status
from sanad.types.mention import Kind, Place
from sanad.types.record import (
    FORMAT,
    Casualty,
    Chain,
    Coder,
    Entity,
    Event,
    EventTime,
    Note,
    Quote,
    Relation,
    ReportHeader,
    ReportRecord,
    Why,
)

CONFIDENCE_DIGITS = 3
DEGREE_DIGITS = 5
"""Five decimals of a degree are about one metre."""

_UNSAFE = re.compile("[\ud800-\udfff\u0085\u2028\u2029]")


def to_json(record: ReportRecord) -> str:
    """The record as one indented JSON object that ends with a newline."""
    return _safe(json.dumps(to_dict(record), ensure_ascii=False, indent=2, allow_nan=False)) + "\n"


def to_line(record: ReportRecord) -> str:
    """The record as one line of JSON that ends with a newline."""
    return _safe(json.dumps(to_dict(record), ensure_ascii=False, allow_nan=False)) + "\n"


def from_json(data: str | bytes, *, text: str | None = None) -> ReportRecord:
    """Read a record from JSON; see `from_dict`.

    Raises:
        RecordError: not JSON, or not a record.
    """
    try:
        value = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise RecordError(f"record: not JSON: {error}") from error
    return from_dict(value, text=text)


def to_dict(record: ReportRecord) -> dict[str, Any]:
    """The record as plain dicts and lists, keys in the order of the format."""
    head, coder = record.report, record.coder
    return {
        "format": FORMAT,
        "report": {
            "id": head.id,
            "outlet": head.outlet,
            "title": head.title,
            "url": head.url,
            "published": head.published,
            "sha256": head.sha256,
            "length": head.length,
        },
        "coder": {
            "name": coder.name,
            "version": coder.version,
            "model": coder.model,
            "lexicons": coder.lexicons,
        },
        "entities": [_entity(e) for e in record.entities],
        "events": [_event(v) for v in record.events],
        "relations": [_relation(r) for r in record.relations],
        "notes": [{"code": n.code, "message": n.message, "span": _maybe_quote(n.span)} for n in record.notes],
    }


def _safe(written: str) -> str:
    """Escape what JSON allows but files do not: lone surrogates have no UTF-8, and line separators split lines."""
    return _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", written)


def _quote(quote: Quote) -> dict[str, Any]:
    return {"start": quote.start, "end": quote.end, "quote": quote.quote}


def _maybe_quote(quote: Quote | None) -> dict[str, Any] | None:
    return None if quote is None else _quote(quote)


def _whys(whys: Iterable[Why]) -> list[dict[str, Any]]:
    return [{"rule": why.rule, "span": _maybe_quote(why.span)} for why in whys]


def _entity(entity: Entity) -> dict[str, Any]:
    return {
        "id": entity.id,
        "kind": entity.kind.value,
        "name": entity.name,
        "mentions": [_quote(m) for m in entity.mentions],
        "sector": entity.sector,
        "country": entity.country,
        "place": None if entity.place is None else _place(entity.place),
    }


def _place(place: Place) -> dict[str, Any]:
    return {
        "gazetteer": place.gazetteer,
        "id": place.id,
        "name": place.name,
        "country": place.country,
        "adm1": place.adm1,
        "lat": round(float(place.lat), DEGREE_DIGITS),
        "lon": round(float(place.lon), DEGREE_DIGITS),
        "precision": place.precision,
    }


def _event(event: Event) -> dict[str, Any]:
    return {
        "id": event.id,
        "type": event.type.value,
        "mode": event.mode,
        "contexts": list(event.contexts),
        "triggers": [_quote(t) for t in event.triggers],
        "actors": list(event.actors),
        "recipients": list(event.recipients),
        "places": list(event.places),
        "from": list(event.from_places),
        "to": list(event.to_places),
        "time": None if event.time is None else _time(event.time),
        "status": event.status.value,
        "sources": [list(chain) for chain in event.sources],
        "denied_by": list(event.denied_by),
        "casualties": [_casualty(c) for c in event.casualties],
        "why": _whys(event.why),
        "confidence": round(float(event.confidence), CONFIDENCE_DIGITS),
    }


def _time(time: EventTime) -> dict[str, Any]:
    return {
        "start": time.start,
        "end": time.end,
        "precision": time.precision,
        "calendar": time.calendar,
        "span": _quote(time.span),
    }


def _casualty(casualty: Casualty) -> dict[str, Any]:
    return {
        "kind": casualty.kind.value,
        "low": casualty.low,
        "best": casualty.best,
        "high": casualty.high,
        "who": casualty.who,
        "span": _quote(casualty.span),
    }


def _relation(relation: Relation) -> dict[str, Any]:
    return {
        "id": relation.id,
        "type": relation.type.value,
        "subject": relation.subject,
        "object": relation.object,
        "status": relation.status,
        "sources": [list(chain) for chain in relation.sources],
        "span": _quote(relation.span),
        "why": _whys(relation.why),
    }


def from_dict(data: object, *, text: str | None = None) -> ReportRecord:
    """Read a record from plain dicts and lists; keys that the format does not know are ignored.

    Args:
        data: what `to_dict` or a JSON reader gives.
        text: the report's text; if given, every quote is compared with it.

    Raises:
        RecordError: a key is missing, a value is of the wrong kind, an id is unknown or stands twice,
            or a span does not cut its quote. The message says where and what.
    """
    whole = At(data, "record")
    if whole.key("format").value != FORMAT:
        whole.key("format").wrong(repr(FORMAT))
    report = whole.key("report")
    return _Reader(At(data, f"record {report.key('id').text()}"), text).record()


class _Reader:
    """One pass over one record; entity ids are known before the claims that use them."""

    def __init__(self, data: At, text: str | None) -> None:
        self._data = data
        self._text = text
        self._length = 0
        self._entities: frozenset[str] = frozenset()

    def record(self) -> ReportRecord:
        data = self._data
        report = self._header(data.key("report"))
        self._length = report.length
        entities = data.key("entities").items(self._entity)
        self._entities = _unique(data.key("entities"), [e.id for e in entities])
        events = data.key("events").items(self._event)
        _unique(data.key("events"), [v.id for v in events])
        relations = data.key("relations").items(self._relation)
        _unique(data.key("relations"), [r.id for r in relations])
        notes = data.key("notes").items(self._note)
        return ReportRecord(report, _coder(data.key("coder")), entities, events, relations, notes)

    def _header(self, at: At) -> ReportHeader:
        header = ReportHeader(
            id=at.key("id").text(),
            outlet=at.key("outlet").maybe(At.text),
            title=at.key("title").maybe(At.text),
            url=at.key("url").maybe(At.text),
            published=at.key("published").maybe(At.text),
            sha256=at.key("sha256").text(),
            length=at.key("length").whole(),
        )
        if self._text is not None:
            _check_text(at, header, self._text)
        return header

    def _quote(self, at: At) -> Quote:
        quote = Quote(at.key("start").whole(), at.key("end").whole(), at.key("quote").text())
        if not quote.start < quote.end <= self._length or quote.end - quote.start != len(quote.quote):
            at.wrong(f"start < end <= {self._length} and a quote as long as its span")
        if self._text is not None and self._text[quote.start : quote.end] != quote.quote:
            at.wrong(f"the text's words {self._text[quote.start : quote.end]!r}")
        return quote

    def _entity(self, at: At) -> Entity:
        return Entity(
            id=at.key("id").text(),
            kind=at.key("kind").choice(Kind),
            name=at.key("name").text(),
            mentions=at.key("mentions").items(self._quote),
            sector=at.key("sector").maybe(lambda a: a.one_of(SECTORS)),
            country=at.key("country").maybe(At.text),
            place=at.key("place").maybe(_read_place),
        )

    def _known(self, at: At) -> str:
        return at.text() if at.text() in self._entities else at.wrong("the id of an entity of this record")

    def _ids(self, at: At) -> Chain:
        return at.items(self._known)

    def _chain(self, at: At) -> Chain:
        return self._ids(at) or at.wrong("a chain of at least one teller")

    def _why(self, at: At) -> Why:
        return Why(at.key("rule").text(), at.key("span").maybe(self._quote))

    def _note(self, at: At) -> Note:
        return Note(at.key("code").text(), at.key("message").text(), at.key("span").maybe(self._quote))

    def _event(self, at: At) -> Event:
        kind = at.key("type").choice(EventType)
        return Event(
            id=at.key("id").text(),
            type=kind,
            mode=at.key("mode").maybe(lambda a: a.one_of(MODES[kind])),
            contexts=at.key("contexts").items(lambda a: a.one_of(CONTEXTS)),
            triggers=at.key("triggers").items(self._quote),
            actors=self._ids(at.key("actors")),
            recipients=self._ids(at.key("recipients")),
            places=self._ids(at.key("places")),
            from_places=self._ids(at.key("from")),
            to_places=self._ids(at.key("to")),
            time=at.key("time").maybe(self._time),
            status=at.key("status").choice(Status),
            sources=at.key("sources").items(self._chain),
            denied_by=self._ids(at.key("denied_by")),
            casualties=at.key("casualties").items(self._casualty),
            why=at.key("why").items(self._why),
            confidence=at.key("confidence").number(0, 1),
        )

    def _time(self, at: At) -> EventTime:
        return EventTime(
            start=at.key("start").maybe(At.text),
            end=at.key("end").maybe(At.text),
            precision=at.key("precision").maybe(lambda a: a.whole(1, 5)),
            calendar=at.key("calendar").text(),
            span=self._quote(at.key("span")),
        )

    def _casualty(self, at: At) -> Casualty:
        return Casualty(
            kind=at.key("kind").choice(Harm),
            low=at.key("low").maybe(At.whole),
            best=at.key("best").maybe(At.whole),
            high=at.key("high").maybe(At.whole),
            who=at.key("who").maybe(self._known),
            span=self._quote(at.key("span")),
        )

    def _relation(self, at: At) -> Relation:
        return Relation(
            id=at.key("id").text(),
            type=at.key("type").choice(RelationType),
            subject=self._known(at.key("subject")),
            object=self._known(at.key("object")),
            status=at.key("status").one_of(("current", "former")),
            sources=at.key("sources").items(self._chain),
            span=self._quote(at.key("span")),
            why=at.key("why").items(self._why),
        )


def _coder(at: At) -> Coder:
    return Coder(*(at.key(name).text() for name in ("name", "version", "model", "lexicons")))


def _read_place(at: At) -> Place:
    return Place(
        gazetteer=at.key("gazetteer").text(),
        id=at.key("id").whole(),
        name=at.key("name").text(),
        country=at.key("country").maybe(At.text),
        adm1=at.key("adm1").maybe(At.text),
        lat=at.key("lat").number(-90, 90),
        lon=at.key("lon").number(-180, 180),
        precision=at.key("precision").whole(1, 7),
    )


def _unique(at: At, ids: list[str]) -> frozenset[str]:
    first: dict[str, int] = {}
    for i, id in enumerate(ids):
        if first.setdefault(id, i) != i:
            raise RecordError(f"{at.where}[{i}].id: {id!r} stands already at {at.where}[{first[id]}]")
    return frozenset(first)


def _check_text(at: At, header: ReportHeader, text: str) -> None:
    if header.length != len(text):
        at.key("length").wrong(f"{len(text)}, the length of the given text")
    if header.sha256 != hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest():
        at.key("sha256").wrong("the hash of the given text")
