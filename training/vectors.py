"""Word vectors (floret: hashed words and n-grams) from the raw text, folded the way the reader folds it."""

from __future__ import annotations

import random
from pathlib import Path

import floret
import numpy as np

from training.data import Data, words_of

ROWS, WIDTH = 40_000, 100
SUBWORDS = {"minn": 2, "maxn": 5, "hashCount": 2}
LOOKUP = {"minn": 2, "maxn": 5, "hash_count": 2, "hash_seed": 2166136261, "bow": "<", "eow": ">"}
"""The same settings as spaCy names them."""
SEED = 7


def write_corpus(data: Data, path: Path) -> int:
    """One line of words per text; treebank sentences also with ZWNJ typed as a space. Returns the lines."""
    raw = data.raw_sentences()
    texts = raw + [s.replace("\u200c", " ") for s in raw if "\u200c" in s] + data.posts()
    lines = [" ".join(words_of(line)) for text in texts for line in text.splitlines()]
    lines = [line for line in dict.fromkeys(lines) if line]
    random.Random(SEED).shuffle(lines)
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return len(lines)


def train(corpus: Path, out: Path, *, epochs: int = 10, threads: int = 2) -> None:
    """Train floret on `corpus` and write its vectors to ``out`` (`.floret`)."""
    model = floret.train_unsupervised(
        str(corpus),
        model="skipgram",
        mode="floret",
        dim=WIDTH,
        bucket=ROWS,
        minCount=3,
        epoch=epochs,
        neg=8,
        lr=0.05,
        thread=threads,
        **SUBWORDS,
    )
    model.save_floret_vectors(str(out))


def load(path: Path) -> np.ndarray:
    """The table of a `.floret` file, in float16."""
    with path.open(encoding="utf-8") as lines:
        next(lines)
        return np.array([line.split()[1:] for line in lines], dtype=np.float16)
