"""The work behind `sanad evaluate`: reading, comparing, wording."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from sanad.cli.exits import say
from sanad.cli.options import make_reader
from sanad.errors import InputError
from sanad.export.record_json import to_dict
from sanad.export.words import clean
from sanad.scoring import FIGURES, Comparison, Tally, View, compare, view
from sanad.scoring.load import Row, load_reports, load_rows
from sanad.scoring.view import EventView
from sanad.types.record import ReportRecord
from sanad.types.text import Report


def annotated(docs: Path, gold: Path) -> tuple[dict[str, Report], dict[str, Row]]:
    """Reports and annotations by id; only reports that have an annotation.

    Raises:
        InputError: an annotation has no report.
    """
    reports, annotations = load_reports(docs), load_rows(gold)
    if lost := sorted(set(annotations) - set(reports)):
        raise InputError(f"{gold}: no report in {docs} belongs to the annotation {lost[0]!r}")
    return {id: reports[id] for id in sorted(annotations)}, annotations


def read_all(
    reports: Mapping[str, Report], *, model: str | None, lexicons: list[Path] | None, jobs: int
) -> dict[str, Row]:
    """Read all reports; those that are refused are told and count as empty."""
    rows: dict[str, Row] = {}
    for result in make_reader(model, lexicons).read_many(iter(reports.values()), jobs=jobs):
        if isinstance(result, ReportRecord):
            rows[result.report.id] = to_dict(result)
        else:
            say(str(result))
    return rows


def errors_of(
    reports: Mapping[str, Report], annotations: Mapping[str, Row], records: Mapping[str, Row]
) -> dict[str, Comparison]:
    """The comparison of each report; one without a record is compared with an empty one.

    Raises:
        InputError: an annotation or record lacks what is compared.
    """
    if missing := sorted(set(annotations) - set(records)):
        say(f"no record for {len(missing)} of {len(annotations)} reports (they count as empty): {missing[0]} …")
    return {
        id: compare(_view(reports[id].text, annotations[id], id), _view(reports[id].text, records.get(id, {}), id))
        for id in sorted(annotations)
    }


def _view(text: str, row: Row, id: str) -> View:
    try:
        return view(text, row)
    except (KeyError, TypeError, ValueError) as error:
        raise InputError(f"the annotation or record of {id!r} is broken: {type(error).__name__} {error}") from error


def each_line(id: str, comparison: Comparison) -> str:
    """One report's figures in a line."""
    figures = comparison.figures()
    typed, exact = figures["typed"], figures["exact"]
    found = f"{typed.hit} of {typed.gold}, {typed.said} said"
    return f"{id}: typed F {round(typed.f, 1)}, exact F {round(exact.f, 1)} ({found})"


def shown(text: str, comparison: Comparison) -> list[str]:
    """What was found, missed and made up, a line each."""
    return [*_found(text, comparison), *_missed(text, comparison), *_extra(text, comparison)]


def _found(text: str, comparison: Comparison) -> Iterator[str]:
    for pair in comparison.pairs:
        yield f"  found {pair.gold.type}: {pair.verdict()}: {first_words(text, pair.gold)}"


def _missed(text: str, comparison: Comparison) -> Iterator[str]:
    for event, instead in comparison.missed:
        yield f"  missed {event.type}: {first_words(text, event)}" + (f" (found as {instead.type})" if instead else "")


def _extra(text: str, comparison: Comparison) -> Iterator[str]:
    for event in comparison.extra:
        yield f"  extra {event.type}: {first_words(text, event)}"


def first_words(text: str, event: EventView) -> str:
    """The first trigger of an event in quotation marks."""
    return f"«{clean(text[slice(*event.triggers[0])])}»" if event.triggers else "«»"


def figures_json(tally: Tally) -> str:
    """All figures as one JSON object, a figure a line."""
    lines = (f"  {json.dumps(name)}: {json.dumps(figure)}" for name, figure in tally.as_dict().items())
    return "{\n" + ",\n".join(lines) + "\n}"


def figures_table(tally: Tally) -> str:
    """All figures in columns."""
    lines = [f"{'':12}" + "".join(f"{head:>7}" for head in ("P", "R", "F", "hit", "gold", "said"))]
    for name in FIGURES:
        figure = tally.as_dict()[name]
        lines.append(f"{name:12}" + "".join(f"{value:7}" for value in figure.values()))
    return "\n".join(lines)
