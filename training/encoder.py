"""The encoder in PyTorch: what `sanad.parse.network` computes in numpy, with gradients.

A word is its floret vector and a character convolution. The first BiLSTM is pretrained as a language model on
raw text (forward: next word, backward: previous word); what the annotated sentences train stands on top of it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn.functional import dropout

from sanad.parse.network import EDGE, char_ids

CHARS, CHAR_WIDTH, CHAR_OUT = 32, 3, 80
VECTOR = 100
FIRST = 256


@dataclass(slots=True)
class Types:
    """Every word type of the training texts, by number: floret vector and character numbers. 0 is the edge."""

    index: dict[str, int]
    vectors: Tensor
    chars: Tensor

    def ids(self, words: Iterable[str]) -> list[int]:
        """The numbers of `words`, all of which must be known."""
        return [self.index[w] for w in words]


def make_types(words: Iterable[str], vectors: dict[str, np.ndarray], alphabet: dict[str, int]) -> Types:
    """Number the distinct `words`, the edge first."""
    names = list(dict.fromkeys(chain([EDGE], words)))
    chars = np.array([char_ids(w, alphabet) for w in names], dtype=np.int64)
    table = np.stack([vectors[w] for w in names]).astype(np.float32)
    return Types({w: i for i, w in enumerate(names)}, torch.from_numpy(table), torch.from_numpy(chars))


class WordInput(nn.Module):
    """Word numbers → floret vector beside character convolution, `VECTOR + CHAR_OUT` wide."""

    width = VECTOR + CHAR_OUT

    def __init__(self, alphabet: int) -> None:
        super().__init__()
        self.embed = nn.Embedding(alphabet, CHARS, padding_idx=0)
        self.conv = nn.Conv1d(CHARS, CHAR_OUT, CHAR_WIDTH, padding=1)
        self.edge = nn.Parameter(torch.zeros(VECTOR))

    def forward(self, words: Tensor, types: Types) -> Tensor:
        """`words` [rows, length] → [rows, length, width]."""
        unique, where = torch.unique(words, return_inverse=True)
        letters = self.embed(types.chars[unique]).transpose(1, 2)
        shape = torch.relu(self.conv(letters)).amax(2)
        vectors = torch.where((unique == 0)[:, None], self.edge, types.vectors[unique])
        return torch.cat([vectors, shape], 1)[where]


class BiLSTM(nn.Module):
    """One bidirectional layer over rows of different lengths."""

    def __init__(self, width: int, hidden: int) -> None:
        super().__init__()
        self.forth = nn.LSTM(width, hidden, batch_first=True)
        self.back = nn.LSTM(width, hidden, batch_first=True)

    def forward(self, x: Tensor, lengths: Tensor) -> Tensor:
        """`x` [rows, length, width] → [rows, length, 2 × hidden]. Padding comes last for both directions."""
        reverse = _reversed(lengths, x.shape[1])
        forth = self.forth(x)[0]
        turned = x.gather(1, reverse[:, :, None].expand_as(x))
        back = self.back(turned)[0]
        return torch.cat([forth, back.gather(1, reverse[:, :, None].expand_as(back))], 2)


def _reversed(lengths: Tensor, length: int) -> Tensor:
    at = torch.arange(length)[None]
    back = lengths[:, None] - 1 - at
    return torch.where(back >= 0, back, at)


def shared_dropout(x: Tensor, rate: float, *, training: bool) -> Tensor:
    """Dropout with one mask for all positions of a row."""
    if not training or not rate:
        return x
    return x * dropout(torch.ones(x.shape[0], 1, x.shape[2]), rate)


class Encoder(nn.Module):
    """Word numbers → word input and states of the pretrained layer. It stays as it was pretrained."""

    width = WordInput.width + 2 * FIRST

    def __init__(self, alphabet: int) -> None:
        super().__init__()
        self.words = WordInput(alphabet)
        self.first = BiLSTM(self.words.width, FIRST)

    def forward(self, words: Tensor, lengths: Tensor, types: Types) -> tuple[Tensor, Tensor]:
        """Word input and states, each [rows, length, …]."""
        with torch.no_grad():
            x = self.words(words, types)
            return x, self.first(x, lengths)
