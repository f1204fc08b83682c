"""The pieces of a point of time: clock, part of day, weekday, day, month, year, season, unit.

Each reader takes the words and an index and gives what it read with the index after it, or None.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import Any

from sanad.lexicons.schemas.times import TimeWordEntry
from sanad.mentions.numbers import read_number
from sanad.mentions.times.calendars import day_of
from sanad.mentions.times.moment import Moment, Part, Shift
from sanad.mentions.words import Words, number_word, text_at, time_word
from sanad.text import fold_word

Read = tuple[Moment, int] | None

_CLOCK = re.compile(r"([01]?\d|2[0-4])[:.]([0-5]\d)(?::[0-5]\d)?")
_DATE = re.compile(r"(\d{1,4})([/.-])(\d{1,2})\2(\d{1,4})")
_UNIT_SHIFT = {"day": "days", "night": "days", "week": "week", "month": "months", "year": "years",
               "decade": "decades", "century": "centuries"}  # fmt: skip
_STEP = {"gone": Shift(-1), "ago": Shift(-1), "coming": Shift(1), "later": Shift(1, "anchor"), "current": Shift(0)}
_THIS = {"current": Shift(0), "anchor": Shift(0, "anchor"), "next": Shift(1, "anchor")}
_MORNING_OR_NOON = ("morning", "dawn", "noon", "forenoon", "afternoon", "midnight")
_RUNS = {"week": "week", "decade": "tenth"}


def clock(words: Words, i: int) -> Read:
    """ "ساعت ۲:۰۴", "ساعت هشت و نیم", "۸ صبح", "ساعت ۲ الی ۳"."""
    named = _is_unit(words, i, "hour")
    end = _clock_end(words, i + 1 if named else i, named=named)
    if end is None:
        return None
    if time_word(words, end, "until") and (further := _clock_end(words, end + 1, named=named)):
        end = further
    return Moment(clock=True), end


def _clock_end(words: Words, i: int, *, named: bool) -> int | None:
    part = time_word(words, i + 1, "daypart")
    if i < len(words) and words[i].kind == "number" and _CLOCK.fullmatch(words[i].text):
        return i + 1 if named or part else None
    number = read_number(words, i)
    if number is None or number.ordinal or number.value is None or not 0 <= number.value <= 24:
        return None
    if not named:
        part = time_word(words, number.end, "daypart")
        return number.end if part and part.sense in _MORNING_OR_NOON and number.value <= 12 else None
    return _minutes_end(words, number.end)


def _minutes_end(words: Words, i: int) -> int:
    """ "… و ۳۰ دقیقه", "… و نیم"."""
    if time_word(words, i, "and"):
        if number_word(words, i + 1, "half"):
            return i + 2
        minutes = read_number(words, i + 1)
        if minutes and _is_unit(words, minutes.end, "minute"):
            return minutes.end + 1
    return i


def day_part(words: Words, i: int) -> Read:
    """ "بامداد", "ساعات اولیه بامداد", "شامگاه گذشته"."""
    if time_word(words, i, "hours-of"):
        return day_part(words, i + 1) or (Moment(daypart="hours"), i + 1)
    entry = time_word(words, i, "daypart")
    if entry is None:
        return None
    relation = time_word(words, i + 1, "relation")
    if relation and relation.sense == "gone":
        return Moment(daypart=entry.sense, days=Shift(-1)), i + 2
    return Moment(daypart=entry.sense), i + 1


def weekday(words: Words, i: int) -> Read:
    """ "روز جمعه", "شنبه گذشته"; not "نماز جمعه"."""
    at = i + 1 if _is_unit(words, i, "day") else i
    entry = time_word(words, at, "weekday")
    if entry is None or entry.sense == "plural" or not fits(words, at, entry):
        return None
    relation = time_word(words, at + 1, "relation")
    toward = {"gone": "gone", "ago": "gone", "coming": "coming"}.get(relation.sense, "") if relation else ""
    return Moment(weekday=entry.value, toward=toward), at + 2 if toward else at + 1


def deictic(words: Words, i: int) -> Read:
    """ "دیروز", "پارسال"."""
    if (entry := time_word(words, i, "day")) and fits(words, i, entry):
        return Moment(days=Shift(entry.value or 0)), i + 1
    if entry := time_word(words, i, "year"):
        return Moment(years=Shift(entry.value or 0)), i + 1
    return None


def numeric_date(words: Words, i: int) -> Read:
    """ "1403/10/11", "31-12-2024", "98/10/18"."""
    match = _DATE.fullmatch(words[i].text) if i < len(words) and words[i].kind == "number" else None
    if match is None or (i and words[i - 1].kind == "skip" and words[i - 1].end == words[i].start):
        return None
    found = _dated(match)
    return (Moment(date=found[0], calendar=found[1]), i + 1) if found else None


def _dated(match: re.Match[str]) -> tuple[date, str] | None:
    first, last = match[1], match[4]
    month, year, day = int(match[3]), first, last
    if len(last) == 4:
        year, day = last, first
    elif len(first) == 2 and 30 <= int(first) <= 99 and match[2] == "/" and int(day) <= 31:
        year = "13" + first
    elif len(first) != 4:
        return None
    calendar = "jalali" if 1200 <= int(year) <= 1500 else "gregorian"
    if not (1200 <= int(year) <= 1500 or 1800 <= int(year) <= 2150):
        return None
    found = day_of(calendar, int(year), month, int(day))
    return (found, calendar) if found else None


def month_day(words: Words, i: int) -> Read:
    """ "۲۶ خرداد", "روز نهم ماه صفر", "۱۵ ماه جاری", "۲۰ مرداد ماه"; the day alone only before these."""
    at = i + 1 if _is_unit(words, i, "day") or _is_unit(words, i, "night") else i
    number = read_number(words, at)
    if number is None or number.value is None or not 1 <= number.value <= 31:
        return None
    found = month(words, number.end) or _month_shift(words, number.end, ordinal=number.ordinal)
    if found is None or not _is_date(words, at, number.end, found[1]):
        return None
    joined = Moment(day=number.value).joined(found[0])
    return (joined, found[1]) if joined else None


def _is_date(words: Words, start: int, at: int, end: int) -> bool:
    """Not "۲ می گویند" (a verb), not "دو تیر" (bullets)."""
    entry = time_word(words, at, "month")
    if entry is None:
        return True
    if entry.sense == "needs-year":
        return year_number(words, end) is not None
    return fits(words, at, entry) and not (
        entry.alone == "guarded" and _in_words(words, start) and _is_count(words, end)
    )


def _in_words(words: Words, i: int) -> bool:
    return words[i].kind != "number" and number_word(words, i, "ordinal") is None


def _is_count(words: Words, end: int) -> bool:
    return not (year_number(words, end) or is_boundary(words, end))


def month(words: Words, i: int) -> Read:
    """A month's name with the word "ماه" before or after it: "ماه جوزای", "برج میزان", "دی ماه", "ماه مبارک رمضان"."""
    at = i + 1 if _is_unit(words, i, "month") else i
    while at > i and time_word(words, at, "gap"):
        at += 1
    entry = time_word(words, at, "month")
    if entry is None or _is_verb_prefix(words, at):
        return None
    named = at > i
    if not named and _is_unit(words, at + 1, "month") and text_at(words, at + 1) != "برج":
        named, at = True, at + 1
    toward = _toward(words, at + 1)
    words_named = frozenset({"month"} if named else ())
    found = Moment(month=(entry.calendar, entry.value or 1), toward=toward, unit_words=words_named)
    return found, at + (2 if toward else 1)


