"""Verb groups: the words of one verb with its auxiliaries, found by morphology over folded tokens.

The tagger is asked only about forms that may be other words; the tree is not asked at all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from sanad.parse.conjugation import PERFECT, VerbForm
from sanad.parse.verbs import VerbTable, is_short_infinitive
from sanad.types.parse import Token

_PERFECT_ENDINGS = {ending: (person, plural) for ending, person, plural in PERFECT} | {"ست": (3, False)}
_VERBAL = frozenset({"VERB", "AUX"})
_BEFORE_NOUNS = frozenset({"ADP", "DET", "NUM"})
_OBJECT = frozenset({"را", "رو"})
_AND = frozenset({"و", "یا"})
_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "DET", "PRON"})


@dataclass(frozen=True, slots=True)
class VerbGroup:
    """A verb with its auxiliaries.

    Attributes:
        tokens: indices of its tokens in order.
        main: index of the lexical verb's (last) token.
        reading: the lexical verb with tense, aspect, mood and person of the whole group.
        passive: True for a participle with شدن ("کشته شد").
        bare: True for a participle without auxiliary, whose mood its neighbours decide.
    """

    tokens: tuple[int, ...]
    main: int
    reading: VerbForm
    passive: bool = False
    bare: bool = False

    @property
    def start(self) -> int:
        """Index of the first token."""
        return self.tokens[0]

    @property
    def end(self) -> int:
        """Index after the last token."""
        return self.tokens[-1] + 1


@dataclass(frozen=True, slots=True)
class _Built:
    """A group and the number of words that it took."""

    group: VerbGroup
    words: int


class Grouper:
    """Joins the words of one sentence to verb groups.

    Args:
        table: the verb forms.
        tokens: all tokens of the report.
        start, end: the sentence, as a half-open range of tokens.
    """

    def __init__(self, *, table: VerbTable, tokens: Sequence[Token], start: int, end: int) -> None:
        self.table = table
        self.tokens = tokens
        self.first = start
        self.words = [
            replace(w, start=w.start + start, end=w.end + start) if start else w for w in table.words(tokens[start:end])
        ]

    def groups(self) -> Iterator[VerbGroup]:
        """The verb groups in order."""
        k = 0
        while k < len(self.words):
            known = self.words[k].readings or self.words[k].form in self.table.prefixes
            built = self._at(k) if known else self._guess(k)
            if built is None:
                k += 1
            else:
                yield built.group
                k += built.words

    # -- one group -------------------------------------------------------------------------------

    def _at(self, k: int) -> _Built | None:
        for build in (self._future, self._participle, self._simple):
            built = build(k)
            if built is not None:
                return built
        return None

    def _future(self, k: int) -> _Built | None:
        """ "خواهد رفت", "باز خواهد گشت"."""
        prefix = self.words[k].form if self.words[k].form in self.table.prefixes else ""
        at = k + 1 if prefix else k
        future = self._reading(at, _is_future)
        if future is None or at + 1 >= len(self.words):
            return None
        whole = prefix + self.words[at + 1].form
        main = next(
            (r for r in self.table.readings.get(whole, ()) if r.prefix == prefix and is_short_infinitive(r)), None
        )
        if main is None:
            return None
        tokens = self._tokens(k, at + 2)
        reading = main._replace(
            tense="future", person=future.person, plural=future.plural, polarity=future.polarity, loose=False
        )
        return _Built(VerbGroup(tokens, tokens[-1], reading), at + 2 - k)

    def _participle(self, k: int) -> _Built | None:
        """A participle with what follows: "رفته است", "رفته بود", "کشته شد", "کشته شده بودند", "کشته خواهد شد"."""
        main = self._reading(k, _is_participle)
        if main is None:
            return None
        passive = self._passive(k, main)
        if passive is not None:
            return passive
        finished = self._finished(k, main)
        if finished is not None:
            return finished
        if not self._participle_stands(k, main):
            return None
        return _Built(VerbGroup(self._tokens(k, k + 1), self.words[k].end - 1, main, bare=True), 1)

    def _passive(self, k: int, main: VerbForm) -> _Built | None:
        if main.auxiliary == "passive":
            return None
        built = self._future(k + 1) if k + 1 < len(self.words) else None
        if built is None or built.group.reading.auxiliary != "passive":
            if self._reading(k + 1, _is_passive) is None:
                return None
            built = self._participle(k + 1) or self._simple(k + 1)
        if built is None or built.group.reading.auxiliary != "passive":
            return None
        done = built.group.reading
        polarity = done.polarity and main.polarity
        reading = done._replace(verb=main.verb, prefix=main.prefix, auxiliary="", polarity=polarity)
        tokens = self._tokens(k, k + 1 + built.words)
        group = VerbGroup(tokens, built.group.main, reading, passive=True, bare=built.group.bare)
        return _Built(group, built.words + 1)

    def _finished(self, k: int, main: VerbForm) -> _Built | None:
        """A participle with است, بود, باشد or بوده است."""
        if k + 1 >= len(self.words) or not self._touch(k, k + 1):
            return None
        if main.loose and self.tokens[self.words[k].start].upos == "ADJ":
            return None  # "سال گذشته است": an adjective and a copula
        word = self.words[k + 1]
        perfect = main._replace(tense="past", aspect="imperfective" if main.aspect == "imperfective" else "perfect")
        if word.form in _PERFECT_ENDINGS:
            person, plural = _PERFECT_ENDINGS[word.form]
            done = perfect._replace(mood="indicative", person=person, plural=plural)
            return _Built(VerbGroup(self._tokens(k, k + 2), self.words[k].end - 1, done), 2)
        copula = self._reading(k + 1, _is_copula)
        if copula is None or copula.aspect == "imperfective":
            return None
        return self._with_copula(k, perfect, copula)

    def _with_copula(self, k: int, main: VerbForm, copula: VerbForm) -> _Built:
        count = 2
        aspect, mood = main.aspect, copula.mood
        if copula.tense == "past" and copula.aspect == "simple":
            aspect = "pluperfect"
        if copula.mood == "participle":
            mood = "indicative"
            if k + 2 < len(self.words) and self.words[k + 2].form in _PERFECT_ENDINGS:
                count = 3
        person, plural = (copula.person, copula.plural) if copula.person else (3, False)
        polarity = main.polarity and copula.polarity
        if main.auxiliary == "progressive" and mood == "subjunctive":  # "داشته باشد" is the subjunctive of دارد
            main, aspect = main._replace(tense="present"), "simple"
        done = main._replace(aspect=aspect, mood=mood, person=person, plural=plural, polarity=polarity)
        return _Built(VerbGroup(self._tokens(k, k + count), self.words[k].end - 1, done), count)

    def _simple(self, k: int) -> _Built | None:
        reading = self._reading(k, _is_not_participle)
        if reading is None or reading.auxiliary == "future":
            return None
        if not self._stands(k, reading):
            return None
        return _Built(VerbGroup(self._tokens(k, k + 1), self.words[k].end - 1, reading), 1)

    def _guess(self, k: int) -> _Built | None:
        """A verb that the lexicon lacks, by the tagger's word and a verb's ending."""
        token = self.tokens[self.words[k].start]
        if token.upos != "VERB" or not token.form.startswith(("می", "نمی")) or not token.lemma.endswith(("د", "ت")):
            return None
        person, number = token.feats.get("Person", ""), token.feats.get("Number")
        reading = VerbForm(
            verb=token.lemma + "ن",
            prefix="",
            tense="past" if token.feats.get("Tense") == "Past" else "present",
            aspect="imperfective",
            mood="indicative",
            polarity=token.form.startswith("می"),
            person=int(person) if person.isdigit() else None,
            plural=number == "Plur" if number else None,
        )
        return _Built(VerbGroup((token.i,), token.i, reading), 1)

    # -- does a form stand as a verb? ---------------------------------------------------------------

    def _stands(self, k: int, reading: VerbForm) -> bool:
        word = self.words[k]
        if word.end - word.start > 1:
            return not reading.loose or self._closes(k)
        verbal = self.tokens[word.start].upos in _VERBAL
        if reading.mood == "infinitive":
            return verbal or not reading.loose
        if reading.auxiliary == "copula" and len(word.form) < 4:
            return verbal or word.form not in _PERFECT_ENDINGS or word.form in {"است", "ست"}
        if reading.mood == "imperative" and not self._closes(k):
            return False
        if reading.loose:
            only = is_short_infinitive(reading) and self._only_verb(k)
            return (verbal or only) and not self._after_noun_opener(k) and not self._before_verb(k)
        if is_short_infinitive(reading):
            return verbal or self._closes(k)
        return True

    def _participle_stands(self, k: int, reading: VerbForm) -> bool:
        token = self.tokens[self.words[k].start]
        if reading.loose:
            return token.upos in _VERBAL and self._closes(k)
        if token.upos in _VERBAL or reading.auxiliary in {"passive", "copula"}:
            return True
        return self._coordinated(k)

    def _coordinated(self, k: int) -> bool:
        """True in "کشته یا زخمی شدند": the participle shares an auxiliary one or two words on."""
        if k + 1 >= len(self.words) or self.words[k + 1].form not in _AND:
            return False
        return any(self._reading(j, _is_passive) for j in (k + 2, k + 3))

    def _closes(self, k: int) -> bool:
        """True if nothing that a noun could go on with follows the word."""
        if k + 1 >= len(self.words):
            return True
        token = self.tokens[self.words[k + 1].start]
        return token.upos not in _NOMINAL or self._reading(k + 1, _is_finite) is not None

    def _only_verb(self, k: int) -> bool:
        """True right before a full stop in a sentence without any other finite verb."""
        if k + 2 != len(self.words) or self.words[k + 1].form != ".":
            return False
        return not any(_is_finite(r) for j in range(k) for r in self.words[j].readings)

    def _after_noun_opener(self, k: int) -> bool:
        start = self.words[k].start
        before = self.tokens[start - 1] if start > self.first else None
        return before is not None and before.upos in _BEFORE_NOUNS and before.form not in _OBJECT

    def _before_verb(self, k: int) -> bool:
        """True before a finite verb: the form is its noun ("شکست خورد", "بازداشت شد")."""
        return self._reading(k + 1, _is_finite) is not None and self._touch(k, k + 1)

    # -- words ---------------------------------------------------------------------------------------

    def _reading(self, k: int, wanted: Callable[[VerbForm], bool]) -> VerbForm | None:
        if k >= len(self.words):
            return None
        return next(filter(wanted, self.words[k].readings), None)

    def _touch(self, k: int, j: int) -> bool:
        return self.words[j].start <= self.words[k].end

    def _tokens(self, k: int, end: int) -> tuple[int, ...]:
        return tuple(range(self.words[k].start, self.words[end - 1].end))


def _is_participle(reading: VerbForm) -> bool:
    return reading.mood == "participle"


def _is_not_participle(reading: VerbForm) -> bool:
    return reading.mood != "participle"


def _is_future(reading: VerbForm) -> bool:
    return reading.auxiliary == "future"


def _is_passive(reading: VerbForm) -> bool:
    return reading.auxiliary == "passive"


def _is_copula(reading: VerbForm) -> bool:
    return reading.auxiliary == "copula" and reading.verb == "بودن"


def _is_finite(reading: VerbForm) -> bool:
    return reading.finite and not reading.loose
