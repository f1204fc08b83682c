"""`sanad times`: reports in, their times and counts of people out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import IO, TYPE_CHECKING, Annotated, Any

import typer

from sanad.cli.options import FIVE_MEGABYTES, Encoding, Force, LexiconFolders, MaxBytes, Outlet, Output, Published

if TYPE_CHECKING:
    from sanad.lexicons import Lexicons


class TimesFormat(StrEnum):
    """What `sanad times` writes."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"


class Convention(StrEnum):
    """How `best` of a count is chosen; see docs/quantities.md."""

    ACLED = "acled"
    EXACT = "exact"
    MIDDLE = "middle"


def times(
    files: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="FILES", help="Reports: .txt, .html, .json, .jsonl, folders of these, or - for standard input."
        ),
    ] = None,
    format: Annotated[TimesFormat, typer.Option("--format", "-f", help="What to write.")] = TimesFormat.TABLE,
    output: Output = None,
    published: Published = None,
    outlet: Outlet = None,
    encoding: Encoding = None,
    max_bytes: MaxBytes = FIVE_MEGABYTES,
    force: Force = False,
    lexicons: LexiconFolders = None,
    convention: Annotated[
        Convention, typer.Option("--convention", help="How the best figure of a count is chosen.")
    ] = Convention.ACLED,
) -> None:
    """Find times and counts of people in reports, with the days and bounds that they mean.

    No language model is needed. jsonl gives one object for each report, with the keys id, times and quantities.
    """
    import sys

    from sanad.cli.options import ingest_options
    from sanad.ingest import reports_from
    from sanad.lexicons import Lexicons

    options = ingest_options(published=published, outlet=outlet, encoding=encoding, max_bytes=max_bytes, force=force)
    tally = _Tally()
    found = reports_from(files or ["-"], options, stdin=sys.stdin.buffer)
    rows = _rows(found, Lexicons(lexicons or ()), convention.value, tally)
    if output is None:
        _write(rows, format, sys.stdout)
    else:
        with output.open("w", encoding="utf-8") as stream:
            _write(rows, format, stream)
    raise typer.Exit(tally.code())


class _Tally:
    def __init__(self) -> None:
        self.read = 0
        self.refused = 0

    def code(self) -> int:
        from sanad.cli.exits import FAILED, FINE, IN_PART

        if not self.read:
            return FAILED
        return IN_PART if self.refused else FINE


def _rows(found: Iterable[Any], lexicons: Lexicons, convention: str, tally: _Tally) -> Iterator[dict[str, Any]]:
    from sanad.cli.exits import say
    from sanad.export.expressions import expressions_row
    from sanad.ingest import Refusal
    from sanad.mentions.quantities import find_quantities
    from sanad.mentions.times import find_times

    for report in found:
        if isinstance(report, Refusal):
            tally.refused += 1
            say(str(report))
            continue
        tally.read += 1
        times = find_times(report.text, published=report.published_date, lexicons=lexicons)
        quantities = find_quantities(report.text, lexicons=lexicons, convention=convention)
        yield expressions_row(report, times, quantities)


def _write(rows: Iterator[dict[str, Any]], format: TimesFormat, stream: IO[str]) -> None:
    import json

    if format is TimesFormat.JSONL:
        for row in rows:
            stream.write(json.dumps(row, ensure_ascii=False) + "\n")
    elif format is TimesFormat.JSON:
        every = list(rows)
        json.dump(every[0] if len(every) == 1 else every, stream, ensure_ascii=False, indent=2)
        stream.write("\n")
    else:
        _table(rows, stream)


def _table(rows: Iterator[dict[str, Any]], stream: IO[str]) -> None:
    from rich.console import Console
    from rich.table import Table

    from sanad.export.words import clean

    console = Console(file=stream)
    for row in rows:
        table = Table("words", "from", "to", "what", "why", title=clean(row["id"]))
        for time in row["times"]:
            why = time["why"][0]["rule"]
            what = f"{time['kind']}, {time['calendar']}"
            table.add_row(clean(time["span"]["quote"]), time["start"] or "–", time["end"] or "–", what, why)
        for count in row["quantities"]:
            high = "…" if count["high"] is None else str(count["high"])
            table.add_row(
                clean(count["span"]["quote"]), str(count["low"]), high, count["kind"], count["why"][-1]["rule"]
            )
        console.print(table)
