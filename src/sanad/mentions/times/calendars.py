"""Three calendars, day for day: Jalali, Gregorian and Hijri (Umm al-Qura, tabular outside its tables).

Years, months and days are counted from 1; everything goes through Gregorian `datetime.date`.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from hijridate import Gregorian, Hijri
from persiantools.jdatetime import JalaliDate

_jalali: Any = JalaliDate  # its constructor has no types
_HIJRI_TABLES = (1343, 1500)  # the years that Umm al-Qura's tables know
_HIJRI_EPOCH = 227015  # ordinal of 1 Muharram 1 in the tabular calendar
_SEASON_START = {"jalali": (1, 4, 7, 10), "gregorian": (3, 6, 9, 12), "hijri": (1, 4, 7, 10)}


def day_of(calendar: str, year: int, month: int, day: int) -> date | None:
    """The Gregorian day, or None where there is no such day.

    >>> day_of("jalali", 1404, 12, 29), day_of("jalali", 1404, 12, 30), day_of("hijri", 1444, 9, 13)
    (datetime.date(2026, 3, 20), None, datetime.date(2023, 4, 4))
    """
    try:
        if calendar == "jalali":
            jalali: date = _jalali(year, month, day).to_gregorian()
            return jalali
        if calendar == "hijri":
            return _from_hijri(year, month, day)
        return date(year, month, day)
    except (ValueError, OverflowError):
        return None


def parts_of(calendar: str, day: date) -> tuple[int, int, int]:
    """Year, month and day of a Gregorian day in a calendar.

    >>> parts_of("jalali", date(2026, 3, 21))
    (1405, 1, 1)
    """
    if calendar == "jalali":
        jalali = _jalali(day)
        return jalali.year, jalali.month, jalali.day
    if calendar == "hijri":
        return _to_hijri(day)
    return day.year, day.month, day.day


def month_of(calendar: str, year: int, month: int) -> tuple[date, date] | None:
    """First and last day of a month; months beyond 12 run on into the next years, those below 1 back.

    >>> month_of("jalali", 1405, 0)
    (datetime.date(2026, 2, 20), datetime.date(2026, 3, 20))
    """
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    first = day_of(calendar, year, month, 1)
    after = day_of(calendar, year + month // 12, month % 12 + 1, 1)
    return (first, after - timedelta(1)) if first and after else None


def months_of(calendar: str, year: int, first: int, last: int) -> tuple[date, date] | None:
    """First and last day of a row of months."""
    start, end = month_of(calendar, year, first), month_of(calendar, year, last)
    return (start[0], end[1]) if start and end else None


def years_of(calendar: str, first: int, last: int) -> tuple[date, date] | None:
    """First and last day of a row of years."""
    return months_of(calendar, first, 1, 12 * (last - first + 1))


def season_of(calendar: str, year: int, season: int) -> tuple[date, date] | None:
    """First and last day of a season, 1 spring to 4 winter; a Gregorian winter ends in the next year.

    >>> season_of("gregorian", 2025, 4)
    (datetime.date(2025, 12, 1), datetime.date(2026, 2, 28))
    """
    first = _SEASON_START[calendar][season - 1]
    return months_of(calendar, year, first, first + 2)


def move_months(day: date, months: int, *, calendar: str = "jalali") -> date:
    """The same day of the month some months away, or that month's last day.

    >>> move_months(date(2026, 8, 2), -5)
    datetime.date(2026, 3, 2)
    """
    year, month, number = parts_of(calendar, day)
    bounds = month_of(calendar, year, month + months)
    if bounds is None:
        return day
    first, last = bounds
    return min(first + timedelta(number - 1), last)


def week_of(day: date) -> tuple[date, date]:
    """Saturday and Friday of the day's week.

    >>> week_of(date(2026, 5, 8))
    (datetime.date(2026, 5, 2), datetime.date(2026, 5, 8))
    """
    saturday = day - timedelta(weekday_of(day))
    return saturday, saturday + timedelta(6)


def weekday_of(day: date) -> int:
    """0 Saturday … 6 Friday."""
    return (day.weekday() + 2) % 7


def _from_hijri(year: int, month: int, day: int) -> date:
    if _HIJRI_TABLES[0] <= year <= _HIJRI_TABLES[1]:
        return date.fromordinal(Hijri(year, month, day).to_gregorian().toordinal())
    if not (1 <= month <= 12 and 1 <= day <= 30 - (month + 1) % 2):
        raise ValueError("no such Hijri day")
    return date.fromordinal(_tabular(year, month) + day)


def _tabular(year: int, month: int) -> int:
    """Ordinal of the day before the first of a month in the tabular (civil) calendar."""
    return _HIJRI_EPOCH - 1 + (year - 1) * 354 + (3 + 11 * year) // 30 + (59 * (month - 1) + 1) // 2


def _to_hijri(day: date) -> tuple[int, int, int]:
    try:
        hijri = Gregorian(day.year, day.month, day.day).to_hijri()
    except (ValueError, OverflowError):
        ordinal = day.toordinal()
        year = (30 * (ordinal - _HIJRI_EPOCH) + 10646) // 10631
        month = next(m for m in range(12, 0, -1) if _tabular(year, m) < ordinal)
        return year, month, ordinal - _tabular(year, month)
    return hijri.year, hijri.month, hijri.day
