"""What ingest is asked for, and what it gives."""

from __future__ import annotations

import codecs
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, get_args

from sanad.errors import InputError
from sanad.ingest.dates import iso_published
from sanad.text import MAX_BYTES

Format = Literal["auto", "text", "html", "json", "jsonl"]

FIELDS = ("id", "text", "title", "outlet", "published", "url")
"""The keys of a report in JSON; all but `text` may be missing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IngestOptions:
    """How reports are read.

    Attributes:
        outlet: who published the reports that do not say so themselves.
        published: when, for those that do not say so (ISO 8601, or a Jalali date like 1405-05-03).
        encoding: the encoding of all files; None finds it out for each.
        max_bytes: largest report that is taken in.
        force: take in what does not read as Persian.
        format: what the files are; "auto" goes by file name, or by the first line where the name does not tell.
        fields: our key → their key, for JSON that names things otherwise
            (``{"outlet": "channel", "published": "jalali"}``).

    Raises:
        InputError: a value is wrong.
    """

    outlet: str | None = None
    published: str | None = None
    encoding: str | None = None
    max_bytes: int = MAX_BYTES
    force: bool = False
    format: Format = "auto"
    fields: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.published is not None:
            object.__setattr__(self, "published", iso_published(self.published))
        if self.encoding is not None:
            _check_encoding(self.encoding)
        if self.max_bytes < 1:
            raise InputError(f"max_bytes must be at least 1, got {self.max_bytes}")
        if self.format not in get_args(Format):
            raise InputError(f"unknown format {self.format!r}; use {', '.join(get_args(Format))}")
        if unknown := set(self.fields) - set(FIELDS):
            raise InputError(f"no field of a report is called {min(unknown)!r}; use {', '.join(FIELDS)}")

    def key(self, name: str) -> str:
        """The key under which the user's JSON has our field `name`."""
        return self.fields.get(name, name)


def _check_encoding(name: str) -> None:
    try:
        codecs.lookup(name)
    except (LookupError, ValueError) as error:
        raise InputError(f"unknown encoding {name!r}; use a name like utf-8, utf-16 or windows-1256") from error


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A report as a file has it, not yet checked. `name` stands in for a missing `id`."""

    where: str
    text: str
    id: str | None = None
    name: str | None = None
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: str | None = None
