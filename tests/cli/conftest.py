"""Runs commands in this process, with a reader that needs no model."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

import pytest

from sanad.cli.main import main
from sanad.errors import RecordError
from sanad.ingest import Refusal
from sanad.types.event import EventType, Status
from sanad.types.explain import Explanation, Step
from sanad.types.mention import Kind
from sanad.types.record import Entity, Event, Quote, ReportHeader, ReportRecord, Why
from sanad.types.text import Report
from tests.export.records import CODER

TRIGGER = "حمله کرد"


class PlainReader:
    """Finds the word of one event and the first word of the text; refuses what speaks of refusing."""

    def read(self, report: Report) -> ReportRecord:
        header = ReportHeader(
            report.id, report.outlet, report.title, report.url, report.published, report.sha256, len(report.text)
        )
        first = report.text.split()[0]
        entity = Entity("e1", Kind.GROUP, first, (Quote(0, len(first), first),))
        return ReportRecord(header, CODER, (entity,), tuple(self._events(report.text)), ())

    def _events(self, text: str) -> Iterator[Event]:
        at = text.find(TRIGGER)
        if at >= 0:
            words = Quote(at, at + len(TRIGGER), TRIGGER)
            nothing: tuple[str, ...] = ()
            yield Event(
                "v1", EventType.ASSAULT, None, (), (words,), ("e1",), nothing, nothing, nothing, nothing, None,
                Status.OCCURRED, (), (), (), (Why("assault/hamle"),), 0.5,
            )  # fmt: skip

    def read_many(self, reports: Iterable[Report], *, jobs: int = 1) -> Iterator[ReportRecord | Refusal]:
        for report in reports:
            yield Refusal(report.id, "cannot be read") if "نخوان" in report.text else self.read(report)

    def explain(self, report: Report, event_id: str) -> Explanation:
        for event in self.read(report).events:
            if event.id == event_id:
                return Explanation(replace(event), (Step("trigger", ("the words of the lexicon",), event.triggers),))
        raise RecordError(f"report {report.id}: no event has the id {event_id!r}")


@dataclass(frozen=True)
class Ran:
    """What a command left behind."""

    code: int
    out: str
    err: str


@pytest.fixture
def sanad(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., Ran]:
    """Runs ``sanad`` with arguments."""
    monkeypatch.setattr("sanad.cli.options.make_reader", lambda model, lexicons: PlainReader())
    monkeypatch.setattr("sanad.cli.evaluation.make_reader", lambda model, lexicons: PlainReader())

    def run(*arguments: object) -> Ran:
        with pytest.raises(SystemExit) as left:
            main([str(argument) for argument in arguments])
        written = capsys.readouterr()
        code = left.value.code
        assert isinstance(code, int)
        return Ran(code, written.out, written.err)

    return run
