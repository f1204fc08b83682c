"""The word types of the training texts with their floret vectors, and the alphabet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import numpy as np
from spacy.strings import StringStore
from spacy.vectors import Vectors

from sanad.parse.network import EDGE
from training.encoder import Types, make_types
from training.vectors import LOOKUP

FIRST_LETTER = 4
"""Numbers below stand for padding, start, end and unknown letters."""
RARE = 20


def alphabet_of(corpus: Path) -> dict[str, int]:
    """The letters that occur at least `RARE` times, most frequent first, numbered from `FIRST_LETTER`."""
    counts = Counter(corpus.read_text("utf-8"))
    for blank in (" ", "\n"):
        del counts[blank]
    letters = [letter for letter, n in counts.most_common(200) if n >= RARE]
    return {letter: FIRST_LETTER + i for i, letter in enumerate(letters)}


def word_types(words: Iterable[str], table: np.ndarray, alphabet: dict[str, int]) -> Types:
    """Number the distinct `words` and look up their vectors in the floret `table`."""
    floret = Vectors(strings=StringStore(), data=table.astype(np.float32), mode="floret", **LOOKUP)
    names = list(dict.fromkeys(words))
    vectors = dict(zip(names, floret.get_batch(names), strict=True))
    vectors[EDGE] = np.zeros(table.shape[1], np.float32)
    return make_types(names, vectors, alphabet)
