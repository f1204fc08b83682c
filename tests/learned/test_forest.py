"""Boosted trees made by hand: which way they go, and what moved them."""

from __future__ import annotations

import math

import pytest

from sanad.learned.forest import Forest, from_arrays, to_arrays
from tests.learned.models import forest


def odds(*leaves: float) -> float:
    return 1 / (1 + math.exp(-(0.125 + sum(leaves))))


WAYS = {
    "short, never born": ([0, 0], odds(-1, -0.25)),
    "a number on the threshold goes left": ([2, 1.5], odds(0.5, 0.25)),
    "tall and old": ([2.5, 1.5], odds(2, 0.25)),
    "below zero": ([-7, 9], odds(0.5, -0.25)),
}


@pytest.mark.parametrize("way", WAYS)
def test_each_row_ends_in_its_leaves(way: str) -> None:
    row, expected = WAYS[way]
    assert forest().probabilities([row]) == pytest.approx([expected])


def test_rows_are_read_apart() -> None:
    rows = [row for row, _ in WAYS.values()]
    assert forest().probabilities(rows) == [forest().probabilities([row])[0] for row in rows]
    assert forest().probabilities([]) == []


def test_weighed_credits_the_numbers_that_were_asked() -> None:
    # First tree: mean of the root (-1 + 1.25) / 2 = 0.125, of its right node 1.25, leaf 2; second: mean 0, leaf 0.25.
    found = dict(forest().weighed([2.5, 1.5]))
    assert found == pytest.approx({"height": 1.25 - 0.125, "age": (2 - 1.25) + 0.25})


def test_weighed_adds_up_to_the_way_from_the_mean() -> None:
    for row, expected in WAYS.values():
        moved = sum(weight for _, weight in forest().weighed(row))
        logit = math.log(expected / (1 - expected))
        assert 0.125 + 0.125 + moved == pytest.approx(logit)  # base and the means of both roots


def test_weighed_gives_the_strongest_first_and_no_more_than_asked_for() -> None:
    assert [name for name, _ in forest().weighed([2.5, 1.5], most=1)] == ["height"]


def test_arrays_give_the_forest_back() -> None:
    back: Forest = from_arrays(to_arrays(forest()))
    rows = [row for row, _ in WAYS.values()]
    assert back.names == forest().names
    assert back.probabilities(rows) == pytest.approx(forest().probabilities(rows))
