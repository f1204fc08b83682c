"""What a time expression says, before any day is worked out."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any


@dataclass(frozen=True, slots=True)
class Shift:
    """Units away from the report's day ("report") or from a day that the text dates ("anchor")."""

    n: int
    basis: str = "report"


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a longer unit.

    Attributes:
        sense: "early", "middle", "late" (thirds); "begin", "end" (a day); "nth" (the n-th run of `count` units);
            "first", "last" (so many units).
        unit: the unit counted: "day", "week", "month", "half", "quarter", "tenth" (ten days), or "".
        n: which one; count: how many units make one.
    """

    sense: str
    unit: str = ""
    n: int = 1
    count: int = 1


@dataclass(frozen=True, slots=True)
class Moment:
    """One point of time as said; unsaid fields are None, "" or ().

    Attributes:
        clock: a clock time was given; daypart: id of "صبح" and the like.
        weekday: 0 Saturday … 6 Friday. day: day of the month.
        date: a full numeric date.
        days, week, months, years: distance in that unit ("دیروز", "هفته گذشته", "ماه جاری", "پارسال").
        decades, centuries: the same for "دههٔ گذشته", "قرن گذشته".
        month: calendar and number. season: 1 spring … 4 winter.
        year: the year as written. decade: first year of a decade as written. century: its number.
        parts: pieces of the longer unit, the outermost first.
        calendar: said by a calendar word, else "".
        toward: "gone" or "coming" for "شنبه گذشته", "تیر آینده".
        unit_words: units that were named ("month" for "ماه تیر").
    """

    clock: bool = False
    daypart: str = ""
    weekday: int | None = None
    day: int | None = None
    date: date | None = None
    days: Shift | None = None
    week: Shift | None = None
    months: Shift | None = None
    years: Shift | None = None
    decades: Shift | None = None
    centuries: Shift | None = None
    month: tuple[str, int] | None = None
    season: int | None = None
    year: str = ""
    decade: str = ""
    century: int | None = None
    parts: tuple[Part, ...] = ()
    calendar: str = ""
    toward: str = ""
    unit_words: frozenset[str] = frozenset()

    def joined(self, other: Moment) -> Moment | None:
        """Both together, or None if they say the same thing twice."""
        changes: dict[str, Any] = {}
        for name in _NAMES:
            mine, its = getattr(self, name), getattr(other, name)
            if not _said(its):
                continue
            if name in ("unit_words", "parts"):
                changes[name] = mine | its if name == "unit_words" else (*mine, *its)
            elif not _said(mine):
                changes[name] = its
            else:
                return None
        return replace(self, **changes)

    def filled(self, other: Moment) -> Moment:
        """This moment with the month and year of `other` where it says only a day or a piece ("۱۸ و ۱۹ دی")."""
        if self.date or self.days or any(getattr(self, name) for name in (*_SHARED, "season", "decade", "century")):
            return self
        return replace(self, **{name: getattr(other, name) for name in _SHARED})

    @property
    def has_year(self) -> bool:
        """True if the year is fixed by a number or a distance."""
        return bool(self.year or self.years or self.date)

    @property
    def is_day(self) -> bool:
        """True if it names a single day."""
        return bool(self.date or self.days or self.day is not None or self.weekday is not None or self.clock)


_NAMES = tuple(field.name for field in fields(Moment))


def _said(value: Any) -> bool:
    return bool(value) or (value == 0 and value is not False)


_SHARED = ("month", "months", "week", "year", "years", "calendar")


@dataclass(frozen=True, slots=True)
class Between:
    """A range: from `left` to `right`, or to the report's day where `right` is None."""

    left: Moment
    right: Moment | None


@dataclass(frozen=True, slots=True)
class Counted:
    """So many units from the report's day or from an anchor; `count` None for a vague number.

    sense: "gone", "recent", "coming" (the whole stretch); "ago", "hence" (the unit that lies there);
    "later", "earlier" (the same from an anchor, the expression `anchor` if it stands inside).
    """

    count: float | None
    unit: str
    sense: str
    anchor: Moment | None = None
    calendar: str = ""


@dataclass(frozen=True, slots=True)
class Lasting:
    """A duration."""

    count: float | None
    unit: str


@dataclass(frozen=True, slots=True)
class Repeated:
    """A repeated time."""

    unit: str


@dataclass(frozen=True, slots=True)
class Whole:
    """The whole of a unit: "در طول هفته گذشته"."""

    of: Moment


Said = Moment | Between | Counted | Lasting | Repeated | Whole
