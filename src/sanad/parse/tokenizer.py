"""Cutting text into tokens the way Persian posts are written.

One regular expression, tried at each place; no list of exceptions. What people write apart stays apart
("می روم" is two tokens, "می‌روم" one). Linear in the length of the text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from spacy.tokens import Doc
from spacy.vocab import Vocab

from sanad.text import without_surrogates
from sanad.text.fold import fold_word

MAX_TOKEN = 64
"""Longest token in characters. Longer runs (no spaces at all, base64 …) are cut."""
MAX_ADDRESS = 1024
"""Longest web address."""

_DIGIT = "0-9\u0660-\u0669\u06f0-\u06f9"
_HOST = r"[A-Za-z0-9\-]{1,63}(?:\.[A-Za-z0-9\-]{1,63}){0,4}\.[A-Za-z]{2,12}"
_LOCAL = r"[A-Za-z0-9._%+\-]{1,64}"
_JOIN = "\u200b-\u200f\u061c\u00ad\u2060-\u2064\u202a-\u202e\u2066-\u2069\ufeff"


_ARABIC = ((0x600, 0x6FF), (0x750, 0x77F), (0x870, 0x8FF), (0xFB50, 0xFDFF), (0xFE70, 0xFEFF), (0x1EE00, 0x1EEFF))
"""The blocks of the Arabic script."""
_BEYOND_ASCII = range(0x80, 0x20000)


def _kinds() -> str:
    """Two letters for each of `_BEYOND_ASCII`: its Unicode category, or "Aa" for a letter of the Arabic script."""
    kinds = list(map(unicodedata.category, map(chr, _BEYOND_ASCII)))
    for first, last in _ARABIC:
        for at in range(first - _BEYOND_ASCII.start, last + 1 - _BEYOND_ASCII.start):
            if kinds[at][0] == "L":
                kinds[at] = "Aa"
    return "".join(kinds)


def _class(kinds: str, wanted: str) -> str:
    """The inside of a regex set, as ranges: every character whose two letters in `kinds` match `wanted`."""
    runs = (match.span() for match in re.finditer(f"(?:{wanted})+", kinds))
    return "".join(f"{chr(_BEYOND_ASCII[a // 2])}-{chr(_BEYOND_ASCII[b // 2 - 1])}" for a, b in runs)


@cache
def _pattern() -> re.Pattern[str]:
    kinds = _kinds()
    arabic = _class(kinds, "Aa")
    other = "A-Za-z" + _class(kinds, "L[a-z]")
    letter = f"_{arabic}{other}"
    mark = _class(kinds, "M[a-z]") + "\u0640" + _JOIN
    symbol = _class(kinds, "So")
    skin = "[\ufe0f\u20e3\U0001f3fb-\U0001f3ff]*+"
    return re.compile(
        rf"(?P<space>\s[\s{_JOIN}]*+|(?<!\S)[{_JOIN}]++(?=\s|\Z))"
        rf"|(?P<url>(?:https?://|www\.)[!-~]++)"
        rf"|{_LOCAL}@{_HOST}(?:/[!-~]*+)?"
        rf"|(?<![A-Za-z0-9]){_HOST}(?![A-Za-z0-9])(?:[/?][!-~]*+)?"
        rf"|[{_JOIN}]*+[@#][{letter}{_DIGIT}{mark}]++"
        rf"|[{_DIGIT}]{{4}}-[{_DIGIT}]{{1,2}}-[{_DIGIT}]{{1,2}}(?![{_DIGIT}])"
        rf"|[{_JOIN}]*+[{_DIGIT}]++(?:[.,:/\u066b\u066c\u060c][{_DIGIT}]++)*+[{_JOIN}]*+"
        rf"|[{_JOIN}]*+[{arabic}][{arabic}{mark}]*+"
        rf"|[{_JOIN}]*+[{other}][{other}0-9{mark}]*+(?:['’\-][{other}0-9]++)*+[{_JOIN}]*+"
        rf"|[\U0001f1e6-\U0001f1ff]{{2}}"
        rf"|[{_JOIN}]*+[{symbol}]{skin}(?:\u200d[{symbol}]{skin})*+[{mark}]*+"
        rf"|\.{{2,}}+|(?P<same>[!؟?\-_*=~ـ+])(?P=same)*+[{mark}]*+"
        rf"|.[{mark}]*+",
        re.DOTALL,
    )


def pieces(text: str) -> Iterator[tuple[str, bool]]:
    """The tokens of `text` in order, each with whether it is white space. Joined they give `text` again.

    >>> [piece for piece, blank in pieces("ساعت ۱۸:۳۰ رفت.دبیر") if not blank]
    ['ساعت', '۱۸:۳۰', 'رفت', '.', 'دبیر']
    """
    for match in _pattern().finditer(text):
        piece = match.group()
        blank = match.lastgroup == "space"
        longest = MAX_ADDRESS if match.lastgroup == "url" else MAX_TOKEN
        for at in range(0, len(piece), longest):
            yield piece[at : at + longest], blank


class PersianTokenizer:
    """A spaCy tokenizer over `pieces`. A line end closes a sentence: the next token is marked as a start.

    `Doc.text` is the text that came in, character by character.
    """

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        """Tokenize `text`. Lone surrogates, which spaCy cannot store, become U+FFFD."""
        words, spaces = _words_and_spaces(without_surrogates(text))
        doc = Doc(self.vocab, words=words, spaces=spaces)
        for i, word in enumerate(words[:-1]):
            if not word.strip() and breaks_line(word):
                doc[i + 1].is_sent_start = True
        return doc

    def to_bytes(self, **_: Any) -> bytes:
        """Nothing to keep: the rules are code."""
        return b""

    def from_bytes(self, data: bytes, **_: Any) -> PersianTokenizer:
        """Nothing to restore."""
        return self

    def to_disk(self, path: str | Path, **_: Any) -> None:
        """Nothing to keep: the rules are code."""

    def from_disk(self, path: str | Path, **_: Any) -> PersianTokenizer:
        """Nothing to restore."""
        return self


def breaks_line(blank: str) -> bool:
    """True for white space with a line end in it."""
    return any(c in "\n\r\u2028\u2029\x0b\x0c\x85" for c in blank)


def _words_and_spaces(text: str) -> tuple[list[str], list[bool]]:
    words: list[str] = []
    spaces: list[bool] = []
    for piece, blank in pieces(text):
        if blank and words and not spaces[-1] and piece[0] == " " and words[-1].strip():
            spaces[-1] = True
            piece = piece[1:]
        if piece:
            words.append(piece)
            spaces.append(False)
    return words, spaces


def is_blank(word: str) -> bool:
    """True for a token that shows nothing: white space or invisible characters."""
    return not fold_word(word).strip()
