"""Gradient-boosted trees over named numbers: read here, grown by `training/`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]
Indices = NDArray[np.int32]


@dataclass(frozen=True)
class Forest:
    """A boosted binary classifier: the sum of its trees' leaves is the log-odds of "yes".

    All trees stand in one table of nodes; a leaf is its own child on both sides.

    Attributes:
        names: names of the numbers, in the order of the columns.
        roots: first node of each tree, shape (T,).
        column, threshold, left, right, value: the nodes, shape (N,). A number not above the threshold goes left.
        base: log-odds before any tree.
        depth: length of the longest way from a root to a leaf.
    """

    names: tuple[str, ...]
    roots: Indices
    column: Indices
    threshold: Numbers
    left: Indices
    right: Indices
    value: Numbers
    base: float
    depth: int

    def probabilities(self, rows: Sequence[Sequence[float]]) -> list[float]:
        """The probability of "yes" for each row of numbers."""
        if not rows:
            return []
        table = np.asarray(rows, dtype=np.float64)
        at = np.broadcast_to(self.roots, (len(table), len(self.roots)))
        line = np.arange(len(table))[:, None]
        for _ in range(self.depth):
            goes_left = table[line, self.column[at]] <= self.threshold[at]
            at = np.where(goes_left, self.left[at], self.right[at])
        odds = self.base + self.value[at].sum(axis=1)
        return [float(p) for p in 1.0 / (1.0 + np.exp(-odds))]

    def weighed(self, row: Sequence[float], *, most: int = 8) -> tuple[tuple[str, float], ...]:
        """The numbers that moved the log-odds most on this row's way through the trees, strongest first.

        Each step down a tree moves the expected value from a node's mean to its child's; the move is
        credited to the number that was asked (Saabas' decomposition).
        """
        moved: dict[str, float] = {}
        means = self._means()
        for root in self.roots:
            node = int(root)
            while self.left[node] != node:
                column = int(self.column[node])
                child = int(self.left[node] if row[column] <= self.threshold[node] else self.right[node])
                moved[self.names[column]] = moved.get(self.names[column], 0.0) + means[child] - means[node]
                node = child
        ranked = sorted(moved.items(), key=lambda item: (-abs(item[1]), item[0]))
        return tuple(ranked[:most])

    def _means(self) -> dict[int, float]:
        """The mean of the leaves below each node, every leaf alike."""
        means: dict[int, float] = {}
        for node in range(len(self.value) - 1, -1, -1):
            left, right = int(self.left[node]), int(self.right[node])
            means[node] = float(self.value[node]) if left == node else (means[left] + means[right]) / 2
        return means


def to_arrays(forest: Forest) -> Mapping[str, NDArray[np.generic]]:
    """The forest as plain arrays, for the file of weights."""
    return {
        "names": np.frombuffer("\n".join(forest.names).encode(), dtype=np.uint8),
        "roots": forest.roots.astype(np.int32),
        "column": forest.column.astype(np.int16),
        "threshold": forest.threshold.astype(np.float32),
        "left": forest.left.astype(np.int32),
        "right": forest.right.astype(np.int32),
        "value": forest.value.astype(np.float32),
        "shape": np.array([forest.base, float(forest.depth)], dtype=np.float64),
    }


def from_arrays(arrays: Mapping[str, NDArray[np.generic]]) -> Forest:
    """The forest that `to_arrays` wrote."""
    base, depth = arrays["shape"].astype(np.float64)
    return Forest(
        tuple(arrays["names"].astype(np.uint8).tobytes().decode().split("\n")),
        arrays["roots"].astype(np.int32),
        arrays["column"].astype(np.int32),
        arrays["threshold"].astype(np.float64),
        arrays["left"].astype(np.int32),
        arrays["right"].astype(np.int32),
        arrays["value"].astype(np.float64),
        float(base),
        int(depth),
    )
