"""Ranges, lists of days, counted times, durations and repeated times."""

from __future__ import annotations

from dataclasses import replace

from sanad.mentions.numbers import Number, read_number, read_range
from sanad.mentions.times import pieces
from sanad.mentions.times.moment import Between, Counted, Lasting, Moment, Repeated, Said, Whole
from sanad.mentions.times.points import bare_year, pieces_at, point
from sanad.mentions.words import Words, number_word, text_at, time_word

ReadSaid = tuple[Said, int] | None
_LOOK_BACK = 3
_STRETCHES = ("gone", "recent", "coming", "ago", "hence", "later")


def longest(words: Words, i: int) -> ReadSaid:
    """The longest time expression that begins at word `i`, or None."""
    found = [read for reader in _READERS if (read := reader(words, i))]
    return max(found, key=lambda read: read[1]) if found else None


def between(words: Words, i: int) -> ReadSaid:
    """ "۲۵ خرداد تا ۳ تیر", "آوریل ۲۰۲۳ تاکنون"."""
    left = point(words, i) or _open_year(words, i)
    if left is None:
        return None
    moment, at = left
    if time_word(words, at, "now"):
        return Between(moment, None), at + 1
    right = _right(words, at, moment)
    return (Between(moment, right[0]), right[1]) if right else None


def _right(words: Words, at: int, left: Moment) -> tuple[Moment, int] | None:
    if not (time_word(words, at, "until") or text_at(words, at) in {"-", "–"}):
        return None
    at = at + 2 if text_at(words, at + 1) == "به" else at + 1
    right = point(words, at) or bare_year(words, at)
    if right is None and left.year and (digits := pieces.year_number(words, at)):
        right = Moment(year=digits), at + 1
    if right is None or (left.is_day and not right[0].is_day and not right[0].parts):
        return None
    return right


def _open_year(words: Words, i: int) -> tuple[Moment, int] | None:
    """A bare year whose other end shows that it is one: "۱۳۸۹ تا ۱۴۰۴" after a preposition."""
    digits = pieces.year_number(words, i)
    if digits is None or len(digits) != 4 or not time_word(words, i - 1, "preposition"):
        return None
    return Moment(year=digits), i + 1


def day_list(words: Words, i: int) -> ReadSaid:
    """ "۱۸ و ۱۹ دی", "۶ تا ۲۸ تیرماه", "۱۸، ۱۹ و ۲۰ دی", "18-19 دی"."""
    named = pieces.weekday(words, i)
    first = _day_number(words, named[1] if named else i)
    if first is None:
        return None
    at = first.end
    if first.low != first.high:
        right = pieces_at(words, at)
        if right is None or not right[0].month or right[0].day:
            return None
        return Between(Moment(day=int(first.low)), replace(right[0], day=int(first.high))), right[1]
    while _joins(words, at):
        at += 1
        last = pieces_at(words, at)
        if last and last[0].day and (last[0].month or last[0].months):
            return Between(Moment(day=first.value), last[0]), last[1]
        number = _day_number(words, at)
        if number is None:
            return None
        at = number.end
    return None


def _day_number(words: Words, i: int) -> Number | None:
    number = read_number(words, i)
    return number if number and 1 <= number.low <= number.high <= 31 else None


def _joins(words: Words, i: int) -> bool:
    if i >= len(words):
        return False
    return words[i].text in {"،", ",", "-", "–"} or bool(time_word(words, i, "and") or time_word(words, i, "until"))


def named_list(words: Words, i: int) -> ReadSaid:
    """ "روزهای دوشنبه و سه‌شنبه ۲۹ و ۳۰ تیر", "ماه‌های حمل و ثور", "سال‌های ۱۳۸۰ و ۱۳۸۱": one unit word for several."""
    unit = time_word(words, i, "unit")
    if unit is None or unit.sense != "plural":
        return None
    if unit.unit in ("day", "night"):
        return _weekdays(words, i + 1) or day_list(words, i + 1)
    return _row(words, i + 1, unit.unit) if unit.unit in ("month", "year") else None


def _weekdays(words: Words, i: int) -> ReadSaid:
    first = pieces.weekday(words, i)
    if first is None:
        return None
    last = first
    while _joins(words, last[1]) and (more := pieces.weekday(words, last[1] + 1)):
        last = more
    at = last[1] + 1 if text_at(words, last[1]) in {"،", ","} else last[1]
    if dates := day_list(words, at):
        return dates
    if last is first:
        return Repeated("day"), first[1]
    return Between(first[0], last[0]), last[1]


