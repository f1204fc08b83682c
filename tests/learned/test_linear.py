"""The linear classifier: probabilities, what weighed, and the file of weights."""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np
import pytest

from sanad.errors import ModelError
from sanad.learned.linear import LinearModel, Weights, load_weights, save_weights
from tests.learned.models import everything, linear

ROWS: list[list[str]] = [[], ["bias"], ["rain"], ["sun", "rain"], ["rain", "unknown"], ["hail"]]


def test_probabilities_are_those_of_the_formula() -> None:
    odds = {"dry": 0.25 - 1 + 3, "wet": 2 - 1, "snow": -0.5 + 0.5}
    total = sum(map(math.exp, odds.values()))
    expected = {name: math.exp(value) / total for name, value in odds.items()}
    assert linear().probabilities(["rain", "sun"]) == pytest.approx(expected)


@pytest.mark.parametrize("row", ROWS, ids=" ".join)
def test_probabilities_sum_to_one(row: list[str]) -> None:
    chances = linear().probabilities(row)
    assert tuple(chances) == ("dry", "wet", "snow")
    assert sum(chances.values()) == pytest.approx(1)


def test_order_repetition_and_unknown_features_change_nothing() -> None:
    model = linear()
    assert model.probabilities(["rain", "sun"]) == model.probabilities(["sun", "rain", "rain", "never seen"])


def test_large_weights_do_not_overflow() -> None:
    model = LinearModel(("no", "yes"), {"x": 0}, np.array([[-3e4, 3e4]], dtype=np.float32), np.zeros(2, np.float32))
    assert model.probabilities(["x"]) == {"no": 0.0, "yes": 1.0}


def test_weighed_names_the_strongest_first_with_its_sign() -> None:
    found = linear().weighed(["rain", "sun", "bias", "unknown"], "dry")
    assert [name for name, _ in found] == ["sun", "rain", "bias"]
    assert [round(weight, 3) for _, weight in found] == [round(3 - 2.5 / 3, 3), round(-1 - 1 / 3, 3), 0]


def test_weighed_gives_no_more_than_asked_for() -> None:
    assert len(linear().weighed(["rain", "sun", "bias"], "wet", most=2)) == 2


def test_weights_come_back_from_the_file(tmp_path: Path) -> None:
    path = tmp_path / "weights.npz"
    save_weights(path, everything())
    back = load_weights(path)
    assert dict(back.thresholds) == dict(everything().thresholds)
    assert set(back.models) == {"weather", "role.actor"}
    assert set(back.forests) == {"cast.actor"}
    for row in ROWS:
        expected = everything().models["weather"].probabilities(row)
        assert back.models["weather"].probabilities(row) == pytest.approx(expected, abs=1e-3)
    numbers = [[0.0, 0.0], [3.0, 2.0], [-1.0, 5.0]]
    assert back.forests["cast.actor"].probabilities(numbers) == pytest.approx(
        everything().forests["cast.actor"].probabilities(numbers)
    )


def test_the_same_weights_give_the_same_file(tmp_path: Path) -> None:
    for name in ("a.npz", "b.npz"):
        save_weights(tmp_path / name, everything())
    assert (tmp_path / "a.npz").read_bytes() == (tmp_path / "b.npz").read_bytes()


def test_a_model_without_features_comes_back(tmp_path: Path) -> None:
    """All cases of one class: nothing but the bias was learned."""
    bare = LinearModel(("no", "yes"), {}, np.zeros((0, 2), np.float32), np.array([0, -30], np.float32))
    save_weights(tmp_path / "w.npz", Weights({"count": bare}, {}))
    back = load_weights(tmp_path / "w.npz").models["count"]
    assert back.probabilities(["x", ""])["no"] == pytest.approx(1)


BROKEN = {
    "nothing": b"",
    "no archive": "این پرونده وزن‌ها نیست".encode(),
    "half an archive": b"PK\x03\x04" + b"\0" * 40,
}


@pytest.mark.parametrize("what", BROKEN)
def test_a_broken_file_is_refused(tmp_path: Path, what: str) -> None:
    path = tmp_path / "weights.npz"
    path.write_bytes(BROKEN[what])
    with pytest.raises(ModelError, match=r"weights\.npz.*make model"):
        load_weights(path)


def test_a_cut_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "weights.npz"
    save_weights(path, everything())
    path.write_bytes(path.read_bytes()[:-200])
    with pytest.raises(ModelError):
        load_weights(path)


def test_a_damaged_array_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "weights.npz"
    save_weights(path, everything())
    whole = bytearray(path.read_bytes())
    whole[60:90] = b"\xff" * 30
    path.write_bytes(whole)
    with pytest.raises(ModelError):
        load_weights(path)


def test_an_array_of_its_own_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "weights.npz"
    with path.open("wb") as file:
        np.save(file, np.zeros(3))
    with pytest.raises(ModelError):
        load_weights(path)


def test_a_file_without_a_part_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "weights.npz"
    np.savez(path, **{"weather.classes": np.zeros(3, np.uint8)})
    with pytest.raises(ModelError):
        load_weights(path)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"nowhere\.npz"):
        load_weights(tmp_path / "nowhere.npz")
