"""The network that analyses sentences, in plain numpy.

A word is a hashed vector (floret) beside a character convolution. A bidirectional LSTM layer, pretrained as a
language model, reads a line of text. On top of it a second layer gives tags, lemmas and sentence starts, a third
one the tree (a biaffine score for every pair of words, after Dozat and Manning 2017), and another one the names.
`training.encoder` and `training.analyser` are its twins with gradients.

Each document is computed by itself, and each word's letters by themselves, so that the same text gives the
same numbers whatever else is parsed in the same run.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from sanad.parse.tree import best_tree

EDGE = "\x02"
"""The word that stands before and after every line."""
CHAR_LENGTH = 26
"""Letters of a word that the network sees, its two ends included."""
ENDS = frozenset({".", "؟", "!", "؛", "?", "…"})
"""Words that close a sentence."""
CAUTION = 2.0
"""How much more a sentence start has to score in a line with `ENDS`: who writes full stops leaves few out."""
FEW = 4
"""With fewer rows than this, products row by row are faster than one product of matrices."""
GROUP = 6_000
"""Most words that are computed at once; bounds the memory."""

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]


def char_ids(word: str, alphabet: Mapping[str, int]) -> list[int]:
    """Numbers of the letters: 0 padding, 1 start, 2 end, 3 unknown, then `alphabet`."""
    ids = [1, *(alphabet.get(c, 3) for c in word[: CHAR_LENGTH - 2]), 2]
    return ids + [0] * (CHAR_LENGTH - len(ids))


@dataclass(frozen=True, slots=True)
class Line:
    """The network's choices for the words of one line.

    `heads` are indices in the line, -1 for the root of a sentence. The others are numbers of classes.
    """

    starts: NDArray[np.bool_]
    tags: Ints
    rules: Ints
    names: list[int]
    heads: Ints
    deps: Ints


class Network:
    """Weights and how to use them.

    Args:
        weights: arrays by the names that `training.export` gives them.
        alphabet: numbers of the letters.
        names: the name labels, in the order of their numbers ("O", "B-PER", "I-PER" …).
        root: number of the relation "root".
        vector: the floret vector of a word.
    """

    def __init__(
        self,
        weights: Mapping[str, NDArray[np.float16]],
        *,
        alphabet: Mapping[str, int],
        names: Sequence[str],
        root: int,
        vector: Callable[[str], Floats],
    ) -> None:
        self.w: dict[str, Floats] = {name: array.astype(np.float32) for name, array in weights.items()}
        for name in ("first", "second", "third", "naming"):
            for part in ("in", "bias", "hidden"):
                self.w[f"{name}.{part}"] *= _halves(
                    self.w[f"{name}.hidden"].shape[1], self.w[f"{name}.{part}"].shape[-1]
                )
        self.alphabet = alphabet
        self.root = root
        self.vector = vector
        self.above = self._pairing(self.w["root"][None])
        self.name_steps = _allowed_steps(names)
        self._words: dict[str, Floats] = {}

    def analyse(self, lines: Sequence[Sequence[str]]) -> list[Line]:
        """Analyse lines of feature forms, none of them empty."""
        out: dict[int, Line] = {}
        for group in _groups(lines):
            rows = _Rows([len(lines[i]) + 2 for i in group])
            states = self._states([lines[i] for i in group], rows)
            for i, start, length in zip(group, rows.starts, rows.lengths, strict=True):
                inside = (state[start + 1 : start + length - 1] for state in states)
                out[i] = self._decide(*inside, caution=CAUTION * any(word in ENDS for word in lines[i]))
        return [out[i] for i in range(len(lines))]

    def _states(self, lines: list[Sequence[str]], rows: _Rows) -> tuple[Floats, Floats, Floats]:
        """What tags, trees and names are read from, [words of all lines with their edges, …]; longest line first."""
        x = np.array([self._word(w) for line in lines for w in (EDGE, *line, EDGE)])
        first = self._bilstm("first", x, rows)
        both = np.concatenate([first, x], 1)
        second = self._bilstm("second", both, rows)
        third = self._bilstm("third", second + self.w["bank"], rows)
        naming = self._bilstm("naming", both, rows)
        return np.concatenate([second, x], 1), self._pairing(third), np.concatenate([naming, x], 1)

    def _word(self, word: str) -> Floats:
        if (known := self._words.get(word)) is not None:
            return known
        letters = self.w["letters"][char_ids(word, self.alphabet)]
        padded = np.pad(letters, ((1, 1), (0, 0)))
        windows = np.concatenate([padded[:-2], padded[1:-1], padded[2:]], 1)
        shape = np.maximum(windows @ self.w["shape"] + self.w["shape.bias"], 0).max(0)
        vector = self.w["edge"] if word == EDGE else self.vector(word)
        if len(self._words) > 50_000:
            self._words.clear()
        self._words[word] = np.concatenate([vector, shape]).astype(np.float32)
        return self._words[word]

    def _bilstm(self, layer: str, x: Floats, rows: _Rows) -> Floats:
        """Both directions of a layer side by side, [words, 2 × width]."""
        hidden = self.w[f"{layer}.hidden"]
        width = hidden.shape[1]
        ready = (x @ self.w[f"{layer}.in"] + self.w[f"{layer}.bias"]).reshape(len(x), 2, 4 * width)
        h, c = (np.zeros((2, len(rows.lengths), width), np.float32) for _ in range(2))
        out = np.empty((len(x), 2, width), np.float32)
        for forth, back in rows.steps():
            n = len(forth)
            gates = (h[:, :n, None] @ hidden[:, None])[:, :, 0] if n < FEW else h[:, :n] @ hidden
            gates[0] += ready[forth, 0]
            gates[1] += ready[back, 1]
            c[:, :n], h[:, :n] = _cell(np.tanh(gates), c[:, :n], width)
            out[forth, 0], out[back, 1] = h[0, :n], h[1, :n]
        return out.reshape(len(x), -1)

    def _decide(self, wide: Floats, paired: Floats, naming: Floats, *, caution: float) -> Line:
        starts = np.diff(wide @ self.w["starts"] + self.w["starts.bias"], axis=1)[:, 0] > caution
        starts[0] = True
        heads, deps = np.empty(len(wide), np.int64), np.empty(len(wide), np.int64)
        bounds = [*np.flatnonzero(starts).tolist(), len(wide)]
        for begin, end in pairwise(bounds):
            local, deps[begin:end] = self._tree(paired[begin:end])
            heads[begin:end] = np.where(local < 0, -1, local + begin)
        return Line(
            starts=starts,
            tags=(wide @ self.w["tags"] + self.w["tags.bias"]).argmax(1),
            rules=(wide @ self.w["rules"] + self.w["rules.bias"]).argmax(1),
            names=best_path(naming @ self.w["names"] + self.w["names.bias"], self.name_steps),
            heads=heads,
            deps=deps,
        )

    def _tree(self, words: Floats) -> tuple[Ints, Ints]:
        """Heads (-1 for the root) and relations of one sentence from what `_pairing` makes of its words."""
        arc, label = self.w["arc"], self.w["label"]
        width = arc.shape[1]
        above = np.concatenate([self.above, words])
        heads = best_tree(_with_one(words[:, :width]) @ arc @ above[:, width : 2 * width].T)
        narrow = (words.shape[1] - 2 * width) // 2
        dep = _with_one(words[:, 2 * width : -narrow])
        picked = _with_one(above[heads + 1, -narrow:])
        scores = ((dep @ label).reshape(len(dep), -1, narrow + 1) * picked[:, None]).sum(2)
        scores[:, self.root] = np.where(heads < 0, np.inf, -np.inf)
        return heads, scores.argmax(1)

    def _pairing(self, states: Floats) -> Floats:
        """Each word as dependent and as head for the arcs, then as dependent and as head for the relations."""
        out: Floats = np.maximum(states @ self.w["pairing"] + self.w["pairing.bias"], 0)
        return out


class _Rows:
    """Where the lines of a group lie when their words stand one after the other; the longest line comes first."""

    def __init__(self, lengths: Sequence[int]) -> None:
        self.lengths = np.array(lengths)
        self.starts = np.cumsum(self.lengths) - self.lengths

    def steps(self) -> Iterator[tuple[Ints, Ints]]:
        """The places of the words that are read at the same time, from the front and from the back."""
        lasts = self.starts + self.lengths - 1
        for t in range(int(self.lengths[0])):
            n = np.count_nonzero(self.lengths > t)
            yield self.starts[:n] + t, lasts[:n] - t


def _groups(lines: Sequence[Sequence[str]]) -> list[list[int]]:
    """Line numbers, longest line first, in groups of about `GROUP` words."""
    groups: list[list[int]] = []
    room = 0
    for i in sorted(range(len(lines)), key=lambda i: (-len(lines[i]), i)):
        if room < len(lines[i]):
            groups.append([])
            room = GROUP
        groups[-1].append(i)
        room -= len(lines[i])
    return groups


def _halves(width: int, columns: int) -> Floats:
    """Factors for the gates in the order input, forget, new, output: sigmoid(x) is (tanh(x / 2) + 1) / 2."""
    return np.tile(np.repeat(np.array([0.5, 0.5, 1, 0.5], np.float32), width), columns // (4 * width))


def _cell(gates: Floats, c: Floats, width: int) -> tuple[Floats, Floats]:
    """One LSTM step from the hyperbolic tangents of the gates, those of the sigmoid gates at half their argument."""
    into, forget, new, out = (gates[..., k * width : (k + 1) * width] for k in range(4))
    c = ((forget + 1) * c + (into + 1) * new) * np.float32(0.5)
    return c, (out + 1) * np.tanh(c) * np.float32(0.5)


def _with_one(states: Floats) -> Floats:
    return np.concatenate([states, np.ones((len(states), 1), np.float32)], 1)


def _allowed_steps(names: Sequence[str]) -> Floats:
    """[before, after]: 0 where label `after` may follow `before`, -inf where it may not (I- without its name)."""
    steps = np.zeros((len(names), len(names)), np.float32)
    for j, after in enumerate(names):
        if after.startswith("I-"):
            for i, before in enumerate(names):
                if before[1:] != after[1:]:
                    steps[i, j] = -np.inf
    return steps


def best_path(scores: Floats, steps: Floats) -> list[int]:
    """The best row of labels for `scores` [length, labels] that `steps` allows (Viterbi); before it stands label 0."""
    best, pointers = scores[0] + steps[0], []
    for row in scores[1:]:
        through = best[:, None] + steps
        pointers.append(through.argmax(0))
        best = through.max(0) + row
    path = [int(best.argmax())]
    for pointer in reversed(pointers):
        path.append(int(pointer[path[-1]]))
    return path[::-1]
