"""Overlapping spans of a text cut into pieces that do not overlap, so that they can be shown inline."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of text and the keys of all spans that cover it, sorted, none twice."""

    text: str
    keys: tuple[str, ...]


def flatten(text: str, spans: Iterable[tuple[int, int, str]]) -> list[Segment]:
    """Cut `text` wherever a span starts or ends.

    Args:
        text: the whole text.
        spans: half-open ranges with a key each; they may overlap, nest and repeat.

    Returns:
        Segments in order; joined they give `text` again.

    >>> [(s.text, s.keys) for s in flatten("abcd", [(0, 3, "x"), (1, 2, "y")])]
    [('a', ('x',)), ('b', ('x', 'y')), ('c', ('x',)), ('d', ())]
    """
    starting: dict[int, list[str]] = {}
    ending: dict[int, list[str]] = {}
    for start, end, key in spans:
        starting.setdefault(start, []).append(key)
        ending.setdefault(end, []).append(key)
    cuts = sorted({0, len(text), *starting, *ending})
    open_keys: dict[str, int] = {}
    segments = []
    for start, end in pairwise(cuts):
        _close(open_keys, ending.get(start, ()))
        for key in starting.get(start, ()):
            open_keys[key] = open_keys.get(key, 0) + 1
        segments.append(Segment(text[start:end], tuple(sorted(open_keys))))
    return segments


def _close(open_keys: dict[str, int], keys: Iterable[str]) -> None:
    for key in keys:
        open_keys[key] -= 1
        if not open_keys[key]:
            del open_keys[key]
