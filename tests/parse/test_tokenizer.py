"""The tokenizer: its table of cases, and what holds for every text."""

from __future__ import annotations

import time
import unicodedata
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from sanad.parse.language import Persian
from sanad.parse.tokenizer import MAX_ADDRESS, is_blank, pieces

CASES: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "tokens.yaml").read_text(encoding="utf-8"))
TRICKY = st.text(st.sampled_from("اب یك\u200c\u200f\u0640\u064e۱2.,:/@#_-«»()!؟\n\r\t aZ🔴🇮\ufe0f\u200d\x00\ud800"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["label"])
def test_case(case: dict[str, Any]) -> None:
    assert [p for p, blank in pieces(case["text"]) if not blank and not is_blank(p)] == case["tokens"]


def test_arabic_letters_are_those_that_unicode_names_so() -> None:
    for char in map(chr, (*range(0x80, 0x3000), *range(0xF900, 0x20000))):
        if unicodedata.category(char)[0] == "L" and char != "\u0640":  # the kashida goes with any letter
            arabic = unicodedata.name(char, "").startswith("ARABIC")
            assert len(list(pieces("س" + char))) == (1 if arabic else 2), hex(ord(char))
            assert len(list(pieces("a" + char))) == (2 if arabic else 1), hex(ord(char))


@given(TRICKY | st.text())
def test_nothing_is_lost_or_too_long(text: str) -> None:
    found = [piece for piece, _ in pieces(text)]
    assert "".join(found) == text
    assert all(0 < len(piece) <= MAX_ADDRESS for piece in found)


@given(TRICKY.filter(lambda text: "\ud800" not in text))
def test_doc_keeps_the_text(text: str) -> None:
    assert Persian().make_doc(text).text == text


@pytest.mark.parametrize("unit", ["ا", "a.b-", "\u200f", "۱.", "@", "a@b.", "! ", "🔴"])
def test_long_lines_take_linear_time(unit: str) -> None:
    text = unit * (400_000 // len(unit))
    begin = time.process_time()
    assert sum(len(piece) for piece, _ in pieces(text)) == len(text)
    assert time.process_time() - begin < 5
