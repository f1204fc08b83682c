"""Scores times and quantities on annotated items and writes docs/times-figures.json.

Run it with `python -m evaluation.times [ITEMS]`. ITEMS is a JSON file {"times": [...], "quantities": [...]} whose
items have id, text, published and their expressions (quote, n, start, end, kind … or low, high, kind); by default
the one beside the checkout. Found, strict and value are counted as in docs/times.md.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from time import process_time
from typing import Any

from sanad.export.expressions import expressions_row
from sanad.lexicons import Lexicons
from sanad.mentions.quantities import find_quantities
from sanad.mentions.times import find_times
from sanad.types.text import Report

ROOT = Path(__file__).parents[1]
ITEMS = ROOT.parent / "shared" / "times" / "dev.json"
FIGURES = ROOT / "docs" / "times-figures.json"
PREPOSITIONS = ("در", "از", "تا", "به", "طی", "ظرف", "برای", "تاریخ", "مورخ")
COMPARED = {"times": ("start", "end"), "quantities": ("low", "high", "kind")}

Item = Mapping[str, Any]
Range = tuple[int, int]


@dataclass
class Tally:
    """Counts over items of one kind."""

    gold: int = 0
    said: int = 0
    found: int = 0
    strict: int = 0
    valued: int = 0
    value: int = 0
    traps: int = 0

    def figures(self) -> dict[str, float | int]:
        """F of found and strict spans, share of right values, and expressions said where there are none."""
        both = self.gold + self.said
        return {
            "found F": round(200 * self.found / max(both, 1), 1),
            "strict F": round(200 * self.strict / max(both, 1), 1),
            "value of found": round(100 * self.value / max(self.valued, 1), 1),
            "said in traps": self.traps,
            "expected": self.gold,
            "said": self.said,
        }


def rows_of(items: Mapping[str, Sequence[Item]], lexicons: Lexicons) -> Iterator[tuple[Item, dict[str, Any]]]:
    """Every item with what Sanad says about it."""
    for item in (*items["times"], *items["quantities"]):
        report = Report(id=item["id"], text=item["text"], published=item.get("published"))
        times = find_times(report.text, published=_day(item.get("published")), lexicons=lexicons)
        yield item, expressions_row(report, times, find_quantities(report.text, lexicons=lexicons))


def _day(published: str | None) -> date | None:
    return date.fromisoformat(published) if published else None


def place(text: str, expression: Item) -> Range:
    """Where an annotated quote stands."""
    at = -1
    for _ in range(expression.get("n", 1)):
        at = text.index(expression["quote"], at + 1)
    return at, at + len(expression["quote"])


def bare(text: str, span: Range) -> Range:
    """A span without leading prepositions."""
    start, end = span
    for word in text[start:end].split(" ")[:-1]:
        if word not in PREPOSITIONS:
            break
        start += len(word) + 1
    return start, end


def pairs(gold: Sequence[Range], said: Sequence[Range]) -> list[tuple[int, int]]:
    """Overlapping spans, the longest overlap first, each used once."""
    common = ((min(g[1], s[1]) - max(g[0], s[0]), i, j) for i, g in enumerate(gold) for j, s in enumerate(said))
    used: tuple[set[int], set[int]] = set(), set()
    out = []
    for length, i, j in sorted(common, reverse=True):
        if length > 0 and i not in used[0] and j not in used[1]:
            used[0].add(i)
            used[1].add(j)
            out.append((i, j))
    return out


def count(tally: Tally, item: Item, said: Sequence[Mapping[str, Any]], kind: str) -> None:
    """Add one item to the counts."""
    gold = item[kind]
    wanted = [place(item["text"], expression) for expression in gold]
    given = [(row["span"]["start"], row["span"]["end"]) for row in said]
    tally.gold += len(gold)
    tally.said += len(said)
    tally.traps += 0 if gold else len(said)
    for i, j in pairs(wanted, given):
        tally.found += 1
        tally.strict += bare(item["text"], wanted[i]) == bare(item["text"], given[j])
        if kind == "quantities" or gold[i]["kind"] in ("point", "range"):
            tally.valued += 1
            tally.value += all(gold[i].get(key) == said[j].get(key) for key in COMPARED[kind])


def words_per_second(texts: Sequence[str], lexicons: Lexicons) -> int:
    """Speed of times and quantities together on one core."""
    start = process_time()
    for text in texts:
        find_times(text, published=date(2026, 6, 1), lexicons=lexicons)
        find_quantities(text, lexicons=lexicons)
    return round(sum(len(text.split()) for text in texts) / (process_time() - start))


def main() -> None:
    """Score, print and write."""
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else ITEMS
    if not path.exists():
        sys.exit(f"{path}: no annotated items there; name a file: python -m evaluation.times ITEMS")
    items, lexicons = json.loads(path.read_text(encoding="utf-8")), Lexicons()
    tallies = {"times": Tally(), "quantities": Tally()}
    known = {kind: {item["id"] for item in items[kind]} for kind in tallies}
    for item, row in rows_of(items, lexicons):
        for kind, tally in tallies.items():
            if item["id"] in known[kind]:
                count(tally, item, row[kind], kind)
    figures: dict[str, Any] = {kind: tally.figures() for kind, tally in tallies.items()}
    texts = [item["text"] for kind in tallies for item in items[kind]] * 5
    figures["words a second"] = words_per_second(texts, lexicons)
    FIGURES.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")
    print(FIGURES.read_text(encoding="utf-8"))


if __name__ == "__main__":
    main()
