"""Mentions by a table of texts, with look-alikes that must not be taken."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from sanad.lexicons import Lexicons
from sanad.mentions.find import find_mentions
from sanad.types.parse import Parsed

CASES = yaml.safe_load((Path(__file__).parent / "find_cases.yaml").read_text(encoding="utf8"))


def known(case: dict[str, Any]) -> Any:
    """A case with its label; known failures are strict, so that a fix has to promote them."""
    marks = [pytest.mark.xfail(strict=True, reason=case["known"])] if "known" in case else []
    return pytest.param(case, id=case["label"], marks=marks)


@pytest.mark.parametrize("case", [known(c) for c in CASES])
def test_mentions(case: Mapping[str, Any], read: Callable[[str], Any]) -> None:
    reading = read(case["text"])
    found = {(str(m.kind), reading.words(m)) for m in reading.mentions}
    assert {(k, w) for k, w in case.get("has", [])} <= found
    assert found.isdisjoint((k, w) for k, w in case.get("lacks", []))


def test_order_and_heads(read: Callable[[str], Any]) -> None:
    reading = read("وزارت خارجه ایران از دیدار وزیر دفاع عراق با سفیر ترکیه خبر داد.")
    places = [(m.span.start, -m.span.end) for m in reading.mentions]
    assert places == sorted(places)
    assert all(m.span.covers(reading.parsed.tokens[m.head].span) for m in reading.mentions)


def test_every_mention_says_why(read: Callable[[str], Any]) -> None:
    reading = read("سخنگوی شهرداری گفت: وی و دو کارگر به تهران رفتند. آمریکایی‌ها پاسخ ندادند.")
    assert all(m.why and m.why[0].rule for m in reading.mentions)


def test_places_of_a_gazetteer_are_taken(lexicons: Lexicons, read: Callable[[str], Any]) -> None:
    parsed: Parsed = read("باران در دشتک بارید.").parsed
    at = next(t.i for t in parsed.tokens if t.form == "دشتک")
    mentions = find_mentions(parsed, lexicons, places=lambda _: [(at, at + 1)])
    assert parsed.tokens[at].span in {m.span for m in mentions}


@pytest.mark.parametrize("text", ["", "\n\n", "...", "🔴", "۱۲ ۳۴", "@Sanad"])
def test_nothing_to_find(text: str, read: Callable[[str], Any]) -> None:
    assert read(text).entities == ()
