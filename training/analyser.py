"""What is trained on annotated text, in PyTorch: layers, outputs and losses on top of the pretrained encoder."""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn.functional import cross_entropy

from training.encoder import BiLSTM, Encoder, Types, WordInput, shared_dropout

SECOND, THIRD, NAMES = 192, 192, 128
ARC, LABEL = 256, 96
DROP = 0.33
IGNORE = -100


@dataclass(slots=True)
class TreeBatch:
    """Lines of treebank sentences as numbers, each [rows, length]; `IGNORE` where there is nothing to learn.

    `heads` counts from 1 within the row; 0 is the root. `sentences` numbers the sentences of a row, -1 past its end.
    """

    words: Tensor
    lengths: Tensor
    banks: Tensor
    tags: Tensor
    rules: Tensor
    starts: Tensor
    heads: Tensor
    deps: Tensor
    sentences: Tensor


@dataclass(slots=True)
class NameBatch:
    """Lines with name labels as numbers, each [rows, length]."""

    words: Tensor
    lengths: Tensor
    names: Tensor


class Biaffine(nn.Module):
    """Scores of head and relation for every pair of words of a sentence."""

    def __init__(self, deps: int) -> None:
        super().__init__()
        self.arc_dep, self.arc_head = nn.Linear(2 * THIRD, ARC), nn.Linear(2 * THIRD, ARC)
        self.label_dep, self.label_head = nn.Linear(2 * THIRD, LABEL), nn.Linear(2 * THIRD, LABEL)
        self.root = nn.Parameter(torch.zeros(2 * THIRD))
        self.arc = nn.Parameter(torch.zeros(ARC + 1, ARC))
        self.label = nn.Parameter(torch.zeros(deps, LABEL + 1, LABEL + 1))
        nn.init.normal_(self.root, std=0.1)
        nn.init.orthogonal_(self.arc)
        nn.init.normal_(self.label, std=0.02)

    def arcs(self, states: Tensor, sentences: Tensor, drop: float) -> Tensor:
        """[rows, length, 1 + length]: how well each head (0 is the root) suits each word of the same sentence."""
        dep = torch.dropout(torch.relu(self.arc_dep(states)), drop, self.training)
        head = torch.dropout(torch.relu(self.arc_head(self._with_root(states))), drop, self.training)
        scores = torch.cat([dep, torch.ones_like(dep[..., :1])], 2) @ self.arc @ head.transpose(1, 2)
        same = sentences[:, :, None] == sentences[:, None, :]
        allowed = torch.cat([torch.ones_like(same[:, :, :1]), same], 2)
        allowed[:, :, 1:] &= ~torch.eye(same.shape[1], dtype=torch.bool)
        return scores.masked_fill(~allowed, -1e4)

    def labels(self, states: Tensor, heads: Tensor, drop: float) -> Tensor:
        """[rows, length, relations] for the given heads."""
        dep = torch.dropout(torch.relu(self.label_dep(states)), drop, self.training)
        head = torch.dropout(torch.relu(self.label_head(self._with_root(states))), drop, self.training)
        picked = head.gather(1, heads.clamp(min=0)[:, :, None].expand(-1, -1, LABEL))
        one = torch.ones_like(dep[..., :1])
        return torch.einsum("rli,kij,rlj->rlk", torch.cat([dep, one], 2), self.label, torch.cat([picked, one], 2))

    def _with_root(self, states: Tensor) -> Tensor:
        return torch.cat([self.root.expand(states.shape[0], 1, -1), states], 1)


class Syntax(nn.Module):
    """Two layers for trees, tags, lemmas and sentence starts."""

    def __init__(self, *, tags: dict[str, int], rules: int, deps: int) -> None:
        super().__init__()
        wide = 2 * SECOND + WordInput.width
        self.banks = list(tags)
        self.second = BiLSTM(Encoder.width, SECOND)
        self.third = BiLSTM(2 * SECOND, THIRD)
        self.bank = nn.Embedding(len(tags), 2 * SECOND)
        nn.init.zeros_(self.bank.weight)
        self.tags = nn.ModuleDict({bank: nn.Linear(wide, n) for bank, n in tags.items()})
        self.rules = nn.Linear(wide, rules)
        self.starts = nn.Linear(wide, 2)
        self.tree = Biaffine(deps)

    def states(self, x: Tensor, first: Tensor, batch: TreeBatch) -> tuple[Tensor, Tensor]:
        """What tags (second layer with the word input) and trees (third layer) are read from."""
        second = self.second(_dropped(torch.cat([first, x], 2), self), batch.lengths)
        second = _dropped(second, self)
        third = self.third(second + self.bank(batch.banks)[:, None], batch.lengths)
        return torch.cat([second, x], 2), _dropped(third, self)

    def loss(self, encoder: Encoder, batch: TreeBatch, types: Types) -> Tensor:
        """Sum of the mean losses of tags, lemmas, sentence starts, heads and relations."""
        x, first = encoder(batch.words, batch.lengths, types)
        wide, third = self.states(x, first, batch)
        loss = _loss(self.rules(wide), batch.rules) + _loss(self.starts(wide), batch.starts)
        for number, bank in enumerate(self.banks):
            rows = batch.banks == number
            if rows.any():
                loss = loss + _loss(self.tags[bank](wide[rows]), batch.tags[rows]) * rows.float().mean()
        loss = loss + _loss(self.tree.arcs(third, batch.sentences, DROP), batch.heads)
        return loss + _loss(self.tree.labels(third, batch.heads, DROP), batch.deps)


class Names(nn.Module):
    """One layer for names."""

    def __init__(self, labels: int) -> None:
        super().__init__()
        self.layer = BiLSTM(Encoder.width, NAMES)
        self.out = nn.Linear(2 * NAMES + WordInput.width, labels)

    def scores(self, encoder: Encoder, batch: NameBatch, types: Types) -> Tensor:
        """[rows, length, labels]."""
        x, first = encoder(batch.words, batch.lengths, types)
        x, first = _dropped(x, self), _dropped(first, self)
        states = self.layer(torch.cat([first, x], 2), batch.lengths)
        return self.out(torch.cat([_dropped(states, self), x], 2))

    def loss(self, encoder: Encoder, batch: NameBatch, types: Types) -> Tensor:
        """Mean loss of the labels."""
        return _loss(self.scores(encoder, batch, types), batch.names)


def _dropped(states: Tensor, module: nn.Module) -> Tensor:
    return shared_dropout(states, DROP, training=module.training)


def _loss(scores: Tensor, gold: Tensor) -> Tensor:
    return cross_entropy(scores.flatten(0, 1), gold.flatten(), ignore_index=IGNORE)
