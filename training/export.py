"""The trained network → the arrays and tables that the shipped pipeline loads."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import torch

import sanad.parse.analyser
from sanad.parse.language import Persian
from training import vectors
from training.tables import Tables

Arrays = dict[str, np.ndarray]


def arrays(state: dict[str, torch.Tensor]) -> Arrays:
    """Weights under the names and in the layouts of `sanad.parse.network`, in half precision."""
    w = {name: tensor.detach().numpy() for name, tensor in state.items()}
    out = {
        "letters": w["encoder.words.embed.weight"],
        "shape": w["encoder.words.conv.weight"].transpose(2, 1, 0).reshape(-1, w["encoder.words.conv.weight"].shape[0]),
        "shape.bias": w["encoder.words.conv.bias"],
        "edge": w["encoder.words.edge"],
        "bank": w["encoder.bank.weight"][0],
        "root": w["tree.root"],
        "arc": w["tree.arc"],
        "label": w["tree.label"].transpose(1, 0, 2).reshape(w["tree.label"].shape[1], -1),
    }
    for layer in ("first", "second", "third"):
        out |= _bilstm(w, layer)
    for name, source in {"tags": "tags.perdt", "rules": "rules", "names": "names", "starts": "starts"}.items():
        out |= {name: w[f"{source}.weight"].T, f"{name}.bias": w[f"{source}.bias"]}
    for name in ("arc_dep", "arc_head", "label_dep", "label_head"):
        out |= {name: w[f"tree.{name}.weight"].T, f"{name}.bias": w[f"tree.{name}.bias"]}
    return {name: np.ascontiguousarray(array, dtype=np.float16) for name, array in out.items()}


def _bilstm(w: Arrays, layer: str) -> Arrays:
    both = [f"encoder.{layer}.{side}" for side in ("forth", "back")]
    return {
        f"{layer}.in": np.concatenate([w[f"{side}.weight_ih_l0"].T for side in both], axis=1),
        f"{layer}.hidden": np.stack([w[f"{side}.weight_hh_l0"].T for side in both]),
        f"{layer}.bias": np.concatenate([w[f"{side}.bias_ih_l0"] + w[f"{side}.bias_hh_l0"] for side in both]),
    }


def pipeline(
    state: dict[str, torch.Tensor], tables: Tables, alphabet: dict[str, int], table: np.ndarray, version: str
) -> Persian:
    """The spaCy pipeline with the trained network in it."""
    nlp = Persian(meta={"name": "sanad-fa", "version": version, "license": "CC BY-SA 4.0"})
    analyser: Any = nlp.add_pipe(sanad.parse.analyser.NAME)
    names: dict[str, Any] = {
        "tags": tables.tags["perdt"],
        "deps": tables.deps,
        "rules": tables.rules,
        "names": tables.names,
        "alphabet": alphabet,
        "floret": vectors.LOOKUP,
    }
    analyser.load(names, arrays(state), table)
    return nlp


def save(nlp: Persian, folder: Path) -> None:
    """Write the pipeline to `folder` in one step, so that nobody loads half of it."""
    new = folder.with_name(folder.name + ".new")
    nlp.to_disk(new, exclude=["vocab"])
    old = folder.with_name(folder.name + ".old")
    if folder.exists():
        folder.rename(old)
    new.rename(folder)
