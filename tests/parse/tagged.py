"""Reports made by hand: words with their part of speech, without a tree."""

from __future__ import annotations

from sanad.text.fold import fold_word
from sanad.types.parse import Parsed, Token
from sanad.types.text import Span

PUNCTUATION = frozenset(".،؛:؟!")


def tagged(text: str) -> Parsed:
    """One sentence of words ``form/UPOS``; a word without a class is a noun, a stop is punctuation."""
    tokens: list[Token] = []
    plain: list[str] = []
    at = 0
    for i, item in enumerate(text.split()):
        word, _, upos = item.partition("/")
        upos = upos or ("PUNCT" if word in PUNCTUATION else "NOUN")
        form = fold_word(word)
        tokens.append(Token(i, Span(at, at + len(word)), word, form, form, upos, {}, i, "root", 0))
        plain.append(word)
        at += len(word) + 1
    return Parsed(text=" ".join(plain), tokens=tuple(tokens), sentences=((0, len(tokens)),))
