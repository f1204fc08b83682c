"""The predicate lexicons: every word stands once for a type, and every example is read by its own entry."""

from __future__ import annotations

from collections import defaultdict
from functools import cache

import pytest

from sanad.events.match import Matcher
from sanad.lexicons import Lexicons
from sanad.lexicons.schemas import PredicateEntry
from sanad.parse import load_parser
from sanad.parse.predicates import with_predicates
from sanad.text.fold import fold_word
from sanad.types.event import MODES, EventType
from sanad.types.parse import Parsed

LEXICONS = Lexicons()
ENTRIES = LEXICONS.entries(PredicateEntry)


@cache
def matcher() -> Matcher:
    return Matcher(LEXICONS)


def parse(text: str) -> Parsed:
    return with_predicates(load_parser().parse(text), LEXICONS)


def found(text: str) -> set[str]:
    return {match.entry.id for match in matcher().find(parse(text))}


@pytest.mark.parametrize("type_", list(EventType))
def test_every_example_is_matched_by_its_own_entry(type_: EventType) -> None:
    missed = [f"{e.id}: {e.example}" for e in ENTRIES if e.type == type_ and e.id not in found(e.example)]
    assert not missed, "\n".join(missed)


def test_every_type_has_words() -> None:
    assert {entry.type for entry in ENTRIES} == set(EventType)


def test_an_id_begins_with_its_type() -> None:
    assert [e.id for e in ENTRIES if e.id.split("/")[0] != e.type.value.lower()] == []


def test_modes_belong_to_the_type() -> None:
    assert [(e.id, e.mode) for e in ENTRIES if e.mode is not None and e.mode not in MODES[e.type]] == []


def test_an_entry_has_words() -> None:
    assert [e.id for e in ENTRIES if not (e.noun or e.verb or e.phrases)] == []


def test_a_noun_without_a_verb_of_its_own_can_stand_alone() -> None:
    """Else nothing but an all-purpose light verb could ever bring the entry into play."""
    assert [e.id for e in ENTRIES if e.noun and not (e.bare or e.light or e.passive or e.phrases)] == []


@pytest.mark.parametrize("kind", ["noun", "verb", "phrase"])
def test_no_form_stands_under_two_entries_of_a_type(kind: str) -> None:
    owners: dict[tuple[EventType, str], set[str]] = defaultdict(set)
    for entry in ENTRIES:
        forms = {"noun": (entry.noun, *entry.forms), "verb": (entry.verb,), "phrase": entry.phrases}[kind]
        for form in filter(None, forms):
            owners[entry.type, fold_word(form)].add(entry.id)
    twice = {words: sorted(ids) for (_, words), ids in owners.items() if len(ids) > 1}
    assert not twice


def test_examples_are_used_once() -> None:
    seen: dict[str, list[str]] = defaultdict(list)
    for entry in ENTRIES:
        seen[entry.example].append(entry.id)
    assert {text: ids for text, ids in seen.items() if len(ids) > 1} == {}


LOOK_ALIKES = {
    "a hit record": ("ترانه تازه او به صدر فهرست رسید.", EventType.ASSAULT),
    "the month of Khordad": ("جشنواره فیلم در خرداد برگزار می‌شود.", EventType.ASSAULT),
    "a tense match": ("تیم نیلگون دیروز سه گل به ثمر رساند.", EventType.ASSAULT),
    "the weather": ("فردا در بیشتر شهرها باران می‌بارد.", EventType.COERCE),
    "no refusal without a negation": ("شهردار طرح تازه را پذیرفت.", EventType.REJECT),
    "no threat in the past": ("دیروز انبار را زدند.", EventType.THREATEN),
    "plain speech": ("سخنگوی شهرداری گفت هوا خوب است.", EventType.ACCUSE),
}


@pytest.mark.parametrize("label", LOOK_ALIKES)
def test_look_alikes_do_not_match(label: str) -> None:
    text, type_ = LOOK_ALIKES[label]
    assert not {id for id in found(text) if id.startswith(f"{type_.value.lower()}/")}


def test_shape_of_the_verb_is_asked_for() -> None:
    assert "reject/pazireftan" in found("شهردار طرح تازه را نپذیرفت.")
    assert "threaten/zadan" in found("اگر بیایند، انبار را می‌زنیم.")