def _row(words: Words, i: int, unit: str) -> ReadSaid:
    first = _member(words, i, unit)
    if first is None:
        return None
    last = first
    while _joins(words, last[1]) and (more := _member(words, last[1] + 1, unit)):
        last = more
    if last is first:
        return last
    return Between(first[0], last[0]), last[1]


def _member(words: Words, i: int, unit: str) -> tuple[Moment, int] | None:
    if unit == "month":
        read = pieces_at(words, i)
        return read if read and read[0].month and not read[0].is_day else None
    number = read_number(words, i)
    if number is None or number.ordinal:
        return None
    digits = pieces.year_digits(number.digits) if number.digits else None
    if digits is None:
        return None
    said = pieces.calendar_word(words, number.end)
    return (Moment(year=digits, calendar=said[0].calendar), said[1]) if said else (Moment(year=digits), number.end)


def month_pair(words: Words, i: int) -> ReadSaid:
    """ "خرداد و تیرماه", "حمل و ثور ۱۴۰۲", "تابستان و پاییز ۱۴۰۴": what shares the word "ماه" or the year."""
    first = last = pieces.month(words, i) or pieces.season(words, i)
    while last and not (last[0].has_year or last[0].unit_words - {"season"}) and _joins(words, last[1]):
        last = pieces_at(words, last[1] + 1)
        if last and (last[0].is_day or last[0].parts or not (last[0].month or last[0].season)):
            return None
    if first is None or last is None or last[1] == first[1] or not (last[0].has_year or last[0].unit_words):
        return None
    return Between(first[0], last[0]), last[1]


def whole(words: Words, i: int) -> ReadSaid:
    """ "طول هفته گذشته", "سراسر سال ۱۴۰۴"."""
    if not time_word(words, i, "whole"):
        return None
    if read := point(words, i + 1):
        return None if read[0].is_day and not read[0].daypart else (Whole(read[0]), read[1])
    counted = counted_or_lasting(words, i + 1)
    return counted if counted and isinstance(counted[0], Counted) else None


def repeated(words: Words, i: int) -> ReadSaid:
    """ "هر شب", "هر دو هفته", "هر جمعه", "شنبه‌ها و دوشنبه‌ها"."""
    if _plural_weekday(words, i):
        end = i + 1
        while _joins(words, end) and _plural_weekday(words, end + 1):
            end += 2
        return Repeated("day"), end
    if not time_word(words, i, "every"):
        return None
    number = read_number(words, i + 1)
    at = number.end if number and not number.ordinal else i + 1
    if unit := time_word(words, at, "unit") or time_word(words, at, "per-unit"):
        return (Repeated(unit.unit), at + 1) if unit.sense != "plural" else None
    if number is None and (day := time_word(words, at, "weekday") or time_word(words, at, "daypart")):
        return Repeated(day.unit or "day"), at + 1
    return None


def _plural_weekday(words: Words, i: int) -> bool:
    entry = time_word(words, i, "weekday")
    return entry is not None and entry.sense == "plural"


def vague(words: Words, i: int) -> ReadSaid:
    """ "روزهای اخیر", "ساعاتی پیش", "سال‌ها قبل", "این روزها", "سال‌هاست"."""
    this = time_word(words, i, "this")
    at = i + 1 if this else i
    unit = time_word(words, at, "unit")
    if unit is None or not (
        unit.sense == "plural" or (unit.unit in ("hour", "minute") and words[at].text.endswith("ی"))
    ):
        return None
    relation = time_word(words, at + 1, "relation")
    if relation and relation.sense in _STRETCHES:
        return Counted(None, unit.unit, relation.sense), at + 2
    if unit.sense != "plural" or words[at].text.endswith("ی"):
        return None
    if this:
        return Counted(None, unit.unit, "recent"), at + 1
    return (Lasting(None, unit.unit), at + 1) if words[at].text.endswith("ها") and unit.unit != "day" else None


def single_unit(words: Words, i: int) -> ReadSaid:
    """ "سال اخیر": like "یک سال اخیر"."""
    unit, relation = time_word(words, i, "unit"), time_word(words, i + 1, "relation")
    if unit and relation and not unit.sense and relation.sense == "recent":
        return Counted(1, unit.unit, "recent"), i + 2
    return None


