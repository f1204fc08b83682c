"""Finding known phrases in tokens, whatever their spacing: "ابو النور" is "ابوالنور"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate
from operator import itemgetter
from typing import Generic, TypeVar

from sanad.text import fold_word

V = TypeVar("V")

_PARTING = re.compile(r"[\s\u200c]+")
_NO_LETTER = re.compile(r"[\W_]+")


@lru_cache(maxsize=65536)
def key_of(phrase: str) -> str:
    """The letters and digits of a phrase, folded, without anything between them.

    >>> key_of("ابو النور") == key_of("ابوالنور") == key_of("«ابو‌النور»")
    True
    """
    return _NO_LETTER.sub("", fold_word(phrase))


def key_breaks(phrase: str) -> frozenset[int]:
    """Where the key of a phrase may be parted: at its spaces and zero-width joiners.

    >>> sorted(key_breaks("نیروی دریایی"))
    [5]
    """
    parts = _PARTING.split(phrase)
    return frozenset(accumulate(len(key_of(part)) for part in parts[:-1]))


class PhraseIndex(Generic[V]):
    """Phrases with a value each, found at token boundaries but without regard to spaces inside.

    A `loose` index lets a word be parted anywhere, as names are; otherwise only where the phrase itself has
    a space or a zero-width non-joiner, so that "نفر بر" is not "نفربر".

    >>> index = PhraseIndex[int](loose=True)
    >>> index.add("ابوالنور", 1)
    >>> index.longest(["ابو", "النور", "گفت"], 0, 3)
    (2, 1)
    """

    def __init__(self, *, loose: bool = False) -> None:
        self._loose = loose
        self._values: dict[str, tuple[V, frozenset[int]]] = {}
        self._openings: set[str] = set()

    def add(self, phrase: str, value: V) -> None:
        """Add a phrase; one that is there already keeps its value."""
        key = key_of(phrase)
        if key and key not in self._values:
            self._values[key] = (value, key_breaks(phrase))
            self._open(key)

    def _open(self, key: str) -> None:
        """Note all beginnings of a key, the longest first: those of a beginning that is known are known too."""
        for end in range(len(key), 0, -1):
            if key[:end] in self._openings:
                return
            self._openings.add(key[:end])

    def matches(self, keys: Sequence[str], start: int, end: int) -> Iterator[tuple[int, V]]:
        """All phrases that begin at token `start` and end at or before `end`, shortest first.

        `keys` holds `key_of` each token; empty ones (quotation marks) may stand inside a phrase.
        """
        if not keys[start]:
            return
        joined, parted = "", set[int]()
        for at in range(start, end):
            if keys[at]:
                parted.add(len(joined))
                joined += keys[at]
                if joined not in self._openings:
                    return
                value, breaks = self._values.get(joined, (None, frozenset()))
                if value is not None and (self._loose or parted - {0} <= breaks):
                    yield at + 1, value

    def longest(self, keys: Sequence[str], start: int, end: int) -> tuple[int, V] | None:
        """The longest phrase that begins at token `start`, as (end, value), or None."""
        return max(self.matches(keys, start, end), key=itemgetter(0), default=None)