def _toward(words: Words, i: int) -> str:
    relation = time_word(words, i, "relation")
    return relation.sense if relation and relation.sense in ("gone", "coming") else ""


def _is_verb_prefix(words: Words, i: int) -> bool:
    """ "می" of "می گوید": the month only before a year, "ماه" or what cannot be a verb."""
    return words[i].text == "می" and not (year_number(words, i + 1) or is_boundary(words, i + 1))


def _month_shift(words: Words, i: int, *, ordinal: bool) -> Read:
    """ "ماه جاری", after an ordinal also "ماه گذشته": "دو ماه گذشته" is two months."""
    found = unit_phrase(words, i)
    if found is None or found[0].months is None:
        return None
    return found if ordinal or found[0].months.n == 0 else None


def year(words: Words, i: int) -> Read:
    """ "سال ۱۴۰۴", "سال ۸۸", "سال هزار و سیصد و ..."; a number alone only after a month (see `point`)."""
    if not _is_unit(words, i, "year"):
        return None
    at = i + 1
    number = read_number(words, at)
    if number is None or number.value is None or number.ordinal:
        return None
    if number.digits:
        digits = year_digits(number.digits)
    else:
        digits = str(number.value) if 1200 <= number.value <= 2150 or 30 <= number.value <= 99 else None
    return (Moment(year=digits, unit_words=frozenset({"year"})), number.end) if digits else None


