"""Sentences → batches of numbers, with fresh spellings in every epoch."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from random import Random
from typing import TypeVar

import numpy as np
import torch
from torch import Tensor

from sanad.parse.features import feature_form
from training.analyser import IGNORE, NameBatch, TreeBatch
from training.conllu import Sentence
from training.encoder import Types
from training.names import UNKNOWN, Labelled
from training.spelling import BULLETS, ZWNJ, respell
from training.tables import Tables, rule_of, tag_of

Row = TypeVar("Row")

SIZE = 500
"""Words in a batch."""


def all_forms(sentences: Iterable[Sentence]) -> Iterator[str]:
    """Every feature form that any spelling of the sentences can hold."""
    yield from map(feature_form, [*BULLETS, *'«»“”"'])
    for word in dict.fromkeys(w.form for s in sentences for w in s.words):
        for part in filter(None, (word, *word.split(ZWNJ))):
            yield from map(feature_form, (part, "ب" + part, "بر" + part, "در" + part))


def lines(sentences: list[Sentence], random: Random, *, spellings: bool = True) -> list[list[Sentence]]:
    """The sentences respelt and joined to lines of one to four of the same bank."""
    out: list[list[Sentence]] = []
    for bank in dict.fromkeys(s.bank for s in sentences):
        rest = [s for s in sentences if s.bank == bank]
        random.shuffle(rest)
        while rest:
            many = random.choice((1, 1, 1, 2, 2, 3, 4)) if spellings else 1
            line, rest = rest[:many], rest[many:]
            out.append([respell(s, random) for s in line] if spellings else line)
    return out


def tree_batches(rows: list[list[Sentence]], tables: Tables, types: Types, random: Random) -> Iterator[TreeBatch]:
    """Batches of lines of alike length, in random order."""
    encoder = _Encoder(tables, types)
    rows.sort(key=lambda row: sum(len(s.words) for s in row))
    groups = list(_grouped(rows, [sum(len(s.words) for s in row) for row in rows]))
    random.shuffle(groups)
    for group in groups:
        yield encoder.trees(group)


def name_batches(items: list[Labelled], tables: Tables, types: Types, random: Random) -> Iterator[NameBatch]:
    """Batches of labelled lines, in random order; ZWNJ and final stops vary."""
    encoder = _Encoder(tables, types)
    items = sorted(items, key=lambda item: len(item.words))
    groups = list(_grouped(items, [len(item.words) for item in items]))
    random.shuffle(groups)
    for group in groups:
        yield encoder.names(group)


def _grouped(rows: list[Row], lengths: list[int]) -> Iterator[list[Row]]:
    group: list[Row] = []
    for row, length in zip(rows, lengths, strict=True):
        if group and (len(group) + 1) * (length + 2) > SIZE:
            yield group
            group = []
        group.append(row)
    if group:
        yield group


class _Encoder:
    """Turns rows into padded tensors with an edge symbol at both ends."""

    def __init__(self, tables: Tables, types: Types) -> None:
        self.types = types
        self.tags = {bank: {t: i for i, t in enumerate(names)} for bank, names in tables.tags.items()}
        self.banks = list(tables.tags)
        self.rules = {r: i for i, r in enumerate(tables.rules)}
        self.deps = {d: i for i, d in enumerate(tables.deps)}
        self.labels = {n: i for i, n in enumerate(tables.names)} | {UNKNOWN: IGNORE}

    def trees(self, rows: list[list[Sentence]]) -> TreeBatch:
        cells = [self._row(row) for row in rows]
        fills = (0, IGNORE, IGNORE, IGNORE, IGNORE, IGNORE, -1)
        columns = [_padded([c[k] for c in cells], fill) for k, fill in enumerate(fills)]
        words, tags, rules, starts, heads, deps, sentences = columns
        banks = torch.tensor([self.banks.index(row[0].bank) for row in rows])
        return TreeBatch(words, _lengths(cells), banks, tags, rules, starts, heads, deps, sentences)

    def _row(self, row: list[Sentence]) -> tuple[list[int], ...]:
        out: tuple[list[int], ...] = ([0], [IGNORE], [IGNORE], [IGNORE], [IGNORE], [IGNORE], [-1])
        words, tags, rules, starts, heads, deps, sentences = out
        for number, sentence in enumerate(row):
            begin = len(words) + 1
            for i, word in enumerate(sentence.words):
                words.append(self.types.index[feature_form(word.form)])
                tags.append(self.tags[sentence.bank].get(tag_of(word), IGNORE))
                rules.append(self.rules.get(rule_of(word), IGNORE))
                starts.append(int(i == 0))
                heads.append(0 if word.head < 0 else begin + word.head)
                deps.append(self.deps[word.dep])
                sentences.append(number)
        for column, fill in zip(out, (0, IGNORE, IGNORE, IGNORE, IGNORE, IGNORE, -1), strict=True):
            column.append(fill)
        if len(starts) > 1:
            starts[1] = IGNORE
        return out

    def names(self, items: list[Labelled]) -> NameBatch:
        words = [[0, *(self.types.index[feature_form(w)] for w in item.words), 0] for item in items]
        names = [[IGNORE, *(self.labels[n] for n in item.labels), IGNORE] for item in items]
        return NameBatch(_padded(words, 0), torch.tensor([len(w) for w in words]), _padded(names, IGNORE))


def _lengths(cells: list[tuple[list[int], ...]]) -> Tensor:
    return torch.tensor([len(c[0]) for c in cells])


def _padded(rows: list[list[int]], fill: int) -> Tensor:
    out = np.full((len(rows), max(map(len, rows))), fill, dtype=np.int64)
    for i, row in enumerate(rows):
        out[i, : len(row)] = row
    return torch.from_numpy(out)
