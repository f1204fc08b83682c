"""Fitting the linear models: named features in, `LinearModel` out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from sanad.learned.linear import LinearModel

Rows = Sequence[Sequence[str]]


def fit(
    rows: Rows, labels: Sequence[str], *, strength: float = 1.0, rarest: int = 2, classes: Sequence[str] = ()
) -> LinearModel:
    """A multinomial logistic regression with L2 penalty.

    Args:
        rows: the features of each case.
        labels: the class of each case.
        strength: inverse of the penalty (scikit-learn's C).
        rarest: features seen in fewer cases are dropped.
        classes: the classes in order; default: the labels seen, sorted.
    """
    counts = Counter(f for row in rows for f in set(row))
    index = {f: i for i, f in enumerate(sorted(f for f, n in counts.items() if n >= rarest))}
    names = list(classes) or sorted(set(labels))
    seen = sorted(set(labels))
    if len(seen) < 2:
        bias = np.array([0.0 if name in seen or not seen else -30.0 for name in names], dtype=np.float32)
        return LinearModel(tuple(names), {}, np.zeros((0, len(names)), dtype=np.float32), bias)
    model = LogisticRegression(C=strength, max_iter=300, tol=1e-3)
    model.fit(_matrix(rows, index), np.array([seen.index(label) for label in labels]))
    weights = np.zeros((len(index), len(names)), dtype=np.float32)
    bias = np.full(len(names), -30.0, dtype=np.float32)
    for column, name in enumerate(seen):
        weights[:, names.index(name)] = _coefficients(model.coef_, column, len(seen))
        bias[names.index(name)] = _coefficients(model.intercept_, column, len(seen))
    return LinearModel(tuple(names), index, weights, bias)


def _coefficients(values: NDArray[np.float64], column: int, classes: int) -> NDArray[np.float64]:
    """scikit-learn keeps one column for two classes; the first class then has zero."""
    if classes > 2:
        return np.asarray(values[column])
    return np.asarray(values[0]) * (1.0 if column == 1 else 0.0)


def _matrix(rows: Rows, index: dict[str, int]) -> csr_matrix:
    columns, starts = [], [0]
    for row in rows:
        columns += sorted({index[f] for f in row if f in index})
        starts.append(len(columns))
    return csr_matrix((np.ones(len(columns), dtype=np.float32), columns, starts), shape=(len(rows), len(index)))


def folds(ids: Iterable[str], n: int) -> list[list[str]]:
    """Ids dealt into `n` folds in a fixed order."""
    ordered = sorted(ids)
    return [ordered[k::n] for k in range(n)]
