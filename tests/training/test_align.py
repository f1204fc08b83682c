"""What an annotation says of found entities and proposals."""

from __future__ import annotations

import pytest

from sanad.events.match import Match
from sanad.events.proposals import Proposal
from sanad.events.scene import Scene
from sanad.lexicons.schemas import PredicateEntry
from sanad.mentions.entity import EntityCluster
from sanad.types.event import EventType
from sanad.types.mention import Kind, Mention
from sanad.types.text import Report, Span
from tests.parse.tagged import tagged
from training.align import entities_of, entity_matches, event_of, role_label
from training.gold import GoldEntity, GoldEvent, GoldReport

PARSED = tagged("رئیس شورای شهر بهرام دشتی به پاسگاه حمله/NOUN کرد/VERB .")
WORDS = {"شورا": Span(5, 14), "رئیس": Span(0, 14), "همه": Span(0, 25), "بهرام دشتی": Span(15, 25), "دشتی": Span(21, 25)}


def cluster(id: str, span: Span, kind: Kind = Kind.PERSON) -> EntityCluster:
    return EntityCluster(id, kind, span.of(PARSED.text), (Mention(span, 0, kind, "x"),))


def gold(kind: str, *spans: Span, id: str = "g") -> GoldEntity:
    return GoldEntity(id, kind, "x", spans)


ALIKE = {
    "equal": ("بهرام دشتی", "PERSON", "بهرام دشتی", True),
    "equal start means equal head": ("رئیس", "PERSON", "همه", True),
    "a person without title": ("بهرام دشتی", "PERSON", "همه", True),
    "an organisation inside a person's title": ("شورا", "ORG", "همه", False),
    "the last name is little, but ends alike": ("دشتی", "PERSON", "بهرام دشتی", True),
    "the end of something else": ("دشتی", "ORG", "همه", False),
    "apart": ("شورا", "PERSON", "بهرام دشتی", False),
}


@pytest.mark.parametrize("label", ALIKE)
def test_likeness_of_words(label: str) -> None:
    found, kind, annotated, expected = ALIKE[label]
    assert entity_matches(cluster("e1", WORDS[found]), gold(kind, WORDS[annotated])) is expected


def test_the_annotated_kind_goes_first() -> None:
    span = WORDS["شورا"]
    scene = Scene(PARSED, (cluster("e1", span, Kind.PLACE), cluster("e2", span, Kind.ORG)))
    annotated = GoldReport(
        Report("r", PARSED.text), {"o": gold("ORG", span), "m": gold("MEDIA", span), "n": gold("ORG")}, (), ()
    )
    annotated.entities["m"] = gold("MEDIA", span, id="m")
    annotated.entities["n"] = gold("ORG", id="n")
    annotated.entities["o"] = gold("ORG", span, id="o")
    assert entities_of(scene, annotated) == {"o": {"e2"}, "m": {"e1", "e2"}, "n": set()}


def event(id: str, type: str, *triggers: Span) -> GoldEvent:
    return GoldEvent(id, type, None, triggers, triggers, {"actor": frozenset({"g"})}, None, (), "occurred", (), ())


def proposal(*tokens: int) -> Proposal:
    entry = PredicateEntry(id="assault/hamle", source="own", example="", type=EventType.ASSAULT, noun="حمله")
    return Proposal((Match(entry, tokens, tokens[0], None, "light", False),))


def test_event_of_words() -> None:
    at = PARSED.tokens[7].span
    verb = PARSED.tokens[8].span
    offered, other = event("a", "ASSAULT", at), event("b", "ACCUSE", Span(at.start, verb.end))
    assert event_of(Scene(PARSED, ()), proposal(7, 8), [other, offered]) is offered
    assert event_of(Scene(PARSED, ()), proposal(7, 8), [other]) is other
    assert event_of(Scene(PARSED, ()), proposal(7, 8), [event("c", "ASSAULT", Span(0, 4))]) is None
    assert event_of(Scene(PARSED, ()), proposal(7, 8), []) is None


def test_more_words_in_common_win_then_the_earlier_one() -> None:
    at, verb = PARSED.tokens[7].span, PARSED.tokens[8].span
    short, long = event("a", "ASSAULT", at), event("b", "ASSAULT", Span(at.start, verb.end))
    again = event("c", "ASSAULT", Span(at.start, verb.end))
    assert event_of(Scene(PARSED, ()), proposal(7, 8), [short, long, again]) is long


def test_role_labels() -> None:
    same = {"g": {"e1"}}
    assert role_label(event("a", "ASSAULT"), "actor", cluster("e1", WORDS["رئیس"]), same)
    assert not role_label(event("a", "ASSAULT"), "actor", cluster("e2", WORDS["رئیس"]), same)
