"""Finding known phrases in tokens, whatever their spacing: "ابو النور" is "ابوالنور"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from operator import itemgetter
from typing import Generic, TypeVar

from sanad.text import fold_word

V = TypeVar("V")

_NO_LETTER = re.compile(r"[\W_]+")


@lru_cache(maxsize=65536)
def key_of(phrase: str) -> str:
    """The letters and digits of a phrase, folded, without anything between them.

    >>> key_of("ابو النور") == key_of("ابوالنور") == key_of("«ابو‌النور»")
    True
    """
    return _NO_LETTER.sub("", fold_word(phrase))


class PhraseIndex(Generic[V]):
    """Phrases with a value each, found at token boundaries but without regard to spaces inside.

    >>> index = PhraseIndex[int]()
    >>> index.add("ابوالنور", 1)
    >>> index.longest(["ابو", "النور", "گفت"], 0, 3)
    (2, 1)
    """

    def __init__(self) -> None:
        self._values: dict[str, V] = {}
        self._openings: set[str] = set()

    def add(self, phrase: str, value: V) -> None:
        """Add a phrase; one that is there already keeps its value."""
        key = key_of(phrase)
        if key and key not in self._values:
            self._values[key] = value
            self._openings.update(key[:end] for end in range(1, len(key) + 1))

    def matches(self, keys: Sequence[str], start: int, end: int) -> Iterator[tuple[int, V]]:
        """All phrases that begin at token `start` and end at or before `end`, shortest first.

        `keys` holds `key_of` each token; empty ones (quotation marks) may stand inside a phrase.
        """
        if not keys[start]:
            return
        joined = ""
        for at in range(start, end):
            if keys[at]:
                joined += keys[at]
                if joined not in self._openings:
                    return
                if joined in self._values:
                    yield at + 1, self._values[joined]

    def longest(self, keys: Sequence[str], start: int, end: int) -> tuple[int, V] | None:
        """The longest phrase that begins at token `start`, as (end, value), or None."""
        return max(self.matches(keys, start, end), key=itemgetter(0), default=None)
