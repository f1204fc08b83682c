"""Small models made by hand."""

from __future__ import annotations

import numpy as np

from sanad.learned.forest import Forest
from sanad.learned.linear import LinearModel, Weights


def linear() -> LinearModel:
    """Three classes; "rain" speaks for wet, "sun" for dry, "bias" for nothing."""
    return LinearModel(
        ("dry", "wet", "snow"),
        {"bias": 0, "rain": 1, "sun": 2},
        np.array([[0, 0, 0], [-1, 2, 0], [3, -1, 0.5]], dtype=np.float32),
        np.array([0.25, 0, -0.5], dtype=np.float32),
    )


def forest() -> Forest:
    """Two trees: "height" up to 1 or above, then "age" up to 2 or above; and "age" up to 0 or above.

    The nodes 0 1 2 3 4 are the first tree (0 asks height, 2 asks age), 5 6 7 the second (5 asks age).
    """
    return Forest(
        names=("age", "height"),
        roots=np.array([0, 5], dtype=np.int32),
        column=np.array([1, 0, 0, 0, 0, 0, 0, 0], dtype=np.int32),
        threshold=np.array([1, np.inf, 2, np.inf, np.inf, 0, np.inf, np.inf]),
        left=np.array([1, 1, 3, 3, 4, 6, 6, 7], dtype=np.int32),
        right=np.array([2, 1, 4, 3, 4, 7, 6, 7], dtype=np.int32),
        value=np.array([0, -1, 0, 0.5, 2, 0, -0.25, 0.25]),
        base=0.125,
        depth=2,
    )


def everything() -> Weights:
    """A linear model and a forest with two thresholds."""
    return Weights(
        {"weather": linear(), "role.actor": linear()}, {"weather": 0.5, "same": 0.75}, {"cast.actor": forest()}
    )
