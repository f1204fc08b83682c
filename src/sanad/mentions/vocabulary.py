"""The lexicons of actors, role nouns, demonyms and reference words, ready to be looked up in tokens."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from weakref import WeakKeyDictionary

from sanad.lexicons import Lexicons
from sanad.lexicons.schemas import ActorEntry, AffixEntry, DemonymEntry, ReferenceEntry, RoleNounEntry
from sanad.mentions.phrases import PhraseIndex
from sanad.text import fold_word
from sanad.types.mention import Kind


@dataclass(frozen=True, slots=True)
class ActorName:
    """One name of an actor. `seat`: it is the seat of a state's government (تهران, کرملین). `cued`: needs a cue."""

    entry: ActorEntry
    seat: bool
    cued: bool


@dataclass(frozen=True, slots=True)
class RoleNoun:
    """One form of a role noun. `bare`: a form that the lexicon lists, without an ending added by rule."""

    entry: RoleNounEntry
    plural: bool
    bare: bool


@dataclass(frozen=True, slots=True)
class Demonym:
    """One form of a demonym."""

    entry: DemonymEntry
    plural: bool


class Vocabulary:
    """All indexes over one set of lexicons; made once, see `vocabulary_of`."""

    def __init__(self, lexicons: Lexicons) -> None:
        self._lexicons = lexicons
        self._affixes = lexicons.entries(AffixEntry)

    @cached_property
    def actors(self) -> PhraseIndex[ActorName]:
        """Names of actors and seats of governments."""
        index = PhraseIndex[ActorName](loose=True)
        for entry in self._lexicons.entries(ActorEntry):
            for name in (entry.name, *entry.aliases):
                for form in name_forms(name):
                    index.add(form, ActorName(entry, False, bool(entry.cues) and " " not in name))
        for entry in self._lexicons.entries(ActorEntry):
            for name in (entry.capital, *entry.seats):
                for form in name_forms(name):
                    index.add(form, ActorName(entry, True, False))
        return index

    @cached_property
    def states(self) -> Mapping[str, ActorEntry]:
        """The entry of each state by ISO 3166-1 alpha-3."""
        return {e.country: e for e in self._lexicons.entries(ActorEntry) if e.kind is Kind.STATE and e.country}

    @cached_property
    def roles(self) -> PhraseIndex[RoleNoun]:
        """Role nouns in all their forms."""
        index = PhraseIndex[RoleNoun]()
        entries = self._lexicons.entries(RoleNounEntry)
        for entry in entries:
            for noun in (entry.noun, *entry.forms):
                index.add(noun, RoleNoun(entry, False, True))
            for noun in entry.plurals:
                index.add(noun, RoleNoun(entry, True, True))
        for entry in entries:
            for noun in (entry.noun, *entry.forms, *entry.plurals):
                for form, plural in self.inflected(noun):
                    index.add(form, RoleNoun(entry, plural or noun in entry.plurals, False))
        return index

    @cached_property
    def demonyms(self) -> PhraseIndex[Demonym]:
        """Demonyms, their plurals included ("آمریکایی‌ها", "ایرانیان")."""
        index = PhraseIndex[Demonym]()
        entries = self._lexicons.entries(DemonymEntry)
        for entry in entries:
            for form in (entry.form, *entry.forms):
                index.add(form, Demonym(entry, False))
        for entry in entries:
            for form in (entry.form, *entry.forms):
                for inflected, plural in self.inflected(form):
                    if plural:
                        index.add(inflected, Demonym(entry, True))
                index.add(f"{form}\u200cان", Demonym(entry, True))
        return index

    @cached_property
    def references(self) -> PhraseIndex[ReferenceEntry]:
        """Pronouns, demonstratives, quantifiers, measures and linkers."""
        index = PhraseIndex[ReferenceEntry]()
        for entry in self._lexicons.entries(ReferenceEntry):
            for form in (entry.form, *entry.forms):
                index.add(form, entry)
        return index

    @staticmethod
    def key(name: str) -> str:
        """The name under which all variants of an actor are kept: folded words joined by spaces."""
        return " ".join(fold_word(name).split())

    def inflected(self, noun: str) -> Iterator[tuple[str, bool]]:
        """Forms of a noun with an ending, each with whether it is a plural."""
        stem = fold_word(noun)
        for affix in self._affixes:
            if affix.restore == ("",) and stem.endswith(affix.after):
                yield f"{noun}\u200c{affix.form}", affix.what == "plural"


def name_forms(name: str) -> Iterator[str]:
    """A name, and after a long vowel the name with the written ezafe and the copula ("آمریکای", "آمریکاست")."""
    yield name
    if fold_word(name).endswith(("ا", "و")):
        yield name + "ی"
        yield name + "ست"


_CACHE: WeakKeyDictionary[Lexicons, Vocabulary] = WeakKeyDictionary()


def vocabulary_of(lexicons: Lexicons) -> Vocabulary:
    """The vocabulary over these lexicons, made on first use and kept as long as they live."""
    if lexicons not in _CACHE:
        _CACHE[lexicons] = Vocabulary(lexicons)
    return _CACHE[lexicons]


def cue_key(cue: str) -> str:
    """A cue as it is sought in the joined forms of a report's tokens."""
    return " " + " ".join(fold_word(cue).replace(":", " :").split())
