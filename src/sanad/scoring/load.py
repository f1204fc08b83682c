"""Reports, annotations and records from folders and files of JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sanad.errors import InputError
from sanad.types.text import Report

Row = dict[str, Any]


def load_rows(path: Path) -> dict[str, Row]:
    """JSON objects by report id: a folder of .json files, or a .jsonl file.

    Raises:
        InputError: nothing is there, or a file is no JSON object with an id; says which.
    """
    rows: dict[str, Row] = {}
    for where, written in _written(path):
        row = _parsed(where, written)
        rows[_id(where, row)] = row
    if not rows:
        raise InputError(f"{path}: no .json file here; expected a folder of them, or a .jsonl file")
    return rows


def load_reports(path: Path) -> dict[str, Report]:
    """Annotated reports' texts as reports, by id.

    Raises:
        InputError: as `load_rows`, or a report has no text.
    """
    return {id: _report(path, id, row) for id, row in load_rows(path).items()}


def _report(path: Path, id: str, row: Row) -> Report:
    if not isinstance(row.get("text"), str):
        raise InputError(f"{path}: the report {id!r} has no text")
    return Report(id, row["text"], **{key: row.get(key) for key in ("outlet", "title", "url", "published")})


def _written(path: Path) -> Iterator[tuple[str, str]]:
    if path.is_dir():
        for file in sorted(path.glob("*.json")):
            yield str(file), file.read_text(encoding="utf-8")
        return
    with path.open(encoding="utf-8", newline="\n") as lines:
        for number, line in enumerate(lines, 1):
            if line.strip():
                yield f"{path}:{number}", line


def _parsed(where: str, written: str) -> Row:
    try:
        row = json.loads(written)
    except ValueError as error:
        raise InputError(f"{where}: not JSON: {error}") from error
    if not isinstance(row, dict):
        raise InputError(f"{where}: expected a JSON object")
    return row


def _id(where: str, row: Row) -> str:
    head = row.get("report")
    id = row.get("id") or (head.get("id") if isinstance(head, dict) else None)
    if not isinstance(id, str):
        raise InputError(f"{where}: no id; expected the key 'id' or a record's 'report.id'")
    return id
