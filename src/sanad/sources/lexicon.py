"""The lexicons of this stage, folded and indexed once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Generic, TypeVar

from sanad.lexicons import Lexicons
from sanad.lexicons.schemas import ActorEntry, ReportingEntry, RoleNounEntry, StatusEntry, TellerEntry
from sanad.text.fold import fold_word
from sanad.types.mention import Kind

Words = tuple[str, ...]
T = TypeVar("T")


class Phrases(Generic[T]):
    """Rows of words with a value each, found at a place in a row of forms; the longest wins.

    >>> Phrases([("به گفته", 1), ("به", 2)]).at(["او", "به", "گفته"], 1)
    (1, 3)
    """

    def __init__(self, rows: Iterable[tuple[str, T]]) -> None:
        self._by_first: dict[str, list[tuple[Words, T]]] = defaultdict(list)
        for text, value in rows:
            words = tuple(fold_word(text).split())
            if words:
                self._by_first[words[0]].append((words, value))
        for found in self._by_first.values():
            found.sort(key=lambda row: -len(row[0]))

    def at(self, forms: Sequence[str], i: int) -> tuple[T, int] | None:
        """The value of the longest row that stands at `i`, and where it ends."""
        for words, value in self._by_first.get(forms[i], ()):
            end = i + len(words)
            if len(words) == 1 or tuple(forms[i:end]) == words:
                return value, end
        return None


class SourceLexicon:
    """What the rules of attribution ask of the lexicons.

    Attributes:
        verbs: (noun words, infinitive) → entry; the noun is empty for a simple verb.
        predicative: noun of an entry with a copula ("خواستار", "مدعی") → entry: it tells without a verb too.
        phrases: "به گفته", "به نقل از" … and the openers "با بیان اینکه" ….
        nouns: "ادعا", "درخواست" … → entry.
        evidence, needing: entries where a thing tells; those that say nothing without their subject.
        written, passive: entries whose teller is a document; the one for "گفته شده است".
        marks: the small words of one kind ("coordinator", "about", "of", "agent", "told", "inside").
        roles: what a word beside a teller is (`TellerEntry.what`).
    """

    def __init__(self, lexicons: Lexicons) -> None:
        entries = lexicons.entries(ReportingEntry)
        tellers = lexicons.entries(TellerEntry)
        written = [e for e in entries if e.written]
        self.written = frozenset(e.id for e in written)
        self.passive = next((e for e in written if fold_word(e.verb) in COPULAS and not e.noun), None)
        self.evidence = frozenset(e.id for e in entries if e.evidence)
        self.needing = self.evidence | self.written
        verbs = [e for e in entries if e.use == "verb" and e is not self.passive]
        self.verbs: Mapping[tuple[Words, str], ReportingEntry] = {
            (tuple(fold_word(e.noun).split()), fold_word(e.verb)): e for e in verbs
        }
        self.infinitives = frozenset(verb for _, verb in self.verbs)
        self.by_verb = _by_verb(self.verbs)
        self.simple = frozenset(verb for noun, verb in self.verbs if not noun)
        self.telling = frozenset(noun[-1] for noun, _ in self.verbs if noun)
        self.citing = frozenset(e.id for e in entries if e.use == "phrase" and e.cites)
        self.predicative = Phrases((e.noun, e) for e in verbs if e.noun and fold_word(e.verb) in COPULAS)
        self.phrases = Phrases((form, e) for e in entries if e.phrase for form in _spellings(fold_word(e.phrase)))
        self.nouns: Mapping[str, ReportingEntry] = dict(_inflected(e for e in entries if e.use == "noun"))
        self.roles = Phrases((form, t.what) for t in tellers if t.what not in MARKS for form in (t.form, *t.forms))
        self.marks: Mapping[str, frozenset[str]] = {what: _forms(tellers, what) for what in MARKS}
        self.media = Phrases((name, True) for name in _media(lexicons))
        self.people = Phrases((form, True) for r in lexicons.entries(RoleNounEntry) for form in (r.noun, *r.forms))


def _by_verb(verbs: Mapping[tuple[Words, str], ReportingEntry]) -> Mapping[str, list[tuple[Words, ReportingEntry]]]:
    """Infinitive → (noun words, entry), more words first."""
    found: dict[str, list[tuple[Words, ReportingEntry]]] = defaultdict(list)
    for (noun, verb), entry in verbs.items():
        found[verb].append((noun, entry))
    for rows in found.values():
        rows.sort(key=lambda row: -len(row[0]))
    return found


MARKS = ("coordinator", "about", "of", "agent", "told", "inside")


def _forms(tellers: Iterable[TellerEntry], what: str) -> frozenset[str]:
    return frozenset(fold_word(form) for t in tellers if t.what == what for form in (t.form, *t.forms))


COPULAS = frozenset({"شدن", "بودن", "گشتن"})
_PHRASE_ENDINGS = ("", "ها", "های", "هایی", "ی")


def _spellings(phrase: str) -> Iterable[str]:
    """A phrase with the endings of its last noun, and with its first two words written as one."""
    first, _, rest = phrase.partition(" ")
    for ending in _PHRASE_ENDINGS:
        yield phrase + ending
        if rest:
            yield first + rest + ending


_NOUN_ENDINGS = ("", "ی", "های", "هایی", "ات", "ها")


def _inflected(entries: Iterable[ReportingEntry]) -> Iterable[tuple[str, ReportingEntry]]:
    for entry in entries:
        for ending in _NOUN_ENDINGS:
            yield fold_word(entry.noun) + ending, entry


def _media(lexicons: Lexicons) -> Iterable[str]:
    for actor in lexicons.entries(ActorEntry):
        if actor.kind is Kind.MEDIA:
            yield from (actor.name, *actor.aliases)


@lru_cache(maxsize=4)
def source_lexicon(lexicons: Lexicons) -> SourceLexicon:
    """The index of the lexicons in force, made once for each `Lexicons`."""
    return SourceLexicon(lexicons)


def status_phrases(lexicons: Lexicons) -> Phrases[StatusEntry]:
    """Every status entry with all its forms."""
    return Phrases((form, e) for e in lexicons.entries(StatusEntry) for form in (e.form, *e.forms))
