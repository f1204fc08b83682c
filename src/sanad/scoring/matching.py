"""The largest one-to-one matching of two lists."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

L = TypeVar("L")
R = TypeVar("R")


def matching(left: Sequence[L], right: Sequence[R], fits: Callable[[L, R], float]) -> dict[int, int]:
    """Pair as many elements as can be, better fits first.

    Args:
        left, right: what is to be paired.
        fits: 0 where two elements do not fit, more for a better fit.

    Returns:
        Index in `left` → index in `right`.

    >>> matching([1, 2], [2, 3], lambda a, b: abs(a - b) <= 1)
    {0: 0, 1: 1}
    """
    fit = {(i, j): value for i, a in enumerate(left) for j, b in enumerate(right) if (value := fits(a, b))}
    edges: dict[int, list[int]] = {i: [] for i in range(len(left))}
    for i, j in sorted(fit, key=lambda edge: -fit[edge]):
        edges[i].append(j)
    # Two passes: the good fits take their places greedily, then the rest find theirs by making others move.
    # Ties are broken by the order of the left list, then of the right one.
    taken: dict[int, int] = {}
    used: set[int] = set()
    for i, j in sorted(fit, key=lambda edge: (-fit[edge], edge[0])):
        if i not in used and j not in taken:
            taken[j] = i
            used.add(i)
    for i in edges:
        if i not in used:
            _place(i, edges, taken, set())
    return {i: j for j, i in taken.items()}


def _place(i: int, edges: dict[int, list[int]], taken: dict[int, int], seen: set[int]) -> bool:
    """Find a partner for `i`, moving others where they have another choice."""
    for j in edges[i]:
        if j in seen:
            continue
        seen.add(j)
        if j not in taken or _place(taken[j], edges, taken, seen):
            taken[j] = i
            return True
    return False
