"""The tree decoder against trying every tree."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest

from sanad.parse.tree import best_tree


def is_tree(heads: tuple[int, ...]) -> bool:
    if sum(h < 0 for h in heads) != 1:
        return False
    for start in range(len(heads)):
        at, steps = start, 0
        while at >= 0 and steps <= len(heads):
            at, steps = heads[at], steps + 1
        if at >= 0:
            return False
    return True


def total(scores: np.ndarray, heads: tuple[int, ...]) -> float:
    return float(sum(scores[i, h + 1] for i, h in enumerate(heads)))


@pytest.mark.parametrize("seed", range(40))
def test_always_a_tree_with_one_root(seed: int) -> None:
    random = np.random.default_rng(seed)
    scores = random.normal(size=(n := int(random.integers(1, 15)), n + 1)).astype(np.float32)
    assert is_tree(tuple(best_tree(scores).tolist()))


@pytest.mark.parametrize("seed", range(40))
def test_best_tree_for_its_root(seed: int) -> None:
    random = np.random.default_rng(seed)
    scores = random.normal(size=(4, 5)).astype(np.float32)
    found = tuple(best_tree(scores).tolist())
    rivals = [h for h in product(range(-1, 4), repeat=4) if is_tree(h) and h.index(-1) == found.index(-1)]
    assert total(scores, found) == pytest.approx(max(total(scores, h) for h in rivals))
