"""Puts pieces together to one point of time, and says whether what was read is a time at all."""

from __future__ import annotations

from dataclasses import replace

from sanad.mentions.times import pieces
from sanad.mentions.times.moment import Moment
from sanad.mentions.times.pieces import Read
from sanad.mentions.words import Words, is_plain, text_at, time_word

_PIECES = (
    pieces.numeric_date, pieces.month_day, pieces.clock, pieces.day_part, pieces.weekday, pieces.deictic,
    pieces.part, pieces.unit_phrase, pieces.decade, pieces.century, pieces.year, pieces.month, pieces.season,
    pieces.calendar_word,
)  # fmt: skip
_RANKS = (
    ("clock", 0), ("daypart", 0), ("weekday", 1), ("days", 1), ("day", 2), ("date", 2), ("parts", 3), ("season", 4),
    ("month", 4), ("week", 5), ("months", 5), ("year", 6), ("years", 6), ("decade", 6), ("decades", 6),
    ("century", 7), ("centuries", 7), ("calendar", 8),
)  # fmt: skip
_YEAR_SPAN = (1290, 1420), (1800, 2060)


def point(words: Words, i: int) -> Read:
    """The longest point of time that begins at word `i`, or None."""
    read = pieces_at(words, i) or bare_year(words, i)
    return read if read and is_time(words, i, *read) else None


def pieces_at(words: Words, i: int) -> Read:
    """All pieces from word `i` on that go together, whether they make a time or not."""
    start = i
    if time_word(words, i, "around") and (pieces.clock(words, i + 1) or pieces.day_part(words, i + 1)):
        start = i + 1
    first = _piece(words, start, Moment())
    if first is None:
        return None
    moment, end = first
    while more := _next(words, end, moment):
        moment, end = more
    return moment, end


def _next(words: Words, i: int, moment: Moment) -> Read:
    wants_year = moment.month or moment.season or any(part.unit for part in moment.parts)
    if wants_year and not moment.has_year and (digits := pieces.year_number(words, i)):
        return replace(moment, year=digits), i + 1
    if found := _piece(words, i, moment):
        return found
    if moment.is_day and time_word(words, i, "around") and (found := pieces.clock(words, i + 1)):
        return _join(moment, found)
    if (moment.weekday is not None or moment.days) and (skip := _link(words, i)):
        date = pieces.month_day(words, skip) or pieces.numeric_date(words, skip)
        return _join(moment, date) if date else None
    return None


def _link(words: Words, i: int) -> int | None:
    """A comma, "مورخ" or both between weekday and date."""
    at = i + 1 if text_at(words, i) in {"،", ","} else i
    at = at + 1 if time_word(words, at, "dated") else at
    return at if at > i else None


def _piece(words: Words, i: int, moment: Moment) -> Read:
    if is_plain(words, i):
        return None
    for read in _PIECES:
        found = read(words, i)
        if found and (joined := _join(moment, found)):
            return joined
    if moment.parts and moment == Moment(parts=moment.parts):
        found = pieces.bare_unit(words, i)
        return _join(moment, found) if found else None
    return None


def _join(moment: Moment, found: tuple[Moment, int]) -> Read:
    """Both together if they follow one another from small to large; clock and part of day may come late."""
    new, end = found
    if moment != Moment() and not _follows(moment, new):
        return None
    joined = moment.joined(new)
    return (joined, end) if joined else None


def _follows(moment: Moment, new: Moment) -> bool:
    ranks, added = _ranks(moment), _ranks(new)
    if max(added) == 0:
        return moment.is_day or bool(moment.daypart)
    if ranks[-1] == 3:  # a part goes before any longer unit, and before a day
        return not new.parts or ranks == [3]
    if moment.weekday is not None and added[0] in (4, 6):
        return False
    if 5 in ranks and added[0] == 6:
        return False
    if 1 in ranks and added == [1]:
        return bool(moment.days) != bool(new.days)
    return added[0] > ranks[-1] or ranks == [0]


def _ranks(moment: Moment) -> list[int]:
    said = (rank for name, rank in _RANKS if getattr(moment, name) or (name == "weekday" and moment.weekday == 0))
    return sorted(said) or [9]


def is_time(words: Words, start: int, moment: Moment, end: int) -> bool:
    """False for what only looks like a time: a month's name as a word, a bare part of day, a lone calendar word."""
    if moment.is_day:
        return True
    if moment.month:
        return _month_is_time(words, start, moment, end)
    if moment.season:
        plain = not (moment.parts or moment.has_year or moment.toward or moment.unit_words)
        return not plain or _guarded(words, start, end)
    said = (moment.week, moment.months, moment.years, moment.year, moment.decade, moment.decades,
            moment.century, moment.centuries)  # fmt: skip
    return any(said)


def _month_is_time(words: Words, start: int, moment: Moment, end: int) -> bool:
    entry = next(e for i in range(end - 1, start - 1, -1) if (e := time_word(words, i, "month")))
    if entry.sense == "needs-year":
        return bool(moment.has_year and moment.day)
    if moment.has_year or moment.unit_words or moment.toward:
        return True
    if any(part.unit for part in moment.parts):
        return True
    if moment.parts:
        return entry.alone == "free" or pieces.is_boundary(words, end)
    if entry.alone == "free":
        return pieces.fits(words, end - 1, entry)
    return entry.alone == "guarded" and _guarded(words, start, end) and _cued(words, entry.cues)


def _guarded(words: Words, start: int, end: int) -> bool:
    return time_word(words, start - 1, "preposition") is not None and pieces.is_boundary(words, end)


def _cued(words: Words, cues: tuple[str, ...]) -> bool:
    wanted = pieces.folded(cues)
    return not wanted or any(word.text in wanted for word in words)


def bare_year(words: Words, i: int) -> Read:
    """ "۱۳۹۲" or "۲۰۰۹" without "سال": after a preposition or "انتخابات", before a word that it cannot count."""
    digits = pieces.year_number(words, i)
    if digits is None or not pieces.is_boundary(words, i + 1):
        return None
    led = time_word(words, i - 1, "year-noun") is not None
    if len(digits) == 2:
        return (Moment(year=digits), i + 1) if led else None
    likely = any(low <= int(digits) <= high for low, high in _YEAR_SPAN)
    bracketed = text_at(words, i - 1) == "(" and text_at(words, i + 1) == ")"
    if not likely or not (
        led or bracketed or time_word(words, i - 1, "preposition") or time_word(words, i - 1, "until")
    ):
        return None
    return _with_calendar(words, Moment(year=digits), i + 1)


def _with_calendar(words: Words, moment: Moment, end: int) -> Read:
    said = pieces.calendar_word(words, end)
    return _join(moment, said) if said else (moment, end)
