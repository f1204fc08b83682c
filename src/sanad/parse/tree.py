"""The best tree with one root for a matrix of arc scores (Chu and Liu 1965, Edmonds 1967)."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.floating[Any]]
Ints = NDArray[np.int64]


def best_tree(scores: Floats) -> Ints:
    """The head of each word in the best tree, -1 for its one root.

    Args:
        scores: [words, 1 + words]; ``scores[i, 0]`` is for word i as the root, ``scores[i, 1 + j]`` for head j.
    """
    full = np.full((len(scores) + 1, len(scores) + 1), -np.inf)
    full[1:] = scores
    np.fill_diagonal(full, -np.inf)
    heads: Ints = full.argmax(1)
    if np.count_nonzero(heads[1:] == 0) != 1 or _cycle(heads) is not None:
        full[:, 0] = _one_root(full)
        heads = _contracted(full)
    return heads[1:] - 1


def _one_root(full: Floats) -> Floats:
    """Column 0 with all but one root forbidden: the one that loses least against its best other head."""
    others = full[1:, 1:].max(1)
    gain = np.where(np.isfinite(others), full[1:, 0] - others, np.inf)
    column = np.full(len(full), -np.inf)
    column[1 + int(gain.argmax())] = full[1 + int(gain.argmax()), 0]
    return column


def _cycle(heads: Ints) -> list[int] | None:
    """The nodes of a circle, or None. Node 0 is the root."""
    state = [0] * len(heads)
    state[0] = -1
    for start in range(1, len(heads)):
        at = start
        while state[at] == 0:
            state[at] = start
            at = int(heads[at])
        if state[at] == start:
            circle = [at]
            while (at := int(heads[at])) != circle[0]:
                circle.append(at)
            return circle
        at = start
        while state[at] == start:
            state[at] = -1
            at = int(heads[at])
    return None


def _contracted(scores: Floats) -> Ints:
    """Chu-Liu/Edmonds: `scores[dependent, head]`, node 0 the root; a circle becomes one node until none is left."""
    heads: Ints = scores.argmax(1)
    heads[0] = 0
    circle = _cycle(heads)
    if circle is None:
        return heads
    inside = np.array(circle)
    outside = np.ones(len(scores), bool)
    outside[inside] = False
    rest = np.flatnonzero(outside)
    own = scores[inside, heads[inside]]
    entering = scores[np.ix_(inside, rest)] - own[:, None]
    leaving = scores[np.ix_(rest, inside)]
    small = np.full((len(rest) + 1, len(rest) + 1), -np.inf)
    small[:-1, :-1] = scores[np.ix_(rest, rest)]
    small[-1, :-1] = entering.max(0)
    small[:-1, -1] = leaving.max(1)
    small[0] = -np.inf
    found = _contracted(small)
    for k, node in enumerate(rest.tolist()):
        if k and found[k] == len(rest):
            heads[node] = inside[leaving[k].argmax()]
        elif k:
            heads[node] = rest[found[k]]
    entry = int(entering[:, found[-1]].argmax())
    heads[inside[entry]] = rest[found[-1]]
    return heads
