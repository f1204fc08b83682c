"""Low, best and high of a count. The conventions stand in docs/quantities.md."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from math import inf, sqrt
from types import MappingProxyType

from sanad.mentions.numbers import Number

Bounds = tuple[int, int | None]

UNKNOWN = 3
"""ACLED's figure where a source names no number at all."""


def bounds(number: Number, modifiers: tuple[str, ...]) -> Bounds:
    """Low and high of a number under its modifiers; high None where nothing limits it.

    >>> bounds(Number(30, 30, 0), ("more_than",)), bounds(Number(15, 15, 0), ("less_than",))
    ((31, None), (0, 14))
    """
    low, high = int(number.low), None if number.high == inf else int(number.high)
    for modifier in modifiers:
        if modifier in ("more_than", "over"):
            low, high = low + 1, None
        elif modifier == "at_least":
            high = None
        elif modifier in ("less_than", "under"):
            low, high = 0, None if high is None else high - 1
        elif modifier in ("at_most", "up_to"):
            low = 0
    return low, high


def _acled(low: int, high: int | None, vague: bool) -> int | None:
    if high is None and vague:
        return max(low, UNKNOWN)
    return high if low == 0 else low


def _exact(low: int, high: int | None, vague: bool) -> int | None:
    return low if low == high else None


def _middle(low: int, high: int | None, vague: bool) -> int | None:
    return _acled(low, high, vague) if high is None or low == 0 else round(sqrt(low * high))


CONVENTIONS: Mapping[str, Callable[[int, int | None, bool], int | None]] = MappingProxyType(
    {"acled": _acled, "exact": _exact, "middle": _middle}
)
"""Ways to choose `best`: the most conservative figure, only exact counts, or the geometric mean of the bounds."""
