"""From what was said to the days that it means. The rules stand in docs/times.md."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from sanad.mentions.times import calendars
from sanad.mentions.times.cut import cut
from sanad.mentions.times.moment import Between, Counted, Moment, Said, Shift, Whole

Days = tuple[date, date]

_HOURS = {"hour": 24, "minute": 24 * 60, "second": 24 * 3600}
_MONTHS = {"month": 1, "year": 12, "decade": 120, "century": 1200}


@dataclass(frozen=True, slots=True)
class Setting:
    """What a time is resolved against.

    Attributes:
        published: the report's day.
        anchor: the day that the text dated last, for "روز بعد".
        around: the day, month or year that the text dated last (its first day), for "همان سال".
        beside: the day of the expression directly before, for "۱۵ تیر (۲۱ محرم)".
        toward: "past", "future", "near", "nearest" or "unsaid": where a date without a year lies.
        earliest, latest: bounds from the other end of a range.
    """

    published: date | None
    anchor: date | None = None
    around: date | None = None
    beside: date | None = None
    toward: str = "past"
    earliest: date | None = None
    latest: date | None = None


def resolve(said: Said, setting: Setting) -> Days | None:
    """First and last day, or None where text and report do not fix them."""
    if isinstance(said, Moment):
        return _moment(said, setting)
    if isinstance(said, Whole):
        return _moment(said.of, setting)
    if isinstance(said, Between):
        return _between(said, setting)
    if isinstance(said, Counted):
        return _counted(said, setting)
    return None


def calendar_of(moment: Moment) -> str:
    """The calendar that month, year or calendar word decide; "" if nothing does."""
    if moment.calendar:
        return moment.calendar
    if moment.month:
        return moment.month[0]
    if moment.year:
        return _calendar_of_year(int(moment.year))
    if moment.decade:
        return _calendar_of_year(int(moment.decade)) if len(moment.decade) == 4 else "jalali"
    return "gregorian" if moment.century else ""


def _calendar_of_year(year: int) -> str:
    if year < 100 or 1200 <= year <= 1425:
        return "jalali"
    return "hijri" if year < 1500 else "gregorian"


def full_year(digits: str, calendar: str) -> int:
    """Four digits from two: "۶۷" is 1367, "۰۲" is 1402, with a Gregorian month 1967 or 2002."""
    year = int(digits)
    if len(digits) > 2:
        return year
    if calendar == "gregorian":
        return 1900 + year if year >= 40 else 2000 + year
    return 1300 + year if year >= 20 else 1400 + year


def _moment(moment: Moment, setting: Setting) -> Days | None:
    if moment.date:
        return moment.date, moment.date
    if moment.day is not None:
        return _day_of_month(moment, setting)
    if moment.days:
        return _cut(_one_day(moment.days, setting), moment, "day")
    if moment.weekday is not None:
        return _weekday(moment, setting)
    if moment.clock or (moment.daypart and not _has_unit(moment)):
        day = setting.anchor or setting.published
        return (day, day) if day else None
    return _unit(moment, setting)


def _has_unit(moment: Moment) -> bool:
    said = (moment.month, moment.season, moment.week, moment.months, moment.has_year)
    return any(said)


def _one_day(shift: Shift, setting: Setting) -> Days | None:
    basis = setting.anchor if shift.basis == "anchor" else setting.published
    if basis is None:
        return None
    day = basis + timedelta(shift.n)
    return day, day


def _weekday(moment: Moment, setting: Setting) -> Days | None:
    if moment.week:
        week = _week(moment.week, setting)
        return _same(week[0] + timedelta(moment.weekday or 0)) if week else None
    if setting.beside and calendars.weekday_of(setting.beside) == moment.weekday:
        return _same(setting.beside)
    basis = setting.earliest or setting.latest or setting.published
    if basis is None:
        return None
    ahead = ((moment.weekday or 0) - calendars.weekday_of(basis)) % 7
    if setting.earliest:
        return _same(basis + timedelta(ahead))
    if moment.toward == "coming" or (
        moment.toward == "" and setting.toward in ("future", "near", "nearest") and not setting.latest
    ):
        return _same(basis + timedelta(ahead or (7 if moment.toward else 0)))
    back = (7 - ahead) % 7
    return _same(basis - timedelta(back or (7 if moment.toward == "gone" else 0)))


def _same(day: date) -> Days:
    return day, day


def _week(shift: Shift, setting: Setting) -> Days | None:
    basis = _basis(shift, setting)
    if basis is None:
        return None
    return calendars.week_of(basis + timedelta(7 * shift.n))


def _basis(shift: Shift, setting: Setting) -> date | None:
    """An anchor may be missing for "هفته بعد": then the report's day."""
    return (setting.around or setting.published) if shift.basis == "anchor" else setting.published


