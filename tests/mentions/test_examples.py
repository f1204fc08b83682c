"""Every entry of the actor lexicons is at work in its own example."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from sanad.lexicons import Lexicons
from sanad.lexicons.schemas import ActorEntry, DemonymEntry, Entry, ReferenceEntry, RoleNounEntry
from sanad.mentions.phrases import key_of
from sanad.mentions.view import View
from sanad.mentions.vocabulary import vocabulary_of
from sanad.parse import load_parser

KNOWN: dict[type[Entry], list[str]] = {DemonymEntry: ["ethnic/kurd"]}
"""Entries that the shipped tagger keeps silent: it reads کردی as a verb. A fix has to empty this table."""


def found_ids(view: View, schema: type[Entry]) -> set[str]:
    tables = {
        ActorEntry: (hit.value.entry for hit in view.actors.values()),
        RoleNounEntry: (hit.value.entry for hit in view.roles.values()),
        DemonymEntry: (hit.value.entry for hit in view.demonyms.values()),
        ReferenceEntry: (hit.value for hit in view.references.values()),
    }
    return {entry.id for entry in tables[schema]}


@pytest.mark.parametrize("schema", [ActorEntry, RoleNounEntry, DemonymEntry, ReferenceEntry])
def test_every_example_shows_its_entry(lexicons: Lexicons, schema: type[Entry]) -> None:
    entries = lexicons.entries(schema)
    parses = load_parser().parse_many(entry.example for entry in entries)
    views = [View(parsed, vocabulary_of(lexicons)) for parsed in parses]
    silent = [e.id for e, view in zip(entries, views, strict=True) if e.id not in found_ids(view, schema)]
    assert silent == KNOWN.get(schema, [])


def twice(names: Iterable[tuple[str, str]]) -> dict[str, set[str]]:
    owners: dict[str, set[str]] = {}
    for name, id in names:
        owners.setdefault(key_of(name), set()).add(id)
    return {key: ids for key, ids in owners.items() if len(ids) > 1}


def test_no_name_belongs_to_two_actors(lexicons: Lexicons) -> None:
    entries = lexicons.entries(ActorEntry)
    assert twice((name, e.id) for e in entries for name in (e.name, *e.aliases)) == {}


def test_no_form_belongs_to_two_role_nouns(lexicons: Lexicons) -> None:
    entries = lexicons.entries(RoleNounEntry)
    assert twice((form, e.id) for e in entries for form in (e.noun, *e.forms, *e.plurals)) == {}


def test_parents_are_actors(lexicons: Lexicons) -> None:
    entries = lexicons.entries(ActorEntry)
    ids = {e.id for e in entries}
    assert {e.parent for e in entries if e.parent} <= ids
