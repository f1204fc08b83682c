"""Where the lexicon's predicates stand in a parsed report.

A match ties one lexicon entry to the tokens that name the happening. One wording may match
several entries of different types; which of them is meant is decided later (`sanad.events.rank`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import product

from sanad.lexicons import Lexicons
from sanad.lexicons.schemas import LightVerbEntry, PredicateEntry
from sanad.lexicons.schemas.predicates import VerbShape
from sanad.text.fold import fold_word
from sanad.text.inflect import Inflection
from sanad.types.parse import Parsed, Predicate
from sanad.types.text import Span

GAP = "…"
_MAX_GAP = 8
_MAX_LIGHT_DISTANCE = 12
_LONG_ENOUGH = 4
"""Shorter words are too often one swap away from another word."""


@dataclass(frozen=True, slots=True)
class Match:
    """A lexicon entry at work.

    Attributes:
        entry: the lexicon entry.
        tokens: indices of the trigger's tokens, in order of the text.
        anchor: the token whose dependents fill the roles of a noun (the event noun), or the verb's head.
        predicate: the verb group that the entry or its light verb stands in, or None for a bare noun.
        construction: "verb", "light", "noun" or "phrase".
        passive: True if the grammatical subject is the undergoer.
    """

    entry: PredicateEntry
    tokens: tuple[int, ...]
    anchor: int
    predicate: Predicate | None
    construction: str
    passive: bool

    def spans(self, parsed: Parsed) -> tuple[Span, ...]:
        """The trigger's words as unbroken stretches, the one with the anchor first."""
        runs: list[list[int]] = []
        for i in self.tokens:
            if runs and i == runs[-1][-1] + 1:
                runs[-1].append(i)
            else:
                runs.append([i])
        runs.sort(key=lambda run: (self.anchor not in run, run[0]))
        return tuple(parsed.span(run[0], run[-1] + 1) for run in runs)


@dataclass(frozen=True, slots=True)
class _Hit:
    """An event noun (or phrase) found as words ``start:end``, before its verb is known."""

    entry: PredicateEntry
    start: int
    end: int


