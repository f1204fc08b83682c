"""Which matches make one proposal."""

from __future__ import annotations

from collections.abc import Callable

from sanad.events.match import Match
from sanad.events.proposals import propose
from sanad.lexicons.schemas import PredicateEntry
from sanad.types.event import EventType

_TYPES = {"a": EventType.ASSAULT, "b": EventType.ACCUSE, "c": EventType.ASSAULT}


def match(id: str, *tokens: int, anchor: int | None = None) -> Match:
    entry = PredicateEntry(id=id, source="own", example="", type=_TYPES[id[0]], noun="حمله")
    return Match(entry, tokens, tokens[0] if anchor is None else anchor, None, "light", False)


def ids(*matches: Match) -> list[list[str]]:
    return [[m.entry.id for m in p.matches] for p in propose(matches)]


def test_one_anchor_is_one_proposal() -> None:
    assert ids(match("a", 3, 4), match("b", 3)) == [["a", "b"]]


def test_words_within_longer_words_belong_to_them() -> None:
    assert ids(match("a", 3, 4, 5, anchor=5), match("b", 3, 4), match("c", 4)) == [["a", "b", "c"]]


def test_a_shared_verb_ties_no_nouns_together() -> None:
    assert ids(match("a", 1, 5, anchor=1), match("b", 3, 5, anchor=3)) == [["a"], ["b"]]


def test_proposals_come_in_order_of_the_text() -> None:
    assert ids(match("b", 7), match("a", 2, 3), match("c", 5)) == [["a"], ["c"], ["b"]]


def test_the_longest_match_stands_for_the_proposal() -> None:
    [proposal] = propose([match("b", 3), match("a", 3, 4)])
    assert proposal.best.tokens == (3, 4)
    assert proposal.anchor == 3
    assert proposal.types == (EventType.ACCUSE, EventType.ASSAULT)


def test_the_match_that_speaks_for_a_type() -> None:
    [proposal] = propose([match("b", 3), match("a", 3, 4), match("c", 3, 4)])
    assert proposal.match_for(EventType.ACCUSE).entry.id == "b"
    assert proposal.match_for(EventType.ASSAULT).entry.id == "a"
    assert proposal.match_for(EventType.AID).entry.id == "a"


def test_the_order_of_the_matches_does_not_matter() -> None:
    some = [match("b", 3), match("a", 3, 4), match("c", 8), match("b", 8, 9)]
    assert propose(some) == propose(reversed(some))


def test_nothing_gives_nothing() -> None:
    assert propose([]) == ()


def test_each_match_stands_in_one_proposal(matches: Callable[[str], tuple[Match, ...]]) -> None:
    found = matches("حمله به پاسگاه محکوم شد و پاسگاه دوباره مورد حمله قرار گرفت. دیدار و مذاکره کردند.")
    placed = [m for p in propose(found) for m in p.matches]
    assert sorted(map(id, placed)) == sorted(map(id, found))
