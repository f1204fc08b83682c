"""Is it Persian? Refuses only what is clearly something else: short posts get the benefit of the doubt.

Frequent words and the letters of the neighbouring languages (lexicon "languages") decide nearly
always; py3langid, slow to load, is asked only when they are silent.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from sanad.errors import InputError
from sanad.lexicons.load import Lexicons
from sanad.lexicons.schemas import LanguageEntry
from sanad.text.fold import fold_word

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

PERSIAN = "fa"

_SAMPLE = 5_000  # characters; enough to know a language, whatever the length
_WORD = re.compile(r"[^\W\d_][\w\u200c\u064b-\u0652]{0,30}")
_NOT_PROSE = re.compile(r"[a-zA-Z][\w+.-]*://\S+|www\.\S+|[\w.]+@[\w.]+|[@#]\w+")
_ARABIC_SCRIPT = re.compile(r"[\u0620-\u064a\u066e-\u06d3\u06d5\u06fa-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc]")

_MIN_ARABIC_SHARE = 0.25  # of the letters; quotations, names of agencies and links come in Latin letters
_ENOUGH_SIGNS = 3  # hits that make a language clear
_ENOUGH_LETTERS = 30  # below it py3langid guesses wildly
_SURE = 0.9  # probability at which py3langid may refuse a text …
_LIKELY = 0.5  # … and at which it may name what is refused anyway
_WAY_OUT = "if it is Persian, use force"
# Those of py3langid's languages that Persian may be taken for, and those that news comes in.
_CANDIDATES = (
    "fa", "ar", "ur", "ps", "ku", "sdh", "ug", "en", "fr", "de", "es", "it", "tr", "az", "uz", "tg", "ru", "he", "hy",
    "zh",
)  # fmt: skip
_NAMES = {
    "en": "English", "fr": "French", "de": "German", "es": "Spanish", "it": "Italian", "tr": "Turkish",
    "az": "Azerbaijani", "uz": "Uzbek", "tg": "Tajik", "ru": "Russian", "he": "Hebrew", "hy": "Armenian",
    "zh": "Chinese", "ku": "Kurdish", "sdh": "Kurdish",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Signs:
    """The lexicon, turned round: folded word → language, letter → languages, language → name."""

    words: Mapping[str, str]
    letters: Mapping[str, frozenset[str]]
    names: Mapping[str, str]


def check_language(text: str, *, lexicons: Lexicons | None = None) -> None:
    """Refuse a text that is clearly not Persian.

    `lexicons` are those in force; None means the built-in ones.

    Raises:
        InputError: the text has no letters, hardly any Arabic letters, or reads as another language.
    """
    prose = _NOT_PROSE.sub(" ", text[:_SAMPLE])
    letters = sum(map(str.isalpha, prose))
    if not letters:
        raise InputError("the report has no words (only emoji, digits, links or signs); expected Persian text")
    signs = _built_in() if lexicons is None else _signs(lexicons)
    hits = _hits(prose, signs)
    if len(_ARABIC_SCRIPT.findall(prose)) < _MIN_ARABIC_SHARE * letters and hits[PERSIAN] < _ENOUGH_SIGNS:
        raise InputError(f"the report has hardly any Persian letters{_perhaps(prose)}, expected Persian; {_WAY_OUT}")
    language = _language(prose, letters, hits)
    if language != PERSIAN:
        name = signs.names.get(language) or _NAMES[language]
        raise InputError(f"the report reads as {name}, expected Persian; {_WAY_OUT}")


def _perhaps(prose: str) -> str:
    likely, probability = _ranked(prose)[0]
    return f" (perhaps it is {_NAMES[likely]})" if likely in _NAMES and probability >= _LIKELY else ""


def _language(prose: str, letters: int, hits: Counter[str]) -> str:
    """The language of a text in Arabic letters; Persian unless there is clear evidence of another."""
    persian = hits[PERSIAN]
    other, most = max(hits.items(), key=lambda item: (item[0] != PERSIAN, item[1], item[0]), default=(PERSIAN, 0))
    if persian >= max(1, most):
        return PERSIAN
    if most >= _ENOUGH_SIGNS and most > 2 * persian:
        return other
    if persian or letters < _ENOUGH_LETTERS:
        return PERSIAN
    likely, probability = _ranked(prose)[0]
    return likely if probability >= _SURE else PERSIAN


def _hits(prose: str, signs: _Signs) -> Counter[str]:
    """Signs of each language: its words, and its letters, each once in a word."""
    hits: Counter[str] = Counter()
    foreign = signs.letters.keys() & set(prose)
    for word in _WORD.findall(prose):
        if foreign and not foreign.isdisjoint(word):
            for char in foreign.intersection(word):
                hits.update(signs.letters[char])
        elif known := signs.words.get(fold_word(word)):
            hits[known] += 1
    return hits


def _signs(lexicons: Lexicons) -> _Signs:
    entries = lexicons.entries(LanguageEntry)
    return _Signs(
        words={fold_word(word): entry.code for entry in entries for word in entry.words},
        letters={
            char: frozenset(entry.code for entry in entries if char in entry.letters)
            for char in {char for entry in entries for char in entry.letters}
        },
        names={entry.code: entry.name for entry in entries},
    )


@cache
def _built_in() -> _Signs:
    return _signs(Lexicons())


@cache
def _identifier() -> LanguageIdentifier:
    # Half a second to import, and seldom needed.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(_CANDIDATES)
    return identifier


def _ranked(prose: str) -> list[tuple[str, float]]:
    ranked: list[tuple[str, float]] = _identifier().rank(prose)
    return ranked