class Matcher:
    """Finds all entries of the predicate lexicons in parsed reports.

    Args:
        lexicons: the lexicons in force. Building the index costs some milliseconds; reuse the matcher.
    """

    def __init__(self, lexicons: Lexicons) -> None:
        self._inflection = Inflection(lexicons)
        self._entries = lexicons.entries(PredicateEntry)
        self._light = lexicons.entries(LightVerbEntry)

    def find(self, parsed: Parsed) -> tuple[Match, ...]:
        """All matches, in order of the text. `parsed` must carry its predicates."""
        found = [
            *self._verb_matches(parsed),
            *self._noun_matches(parsed),
            *self._misspelt_matches(parsed),
            *self._phrase_matches(parsed),
        ]
        once = {(m.entry.id, m.tokens, m.construction): m for m in found}.values()
        kept = [m for m in once if _shows(m) and self._gate_open(m, parsed)]
        return tuple(sorted(kept, key=lambda m: (m.tokens, m.entry.id, m.construction)))

    # -- verbs ---------------------------------------------------------------------------------

    @cached_property
    def _by_verb(self) -> dict[str, list[PredicateEntry]]:
        index: dict[str, list[PredicateEntry]] = defaultdict(list)
        for entry in self._entries:
            if entry.verb:
                index[fold_word(entry.verb)].append(entry)
        return index

    def _verb_matches(self, parsed: Parsed) -> Iterator[Match]:
        for predicate in parsed.predicates:
            if predicate.noun:
                continue
            for entry in self._by_verb.get(predicate.verb, ()):
                yield Match(entry, predicate.tokens, predicate.head, predicate, "verb", predicate.passive)

    # -- event nouns, alone or with a light verb -------------------------------------------------

    @cached_property
    def _by_noun(self) -> dict[str, list[tuple[tuple[str, ...], PredicateEntry]]]:
        index: dict[str, list[tuple[tuple[str, ...], PredicateEntry]]] = defaultdict(list)
        for entry in self._entries:
            for form in (entry.noun, *entry.forms):
                for words in spellings(form):
                    index[words[0]].append((words, entry))
        return index

    def _noun_hits(self, parsed: Parsed) -> Iterator[_Hit]:
        stems = [self._inflection.stems(t.form) for t in parsed.tokens]
        for i in range(len(parsed.tokens)):
            for words, entry in dict.fromkeys((w, e.id) for s in stems[i] for w, e in self._by_noun.get(s, ())):
                end = i + len(words)
                if end <= len(stems) and all(w in stems[i + k] for k, w in enumerate(words)):
                    yield _Hit(self._entry(entry), i, self._with_ending(parsed, end))

    def _entry(self, id: str) -> PredicateEntry:
        return self._by_id[id]

    @cached_property
    def _by_id(self) -> dict[str, PredicateEntry]:
        return {entry.id: entry for entry in self._entries}

    def _with_ending(self, parsed: Parsed, end: int) -> int:
        """Take a detached plural or indefinite ending ("حمله های") into the noun."""
        if end < len(parsed.tokens) and parsed.tokens[end].form in self._inflection.detached:
            return end + 1
        return end

    def _noun_matches(self, parsed: Parsed) -> Iterator[Match]:
        for hit in self._noun_hits(parsed):
            linked = self._light_verb(parsed, hit)
            if linked is not None:
                predicate, passive = linked
                tokens = tuple(sorted({*range(hit.start, hit.end), *_near(predicate, hit)}))
                yield Match(hit.entry, tokens, hit.start, predicate, "light", passive)
            elif hit.entry.bare:
                yield Match(hit.entry, tuple(range(hit.start, hit.end)), hit.start, None, "noun", False)

    def _misspelt_matches(self, parsed: Parsed) -> Iterator[Match]:
        """Light-verb nouns with two letters swapped ("محلق شد" for "ملحق شد"): only beside their own light verb."""
        for i in sorted({i for p in parsed.predicates for i in p.noun}):
            form = parsed.tokens[i].form
            if len(form) < _LONG_ENOUGH or any(stem in self._by_noun for stem in self._inflection.stems(form)):
                continue
            for id in dict.fromkeys(
                e.id for swap in _swapped(form) for w, e in self._by_noun.get(swap, ()) if len(w) == 1
            ):
                hit = _Hit(self._entry(id), i, i + 1)
                linked = self._light_verb(parsed, hit)
                if linked is not None:
                    tokens = tuple(sorted({i, *_near(linked[0], hit)}))
                    yield Match(hit.entry, tokens, i, linked[0], "light", linked[1])

    def _light_verb(self, parsed: Parsed, hit: _Hit) -> tuple[Predicate, bool] | None:
        """The verb that makes a predicate of the noun, and whether its subject is the undergoer."""
        for predicate in self._candidates(parsed, hit):
            voice = self._voice(parsed, hit, predicate)
            if voice is not None:
                return predicate, voice
        return None

    def _candidates(self, parsed: Parsed, hit: _Hit) -> Iterator[Predicate]:
        """Verb groups that may take the noun: the one that holds it, then the next one in its sentence."""
        inside = {id(p): p for i in range(hit.start, hit.end) if (p := parsed.predicate_at.get(i))}
        yield from inside.values()
        last = parsed.sentences[parsed.tokens[hit.start].sent][1]
        for i in range(hit.end, min(last, hit.end + _MAX_LIGHT_DISTANCE)):
            predicate = parsed.predicate_at.get(i)
            if predicate is not None and id(predicate) not in inside:
                yield predicate
                return

    def _voice(self, parsed: Parsed, hit: _Hit, predicate: Predicate) -> bool | None:
        """Whether the subject is the undergoer, or None if the verb makes no predicate of the noun."""
        names = _names(parsed, predicate, hit)
        if names & _folded(hit.entry.passive):
            return True
        if names & _folded(hit.entry.light):
            return predicate.passive
        if names & self._inchoative(hit.entry):
            return True
        for light in self._light:
            if self._fits(parsed, hit, predicate, light):
                return light.voice == "passive" or predicate.passive
        return None

    def _inchoative(self, entry: PredicateEntry) -> frozenset[str]:
        return frozenset({"شدن", "گردیدن"}) if "کردن" in _folded(entry.light) else frozenset()

    def _fits(self, parsed: Parsed, hit: _Hit, predicate: Predicate, light: LightVerbEntry) -> bool:
        verb, noun = fold_word(light.verb), fold_word(light.noun)
        own = predicate.verb
        if own != f"{noun} {verb}" and not (own == verb and noun and fold_word(predicate.noun_form) == noun):
            return False
        if light.frame:
            before = parsed.tokens[hit.start - 1].form if hit.start else ""
            return fold_word(light.frame) in (before, fold_word(predicate.prefix))
        return predicate.head >= hit.end

    # -- fixed wordings ------------------------------------------------------------------------

    @cached_property
    def _by_first(self) -> dict[str, list[tuple[tuple[str, ...], PredicateEntry]]]:
        index: dict[str, list[tuple[tuple[str, ...], PredicateEntry]]] = defaultdict(list)
        for entry in self._entries:
            for phrase in entry.phrases:
                for words in spellings(phrase):
                    index[words[0]].append((words, entry))
        return index

    def _phrase_matches(self, parsed: Parsed) -> Iterator[Match]:
        for i in range(len(parsed.tokens)):
            for word in self._first_words(parsed, i):
                for words, entry in self._by_first.get(word, ()):
                    tokens = self._follow(parsed, words, i)
                    if tokens:
                        yield self._phrase(parsed, entry, tokens)

    def _first_words(self, parsed: Parsed, i: int) -> Iterator[str]:
        """What a wording that begins at token `i` may begin with: the word's stems, or the infinitive of its verb."""
        yield from self._inflection.stems(parsed.tokens[i].form)
        predicate = parsed.predicate_at.get(i)
        if predicate is not None and i == predicate.head:
            yield from dict.fromkeys(_phrase_names(predicate))

    def _phrase(self, parsed: Parsed, entry: PredicateEntry, tokens: tuple[int, ...]) -> Match:
        predicate = next((p for i in reversed(tokens) if (p := parsed.predicate_at.get(i))), None)
        whole = tuple(sorted({*tokens, *(i for i in predicate.tokens if i > tokens[0])})) if predicate else tokens
        anchor = predicate.head if predicate else tokens[0]
        return Match(entry, whole, anchor, predicate, "phrase", predicate.passive if predicate else False)

    def _follow(self, parsed: Parsed, words: tuple[str, ...], start: int) -> tuple[int, ...]:
        """Token indices of a wording that begins at `start`, or () if it does not stand there."""
        last = parsed.sentences[parsed.tokens[start].sent][1]
        at, tokens, gap = start, [], 0
        for word in words:
            if word == GAP:
                gap = _MAX_GAP
                continue
            stop = min(last, at + gap + 1)
            found = next((j for j in range(at, stop) if self._is(parsed, j, word)), None)
            if found is None:
                return ()
            tokens.append(found)
            at, gap = found + 1, 0
        return tuple(tokens)

    def _is(self, parsed: Parsed, i: int, word: str) -> bool:
        predicate = parsed.predicate_at.get(i)
        if predicate is not None and i not in predicate.noun and word in _phrase_names(predicate):
            return True
        return word in self._inflection.stems(parsed.tokens[i].form)

    def _gate_open(self, match: Match, parsed: Parsed) -> bool:
        if not match.entry.gate:
            return True
        first, last = parsed.sentences[parsed.tokens[match.anchor].sent]
        words = {stem for t in parsed.tokens[first:last] for stem in self._inflection.stems(t.form)}
        return any(fold_word(w) in words for w in match.entry.gate)


