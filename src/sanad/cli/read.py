"""`sanad read`: reports in, records out."""

from __future__ import annotations

from typing import Annotated

import typer

from sanad.cli.options import (
    FIVE_MEGABYTES,
    Encoding,
    Force,
    Format,
    LexiconFolders,
    MaxBytes,
    Model,
    Outlet,
    Output,
    Published,
)


def read(
    files: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="FILES", help="Reports: .txt, .html, .json, .jsonl, folders of these, or - for standard input."
        ),
    ] = None,
    format: Annotated[Format, typer.Option("--format", "-f", help="What to write.")] = Format.TABLE,
    output: Output = None,
    published: Published = None,
    outlet: Outlet = None,
    encoding: Encoding = None,
    max_bytes: MaxBytes = FIVE_MEGABYTES,
    force: Force = False,
    lexicons: LexiconFolders = None,
    model: Model = None,
    min_confidence: Annotated[
        float, typer.Option("--min-confidence", metavar="X", min=0, max=1, help="Leave out less sure events.")
    ] = 0.0,
    jobs: Annotated[int, typer.Option("--jobs", "-j", metavar="N", min=1, help="Processes that read at once.")] = 1,
) -> None:
    """Read reports and write what they say.

    json gives one object for one report and a list for several. html, json and brat write a file for each report
    into a folder: -o with a folder, or with a name that has no suffix.
    """
    import sys

    from sanad.cli.options import ingest_options, make_reader
    from sanad.cli.reading import run
    from sanad.cli.sinks import open_sink
    from sanad.ingest import reports_from

    paths = files or _standard_input()
    options = ingest_options(published=published, outlet=outlet, encoding=encoding, max_bytes=max_bytes, force=force)
    with open_sink(format, output) as sink:
        reader = make_reader(model, lexicons)
        code = run(
            reports_from(paths, options, stdin=sys.stdin.buffer),
            lambda reports: reader.read_many(reports, jobs=jobs),
            sink,
            min_confidence=min_confidence,
            visible=output is not None or format not in (Format.TABLE, Format.HTML),
        )
    raise typer.Exit(code)


def _standard_input() -> list[str]:
    import sys

    from sanad.cli.exits import WRONG_USE, stop

    if sys.stdin.isatty():
        stop(WRONG_USE, "no files given; name some, or pipe a report in (see sanad read --help)")
    return ["-"]
