"""The training loop, and a quick look at the development set while it runs."""

from __future__ import annotations

import copy
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

import torch
from torch import Tensor, nn

from training.analyser import IGNORE, Analyser, NameBatch
from training.batches import lines, name_batches, tree_batches
from training.conllu import Sentence
from training.encoder import Types
from training.names import Labelled, spans
from training.tables import Tables


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How to train.

    Attributes:
        epochs: passes over the trees.
        rate: the highest learning rate.
        seed: of everything random.
        names_share: how many of the tree batches are followed by a batch of names.
        keep: how slowly the running mean of the weights follows them.
    """

    epochs: int
    rate: float = 2e-3
    seed: int = 1
    names_share: float = 0.5
    keep: float = 0.998


@dataclass(slots=True)
class Material:
    """Annotated sentences and labelled lines, to learn from and to watch."""

    trees: list[Sentence]
    names: list[Labelled]
    dev: list[Sentence]
    names_dev: list[Labelled]


def make_model(tables: Tables, alphabet: int, pretrained: Path | None, seed: int) -> Analyser:
    """A fresh network, its first layer pretrained if there is a file."""
    torch.manual_seed(seed)
    model = Analyser(
        alphabet,
        tags={bank: len(names) for bank, names in tables.tags.items()},
        rules=len(tables.rules),
        names=len(tables.names),
        deps=len(tables.deps),
    )
    if pretrained:
        state = torch.load(pretrained, weights_only=True)
        model.encoder.load_state_dict(state, strict=False)
        model.encoder.frozen = True
    return model


def train(model: Analyser, material: Material, tables: Tables, types: Types, plan: Plan) -> Analyser:
    """Train and return a copy whose weights are a running mean; the rate falls to zero."""
    random = Random(plan.seed)
    average = copy.deepcopy(model).eval()
    optimizer = _optimizer(model, plan)
    names = _endless_names(material, tables, types, Random(plan.seed))
    step, steps = 0, None
    for epoch in range(plan.epochs):
        batches = list(tree_batches(lines(material.trees, random), tables, types, random))
        steps = steps or plan.epochs * len(batches)
        model.train()
        total = 0.0
        for batch in batches:
            _set_rates(optimizer, plan, min(1.0, step / 100) * max(0.01, 1 - step / steps))
            loss = model.tree_loss(batch, types)
            if random.random() < plan.names_share:
                loss = loss + model.name_loss(next(names), types)
            _step(model, optimizer, loss)
            _follow(average, model, min(plan.keep, (1 + step) / (10 + step)))
            step, total = step + 1, total + loss.item()
        if epoch % 3 == 2 or epoch == plan.epochs - 1:
            figures = evaluate(average, material, tables, types)
            print(f"{time.strftime('%H:%M:%S')} epoch {epoch} loss {total / len(batches):.3f} {figures}", flush=True)
    return average


def _optimizer(model: Analyser, plan: Plan) -> torch.optim.Optimizer:
    frozen = ("encoder.words", "encoder.first") if model.encoder.frozen else ()
    learnt = [p for name, p in model.named_parameters() if not name.startswith(frozen)]
    return torch.optim.Adam(learnt, betas=(0.9, 0.95))


def _set_rates(optimizer: torch.optim.Optimizer, plan: Plan, share: float) -> None:
    for group in optimizer.param_groups:
        group["lr"] = plan.rate * share


def _step(model: Analyser, optimizer: torch.optim.Optimizer, loss: Tensor) -> None:
    optimizer.zero_grad()
    loss.backward()
    nn.utils.clip_grad_norm_(model.parameters(), 5.0)
    optimizer.step()


def _follow(average: Analyser, model: Analyser, keep: float) -> None:
    with torch.no_grad():
        for mean, new in zip(average.parameters(), model.parameters(), strict=True):
            mean.lerp_(new, 1 - keep)


def _endless_names(material: Material, tables: Tables, types: Types, random: Random) -> Iterator[NameBatch]:
    while True:
        yield from name_batches(material.names, tables, types, random)


def evaluate(model: Analyser, material: Material, tables: Tables, types: Types) -> dict[str, float]:
    """Shares in per cent on the gold tokens and sentences of the development set (greedy heads, no tree repair)."""
    model.eval()
    right = dict.fromkeys(("uas", "las", "upos", "lemma", "starts"), 0)
    words = 0
    random = Random(0)
    with torch.no_grad():
        for batch in tree_batches([[s] for s in material.dev], tables, types, random):
            x, second, third = model.encoder(batch.words, batch.lengths, batch.banks, types, drop=0.0)
            wide = torch.cat([second, x], 2)
            real = batch.heads != IGNORE
            heads = model.tree.arcs(third, batch.sentences, 0.0).argmax(2)
            deps = model.tree.labels(third, heads, 0.0).argmax(2)
            tags = model.tags["perdt"](wide).argmax(2)
            upos = _upos(tables, tags) == _upos(tables, batch.tags.clamp(min=0))
            words += int(real.sum())
            right["uas"] += int(((heads == batch.heads) & real).sum())
            right["las"] += int(((heads == batch.heads) & (deps == batch.deps) & real).sum())
            right["upos"] += int((upos & real & (batch.tags >= 0)).sum())
            right["lemma"] += int(((model.rules(wide).argmax(2) == batch.rules) & real).sum())
    figures = {name: round(100 * n / words, 2) for name, n in right.items() if name != "starts"}
    return figures | {"names": round(100 * _names_f(model, material, tables, types), 2)}


def _upos(tables: Tables, tags: Tensor) -> Tensor:
    kinds = sorted({t.split("|")[0] for t in tables.tags["perdt"]})
    return torch.tensor([kinds.index(t.split("|")[0]) for t in tables.tags["perdt"]])[tags]


def _names_f(model: Analyser, material: Material, tables: Tables, types: Types) -> float:
    """Exact-span F of all labels by plain reading of the best label of each word."""
    found = gold = both = 0
    with torch.no_grad():
        for batch in name_batches(material.names_dev, tables, types, Random(0)):
            banks = torch.zeros(len(batch.lengths), dtype=torch.long)
            x, second, _ = model.encoder(batch.words, batch.lengths, banks, types, drop=0.0, tree=False)
            best = model.names(torch.cat([second, x], 2)).argmax(2)
            for row, truth in zip(best.tolist(), batch.names.tolist(), strict=True):
                want = spans([tables.names[t] if t >= 0 else "O" for t in truth])
                have = spans([tables.names[t] if truth[i] >= 0 else "O" for i, t in enumerate(row)])
                found, gold, both = found + len(have), gold + len(want), both + len(have & want)
    return 2 * both / max(1, found + gold)
