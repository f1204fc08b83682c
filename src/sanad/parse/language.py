"""The spaCy language behind the shipped model: our tokenizer, and lexical attributes of the folded word.

NORM, PREFIX, SUFFIX and SHAPE are taken from the folded form, so that ي or ی, ۱ or 1, with or without ZWNJ
make no difference to a pipeline while the text stays untouched.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any

import spacy
from confection import Config
from spacy.attrs import IS_SPACE, NORM, PREFIX, SHAPE, SUFFIX
from spacy.lang.lex_attrs import word_shape
from spacy.language import BaseDefaults, Language

from sanad.parse.tokenizer import PersianTokenizer, is_blank
from sanad.text.fold import fold_word

LANGUAGE = "sanad_fa"
"""Name of the language in spaCy's registry."""


def _norm(word: str) -> str:
    return fold_word(word) or word


@spacy.registry.tokenizers("sanad.PersianTokenizer.v1")  # type: ignore[untyped-decorator]  # spaCy gives no type
def make_tokenizer() -> Callable[[Language], PersianTokenizer]:
    """The tokenizer's factory, for spaCy's config."""
    return lambda nlp: PersianTokenizer(nlp.vocab)


_CONFIG = Config({"nlp": {"tokenizer": {"@tokenizers": "sanad.PersianTokenizer.v1"}}})
_ATTRIBUTES: dict[int, Callable[[str], Any]] = {
    **BaseDefaults.lex_attr_getters,
    NORM: _norm,
    PREFIX: lambda word: _norm(word)[:1],
    SUFFIX: lambda word: _norm(word)[-3:],
    SHAPE: lambda word: word_shape(_norm(word)),
    IS_SPACE: is_blank,
}
_WRITING: dict[str, Any] = {"direction": "rtl", "has_case": False, "has_letters": True}


class PersianDefaults(BaseDefaults):
    """Folded lexical attributes, no exceptions, right-to-left."""

    config = _CONFIG
    lex_attr_getters = _ATTRIBUTES
    writing_system = _WRITING


@spacy.registry.languages(LANGUAGE)
class Persian(Language):  # type: ignore[no-untyped-call]  # `Language.__init_subclass__` has no types
    """Persian as this project reads it."""

    lang = LANGUAGE
    Defaults = PersianDefaults

    def __init__(self, *args: Any, max_length: int = sys.maxsize, **kwargs: Any) -> None:
        """As `Language`, without its limit on the length of a text: the analyser works in pieces."""
        super().__init__(*args, max_length=max_length, **kwargs)
