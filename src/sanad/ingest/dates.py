"""Publication dates as files and pages write them, made ISO 8601."""

from __future__ import annotations

import re
from datetime import date, datetime
from email.utils import parsedate_to_datetime

from sanad.errors import InputError
from sanad.text import fold

_YEAR_FIRST = re.compile(
    r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})"
    r"(?:\D{1,20}?(?P<time>\d{1,2}:\d{2}(?::\d{2})?)\s*(?P<offset>Z|[+-]\d{2}:?\d{2})?)?"
)
_JALALI_YEARS = range(1250, 1500)
_GREGORIAN_YEARS = range(1800, 2200)


def iso_published(value: str) -> str:
    """The ISO 8601 form of a publication date.

    Understands ISO 8601 (kept as it is), year-month-day in the Jalali or Gregorian calendar in
    any digits and with ``-``, ``/`` or ``.``, and the dates of mail and feeds (RFC 2822).

    >>> iso_published("۱۴۰۵/۰۵/۰۳ - ۱۱:۱۸")
    '2026-07-25T11:18'
    >>> iso_published("Sat, 25 Jul 2026 11:18:00 +0330")
    '2026-07-25T11:18:00+03:30'

    Raises:
        InputError: it is none of these, or no such day exists.
    """
    folded = fold(value).text.upper().strip()
    try:
        return _from_iso(folded) or _from_numbers(folded) or parsedate_to_datetime(folded).isoformat()
    except (ValueError, TypeError, IndexError, OverflowError) as error:
        raise InputError(
            f"the publication date {value[:80]!r} is not understood; "
            "write it like 2026-07-25, 2026-07-25T11:18+03:30 or, in the Jalali calendar, 1405-05-03"
        ) from error


def _from_iso(value: str) -> str | None:
    try:
        year = datetime.fromisoformat(value).year
    except ValueError:
        return None
    return value if year in _GREGORIAN_YEARS else None


def _from_numbers(value: str) -> str | None:
    found = _YEAR_FIRST.match(value)
    if found is None:
        return None
    day = _day(int(found["year"]), int(found["month"]), int(found["day"]))
    if found["time"] is None:
        return day.isoformat()
    time = found["time"] if found["time"].find(":") == 2 else "0" + found["time"]
    whole = f"{day.isoformat()}T{time}{found['offset'] or ''}"
    datetime.fromisoformat(whole)  # the hour may be no hour
    return whole


def _day(year: int, month: int, day: int) -> date:
    if year in _JALALI_YEARS:
        from persiantools.jdatetime import JalaliDate  # slow to import, seldom needed

        gregorian: date = JalaliDate(year, month, day).to_gregorian()  # type: ignore[no-untyped-call]
        return gregorian
    if year in _GREGORIAN_YEARS:
        return date(year, month, day)
    raise ValueError(f"no year of news: {year}")
