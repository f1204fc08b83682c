"""A parsed report as the mention finders see it: keys, limits, and what the vocabulary knows at each token."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Generic, NamedTuple, TypeVar

from sanad.lexicons.schemas import ReferenceEntry
from sanad.mentions.phrases import PhraseIndex, key_of
from sanad.mentions.vocabulary import ActorName, Demonym, RoleNoun, Vocabulary, cue_key
from sanad.types.mention import Kind
from sanad.types.parse import Name, Parsed, Token

V = TypeVar("V")

OPEN_QUOTES = frozenset("«\"“'‘")
CLOSE_QUOTES = frozenset("»\"”'’")
_NOUNS = frozenset({"NOUN", "PROPN", "ADJ"})
_SHORT_NAME = 3
_NOT_NOMINAL = frozenset({"VERB", "AUX", "ADP", "SCONJ", "CCONJ"})


class Hit(NamedTuple, Generic[V]):
    """Tokens ``start:end`` and what the vocabulary says of them."""

    start: int
    end: int
    value: V


class View:
    """A parsed report beside a vocabulary. All positions are token indices."""

    def __init__(self, parsed: Parsed, vocabulary: Vocabulary) -> None:
        self.parsed = parsed
        self.tokens = parsed.tokens
        self.vocabulary = vocabulary
        self.keys = [key_of(t.form) for t in parsed.tokens]

    @cached_property
    def line_end(self) -> list[int]:
        """For each token the index after the last token of its line and sentence."""
        ends = [len(self.tokens)] * len(self.tokens)
        for i in range(len(self.tokens) - 2, -1, -1):
            here, after = self.tokens[i], self.tokens[i + 1]
            broken = here.sent != after.sent or "\n" in self.parsed.text[here.span.end : after.span.start]
            ends[i] = i + 1 if broken else ends[i + 1]
        return ends

    @cached_property
    def verbal(self) -> frozenset[int]:
        """Tokens of verbs and of the nouns of light verbs."""
        by_predicate = (i for p in self.parsed.predicates for i in p.tokens)
        by_label = (t.i for t in self.tokens if t.dep == "compound:lvc" or t.upos in {"VERB", "AUX"})
        return frozenset((*by_predicate, *by_label))

    def nominal(self, i: int) -> bool:
        """True if token `i` may stand inside a noun phrase."""
        return self.tokens[i].upos not in _NOT_NOMINAL and i not in self.verbal

    def words(self, start: int, end: int) -> str:
        """The folded words of ``start:end`` joined by spaces, without marks."""
        return " ".join(self.tokens[i].form for i in range(start, end) if self.keys[i])

    def top(self, start: int, end: int) -> int:
        """The token of ``start:end`` that carries the grammar: the first nominal one whose head lies outside."""
        outside = [t for t in self.tokens[start:end] if not start <= t.head < end or t.head == t.i]
        good = [t for t in outside if self.keys[t.i] and t.upos in {"NOUN", "PROPN", "PRON", "NUM"}]
        return (good or [t for t in self.tokens[start:end] if self.keys[t.i]])[0].i

    @cached_property
    def actors(self) -> Mapping[int, Hit[ActorName]]:
        """The longest actor name that begins at each token, if its cue stands in the report."""
        found: dict[int, Hit[ActorName]] = {}
        last: Hit[ActorName] | None = None
        for hit in self._longest(self.vocabulary.actors):
            again = last is not None and hit.end <= last.end and hit.value.entry is last.value.entry
            if not again and self._is_name(hit) and (not hit.value.cued or self._cued(hit.value)):
                found[hit.start] = last = hit
        return found

    def _is_name(self, hit: Hit[ActorName]) -> bool:
        """Short words that the pipeline takes for verbs or prepositions are no names ("شی", "در")."""
        upos = self.tokens[hit.start].upos
        long = hit.end - hit.start > 1 or len(self.keys[hit.start]) > _SHORT_NAME
        return long or upos not in _NOT_NOMINAL

    def _cued(self, name: ActorName) -> bool:
        return any(cue_key(cue) in self._joined for cue in name.entry.cues)

    @cached_property
    def _joined(self) -> str:
        return " " + " ".join(t.form for t in self.tokens)

    @cached_property
    def roles(self) -> Mapping[int, Hit[RoleNoun]]:
        """The longest role noun that begins at each token and is used as a noun."""
        return {hit.start: hit for hit in self._longest(self.vocabulary.roles) if self._is_noun(hit)}

    def _is_noun(self, hit: Hit[RoleNoun]) -> bool:
        """Half a verb is no noun; nor is a word in ی that is an adjective after a noun ("مقام نظامی")."""
        first = self.tokens[hit.start]
        if hit.end - hit.start > 1 or self.counted(hit.start):
            return True
        if first.upos in _NOT_NOMINAL or hit.start in self.verbal:
            return False
        if hit.value.plural or not self.keys[hit.start].endswith("ی") or not self.follows_noun(hit.start):
            return True
        adjective = first.dep == "amod" or first.upos == "ADJ"
        return not adjective and not hit.value.bare

    def counted(self, i: int) -> bool:
        """True if a number, a quantifier or a demonstrative stands right before token `i`."""
        if i == 0 or self.line_end[i - 1] <= i:
            return False
        before = self.tokens[i - 1]
        hit = self.references.get(i - 1)
        by_word = hit is not None and hit.end == i and hit.value.use in {"quantifier", "measure", "demonstrative"}
        return by_word or before.upos == "NUM" or self.keys[i - 1].isdigit()

    def follows_noun(self, i: int) -> bool:
        """True if a noun, name or adjective stands right before token `i`."""
        return i > 0 and self.line_end[i - 1] > i and bool(self.keys[i - 1]) and self.tokens[i - 1].upos in _NOUNS

    @cached_property
    def demonyms(self) -> Mapping[int, Hit[Demonym]]:
        """The longest demonym that begins at each token."""
        return {h.start: h for h in self._longest(self.vocabulary.demonyms) if self.tokens[h.start].upos != "VERB"}

    @cached_property
    def references(self) -> Mapping[int, Hit[ReferenceEntry]]:
        """The longest reference word that begins at each token."""
        return {hit.start: hit for hit in self._longest(self.vocabulary.references)}

    @cached_property
    def names(self) -> Mapping[int, Name]:
        """The pipeline's names by first token."""
        return {name.start: name for name in self.parsed.names}

    def _longest(self, index: PhraseIndex[V]) -> Iterator[Hit[V]]:
        for i in range(len(self.tokens)):
            found = index.longest(self.keys, i, self.line_end[i])
            if found is not None:
                yield Hit(i, *found)

    def reference_end(self, i: int, *uses: str) -> int:
        """The end of a reference word of one of these uses at token `i`, or `i` if there is none."""
        hit = self.references.get(i) if i < len(self.tokens) else None
        return hit.end if hit is not None and hit.value.use in uses else i

    def person_at(self, i: int) -> int:
        """The end of a person's name that begins at token `i`, or `i` if there is none."""
        hit = self.actors.get(i)
        if hit is not None:
            return hit.end if hit.value.entry.kind is Kind.PERSON else i
        name = self.names.get(i)
        return name.end if name is not None and name.label in {"PER", "PERSON", "pers"} else i

    def token(self, i: int) -> Token | None:
        """Token `i`, or None outside the report."""
        return self.tokens[i] if 0 <= i < len(self.tokens) else None

    def line_starts(self) -> Iterator[int]:
        """The first word of each line, after bullets and pictures."""
        at = 0
        while at < len(self.tokens):
            first = next((i for i in range(at, self.line_end[at]) if self.keys[i]), None)
            if first is not None:
                yield first
            at = self.line_end[at]
