"""Chains of tellers: who tells of whose telling."""

from __future__ import annotations

from sanad.reading.telling import Teller, chains_from
from sanad.types.source import Attribution
from sanad.types.text import Span

# Words 0-100: the outer teller tells 20-90, the inner one, whose cue stands at 30, tells 40-80.
OUTER = Attribution((Span(20, 90),), ((Span(0, 5),),), Span(10, 15), "says", "verb/goftan:clause")
INNER = Attribution((Span(40, 80),), ((Span(20, 25),),), Span(30, 35), "says", "verb/goftan:clause")


def test_who_tells_of_telling_stands_behind() -> None:
    assert chains_from([Teller(OUTER, ("e1",), 1), Teller(INNER, ("e2",), 1)]) == (("e2", "e1"),)


def test_a_lone_teller_is_a_chain() -> None:
    assert chains_from([Teller(OUTER, ("e1", "e9"), 1)]) == (("e1", "e9"),)
    assert chains_from([]) == ()


def test_tellers_side_by_side_are_chains_of_their_own() -> None:
    """Two chains of one attribution do not stand behind one another."""
    assert chains_from([Teller(OUTER, ("e1",), 2), Teller(OUTER, ("e2",), 2)]) == (("e1",), ("e2",))


def test_nobody_stands_twice_in_a_chain_and_no_chain_twice() -> None:
    assert chains_from([Teller(OUTER, ("e2",), 1), Teller(INNER, ("e2",), 1)]) == (("e2",),)
    assert chains_from([Teller(OUTER, ("e1",), 1), Teller(OUTER, ("e1",), 1)]) == (("e1",),)


def test_two_who_tell_the_same_are_independent() -> None:
    apart = Attribution((Span(0, 8),), ((Span(95, 99),),), Span(92, 94), "says", "verb/afzudan:clause")
    assert chains_from([Teller(apart, ("e3",), 1), Teller(INNER, ("e2",), 1)]) == (("e3",), ("e2",))
