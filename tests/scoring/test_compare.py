"""The figures: by hand on a small report, and against the referee's script where it can be had."""

from __future__ import annotations

import importlib.util
import json
import random
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from sanad.scoring import FIGURES, Tally, compare, view

SHARED = Path(__file__).parents[3] / "shared"
TEXT = "گروه سپیدار به پاسگاه حمله کرد. گروه سپیدار فرار کرد."


def event(**fields: Any) -> dict[str, Any]:
    """An annotated event with defaults."""
    empty = {"actors": [], "recipients": [], "places": [], "from": [], "to": [], "time": None, "sources": []}
    return {"id": "v", "type": "ASSAULT", "triggers": ["حمله کرد"], "status": "occurred", **empty, **fields}


GOLD = {
    "entities": [
        {"id": "a", "kind": "GROUP", "mentions": ["گروه سپیدار"]},
        {"id": "b", "kind": "FACILITY", "mentions": ["پاسگاه"]},
    ],
    "events": [
        event(actors=["a"], recipients=["b"], places=["b"]),
        event(type="MOVE", triggers=["فرار کرد"], actors=["a"], status="ongoing"),
    ],
    "relations": [],
}


def f(said: dict[str, Any]) -> dict[str, float]:
    """F of every figure against `GOLD`."""
    tally = Tally()
    tally.add(compare(view(TEXT, GOLD), view(TEXT, said)).figures())
    return {name: figure.f for name, figure in tally.figures.items()}


def test_the_annotation_itself_is_right_in_everything_that_it_has() -> None:
    found = f(GOLD)
    assert {name for name in FIGURES if found[name] == 100} == set(FIGURES) - {"time", "casualties", "relations"}


def test_nothing_said_finds_nothing() -> None:
    assert set(f({}).values()) == {0.0}


def test_records_and_annotations_give_the_same_view() -> None:
    record = json.loads(json.dumps(GOLD))
    record["entities"][0]["mentions"] = [{"start": 0, "end": 11, "quote": "x"}, {"start": 32, "end": 43, "quote": "x"}]
    assert view(TEXT, record) == view(TEXT, GOLD)


def test_numbered_quote_names_one_place() -> None:
    spans = view(TEXT, {"entities": [{"id": "a", "kind": "GROUP", "mentions": [["گروه سپیدار", 2]]}]})
    assert spans.entities["a"].spans == ((32, 43),)


def test_wrong_type_is_missed_and_extra_but_found_untyped() -> None:
    said = {**GOLD, "events": [event(type="COERCE"), GOLD["events"][1]]}
    comparison = compare(view(TEXT, GOLD), view(TEXT, said))
    [(missed, instead)] = comparison.missed
    assert (missed.type, instead and instead.type) == ("ASSAULT", "COERCE")
    assert [e.type for e in comparison.extra] == ["COERCE"]
    assert f(said)["untyped"] == 100
    assert f(said)["typed"] == 50


def test_entity_of_other_kind_is_no_entity_but_fills_the_role() -> None:
    said = {**GOLD, "entities": [{**GOLD["entities"][0], "kind": "ORG"}, GOLD["entities"][1]]}
    assert f(said)["entities"] == 50
    assert f(said)["roles"] == 100


# --- against the referee -----------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def referee() -> ModuleType:
    script = SHARED / "tools" / "score.py"
    if not script.exists():
        pytest.skip("no ../shared beside the checkout: the referee's script cannot be compared")
    spec = importlib.util.spec_from_file_location("referee", script)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def annotated() -> Iterator[tuple[str, dict[str, Any]]]:
    """Text and annotation of all reports of the dev set."""
    for path in sorted((SHARED / "gold" / "dev" / "gold").glob("*.json")):
        text = json.loads((path.parents[1] / "docs" / path.name).read_text(encoding="utf-8"))["text"]
        yield text, json.loads(path.read_text(encoding="utf-8"))


def spoil(record: dict[str, Any], chance: random.Random) -> dict[str, Any]:
    """A bad copy of an annotation: things left out, swapped and mistyped."""
    record = json.loads(json.dumps(record))
    types = [v["type"] for v in record["events"]]
    ids = [e["id"] for e in record["entities"]]
    record["entities"] = [e for e in record["entities"] if chance.random() > 0.1]
    record["events"] = [v for v in record["events"] if chance.random() > 0.2]
    for entity in record["entities"]:
        if chance.random() < 0.2:
            entity["kind"] = chance.choice(["GROUP", "STATE"])
        chance.shuffle(entity["mentions"])
        entity["mentions"] = entity["mentions"][: chance.randint(1, 3)]
    for one in record["events"]:
        if chance.random() < 0.2:
            one["type"] = chance.choice(types)
        if chance.random() < 0.3:
            one["actors"] = chance.sample(ids, min(2, len(ids)))
        if chance.random() < 0.2:
            one["sources"] = [[chance.choice(ids)]] if ids else []
        if chance.random() < 0.2:
            one["status"] = "possible"
        one["triggers"] += chance.sample(one["triggers"], 1)
    record["relations"] = record["relations"][chance.randint(0, 1) :]
    chance.shuffle(record["events"])
    return record


@pytest.mark.parametrize("seed", range(3))
def test_figures_are_the_referees(referee: ModuleType, seed: int) -> None:
    chance = random.Random(seed)
    ours, theirs = Tally(), referee.Tally()
    for text, gold in annotated():
        said = spoil(gold, chance)
        ours.add(compare(view(text, gold), view(text, said)).figures())
        referee.compare(text, gold, said, theirs)
    assert {name: ours.as_dict()[name] for name in referee.ORDER} == {k: theirs.table()[k] for k in referee.ORDER}
    assert list(FIGURES) == referee.ORDER
