"""The treebanks under one scheme, PerDT's."""

from __future__ import annotations

from dataclasses import replace

from training.conllu import Sentence, Word, read
from training.data import Data

SERAJI = {
    "nmod:poss": "nmod",
    "acl:relcl": "acl",
    "flat": "flat:name",
    "flat:foreign": "flat:name",
    "aux:pass": "aux",
    "det:predet": "det",
    "cc:preconj": "cc",
    "compound:prt": "compound:lvc",
    "dislocated": "dep",
}
"""Relations of Seraji that PerDT calls otherwise."""


def perdt(data: Data, part: str) -> list[Sentence]:
    """PerDT's `part`: "train", "dev" or "test"."""
    return read(data.treebank(f"perdt-{part}"), bank="perdt")


def seraji(data: Data) -> list[Sentence]:
    """Seraji with PerDT's relations. Its tags keep their own scheme, and the network its own output for them."""
    sentences = read(data.treebank("seraji-train"), bank="seraji")
    return [replace(s, words=tuple(_harmonised(w) for w in s.words)) for s in sentences]


def _harmonised(word: Word) -> Word:
    """Seraji gives forms of شدن in a passive the lemma of the active verb; PerDT their own."""
    own = word.lemma == "کرد" and any(stem in word.form for stem in ("شد", "شو"))
    return replace(word, dep=SERAJI.get(word.dep, word.dep), lemma="شد" if own else word.lemma)
