"""brat standoff: a .txt with the report's exact text, an .ann beside it, and the configuration that brat needs.

Offsets count code points, as brat does. A span over a line end becomes fragments, since brat shows line by line.
Format: https://brat.nlplab.org/standoff.html
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import count

from sanad.export.words import count as number_of
from sanad.export.words import days
from sanad.types.event import MODES, EventType, Harm, RelationType, Status
from sanad.types.mention import Kind
from sanad.types.record import Entity, Event, Quote, Relation, ReportRecord

TIME = "TIME"

_LONE_HALVES = re.compile("[\ud800-\udfff]")


def text_file(text: str) -> str:
    """What goes into the .txt: the text with lone surrogates replaced one for one, so that offsets hold.

    Write it without translating line ends.
    """
    return _LONE_HALVES.sub("\ufffd", text)


def annotation_file(record: ReportRecord) -> str:
    """What goes into the .ann: entities, events with roles, attributes, relations and notes."""
    return text_file("".join(f"{line}\n" for line in _Writer(record).lines()))


def configuration() -> str:
    """The annotation.conf under which brat shows these annotations."""
    harms = [harm.value.upper() for harm in Harm]
    roles = "Actor*:<ENTITY>, Recipient*:<ENTITY>, Place*:<ENTITY>, From*:<ENTITY>, To*:<ENTITY>, Source*:<ENTITY>"
    roles += f", Denier*:<ENTITY>, Time?:{TIME}, Casualty*:{'|'.join(harms)}"
    modes = sorted({mode for modes in MODES.values() for mode in modes})
    return "\n".join(
        (
            "[entities]",
            *(kind.value for kind in Kind),
            TIME,
            *harms,
            "[relations]",
            *(f"{kind.value} Arg1:<ENTITY>, Arg2:<ENTITY>" for kind in RelationType),
            "[events]",
            *(f"{kind.value} {roles}" for kind in EventType),
            "[attributes]",
            f"Status Arg:<EVENT>, Value:{'|'.join(Status)}",
            f"Mode Arg:<EVENT>, Value:{'|'.join(modes)}",
            "",
        )
    )


class _Writer:
    """Numbers everything in the order of the record."""

    def __init__(self, record: ReportRecord) -> None:
        self._record = record
        self._numbers = {letter: count(1) for letter in "TERA#"}
        self._first: dict[str, str] = {}
        """Entity id → its first text-bound annotation, to which roles point."""

    def lines(self) -> Iterator[str]:
        for entity in self._record.entities:
            yield from self._entity(entity)
        for event in self._record.events:
            yield from self._event(event)
        for relation in self._record.relations:
            yield from self._relation(relation)

    def _id(self, letter: str) -> str:
        return f"{letter}{next(self._numbers[letter])}"

    def _bound(self, label: str, quote: Quote) -> tuple[str, str]:
        """A new text-bound annotation: its id and its line."""
        id = self._id("T")
        fragments = _fragments(quote)
        places = ";".join(f"{start} {end}" for start, end, _ in fragments)
        return id, f"{id}\t{label} {places}\t{' '.join(words for _, _, words in fragments)}"

    def _note(self, target: str, words: str) -> str:
        return f"{self._id('#')}\tAnnotatorNotes {target}\t{' '.join(words.split())}"

    def _entity(self, entity: Entity) -> Iterator[str]:
        ids = []
        for mention in entity.mentions:
            id, line = self._bound(entity.kind.value, mention)
            ids.append(id)
            yield line
        if len(ids) > 1:
            yield "*\tEquiv " + " ".join(ids)
        if ids:
            self._first[entity.id] = ids[0]
            yield self._note(ids[0], f"{entity.id} {entity.name}")

    def _event(self, event: Event) -> Iterator[str]:
        kind = event.type.value
        roles = [f"{role}:{self._first[id]}" for role, id in _numbered(_roles(event)) if id in self._first]
        if event.time is not None:
            id, line = self._bound(TIME, event.time.span)
            roles.append(f"Time:{id}")
            yield line
            yield self._note(id, days(event.time))
        for number, casualty in enumerate(event.casualties, 1):
            id, line = self._bound(casualty.kind.value.upper(), casualty.span)
            roles.append(f"Casualty{number if number > 1 else ''}:{id}")
            yield line
            yield self._note(id, number_of(casualty))
        for number, trigger in enumerate(event.triggers):
            bound, line = self._bound(kind, trigger)
            yield line
            own = self._id("E")
            if number == 0:
                yield " ".join((f"{own}\t{kind}:{bound}", *roles))
                yield from self._attributes(own, event)
                yield self._note(own, f"{event.id} {' '.join(why.rule for why in event.why)}")
            else:
                yield f"{own}\t{kind}:{bound}"
                yield self._note(own, f"more words of {event.id}")

    def _attributes(self, target: str, event: Event) -> Iterator[str]:
        yield f"{self._id('A')}\tStatus {target} {event.status.value}"
        if event.mode is not None:
            yield f"{self._id('A')}\tMode {target} {event.mode}"

    def _relation(self, relation: Relation) -> Iterator[str]:
        subject, object = self._first.get(relation.subject), self._first.get(relation.object)
        if subject and object:
            yield f"{self._id('R')}\t{relation.type.value} Arg1:{subject} Arg2:{object}"


def _roles(event: Event) -> Iterator[tuple[str, str]]:
    for role, ids in (
        ("Actor", event.actors),
        ("Recipient", event.recipients),
        ("Place", event.places),
        ("From", event.from_places),
        ("To", event.to_places),
        ("Source", [id for chain in event.sources for id in chain]),
        ("Denier", event.denied_by),
    ):
        for id in ids:
            yield role, id


def _numbered(roles: Iterator[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Roles as brat wants repeated ones: Actor, Actor2, Actor3."""
    seen: dict[str, int] = {}
    for role, id in roles:
        seen[role] = seen.get(role, 0) + 1
        yield (role if seen[role] == 1 else f"{role}{seen[role]}"), id


def _fragments(quote: Quote) -> list[tuple[int, int, str]]:
    """The pieces of a quote between line ends, with their places in the text."""
    pieces, start = [], quote.start
    for line in quote.quote.splitlines(keepends=True):
        words = line.rstrip("\r\n\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029")
        if words:
            pieces.append((start, start + len(words), words))
        start += len(line)
    return pieces or [(quote.start, quote.end, " ")]
