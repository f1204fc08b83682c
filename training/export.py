"""The trained network → the arrays and tables that the shipped pipeline loads."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import numpy as np
import torch

import sanad.parse.analyser
from sanad.parse.language import Persian
from training import vectors
from training.tables import Tables

Arrays = dict[str, np.ndarray]

LAYERS = {"first": "encoder.first", "second": "syntax.second", "third": "syntax.third", "naming": "names.layer"}
"""Recurrent layers by their names in the shipped network."""
OUTPUTS = {
    "tags": "syntax.tags.perdt",
    "rules": "syntax.rules",
    "starts": "syntax.starts",
    "names": "names.out",
}
"""Linear maps by their names in the shipped network."""
PAIRING = tuple(f"syntax.tree.{name}" for name in ("arc_dep", "arc_head", "label_dep", "label_head"))
"""Linear maps that the shipped network has side by side in one."""


def arrays(parts: dict[str, dict[str, torch.Tensor]]) -> Arrays:
    """Weights of "encoder", "syntax" and "names", named and laid out for `sanad.parse.network`, in half precision."""
    w = {f"{part}.{name}": tensor.numpy() for part, state in parts.items() for name, tensor in state.items()}
    out = {
        "letters": w["encoder.words.embed.weight"],
        "shape": w["encoder.words.conv.weight"].transpose(2, 1, 0).reshape(-1, w["encoder.words.conv.weight"].shape[0]),
        "shape.bias": w["encoder.words.conv.bias"],
        "edge": w["encoder.words.edge"],
        "bank": w["syntax.bank.weight"][0],
        "root": w["syntax.tree.root"],
        "arc": w["syntax.tree.arc"],
        "label": w["syntax.tree.label"].transpose(1, 0, 2).reshape(w["syntax.tree.label"].shape[1], -1),
    }
    out["pairing"] = np.concatenate([w[f"{source}.weight"].T for source in PAIRING], axis=1)
    out["pairing.bias"] = np.concatenate([w[f"{source}.bias"] for source in PAIRING])
    for layer, source in LAYERS.items():
        out |= _bilstm(w, layer, source)
    for name, source in OUTPUTS.items():
        out |= {name: w[f"{source}.weight"].T, f"{name}.bias": w[f"{source}.bias"]}
    return {name: np.ascontiguousarray(array, dtype=np.float16) for name, array in out.items()}


def _bilstm(w: Arrays, layer: str, source: str) -> Arrays:
    both = [f"{source}.{side}" for side in ("forth", "back")]
    return {
        f"{layer}.in": np.concatenate([w[f"{side}.weight_ih_l0"].T for side in both], axis=1),
        f"{layer}.hidden": np.stack([w[f"{side}.weight_hh_l0"].T for side in both]),
        f"{layer}.bias": np.concatenate([w[f"{side}.bias_ih_l0"] + w[f"{side}.bias_hh_l0"] for side in both]),
    }


def pipeline(
    parts: dict[str, dict[str, torch.Tensor]],
    tables: Tables,
    lemmas: dict[str, str],
    alphabet: dict[str, int],
    table: np.ndarray,
    version: str,
) -> Persian:
    """The spaCy pipeline with the trained network in it."""
    nlp = Persian(meta={"name": "sanad-fa", "version": version, "license": "CC BY-SA 4.0"})
    analyser: Any = nlp.add_pipe(sanad.parse.analyser.NAME)
    names: dict[str, Any] = {
        "tags": tables.tags["perdt"],
        "deps": tables.deps,
        "rules": tables.rules,
        "names": tables.names,
        "lemmas": lemmas,
        "alphabet": alphabet,
        "floret": vectors.LOOKUP,
    }
    analyser.load(names, arrays(parts), table)
    return nlp


def save(nlp: Persian, folder: Path) -> None:
    """Write the pipeline beside `folder` and put it in its place, so that nobody loads half of it."""
    new, old = (folder.with_name(folder.name + end) for end in (".new", ".old"))
    nlp.to_disk(new, exclude=["vocab"])
    shutil.rmtree(old, ignore_errors=True)
    if folder.exists():
        folder.rename(old)
    new.rename(folder)
    shutil.rmtree(old, ignore_errors=True)
