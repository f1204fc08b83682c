"""Who, where, when and how many: what a report's words point at."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sanad.types.text import Span


class Kind(StrEnum):
    """Kinds of entity; their meaning stands in docs/record.md."""

    PERSON = "PERSON"
    GROUP = "GROUP"
    ORG = "ORG"
    STATE = "STATE"
    SECURITY = "SECURITY"
    MEDIA = "MEDIA"
    POPULATION = "POPULATION"
    PLACE = "PLACE"
    FACILITY = "FACILITY"
    DOCUMENT = "DOCUMENT"


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something was said: the rule (a lexicon entry's id or a grammar rule's name) and its words."""

    rule: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """One place in the text where an entity is named or described.

    Attributes:
        span: the words, without preposition, title of address and trailing description.
        head: index of the token that carries the grammar (its dependency is the mention's role).
        kind: the most likely kind.
        name: folded name without titles, the key that variants share.
        entry: id of the lexicon entry that knows it, or "".
        sector: PLOVER sector code or None.
        country: ISO 3166-1 alpha-3 of the allegiance or None.
        form: "name", "description" ("یک منبع آگاه"), "pronoun" ("وی"), "demonstrative" ("این گروه") or
            "adjective" (the state in "موشک ایرانی").
        why: what found it.
    """

    span: Span
    head: int
    kind: Kind
    name: str
    entry: str = ""
    sector: str | None = None
    country: str | None = None
    form: str = "name"
    why: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """A point on the map. `precision` is UCDP's where_prec: 1 exact … 7 international waters or airspace."""

    gazetteer: str
    id: int
    name: str
    country: str | None
    adm1: str | None
    lat: float
    lon: float
    precision: int


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A time in the text and the days that it means.

    Attributes:
        span: the words, without preposition.
        start, end: first and last day (Gregorian), or None where the text does not fix them.
        precision: UCDP's date_prec (1 day, 2 range of 2–6 days, 3 week, 4 month, 5 year or longer) or None.
        calendar: "jalali", "gregorian", "hijri" or "relative".
        kind: "point", "range", "duration" or "set".
        why: what resolved it.
    """

    span: Span
    start: date | None
    end: date | None
    precision: int | None
    calendar: str
    kind: str
    why: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Quantity:
    """A count of people. `who` is the counted noun phrase inside `span`; `kind` the harm ("killed" … "other")."""

    span: Span
    low: int | None
    best: int | None
    high: int | None
    kind: str
    who: Span | None = None
    why: tuple[Reason, ...] = ()
