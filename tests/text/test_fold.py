"""Folding: the table of cases, and what must hold for every text."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from sanad.text import fold, fold_word
from sanad.types.text import Span

CASES: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "cases/fold.yaml").read_text(encoding="utf-8"))

TRICKY = "اآأإٱهةۀیيىئوؤکك گپ.\r\n\t\u00a0\u200c\u200d\u200f\u00ad\ufeff\u0640\u064e\u0653\u0654\u0670"
TRICKY += "\ufe0f\ufe8d\ufee9\ufef1\ufefb\ufdf2\ufdfa\ufe70\ufe76۱٢3AİÉ😀\ud800\udfff"
TEXTS = st.text(st.sampled_from(TRICKY)) | st.text(st.characters(exclude_categories=[])) | st.text()
WORDS = st.text(st.sampled_from("سلامگهیيكأ\u200c\u064e\u0640ﻻ"), min_size=1)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["label"])
def test_case(case: dict[str, Any]) -> None:
    assert fold(case["text"]).text == case["folded"]
    assert (case["text"] == case["folded"]) == case.get("same", False)
    assert fold_word(case["text"]) == case["folded"]


@given(TEXTS)
def test_folding_twice_changes_nothing(text: str) -> None:
    once = fold(text).text
    assert fold(once).text == once


@given(TEXTS, st.data())
def test_a_folded_range_comes_back(text: str, data: st.DataObject) -> None:
    folded = fold(text)
    if not folded.text:
        return
    start = data.draw(st.integers(0, len(folded.text) - 1))
    end = data.draw(st.integers(start + 1, len(folded.text)))
    span = folded.to_original(start, end)
    assert span.end <= len(text)
    back_start, back_end = folded.to_folded(span)
    assert back_start <= start < end <= back_end
    # Only a ligature can make the range wider, and then the wider range has the same span.
    assert folded.to_original(back_start, back_end) == span


@given(TEXTS, st.data())
def test_spans_map_in_order_and_without_gaps(text: str, data: st.DataObject) -> None:
    if not text:
        return
    folded = fold(text)
    cut = data.draw(st.integers(1, len(text)))
    assert folded.to_folded(Span(0, len(text))) == (0, len(folded.text))
    start, middle = folded.to_folded(Span(0, cut))
    assert start == 0
    if cut < len(text):
        assert folded.to_folded(Span(cut, len(text))) == (middle, len(folded.text))


@given(TEXTS)
def test_single_characters_are_monotone(text: str) -> None:
    folded = fold(text)
    at = 0
    for i in range(len(text)):
        start, end = folded.to_folded(Span(i, i + 1))
        assert start == at <= end
        at = end
    assert at == len(folded.text)


@given(st.lists(WORDS), st.data())
def test_every_word_maps_back_to_itself(words: list[str], data: st.DataObject) -> None:
    words = [word for word in words if fold(word).text]
    folded = fold(" ".join(words))
    at = 0
    for word in words:
        length = len(fold(word).text)
        cut = folded.to_original(at, at + length).of(" ".join(words))
        assert cut in word
        assert fold(cut).text == fold(word).text == folded.text[at : at + length]
        at += length + 1


def test_marks_go_with_their_letter_and_joiners_with_none() -> None:
    text = "\u200fکتابِ\u200c\u200fها"
    folded = fold(text)
    assert folded.text == "کتابها"
    assert folded.to_original(0, 4).of(text) == "کتابِ"
    assert folded.to_original(4, 6).of(text) == "ها"
    assert folded.to_original(0, 6).of(text) == text[1:]


def test_ezafe_belongs_to_the_word() -> None:
    text = "خانه\u200cی ما"
    assert fold(text).to_original(0, 4).of(text) == "خانه\u200cی"


def test_characters_that_vanish_give_an_empty_range() -> None:
    folded = fold("می\u200cرود")
    assert folded.to_folded(Span(2, 3)) == (2, 2)


def test_part_of_a_ligature_gives_the_whole() -> None:
    folded = fold("ﷲ اکبر")
    assert folded.to_original(1, 2) == Span(0, 1)


@pytest.mark.parametrize(("start", "end"), [(0, 0), (2, 1), (-1, 2), (0, 5)])
def test_ranges_outside_the_folded_text_are_refused(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="0 <= start < end <= 4"):
        fold("سلام").to_original(start, end)


def test_spans_outside_the_text_are_refused() -> None:
    with pytest.raises(ValueError, match="has 4 characters"):
        fold("سلام").to_folded(Span(2, 5))


def test_a_folded_text_is_a_value() -> None:
    assert fold("علي") == fold("علي")
    assert hash(fold("علي")) == hash(fold("علي"))
    assert fold("علي") != fold("عل\u200cي")


@pytest.mark.parametrize(
    "unit", ["ه\u200c", "\u200c", "َ", "ه\u200cی\u200c", "ه\u200cی\u200c\u200f", "ا\u0653", "ﷲ", "سلام"], ids=ascii
)
def test_time_is_linear(unit: str) -> None:
    def seconds(count: int) -> float:
        text = "ه" + unit * count
        begin = time.process_time()
        fold(text)
        return time.process_time() - begin

    assert seconds(80_000) < 40 * max(seconds(8_000), 0.001)


@given(st.text())
def test_fold_word_is_fold_without_the_map(text: str) -> None:
    assert fold_word(text) == fold(text).text
