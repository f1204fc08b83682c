"""Training data for names: words with B/I/O labels. None of it from the news test set."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sanad.parse.tokenizer import is_blank, pieces
from sanad.text.fold import fold_word
from sanad.types.text import Span
from training.conllu import Sentence
from training.data import Data
from training.gold import GoldReport, gold_reports

LABELS = {"PER": "PER", "LOC": "LOC", "ORG": "ORG", "POG": "ORG", "NAT": "GROUP"}
KINDS = {
    "PERSON": "PER",
    "STATE": "LOC",
    "PLACE": "LOC",
    "ORG": "ORG",
    "SECURITY": "ORG",
    "GROUP": "ORG",
    "MEDIA": "ORG",
    "FACILITY": "FAC",
}
NEVER = frozenset({"VERB", "AUX", "PRON", "DET", "ADP", "SCONJ", "ADV", "PUNCT", "INTJ", "PART"})
"""Classes of words that are not part of a name, nearly always."""
UNKNOWN = ""
"""Label of a word that nobody judged."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """Words with a label each; `UNKNOWN` words teach nothing."""

    words: tuple[str, ...]
    labels: tuple[str, ...]


def tweets(data: Data, part: str) -> list[Labelled]:
    """ParsTwiNER's `part` with nations as GROUP, parties as ORG, events dropped."""
    with gzip.open(data.root / "ner" / f"parstwiner-{part}.txt.gz", "rt", encoding="utf-8") as lines:
        return [_labelled(block, LABELS, "\t", "-") for block in _blocks(lines.read())]


def peyma(path: Path) -> list[Labelled]:
    """The news test set (`word|B_PER` lines), only for figures."""
    return [
        _labelled(b, {"PER": "PER", "LOC": "LOC", "ORG": "ORG"}, "|", "_") for b in _blocks(path.read_text("utf-8"))
    ]


def _blocks(text: str) -> Iterator[list[str]]:
    for block in text.replace("\r", "").split("\n\n"):
        lines = [line for line in block.split("\n") if line.strip()]
        if lines:
            yield lines


def _labelled(lines: list[str], labels: dict[str, str], tab: str, dash: str) -> Labelled:
    words, out = [], []
    for line in lines:
        word, _, label = line.rpartition(tab)
        side, _, kind = label.partition(dash)
        out.append(f"{side}-{labels[kind]}" if kind in labels else "O")
        words.append(word or label)
    return Labelled(tuple(words), tuple(out))


def grammar(sentences: list[Sentence]) -> list[Labelled]:
    """Treebank sentences whose words of `NEVER` classes are no names; their other words are `UNKNOWN`."""
    return [
        Labelled(tuple(w.form for w in s.words), tuple("O" if w.upos in NEVER else UNKNOWN for w in s.words))
        for s in sentences
    ]


@dataclass(frozen=True, slots=True)
class Common:
    """Folded words of the treebank that never are (part of) a proper name there, and those of `NEVER` classes."""

    words: frozenset[str]
    grammatical: frozenset[str]

    def is_name(self, text: str, kind: str) -> bool:
        """False for a description: all words common (of PER: the first), or a grammatical word or number among them."""
        words = [fold_word(piece) for piece, blank in pieces(text) if not blank]
        described = self.words.issuperset(words[:1] if kind == "PER" else words)
        return not described and not any(w in self.grammatical or w.isdecimal() for w in words)


def common_words(sentences: list[Sentence]) -> Common:
    """What the treebank `sentences` say about the words in them."""
    words = [(fold_word(w.form), w.upos) for s in sentences for w in s.words]
    proper = {form for form, upos in words if upos in {"PROPN", "X"}}
    grammatical = {form for form, upos in words if upos in NEVER - {"VERB", "PUNCT"}}
    return Common(frozenset({form for form, _ in words} - proper), frozenset(grammatical - proper))


def reports(data: Data, common: Common | None = None) -> list[Labelled]:
    """Names of the annotated training reports, one item a line that holds any; with `common`, no descriptions.

    Only entities that take part in something are annotated there, so a word outside of them is `UNKNOWN`,
    except right beside a name, where it is O.
    """
    return [item for report in gold_reports(data.root / "gold" / "train") for item in _report_lines(report, common)]


def _report_lines(report: GoldReport, common: Common | None) -> Iterator[Labelled]:
    text = report.report.text
    names = [(span, kind) for span, kind in _name_spans(report) if not common or common.is_name(span.of(text), kind)]
    at, words, labels = 0, [], []
    for piece, blank in pieces(text):
        start, at = at, at + len(piece)
        if not blank and not is_blank(piece):
            words.append(piece)
            labels.append(_label(start, at, names))
        elif "\n" in piece:
            if any(labels):
                yield Labelled(tuple(words), tuple(_fenced(labels)))
            words, labels = [], []
    if any(labels):
        yield Labelled(tuple(words), tuple(_fenced(labels)))


def _name_spans(report: GoldReport) -> Iterator[tuple[Span, str]]:
    """Mentions made of words of the entity's name: "ظریف" for "محمدجواد ظریف", not "وزیر خارجه"."""
    text = report.report.text
    for entity in report.entities.values():
        known = set(entity.name.split())
        for span in entity.spans:
            if entity.kind in KINDS and set(span.of(text).split()) <= known:
                yield span, KINDS[entity.kind]


def _label(start: int, end: int, names: list[tuple[Span, str]]) -> str:
    for span, kind in names:
        if span.start <= start and end <= span.end:
            return ("B-" if start == span.start else "I-") + kind
    return UNKNOWN


def _fenced(labels: list[str]) -> Iterator[str]:
    for i, label in enumerate(labels):
        beside = labels[max(0, i - 1) : i + 2]
        yield "O" if not label and any(beside) else label


def spans(labels: list[str]) -> set[tuple[int, int, str]]:
    """The names that B/I/O labels describe: start, end, kind. An I without its B begins a name."""
    out: set[tuple[int, int, str]] = set()
    start, kind = 0, ""
    for i, label in enumerate([*labels, "O"]):
        inside = label.startswith("I-") and label[2:] == kind
        if kind and not inside:
            out.add((start, i, kind))
            kind = ""
        if label != "O" and not inside:
            start, kind = i, label[2:]
    return out
