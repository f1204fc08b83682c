"""`sanad evaluate`: the figures on annotated reports."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sanad.cli.options import LexiconFolders, Model, Output

if TYPE_CHECKING:
    from sanad.scoring import Comparison


def evaluate(
    docs: Annotated[Path, typer.Argument(metavar="DOCS", help='Folder of reports, {"id", "text", ...} in each file.')],
    gold: Annotated[Path, typer.Argument(metavar="GOLD", help="Folder of their annotations.")],
    predicted: Annotated[
        Path | None,
        typer.Option("--predicted", metavar="PATH", help="Score these records and read nothing (folder or .jsonl)."),
    ] = None,
    each: Annotated[bool, typer.Option("--each", help="A line for each report first.")] = False,
    show: Annotated[
        str | None, typer.Option("--show", metavar="ID", help="List what was found, missed and made up in one report.")
    ] = None,
    html: Annotated[
        Path | None, typer.Option("--html", metavar="FILE", help="Write a page of all errors with the texts.")
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="The figures as JSON.")] = False,
    output: Output = None,
    lexicons: LexiconFolders = None,
    model: Model = None,
    jobs: Annotated[int, typer.Option("--jobs", "-j", metavar="N", min=1, help="Processes that read at once.")] = 1,
) -> None:
    """Score the reader (or records that it wrote) on annotated reports.

    P, R and F are percentages over all reports together. Words are compared by their place in the text.
    """
    from sanad.cli.evaluation import annotated, each_line, errors_of, figures_json, figures_table, read_all
    from sanad.scoring import Tally
    from sanad.scoring.load import load_rows

    reports, annotations = annotated(docs, gold)
    records = load_rows(predicted) if predicted else read_all(reports, model=model, lexicons=lexicons, jobs=jobs)
    comparisons = errors_of(reports, annotations, records)
    tally = Tally()
    lines: list[str] = []
    for id, comparison in comparisons.items():
        tally.add(comparison.figures())
        if each:
            lines.append(each_line(id, comparison))
    if show is not None:
        lines += _shown(show, {id: reports[id].text for id in comparisons}, comparisons)
    lines.append(figures_json(tally) if json else figures_table(tally))
    if html is not None:
        from sanad.export.errors_html import errors_page

        html.write_text(errors_page(tally, {i: (reports[i].text, c) for i, c in comparisons.items()}), encoding="utf-8")
    if output is None:
        typer.echo("\n".join(lines))
    else:
        output.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _shown(id: str, texts: dict[str, str], comparisons: dict[str, Comparison]) -> list[str]:
    from sanad.cli.evaluation import shown
    from sanad.cli.exits import WRONG_USE, stop

    if id not in comparisons:
        stop(WRONG_USE, f"no annotated report has the id {id!r}")
    return shown(texts[id], comparisons[id])
