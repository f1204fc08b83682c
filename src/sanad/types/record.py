"""The record of one report: the contract with the store, the exports and other programs.

Values here are plain and complete: quotes are kept beside their offsets, so that a record
can be understood, checked and written without the report's text.
"""

from __future__ import annotations

from dataclasses import dataclass

from sanad.errors import RecordError
from sanad.types.event import EventType, Harm, RelationType, Status
from sanad.types.mention import Kind, Place

FORMAT = "sanad.report/1"

Chain = tuple[str, ...]
"""Entity ids from the nearest teller outwards; the outlet itself is left out."""


@dataclass(frozen=True, slots=True, order=True)
class Quote:
    """Words of the report with their place: ``text[start:end] == quote``."""

    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Why:
    """The rule (lexicon entry or grammar rule) and the words that gave a code."""

    rule: str
    span: Quote | None = None


@dataclass(frozen=True, slots=True)
class ReportHeader:
    """Which report this is."""

    id: str
    outlet: str | None
    title: str | None
    url: str | None
    published: str | None
    sha256: str
    length: int


@dataclass(frozen=True, slots=True)
class Coder:
    """Who made the record: program, version, model and the hash of all lexicons in force."""

    name: str
    version: str
    model: str
    lexicons: str


@dataclass(frozen=True, slots=True)
class Entity:
    """An actor, source, victim or place that takes part in a claim."""

    id: str
    kind: Kind
    name: str
    mentions: tuple[Quote, ...]
    sector: str | None = None
    country: str | None = None
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class EventTime:
    """The time of an event; ISO dates (Gregorian) or None where the words do not fix them."""

    start: str | None
    end: str | None
    precision: int | None
    calendar: str
    span: Quote


@dataclass(frozen=True, slots=True)
class Casualty:
    """A count of people harmed, as the report tells it."""

    kind: Harm
    low: int | None
    best: int | None
    high: int | None
    who: str | None
    span: Quote


@dataclass(frozen=True, slots=True)
class Event:
    """Somebody did something, told by somebody, with a status. All ids are entity ids."""

    id: str
    type: EventType
    mode: str | None
    contexts: tuple[str, ...]
    triggers: tuple[Quote, ...]
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    places: tuple[str, ...]
    from_places: tuple[str, ...]
    to_places: tuple[str, ...]
    time: EventTime | None
    status: Status
    sources: tuple[Chain, ...]
    denied_by: tuple[str, ...]
    casualties: tuple[Casualty, ...]
    why: tuple[Why, ...]
    confidence: float


@dataclass(frozen=True, slots=True)
class Relation:
    """Something that holds between two entities; `status` is "current" or "former"."""

    id: str
    type: RelationType
    subject: str
    object: str
    status: str
    sources: tuple[Chain, ...]
    span: Quote
    why: tuple[Why, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """Something the reader of a record should know (a time that could not be resolved …)."""

    code: str
    message: str
    span: Quote | None = None


@dataclass(frozen=True, slots=True)
class ReportRecord:
    """What one report claims, on whose word, with the words that say so."""

    report: ReportHeader
    coder: Coder
    entities: tuple[Entity, ...]
    events: tuple[Event, ...]
    relations: tuple[Relation, ...]
    notes: tuple[Note, ...] = ()

    def entity(self, id: str) -> Entity:
        """The entity with this id.

        Raises:
            RecordError: no entity has it.
        """
        for entity in self.entities:
            if entity.id == id:
                return entity
        raise RecordError(f"report {self.report.id}: no entity has the id {id!r}")
