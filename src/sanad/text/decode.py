"""From bytes to text, saying which encoding was used; nothing but the decoding changes.

Line ends stay as they are: offsets count the code points of the text that comes out here.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from dataclasses import dataclass

from sanad.errors import InputError

MAX_BYTES = 5_000_000
"""Largest report that is taken in unless the user says otherwise."""

# First bytes of files that are often given by mistake.
_SIGNATURES = (
    (b"%PDF-", "a PDF file; extract its text first"),
    (b"PK\x03\x04", "a ZIP, Word or EPUB file; extract its text first"),
    (b"\xd0\xcf\x11\xe0", "an old Word file; extract its text first"),
    (b"\x1f\x8b", "a gzip file; unpack it first"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"SQLite format 3\0", "an SQLite database"),
)

# UTF-32 stands before UTF-16: its little-endian mark begins with the other's.
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

_MAX_CONTROL_SHARE = 0.05  # above it the bytes are no text in this encoding
_MIN_ARABIC_SHARE = 0.9  # of what is not ASCII, for bytes to pass as Windows-1256
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
# What Persian in Windows-1256 has beyond ASCII: letters and marks, joiners, NBSP, quotation marks, dots, dashes.
_EXPECTED_IN_1256 = re.compile(r"[\u0600-\u06ff\u200c-\u200f\u00a0\u00ab\u00bb\u2013\u2014\u2018-\u201d\u2026\u2022]")
_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text and the name of the encoding that gave it ("utf-8", "utf-8-sig", "utf-16", "cp1256" …)."""

    text: str
    encoding: str


def decode(data: bytes, *, encoding: str | None = None, max_bytes: int = MAX_BYTES) -> Decoded:
    """The text of a report's bytes: UTF-8, UTF-16 or UTF-32 with a byte order mark, or Windows-1256.

    A byte order mark is dropped. With `encoding` only that one is tried.

    >>> decode("سلام".encode("cp1256"), encoding="cp1256")
    Decoded(text='سلام', encoding='cp1256')

    Raises:
        InputError: too large, empty, binary, invisible, or not in the encoding.
    """
    check_size(len(data), max_bytes=max_bytes)
    for signature, what in _SIGNATURES:
        if data.startswith(signature):
            raise InputError(f"this is {what}; expected text")
    decoded = _guess(data) if encoding is None else Decoded(_strictly(data, encoding), encoding)
    _check_is_text(decoded)
    return decoded


def check_size(size: int, *, max_bytes: int) -> None:
    """Refuse what is larger than `max_bytes`.

    Raises:
        InputError: it is.
    """
    if size > max_bytes:
        raise InputError(
            f"the report is larger than the limit of {max_bytes:,} bytes; split it, or raise the limit with max_bytes"
        )


def check_visible(text: str) -> None:
    """Refuse a text in which there is nothing to see.

    Raises:
        InputError: it is empty, or only spaces, control and format characters.
    """
    if not text:
        raise InputError("the report is empty; expected Persian text")
    if not any(_is_visible(char) for char in text):
        raise InputError(
            f"the report's {len(text):,} characters are all spaces or control characters; expected Persian text"
        )


def without_surrogates(text: str) -> str:
    """The text with each lone surrogate (half a character, from a cut emoji) replaced by U+FFFD.

    One for one, so that offsets stay true; a lone surrogate cannot be written to any file.

    >>> ascii(without_surrogates("a" + chr(0xD83D)))
    "'a\\\\ufffd'"
    """
    return _SURROGATE.sub("\ufffd", text)


def _is_visible(char: str) -> bool:
    return not char.isspace() and unicodedata.category(char) not in {"Cc", "Cf", "Zs", "Zl", "Zp"}


def _guess(data: bytes) -> Decoded:
    for mark, name in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return Decoded(_strictly(data, name), name)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        arabic = data.decode("cp1256")
        if _looks_persian(arabic):
            return Decoded(arabic, "cp1256")
        raise InputError(
            f"the bytes are no text that can be recognised: not UTF-8 (at byte {error.start:,}), no byte order mark, "
            "not Windows-1256; save the report as UTF-8, or name its encoding"
        ) from error


def _strictly(data: bytes, encoding: str) -> str:
    try:
        text = data.decode("utf-8-sig" if codecs.lookup(encoding).name == "utf-8" else encoding)
    except LookupError as error:
        raise InputError(f"unknown encoding {encoding!r}; use a name like utf-8, utf-16 or windows-1256") from error
    except UnicodeError as error:
        raise InputError(f"the bytes are not {encoding}: {error}; name another encoding, or none to guess") from error
    return without_surrogates(text)


def _looks_persian(text: str) -> bool:
    """True if what is not ASCII is nearly all Persian; UTF-8 or Latin bytes read as 1256 are a mix of symbols."""
    beyond = _NOT_ASCII.findall(text)
    expected = sum(1 for char in beyond if _EXPECTED_IN_1256.match(char))
    return expected >= _MIN_ARABIC_SHARE * len(beyond) and not _too_many_controls(text)


def _too_many_controls(text: str) -> bool:
    return "\0" in text or len(_CONTROL.findall(text)) > _MAX_CONTROL_SHARE * len(text)


def _check_is_text(decoded: Decoded) -> None:
    check_visible(decoded.text)
    if _too_many_controls(decoded.text):
        raise InputError(
            f"read as {decoded.encoding}, the report is full of control characters: binary data, "
            "or UTF-16 without a byte order mark (then give the encoding utf-16-le)"
        )
