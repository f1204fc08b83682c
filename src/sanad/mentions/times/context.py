"""What the words around a time say about it: past or future, and the date directly before it."""

from __future__ import annotations

from collections.abc import Mapping

from sanad.lexicons.schemas.times import TimeWordEntry
from sanad.mentions.words import Words, text_at, time_word

_SENTENCE_ENDS = frozenset(".؟!?؛…")
_REACH = 40
_MEANS = {"present": "near", "subjunctive": "nearest"}


def toward(words: Words, start: int, end: int, tenses: Mapping[str, str]) -> tuple[str, int | None]:
    """ "past", "future", "near" (present), "nearest" (subjunctive) or "unsaid" with the word that shows it.

    The first tense word after the time in its sentence decides; "تا" before it points ahead.
    """
    deadline = time_word(words, start - 1, "until") is not None
    for i in range(end, min(len(words), end + _REACH)):
        if _ends_sentence(words, i):
            break
        if tense := tenses.get(words[i].text):
            if tense == "past" and tenses.get(text_at(words, i + 1)) == "subjunctive":  # "ادامه داشته باشد"
                tense = "subjunctive"
            if tense == "past" and not deadline:
                return "past", i
            return ("future" if deadline else _MEANS.get(tense, tense)), i
    return ("future", start - 1) if deadline else _before(words, start, tenses)


def _before(words: Words, start: int, tenses: Mapping[str, str]) -> tuple[str, int | None]:
    """No verb follows: one before in the same sentence, as in headlines and loose word order."""
    for i in range(start - 1, max(-1, start - 1 - _REACH), -1):
        if _ends_sentence(words, i):
            break
        if (tense := tenses.get(words[i].text)) and tense != "present":
            return _MEANS.get(tense, tense), i
    return "unsaid", None


def _ends_sentence(words: Words, i: int) -> bool:
    word = words[i]
    return word.kind == "mark" and (word.text in _SENTENCE_ENDS or word.text[0] == "\n")


def twin(words: Words, previous_end: int, start: int) -> bool:
    """True if only a bracket, slash or "برابر با" stands between two expressions: one day in two calendars."""
    between = words[previous_end:start]
    if not between or len(between) > 3:
        return False
    first = text_at(words, previous_end)
    return first in {"(", "/", "["} or any(_is_link(words, i) for i in range(previous_end, start))


def _is_link(words: Words, i: int) -> bool:
    entry = time_word(words, i, "equal")
    return isinstance(entry, TimeWordEntry)
