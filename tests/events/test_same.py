"""Gathering triggers into events."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sanad.events.drafts import Draft, Trigger
from sanad.events.match import Match
from sanad.events.proposals import Proposal
from sanad.events.same import gather
from sanad.types.event import EventType
from tests.events.scenes import HAMLE


def trigger(
    at: int,
    type: EventType = EventType.ASSAULT,
    *,
    probability: float = 0.5,
    roles: Mapping[str, Mapping[str, float]] | None = None,
) -> Trigger:
    match = Match(HAMLE, (at,), at, None, "noun", False)
    return Trigger(Proposal((match,)), type, probability, roles or {}, ())


def places(drafts: Iterable[Draft]) -> list[list[int]]:
    return [[t.proposal.anchor for t in d.triggers] for d in drafts]


def alike(*pairs: tuple[int, int]):  # type: ignore[no-untyped-def]
    """Sure of these pairs, sure against all others."""
    return lambda a, b: 0.9 if (a.proposal.anchor, b.proposal.anchor) in pairs else 0.1


def test_triggers_that_are_the_same_make_one_event() -> None:
    drafts = gather([trigger(1), trigger(5), trigger(9)], alike((1, 9)))
    assert places(drafts) == [[1, 9], [5]]


def test_types_are_kept_apart() -> None:
    drafts = gather([trigger(1), trigger(5, EventType.AID)], lambda a, b: 1.0)
    assert places(drafts) == [[1], [5]]
    assert [d.type for d in drafts] == [EventType.ASSAULT, EventType.AID]


def test_one_sure_pair_is_no_chain() -> None:
    """9 is surely the same as 5, and surely not as 1: on average it is not the same as the event of both."""
    drafts = gather([trigger(1), trigger(5), trigger(9)], alike((1, 5), (5, 9)), sure=0.6)
    assert places(drafts) == [[1, 5], [9]]


def test_the_surest_event_takes_the_trigger() -> None:
    chances = {(1, 5): 0.1, (1, 9): 0.6, (5, 9): 0.8}
    drafts = gather([trigger(1), trigger(5), trigger(9)], lambda a, b: chances[a.proposal.anchor, b.proposal.anchor])
    assert places(drafts) == [[1], [5, 9]]


def test_the_limit_is_reached_not_passed() -> None:
    assert places(gather([trigger(1), trigger(5)], lambda a, b: 0.7, sure=0.7)) == [[1, 5]]
    assert places(gather([trigger(1), trigger(5)], lambda a, b: 0.69, sure=0.7)) == [[1], [5]]


def test_the_order_of_the_triggers_does_not_matter() -> None:
    some = [trigger(1), trigger(5), trigger(9)]
    assert gather(reversed(some), alike((1, 9))) == gather(some, alike((1, 9)))


def test_nothing_gives_nothing() -> None:
    assert gather([], alike()) == ()


def test_the_surest_trigger_stands_for_the_event_the_earlier_on_a_tie() -> None:
    draft = Draft((trigger(1, probability=0.4), trigger(5, probability=0.8), trigger(9, probability=0.8)))
    assert draft.main.proposal.anchor == 5


def test_an_event_takes_the_best_of_its_triggers_for_a_role() -> None:
    one = trigger(1, roles={"actor": {"e1": 0.2, "e2": 0.9}})
    two = trigger(5, roles={"actor": {"e1": 0.7}})
    assert Draft((one, two)).role("actor") == {"e1": 0.7, "e2": 0.9}
    assert Draft((one, two)).role("place") == {}
