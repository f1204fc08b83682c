"""The words of quantities as one word list, with plurals and joined spellings made here."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from sanad.lexicons import Lexicons
from sanad.lexicons.schemas import DemonymEntry, RoleNounEntry
from sanad.lexicons.schemas.times import NumberWordEntry, TimeWordEntry
from sanad.mentions.numbers import joined_numerals
from sanad.mentions.words import Meaning, Wordlist, forms_of
from sanad.text import fold_word
from sanad.types.mention import Kind

_SHARED_TIMES = ("and", "until", "day", "weekday", "daypart", "year", "function", "tense", "preposition",
                 "unit", "per-unit", "month")  # fmt: skip
_COUNTABLE = (Kind.PERSON, Kind.POPULATION)
_MONTH = fold_word("ماه")
_AFTER_HARM = ("شد", "شدند", "شده", "شدهاند", "شدن", "کردن", "اند", "کرد", "کردند", "است")


@lru_cache(maxsize=8)
def count_words(lexicons: Lexicons) -> Wordlist:
    """The word list of quantities; made once for a set of lexicons."""
    numbers = lexicons.entries(NumberWordEntry)
    times = [entry for entry in lexicons.entries(TimeWordEntry) if entry.role in _SHARED_TIMES]
    people = [replace(e, sense="plural", form=p[0], forms=p[1:]) for e in numbers if (p := tuple(_plurals(e)))]
    entries: list[Meaning] = [*numbers, *people, *times, *_borrowed(lexicons)]
    harms = [f for e in numbers if e.role == "harm" for f in map(fold_word, (e.form, *e.forms)) if " " not in f]
    tight: dict[str, tuple[str, ...]] = {harm + verb: (harm, verb) for harm in harms for verb in _AFTER_HARM}
    months = (fold_word(f) for e in times if e.role == "month" for f in (e.form, *e.forms))
    tight |= {month + _MONTH: (month, _MONTH) for month in months}
    tight |= joined_numerals(numbers)
    return Wordlist(forms_of(entries, _spellings), tight=tight)


def _borrowed(lexicons: Lexicons) -> Iterator[NumberWordEntry]:
    """Nouns for people and demonyms that other lexicons know."""
    for noun in lexicons.entries(RoleNounEntry):
        if noun.kind in _COUNTABLE:
            yield _people(noun.id, (noun.noun, *noun.forms), "")
            if noun.plurals:
                yield _people(noun.id, noun.plurals, "plural")
    for demonym in lexicons.entries(DemonymEntry):
        yield _people(demonym.id, (demonym.form, *demonym.forms), "")


def _people(id: str, forms: tuple[str, ...], sense: str) -> NumberWordEntry:
    return NumberWordEntry(id=id, source="", example="", form=forms[0], forms=forms[1:], role="people", sense=sense)


def _plurals(entry: NumberWordEntry) -> Iterator[str]:
    if entry.role not in ("people", "kind-noun") or entry.sense:
        return
    for form in (entry.form, *entry.forms):
        yield from (form + "ها", form + "های", form + " ها", form + " های")
        if form.endswith("ه"):
            yield form[:-1] + "گان"
        elif form[-1] in "او":
            yield form + "یان"
        else:
            yield form + "ان"
            yield form + "ین"


def _spellings(entry: Meaning) -> Iterator[str]:
    """All forms, with the ezafe or indefinite ی after ا and و ("جنگجوی") and with "به" joined ("به‌هلاکت")."""
    for form in (entry.form, *entry.forms):
        yield form
        if entry.role == "harm" and form.startswith("به "):
            yield "به" + form[3:]
        if entry.role == "people" and form[-1] in "او":
            yield form + "ی"
