"""Times: a table of sentences, calendars, and what must hold for every text."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from sanad.lexicons import Lexicons
from sanad.lexicons.schemas import TimeWordEntry
from sanad.mentions.times import find_times
from sanad.mentions.times.calendars import day_of, move_months, parts_of, season_of, week_of
from sanad.mentions.times.lookup import time_words
from sanad.text import fold

CASES = yaml.safe_load((Path(__file__).parent / "times_cases.yaml").read_text(encoding="utf-8"))
PUBLISHED = date(2026, 7, 15)
LEXICONS = Lexicons()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"])
def test_sentence(case: dict[str, Any]) -> None:
    found = find_times(case["text"], published=PUBLISHED, lexicons=LEXICONS)
    said = [
        [t.span.of(case["text"]), t.start and t.start.isoformat(), t.end and t.end.isoformat(), t.calendar, t.kind]
        for t in found
    ]
    assert said == case["times"]


def test_without_a_published_day_only_full_dates_are_resolved() -> None:
    text = "باران دیروز و در ۱۲ تیر ۱۴۰۴ بارید."
    relative, full = find_times(text, published=None, lexicons=LEXICONS)
    assert (relative.start, full.start) == (None, date(2025, 7, 3))
    assert relative.why[-1].rule == "times/unresolved-no-date"


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("این نشست ۲۰ آبان برگزار شد.", date(2025, 11, 11)),
        ("این نشست ۲۰ آبان برگزار خواهد شد.", date(2026, 11, 11)),
        ("این نشست جمعه برگزار شد.", date(2026, 7, 10)),
        ("این نشست جمعه برگزار خواهد شد.", date(2026, 7, 17)),
        ("او تا ۲۰ آبان فرصت دارد.", date(2026, 11, 11)),
    ],
)
def test_the_verb_says_which_year_or_week(text: str, start: date) -> None:
    assert find_times(text, published=PUBLISHED, lexicons=LEXICONS)[0].start == start


@pytest.mark.parametrize("gap", ["\u200c", "", " "])
def test_spellings_mean_the_same(gap: str) -> None:
    text = f"باران در دی{gap}ماه ۱۴۰۳ و سه{gap}شنبه بارید."
    month, day = find_times(text, published=PUBLISHED, lexicons=LEXICONS)
    assert (month.start, day.start) == (date(2024, 12, 21), date(2026, 7, 14))


@given(st.dates(min_value=date(1850, 1, 1), max_value=date(2150, 1, 1)))
def test_calendars_there_and_back(day: date) -> None:
    for calendar in ("jalali", "gregorian", "hijri"):
        assert day_of(calendar, *parts_of(calendar, day)) == day


def test_calendar_arithmetic() -> None:
    assert move_months(date(2026, 3, 20), 1) == date(2026, 4, 18)  # 29 Esfand to 29 Farvardin
    assert week_of(date(2026, 7, 17)) == (date(2026, 7, 11), date(2026, 7, 17))
    assert season_of("jalali", 1404, 3) == (date(2025, 9, 23), date(2025, 12, 21))


@given(st.text(alphabet="ابتدسشهویر ۰۱۲۳۹/:.،()\u200cآماهروزالتیرگذشته\n", max_size=60))
def test_any_text_gives_ordered_spans_inside_it(text: str) -> None:
    found = find_times(text, published=PUBLISHED, lexicons=LEXICONS)
    ends = [0, *(t.span.end for t in found)]
    assert all(t.span.start >= end for t, end in zip(found, ends, strict=False))
    assert all(t.span.end <= len(text) for t in found)
    assert all(
        (t.start is None) == (t.end is None) and (t.start is None or t.end is None or t.start <= t.end) for t in found
    )


@pytest.mark.parametrize("entry", LEXICONS.entries(TimeWordEntry), ids=lambda entry: entry.id)
def test_every_example_has_its_word(entry: TimeWordEntry) -> None:
    words = time_words(LEXICONS).find(fold(entry.example).text)
    assert entry.id in {meaning.id for word in words for meaning in word.meanings}


SHOWS_A_TIME = (
    "month",
    "weekday",
    "daypart",
    "day",
    "year",
    "season",
    "relation",
    "part",
    "calendar",
    "whole",
    "every",
)


@pytest.mark.parametrize(
    "entry", [e for e in LEXICONS.entries(TimeWordEntry) if e.role in SHOWS_A_TIME], ids=lambda entry: entry.id
)
def test_every_example_of_a_time_gives_one(entry: TimeWordEntry) -> None:
    found = find_times(entry.example, published=PUBLISHED, lexicons=LEXICONS)
    assert entry.id in {reason.rule for time in found for reason in time.why}


@pytest.mark.parametrize(
    "entry", [e for e in LEXICONS.entries(TimeWordEntry) if e.role == "proper"], ids=lambda entry: entry.id
)
def test_names_give_no_time(entry: TimeWordEntry) -> None:
    for form in (entry.form, *entry.forms):
        assert find_times(f"«{form}» نام است.", published=PUBLISHED, lexicons=LEXICONS) == ()
