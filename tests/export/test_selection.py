"""Leaving out what is not sure enough."""

from __future__ import annotations

from sanad.export.record_json import from_dict, to_dict
from sanad.export.selection import confident
from tests.export.records import TEXT, sample


def test_events_below_and_entities_that_nobody_needs_go() -> None:
    kept = confident(sample(), 0.6)
    assert [event.id for event in kept.events] == ["v1"]
    assert from_dict(to_dict(kept), text=TEXT).entities[0].id == "e1"


def test_relations_keep_their_entities() -> None:
    assert [entity.id for entity in confident(sample(), 0.99).entities] == ["e1", "e2", "e3", "e4"]


def test_nothing_changes_when_all_are_sure() -> None:
    assert confident(sample(), 0.0) == sample()
