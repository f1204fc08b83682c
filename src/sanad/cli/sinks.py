"""Where records go: the screen, one file, or a folder with files for each report."""

from __future__ import annotations

import contextlib
import hashlib
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Protocol, TextIO

from rich.console import Console

from sanad.cli.exits import WRONG_USE, stop
from sanad.cli.options import Format
from sanad.export.record_json import to_json, to_line
from sanad.types.record import ReportRecord

MAX_NAME = 100
"""Longest file name that is made from a report's id, in characters."""


class Sink(Protocol):
    """Takes records one by one."""

    def write(self, record: ReportRecord, text: str) -> None:
        """Write a record and, where the format shows it, the text that it was made from."""


@contextlib.contextmanager
def open_sink(format: Format, output: Path | None) -> Iterator[Sink]:
    """The sink for a format and a target; ended properly when left without an error."""
    if format is Format.BRAT and output is None:
        stop(WRONG_USE, "brat writes several files for each report; say where with -o FOLDER")
    if output is not None and _is_folder(format, output):
        output.mkdir(parents=True, exist_ok=True)
        yield _FOLDERS[format](output)
        return
    with _stream(output) as stream:
        sink = _STREAMS[format](stream)
        yield sink
        if isinstance(sink, _JsonStream):
            sink.end()


def _is_folder(format: Format, output: Path) -> bool:
    if format in (Format.TABLE, Format.JSONL):
        return False
    return format is Format.BRAT or output.is_dir() or not output.suffix


@contextlib.contextmanager
def _stream(output: Path | None) -> Iterator[TextIO]:
    if output is None:
        yield sys.stdout
    else:
        with output.open("w", encoding="utf-8", errors="backslashreplace", newline="\n") as stream:
            yield stream


class _TableStream:
    def __init__(self, stream: TextIO) -> None:
        self._console = Console(file=stream, highlight=False, soft_wrap=False)
        self._first = True

    def write(self, record: ReportRecord, text: str) -> None:
        from sanad.export.table import table

        if not self._first:
            self._console.print()
        self._first = False
        self._console.print(table(record))


class _LineStream:
    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, record: ReportRecord, text: str) -> None:
        self._stream.write(to_line(record))


class _JsonStream:
    """One object if there is one record, else a list of objects."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._held: ReportRecord | None = None
        self._listed = False

    def write(self, record: ReportRecord, text: str) -> None:
        if self._held is not None:
            self._item(self._held)
        self._held = record

    def _item(self, record: ReportRecord) -> None:
        self._stream.write((",\n" if self._listed else "[\n") + to_json(record).rstrip("\n"))
        self._listed = True

    def end(self) -> None:
        """Write what is held back and close the list."""
        if self._held is not None and self._listed:
            self._item(self._held)
            self._stream.write("\n]\n")
        elif self._held is not None:
            self._stream.write(to_json(self._held))


class _PageStream:
    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._written = False

    def write(self, record: ReportRecord, text: str) -> None:
        from sanad.export.html import page

        if self._written:
            stop(WRONG_USE, "a page holds one report and here come several; give a folder: -o FOLDER/")
        self._written = True
        self._stream.write(page(record, text))


class _JsonFolder:
    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def write(self, record: ReportRecord, text: str) -> None:
        _save(self._folder / f"{file_name(record.report.id)}.json", to_json(record))


class _PageFolder:
    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def write(self, record: ReportRecord, text: str) -> None:
        from sanad.export.html import page

        _save(self._folder / f"{file_name(record.report.id)}.html", page(record, text))


class _BratFolder:
    def __init__(self, folder: Path) -> None:
        from sanad.export.brat import configuration

        self._folder = folder
        _save(folder / "annotation.conf", configuration())

    def write(self, record: ReportRecord, text: str) -> None:
        from sanad.export.brat import annotation_file, text_file

        name = file_name(record.report.id)
        _save(self._folder / f"{name}.txt", text_file(text))
        _save(self._folder / f"{name}.ann", annotation_file(record))


_STREAMS: dict[Format, Callable[[TextIO], Sink]] = {
    Format.TABLE: _TableStream,
    Format.JSONL: _LineStream,
    Format.JSON: _JsonStream,
    Format.HTML: _PageStream,
}
_FOLDERS: dict[Format, Callable[[Path], Sink]] = {
    Format.JSON: _JsonFolder,
    Format.HTML: _PageFolder,
    Format.BRAT: _BratFolder,
}


def _save(path: Path, content: str) -> None:
    with path.open("w", encoding="utf-8", newline="") as stream:
        stream.write(content)


def file_name(id: str) -> str:
    """A file name for a report's id: the id itself where it can be one, else a safe form with part of its hash.

    >>> file_name("tg-1402"), file_name("../x")
    ('tg-1402', 'x-d6b96a97')
    """
    name = re.sub(r"[^\w.-]+", "_", id).strip("._")[:MAX_NAME]
    if name and name == id:
        return name
    return f"{name}-{hashlib.sha256(id.encode('utf-8', 'surrogatepass')).hexdigest()[:8]}".strip("-")
