"""From paths to what the files hold, by their format."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import BinaryIO

from sanad.errors import InputError
from sanad.ingest.options import Format, Found, IngestOptions
from sanad.ingest.records import found_in_json, found_in_lines, json_limit
from sanad.ingest.stream import Stream
from sanad.text import decode, without_surrogates
from sanad.types.text import Refusal

STDIN = "-"

SUFFIXES: Mapping[str, Format] = MappingProxyType(
    {
        ".txt": "text",
        ".html": "html",
        ".htm": "html",
        ".xhtml": "html",
        ".json": "json",
        ".jsonl": "jsonl",
        ".ndjson": "jsonl",
    }
)
"""File names that tell the format; in folders only these are read."""

_BEGINNING = 1 << 20  # bytes that are looked at to guess a format
_HTML = re.compile(rb"<(!doctype\s+html|html|head|body)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Source:
    """A file to read: its name for messages, the name that its report gets, how to open it."""

    where: str
    name: str | None
    format: Format
    open: Callable[[], AbstractContextManager[BinaryIO]]


def found_in(path: str | Path, options: IngestOptions, *, stdin: BinaryIO | None = None) -> Iterator[Found | Refusal]:
    """All reports under a path: a file, a folder and its subfolders, or ``-`` for standard input."""
    for source in _sources(path, options, stdin):
        if isinstance(source, Refusal):
            yield source
            continue
        try:
            yield from _read(source, options)
        except InputError as error:
            yield Refusal(source.where, str(error))
        except OSError as error:
            yield Refusal(source.where, _why_unreadable(error))


def _sources(path: str | Path, options: IngestOptions, stdin: BinaryIO | None) -> Iterator[_Source | Refusal]:
    if str(path) == STDIN:
        yield _Source("standard input", None, options.format, lambda: _standard_input(stdin))
    elif not _is_path(path):
        yield Refusal(ascii(str(path)), "this is no path: it has a NUL or half a character in it")
    elif os.path.isdir(path):
        yield from _in_folder(Path(path), options)
    else:
        yield _file(Path(path), Path(path).stem, options)


def _standard_input(stdin: BinaryIO | None) -> AbstractContextManager[BinaryIO]:
    """Ours to read, not to close."""
    return open(0, "rb", closefd=False) if stdin is None else nullcontext(stdin)


def _is_path(path: str | Path) -> bool:
    try:
        return b"\0" not in os.fsencode(path)
    except UnicodeEncodeError:
        return False


def _file(path: Path, name: str, options: IngestOptions) -> _Source:
    by_name = SUFFIXES.get(path.suffix.lower(), "auto")
    format = by_name if options.format == "auto" else options.format
    return _Source(without_surrogates(str(path)), name, format, lambda: path.open("rb"))


def _in_folder(folder: Path, options: IngestOptions) -> Iterator[_Source | Refusal]:
    """Files in order of their names, subfolders after them; hidden ones and unknown kinds are passed over."""
    errors: list[OSError] = []
    count = 0
    for parent, folders, files in os.walk(folder, onerror=errors.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            path = Path(parent, name)
            if not name.startswith(".") and path.suffix.lower() in SUFFIXES and path.is_file():
                count += 1
                yield _file(path, "-".join(path.relative_to(folder).with_suffix("").parts), options)
    for error in errors:
        yield Refusal(str(error.filename), _why_unreadable(error))
    if not count and not errors:
        yield Refusal(str(folder), f"no report in this folder; expected files named {', '.join(SUFFIXES)}")


def _why_unreadable(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "no such file or folder; check the path"
    if isinstance(error, PermissionError):
        return "no permission to read this; check who owns it"
    return f"this cannot be read ({error.strerror or error}); check the path"


def _read(source: _Source, options: IngestOptions) -> Iterator[Found | Refusal]:
    with source.open() as file:
        stream = Stream(file)
        format = _guess(stream.beginning(limit=_BEGINNING)) if source.format == "auto" else source.format
        if format == "jsonl":
            yield from found_in_lines(stream, where=source.where, options=options)
        elif format == "json":
            data = stream.read(json_limit(options) + 1)
            yield from found_in_json(data, where=source.where, name=source.name, options=options)
        else:
            yield _one_text(stream.read(options.max_bytes + 1), format, source, options)


def _one_text(data: bytes, format: Format, source: _Source, options: IngestOptions) -> Found:
    if format == "html":
        from sanad.ingest.html import found_in_html  # loads a parser that most runs do without

        return found_in_html(data, where=source.where, name=source.name, options=options)
    text = decode(data, encoding=options.encoding, max_bytes=options.max_bytes).text
    return Found(where=source.where, name=source.name, text=text)


def _guess(beginning: bytes) -> Format:
    start = beginning.removeprefix(b"\xef\xbb\xbf").lstrip()
    if _HTML.match(start):
        return "html"
    if start.startswith(b"{"):
        return "jsonl" if _is_json(start) else "json"
    return "json" if re.match(rb"\[\s*(\{|$)", start) else "text"


def _is_json(line: bytes) -> bool:
    try:
        json.loads(line)
    except (ValueError, RecursionError):
        return False
    return True
