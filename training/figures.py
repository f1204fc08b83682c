"""Measure the shipped model and write the figures into the documentation: `python -m training.figures`.

Words are compared as in the CoNLL 2018 shared task: a word of the system counts as found if its letters stand in
the same place of the text as those of a gold word; precision and recall over all words give F. Differences from
the official script: multiword tokens count as one word (see `training.conllu`), labels are compared with their
subtypes, lemmas and forms in folded letters. Ten sentences at a time are joined by spaces to one text.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

from sanad.parse import Parser, load_parser
from sanad.parse.tokenizer import is_blank
from sanad.text.fold import fold_word
from sanad.types.parse import Parsed
from training import banks, names, spelling
from training.conllu import Sentence
from training.data import find_data
from training.names import Labelled, spans

DOCS = Path(__file__).parent.parent / "docs"
TOGETHER = 10
MEASURES = ("words", "sentences", "upos", "feats", "lemma", "uas", "las")
ARABIC_KEYBOARD = str.maketrans("یک۰۱۲۳۴۵۶۷۸۹", "يك٠١٢٣٤٥٦٧٨٩")
NAME_LABELS = {"PER": "PER", "LOC": "LOC", "ORG": "ORG", "FAC": "LOC"}
"""Our labels as the news test set would call them; GROUP has no counterpart there and is left out."""


@dataclass(frozen=True, slots=True)
class Gold:
    """One text with its gold words: letters (start, end without white space), tag, features, lemma, head, label."""

    text: str
    words: tuple[tuple[object, ...], ...]
    starts: frozenset[int]


@dataclass(frozen=True, slots=True)
class Noise:
    """A way of writing: a change of the annotated sentence, a change of the text, what stands between sentences."""

    what: str
    sentence: Callable[[Sentence, Random], Sentence] = lambda sentence, random: sentence
    text: Callable[[str], str] = lambda text: text
    between: str = " "


NOISES = {
    "clean": Noise("as in the treebank"),
    "zwnj-space": Noise("ZWNJ typed as a space", spelling.apart),
    "zwnj-none": Noise("ZWNJ left out", text=lambda text: text.replace("\u200c", "")),
    "arabic": Noise("Arabic ي ك and digits", text=lambda text: text.translate(ARABIC_KEYBOARD)),
    "glued": Noise("no space around punctuation", spelling.glued),
    "open": Noise("no full stop at the end, one sentence a line", spelling.unclosed, between="\n"),
    "run-on": Noise("no full stop at the end, run together", spelling.unclosed),
    "bare": Noise("no punctuation at all, one sentence a line", spelling.unpunctuated, between="\n"),
    "bullets": Noise("an emoji or bullet before each line", spelling.bulleted, between="\n"),
}


def gold_texts(sentences: list[Sentence], noise: Noise) -> Iterator[Gold]:
    """The sentences under `noise`, `TOGETHER` at a time."""
    random = Random(5)
    changed = [noise.sentence(s, random) for s in sentences]
    for at in range(0, len(changed), TOGETHER):
        yield _gold(changed[at : at + TOGETHER], noise)


def _gold(sentences: list[Sentence], noise: Noise) -> Gold:
    words: list[tuple[object, ...]] = []
    starts, at = set(), 0
    for sentence in sentences:
        begin = len(words)
        starts.add(at)
        for word in sentence.words:
            length = _letters(noise.text(word.form))
            head = begin + word.head if word.head >= 0 else -1
            words.append((at, at + length, word.upos, word.feats, fold_word(word.lemma), head, word.dep))
            at += length
    text = noise.between.join(noise.text(s.text) for s in sentences)
    return Gold(text, tuple(words), frozenset(starts))


def _letters(text: str) -> int:
    """How many characters `text` has without white space and invisible ones, which spans leave out at the edges."""
    return sum(not is_blank(char) for char in text)


def system_words(parsed: Parsed) -> tuple[list[tuple[object, ...]], frozenset[int]]:
    """Words and sentence starts of a parse in the form of `Gold`."""
    words: list[tuple[object, ...]] = []
    starts, at, end = set(), 0, 0
    first = {begin for begin, _ in parsed.sentences}
    for token in parsed.tokens:
        at += _letters(parsed.text[end : token.span.start])
        end = token.span.end
        length = _letters(parsed.text[token.span.start : end])
        if token.i in first:
            starts.add(at)
        head = -1 if token.head == token.i else token.head
        words.append((at, at + length, token.upos, tuple(sorted(token.feats.items())), token.lemma, head, token.dep))
        at += length
    return words, frozenset(starts)


def compare(gold: Gold, parsed: Parsed) -> dict[str, tuple[int, int, int]]:
    """For each measure how many are right, in gold, in the system's answer."""
    words, starts = system_words(parsed)
    mine = {(w[0], w[1]): w for w in words}
    pairs = [(g, mine[g[0], g[1]]) for g in gold.words if (g[0], g[1]) in mine]
    right = {name: sum(_same(name, g, s, gold, words) for g, s in pairs) for name in MEASURES if name != "sentences"}
    sizes = len(gold.words), len(words)
    out = {name: (n, *sizes) for name, n in right.items()}
    ends = _sentence_spans(gold.starts, gold.words), _sentence_spans(starts, words)
    return out | {"sentences": (len(ends[0] & ends[1]), len(ends[0]), len(ends[1]))}


