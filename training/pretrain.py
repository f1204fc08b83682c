"""Language-model pretraining of the encoder's first layer on raw text.

From each word the forward LSTM guesses the next one and the backward LSTM the previous one, among the frequent
words, against words drawn from the text (sampled softmax).
"""

from __future__ import annotations

import time
from collections import Counter
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from sanad.parse.network import EDGE
from training.encoder import FIRST, BiLSTM, Types, WordInput

TARGETS, PROJECTED, SAMPLED = 20_000, 128, 1_500
ROWS, STEPS = 64, 48


class LanguageModel(nn.Module):
    """The first layer with a softmax over frequent words on both sides."""

    def __init__(self, alphabet: int, targets: int, log_share: Tensor) -> None:
        super().__init__()
        self.words = WordInput(alphabet)
        self.first = BiLSTM(self.words.width, FIRST)
        self.project = nn.ModuleList(nn.Linear(FIRST, PROJECTED) for _ in range(2))
        self.out = nn.Embedding(targets, PROJECTED)
        self.bias = nn.Parameter(log_share.clone())
        self.register_buffer("log_share", log_share)

    def forward(self, words: Tensor, targets: Tensor, types: Types) -> Tensor:
        """The loss on one block: `words` and `targets` [rows, length]; target -1 is not guessed."""
        x = self.words(words, types)
        forth = self.first.forth(torch.dropout(x, 0.1, self.training))[0]
        back = self.first.back(torch.dropout(x.flip(1), 0.1, self.training))[0].flip(1)
        share = torch.exp(self.log_share)
        noise = torch.multinomial(share, SAMPLED, replacement=True).unique()
        ahead = self._loss(self.project[0](forth[:, :-1]), targets[:, 1:], noise)
        behind = self._loss(self.project[1](back[:, 1:]), targets[:, :-1], noise)
        return (ahead + behind) / 2

    def _loss(self, states: Tensor, targets: Tensor, noise: Tensor) -> Tensor:
        known = targets >= 0
        states, gold = torch.dropout(states[known], 0.1, self.training), targets[known]
        right = (states * self.out(gold)).sum(1) + self.bias[gold]
        wrong = states @ self.out(noise).T + self.bias[noise] - self.log_share[noise] - np.log(SAMPLED)
        right = right - self.log_share[gold] - np.log(SAMPLED)
        wrong = wrong.masked_fill(noise[None] == gold[:, None], -1e9)
        return -(right - torch.logsumexp(torch.cat([right[:, None], wrong], 1), 1)).mean()


def stream(corpus: Path, types: Types) -> np.ndarray:
    """All words of `corpus` as numbers, lines set apart by the edge."""
    edge = types.index[EDGE]
    out: list[int] = []
    for line in corpus.read_text("utf-8").splitlines():
        out.append(edge)
        out.extend(types.index.get(w, edge) for w in line.split())
    return np.array(out, dtype=np.int64)


def pretrain(
    corpus: Path, types: Types, *, alphabet: int, out: Path, epochs: float, peak: float = 2e-3, seed: int = 1
) -> None:
    """Train for `epochs`, with a learning rate that falls to zero, and save word input and first layer."""
    torch.manual_seed(seed)
    words = stream(corpus, types)
    counts = Counter(words.tolist())
    frequent = [w for w, n in counts.most_common(TARGETS) if w]
    target = np.full(len(types.index), -1, dtype=np.int64)
    target[frequent] = np.arange(len(frequent))
    share = torch.tensor([counts[w] for w in frequent], dtype=torch.float32) ** 0.75
    model = LanguageModel(alphabet, len(frequent), torch.log(share / share.sum()))
    optimizer = torch.optim.Adam(model.parameters(), lr=peak)
    at, mean = 0, 0.0
    random = np.random.default_rng(seed)
    block = ROWS * STEPS
    steps = int(epochs * len(words) / block)
    for step in range(steps):
        spent = step / steps
        if at + block > len(words) - STEPS or step == 0:
            at = int(random.integers(0, block))
        chunk = words[at : at + block].reshape(ROWS, STEPS)
        at += block
        for group in optimizer.param_groups:
            group["lr"] = peak * min(1.0, step / 200) * max(0.02, 1 - spent)
        optimizer.zero_grad()
        loss = model(torch.from_numpy(chunk), torch.from_numpy(target[chunk]), types)
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 5.0)
        optimizer.step()
        mean = loss.item() if step == 0 else 0.99 * mean + 0.01 * loss.item()
        if step % 100 == 99:
            print(f"{time.strftime('%H:%M:%S')} pretrain step {step + 1} of {steps}: loss {mean:.3f}", flush=True)
            torch.save({k: v for k, v in model.state_dict().items() if k.startswith(("words.", "first."))}, out)
    torch.save({k: v for k, v in model.state_dict().items() if k.startswith(("words.", "first."))}, out)
