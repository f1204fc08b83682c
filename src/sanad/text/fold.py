"""Folding: a copy of the text in which one word has one spelling, with an exact map back.

Persian news mixes Arabic and Persian keyboards, three scripts of digits and invisible characters.
Words are compared in folded form only; every span is given in the text as it came in.
The letters concerned stand in `sanad.text.letters`.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from sanad.text import letters
from sanad.types.text import Span

Ranges = tuple[tuple[int, int], ...]


def _points(ranges: Ranges) -> Iterator[int]:
    for first, last in ranges:
        yield from range(first, last + 1)


def _presentation(char: str, table: dict[int, str]) -> str:
    """A presentation form's letters. Forms of a mark alone come with a carrier space, which goes too."""
    return unicodedata.normalize("NFKC", char).removeprefix(" ").translate(table)


def _make_table() -> dict[int, str]:
    table = {point: chr(point).lower() for point in _points(letters.LATIN)}
    table |= dict.fromkeys(_points(letters.SPACES), " ")
    table |= dict.fromkeys(_points(letters.LINE_ENDS), "\n")
    table |= dict.fromkeys(_points(letters.MARKS + letters.INVISIBLE), "")
    table |= {ord(zero) + n: str(n) for zero in letters.DIGIT_ZEROS for n in range(10)}
    table |= {ord(char): folded for char, folded in letters.LETTERS.items()}
    table |= {point: _presentation(chr(point), table) for point in _points(letters.PRESENTATION)}
    return {point: folded for point, folded in table.items() if chr(point) != folded}


def _char_class(chars: str) -> str:
    """The inside of a regular-expression set, as ranges, so that matching stays fast."""
    points = sorted(set(map(ord, chars)))
    runs: list[list[int]] = []
    for point in points:
        if runs and point == runs[-1][1] + 1:
            runs[-1][1] = point
        else:
            runs.append([point, point])
    return "".join(f"\\U{first:08x}-\\U{last:08x}" for first, last in runs)


_TABLE = _make_table()
_REMOVED = "".join(chr(point) for point, folded in _TABLE.items() if not folded)
_WIDENED = _char_class("".join(chr(point) for point, folded in _TABLE.items() if len(folded) > 1))
_GONE = _char_class(_REMOVED)
_GONE_BUT_ZWNJ = _char_class(_REMOVED.replace(letters.ZWNJ, ""))
_MARK = _char_class("".join(map(chr, _points(letters.MARKS))))

# The places where one character does not simply become one other. Possessive, hence linear.
_IRREGULAR = re.compile(
    # "خانه‌ی": heh, ZWNJ and the yeh that ends the word
    rf"(?P<ezafe>[{letters.HEH}][{_GONE_BUT_ZWNJ}]*+\u200c[{_GONE}]*+[{letters.YEH}][{_MARK}]*+(?![{_GONE}]*+\w))"
    rf"|(?P<marked>[^\s{_GONE}][{_MARK}]++)"
    rf"|[{_WIDENED}]"
    rf"|[{_GONE}]++"
)


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text and the map between its offsets and those of the text that it came from.

    The text is a row of segments. In a plain one each character became one character; any other
    is a piece whose folded letters (none or more) all come from its first character: a letter with
    its marks, a ligature, the "ه‌ی" of the ezafe, or a run of invisible characters.
    """

    text: str
    _original: tuple[int, ...] = field(repr=False)
    _folded: tuple[int, ...] = field(repr=False)
    _plain: tuple[bool, ...] = field(repr=False)

    def to_original(self, start: int, end: int) -> Span:
        """The characters that folded characters ``start:end`` come from, marks on the last letter included.

        Invisible characters before the first and after the last letter stay outside.

        >>> fold("به\u200cگفتهٔ او").to_original(2, 6)
        Span(start=3, end=8)

        Raises:
            ValueError: the range is empty or outside the folded text.
        """
        if not 0 <= start < end <= len(self.text):
            raise ValueError(f"need 0 <= start < end <= {len(self.text)}, got {start}, {end}")
        first = bisect_right(self._folded, start) - 1
        last = bisect_right(self._folded, end - 1) - 1
        begin = self._original[first] + (start - self._folded[first] if self._plain[first] else 0)
        stop = self._original[last] + (end - self._folded[last]) if self._plain[last] else self._original[last + 1]
        return Span(begin, stop)

    def to_folded(self, span: Span) -> tuple[int, int]:
        """The folded range of the characters in `span`; empty (start == end) if all of them vanished.

        >>> fold("می\u200cرود").to_folded(Span(3, 6))
        (2, 5)

        Raises:
            ValueError: the span ends after the text.
        """
        if span.end > self._original[-1]:
            raise ValueError(f"the text has {self._original[-1]} characters, the span ends at {span.end}")
        return self._before(span.start), self._before(span.end)

    def _before(self, offset: int) -> int:
        """How many folded characters come from the first `offset` characters."""
        at = bisect_right(self._original, offset) - 1
        into = offset - self._original[at]
        if self._plain[at] or not into:
            return self._folded[at] + into
        return self._folded[at + 1]


class _Segments:
    """Collects segments from left to right."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.original = [0]
        self.folded = [0]
        self.plain: list[bool] = []

    def add(self, length: int, folded: str, *, plain: bool) -> None:
        self.parts.append(folded)
        self.plain.append(plain)
        self.original.append(self.original[-1] + length)
        self.folded.append(self.folded[-1] + len(folded))

    def finish(self) -> Folded:
        self.plain.append(True)  # the end of the text, so that every offset lies in some segment
        return Folded("".join(self.parts), tuple(self.original), tuple(self.folded), tuple(self.plain))


def fold(text: str) -> Folded:
    """Fold `text` and keep the map between both. Linear in the length; accepts any string.

    >>> fold("علي گفت: ۱۲ كشته").text
    'علی گفت: 12 کشته'
    """
    segments = _Segments()
    at = 0
    for match in _IRREGULAR.finditer(text):
        start, end = match.span()
        if at < start:
            segments.add(start - at, text[at:start].translate(_TABLE), plain=True)
        segments.add(end - start, _fold_piece(match), plain=False)
        at = end
    if at < len(text):
        segments.add(len(text) - at, text[at:].translate(_TABLE), plain=True)
    return segments.finish()


def _fold_piece(match: re.Match[str]) -> str:
    piece = match.group()
    if match.lastgroup == "ezafe":
        return "ه"
    if match.lastgroup == "marked" and piece[0] in letters.ALEF and letters.MADDA in piece:
        return "آ"
    return piece.translate(_TABLE)


@lru_cache(maxsize=65536)
def fold_word(word: str) -> str:
    """The folded form of one word, cached.

    >>> fold_word("مي‌گويد")
    'میگوید'
    """
    # The same as fold(word).text without the map; folding a folded piece again changes nothing.
    return _IRREGULAR.sub(_fold_piece, word).translate(_TABLE)