def _same(
    measure: str, g: tuple[object, ...], s: tuple[object, ...], gold: Gold, words: list[tuple[object, ...]]
) -> bool:
    at = {"upos": 2, "feats": 3, "lemma": 4}.get(measure)
    if at is not None:
        return g[at] == s[at]
    if measure == "words":
        return True
    heads = _place(g[5], gold.words) == _place(s[5], words)
    return heads and (measure == "uas" or g[6] == s[6])


def _place(head: object, words: tuple[tuple[object, ...], ...] | list[tuple[object, ...]]) -> object:
    return words[head][:2] if isinstance(head, int) and head >= 0 else None


def _sentence_spans(starts: frozenset[int], words: object) -> set[tuple[int, int]]:
    last = max((w[1] for w in words), default=0)  # type: ignore[attr-defined]
    ordered = sorted(starts)
    return set(zip(ordered, [*ordered[1:], last], strict=True))


def treebank_figures(parser: Parser, sentences: list[Sentence]) -> dict[str, dict[str, float]]:
    """F in per cent of every measure under every noise."""
    out = {}
    for name, noise in NOISES.items():
        total = {measure: [0, 0, 0] for measure in MEASURES}
        for gold in gold_texts(sentences, noise):
            for measure, counts in compare(gold, parser.parse(gold.text)).items():
                total[measure] = [a + b for a, b in zip(total[measure], counts, strict=True)]
        out[name] = {measure: round(200 * n / max(1, a + b), 2) for measure, (n, a, b) in total.items()}
    return out


def name_figures(parser: Parser, items: list[Labelled]) -> dict[str, dict[str, float]]:
    """Exact-span precision, recall and F of PER, LOC, ORG and of all together."""
    counts = {label: [0, 0, 0] for label in ("PER", "LOC", "ORG")}
    for item in items:
        want, have = _gold_names(item), _found_names(parser.parse(" ".join(item.words)))
        for label, tally in counts.items():
            mine, theirs = ({n for n in found if n[2] == label} for found in (have, want))
            for k, n in enumerate((len(mine & theirs), len(theirs), len(mine))):
                tally[k] += n
    counts["all"] = [sum(tally[k] for tally in counts.values()) for k in range(3)]
    return {label: _prf(*tally) for label, tally in counts.items()}


def _gold_names(item: Labelled) -> set[tuple[int, int, str]]:
    starts = [0]
    for word in item.words:
        starts.append(starts[-1] + len(word) + 1)
    return {(starts[a], starts[b] - 1, kind) for a, b, kind in spans(list(item.labels))}


def _found_names(parsed: Parsed) -> set[tuple[int, int, str]]:
    found = set()
    for name in parsed.names:
        if name.label in NAME_LABELS:
            span = parsed.span(name.start, name.end)
            found.add((span.start, span.end, NAME_LABELS[name.label]))
    return found


def _prf(right: int, gold: int, found: int) -> dict[str, float]:
    return {
        "p": round(100 * right / max(1, found), 1),
        "r": round(100 * right / max(1, gold), 1),
        "f": round(200 * right / max(1, gold + found), 1),
    }


def write_tables(page: Path, figures: dict[str, dict[str, dict[str, float]]]) -> None:
    """Put the tables between the markers of `page`."""
    text = page.read_text("utf-8")
    for name, rows in figures.items():
        begin, end = f"<!-- figures:{name} -->", f"<!-- end:{name} -->"
        if begin in text:
            text = text[: text.index(begin) + len(begin)] + "\n" + _table(name, rows) + text[text.index(end) :]
    page.write_text(text, "utf-8")


def _table(title: str, rows: dict[str, dict[str, float]]) -> str:
    columns = list(next(iter(rows.values())))
    lines = [f"| {title} | " + " | ".join(columns) + " |", "|---" * (len(columns) + 1) + "|"]
    for name, row in rows.items():
        label = f"{name}: {NOISES[name].what}" if name in NOISES else name
        lines.append(f"| {label} | " + " | ".join(f"{row[c]:.1f}" for c in columns) + " |")
    return "\n".join(lines) + "\n"


def main() -> None:
    """Read the command line, measure, write."""
    parser = argparse.ArgumentParser(prog="python -m training.figures", description=__doc__)
    parser.add_argument("--data", help="folder with treebank and ner (default: $SANAD_DATA or ../shared)")
    parser.add_argument("--model", help="another pipeline than the shipped one; then nothing is written")
    parser.add_argument("--part", default="test", choices=["dev", "test"], help="which part of PerDT")
    args = parser.parse_args()
    data, reader = find_data(args.data), load_parser(args.model)
    figures = {"perdt": treebank_figures(reader, banks.perdt(data, args.part))}
    items = names.peyma(data.root / "ner" / "peyma-test.txt") if args.part == "test" else names.tweets(data, "dev")
    figures["names"] = name_figures(reader, items)
    json.dump({"model": reader.name, "part": args.part, **figures}, sys.stdout, indent=1)
    if args.model is None and args.part == "test":
        kept = {"model": reader.name, "command": "python -m training.figures", **figures}
        (DOCS / "model-figures.json").write_text(json.dumps(kept, indent=1) + "\n", "utf-8")
        write_tables(DOCS / "model.md", figures)


if __name__ == "__main__":
    main()
