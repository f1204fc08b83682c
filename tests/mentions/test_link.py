"""Entities by a table of texts: what must be one, what must stay apart."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
import yaml

CASES = yaml.safe_load((Path(__file__).parent / "link_cases.yaml").read_text(encoding="utf8"))


def owners(reading: Any, words: str) -> set[str]:
    """Ids of the entities that have a mention of exactly these words (its n-th occurrence for "words#n")."""
    quote, _, number = words.partition("#")
    start = -1
    for _ in range(int(number or 1)):
        start = reading.parsed.text.index(quote, start + 1)
    place = (start, start + len(quote))
    return {e.id for e in reading.entities for m in e.mentions if (m.span.start, m.span.end) == place}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["label"])
def test_entities(case: Mapping[str, Any], read: Callable[[str], Any]) -> None:
    reading = read(case["text"])
    for row in case.get("together", []):
        assert set.intersection(*(owners(reading, words) for words in row)), row
    for row in case.get("apart", []):
        for first, second in combinations(row, 2):
            assert owners(reading, first).isdisjoint(owners(reading, second)), (first, second)


def test_written_mentions_leave_pronouns_out(read: Callable[[str], Any]) -> None:
    reading = read("مسعود پزشکیان به تبریز رفت. وی در نشست سخن گفت.")
    person = next(e for e in reading.entities if "وی" in map(reading.words, e.mentions))
    assert [reading.words(m) for m in person.written] == ["مسعود پزشکیان"]
    assert (person.name, person.country, person.entry) == ("مسعود پزشکیان", "IRN", "person/irn/pezeshkian")


def test_twins_know_each_other(read: Callable[[str], Any]) -> None:
    reading = read("عراق با ترکیه گفتگو کرد. نشست در عراق برگزار شد.")
    pairs = {(e.id, e.twin) for e in reading.entities if e.twin}
    assert pairs == {(b, a) for a, b in pairs}
    assert len(pairs) == 2


def test_ids_follow_the_text(read: Callable[[str], Any]) -> None:
    reading = read("سپاه و ارتش ایران در تهران رزمایش برگزار کردند.")
    assert [e.id for e in reading.entities] == [f"e{n}" for n in range(1, len(reading.entities) + 1)]
    starts = [e.mentions[0].span.start for e in reading.entities]
    assert starts == sorted(starts)