_SHAPES: Mapping[VerbShape, Callable[[Predicate], bool]] = {
    "negative": lambda p: not p.polarity,
    "future": lambda p: p.tense == "future",
    "first": lambda p: p.person == 1 and p.tense != "past",
    "imperative": lambda p: p.mood == "imperative" or (p.mood == "subjunctive" and p.person == 2),
}


def _shows(match: Match) -> bool:
    """Whether the verb has one of the shapes that the entry asks for, if it asks for any."""
    only, predicate = match.entry.only, match.predicate
    return not only or (predicate is not None and any(_SHAPES[shape](predicate) for shape in only))


def find_matches(parsed: Parsed, lexicons: Lexicons) -> tuple[Match, ...]:
    """All predicate entries in a parsed report (see `Matcher`, which is to be reused for many reports)."""
    return Matcher(lexicons).find(parsed)


def spellings(form: str) -> tuple[tuple[str, ...], ...]:
    """The folded words of a lexicon form, with each ZWNJ read as nothing and as a space.

    >>> spellings("آتش‌بس موقت")
    (('آتشبس', 'موقت'), ('آتش', 'بس', 'موقت'))
    """
    parts = [(word.replace("\u200c", ""), word.replace("\u200c", " ")) for word in form.split()]
    joined = dict.fromkeys(" ".join(choice) for choice in product(*parts))
    return tuple(tuple(fold_word(text).split()) for text in joined if text)


def _swapped(form: str) -> Iterator[str]:
    """The word with each pair of neighbouring letters in turn exchanged."""
    for k in range(len(form) - 1):
        if form[k] != form[k + 1]:
            yield form[:k] + form[k + 1] + form[k] + form[k + 2 :]


def _folded(infinitives: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(fold_word, infinitives))


def _names(parsed: Parsed, predicate: Predicate, hit: _Hit) -> frozenset[str]:
    """The infinitives that the verb group answers to as a light verb of the noun."""
    verb, noun = predicate.verb, fold_word(predicate.noun_form)
    return frozenset({verb if _holds(parsed, predicate, hit) else f"{noun} {verb}"})


def _holds(parsed: Parsed, predicate: Predicate, hit: _Hit) -> bool:
    """Whether the verb's noun is this one: the parser's, the one it describes ("ضربه سختی زد"), or a nearer one."""
    own = predicate.noun
    if not own or any(hit.start <= i < hit.end for i in own):
        return True
    if hit.end == own[0]:
        return parsed.tokens[own[0]].upos == "ADJ"
    return own[-1] < hit.start and hit.end <= predicate.head


def _phrase_names(predicate: Predicate) -> tuple[str, str]:
    """The infinitives by which a fixed wording may name the verb."""
    return predicate.verb, predicate.verb.split()[-1]


def _near(predicate: Predicate, hit: _Hit) -> tuple[int, ...]:
    """The verb group's tokens that belong to the trigger: all but words before the noun."""
    return tuple(i for i in predicate.tokens if i >= hit.start)