def year_digits(digits: str) -> str | None:
    """The digits if they can be a year: four, or two of the last hundred."""
    if len(digits) == 4 and (1000 <= int(digits) <= 1500 or 1500 <= int(digits) <= 2150):
        return digits
    return digits if len(digits) == 2 and (int(digits) >= 30 or digits[0] == "0") else None


def year_number(words: Words, i: int) -> str | None:
    """A year's digits at word `i`, not followed by what they would count."""
    if i >= len(words) or words[i].kind != "number" or not words[i].text.isdecimal():
        return None
    digits = year_digits(words[i].text)
    if digits is None or (i + 1 < len(words) and text_at(words, i + 1) in {"%", "٪", "+"}):
        return None
    if len(digits) == 2 and not is_boundary(words, i + 1):
        return None
    counted = number_word(words, i + 1, "classifier") or number_word(words, i + 1, "multiplier")
    return None if counted or time_word(words, i + 1, "unit") else digits


def season(words: Words, i: int) -> Read:
    """ "تابستان", "فصل بهار", "پاییز گذشته"."""
    at = i + 1 if _is_unit(words, i, "season") else i
    entry = time_word(words, at, "season")
    if entry is None or not fits(words, at, entry):
        return None
    toward = _toward(words, at + 1)
    named = frozenset({"season"} if at > i else ())
    return Moment(season=entry.value, toward=toward, unit_words=named), at + (2 if toward else 1)


def unit_phrase(words: Words, i: int) -> Read:
    """ "هفته گذشته", "همین ماه", "سال جاری", "همان روز", "فردای آن روز", "روز بعد"."""
    this = time_word(words, i, "this")
    at = i + 1 if this else i
    if this and this.sense == "next" and time_word(words, at, "this"):
        at += 1
    entry = time_word(words, at, "unit")
    if entry is None or entry.sense not in ("", "count") or entry.unit not in _UNIT_SHIFT:
        return None
    named = calendar_word(words, at + 1)
    relation = time_word(words, named[1] if named else at + 1, "relation")
    if this:
        basis = "anchor" if entry.unit in ("day", "night") else _THIS[this.sense].basis
        end = at + (2 if relation and relation.sense == "current" else 1)
        return _shifted(entry.unit, Shift(_THIS[this.sense].n, basis)), end
    if relation is None or relation.sense not in _STEP:
        return None
    moment = _shifted(entry.unit, _STEP[relation.sense])
    return (replace(moment, calendar=named[0].calendar), named[1] + 1) if named else (moment, at + 2)


def _shifted(unit: str, shift: Shift) -> Moment:
    changes: dict[str, Any] = {_UNIT_SHIFT[unit]: shift, "unit_words": frozenset({unit})}
    return Moment(**changes)


def decade(words: Words, i: int) -> Read:
    """ "دهه ۷۰", "دهه شصت", "دههٔ ۱۳۴۰", "سال‌های دهه ۶۰"."""
    at = i + 1 if text_at(words, i + 1) and _is_unit(words, i, "year", plural=True) else i
    if not _is_unit(words, at, "decade"):
        return None
    number = read_number(words, at + 1)
    if number is None or number.ordinal or number.value is None or number.value % 10 or number.value < 10:
        return None
    if time_word(words, number.end, "month"):
        return None
    if len(str(number.value)) not in (2, 4):
        return None
    return Moment(decade=str(number.value)), number.end


def century(words: Words, i: int) -> Read:
    """ "قرن نوزدهم", "سده ۱۳"."""
    if not _is_unit(words, i, "century"):
        return None
    number = read_number(words, i + 1)
    if number is None or number.value is None or not 1 <= number.value <= 21:
        return None
    return Moment(century=number.value), number.end


def part(words: Words, i: int) -> Read:
    """ "اواخر", "ابتدای", "نیمه دوم", "دهه سوم", "سه ماهه دوم", "شش ماه نخست", "هفته اول": a piece of what follows."""
    return _third(words, i) or _run(words, i) or _counted_part(words, i)


