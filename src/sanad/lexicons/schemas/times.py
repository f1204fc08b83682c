"""Words of time and number."""

from __future__ import annotations

from dataclasses import dataclass

from sanad.lexicons.schemas.base import Entry


@dataclass(frozen=True, kw_only=True)
class TimeWordEntry(Entry):
    """A word of time: month, weekday, unit, part of day, modifier, deictic word …

    Attributes:
        form: the usual form.
        forms: variants.
        role: what it is ("month", "weekday", "unit", "daypart", "season", "deictic", "modifier" …).
        calendar: "jalali", "gregorian", "hijri" or "".
        value: its number (month 1–12, weekday 0 = Saturday, days in a unit, offset in units), or None.
        unit: the unit that `value` counts, or "".
        cues: folded words of which one must stand beside it where the form has other meanings, or empty.
    """

    form: str
    forms: tuple[str, ...] = ()
    role: str
    calendar: str = ""
    value: float | None = None
    unit: str = ""
    cues: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class NumberWordEntry(Entry):
    """A word of number or quantity: numeral, multiplier, vague count, modifier, classifier, harm word.

    Attributes:
        form, forms: the words.
        role: "numeral", "multiplier", "vague", "modifier", "classifier", "harm", "counted" …
        value: its number, or None.
        low, high: bounds of a vague count, or None.
        kind: harm or modifier kind ("killed", "more_than"), or "".
    """

    form: str
    forms: tuple[str, ...] = ()
    role: str
    value: float | None = None
    low: int | None = None
    high: int | None = None
    kind: str = ""
