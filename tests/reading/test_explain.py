"""How an event came about: every step is told, with the line of the lexicon."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from sanad.demo import demo_report
from sanad.errors import InputError
from sanad.export.explain import explanation
from sanad.reading.reader import Reader
from sanad.types.text import Report

SHORT = Report("short", "گروه سپیده به پاسگاه دره حمله کرد.", published="2026-11-18")
ALWAYS = ["words", "parse", "time", "casualties", "status", "sources"]


@pytest.fixture(scope="module")
def told(reader: Reader) -> dict[str, list[tuple[str, tuple[str, ...]]]]:
    events = reader.read(demo_report()).events[:5]
    return {e.id: [(s.title, s.lines) for s in reader.explain(demo_report(), e.id).steps] for e in events}


def test_every_step_is_told(told: dict[str, list[tuple[str, tuple[str, ...]]]]) -> None:
    assert told
    for steps in told.values():
        titles = [title for title, _ in steps]
        assert [t for t in dict.fromkeys(titles) if t in ALWAYS] == ALWAYS
        assert all(lines for _, lines in steps)


def test_the_words_name_file_and_line_of_the_lexicon(told: dict[str, list[tuple[str, tuple[str, ...]]]]) -> None:
    for steps in told.values():
        words = [line for title, lines in steps if title == "words" for line in lines]
        origins = re.findall(r"lexicon entry (\S+) \((.+):(\d+)\)", "\n".join(words))
        assert origins
        for entry, file, line in origins:
            at = Path(file).read_text(encoding="utf-8").splitlines()[int(line) - 1 : int(line) + 1]
            assert any(f"id: {entry}" in one for one in at)


def test_steps_quote_the_text(reader: Reader) -> None:
    text = demo_report().text
    event = reader.read(demo_report()).events[0]
    found = reader.explain(demo_report(), event.id)
    assert found.event == event
    for step in found.steps:
        assert all(text[q.start : q.end] == q.quote for q in step.spans)


def test_roles_of_the_record_are_explained(reader: Reader) -> None:
    record = reader.read(demo_report())
    event = next(e for e in record.events if e.actors)
    titles = [step.title for step in reader.explain(demo_report(), event.id).steps]
    assert titles.count("actor") == len(event.actors)


def test_an_explanation_can_be_printed(reader: Reader) -> None:
    event = reader.read(SHORT).events[0]
    assert explanation(reader.explain(SHORT, event.id)) is not None


@pytest.mark.parametrize("id", ["v999", "", "e1", "V1"])
def test_an_unknown_event_is_refused_with_the_known_ones(reader: Reader, id: str) -> None:
    with pytest.raises(InputError, match=r"report short has no event.*v1"):
        reader.explain(SHORT, id)


def test_a_report_without_events_says_so(reader: Reader) -> None:
    with pytest.raises(InputError, match="none"):
        reader.explain(Report("r", "هوا خوب است."), "v1")
