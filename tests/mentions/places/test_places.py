"""Places of invented sentences: which are found, where they lie, and which words are no places."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from sanad.lexicons import Lexicons
from sanad.mentions.places import FoundPlace, find_places
from sanad.parse import load_parser
from sanad.text import fold_word
from sanad.types.text import Span

CASES: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "cases/places.yaml").read_text(encoding="utf-8"))
LEXICONS = Lexicons()


def located(case: dict[str, Any]) -> list[FoundPlace]:
    return list(find_places(load_parser().parse(case["text"]), LEXICONS, outlet=case.get("outlet")))


def naming(words: str, text: str, found: list[FoundPlace]) -> FoundPlace:
    """The place that these words name: with the same span, or else with the span that shares most with them."""
    start = text.index(words)
    wanted = Span(start, start + len(words))
    shared = {i: max(_shared(s, wanted) for s in place.spans) for i, place in enumerate(found)}
    assert max(shared.values(), default=0) > 0, f"{words}: no place found"
    return found[max(shared, key=lambda i: (shared[i], found[i].place is not None))]


def _shared(span: Span, wanted: Span) -> float:
    common = min(span.end, wanted.end) - max(span.start, wanted.start)
    return max(0, common) / (max(span.end, wanted.end) - min(span.start, wanted.start))


def known(case: dict[str, Any]) -> Any:
    """A case with its label; known failures are strict, so that a fix has to promote them."""
    marks = [pytest.mark.xfail(strict=True, reason=case["known"])] if "known" in case else []
    return pytest.param(case, id=case["label"], marks=marks)


@pytest.mark.parametrize("case", [known(c) for c in CASES])
def test_case(case: dict[str, Any]) -> None:
    text, found = case["text"], located(case)
    for words, (id, country, precision) in case.get("found", {}).items():
        named = naming(words, text, found)
        assert named.place is not None, f"{words}: {named.reasons}"
        assert named.place.country == (None if country == "-" else country), named
        assert id == 0 or named.place.id == id, named
        assert precision == "-" or named.place.precision == precision, named
    for words, within in case.get("unresolved", {}).items():
        named = naming(words, text, found)
        assert named.place is None
        assert named.reasons
        assert (within == "-") == (named.within is None)
        assert within == "-" or fold_word(within) in (named.within or "")
    said = {fold_word(span.of(text)) for place in found if place.place is not None for span in place.spans}
    assert not said & {fold_word(words) for words in case.get("absent", ())}
