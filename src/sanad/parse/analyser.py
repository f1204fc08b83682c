"""The spaCy component that runs the network and writes its choices into the document."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, LEMMA, MORPH, POS
from spacy.language import Language
from spacy.parts_of_speech import IDS
from spacy.strings import StringStore
from spacy.tokens import Doc
from spacy.vectors import Vectors
from spacy.vocab import Vocab

from sanad.errors import ModelError
from sanad.parse.features import feature_form
from sanad.parse.lemmas import apply_rule
from sanad.parse.network import ENDS, Line, Network
from sanad.parse.tokenizer import breaks_line, is_blank
from sanad.text.fold import fold_word

NAME = "sanad_analyser"
"""The component's name in a pipeline."""
LONGEST = 200
"""Longest line in words; longer ones are cut, after the end of a sentence where there is one."""

_ATTRIBUTES = [POS, MORPH, LEMMA, HEAD, DEP, ENT_IOB, ENT_TYPE]


@Language.factory(
    NAME,
    assigns=["token.pos", "token.morph", "token.lemma", "token.dep", "token.head", "token.is_sent_start", "doc.ents"],
)
def make_analyser(nlp: Language, name: str) -> Analyser:
    """The component's factory; the weights come from disk."""
    return Analyser(nlp.vocab)


class Analyser:
    """Parts of speech, features, lemmas, trees, sentence starts and names, all from one network.

    White space is not shown to the network: a line end closes a line, and a white-space token hangs from the
    token before it.
    """

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab
        self._files: dict[str, Any] = {}
        self._network: Network | None = None

    def __call__(self, doc: Doc) -> Doc:
        """Analyse `doc` in place."""
        lines = list(_lines(doc))
        if not lines:
            return doc
        forms = [[feature_form(doc[i].text) for i in line] for line in lines]
        values: Any = np.zeros((len(doc), len(_ATTRIBUTES)), dtype=np.uint64)
        heads = np.zeros(len(doc), dtype=np.int64)
        for line, found in zip(lines, self.network.analyse(forms), strict=True):
            self._fill(doc, line, found, values, heads)
        self._fill_blanks(lines, values, heads)
        values[:, _ATTRIBUTES.index(HEAD)] = heads.astype(np.uint64)
        doc.from_array(_ATTRIBUTES, values)
        return doc

    @property
    def network(self) -> Network:
        """The network.

        Raises:
            ModelError: no weights have been loaded.
        """
        if self._network is None:
            raise ModelError(
                "the analyser has no weights: load a pipeline with spacy.load, do not add it to a blank one"
            )
        return self._network

    def _fill(self, doc: Doc, line: list[int], found: Line, values: Any, heads: Any) -> None:
        for k, i in enumerate(line):
            head = int(found.heads[k])
            heads[i] = 0 if head < 0 else line[head] - i
            tag = self._tags[found.tags[k]]
            label = self._names[found.names[k]]
            lemma = self._lemma(doc[i].text, self._upos[found.tags[k]], self._rules[found.rules[k]])
            values[i] = (tag[0], tag[1], lemma, 0, self._deps[found.deps[k]], *label)

    def _lemma(self, text: str, upos: str, rule: str) -> int:
        """The treebank's lemma of a word that it knows, else what the rule makes of it."""
        form = fold_word(text).strip().removeprefix("#") or text
        known: str | None = self._lemmas.get(f"{form}|{upos}")
        return int(self.vocab.strings.add(known or apply_rule(rule, form)))

    def _fill_blanks(self, lines: list[list[int]], values: Any, heads: Any) -> None:
        """White space hangs from the word before it, or from the first word; inside a name it belongs to the name."""
        shown = sorted(i for line in lines for i in line)
        after = np.searchsorted(shown, np.arange(len(heads)))
        dep = self.vocab.strings.add("dep")
        for i in np.setdiff1d(np.arange(len(heads)), shown).tolist():
            heads[i] = shown[max(0, after[i] - 1)] - i
            label = values[shown[after[i]], -2:] if after[i] < len(shown) else (2, 0)
            values[i] = (IDS["SPACE"], 0, 0, 0, dep, *(label if label[0] == 1 else (2, 0)))

    def load(self, tables: dict[str, Any], weights: dict[str, Any], vectors: Any) -> Analyser:
        """Take the classes' names, the weights and the table of hashed vectors."""
        self._files = {"tables": tables, "weights": weights, "vectors": vectors}
        strings = self.vocab.strings
        floret = Vectors(strings=StringStore(), data=vectors.astype(np.float32), mode="floret", **tables["floret"])
        self._network = Network(
            weights,
            alphabet=tables["alphabet"],
            names=tables["names"],
            root=tables["deps"].index("root"),
            vector=lambda word: floret.get_batch([word])[0],
        )
        self._tags = [self._tag(tag) for tag in tables["tags"]]
        self._upos = [tag.partition("|")[0] for tag in tables["tags"]]
        self._lemmas = tables["lemmas"]
        self._deps = [int(strings.add(dep)) for dep in tables["deps"]]
        self._rules = list(tables["rules"])
        self._names = [self._name(name) for name in tables["names"]]
        return self

    def _tag(self, tag: str) -> tuple[int, int]:
        upos, _, feats = tag.partition("|")
        return IDS[upos], int(self.vocab.morphology.add(feats))

    def _name(self, name: str) -> tuple[int, int]:
        side, _, kind = name.partition("-")
        return ({"O": 2, "B": 3, "I": 1}[side], int(self.vocab.strings.add(kind)) if kind else 0)

    def to_disk(self, path: str | Path, **_: Any) -> None:
        """Write tables, weights (half precision) and vectors into the folder `path`."""
        folder = Path(path)
        folder.mkdir(parents=True, exist_ok=True)
        tables = json.dumps(self._files["tables"], ensure_ascii=False, indent=1)
        (folder / "tables.json").write_text(tables + "\n", "utf-8")
        np.savez(folder / "weights.npz", **self._files["weights"])
        np.save(folder / "vectors.npy", self._files["vectors"])

    def from_disk(self, path: str | Path, **_: Any) -> Analyser:
        """Read what `to_disk` wrote."""
        folder = Path(path)
        tables = json.loads((folder / "tables.json").read_text("utf-8"))
        with np.load(folder / "weights.npz") as file:
            weights = {name: file[name] for name in file.files}
        return self.load(tables, weights, np.load(folder / "vectors.npy"))


def _lines(doc: Doc) -> Iterator[list[int]]:
    """The token numbers of each line, white space left out, none longer than `LONGEST`."""
    line: list[int] = []
    for token in doc:
        if not is_blank(token.text):
            line.append(token.i)
            if len(line) >= LONGEST:
                cut = _cut(doc, line)
                yield line[:cut]
                line = line[cut:]
        elif line and breaks_line(token.text):
            yield line
            line = []
    if line:
        yield line


def _cut(doc: Doc, line: list[int]) -> int:
    """Where to cut a line that is too long: after its last sentence end, else at its end."""
    ends = (k + 1 for k in range(len(line) - 1, 0, -1) if doc[line[k]].text in ENDS)
    return next(ends, len(line))
