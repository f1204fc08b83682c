"""Options that several commands share, said once."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from sanad.ingest import IngestOptions
    from sanad.reading.reader import Reader


class Format(StrEnum):
    """What `sanad read` writes."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    HTML = "html"
    BRAT = "brat"


LexiconFolders = Annotated[
    list[Path] | None,
    typer.Option("--lexicons", metavar="DIR", help="Folder of own lexicons, laid over the built-in ones (repeatable)."),
]
Model = Annotated[
    str | None, typer.Option("--model", metavar="NAME", help="A spaCy pipeline with UD labels instead of the own one.")
]
Published = Annotated[
    str | None,
    typer.Option("--published", metavar="DATE", help="Day of publication where a report does not say it (ISO 8601)."),
]
Outlet = Annotated[str | None, typer.Option("--outlet", metavar="NAME", help="Outlet where a report does not say it.")]
Encoding = Annotated[
    str | None, typer.Option("--encoding", metavar="NAME", help="Encoding of the files; found out if not given.")
]
MaxBytes = Annotated[int, typer.Option("--max-bytes", metavar="N", min=1, help="Largest report that is taken in.")]
Force = Annotated[bool, typer.Option("--force", help="Take in what does not read as Persian.")]
Output = Annotated[
    Path | None, typer.Option("--output", "-o", metavar="PATH", help="Write to this file or folder, not to the screen.")
]

FIVE_MEGABYTES = 5_000_000


def ingest_options(**given: Any) -> IngestOptions:
    """The options of ingest from those of a command; a wrong value is wrong use."""
    from sanad.cli.exits import WRONG_USE, stop
    from sanad.errors import InputError
    from sanad.ingest import IngestOptions

    try:
        return IngestOptions(**given)
    except InputError as error:
        stop(WRONG_USE, str(error))


def make_reader(model: str | None, lexicons: list[Path] | None) -> Reader:
    """The reader with the user's model and lexicons."""
    from sanad.reading.reader import Reader

    return Reader(model=model, lexicons=lexicons or ())
