"""The words around places, ready to be looked up in tokens."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from weakref import WeakKeyDictionary

from sanad.lexicons import Lexicons
from sanad.lexicons.schemas import PlaceWordEntry
from sanad.mentions.phrases import PhraseIndex, key_of

Use = str


class PlaceWords:
    """Indexes over one set of lexicons; made once, see `place_words`."""

    def __init__(self, lexicons: Lexicons) -> None:
        self._entries = lexicons.entries(PlaceWordEntry)

    @cached_property
    def _indexes(self) -> dict[Use, PhraseIndex[PlaceWordEntry]]:
        indexes: dict[Use, PhraseIndex[PlaceWordEntry]] = {}
        for entry in self._entries:
            for form in (entry.form, *entry.forms):
                indexes.setdefault(entry.use, PhraseIndex()).add(form, entry)
        return indexes

    @cached_property
    def marks(self) -> frozenset[str]:
        """Marks that may stand between a place and what contains it."""
        inside = (e for e in self._entries if e.use == "inside")
        return frozenset(form for e in inside for form in (e.form, *e.forms) if not key_of(form))

    def at(self, keys: Sequence[str], start: int, end: int, *uses: Use) -> tuple[int, PlaceWordEntry] | None:
        """The longest word of one of these uses that begins at token `start`, as (end, entry), or None."""
        found = (self._indexes[use].longest(keys, start, end) for use in uses if use in self._indexes)
        return max((hit for hit in found if hit is not None), key=lambda hit: hit[0], default=None)

    def before(self, keys: Sequence[str], end: int, *uses: Use, reach: int = 3) -> PlaceWordEntry | None:
        """The longest word of one of these uses that ends just before token `end`."""
        for start in range(max(0, end - reach), end):
            for use in uses:
                for stop, entry in self._indexes[use].matches(keys, start, end):
                    if stop == end:
                        return entry
        return None


_CACHE: WeakKeyDictionary[Lexicons, PlaceWords] = WeakKeyDictionary()


def place_words(lexicons: Lexicons) -> PlaceWords:
    """The place words of these lexicons, made on first use and kept as long as they live."""
    if lexicons not in _CACHE:
        _CACHE[lexicons] = PlaceWords(lexicons)
    return _CACHE[lexicons]
