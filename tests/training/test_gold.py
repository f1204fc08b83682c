"""Annotations with quotes turned into spans."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from sanad.types.text import Span
from tests.training.annotated import reports
from training.gold import gold_reports, quote_spans

TEXT = "آب آمد و آب رفت"

QUOTES: dict[str, tuple[list[Any], list[Span]]] = {
    "a string means all its places": (["آب"], [Span(0, 2), Span(9, 11)]),
    "a pair means the n-th place": ([["آب", 2]], [Span(9, 11)]),
    "in the order of the quotes": (["رفت", "آمد"], [Span(12, 15), Span(3, 6)]),
    "a place that is not there": ([["آب", 3]], []),
    "words that are not there": (["باد"], []),
    "none": ([], []),
}


@pytest.mark.parametrize("label", QUOTES)
def test_quotes_become_spans(label: str) -> None:
    quotes, expected = QUOTES[label]
    assert list(quote_spans(TEXT, quotes)) == expected


def test_overlapping_places_all_count() -> None:
    assert quote_spans("ههه", ["هه"]) == (Span(0, 2), Span(1, 3))


def test_reports_come_by_id_with_everything(folder: Path) -> None:
    found = list(gold_reports(folder))
    assert [g.report.id for g in found] == [f"r{n:02}" for n in range(len(reports()))]
    second = found[1]
    [event] = second.events
    assert event.type == "ASSAULT"
    assert event.roles["actor"] == {"c"}
    assert event.roles["place"] == {"d"}
    assert event.roles["denied"] == frozenset()
    assert event.time == ("2026-11-16", "2026-11-16")
    assert event.sources == (("a",),)
    assert [s.of(second.report.text) for s in event.time_spans] == ["روز دوشنبه"]
    assert [s.of(second.report.text) for s in event.triggers] == ["حمله کردند", "کشته شدند"]
    assert [s.of(second.report.text) for s in event.first] == ["حمله کردند"]
    assert second.entities["b"].kind == "SECURITY"
    assert second.relations[0]["type"] == "spokesperson_of"


def test_an_event_without_a_time_has_no_spans_of_one(folder: Path) -> None:
    third = list(gold_reports(folder))[2]
    assert third.events[0].time is None
    assert third.events[0].time_spans == ()
