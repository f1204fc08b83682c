"""Times and quantities of a report as plain values, for JSON and tables."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sanad.types.mention import Quantity, Reason, TimeExpression
from sanad.types.text import Report, Span

Row = dict[str, Any]


def expressions_row(report: Report, times: Iterable[TimeExpression], quantities: Iterable[Quantity]) -> Row:
    """One report's times and quantities: `{"id", "times": [...], "quantities": [...]}`, in order of the text."""
    return {
        "id": report.id,
        "times": [_time(time, report.text) for time in times],
        "quantities": [_quantity(quantity, report.text) for quantity in quantities],
    }


def _span(span: Span, text: str) -> Row:
    return {"start": span.start, "end": span.end, "quote": span.of(text)}


def _why(reasons: Iterable[Reason], text: str) -> list[Row]:
    return [{"rule": r.rule, "span": None if r.span is None else _span(r.span, text)} for r in reasons]


def _time(time: TimeExpression, text: str) -> Row:
    return {
        "span": _span(time.span, text),
        "start": time.start and time.start.isoformat(),
        "end": time.end and time.end.isoformat(),
        "precision": time.precision,
        "calendar": time.calendar,
        "kind": time.kind,
        "why": _why(time.why, text),
    }


def _quantity(quantity: Quantity, text: str) -> Row:
    return {
        "span": _span(quantity.span, text),
        "low": quantity.low,
        "best": quantity.best,
        "high": quantity.high,
        "kind": quantity.kind,
        "who": None if quantity.who is None else _span(quantity.who, text),
        "why": _why(quantity.why, text),
    }
