"""The table of all verb forms, and the words of a report read against it.

A word here is what the grammar of verb groups counts as one: "می گوید" is one word of two tokens,
"کردهبود" two words in one token.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from sanad.lexicons import Lexicons
from sanad.lexicons.schemas import VerbEntry
from sanad.parse.conjugation import VerbForm, forms
from sanad.text.fold import fold_word
from sanad.types.parse import Token

IMPERFECTIVE = frozenset({"می", "نمی"})
_CLITICS = ("یشان", "شان", "تان", "مان", "ش", "ت", "م")
_MIN_GLUED = 6


@dataclass(frozen=True, slots=True)
class Word:
    """One word of the grammar: tokens ``start:end`` and the verb forms that it may be (none for other words)."""

    start: int
    end: int
    form: str
    readings: tuple[VerbForm, ...] = ()


class VerbTable:
    """From folded forms to their readings, the most likely first.

    Args:
        entries: the verbs in force.
    """

    def __init__(self, entries: Sequence[VerbEntry]) -> None:
        self.readings = _readings(entries)
        self.prefixes = frozenset(fold_word(e.prefix) for e in entries if e.prefix)
        self.compounds = _compounds(entries)
        self._split = lru_cache(maxsize=20_000)(self._split_glued)
        self._stripped = lru_cache(maxsize=20_000)(self._without_clitic)

    def words(self, tokens: Sequence[Token]) -> Iterator[Word]:
        """The words of a row of tokens. Indices count within `tokens`."""
        i = 0
        while i < len(tokens):
            word = self._several(tokens, i)
            if word is not None:
                yield word
                i = word.end
                continue
            yield from self._single(tokens[i], i)
            i += 1

    def _several(self, tokens: Sequence[Token], i: int) -> Word | None:
        """A word of several tokens at `i`: "می گوید", "باز می گردد", "بر گشت"; or a compound noun, without reading."""
        form = tokens[i].form
        for compound in self.compounds.get(form, ()):
            end = i + len(compound)
            if end <= len(tokens) and all(tokens[i + k].form == part for k, part in enumerate(compound)):
                return Word(i, end, " ".join(compound))
        if form.endswith("می") and (form in IMPERFECTIVE or form.rstrip("می").rstrip("ن") in self.prefixes):
            return self._joined(tokens, i, 2, "")
        if form in self.prefixes:
            return self._joined(tokens, i, 3, form) or self._joined(tokens, i, 2, form)
        return None

    def _joined(self, tokens: Sequence[Token], i: int, count: int, prefix: str) -> Word | None:
        if i + count > len(tokens) or (count == 3 and tokens[i + 1].form not in IMPERFECTIVE):
            return None
        form = "".join(t.form for t in tokens[i : i + count])
        readings = tuple(r for r in self.readings.get(form, ()) if r.prefix == prefix or not prefix)
        return Word(i, i + count, form, readings) if readings else None

    def _single(self, token: Token, i: int) -> Iterator[Word]:
        found = self.readings.get(token.form)
        if found is not None:
            yield Word(i, i + 1, token.form, found)
            return
        parts = self._split(token.form)
        if parts:
            yield from (Word(i, i + 1, part, self.readings.get(part, ())) for part in parts)
            return
        readings = self._stripped(token.form) if token.upos == "VERB" or token.form.startswith("می") else ()
        yield Word(i, i + 1, token.form, readings)

    def _split_glued(self, form: str) -> tuple[str, ...]:
        """Two words that were written as one: "کردهبود", "کشتهشدند", "خواهدکرد", "بازخواهد"."""
        if len(form) < _MIN_GLUED:
            return ()
        for k in range(2, len(form) - 1):
            first, second = form[:k], form[k:]
            if self._makes_group(first, second):
                return first, second
        return ()

    def _makes_group(self, first: str, second: str) -> bool:
        after = self.readings.get(second)
        if after is None:
            return False
        if first in self.prefixes:
            return any(r.auxiliary == "future" for r in after)
        before = self.readings.get(first, ())
        if any(r.mood == "participle" for r in before):
            return any(r.auxiliary in {"copula", "passive"} for r in after)
        return any(r.auxiliary == "future" for r in before) and any(is_short_infinitive(r) for r in after)

    def _without_clitic(self, form: str) -> tuple[VerbForm, ...]:
        """Readings of a form without the object pronoun at its end ("می‌بردش")."""
        for clitic in _CLITICS:
            stem = form.removesuffix(clitic)
            if stem != form and len(stem) > 3 and stem in self.readings:
                return tuple(r for r in self.readings[stem] if r.finite)
        return ()


@lru_cache(maxsize=4)
def verb_table(lexicons: Lexicons) -> VerbTable:
    """The table of the verbs in force, made once for each `Lexicons`."""
    return VerbTable(lexicons.entries(VerbEntry))


def is_short_infinitive(reading: VerbForm) -> bool:
    """True for a bare past stem ("کرد" in "خواهد کرد", "باید کرد")."""
    return (
        reading.tense == "past"
        and reading.aspect == "simple"
        and reading.person == 3
        and not reading.plural
        and reading.polarity
    )


def _readings(entries: Sequence[VerbEntry]) -> Mapping[str, tuple[VerbForm, ...]]:
    found: dict[str, list[VerbForm]] = defaultdict(list)
    for entry in entries:
        for form, reading in forms(entry):
            found[form].append(reading)
    rarer = {(fold_word(e.infinitive), fold_word(winner)) for e in entries for winner in e.yields_to}
    return {form: _ranked(made, rarer) for form, made in found.items()}


def _ranked(made: Sequence[VerbForm], rarer: set[tuple[str, str]]) -> tuple[VerbForm, ...]:
    """The readings without repetitions, the most likely first."""
    if len(made) == 1:
        return tuple(made)
    made = tuple(dict.fromkeys(made))

    def rank(reading: VerbForm) -> tuple[bool, ...]:
        rivals = (other for other in made if (other.mood, other.tense) == (reading.mood, reading.tense))
        return (
            reading.loose,
            reading.spoken,
            reading.mood == "imperative",
            any((reading.verb, other.verb) in rarer for other in rivals),
            reading.mood == "subjunctive",
            reading.tense == "past" and reading.aspect == "imperfective",
        )

    return tuple(sorted(made, key=rank))


def _compounds(entries: Sequence[VerbEntry]) -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """Nouns of several words that begin like a verb ("گفت و گو"), by first word."""
    found: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for entry in entries:
        for form in entry.homographs:
            parts = tuple(fold_word(form).split())
            if len(parts) > 1:
                found[parts[0]].append(parts)
    return {first: tuple(rest) for first, rest in found.items()}