def _day_of_month(moment: Moment, setting: Setting) -> Days | None:
    if moment.months:
        month = _unit(replace(moment, day=None, weekday=None), setting)
        return _same(month[0] + timedelta((moment.day or 1) - 1)) if month else None
    calendar, number = moment.month or ("", 0)
    if not calendar:
        return None
    return _in_some_year(
        moment, setting, lambda year: _maybe(calendars.day_of(calendar, year, number, moment.day or 1))
    )


def _maybe(day: date | None) -> Days | None:
    return (day, day) if day else None


def _unit(moment: Moment, setting: Setting) -> Days | None:
    """A week, month, season, year, decade or century, cut to the part that was said."""
    if moment.week:
        return _cut(_week(moment.week, setting), moment, "week")
    if moment.months:
        return _cut(_shifted_month(moment, setting), moment, "month")
    if moment.month:
        calendar, number = moment.month
        return _in_some_year(moment, setting, lambda y: _cut(calendars.month_of(calendar, y, number), moment, "month"))
    if moment.season:
        calendar, season = moment.calendar or _season_calendar(moment), moment.season
        return _in_some_year(
            moment,
            setting,
            lambda y: _cut(calendars.season_of(calendar, y, season), moment, "season"),
            calendar=calendar,
        )
    if moment.has_year:
        calendar = calendar_of(moment) or "jalali"
        return _in_some_year(
            moment, setting, lambda y: _cut(calendars.years_of(calendar, y, y), moment, "year"), calendar=calendar
        )
    return _cut(_long_unit(moment, setting), moment, "decade" if moment.decade or moment.decades else "century")


def _season_calendar(moment: Moment) -> str:
    return calendar_of(moment) or "jalali"


def _cut(days: Days | None, moment: Moment, unit: str) -> Days | None:
    """The parts of a unit, the inner one (said last) first."""
    for part in reversed(moment.parts):
        if days is None:
            return None
        days = cut(days, part, unit=unit, calendar=calendar_of(moment) or "jalali")
        unit = part.unit or unit
    return days


def _shifted_month(moment: Moment, setting: Setting) -> Days | None:
    shift = moment.months or Shift(0)
    basis = _basis(shift, setting)
    if basis is None:
        return None
    calendar = moment.calendar or "jalali"
    year, month, _ = calendars.parts_of(calendar, basis)
    return calendars.month_of(calendar, year, month + shift.n)


def _long_unit(moment: Moment, setting: Setting) -> Days | None:
    calendar = calendar_of(moment) or "jalali"
    if moment.decade:
        first = full_year(moment.decade, calendar)
        return calendars.years_of(calendar, first, first + 9)
    if moment.century:
        return calendars.years_of(calendar, 100 * moment.century - 99, 100 * moment.century)
    shift = moment.decades or moment.centuries
    basis = _basis(shift, setting) if shift else None
    if shift is None or basis is None:
        return None
    year = calendars.parts_of(calendar, basis)[0]
    if moment.decades:
        first = year - year % 10 + 10 * shift.n
        return calendars.years_of(calendar, first, first + 9)
    first = (year - 1) // 100 * 100 + 1 + 100 * shift.n
    return calendars.years_of(calendar, first, first + 99)


def _in_some_year(
    moment: Moment, setting: Setting, make: Callable[[int], Days | None], *, calendar: str = ""
) -> Days | None:
    """What `make` gives for the year that was said, or for the likeliest one."""
    calendar = calendar or (moment.month[0] if moment.month else calendar_of(moment)) or "jalali"
    if moment.year:
        own = moment.calendar or calendar
        year = full_year(moment.year, own)
        return make(_year_in(calendar, year, moment))
    if moment.years:
        basis = _basis(moment.years, setting)
        return make(calendars.parts_of(calendar, basis)[0] + moment.years.n) if basis else None
    near = setting.beside or setting.earliest or setting.latest or setting.published
    if near is None:
        return None
    year = calendars.parts_of(calendar, near)[0]
    found = [days for y in range(year - 3, year + 4) if (days := make(y))]
    return _choose(found, moment, setting)


def _year_in(calendar: str, year: int, moment: Moment) -> int:
    """A year written in another calendar than its month's ("مهر ۲۰۲۳") is moved to that calendar."""
    written = _calendar_of_year(year)
    if written == calendar or not moment.month or moment.calendar:
        return year
    if written == "gregorian" and calendar == "jalali":
        return year - 621 if (moment.month[1] < 10) else year - 622
    return year


