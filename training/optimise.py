"""The training loop, and a quick look at the development set while it runs."""

from __future__ import annotations

import copy
import time
from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from typing import TypeVar

import torch
from torch import Tensor, nn

from training.analyser import IGNORE, NameBatch, Names, Syntax, TreeBatch
from training.batches import lines, name_batches, tree_batches
from training.conllu import Sentence
from training.encoder import Encoder, Types
from training.names import Labelled, spans
from training.tables import Tables

Module = TypeVar("Module", bound=nn.Module)
Batch = TypeVar("Batch")


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How to train.

    Attributes:
        epochs: passes over the data.
        rate: the highest learning rate.
        seed: of everything random.
    """

    epochs: int
    rate: float = 2e-3
    seed: int = 1


@dataclass(slots=True)
class Material:
    """Annotated sentences and labelled lines, to learn from and to watch."""

    trees: list[Sentence]
    names: list[Labelled]
    dev: list[Sentence]
    names_dev: list[Labelled]


@dataclass(slots=True)
class Setting:
    """What every batch needs: the pretrained encoder, the classes and the word types."""

    encoder: Encoder
    tables: Tables
    types: Types


def train_syntax(material: Material, setting: Setting, plan: Plan) -> Syntax:
    """Train trees, tags, lemmas and sentence starts; new spellings in every epoch."""
    torch.manual_seed(plan.seed)
    random = Random(plan.seed)
    tables = setting.tables
    tags = {bank: len(names) for bank, names in tables.tags.items()}
    model = Syntax(tags=tags, rules=len(tables.rules), deps=len(tables.deps))

    def batches() -> list[TreeBatch]:
        return list(tree_batches(lines(material.trees, random), tables, setting.types, random))

    return _train(model, batches, setting, plan, lambda mean: syntax_figures(mean, material, setting))


def train_names(material: Material, setting: Setting, plan: Plan) -> Names:
    """Train the names."""
    torch.manual_seed(plan.seed)
    random = Random(plan.seed)
    model = Names(len(setting.tables.names))

    def batches() -> list[NameBatch]:
        return list(name_batches(material.names, setting.tables, setting.types, random))

    return _train(model, batches, setting, plan, lambda mean: names_figure(mean, material, setting))


def _train(
    model: Module, batches: Callable[[], list[Batch]], setting: Setting, plan: Plan, watch: Callable[[Module], object]
) -> Module:
    """Train and return a copy whose weights are a running mean; the rate rises for 100 steps and falls to zero."""
    average = copy.deepcopy(model).eval()
    optimizer = torch.optim.Adam(model.parameters(), lr=plan.rate, betas=(0.9, 0.95))
    step, steps = 0, 0
    for epoch in range(plan.epochs):
        model.train()
        todo, total = batches(), 0.0
        steps = steps or plan.epochs * len(todo)
        for batch in todo:
            _set_rate(optimizer, plan.rate * min(1.0, step / 100) * max(0.01, 1 - step / steps))
            loss = model.loss(setting.encoder, batch, setting.types)
            _step(model, optimizer, loss)
            _follow(average, model, (1 + step) / (10 + step))
            step, total = step + 1, total + loss.item()
        seen = watch(average) if epoch % 2 or epoch == plan.epochs - 1 else ""
        print(f"{time.strftime('%H:%M:%S')} epoch {epoch} loss {total / len(todo):.3f} {seen}", flush=True)
    return average


def _set_rate(optimizer: torch.optim.Optimizer, rate: float) -> None:
    for group in optimizer.param_groups:
        group["lr"] = rate


def _step(model: nn.Module, optimizer: torch.optim.Optimizer, loss: Tensor) -> None:
    optimizer.zero_grad()
    loss.backward()
    nn.utils.clip_grad_norm_(model.parameters(), 5.0)
    optimizer.step()


def _follow(average: nn.Module, model: nn.Module, keep: float) -> None:
    with torch.no_grad():
        for mean, new in zip(average.parameters(), model.parameters(), strict=True):
            mean.lerp_(new, 1 - keep)


def syntax_figures(model: Syntax, material: Material, setting: Setting) -> dict[str, float]:
    """Shares in per cent on the gold tokens and sentences of the development set (greedy heads, no tree repair)."""
    right = dict.fromkeys(("uas", "las", "upos", "lemma"), 0)
    words, tables = 0, setting.tables
    with torch.no_grad():
        for batch in tree_batches([[s] for s in material.dev], tables, setting.types, Random(0)):
            x, first = setting.encoder(batch.words, batch.lengths, setting.types)
            wide, third = model.states(x, first, batch)
            real = batch.heads != IGNORE
            heads = model.tree.arcs(third, batch.sentences, 0.0).argmax(2)
            deps = model.tree.labels(third, heads, 0.0).argmax(2)
            upos = _upos(tables, model.tags["perdt"](wide).argmax(2)) == _upos(tables, batch.tags.clamp(min=0))
            words += int(real.sum())
            right["uas"] += int(((heads == batch.heads) & real).sum())
            right["las"] += int(((heads == batch.heads) & (deps == batch.deps) & real).sum())
            right["upos"] += int((upos & real & (batch.tags >= 0)).sum())
            right["lemma"] += int(((model.rules(wide).argmax(2) == batch.rules) & real).sum())
    return {name: round(100 * n / words, 2) for name, n in right.items()}


def _upos(tables: Tables, tags: Tensor) -> Tensor:
    kinds = sorted({t.split("|")[0] for t in tables.tags["perdt"]})
    return torch.tensor([kinds.index(t.split("|")[0]) for t in tables.tags["perdt"]])[tags]


def names_figure(model: Names, material: Material, setting: Setting) -> float:
    """Exact-span F in per cent of all labels, by plain reading of the best label of each word."""
    found = gold = both = 0
    labels = setting.tables.names
    with torch.no_grad():
        for batch in name_batches(material.names_dev, setting.tables, setting.types, Random(0)):
            best = model.scores(setting.encoder, batch, setting.types).argmax(2)
            for row, truth in zip(best.tolist(), batch.names.tolist(), strict=True):
                want = spans([labels[t] if t >= 0 else "O" for t in truth])
                have = spans([labels[t] if truth[i] >= 0 else "O" for i, t in enumerate(row)])
                found, gold, both = found + len(have), gold + len(want), both + len(have & want)
    return round(200 * both / max(1, found + gold), 2)
