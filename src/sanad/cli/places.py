"""`sanad places`: reports in, the places that they name and their points out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import IO, TYPE_CHECKING, Annotated, Any

import typer

from sanad.cli.options import FIVE_MEGABYTES, Encoding, Force, LexiconFolders, MaxBytes, Model, Outlet, Output

if TYPE_CHECKING:
    from pathlib import Path

    from sanad.types.text import Report


class PlacesFormat(StrEnum):
    """What `sanad places` writes."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    GEOJSON = "geojson"


def places(
    files: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="FILES", help="Reports: .txt, .html, .json, .jsonl, folders of these, or - for standard input."
        ),
    ] = None,
    format: Annotated[PlacesFormat, typer.Option("--format", "-f", help="What to write.")] = PlacesFormat.TABLE,
    output: Output = None,
    outlet: Outlet = None,
    encoding: Encoding = None,
    max_bytes: MaxBytes = FIVE_MEGABYTES,
    force: Force = False,
    lexicons: LexiconFolders = None,
    model: Model = None,
) -> None:
    """Find the places that reports name and put them on the map.

    A place that the words do not settle has no point; geojson leaves it out. jsonl gives one object for each report.
    """
    import sys

    from sanad.cli.options import ingest_options
    from sanad.cli.reading import Account
    from sanad.ingest import reports_from

    options = ingest_options(outlet=outlet, encoding=encoding, max_bytes=max_bytes, force=force)
    account = Account()
    reports = account.taken_in(reports_from(files or ["-"], options, stdin=sys.stdin.buffer))
    rows = _rows(_counted(reports, account), model, lexicons)
    if output is None:
        _write(rows, format, sys.stdout)
    else:
        with output.open("w", encoding="utf-8") as stream:
            _write(rows, format, stream)
    raise typer.Exit(account.code())


def _counted(reports: Iterable[Report], account: Any) -> Iterator[Report]:
    for report in reports:
        account.texts.pop(report.id)
        account.read += 1
        yield report


def _rows(reports: Iterable[Report], model: str | None, folders: list[Path] | None) -> Iterator[dict[str, Any]]:
    from sanad.export.places import places_row
    from sanad.lexicons import Lexicons
    from sanad.mentions.places import find_places
    from sanad.parse import load_parser

    lexicons, parser = Lexicons(folders or ()), load_parser(model)
    for report in reports:
        yield places_row(report, find_places(parser.parse(report.text), lexicons, outlet=report.outlet))


def _write(rows: Iterable[dict[str, Any]], format: PlacesFormat, stream: IO[str]) -> None:
    import json

    from sanad.export.places import collection, features

    if format is PlacesFormat.TABLE:
        _tables(rows, stream)
    elif format is PlacesFormat.JSONL:
        for row in rows:
            stream.write(json.dumps(row, ensure_ascii=False) + "\n")
    else:
        every = list(rows)
        if format is PlacesFormat.GEOJSON:
            value: Any = collection([feature for row in every for feature in features(row)])
        else:
            value = every[0] if len(every) == 1 else every
        stream.write(json.dumps(value, ensure_ascii=False, indent=2) + "\n")


def _tables(rows: Iterable[dict[str, Any]], stream: IO[str]) -> None:
    from rich.console import Console
    from rich.table import Table

    from sanad.export.words import clean

    console = Console(file=stream)
    for row in rows:
        table = Table("words", "place", "country", "lat", "lon", "precision", title=clean(row["id"]))
        for found in row["places"]:
            place = found["place"]
            if place is None:
                within = f"in {found['within']}" if found["within"] else "–"
                table.add_row(clean(found["name"]), within, "–", "–", "–", "–")
            else:
                at = (f"{place['lat']:.2f}", f"{place['lon']:.2f}", str(place["precision"]))
                table.add_row(clean(found["name"]), place["name"], place["country"] or "–", *at)
        console.print(table)
