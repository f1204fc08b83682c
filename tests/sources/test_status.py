"""Status of events, by a table of cases and by the lexicon's own examples."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from sanad.lexicons import Lexicons
from sanad.lexicons.schemas import StatusEntry
from sanad.parse import load_parser
from sanad.parse.predicates import with_predicates
from sanad.sources import attribute, judge_status, sources_of
from sanad.types.event import EventType
from sanad.types.parse import Parsed
from sanad.types.text import Span

CASES = yaml.safe_load((Path(__file__).parent / "status.yaml").read_text(encoding="utf8"))
LEXICONS = Lexicons()
ENTRIES = LEXICONS.entries(StatusEntry)


@cache
def parsed_of(text: str) -> Parsed:
    return with_predicates(load_parser().parse(text), LEXICONS)


@pytest.mark.parametrize("case", CASES, ids=[c["label"] for c in CASES])
def test_status(case: dict[str, Any]) -> None:
    parsed = parsed_of(case["text"])
    start = case["text"].index(case["event"])
    span = Span(start, start + len(case["event"]))
    holding = sources_of(parsed, span, attribute(parsed, LEXICONS))
    kind = EventType(case.get("type", "ASSAULT"))
    judged = judge_status(parsed, parsed.tokens_in(span), LEXICONS, attributions=holding, type=kind)
    assert judged.status == case["status"]
    assert judged.reasons


@pytest.mark.parametrize("entry", ENTRIES, ids=[e.id for e in ENTRIES])
def test_example_of_the_lexicon(entry: StatusEntry) -> None:
    parsed = parsed_of(entry.example)
    found = {
        name.partition(":")[2]
        for i in range(len(parsed.tokens))
        for name in judge_status(parsed, (i,), LEXICONS).features
    }
    modal = any(p.modal for p in parsed.predicates)
    assert entry.id in found or modal


def test_no_tokens_is_an_error() -> None:
    with pytest.raises(ValueError, match="at least one token"):
        judge_status(parsed_of("گروه رفت."), (), LEXICONS)
