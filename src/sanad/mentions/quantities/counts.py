"""Counts as they stand in the text: modifiers, number, counted noun; "هیچ", "تعدادی", bare plurals."""

from __future__ import annotations

from dataclasses import dataclass

from sanad.mentions.numbers import Number, read_range
from sanad.mentions.quantities.phrase import IsVerb, Phrase, is_plural, phrase_at
from sanad.mentions.words import Words, number_word, text_at, time_word


@dataclass(frozen=True, slots=True)
class Count:
    """A count at words ``start:end``.

    Attributes:
        number: its number, None for a bare plural.
        modifiers: their senses in order.
        phrase: the counted noun.
        victims_only: counts only where harm is told of them ("تعدادی", "یک زن", a bare plural).
        adjacent_only: and only directly beside the harm (bare plurals).
    """

    start: int
    end: int
    number: Number
    modifiers: tuple[str, ...]
    phrase: Phrase
    victims_only: bool = False
    adjacent_only: bool = False


def count_at(words: Words, i: int, is_verb: IsVerb) -> Count | None:
    """The count that begins at word `i`, or None."""
    return _numbered(words, i, is_verb) or _nobody(words, i, is_verb) or _plural(words, i, is_verb)


def _numbered(words: Words, i: int, is_verb: IsVerb) -> Count | None:
    at, modifiers = _modifiers(words, i, is_verb)
    number = read_range(words, at)
    if number is None or number.ordinal or number.low != int(number.low) or number.low < 0:
        return None
    if _is_year(words, at, number):
        return None
    some = number.vague and number.high == float("inf")
    noun = number.end + 1 if some and number_word(words, number.end, "from") else number.end
    phrase = phrase_at(words, noun, is_verb)
    people = number_word(words, noun, "people")
    if people and people.sense == "plural" and not (number.vague or (phrase and phrase.kind)):
        return None
    if phrase is None or (noun != number.end and not is_plural(words, noun)):
        return None
    one = number.low == number.high == 1 and not modifiers
    return Count(i, phrase.end, number, modifiers, phrase, victims_only=some or one or not phrase.known)


def _is_year(words: Words, i: int, number: Number) -> bool:
    """ "سال ۲۰۲۴", and four digits before what is no known noun for people ("در ۲۰۲۲ وقتی …")."""
    unit = time_word(words, i - 1, "unit")
    if unit and unit.unit == "year" and len(number.digits) == 4:
        return True
    known = any(number_word(words, number.end, role) for role in ("classifier", "people", "kind-noun"))
    return len(number.digits) == 4 and not known


def _modifiers(words: Words, i: int, is_verb: IsVerb) -> tuple[int, tuple[str, ...]]:
    kinds: list[str] = []
    while entry := number_word(words, i, "modifier"):
        if entry.kind == "up_to" and _is_conjunction(words, i, is_verb):
            return i, ()
        kinds.append(entry.kind)
        i += 1
    return i, tuple(kinds)


def _is_conjunction(words: Words, i: int, is_verb: IsVerb) -> bool:
    """ "تا" after a verb means "so that", not "up to"."""
    before = i - 1
    return i > 0 and is_verb(words[before].text) and not number_word(words, before, "continues")


def _nobody(words: Words, i: int, is_verb: IsVerb) -> Count | None:
    """ "هیچ غیرنظامی", "هیچ‌کس"."""
    entry = number_word(words, i, "none")
    if entry is None:
        return None
    zero = Number(0, 0, i + 1)
    phrase = phrase_at(words, i + 1, is_verb)
    if phrase and phrase.known and words[i].text.startswith("هیچ"):
        return Count(i, phrase.end, zero, (), phrase, victims_only=not phrase.kind)
    if entry.form == "هیچ":
        return None
    return Count(i, i + 1, zero, (), Phrase(i, i + 1), victims_only=True)


def _plural(words: Words, i: int, is_verb: IsVerb) -> Count | None:
    noun = number_word(words, i, "people")
    if noun is None or noun.sense != "plural" or number_word(words, i, "kind-noun") or _is_inside(words, i):
        return None
    phrase = phrase_at(words, i, is_verb)
    if phrase is None:
        return None
    return Count(i, phrase.end, Number(2, float("inf"), i, vague=True), (), phrase, True, True)


def _is_inside(words: Words, i: int) -> bool:
    """True after "از", a demonstrative or a number: the plural belongs to what stands before."""
    return bool(number_word(words, i - 1, "from") or number_word(words, i - 1, "determiner"))


def starts_count(words: Words, i: int) -> bool:
    """True if a count may begin at word `i`; a quick test before the real one."""
    if words[i].kind == "number":
        return True
    return any(m.role in _OPENING or (m.role == "people" and m.sense) for m in words[i].meanings)


_OPENING = frozenset({"numeral", "multiplier", "half", "vague", "modifier", "none"})


def is_object(words: Words, i: int) -> bool:
    """True if "را" stands at word `i`."""
    return text_at(words, i) == "را"
