"""A small linear classifier over named features: fast, deterministic, and able to say what weighed.

The weights are learned by `training/` from annotated reports and shipped; here they are only read.
"""

from __future__ import annotations

import json
import zipfile
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from sanad.errors import ModelError
from sanad.learned.forest import Forest, from_arrays, to_arrays

Scores = NDArray[np.float32]


@dataclass(frozen=True)
class LinearModel:
    """Multinomial logistic regression.

    Attributes:
        classes: names of the classes, shape (C,).
        index: row of each known feature.
        weights: shape (F, C); unknown features weigh nothing.
        bias: shape (C,).
    """

    classes: tuple[str, ...]
    index: Mapping[str, int]
    weights: Scores
    bias: Scores

    def probabilities(self, features: Iterable[str]) -> dict[str, float]:
        """The probability of each class given the features that are present."""
        logits = self._logits(features)
        exp = np.exp(logits - logits.max())
        return dict(zip(self.classes, (exp / exp.sum()).tolist(), strict=True))

    def _logits(self, features: Iterable[str]) -> Scores:
        rows = [row for name in set(features) if (row := self.index.get(name)) is not None]
        rows.sort()
        return self.bias + self.weights[rows].sum(axis=0, dtype=np.float64) if rows else self.bias

    def weighed(self, features: Iterable[str], chosen: str, *, most: int = 8) -> tuple[tuple[str, float], ...]:
        """The features that spoke most for or against `chosen`, strongest first, with their weights.

        A weight is relative to the mean over all classes.
        """
        at = self.classes.index(chosen)
        found = []
        for name in sorted(set(features)):
            row = self.index.get(name)
            if row is not None:
                weights = self.weights[row].astype(np.float64)
                found.append((name, float(weights[at] - weights.mean())))
        found.sort(key=lambda item: (-abs(item[1]), item[0]))
        return tuple(found[:most])


@dataclass(frozen=True)
class Weights:
    """Everything that was learned for reading.

    Attributes:
        models: the linear classifiers by name ("trigger", "role.actor", "same", "status" …).
        forests: the boosted trees by name ("cast.actor" …).
        thresholds: the probability from which a decision is taken, by name; chosen by cross-validation.
    """

    models: Mapping[str, LinearModel]
    thresholds: Mapping[str, float]
    forests: Mapping[str, Forest] = field(default_factory=dict)


def save_weights(path: Path, weights: Weights) -> None:
    """Write all models into one file (NumPy arrays only, weights as float16)."""
    arrays: dict[str, NDArray[np.generic]] = {
        "thresholds": _bytes(json.dumps(dict(weights.thresholds), sort_keys=True))
    }
    for name, model in sorted(weights.models.items()):
        words = sorted(model.index, key=lambda word: model.index[word])
        arrays[f"{name}.features"] = _bytes("\n".join(words))
        arrays[f"{name}.classes"] = _bytes("\n".join(model.classes))
        arrays[f"{name}.weights"] = model.weights.astype(np.float16)
        arrays[f"{name}.bias"] = model.bias.astype(np.float32)
    for name, forest in sorted(weights.forests.items()):
        arrays |= {f"forest {name}.{part}": values for part, values in to_arrays(forest).items()}
    with path.open("wb") as file:
        np.savez_compressed(file, allow_pickle=False, **arrays)


_BROKEN = (OSError, EOFError, ValueError, KeyError, TypeError, AttributeError, zipfile.BadZipFile, zlib.error)
"""What NumPy and zipfile raise for a file that is missing, cut, damaged or something else altogether."""


def load_weights(path: Path) -> Weights:
    """Read what `save_weights` wrote.

    Raises:
        ModelError: the file is missing or is not such a file.
    """
    try:
        with np.load(path, allow_pickle=False) as arrays:
            thresholds = json.loads(_text(arrays["thresholds"]))
            names = sorted({key.rsplit(".", 1)[0] for key in arrays.files if "." in key})
            grown = [name for name in names if name.startswith("forest ")]
            models = {name: _model(arrays, name) for name in names if name not in grown}
            return Weights(models, thresholds, {n.removeprefix("forest "): _forest(arrays, n) for n in grown})
    except _BROKEN as error:
        raise ModelError(
            f"{path}: cannot read the reader's weights ({error}); reinstall or run `make model`"
        ) from error


def _model(arrays: Mapping[str, NDArray[np.generic]], name: str) -> LinearModel:
    features = _text(arrays[f"{name}.features"])
    words = features.split("\n") if features else []
    return LinearModel(
        tuple(_text(arrays[f"{name}.classes"]).split("\n")),
        {word: row for row, word in enumerate(words)},
        arrays[f"{name}.weights"].astype(np.float32),
        arrays[f"{name}.bias"].astype(np.float32),
    )


def _forest(arrays: Mapping[str, NDArray[np.generic]], name: str) -> Forest:
    parts = ("names", "roots", "column", "threshold", "left", "right", "value", "shape")
    return from_arrays({part: arrays[f"{name}.{part}"] for part in parts})


def _bytes(text: str) -> NDArray[np.generic]:
    return np.frombuffer(text.encode(), dtype=np.uint8)


def _text(array: NDArray[np.generic]) -> str:
    return array.astype(np.uint8).tobytes().decode()
