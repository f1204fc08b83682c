"""Tellers of events, by a table of cases and by the lexicon's own examples."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from sanad.lexicons import Lexicons
from sanad.lexicons.schemas import ReportingEntry
from sanad.parse import load_parser
from sanad.parse.predicates import with_predicates
from sanad.sources import attribute, chains_of, sources_of
from sanad.types.parse import Parsed
from sanad.types.text import Span

CASES = yaml.safe_load((Path(__file__).parent / "attribution.yaml").read_text(encoding="utf8"))
LEXICONS = Lexicons()
ENTRIES = LEXICONS.entries(ReportingEntry)


@cache
def parsed_of(text: str) -> Parsed:
    return with_predicates(load_parser().parse(text), LEXICONS)


def known(case: dict[str, Any]) -> Any:
    """A case with its label; known failures are strict, so that a fix has to promote them."""
    marks = [pytest.mark.xfail(strict=True, reason=case["known"])] if "known" in case else []
    return pytest.param(case, id=case["label"], marks=marks)


@pytest.mark.parametrize("case", [known(c) for c in CASES])
def test_chains(case: dict[str, Any]) -> None:
    parsed = parsed_of(case["text"])
    start = case["text"].rindex(case["event"])
    span = Span(start, start + len(case["event"]))
    holding = sources_of(parsed, span, attribute(parsed, LEXICONS), speaker_is_actor=case.get("speech", False))
    said = [[s.of(case["text"]) for s in chain] for chain in chains_of(parsed, holding)]
    assert said == case["chains"]


@pytest.mark.parametrize("entry", ENTRIES, ids=[e.id for e in ENTRIES])
def test_example_of_the_lexicon(entry: ReportingEntry) -> None:
    parsed = parsed_of(entry.example)
    rules = {part.partition(":")[0] for a in attribute(parsed, LEXICONS) for part in a.rule.split("+")}
    assert entry.id in rules


def test_spans_cut_the_text() -> None:
    text = "خبرگزاری شهر: شهردار گفت که پل بسته شد.\n🔹\nوی افزود: «راه باز است.»"
    parsed = parsed_of(text)
    spans = [s for a in attribute(parsed, LEXICONS) for s in (*a.content, a.cue, *(t for c in a.tellers for t in c))]
    assert spans
    assert all(0 <= s.start < s.end <= len(text) and not s.of(text).isspace() for s in spans)


def test_same_text_same_attributions() -> None:
    text = "رویترز به نقل از یک مقام محلی گزارش داد که پل بسته شد."
    assert attribute(parsed_of(text), LEXICONS) == attribute(parsed_of(text), LEXICONS)


@pytest.mark.parametrize("text", ["", "\n\n", "🔹", "@shahr", "«", "گفت", "گفت:", ":", "به گفته", "به نقل از"])
def test_scraps_tell_nothing(text: str) -> None:
    parsed = parsed_of(text)
    assert not chains_of(parsed, attribute(parsed, LEXICONS))