def _third(words: Words, i: int) -> Read:
    sense = _part_sense(words, i, ("early", "middle", "late", "begin", "end"))
    return (Moment(parts=(Part(sense),)), i + 1) if sense else None


def _part_sense(words: Words, i: int, senses: tuple[str, ...]) -> str:
    if i >= len(words):
        return ""
    return next(
        (m.sense for m in words[i].meanings if isinstance(m, TimeWordEntry) and m.role == "part" and m.sense in senses),
        "",
    )


def _run(words: Words, i: int) -> Read:
    """ "نیمه دوم", "ربع سوم", "هفته اول", "دهه دوم": an ordinal run."""
    name, unit = _part_sense(words, i, ("half", "quarter")), time_word(words, i, "unit")
    if not name and unit and not unit.sense:
        name = _RUNS.get(unit.unit, "")
    if not name:
        return None
    if _part_sense(words, i + 1, ("last",)):
        return Moment(parts=(Part("last", name),)), i + 2
    number = read_number(words, i + 1)
    if number and number.ordinal and number.value and number.value <= 5:
        return Moment(parts=(Part("nth", name, number.value),)), number.end
    return (Moment(parts=(Part("middle", "half"),)), i + 1) if name == "half" else None


def _counted_part(words: Words, i: int) -> Read:
    """ "سه‌ماهه دوم", "شش ماه نخست", "ده روز اول", "سه‌ماهه نخست"."""
    number = read_number(words, i)
    if number is None or number.value is None or number.ordinal:
        return None
    unit = time_word(words, number.end, "per-unit") or time_word(words, number.end, "unit")
    if unit is None or unit.unit not in ("day", "week", "month"):
        return None
    which = number.end + 1
    if sense := _part_sense(words, which, ("first", "last")):
        return Moment(parts=(Part(sense, unit.unit, count=number.value),)), which + 1
    if unit.role == "per-unit" and unit.unit == "month" and _year_follows(words, which):
        return Moment(parts=(Part("first", "month", count=number.value),)), which
    nth = read_number(words, which)
    if nth and nth.ordinal and nth.value and nth.value * number.value <= 31:
        return Moment(parts=(Part("nth", unit.unit, nth.value, number.value),)), nth.end
    return None


def _year_follows(words: Words, i: int) -> bool:
    return bool(time_word(words, i, "year") or year(words, i) or year_number(words, i) or unit_phrase(words, i))


def bare_unit(words: Words, i: int) -> Read:
    """ "سال" of "پایان سال": the current one; only after a part."""
    entry = time_word(words, i, "unit")
    if entry is None or entry.sense or entry.unit not in ("week", "month", "year") or not fits(words, i, entry):
        return None
    return _shifted(entry.unit, Shift(0)), i + 1


def calendar_word(words: Words, i: int) -> Read:
    """ "میلادی", "هجری قمری"."""
    entry = time_word(words, i, "calendar")
    return (Moment(calendar=entry.calendar or "jalali"), i + 1) if entry else None


def fits(words: Words, i: int, entry: TimeWordEntry) -> bool:
    """False where the word's neighbours make it something else ("نماز جمعه", "بهار عربی")."""
    return text_at(words, i - 1) not in folded(entry.not_after) and text_at(words, i + 1) not in folded(
        entry.not_before
    )


@lru_cache(maxsize=256)
def folded(forms: tuple[str, ...]) -> frozenset[str]:
    """The folded forms of a lexicon field, made once."""
    return frozenset(map(fold_word, forms))


def is_boundary(words: Words, i: int) -> bool:
    """True if word `i` cannot go on with the noun phrase before it: the end, a mark, a function word or a verb."""
    if i >= len(words) or words[i].kind == "mark":
        return True
    return any(m.role in _BOUNDARY for m in words[i].meanings)


_BOUNDARY = frozenset({"function", "tense", "preposition", "calendar", "until", "and", "now", "daypart", "dated",
                       "relation", "year"})  # fmt: skip


def _is_unit(words: Words, i: int, unit: str, *, plural: bool = False) -> bool:
    entry = time_word(words, i, "unit")
    return entry is not None and entry.unit == unit and ((entry.sense == "plural") == plural)
