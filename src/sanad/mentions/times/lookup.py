"""The words of time and number as one word list: spellings that grammar gives are made here, not listed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import product

from sanad.lexicons import Lexicons
from sanad.lexicons.schemas.times import NumberWordEntry, TimeWordEntry
from sanad.mentions.numbers import joined_numerals
from sanad.mentions.words import Meaning, Wordlist, forms_of
from sanad.text import fold_word

_COUNTING = ("numeral", "ordinal", "half", "multiplier", "vague", "modifier", "classifier")
_TIGHT = (
    ("numeral", "per-unit"), ("vague", "per-unit"), ("numeral", "unit"), ("vague", "unit"), ("month", "unit"),
    ("weekday", "daypart"), ("every", "unit"), ("every", "daypart"), ("this", "unit"), ("unit", "relation"),
    ("modifier", "numeral"),
)  # fmt: skip
"""Pairs that are written together, or with a ZWNJ that folding removes: "پنج‌ساله", "دی‌ماه", "جمعه‌شب", "هرروز"."""


@lru_cache(maxsize=8)
def time_words(lexicons: Lexicons) -> Wordlist:
    """The word list of times; made once for a set of lexicons."""
    times, numbers = lexicons.entries(TimeWordEntry), lexicons.entries(NumberWordEntry)
    counting = [n for n in numbers if n.role in _COUNTING]
    plurals = [replace(t, sense="plural", form=t.form + "ها", forms=_plurals(t)) for t in times if t.role == "weekday"]
    forms = forms_of([*times, *plurals, *counting], _spellings)
    return Wordlist(forms, tight=dict(_tight(times, counting)) | joined_numerals(counting))


def _plurals(entry: TimeWordEntry) -> tuple[str, ...]:
    return tuple(f"{form}{gap}ها" for form in (entry.form, *entry.forms) for gap in ("", " "))


def _spellings(entry: Meaning) -> Iterator[str]:
    """All forms, with the ezafe or indefinite ی after ا and و ("جوزای", "ابتدای")."""
    for form in (entry.form, *entry.forms):
        yield form
        if entry.role in ("month", "part", "daypart", "season") and form[-1] in "او":
            yield form + "ی"


def _tight(times: tuple[TimeWordEntry, ...], numbers: list[NumberWordEntry]) -> Iterator[tuple[str, tuple[str, ...]]]:
    by_role: dict[str, list[str]] = {}
    entries: list[Meaning] = [*times, *numbers]
    for entry in entries:
        folded = (fold_word(form) for form in (entry.form, *entry.forms))
        by_role.setdefault(entry.role, []).extend(form for form in folded if " " not in form)
    by_role["copula"] = [fold_word("ست")]
    by_role["units"] = [form for form in by_role["unit"] if form.endswith("ها")]
    for first, second in (*_TIGHT, ("units", "copula")):
        for left, right in product(by_role.get(first, ()), by_role.get(second, ())):
            if first != "month" or right == fold_word("ماه"):
                yield left + right, (left, right)
