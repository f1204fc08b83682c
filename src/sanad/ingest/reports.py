"""Files in, reports out; what cannot be taken in comes out as a refusal and never stops the rest."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from sanad.errors import InputError
from sanad.ingest.dates import iso_published
from sanad.ingest.files import found_in
from sanad.ingest.options import Found, IngestOptions
from sanad.lexicons.load import Lexicons
from sanad.text import check_language, check_size, check_visible, without_surrogates
from sanad.types.text import Refusal, Report

_ID_DIGITS = 16


def reports_from(
    paths: Iterable[str | Path],
    options: IngestOptions | None = None,
    *,
    stdin: BinaryIO | None = None,
    lexicons: Lexicons | None = None,
) -> Iterator[Report | Refusal]:
    """The reports of files, folders and standard input (``-``), in order, one at a time.

    A report's id is the one given in JSON, else its file's name (in a folder the path below it, with
    ``-`` between the parts), else the beginning of its text's SHA-256. An id that came before in
    the same call is refused.

    Args:
        paths: what to read. Text (.txt), pages (.html), reports in JSON (.json, .jsonl), folders of these.
        options: how to read it.
        stdin: what ``-`` reads, the process's own by default.
        lexicons: where the signs of languages stand, the built-in ones by default.
    """
    options = options or IngestOptions()
    seen: dict[str, str] = {}
    for path in paths:
        for found in found_in(path, options, stdin=stdin):
            yield found if isinstance(found, Refusal) else _report(found, options, seen, lexicons)


def _report(found: Found, options: IngestOptions, seen: dict[str, str], lexicons: Lexicons | None) -> Report | Refusal:
    try:
        report = _checked(found, options, lexicons)
        if first := seen.get(report.id):
            raise InputError(f"the id {report.id!r} was taken by {first}; ids must be unique, give another one")
    except InputError as error:
        return Refusal(found.where, str(error))
    seen[report.id] = found.where
    return report


def _checked(found: Found, options: IngestOptions, lexicons: Lexicons | None) -> Report:
    text = without_surrogates(found.text)
    check_size(len(text.encode()), max_bytes=options.max_bytes)
    check_visible(text)
    if not options.force:
        check_language(text, lexicons=lexicons)
    return Report(
        id=without_surrogates(found.id or found.name or hashlib.sha256(text.encode()).hexdigest()[:_ID_DIGITS]),
        text=text,
        outlet=_clean(found.outlet) or options.outlet,
        title=_clean(found.title),
        url=_clean(found.url),
        published=iso_published(found.published) if found.published else options.published,
    )


def _clean(value: str | None) -> str | None:
    return without_surrogates(value).strip() or None if value else None
