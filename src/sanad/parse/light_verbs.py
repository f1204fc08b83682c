"""The noun of a light verb: which words make one predicate with a verb group.

Fixed wordings come first, then the bare noun right before the verb, then a known noun further off, and
only then what the tree says: in real posts the tree is the weakest witness.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from sanad.lexicons import Lexicons
from sanad.lexicons.schemas import ConstructionEntry, PredicateEntry
from sanad.parse.verb_groups import VerbGroup
from sanad.text.fold import fold_word
from sanad.text.inflect import Inflection
from sanad.types.parse import Parsed

_BARE = frozenset(
    {"NOUN", "ADJ", "PROPN", "ADV", "X", "VERB", "INTJ", "ADP"}
)  # "پیش آمد": nothing but a noun stands before a verb
_ANY_REACH = 14
_COMPLEMENT_REACH = 24
_FRAME_REACH = 10
_LEXICAL = frozenset({"NOUN", "ADJ", "X", "VERB"})
_MODIFIERS = frozenset({"ADJ", "PRON", "DET"})
_STOPS = frozenset({"که", ".", "؟", "!", "؛", ":", "?", ";", "\n"})
_OBJECTS = frozenset({"را", "رو"})
_PASSIVE = frozenset({"شدن", "گردیدن", "گشتن"})
_PREDICATIVE = _PASSIVE | {"کردن", "نمودن", "ساختن"}


@dataclass(frozen=True, slots=True)
class Light:
    """A noun with its verb.

    Attributes:
        noun: tokens of the noun.
        form: the noun in the singular, folded.
        prefix: tokens of the frame and the particle.
        verb: infinitive with its particle ("قرار گرفتن").
        frame: folded frame ("مورد"), or "".
        passive: True if the subject is the undergoer.
        modal: True if a subjunctive clause may follow.
    """

    noun: tuple[int, ...]
    form: str
    prefix: tuple[int, ...]
    verb: str
    frame: str
    passive: bool
    modal: bool = False


class Constructions:
    """The constructions in force, indexed by verb.

    Args:
        lexicons: the lexicons in force; nouns of their predicates count as known nouns of their light verbs.
    """

    def __init__(self, lexicons: Lexicons) -> None:
        self.inflection = Inflection(lexicons)
        entries = lexicons.entries(ConstructionEntry)
        self._by_verb: dict[str, list[ConstructionEntry]] = defaultdict(list)
        for entry in entries:
            self._by_verb[fold_word(entry.verb)].append(entry)
        self._known = _known_nouns(entries, lexicons.entries(PredicateEntry))
        self._nouns = {e.id: frozenset(map(fold_word, e.nouns)) for e in entries}

    def of(self, verb: str) -> Sequence[ConstructionEntry]:
        """The constructions of a verb."""
        return self._by_verb.get(verb, ())

    def noun(self, entry: ConstructionEntry, form: str) -> str | None:
        """The entry's noun that `form` is an inflection of; for an entry of any noun the form's own stem."""
        nouns = self._nouns[entry.id]
        if not nouns:
            return self.singular(form, entry.verb)
        return next((stem for stem in self.inflection.stems(form) if stem in nouns), None)

    def known(self, verb: str, form: str) -> str | None:
        """The known light-verb noun of `verb` that `form` is an inflection of, or None."""
        nouns = self._known.get(verb)
        if nouns is None:
            return None
        return next((stem for stem in self.inflection.stems(form) if stem in nouns), None)

    def takes_any(self, verb: str) -> ConstructionEntry | None:
        """The construction in which the verb takes any bare noun, or None."""
        return next((e for e in self.of(verb) if not (e.nouns or e.frame or e.particle)), None)

    def listed(self, verb: str, stem: str, *, role: str = "light") -> ConstructionEntry | None:
        """The unframed construction that lists this noun, or None."""
        for entry in self.of(verb):
            if not entry.frame and not entry.particle and entry.role == role and stem in self._nouns[entry.id]:
                return entry
        return None

    def singular(self, form: str, verb: str = "", lemma: str = "") -> str:
        """The noun without ending, if the stem is a known noun or the tagger's lemma; else the form itself."""
        known = self.known(fold_word(verb), form)
        if known is not None:
            return known
        return lemma if lemma in self.inflection.stems(form) else form


