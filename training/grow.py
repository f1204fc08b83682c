"""Growing forests with scikit-learn and turning them into Sanad's own."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier

from sanad.learned.forest import Forest


def grow(
    rows: Sequence[Sequence[float]],
    labels: Sequence[bool],
    names: Sequence[str],
    *,
    trees: int = 160,
    rate: float = 0.05,
    leaves: int = 10,
    smallest: int = 25,
) -> Forest:
    """A boosted binary classifier.

    Args:
        rows: numbers of each case, in the order of `names`.
        labels: True for "yes".
        trees, rate, leaves, smallest: number of trees, learning rate, leaves a tree, cases a leaf.
    """
    table, right = np.asarray(rows, dtype=np.float32), np.asarray(labels, dtype=np.int32)
    if right.sum() in (0, len(right)):
        return _constant(names, bool(right.sum()))
    model = HistGradientBoostingClassifier(
        max_iter=trees,
        learning_rate=rate,
        max_leaf_nodes=leaves,
        min_samples_leaf=smallest,
        l2_regularization=1.0,
        early_stopping=False,
        random_state=0,
    )
    model.fit(table, right)
    return _converted(model, names)


def _converted(model: HistGradientBoostingClassifier, names: Sequence[str]) -> Forest:
    tables = [predictors[0].nodes for predictors in model._predictors]
    starts = np.cumsum([0, *(len(t) for t in tables)])[:-1]
    nodes = np.concatenate(tables)
    own = np.arange(len(nodes))
    shift = np.repeat(starts, [len(t) for t in tables])
    leaf = nodes["is_leaf"].astype(bool)
    return Forest(
        tuple(names),
        starts.astype(np.int32),
        np.where(leaf, 0, nodes["feature_idx"]).astype(np.int32),
        np.where(leaf, np.inf, nodes["num_threshold"]).astype(np.float64),
        np.where(leaf, own, nodes["left"] + shift).astype(np.int32),
        np.where(leaf, own, nodes["right"] + shift).astype(np.int32),
        nodes["value"].astype(np.float64),
        float(model._baseline_prediction.ravel()[0]),
        int(nodes["depth"].max()),
    )


def _constant(names: Sequence[str], answer: bool) -> Forest:
    """A forest of one leaf, where all cases say the same."""
    none = np.zeros(1, dtype=np.int32)
    zero = np.zeros(1, dtype=np.float64)
    return Forest(tuple(names), none, none, zero, none, none, zero, 6.0 if answer else -6.0, 0)
