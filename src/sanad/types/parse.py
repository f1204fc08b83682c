"""A parsed report: tokens, sentences, dependency tree, names and verb groups.

Everything after `sanad.parse` reads these values and never touches the pipeline that made them.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from sanad.types.text import Span


@dataclass(frozen=True, slots=True)
class Token:
    """One token of a report.

    Attributes:
        i: index in `Parsed.tokens`.
        span: place in the report's text.
        text: the letters as written.
        form: the folded letters (see `sanad.text.fold`), without ZWNJ.
        lemma: folded lemma; verbs: past stem#present stem is reduced to the past stem.
        upos: Universal Dependencies part of speech.
        feats: Universal Dependencies features.
        head: index of the head token; its own index for a root.
        dep: Universal Dependencies relation (subtypes kept: ``compound:lvc``).
        sent: index of the sentence.
    """

    i: int
    span: Span
    text: str
    form: str
    lemma: str
    upos: str
    feats: Mapping[str, str]
    head: int
    dep: str
    sent: int


@dataclass(frozen=True, slots=True)
class Name:
    """A name that the pipeline found: tokens ``start:end`` and a label (PER, ORG, LOC …)."""

    start: int
    end: int
    label: str


@dataclass(frozen=True, slots=True)
class Predicate:
    """A verb group or light-verb construction, seen the same way from every pipeline.

    Attributes:
        tokens: indices of all its tokens in order (auxiliaries, prefix, light-verb noun, particles).
        head: index of the finite (or main) verb token.
        verb: infinitive of the main verb, folded ("کردن", "رفتن"), with a particle that is part of it ("قرار گرفتن").
        noun: tokens of the light-verb noun, empty for a simple verb ("حمله" in "حمله کرد").
        noun_form: folded words of the noun joined by a space, singular and without indefinite ی.
        prefix: folded verbal prefix ("بر" of "برگشتن") or the words before the noun ("به", "مورد", "در حال"), or "".
        tense: "past", "present", "future" or "" (non-finite).
        aspect: "simple", "imperfective", "perfect", "pluperfect", "progressive".
        mood: "indicative", "subjunctive", "imperative", "infinitive", "participle".
        polarity: False if negated.
        passive: True for "کشته شد", "به قتل رسید", "مورد حمله قرار گرفت".
        person: 1, 2, 3 or None.
        plural: True, False or None.
        modal: lemma of a governing modal or semi-modal in the same clause ("باید", "توانستن", "خواستن") or "".
    """

    tokens: tuple[int, ...]
    head: int
    verb: str
    noun: tuple[int, ...]
    noun_form: str
    prefix: str
    tense: str
    aspect: str
    mood: str
    polarity: bool
    passive: bool
    person: int | None
    plural: bool | None
    modal: str


@dataclass(frozen=True)
class Parsed:
    """A report's text with its analysis. `sentences` are half-open token ranges."""

    text: str
    tokens: tuple[Token, ...]
    sentences: tuple[tuple[int, int], ...]
    names: tuple[Name, ...] = ()
    predicates: tuple[Predicate, ...] = field(default=())

    @cached_property
    def children(self) -> tuple[tuple[int, ...], ...]:
        """For each token the indices of its dependents, in order of the text."""
        below: list[list[int]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head != token.i:
                below[token.head].append(token.i)
        return tuple(map(tuple, below))

    @cached_property
    def predicate_at(self) -> Mapping[int, Predicate]:
        """The predicate that a token belongs to, by token index."""
        return {i: p for p in self.predicates for i in p.tokens}

    def subtree(self, i: int) -> tuple[int, ...]:
        """Indices of token `i` and all that hangs from it, in order of the text."""
        out, todo = [], [i]
        while todo:
            j = todo.pop()
            out.append(j)
            todo.extend(self.children[j])
        return tuple(sorted(out))

    def ancestors(self, i: int) -> Iterator[int]:
        """Heads of token `i`, nearest first, up to the root."""
        while self.tokens[i].head != i:
            i = self.tokens[i].head
            yield i

    def span(self, start: int, end: int) -> Span:
        """The characters from the first to the last of tokens ``start:end``."""
        return Span(self.tokens[start].span.start, self.tokens[end - 1].span.end)

    def tokens_in(self, span: Span) -> tuple[int, ...]:
        """Indices of the tokens that share a character with `span`."""
        at = bisect_right(self._starts, span.start) - 1
        at = max(at, 0)
        out = []
        while at < len(self.tokens) and self.tokens[at].span.start < span.end:
            if self.tokens[at].span.end > span.start:
                out.append(at)
            at += 1
        return tuple(out)

    @cached_property
    def _starts(self) -> list[int]:
        return [t.span.start for t in self.tokens]
