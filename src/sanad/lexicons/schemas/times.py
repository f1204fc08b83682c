"""Words of time and number."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sanad.lexicons.schemas.base import Entry

TimeRole = Literal[
    "month", "weekday", "unit", "per-unit", "daypart", "hours-of", "day", "year", "season", "relation", "this",
    "part", "whole", "calendar", "until", "now", "and", "ordinal-date", "every", "around", "dated", "equal", "gap",
    "year-noun", "long-noun", "aged-noun", "war-noun", "age-word", "proper", "tense", "function", "preposition",
]  # fmt: skip
"""What a word of time does.

month, weekday, season; unit (ماه), per-unit (روزه); daypart (صبح), hours-of ("ساعات اولیه");
day (دیروز) and year (پارسال) by their distance from the report; relation ("گذشته") and this ("همین") say which
unit is meant; part (اوایل) and whole (سراسر) which piece of it; calendar (میلادی); until and now end a range;
and joins; every makes a set; around (حوالی) comes before a clock time; dated (مورخ) may stand inside a date;
year-noun (انتخابات) goes before a bare year; long-noun (حبس) shows that "پنج ساله" is a duration, aged-noun (مرد) and
age-word (سن) that it is an age, war-noun that it is a name; proper words (خبرگزاری) make a name of a neighbour;
tense words place a date before or after the report; function and preposition are the words that show a bare
month or year to be a time.
"""


@dataclass(frozen=True, kw_only=True)
class TimeWordEntry(Entry):
    """A word of time.

    Attributes:
        form: the usual form.
        forms: variants.
        role: what it does, see `TimeRole`.
        calendar: "jalali", "gregorian", "hijri" or "".
        value: its number (month 1–12, weekday 0 = Saturday, season 1–4, offset in days or years), or None.
        unit: the unit that it names or counts ("day", "month" …), or "".
        sense: which of the role's meanings ("gone", "early", "future" …), or "".
        alone: whether a month or season without day, year or "ماه" is a time: always ("free"), after a preposition
            and before a word that cannot belong to it ("guarded"), or never ("never").
        cues: words of which one must stand in the report for a guarded word to count, or empty.
        not_after: words that rule the meaning out when they stand directly before.
        not_before: words that rule it out when they stand directly after.
    """

    form: str
    forms: tuple[str, ...] = ()
    role: TimeRole
    calendar: Literal["", "jalali", "gregorian", "hijri"] = ""
    value: int | None = None
    unit: str = ""
    sense: str = ""
    alone: Literal["free", "guarded", "never"] = "free"
    cues: tuple[str, ...] = ()
    not_after: tuple[str, ...] = ()
    not_before: tuple[str, ...] = ()


NumberRole = Literal[
    "numeral", "ordinal", "half", "multiplier", "vague", "modifier", "classifier", "people", "harm", "kind-noun",
    "none", "including", "from", "statistic", "determiner", "particle", "stop", "thing", "continues",
]  # fmt: skip
"""What a word of number does.

numeral (پنج), ordinal (اول), half (نیم), multiplier (هزار), vague (چند); modifier (دست‌کم); classifier (نفر);
people: a noun for people that can be counted; harm: a predicate or noun that says what happened to them;
kind-noun: a people noun that carries its harm (زخمی); none (هیچ); including ("از جمله");
from: the "از" of a partitive; statistic (شمار) leads to a number; determiner (این) stands before a noun, particle
(را) between a noun and its verb; stop and continues: where a counted noun phrase ends or goes on;
thing: a measure or thing that is counted with the classifier's letters ("هفت تن آرد").
"""


@dataclass(frozen=True, kw_only=True)
class NumberWordEntry(Entry):
    """A word of number or quantity.

    Attributes:
        form, forms: the words.
        role: what it does, see `NumberRole`.
        value: its number, or None.
        low, high: bounds of a vague count, or None.
        kind: harm ("killed") or the modifier's sense ("more_than"), or "".
        sense: "plural" for a people noun in the plural, else "".
        place: for a harm: it follows the counted people ("after"), goes before them ("before"), or either ("any").
    """

    form: str
    forms: tuple[str, ...] = ()
    role: NumberRole
    value: float | None = None
    low: int | None = None
    high: int | None = None
    kind: str = ""
    place: Literal["any", "before", "after"] = "any"
    sense: str = ""
