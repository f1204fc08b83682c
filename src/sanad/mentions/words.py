"""From folded text to words, with the lexicon entries that each may be.

Shared by times and quantities, which need no parser: a word is a run of letters, a number, or one other character.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple, TypeVar

from sanad.lexicons.schemas.times import NumberWordEntry, TimeWordEntry
from sanad.text import fold_word

Meaning = TimeWordEntry | NumberWordEntry
E = TypeVar("E")

_WORD = re.compile(
    r"(?P<skip>(?:https?://|www\.)\S+|[@#]\w+|[a-z][a-z0-9_\-]*(?:[./][a-z0-9_\-]+)*)"
    r"|(?P<number>\d+(?:[/:.,٬٫،+–-]\d+)*)"
    r"|(?P<letters>[^\W\d_]+)"
    r"|(?P<mark>\S|\n+)"
)


class Word(NamedTuple):
    """A word, or a fixed row of words, of the folded text with the entries that it may be.

    `kind` is "letters", "number", "mark" (one other character, or line ends) or "skip" (Latin, links, tags).
    """

    text: str
    start: int
    end: int
    kind: str
    meanings: tuple[Meaning, ...] = ()


Words = Sequence[Word]


def words_of(folded: str) -> list[Word]:
    """All words in order, not looked up.

    >>> [w.text for w in words_of("ساعت 2:04، 12مرداد")]
    ['ساعت', '2:04', '،', '12', 'مرداد']
    """
    return [Word(m.group(), m.start(), m.end(), m.lastgroup or "") for m in _WORD.finditer(folded)]


def time_word(words: Words, i: int, role: str) -> TimeWordEntry | None:
    """The time entry of that role at word `i`, or None (also outside the text)."""
    if 0 <= i < len(words):
        for meaning in words[i].meanings:
            if meaning.role == role and isinstance(meaning, TimeWordEntry):
                return meaning
    return None


def number_word(words: Words, i: int, role: str) -> NumberWordEntry | None:
    """The number entry of that role at word `i`, or None (also outside the text)."""
    if 0 <= i < len(words):
        for meaning in words[i].meanings:
            if meaning.role == role and isinstance(meaning, NumberWordEntry):
                return meaning
    return None


def is_plain(words: Words, i: int) -> bool:
    """True if word `i` says nothing to any reader: unknown letters or a mark, or outside the text."""
    return not 0 <= i < len(words) or (not words[i].meanings and words[i].kind != "number")


def text_at(words: Words, i: int) -> str:
    """The letters of word `i`, or "" outside the text."""
    return words[i].text if 0 <= i < len(words) else ""


class Wordlist:
    """Looks up words, the longest row first.

    `forms` maps a folded spelling to the entries that have it; `tight` maps words written as one to the several.
    """

    def __init__(
        self, forms: Mapping[str, tuple[Meaning, ...]], *, tight: Mapping[str, tuple[str, ...]] | None = None
    ) -> None:
        self._tight = {joined: pair for joined, pair in (tight or {}).items() if joined not in forms}
        self._single: dict[str, tuple[Meaning, ...]] = {}
        self._rows: dict[str, list[tuple[tuple[str, ...], tuple[Meaning, ...]]]] = {}
        for form, meanings in forms.items():
            first, *rest = (word.text for word in words_of(form))
            if rest:
                self._rows.setdefault(first, []).append((tuple(rest), meanings))
            else:
                self._single[first] = meanings
        for rows in self._rows.values():
            rows.sort(key=lambda row: (-len(row[0]), row[0]))

    def find(self, folded: str) -> list[Word]:
        """The text as a row of words, known ones with their meanings."""
        words = self._split(words_of(folded))
        out: list[Word] = []
        i = 0
        while i < len(words):
            word = words[i]
            row = self._row_at(words, i) if word.text in self._rows else None
            if row is None:
                meanings = self._single.get(word.text)
                out.append(word._replace(meanings=meanings) if meanings else word)
                i += 1
            else:
                n, meanings = row
                text = " ".join(w.text for w in words[i : i + n + 1])
                out.append(Word(text, word.start, words[i + n].end, "letters", meanings))
                i += n + 1
        return out

    def _split(self, words: list[Word]) -> list[Word]:
        if not any(word.text in self._tight for word in words):
            return words
        out: list[Word] = []
        for word in words:
            if pair := self._tight.get(word.text):
                at = word.start
                for part in pair:
                    out.append(Word(part, at, at + len(part), "letters"))
                    at += len(part)
            else:
                out.append(word)
        return out

    def _row_at(self, words: Words, i: int) -> tuple[int, tuple[Meaning, ...]] | None:
        for rest, meanings in self._rows[words[i].text]:
            n = len(rest)
            if i + n < len(words) and all(words[i + 1 + k].text == rest[k] for k in range(n)):
                return n, meanings
        return None


def forms_of(
    entries: Iterable[Meaning], spellings: Callable[[Meaning], Iterable[str]]
) -> dict[str, tuple[Meaning, ...]]:
    """The folded spellings of entries, each with all entries that have it."""
    forms: dict[str, tuple[Meaning, ...]] = {}
    for entry in entries:
        for spelling in dict.fromkeys(map(fold_word, spellings(entry))):
            if entry not in forms.get(spelling, ()):
                forms[spelling] = (*forms.get(spelling, ()), entry)
    return forms
