"""One report as one self-contained page: the article with its evidence lit, the events beside it.

The page asks for nothing from outside, can be read without scripts, and treats every word of the report as text:
all values are escaped, and its content security policy lets only its own script run.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from sanad.export.segments import flatten
from sanad.export.words import QUAD_NAMES, clean, count, days, quad_of, summary
from sanad.types.record import Event, Quote, Relation, ReportRecord

_UNSHOWABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]")

TEMPLATES = Path(__file__).parent / "templates"


@dataclass(frozen=True, slots=True)
class Piece:
    """A segment as the page shows it: `jump` is the event that a click opens, `quad` its colour."""

    text: str
    keys: str
    jump: int | None
    quad: int | None


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a card: its label, the class that colours it, and its words."""

    label: str
    role: str
    words: tuple[str, ...]
    note: str = ""
    between: str = "،"


@dataclass(frozen=True, slots=True)
class Card:
    """An event or relation as the page shows it; `keys` say which words it lights ("actor:e2")."""

    event: Event | None
    relation: Relation | None
    quad: int
    keys: str
    rows: tuple[Row, ...]


def page(record: ReportRecord, text: str) -> str:
    """The page of one record as HTML.

    Args:
        record: the record to show.
        text: the text it was made from; its spans are cut from this.
    """
    script = asset("report.js")
    written = (
        templates()
        .get_template("report.html.j2")
        .render(
            record=record,
            pieces=list(_pieces(record, text)),
            cards=[_event_card(record, i) for i in range(len(record.events))],
            relations=[_relation_card(record, i) for i in range(len(record.relations))],
            quad_names=QUAD_NAMES,
            style=asset("report.css"),
            script=script,
            script_hash=base64.b64encode(hashlib.sha256(script.encode()).digest()).decode(),
        )
    )
    return showable(written)


@lru_cache(maxsize=1)
def templates() -> Environment:
    """The templates of all pages, with every value escaped."""
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(clean=clean, summary=summary)
    return environment


def asset(name: str) -> Markup:
    """A style sheet or script of our own, which goes into the page as it is."""
    return Markup((TEMPLATES / name).read_text(encoding="utf-8"))


def showable(page: str) -> str:
    """Replace what HTML or UTF-8 cannot carry: control characters and lone surrogates."""
    return _UNSHOWABLE.sub("\ufffd", page)


def _pieces(record: ReportRecord, text: str) -> Iterator[Piece]:
    quads = {f"v{i}": quad_of(event) for i, event in enumerate(record.events)}
    for segment in flatten(text, _spans(record)):
        triggers = [key for key in segment.keys if key in quads]
        jump = min((int(key[1:]) for key in triggers), default=None)
        yield Piece(segment.text, " ".join(segment.keys), jump, None if jump is None else quads[f"v{jump}"])


def _spans(record: ReportRecord) -> Iterator[tuple[int, int, str]]:
    """All evidence with its key. Keys are made from positions, since ids of foreign records may be anything."""
    for i, entity in enumerate(record.entities):
        yield from (_keyed(mention, f"e{i}") for mention in entity.mentions)
    for i, event in enumerate(record.events):
        yield from (_keyed(trigger, f"v{i}") for trigger in event.triggers)
        yield from (_keyed(casualty.span, f"v{i}.harm") for casualty in event.casualties)
        if event.time is not None:
            yield _keyed(event.time.span, f"v{i}.time")
    for i, relation in enumerate(record.relations):
        yield _keyed(relation.span, f"r{i}")


def _keyed(quote: Quote, key: str) -> tuple[int, int, str]:
    return quote.start, quote.end, key


def _event_card(record: ReportRecord, i: int) -> Card:
    event = record.events[i]
    place = {entity.id: f"e{n}" for n, entity in enumerate(record.entities)}
    roles = {
        "source": [id for chain in event.sources for id in chain],
        "place": [*event.places, *event.from_places, *event.to_places],
        "recipient": event.recipients,
        "actor": event.actors,
    }
    keys = [f"{role}:{place[id]}" for role, ids in roles.items() for id in ids]
    keys += [f"time:v{i}.time", f"harm:v{i}.harm", f"trigger:v{i}"]
    return Card(event, None, quad_of(event), " ".join(keys), tuple(_event_rows(record, event)))


def _event_rows(record: ReportRecord, event: Event) -> Iterator[Row]:
    def named(label: str, role: str, ids: tuple[str, ...]) -> Iterator[Row]:
        if ids:
            yield Row(label, role, tuple(record.entity(id).name for id in ids))

    yield Row("words", "trigger", tuple(trigger.quote for trigger in event.triggers))
    yield from named("who", "actor", event.actors)
    yield from named("to whom", "recipient", event.recipients)
    yield from named("where", "place", event.places)
    yield from named("from", "place", event.from_places)
    yield from named("to", "place", event.to_places)
    if event.time is not None:
        yield Row("when", "time", (event.time.span.quote,), days(event.time))
    for casualty in event.casualties:
        yield Row(casualty.kind.value, "harm", (casualty.span.quote,), count(casualty))
    for chain in event.sources:
        yield Row("told by", "source", tuple(record.entity(id).name for id in chain), between=" ←")
    yield from named("denied by", "source", event.denied_by)


def _relation_card(record: ReportRecord, i: int) -> Card:
    relation = record.relations[i]
    place = {entity.id: f"e{n}" for n, entity in enumerate(record.entities)}
    keys = f"actor:{place[relation.subject]} recipient:{place[relation.object]} trigger:r{i}"
    rows = [
        Row("who", "actor", (record.entity(relation.subject).name,)),
        Row("of what", "recipient", (record.entity(relation.object).name,)),
        Row("words", "trigger", (relation.span.quote,)),
        *(
            Row("told by", "source", tuple(record.entity(id).name for id in chain), between=" ←")
            for chain in relation.sources
        ),
    ]
    return Card(None, relation, 0, keys, tuple(rows))
