"""Looking phrases up in tokens."""

from __future__ import annotations

import pytest

from sanad.mentions.phrases import PhraseIndex, key_of


@pytest.fixture
def index() -> PhraseIndex[str]:
    index = PhraseIndex[str]()
    for phrase in ("نیروی دریایی", "نیرو", "نفربر", "شبه‌نظامی"):
        index.add(phrase, phrase)
    return index


@pytest.mark.parametrize(
    ("words", "end", "value"),
    [
        (["نیروی", "دریایی", "گفت"], 2, "نیروی دریایی"),
        (["نیرویدریایی"], 1, "نیروی دریایی"),
        (["نیرو", "رفت"], 1, "نیرو"),
        (["شبه", "نظامی"], 2, "شبه‌نظامی"),
        (["نفربر"], 1, "نفربر"),
    ],
)
def test_found(index: PhraseIndex[str], words: list[str], end: int, value: str) -> None:
    assert index.longest([key_of(w) for w in words], 0, len(words)) == (end, value)


@pytest.mark.parametrize("words", [["نفر", "بر"], ["نیرومند"], ["دریایی"], ["", "نیرو"]])
def test_not_found(index: PhraseIndex[str], words: list[str]) -> None:
    assert index.longest([key_of(w) for w in words], 0, len(words)) is None


def test_names_may_be_parted_anywhere() -> None:
    index = PhraseIndex[int](loose=True)
    index.add("ابوالنور", 1)
    assert index.longest(["ابو", "النور"], 0, 2) == (2, 1)


def test_marks_inside_are_passed_over(index: PhraseIndex[str]) -> None:
    assert index.longest(["نیروی", "", "دریایی"], 0, 3) == (3, "نیروی دریایی")


def test_the_first_value_stays() -> None:
    index = PhraseIndex[int]()
    index.add("نیرو", 1)
    index.add("نیرو", 2)
    assert index.longest(["نیرو"], 0, 1) == (1, 1)
