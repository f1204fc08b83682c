"""A page of everything that was missed, made up or coded otherwise, with the texts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sanad.export.html import asset, showable, templates
from sanad.export.segments import Segment, flatten
from sanad.scoring import FIGURES, Comparison, Tally
from sanad.scoring.view import EventView


@dataclass(frozen=True, slots=True)
class ErrorLine:
    """One event as the page lists it: `kind` is found, missed or extra."""

    kind: str
    type: str
    words: str
    remark: str


@dataclass(frozen=True, slots=True)
class ErrorReport:
    """One report with its errors; the keys of its segments are kinds of error."""

    id: str
    segments: list[Segment]
    lines: list[ErrorLine]


def errors_page(tally: Tally, reports: Mapping[str, tuple[str, Comparison]]) -> str:
    """The page as HTML.

    Args:
        tally: the figures that stand on top.
        reports: text and comparison by report id; reports without an error are left out.
    """
    shown = [_report(id, text, comparison) for id, (text, comparison) in reports.items()]
    written = (
        templates()
        .get_template("errors.html.j2")
        .render(
            figures=tally.as_dict(),
            meanings=FIGURES,
            reports=[report for report in shown if report.lines],
            faultless=sum(not report.lines for report in shown),
            style=asset("report.css"),
            own_style=asset("errors.css"),
        )
    )
    return showable(written)


def _report(id: str, text: str, comparison: Comparison) -> ErrorReport:
    spans = [(start, end, kind) for kind, event in _events(comparison) for start, end in event.triggers]
    return ErrorReport(id, flatten(text, spans), list(_lines(text, comparison)))


def _events(comparison: Comparison) -> Iterator[tuple[str, EventView]]:
    yield from (("found", pair.gold) for pair in comparison.pairs)
    yield from (("missed", event) for event, _ in comparison.missed)
    yield from (("extra", event) for event in comparison.extra)


def _lines(text: str, comparison: Comparison) -> Iterator[ErrorLine]:
    for pair in comparison.pairs:
        if not pair.exact:
            yield ErrorLine("found", pair.gold.type, _words(text, pair.gold), pair.verdict())
    for event, instead in comparison.missed:
        yield ErrorLine("missed", event.type, _words(text, event), f"found as {instead.type}" if instead else "")
    for event in comparison.extra:
        yield ErrorLine("extra", event.type, _words(text, event), "")


def _words(text: str, event: EventView) -> str:
    return text[slice(*event.triggers[0])] if event.triggers else ""
