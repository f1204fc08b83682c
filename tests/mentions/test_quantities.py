"""Counts of people: a table of sentences, bounds, conventions, lexicon examples."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from sanad.lexicons import Lexicons
from sanad.lexicons.schemas import NumberWordEntry
from sanad.mentions.quantities import CONVENTIONS, find_quantities
from sanad.mentions.quantities.lookup import count_words
from sanad.text import fold

CASES = yaml.safe_load((Path(__file__).parent / "quantities_cases.yaml").read_text(encoding="utf-8"))
LEXICONS = Lexicons()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"])
def test_sentence(case: dict[str, Any]) -> None:
    text = case["text"]
    found = find_quantities(text, lexicons=LEXICONS)
    assert [[q.span.of(text), q.low, q.high, q.kind, q.who and q.who.of(text)] for q in found] == case["quantities"]


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ("۱۲", 12, 12), ("١٢", 12, 12), ("12", 12, 12), ("۱٬۲۰۰", 1200, 1200), ("۱,۲۰۰", 1200, 1200),
        ("سی و پنج", 35, 35), ("یک‌صد و بیست", 120, 120), ("دو هزار و پانصد", 2500, 2500),
        ("۲ میلیون و ۵۰۰ هزار", 2500000, 2500000), ("۱.۲ میلیون", 1200000, 1200000), ("نیم میلیون", 500000, 500000),
        ("۳۰ تا ۴۰", 30, 40), ("۵ تا ۷ هزار", 5000, 7000), ("دو سه", 2, 3), ("چند", 2, 9), ("ده‌ها", 20, 99),
        ("دهها هزار", 20000, 99999), ("چند صد", 200, 999), ("صدها هزار", 200000, 999999), ("هزاران", 2000, 9999),
        ("بیش از ۳۰", 31, None), ("دست کم ۳۰", 30, None), ("کمتر از ۱۵", 0, 14), ("حداکثر ۲۵", 0, 25),
        ("نزدیک به ۱۲", 12, 12), ("قریب به ۱۲", 12, 12), ("افزون بر ۳۰", 31, None), ("زیر ۱۵", 0, 14),
    ],
)  # fmt: skip
def test_bounds(words: str, low: int, high: int | None) -> None:
    (quantity,) = find_quantities(f"{words} نفر زخمی شدند.", lexicons=LEXICONS)
    assert (quantity.low, quantity.high, quantity.kind) == (low, high, "wounded")


@pytest.mark.parametrize(("convention", "best"), [("acled", 20), ("exact", None), ("middle", 44)])
def test_conventions(convention: str, best: int | None) -> None:
    assert find_quantities("ده‌ها نفر زخمی شدند.", lexicons=LEXICONS, convention=convention)[0].best == best


def test_unknown_convention() -> None:
    with pytest.raises(ValueError, match="one of acled, exact, middle"):
        find_quantities("سه نفر", lexicons=LEXICONS, convention="guess")
    assert set(CONVENTIONS) == {"acled", "exact", "middle"}


def test_why_names_the_harm() -> None:
    (quantity,) = find_quantities("سه نفر زخمی شدند.", lexicons=LEXICONS)
    assert "harm/wounded-adjective" in {reason.rule for reason in quantity.why}


@given(st.text(alphabet="ابتدسشهویر ۰۱۲۳۹/:.،()\u200cنفرکشتهزخمیهزار\n", max_size=60))
def test_any_text_gives_ordered_spans_inside_it(text: str) -> None:
    found = find_quantities(text, lexicons=LEXICONS)
    ends = [0, *(q.span.end for q in found)]
    assert all(q.span.start >= end for q, end in zip(found, ends, strict=False))
    assert all(q.span.end <= len(text) for q in found)


@pytest.mark.parametrize("entry", LEXICONS.entries(NumberWordEntry), ids=lambda entry: entry.id)
def test_every_example_has_its_word(entry: NumberWordEntry) -> None:
    words = count_words(LEXICONS).find(fold(entry.example).text)
    assert entry.id in {meaning.id for word in words for meaning in word.meanings}


@pytest.mark.parametrize(
    "entry", [e for e in LEXICONS.entries(NumberWordEntry) if e.role in ("harm", "kind-noun")], ids=lambda e: e.id
)
def test_every_example_of_a_harm_shows_it(entry: NumberWordEntry) -> None:
    assert entry.kind in {q.kind for q in find_quantities(entry.example, lexicons=LEXICONS)}
