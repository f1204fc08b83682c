"""The record's JSON: order, bytes, and what is refused when read back."""

from __future__ import annotations

import copy
import json
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from sanad.errors import RecordError
from sanad.export.record_json import from_dict, from_json, to_dict, to_json, to_line
from sanad.types.mention import Kind
from sanad.types.record import Entity, Quote, ReportRecord
from tests.export.records import CODER, TEXT, header, sample

REFUSED = yaml.safe_load((Path(__file__).parent / "refused_records.yaml").read_text(encoding="utf-8"))

EVENT_KEYS = [
    *("id", "type", "mode", "contexts", "triggers", "actors", "recipients", "places", "from", "to", "time", "status"),
    *("sources", "denied_by", "casualties", "why", "confidence"),
]


def test_keys_stand_in_the_order_of_the_format() -> None:
    data = to_dict(sample())
    assert list(data) == ["format", "report", "coder", "entities", "events", "relations", "notes"]
    assert list(data["report"]) == ["id", "outlet", "title", "url", "published", "sha256", "length"]
    assert list(data["coder"]) == ["name", "version", "model", "lexicons"]
    assert all(list(e) == ["id", "kind", "name", "mentions", "sector", "country", "place"] for e in data["entities"])
    place = ["gazetteer", "id", "name", "country", "adm1", "lat", "lon", "precision"]
    assert list(data["entities"][3]["place"]) == place
    assert all(list(v) == EVENT_KEYS for v in data["events"])
    assert list(data["events"][0]["time"]) == ["start", "end", "precision", "calendar", "span"]
    assert list(data["events"][0]["casualties"][0]) == ["kind", "low", "best", "high", "who", "span"]
    relation = ["id", "type", "subject", "object", "status", "sources", "span", "why"]
    assert list(data["relations"][0]) == relation
    assert list(data["notes"][0]) == ["code", "message", "span"]


def test_reading_back_gives_the_same_record() -> None:
    rounded = from_json(to_json(sample()), text=TEXT)
    assert from_json(to_line(rounded), text=TEXT) == rounded
    assert rounded.entities[3].place is not None
    assert rounded.entities[3].place.lon == 34.47
    assert replace(rounded, entities=()) == replace(sample(), entities=())


def test_bytes_are_the_same_each_time_and_floats_are_rounded() -> None:
    noisy = replace(sample(), events=tuple(replace(v, confidence=0.1 + 0.2) for v in sample().events))
    assert to_json(noisy) == to_json(noisy)
    assert to_dict(noisy)["events"][0]["confidence"] == 0.3


def test_unknown_keys_are_ignored() -> None:
    data = to_dict(sample())
    data["colour"] = "red"
    data["events"][0]["mood"] = "sad"
    assert from_dict(data, text=TEXT).events == sample().events


@pytest.mark.parametrize("case", REFUSED, ids=[case["label"] for case in REFUSED])
def test_broken_records_are_refused_with_place_and_reason(case: dict[str, Any]) -> None:
    data = copy.deepcopy(to_dict(sample()))
    change(data, case)
    with pytest.raises(RecordError) as caught:
        from_dict(data, text=TEXT if case.get("with_text") else None)
    for words in case["says"]:
        assert words in str(caught.value)


def change(data: Any, case: dict[str, Any]) -> None:
    """Set or delete the value at the path of a case."""
    *path, last = case["at"]
    for key in path:
        data = data[key]
    if case.get("delete"):
        del data[last]
    else:
        data[last] = case["set"]


@pytest.mark.parametrize("data", [None, [], "x", 3, {}, {"format": "sanad.report/2"}])
def test_what_is_no_record_is_refused(data: object) -> None:
    with pytest.raises(RecordError):
        from_dict(data)


def test_broken_json_is_refused() -> None:
    with pytest.raises(RecordError, match="not JSON"):
        from_json("{")


def tiny(text: str) -> ReportRecord:
    """A record whose only entity is the whole text."""
    entity = Entity("e1", Kind.GROUP, text, (Quote(0, len(text), text),))
    return ReportRecord(header(text, title=text), CODER, (entity,), (), (), ())


@given(st.text(st.characters(codec=None), min_size=1).filter(lambda t: not lone_halves_meet(t)))
def test_any_text_survives_as_one_line_of_utf8(text: str) -> None:
    line = to_line(tiny(text)).encode("utf-8").decode("utf-8")
    assert line.splitlines() == [line[:-1]]
    assert from_json(line, text=text) == tiny(text)


def lone_halves_meet(text: str) -> bool:
    """JSON cannot tell a high half followed by a low half from the character that they make."""
    return any("\ud800" <= a <= "\udbff" and "\udc00" <= b <= "\udfff" for a, b in pairwise(text))


def test_json_is_readable_by_the_standard_library_alone() -> None:
    assert json.loads(to_json(sample()))["events"][0]["triggers"][0]["quote"] == "حمله کرد"
