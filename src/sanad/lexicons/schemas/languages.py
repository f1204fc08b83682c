"""What tells the languages apart that are written in Arabic letters."""

from __future__ import annotations

from dataclasses import dataclass

from sanad.lexicons.schemas.base import Entry


@dataclass(frozen=True, kw_only=True)
class LanguageEntry(Entry):
    """One language, known by words that stand in nearly every sentence.

    Attributes:
        code: ISO 639-1 or 639-3 code ("fa", "ckb").
        name: English name, as messages show it.
        words: frequent words that none of the other entries' languages shares when folded.
        letters: letters that occur in this language and not in Persian; entries may share some.
    """

    code: str
    name: str
    words: tuple[str, ...]
    letters: str = ""
