"""`sanad explain`: how an event came about."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from sanad.cli.options import FIVE_MEGABYTES, Encoding, Force, LexiconFolders, MaxBytes, Model, Outlet, Published

if TYPE_CHECKING:
    from sanad.ingest import IngestOptions
    from sanad.types.text import Report


def explain(
    file: Annotated[str, typer.Argument(metavar="FILE", help="A file with one report, or - .")],
    event: Annotated[str, typer.Argument(metavar="EVENT", help="Id of the event, as `sanad read` shows it (v3).")],
    published: Published = None,
    outlet: Outlet = None,
    encoding: Encoding = None,
    max_bytes: MaxBytes = FIVE_MEGABYTES,
    force: Force = False,
    lexicons: LexiconFolders = None,
    model: Model = None,
) -> None:
    """Tell how an event came about: trigger, lexicon line, roles, time, status, source."""
    from rich.console import Console

    from sanad.cli.options import ingest_options, make_reader
    from sanad.export.explain import explanation

    report = _one_report(
        file,
        ingest_options(published=published, outlet=outlet, encoding=encoding, max_bytes=max_bytes, force=force),
    )
    told = make_reader(model, lexicons).explain(report, event)
    Console(highlight=False).print(explanation(told))


def _one_report(file: str, options: IngestOptions) -> Report:
    """The report of a file that holds exactly one."""
    import sys

    from sanad.cli.exits import FAILED, WRONG_USE, stop
    from sanad.ingest import Refusal, reports_from

    found = list(reports_from([file], options, stdin=sys.stdin.buffer))
    if len(found) != 1:
        stop(WRONG_USE, f"{file} holds {len(found)} reports; explain wants a file with one")
    if isinstance(found[0], Refusal):
        stop(FAILED, str(found[0]))
    return found[0]
