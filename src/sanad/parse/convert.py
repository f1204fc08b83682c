"""spaCy's `Doc` → `Parsed`, whatever pipeline made it."""

from __future__ import annotations

import unicodedata

from spacy.tokens import Doc
from spacy.tokens import Token as DocToken

from sanad.parse.tokenizer import is_blank
from sanad.text.fold import fold_word
from sanad.types.parse import Name, Parsed, Token
from sanad.types.text import Span


def parse_doc(doc: Doc, *, text: str | None = None) -> Parsed:
    """The analysis that `doc` holds, without its white-space tokens.

    Invisible characters at the edge of a token stay outside its span. A token that hangs from white space
    hangs from the next head above it. `text` is the original if the doc holds a cleaned copy of equal length.
    """
    text = doc.text if text is None else text
    kept = [t for t in doc if not is_blank(t.text)]
    index = {t.i: i for i, t in enumerate(kept)}
    sentences = _sentences(doc, kept)
    sent_of = [s for s, (start, end) in enumerate(sentences) for _ in range(start, end)]
    tokens = tuple(_token(t, i, sent_of[i], index, sentences[sent_of[i]], text) for i, t in enumerate(kept))
    return Parsed(text=text, tokens=tokens, sentences=tuple(sentences), names=_names(doc, index))


def _sentences(doc: Doc, kept: list[DocToken]) -> list[tuple[int, int]]:
    sent_at = [0] * len(doc)
    count = 0
    for token in doc:
        count += bool(token.i and token.is_sent_start)
        sent_at[token.i] = count
    starts = [i for i, t in enumerate(kept) if i == 0 or sent_at[t.i] != sent_at[kept[i - 1].i]]
    return list(zip(starts, [*starts[1:], len(kept)], strict=True)) if kept else []


def _token(t: DocToken, i: int, sent: int, index: dict[int, int], bounds: tuple[int, int], text: str) -> Token:
    head = _head(t, i, index)
    head = head if bounds[0] <= head < bounds[1] else i
    word = text[t.idx : t.idx + len(t)]
    return Token(
        i=i,
        span=_visible(word, t.idx),
        text=word,
        form=fold_word(word),
        lemma=_lemma(t),
        upos=t.pos_ or "X",
        feats=t.morph.to_dict(),
        head=head,
        dep="root" if head == i else t.dep_.lower() or "dep",
        sent=sent,
    )


def _head(t: DocToken, i: int, index: dict[int, int]) -> int:
    for _ in range(8):
        if t.head.i in index or t.head.i == t.i:
            break
        t = t.head
    return index.get(t.head.i, i)


def _visible(word: str, start: int) -> Span:
    """The span of `word` at `start` without invisible characters at its edges; a letter keeps its marks."""
    first, last = 0, len(word)
    while last - 1 > first and is_blank(word[last - 1]) and not unicodedata.combining(word[last - 1]):
        last -= 1
    while first + 1 < last and is_blank(word[first]):
        first += 1
    return Span(start + first, start + last)


def _lemma(t: DocToken) -> str:
    """The folded lemma; of "past#present" stems the past one, or the only one there is."""
    lemma = fold_word(t.lemma_ or t.norm_)
    past, _, present = lemma.partition("#")
    return past or present or lemma


def _names(doc: Doc, index: dict[int, int]) -> tuple[Name, ...]:
    names = []
    for ent in doc.ents:
        inside = [index[i] for i in range(ent.start, ent.end) if i in index]
        if inside:
            names.append(Name(inside[0], inside[-1] + 1, ent.label_))
    return tuple(names)
