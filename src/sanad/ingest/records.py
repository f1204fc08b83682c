"""Reports in JSON: one object, a list of them, or one in each line."""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterator
from typing import Any

from sanad.errors import InputError
from sanad.ingest.options import FIELDS, Found, IngestOptions
from sanad.ingest.stream import Stream
from sanad.text import decode
from sanad.types.text import Refusal

_ESCAPED = 6  # JSON may write a character of two bytes as six (\u0633) …
_OTHER_KEYS = 65_536  # … and have other keys beside the text
_LIST = 50  # a .json file may hold a list of reports; it has to fit into memory
_CHUNK = 1 << 20

_NAMES = {dict: "an object", list: "a list", str: "a string", bool: "true or false", int: "a number", float: "a number"}
_EXPECTED = 'a report like {"id": "…", "text": "…", "outlet": "…", "published": "2026-07-25"}'


def found_in_json(data: bytes, *, where: str, name: str | None, options: IngestOptions) -> Iterator[Found | Refusal]:
    """The report or reports of a JSON document. One report may be named by its file.

    Raises:
        InputError: the document is no JSON, or neither an object nor a list.
    """
    value = _parsed(data, max_bytes=json_limit(options), options=options)
    if not isinstance(value, list):
        yield _found(value, where=where, name=name, options=options)
        return
    if not value:
        raise InputError(f"the list is empty; expected at least one report, {_EXPECTED}")
    for number, item in enumerate(value, 1):
        yield _found_or_refusal(item, where=f"{where}[{number}]", options=options)


def found_in_lines(stream: Stream, *, where: str, options: IngestOptions) -> Iterator[Found | Refusal]:
    """The report of each line, read one at a time.

    Raises:
        InputError: the file cannot be read by lines.
    """
    limit = _line_limit(options)
    for number, line in _lines(stream, limit=limit):
        place = f"{where}:{number}"
        if line is None:
            yield Refusal(place, f"the line is longer than {limit:,} bytes; raise the limit with max_bytes")
        elif line.strip():
            try:
                value = _parsed(line, max_bytes=limit, options=options)
            except InputError as error:
                yield Refusal(place, str(error))
            else:
                yield _found_or_refusal(value, where=place, options=options)


def json_limit(options: IngestOptions) -> int:
    """The largest JSON document, in bytes."""
    return _LIST * options.max_bytes


def _line_limit(options: IngestOptions) -> int:
    return _ESCAPED * options.max_bytes + _OTHER_KEYS


def _lines(stream: Stream, *, limit: int) -> Iterator[tuple[int, bytes | None]]:
    """Numbered lines; None for one beyond the limit, which is passed over without being held."""
    number = 0
    while line := stream.readline(limit + 1):
        number += 1
        if number == 1 and line.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            raise InputError("these JSON lines are in UTF-16, expected UTF-8; save the file as UTF-8")
        if len(line) <= limit:
            yield number, line
            continue
        while line and not line.endswith(b"\n"):
            line = stream.readline(_CHUNK)
        yield number, None


def _parsed(data: bytes, *, max_bytes: int, options: IngestOptions) -> object:
    text = decode(data, encoding=options.encoding, max_bytes=max_bytes).text
    try:
        return json.loads(text, strict=False)
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}" if "\n" in text.rstrip() else f"column {error.colno}"
        raise InputError(f"this is no JSON: {error.msg} ({place}); expected {_EXPECTED}") from error
    except (ValueError, RecursionError) as error:
        raise InputError(f"this JSON cannot be read ({error}); expected {_EXPECTED}") from error


def _found_or_refusal(value: object, *, where: str, options: IngestOptions) -> Found | Refusal:
    try:
        return _found(value, where=where, name=None, options=options)
    except InputError as error:
        return Refusal(where, str(error))


def _found(value: object, *, where: str, name: str | None, options: IngestOptions) -> Found:
    if not isinstance(value, dict):
        raise InputError(f"this is {_kind(value)}, expected {_EXPECTED}")
    if options.key("text") not in value:
        keys = ", ".join(map(repr, list(value)[:8])) or "none"
        raise InputError(f"no key {options.key('text')!r} with the report's text (keys: {keys}); expected {_EXPECTED}")
    texts = {field: _string(value, options.key(field)) for field in FIELDS}
    text = texts.pop("text")
    if text is None:
        raise InputError(f"{options.key('text')!r} is null, expected the report's text")
    return Found(where=where, name=name, text=text, **texts)


def _string(value: dict[str, Any], key: str) -> str | None:
    found = value.get(key)
    if isinstance(found, int) and not isinstance(found, bool):
        return str(found)  # ids are often numbers
    if found is None or isinstance(found, str):
        return found
    raise InputError(f"{key!r} is {_kind(found)}, expected a string or null")


def _kind(value: object) -> str:
    return "null" if value is None else _NAMES.get(type(value), "something else")