def _known_nouns(
    entries: Sequence[ConstructionEntry], predicates: Sequence[PredicateEntry]
) -> Mapping[str, frozenset[str]]:
    known: dict[str, set[str]] = defaultdict(set)
    for entry in entries:
        if not entry.frame:
            known[fold_word(entry.verb)].update(map(fold_word, entry.nouns))
    for predicate in predicates:
        nouns = {fold_word(n) for n in (predicate.noun, *predicate.forms) if n and " " not in n}
        for verb in (*predicate.light, *predicate.passive):
            particle, _, light = fold_word(verb).rpartition(" ")
            known[light if not particle else fold_word(verb)].update(nouns)
            if verb == "کردن":
                for passive in _PASSIVE:
                    known[passive].update(nouns)
    every = frozenset(n for p in predicates for n in map(fold_word, (p.noun, *p.forms)) if n and " " not in n)
    for entry in entries:
        if entry.particle and not entry.frame:
            known[_named(entry)].update(every)
    return {verb: frozenset(nouns) for verb, nouns in known.items()}


def _named(entry: ConstructionEntry) -> str:
    return fold_word(f"{entry.particle} {entry.verb}".strip())


class NounFinder:
    """Finds the nouns of verb groups in one report.

    Args:
        constructions: the constructions in force.
        parsed: the report.
        groups: its verb groups.
    """

    def __init__(self, *, constructions: Constructions, parsed: Parsed, groups: Sequence[VerbGroup]) -> None:
        self.constructions = constructions
        self.parsed = parsed
        self.tokens = parsed.tokens
        self.verbal = {i for g in groups for i in g.tokens}
        self.names = {i for name in parsed.names for i in range(name.start, name.end)}
        self.finite = {i for g in groups if g.reading.finite for i in g.tokens}

    def find(self, group: VerbGroup) -> Light | None:
        """The noun of a verb group, or None for a simple verb."""
        low = self._clause_start(group.start)
        for light in (
            self._fixed(group, low),
            self._adjacent(group, low),
            self._far(group, low),
            self._by_tree(group, low),
            self._any(group, low),
        ):
            if light is not None:
                return light
        return None

    # -- fixed wordings ---------------------------------------------------------------------------

    def _fixed(self, group: VerbGroup, low: int) -> Light | None:
        for entry in self.constructions.of(group.reading.verb):
            if entry.role == "progressive" or not (entry.frame or entry.particle):
                continue
            found = self._framed(entry, group, low) if entry.frame else self._particled(entry, group, low)
            if found is not None:
                return found
        return None

    def _framed(self, entry: ConstructionEntry, group: VerbGroup, low: int) -> Light | None:
        """ "به قتل رسید", "مورد حمله قرار گرفت", "دست به حمله زد"."""
        end = group.start
        inner = bool(entry.particle) and end > low and self.tokens[end - 1].form == entry.particle
        end -= inner
        for i in range(end - 1, max(low, end - _FRAME_REACH) - 1, -1):
            at = self._noun_of_frame(entry, i, end)
            if at is None or at in self.verbal:
                continue
            particle = (end,) if inner else (i - 1,) if entry.particle else ()
            if particle and self.tokens[particle[0]].form != entry.particle:
                continue
            form = self.constructions.noun(entry, self.tokens[at].form.removeprefix(entry.frame if at == i else ""))
            if form is not None and (entry.particle or entry.reach or self._tight(at + 1, end)):
                return self._light(entry, at, form, (*particle, i) if at != i else particle, group)
        return None

    def _noun_of_frame(self, entry: ConstructionEntry, i: int, end: int) -> int | None:
        """The token of the noun for a frame at `i`: the next one, or the same where they are written as one."""
        form = self.tokens[i].form
        if form == entry.frame:
            return i + 1 if i + 1 < end else None
        return i if entry.nouns and form.startswith(entry.frame) and i == end - 1 else None

    def _tight(self, start: int, end: int) -> bool:
        """True if at most an adjective or pronoun stands between noun and verb."""
        return end - start < 2 and all(t.upos in _MODIFIERS for t in self.tokens[start:end])

    def _particled(self, entry: ConstructionEntry, group: VerbGroup, low: int) -> Light | None:
        """ "حمله‌ای گسترده انجام داد", "هدف قرار گرفت"."""
        at = group.start - 1
        if at < low or self.tokens[at].form != entry.particle:
            return None
        if entry.nouns:
            form = self.constructions.noun(entry, self.tokens[at - 1].form) if at - 1 >= low else None
            return None if form is None else self._light(entry, at - 1, form, (at,), group)
        verb = _named(entry)
        for i in range(at - 1, max(low, at - _ANY_REACH) - 1, -1):
            stem = self.constructions.known(verb, self.tokens[i].form)
            if stem is not None and i not in self.verbal and not self._after_preposition(i):
                return self._light(entry, i, stem, (at,), group)
        return self._light(entry, None, "", (at,), group)

    # -- bare nouns -------------------------------------------------------------------------------

    def _adjacent(self, group: VerbGroup, low: int) -> Light | None:
        """A known noun right before the verb."""
        verb = group.reading.verb
        at = self._before(group.start, low)
        stem = None if at is None else self.constructions.known(verb, self.tokens[at].form)
        reaching = self._far(group, low, reaching=True)
        if at is None or stem is None or (reaching is not None and self.constructions.listed(verb, stem) is None):
            return reaching
        return self._plain(verb, at, stem, group)

    def _far(self, group: VerbGroup, low: int, *, reaching: bool = False) -> Light | None:
        """A known noun further off ("تلاش زیادی برای آن کرد"); `reaching`: one that takes a complement."""
        verb = group.reading.verb
        if verb in _PASSIVE and not reaching and self._before(group.start, low) is not None:
            return None  # "پیشنهادهایی مطرح شد": the word beside شدن is its noun, one further off its subject
        limit = _COMPLEMENT_REACH if reaching else _ANY_REACH
        for i in range(group.start - 1, max(low, group.start - limit) - 1, -1):
            if self.tokens[i].form in _OBJECTS:
                return None
            stem = self.constructions.known(verb, self.tokens[i].form)
            if stem is None or i in self.verbal or self._after_preposition(i):
                continue
            entry = self.constructions.listed(verb, stem)
            if entry is not None and entry.reach if reaching else self._opens(i, stem):
                return self._plain(verb, i, stem, group)
        return None

    def _opens(self, i: int, stem: str) -> bool:
        """True for an indefinite noun: one with ی, after یک or before a detached ای."""
        token = self.tokens[i]
        following = self.tokens[i + 1].form if i + 1 < len(self.tokens) else ""
        return (token.form != stem and token.form.endswith("ی")) or following in {"ای", "هایی"}

    def _by_tree(self, group: VerbGroup, low: int) -> Light | None:
        if all(entry.frame or entry.particle for entry in self.constructions.of(group.reading.verb)):
            return None
        for i in group.tokens:
            for child in self.parsed.children[i]:
                token = self.tokens[child]
                if token.dep == "compound:lvc" and token.upos in _LEXICAL and self._may_be_noun(child, group, low):
                    form = self.constructions.singular(token.form, group.reading.verb, token.lemma)
                    return self._plain(group.reading.verb, child, form, group)
        return None

    def _may_be_noun(self, i: int, group: VerbGroup, low: int) -> bool:
        free = i not in self.verbal and i not in self.names and self.tokens[i].form not in _OBJECTS
        return low <= i < group.start and free and not self._after_preposition(i)

    def _any(self, group: VerbGroup, low: int) -> Light | None:
        """Any bare noun right before a verb that takes any."""
        at = self._before(group.start, low)
        verb = group.reading.verb
        if at is None or self.constructions.takes_any(verb) is None or not self._may_be_noun(at, group, low):
            return None
        token = self.tokens[at]
        if token.upos == "ADP" or (token.upos == "ADJ" and verb not in _PREDICATIVE):
            return None
        return self._plain(verb, at, self.constructions.singular(token.form, verb, token.lemma), group)

    def _plain(self, verb: str, at: int, stem: str, group: VerbGroup) -> Light:
        entry = self.constructions.listed(verb, stem) or self.constructions.takes_any(verb)
        modal = self.constructions.listed(verb, stem, role="modal") is not None
        passive = group.passive or (entry is not None and entry.voice == "passive")
        return Light(self._whole(at, group.start), stem, (), verb, "", passive, modal)

    # -- coordination and the progressive -----------------------------------------------------------

    def joined(self, light: Light, group: VerbGroup) -> Light | None:
        """A second noun that shares the verb ("بازداشت و زندانی شدند"), or None."""
        at = light.noun[0] - 2 if light.noun else -1
        if at < self._clause_start(group.start) or light.frame or self.tokens[at + 1].form not in {"و", "یا"}:
            return None
        stem = self.constructions.known(group.reading.verb, self.tokens[at].form)
        if stem is None or at in self.verbal or self._after_preposition(at):
            return None
        return self._plain(group.reading.verb, at, stem, group)

    def progressive(self, group: VerbGroup) -> tuple[ConstructionEntry, int, int] | None:
        """The construction, the first token of its frame and its noun in "در حال مذاکره است", or None."""
        low = self._clause_start(group.start, finite=True)
        for entry in self.constructions.of(group.reading.verb):
            if entry.role != "progressive":
                continue
            frame = fold_word(entry.frame).split()
            for i in range(group.start - 1 - len(frame), max(low, group.start - _ANY_REACH) - 1, -1):
                noun = i + len(frame)
                if [t.form for t in self.tokens[i:noun]] == frame and self.tokens[noun].form not in entry.unless:
                    return entry, i, noun
        return None

    # -- places -----------------------------------------------------------------------------------

    def _clause_start(self, start: int, *, finite: bool = False) -> int:
        """The first token after the last verb group or strong stop before `start`."""
        first = self.parsed.sentences[self.tokens[start].sent][0]
        wall = self.finite if finite else self.verbal
        for i in range(start - 1, max(first, start - 2 * _ANY_REACH) - 1, -1):
            if i in wall or self.tokens[i].form in _STOPS:
                return i + 1
        return max(first, start - 2 * _ANY_REACH)

    def _before(self, start: int, low: int) -> int | None:
        """The bare noun right before `start`, over a detached ending."""
        at = start - 1
        if at > low and self.tokens[at].form in self.constructions.inflection.detached:
            at -= 1
        if at < low or at in self.verbal or self.tokens[at].upos not in _BARE or self.tokens[at].form in _OBJECTS:
            return None
        return at

    def _after_preposition(self, i: int) -> bool:
        first = self.parsed.sentences[self.tokens[i].sent][0]
        return i > first and self.tokens[i - 1].upos == "ADP" and self.tokens[i - 1].form not in _OBJECTS

    def _whole(self, at: int, end: int) -> tuple[int, ...]:
        """The noun with its detached ending."""
        if at + 1 < end and self.tokens[at + 1].form in self.constructions.inflection.detached:
            return (at, at + 1)
        return (at,)

    def _light(
        self, entry: ConstructionEntry, at: int | None, form: str, prefix: tuple[int, ...], group: VerbGroup
    ) -> Light:
        noun = () if at is None else self._whole(at, group.start)
        passive = group.passive or entry.voice == "passive"
        return Light(noun, form, tuple(sorted(prefix)), _named(entry), fold_word(entry.frame), passive)


@lru_cache(maxsize=4)
def constructions(lexicons: Lexicons) -> Constructions:
    """The constructions in force, indexed once for each `Lexicons`."""
    return Constructions(lexicons)
