"""Parts of units: thirds, halves, quarters, first and last runs."""

from __future__ import annotations

from datetime import date, timedelta

from sanad.mentions.times import calendars
from sanad.mentions.times.moment import Part

Days = tuple[date, date]

_MONTH_THIRDS = {"early": (0, 9), "middle": (10, 19), "late": (20, None)}
_WEEK_THIRDS = {"early": (0, 2), "middle": (2, 4), "late": (4, 6)}
_MONTH_RUNS = {"half": 15, "tenth": 10, "week": 7}
_YEAR_RUNS = {"half": 6, "quarter": 3, "month": 1}
_DECADE_THIRDS = {"early": (0, 3), "middle": (4, 6), "late": (7, 9)}


def cut(days: Days, part: Part, *, unit: str, calendar: str) -> Days | None:
    """The part of a unit that a word like "اوایل" or "نیمه دوم" means.

    Months by days 1–10, 11–20, 21–end; years by four months; seasons by months; decades by years 0–3, 4–6, 7–9;
    weeks Saturday–Monday, Monday–Wednesday, Wednesday–Friday.

    >>> cut((date(2026, 3, 1), date(2026, 3, 31)), Part("early"), unit="month", calendar="gregorian")
    (datetime.date(2026, 3, 1), datetime.date(2026, 3, 10))
    """
    start, end = days
    if part.sense == "begin":
        return start, start
    if part.sense == "end":
        return end, end
    if part.sense in ("early", "middle", "late") and not part.unit:
        return _third(days, part.sense, unit, calendar)
    if part.sense == "middle":  # "نیمه خرداد"
        middle = start + timedelta((end - start).days // 2)
        return (middle, middle) if unit == "month" else _third(days, "middle", unit, calendar)
    if unit in ("year", "season"):
        return _of_months(days, part, calendar)
    if unit in ("decade", "century"):
        return _of_years(days, part, calendar)
    return _of_days(days, part)


def _third(days: Days, sense: str, unit: str, calendar: str) -> Days | None:
    start, end = days
    if unit == "week":
        first, last = _WEEK_THIRDS[sense]
        return start + timedelta(first), start + timedelta(last)
    if unit == "month":
        first, length = _MONTH_THIRDS[sense]
        return start + timedelta(first), end if length is None else start + timedelta(length)
    order = ("early", "middle", "late").index(sense)
    year, month, _ = calendars.parts_of(calendar, start)
    if unit == "decade":
        low, high = _DECADE_THIRDS[sense]
        return calendars.years_of(calendar, year + low, year + high)
    if unit == "century":
        return calendars.years_of(calendar, year + 33 * order, year + 33 * order + (33 if sense == "late" else 32))
    if unit == "day":
        return days
    size = _months_between(days, calendar) // 3
    return calendars.months_of(calendar, year, month + size * order, month + size * (order + 1) - 1)


def _months_between(days: Days, calendar: str) -> int:
    first, last = calendars.parts_of(calendar, days[0]), calendars.parts_of(calendar, days[1])
    return 12 * (last[0] - first[0]) + last[1] - first[1] + 1


def _of_months(days: Days, part: Part, calendar: str) -> Days | None:
    """ "نیمه دوم", "سه‌ماهه دوم", "شش ماه نخست" of a year or season; "هفته اول", "ده روز اول" by days."""
    if part.unit not in _YEAR_RUNS:
        return _of_days(days, part)
    total = _months_between(days, calendar)
    size = total // 2 if part.unit == "half" else total // 4 if part.unit == "quarter" else part.count
    year, month, _ = calendars.parts_of(calendar, days[0])
    offset = _offset(part, size, total)
    return calendars.months_of(calendar, year, month + offset, month + offset + size - 1)


def _of_years(days: Days, part: Part, calendar: str) -> Days | None:
    first, last = calendars.parts_of(calendar, days[0])[0], calendars.parts_of(calendar, days[1])[0]
    total = last - first + 1
    size = {"half": total // 2, "quarter": total // 4, "tenth": 10}.get(part.unit)
    if not size:
        return None
    offset = _offset(part, size, total)
    return calendars.years_of(calendar, first + offset, first + offset + size - 1)


def _of_days(days: Days, part: Part) -> Days | None:
    total = (days[1] - days[0]).days + 1
    size = _MONTH_RUNS.get(part.unit, 1) * part.count
    offset = _offset(part, size, total)
    start = days[0] + timedelta(offset)
    end = days[1] if _is_last(part, offset + size, total) else start + timedelta(size - 1)
    return (start, end) if start <= days[1] else None


def _offset(part: Part, size: int, total: int) -> int:
    if part.sense == "last":
        return max(total - size, 0)
    return 0 if part.sense == "first" else (part.n - 1) * size


def _is_last(part: Part, end: int, total: int) -> bool:
    """The last half or ten days of a month run to its end, be it of 29 or 31 days."""
    return (part.unit in ("half", "tenth") and total - end < 5) or end > total
