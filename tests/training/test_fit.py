"""What is fitted gives the probabilities that scikit-learn gives."""

from __future__ import annotations

from random import Random

import numpy as np
import pytest
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.linear_model import LogisticRegression

from training.fit import fit, folds
from training.grow import grow

NAMES = [f"f{n}" for n in range(12)]


def cases(classes: int, *, number: int = 300, seed: int = 1) -> tuple[list[list[str]], list[str]]:
    """Random features whose first ones tell the class, with some noise."""
    random = Random(seed)
    rows, labels = [], []
    for _ in range(number):
        row = [name for name in NAMES if random.random() < 0.4]
        told = next((n for n in range(classes) if NAMES[n] in row), 0)
        labels.append("abcd"[told if random.random() < 0.9 else random.randrange(classes)])
        rows.append(row)
    return rows, labels


def table(rows: list[list[str]]) -> np.ndarray:
    return np.array([[float(name in row) for name in NAMES] for row in rows])


@pytest.mark.parametrize("classes", [2, 3, 4])
def test_a_fitted_model_is_that_of_scikit_learn(classes: int) -> None:
    rows, labels = cases(classes)
    ours = fit(rows, labels, strength=0.5)
    theirs = LogisticRegression(C=0.5, max_iter=300, tol=1e-3).fit(table(rows), labels)
    expected = theirs.predict_proba(table(rows))
    assert list(ours.classes) == list(theirs.classes_)
    found = np.array([list(ours.probabilities(row).values()) for row in rows])
    np.testing.assert_allclose(found, expected, atol=2e-3)


def test_classes_keep_their_order_and_one_never_seen_stays_unlikely() -> None:
    rows, labels = cases(2)
    model = fit(rows, labels, classes=("c", "b", "a"))
    assert model.classes == ("c", "b", "a")
    assert all(model.probabilities(row)["c"] < 1e-6 for row in rows)
    plain = fit(rows, labels)
    assert model.probabilities(rows[0])["a"] == pytest.approx(plain.probabilities(rows[0])["a"], abs=1e-5)


def test_rare_features_are_dropped() -> None:
    rows, labels = cases(2)
    rows[0] = [*rows[0], "once", "once"]
    assert "once" not in fit(rows, labels).index
    assert "once" in fit(rows, labels, rarest=1).index


def test_cases_of_one_class_give_that_class() -> None:
    model = fit([["x"], ["y"]], ["no", "no"], classes=("no", "yes"))
    assert model.probabilities(["x"])["no"] == pytest.approx(1)


def test_no_cases_give_no_opinion() -> None:
    assert fit([], [], classes=("no", "yes")).probabilities(["x"]) == {"no": 0.5, "yes": 0.5}


def test_fitting_twice_gives_the_same_bytes() -> None:
    rows, labels = cases(3)
    assert fit(rows, labels).weights.tobytes() == fit(rows, labels).weights.tobytes()


def test_folds_deal_every_id_once() -> None:
    dealt = folds(["c", "a", "e", "b", "d"], 2)
    assert dealt == [["a", "c", "e"], ["b", "d"]]


def numbers(*, seed: int = 2, number: int = 500) -> tuple[list[list[float]], list[bool]]:
    """Random numbers with a rule that no line can draw."""
    random = np.random.default_rng(seed)
    rows = random.normal(size=(number, 4)).astype(np.float32)
    right = (rows[:, 0] * rows[:, 1] > 0) & (rows[:, 2] < 0.5)
    return rows.tolist(), right.tolist()


def test_a_grown_forest_is_that_of_scikit_learn() -> None:
    rows, right = numbers()
    ours = grow(rows, right, ("a", "b", "c", "d"), trees=30, rate=0.1, leaves=6, smallest=10)
    theirs = HistGradientBoostingClassifier(
        max_iter=30, learning_rate=0.1, max_leaf_nodes=6, min_samples_leaf=10, l2_regularization=1.0,
        early_stopping=False, random_state=0,
    ).fit(np.array(rows, dtype=np.float32), right)  # fmt: skip
    new, _ = numbers(seed=3, number=200)
    for some in (rows, new):
        expected = theirs.predict_proba(np.array(some, dtype=np.float32))[:, 1]
        np.testing.assert_allclose(ours.probabilities(some), expected, atol=1e-5)


def test_a_grown_forest_learns_the_rule() -> None:
    rows, right = numbers()
    forest = grow(rows, right, ("a", "b", "c", "d"))
    assert np.mean([(p > 0.5) == r for p, r in zip(forest.probabilities(rows), right, strict=True)]) > 0.95
    assert "d" not in dict(forest.weighed(rows[0], most=2))


@pytest.mark.parametrize("answer", [True, False])
def test_where_all_say_the_same_the_forest_says_it(answer: bool) -> None:
    forest = grow([[1.0], [2.0]], [answer] * 2, ("a",))
    assert forest.probabilities([[5.0]])[0] == pytest.approx(float(answer), abs=0.01)
    assert forest.weighed([5.0]) == ()