def counted_or_lasting(words: Words, i: int) -> ReadSaid:
    """ "سه روز پیش", "دو هفتهٔ آینده", "بیش از چهار سال", "۶۰ روزه", "یک سال و نیم"."""
    at, modifier = _modifiers(words, i)
    amount = _amount(words, at)
    if amount is None:
        return None
    number, unit, per, end = amount
    if per:
        return (Lasting(number.value, unit), end) if _is_lasting(words, at, end, unit) else None
    if modifier == "up_to":
        return None
    end = _more_amount(words, end, unit)
    if related := _related(words, end, number, unit):
        return related
    return (Lasting(_count(number), unit), end) if not _is_age(words, i, end, unit, modifier) else None


def _count(number: Number) -> float | None:
    return None if number.vague else number.high


def _modifiers(words: Words, i: int) -> tuple[int, str]:
    kind = ""
    while entry := number_word(words, i, "modifier"):
        i, kind = i + 1, entry.kind
    return i, kind


def _amount(words: Words, i: int) -> tuple[Number, str, bool, int] | None:
    """Number, unit, whether the unit is written as "روزه", and the index after it."""
    if number_word(words, i, "half") and not number_word(words, i + 1, "multiplier"):
        number: Number | None = Number(0.5, 0.5, i + 1)
    else:
        number = _alternatives(words, i) or read_range(words, i)
    if number is None or number.ordinal:
        return None
    at = number.end
    if time_word(words, at, "and") and number_word(words, at + 1, "half"):  # "یک و نیم سال"
        at += 2
    if unit := time_word(words, at, "unit"):
        if unit.sense in ("", "count") and not _names_something(words, at):
            return number, unit.unit, False, at + 1
    elif unit := time_word(words, at, "per-unit"):
        return number, unit.unit, True, at + 1
    return None


def _alternatives(words: Words, i: int) -> Number | None:
    """ "یک یا دو", "سه و چهار": only the larger counts."""
    left = read_number(words, i)
    joint = time_word(words, left.end, "and") if left and not left.ordinal else None
    if left is None or joint is None or joint.sense != "or":
        return None
    right = read_number(words, left.end + 1)
    return Number(left.low, right.high, right.end) if right and left.high < right.low else None


def _names_something(words: Words, i: int) -> bool:
    entry = time_word(words, i, "unit")
    return entry is not None and not pieces.fits(words, i, entry)


def _more_amount(words: Words, end: int, unit: str) -> int:
    """ "… و نیم", "… و سه ماه"."""
    if not time_word(words, end, "and"):
        return end
    if number_word(words, end + 1, "half"):
        return end + 2
    more = _amount(words, end + 1)
    smaller = {"year": ("month", "day"), "month": ("day", "week"), "day": ("hour",), "hour": ("minute",),
               "minute": ("second",), "week": ("day",)}  # fmt: skip
    return more[3] if more and not more[2] and more[1] in smaller.get(unit, ()) else end


def _related(words: Words, end: int, number: Number, unit: str) -> ReadSaid:
    relation = time_word(words, end, "relation")
    if relation is None:
        return None
    if relation.sense in _STRETCHES:
        said = pieces.calendar_word(words, end + 1)
        calendar = said[0].calendar if said else ""
        return Counted(_count(number), unit, relation.sense, calendar=calendar), said[1] if said else end + 1
    if relation.sense in ("after", "before"):
        sense = "later" if relation.sense == "after" else "earlier"
        anchor = point(words, end + 1)
        return Counted(_count(number), unit, sense, anchor[0] if anchor else None), anchor[1] if anchor else end + 1
    return None


def _is_lasting(words: Words, start: int, end: int, unit: str) -> bool:
    """Not a war's name, nor an age: "پنج ساله" needs a noun like "دوره", "ده ماهه" must not describe a person."""
    if _near(words, start, "war-noun"):
        return False
    if unit == "year":
        return _near(words, start, "long-noun")
    return not _near(words, start, "aged-noun")


def _near(words: Words, start: int, role: str) -> bool:
    for i in range(start - 1, max(-1, start - 1 - _LOOK_BACK), -1):
        if words[i].kind == "mark":
            return False
        if time_word(words, i, role):
            return True
    return False


def _is_age(words: Words, start: int, end: int, unit: str, modifier: str) -> bool:
    if unit not in ("year", "month"):
        return False
    below = unit == "year" and modifier in ("under", "over")
    return below or bool(time_word(words, end, "age-word") or time_word(words, start - 1, "age-word"))


_READERS = (between, day_list, named_list, month_pair, whole, repeated, vague, single_unit, counted_or_lasting, point)
