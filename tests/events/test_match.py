"""Where the lexicon's words stand: a table of sentences with look-alikes, and what a match says of itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from sanad.events.match import Match, spellings
from sanad.types.parse import Parsed

CASES = yaml.safe_load(Path(__file__).with_name("match_cases.yaml").read_text(encoding="utf8"))
Find = Callable[[str], tuple[Match, ...]]
Parse = Callable[[str], Parsed]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["label"])
def test_sentences(case: Mapping[str, Any], matches: Find, parse: Parse) -> None:
    text = case["text"]
    found: dict[str, set[str]] = {}
    for match in matches(text):
        found.setdefault(match.entry.id, set()).add(match.spans(parse(text))[0].of(text))
    for entry, words in case.get("has", {}).items():
        assert entry in found
        assert words is None or words in found[entry]
    assert found.keys().isdisjoint(case.get("lacks", ()))


def test_labels_are_used_once() -> None:
    labels = [case["label"] for case in CASES]
    assert len(labels) == len(set(labels))


VOICES = {
    "سربازان دو نگهبان را کشتند.": ("assault/koshtan", "verb", False),
    "دو نگهبان کشته شدند.": ("assault/koshtan", "verb", True),
    "گروه به پاسگاه حمله کرد.": ("assault/hamle", "light", False),
    "پاسگاه مورد حمله قرار گرفت.": ("assault/hamle", "light", True),
    "گروه پاسگاه را مورد حمله قرار داد.": ("assault/hamle", "light", False),
    "حمله‌ای صورت گرفت.": ("assault/hamle", "light", True),
    "راننده بازداشت شد.": ("coerce/bazdasht", "light", True),
    "حمله به پاسگاه سه ساعت طول کشید.": ("assault/hamle", "noun", False),
    "کوهنوردان چادر را برچیدند.": ("test/gap", "phrase", False),
}


@pytest.mark.parametrize("text", VOICES)
def test_construction_and_voice(text: str, matches: Find) -> None:
    entry, construction, passive = VOICES[text]
    assert (construction, passive) in {(m.construction, m.passive) for m in matches(text) if m.entry.id == entry}


@pytest.mark.parametrize("text", [case["text"] for case in CASES[::6]])
def test_a_match_points_at_its_words(text: str, matches: Find, parse: Parse) -> None:
    parsed = parse(text)
    for match in matches(text):
        assert list(match.tokens) == sorted(set(match.tokens))
        assert match.anchor in match.tokens
        spans = match.spans(parsed)
        assert spans[0].covers(parsed.tokens[match.anchor].span)
        covered = {i for span in spans for i in parsed.tokens_in(span)}
        assert covered == set(match.tokens)


def test_matches_come_in_order_and_once(matches: Find) -> None:
    found = matches("گروه به پاسگاه حمله کرد و دو نگهبان کشته شدند. حمله محکوم شد.")
    assert [m.tokens for m in found] == sorted(m.tokens for m in found)
    assert len({(m.entry.id, m.tokens, m.construction) for m in found}) == len(found)


@pytest.mark.parametrize("text", ["", " ", "\n\n", "🔴🔴", "...", "حمله", "مورد", "قرار گرفت", "\u200c", "کرد"])
def test_scraps_are_read_without_harm(text: str, matches: Find, parse: Parse) -> None:
    for match in matches(text):
        assert all(span.of(text) for span in match.spans(parse(text)))


SPELLINGS = {
    "حمله": {("حمله",)},
    "آتش\u200cبس": {("آتشبس",), ("آتش", "بس")},
    "بی\u200cخانمان شدن": {("بیخانمان", "شدن"), ("بی", "خانمان", "شدن")},
    "«…»": {("«…»",)},
    "": set(),
}


@pytest.mark.parametrize("form", SPELLINGS)
def test_spellings(form: str) -> None:
    assert set(spellings(form)) == SPELLINGS[form]