def _choose(found: list[Days], moment: Moment, setting: Setting) -> Days | None:
    if setting.beside is not None:
        beside = setting.beside
        return min(found, key=lambda days: abs(days[0] - beside), default=None)
    if setting.earliest:
        return next((days for days in found if days[1] >= setting.earliest), None)
    if setting.latest:
        return next((days for days in reversed(found) if days[0] <= setting.latest), None)
    published = setting.published
    if published is None:
        return None
    if moment.toward:
        return _strictly(found, moment.toward, published)
    past = [days for days in found if days[0] <= published]
    future = [days for days in found if days[1] >= published]
    if moment.weekday is not None and (match := _on_weekday([*past[-1:], *future[:1]], moment.weekday, published)):
        return match
    return _nearest(past, future, published, setting.toward)


def _strictly(found: list[Days], toward: str, published: date) -> Days | None:
    if toward == "gone":
        return next((days for days in reversed(found) if days[1] < published), None)
    return next((days for days in found if days[0] > published), None)


def _on_weekday(found: list[Days], weekday: int, published: date) -> Days | None:
    fitting = [days for days in found if calendars.weekday_of(days[0]) == weekday]
    return min(fitting, key=lambda days: abs(days[0] - published), default=None)


_SOON = timedelta(60)
_LONG_AGO = timedelta(180)


def _nearest(past: list[Days], future: list[Days], published: date, toward: str) -> Days | None:
    """The last one, unless the future is meant or the next one is close and the last one is not."""
    if not past or not future:
        return next(iter(past or future), None)
    last, following = past[-1], future[0]
    if toward == "future":
        return following
    if toward == "nearest":
        return following if following[0] - published < published - last[1] else last
    soon = following[0] - published <= (_SOON if toward == "near" else _SOON / 4)
    return following if toward != "past" and soon and published - last[1] > _LONG_AGO else last


def _between(said: Between, setting: Setting) -> Days | None:
    if said.right is None:
        left = _moment(said.left, setting)
        return (left[0], setting.published) if left and setting.published else None
    left_moment = said.left.filled(said.right)
    right_fixed = said.right.has_year or said.right.days
    if right_fixed and not left_moment.has_year:
        right = _moment(said.right, setting)
        left = _moment(left_moment, replace(setting, latest=right[1])) if right else None
    else:
        left = _moment(left_moment, setting)
        right = _moment(said.right, replace(setting, earliest=left[0], beside=None)) if left else None
    return (left[0], right[1]) if left and right and left[0] <= right[1] else None


def _counted(said: Counted, setting: Setting) -> Days | None:
    if said.sense in ("later", "earlier"):
        return _from_anchor(said, setting)
    published = setting.published
    if published is None:
        return None
    if said.count is None:
        return (published, published) if said.unit in _HOURS and said.sense == "ago" else None
    if said.sense in ("gone", "recent"):
        return _away(published, -said.count, said), published
    if said.sense == "coming":
        return published, _away(published, said.count, said)
    return _unit_around(_away(published, said.count if said.sense == "hence" else -said.count, said), said)


def _from_anchor(said: Counted, setting: Setting) -> Days | None:
    base = _moment(said.anchor, setting) if said.anchor else None
    anchor = base[0] if base else None if said.anchor else setting.anchor
    if anchor is None or said.count is None:
        return None
    return _unit_around(_away(anchor, -said.count if said.sense == "earlier" else said.count, said), said)


def _away(day: date, count: float, said: Counted) -> date:
    """The day so many units away; hours count as full days, months and years as the calendar's."""
    if said.unit in _MONTHS:
        return calendars.move_months(day, round(count * _MONTHS[said.unit]), calendar=said.calendar or "jalali")
    if said.unit in _HOURS:
        return day + timedelta(int(count / _HOURS[said.unit]))
    return day + timedelta(round(count * (7 if said.unit == "week" else 1)))


def _unit_around(day: date, said: Counted) -> Days | None:
    """The whole week, month or year in which a counted time ends."""
    calendar = said.calendar or "jalali"
    if said.unit == "week":
        return calendars.week_of(day)
    year, month, _ = calendars.parts_of(calendar, day)
    if said.unit == "month":
        return calendars.month_of(calendar, year, month)
    if said.unit in ("year", "decade", "century"):
        return calendars.years_of(calendar, year, year)
    return day, day
