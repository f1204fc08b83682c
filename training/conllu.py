"""Universal Dependencies files → plain sentences whose words are what people write between spaces.

A multiword token ("پدرم" = پدر + م) stays one word: it takes the annotation of its syntactic head, and its
clitics live on as features (`Person[psor]`, `Number[psor]` on nouns, `Person[obj]`, `Number[obj]` on verbs,
`Clitic=Cop` for a glued copula). Punctuation that the treebank hid inside a multiword token is cut off again.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a sentence. `head` is the index of its head in the sentence, -1 for the root."""

    form: str
    lemma: str
    upos: str
    feats: tuple[tuple[str, str], ...]
    head: int
    dep: str
    space: bool = True


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: its words in order and the name of the treebank it comes from."""

    words: tuple[Word, ...]
    bank: str = ""

    @property
    def text(self) -> str:
        """The sentence as written."""
        return "".join(w.form + " " * w.space for w in self.words).strip()


@dataclass(slots=True)
class _Row:
    id: int
    form: str
    lemma: str
    upos: str
    feats: dict[str, str]
    head: int
    dep: str
    space: bool


@dataclass(slots=True)
class _Block:
    rows: list[_Row] = field(default_factory=list)
    ranges: list[tuple[int, int, str, bool]] = field(default_factory=list)


def read(path: Path, *, bank: str = "") -> list[Sentence]:
    """All sentences of a CoNLL-U file."""
    return [_sentence(block, bank) for block in _blocks(path)]


def _blocks(path: Path) -> Iterator[_Block]:
    block = _Block()
    for line in path.read_text("utf-8").splitlines():
        if not line.strip():
            if block.rows:
                yield block
            block = _Block()
        elif not line.startswith("#"):
            _add(block, line.split("\t"))
    if block.rows:
        yield block


def _add(block: _Block, cells: list[str]) -> None:
    space = "SpaceAfter=No" not in cells[9]
    if "-" in cells[0]:
        first, last = map(int, cells[0].split("-"))
        block.ranges.append((first, last, cells[1], space))
    elif "." not in cells[0]:
        feats = dict(f.split("=", 1) for f in cells[5].split("|")) if cells[5] != "_" else {}
        block.rows.append(_Row(int(cells[0]), cells[1], cells[2], cells[3], feats, int(cells[6]), cells[7], space))


def _sentence(block: _Block, bank: str) -> Sentence:
    for first, last, form, space in block.ranges:
        _merge(block, first, last, form, space)
    at = {row.id: i for i, row in enumerate(block.rows)}
    words = [
        Word(r.form, r.lemma, r.upos, tuple(sorted(r.feats.items())), at.get(r.head, -1), r.dep, r.space)
        for r in block.rows
    ]
    words[-1] = replace(words[-1], space=True)
    return Sentence(tuple(words), bank)


def _merge(block: _Block, first: int, last: int, form: str, space: bool) -> None:
    rows = [r for r in block.rows if first <= r.id <= last]
    tail = [r for r in rows if r.upos == "PUNCT" and form.endswith(r.form)]
    parts = [r for r in rows if r not in tail]
    host = _host(parts, block)
    for row in parts:
        if row is not host:
            host.feats |= _clitic(row)
    gone = {r.id for r in parts if r is not host}
    host.form = form[: len(form) - sum(len(r.form) for r in tail)]
    host.space = space and not tail
    for row in tail:
        row.space = space and row is tail[-1]
    block.rows = [r for r in block.rows if r.id not in gone]
    for row in block.rows:
        if row.head in gone:
            row.head = host.id


def _host(parts: list[_Row], block: _Block) -> _Row:
    """The part nearest to the root: merging the others into it cannot close a circle."""
    head = {r.id: r.head for r in block.rows}

    def depth(row: _Row) -> int:
        steps, at = 0, row.id
        while head.get(at):
            steps, at = steps + 1, head[at]
        return steps

    return min(parts, key=depth)


def _clitic(row: _Row) -> dict[str, str]:
    if row.upos == "PRON" and "Person" in row.feats:
        role = "psor" if row.dep.startswith("nmod") else "obj"
        return {f"Person[{role}]": row.feats["Person"], f"Number[{role}]": row.feats.get("Number", "Sing")}
    if row.dep == "cop":
        return {"Clitic": "Cop", **{k: row.feats[k] for k in ("Person", "Number") if k in row.feats}}
    return {"Case": "Acc"} if row.form == "را" else {}


def is_punctuation(form: str) -> bool:
    """True if every character is punctuation or a symbol."""
    return all(unicodedata.category(c)[0] in "PS" for c in form)
