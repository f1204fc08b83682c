"""Verb forms by tense, made from the stems of the `verbs` lexicons: enough to see where a clause goes.

The full conjugation belongs to the parse stage; times and quantities need no parser.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from sanad.lexicons import Lexicons
from sanad.lexicons.schemas import VerbEntry
from sanad.lexicons.schemas.times import TimeWordEntry
from sanad.text import fold_word

_PAST = ("", "م", "ی", "یم", "ید", "ند")
_PERFECT = ("ه", "هاند", "هاست", "هام", "هایم", "هبود", "هبودند")
_PRESENT = ("م", "ی", "د", "یم", "ید", "ند")
_SHORTEST = 3


@lru_cache(maxsize=8)
def tenses(lexicons: Lexicons) -> Mapping[str, str]:
    """Folded verb form → "past", "present" or "subjunctive"; homographs of other words are left out,
    unless a tense word of the `times` lexicons says otherwise."""
    found: dict[str, str] = {fold_word(form): entry.sense for entry in lexicons.entries(TimeWordEntry)
                             if entry.role == "tense" for form in (entry.form, *entry.forms)}  # fmt: skip
    for entry in lexicons.entries(VerbEntry):
        blocked = set(map(fold_word, entry.homographs))
        for form, tense in _forms(fold_word(entry.past), fold_word(entry.present)):
            if form not in blocked and len(form) >= _SHORTEST:
                found.setdefault(form, tense)
    return found


def _forms(past: str, present: str) -> Iterator[tuple[str, str]]:
    for ending in (*_PAST, *_PERFECT):
        for prefix in ("", "ن", "می", "نمی"):
            yield prefix + past + ending, "past"
    for ending in _PRESENT:
        for prefix in ("می", "نمی"):
            yield prefix + present + ending, "present"
        for prefix in ("", "ب", "ن"):
            yield prefix + present + ending, "subjunctive"
