"""Sanad beside dateparser and parstdex on the same annotated items; writes the table of docs/times.md.

Run it with `make bench-times`, after `pip install sanad[bench]`. dateparser is given what it finds in running text
(`search_dates`); parstdex finds spans and resolves none.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Mapping
from datetime import date, datetime
from importlib import import_module
from pathlib import Path
from time import perf_counter
from typing import Any

from evaluation.times import ITEMS, Tally, count

from sanad.lexicons import Lexicons
from sanad.mentions.times import find_times

PAGE = Path(__file__).parents[1] / "docs" / "times.md"
MARKS = "<!-- bench-times -->", "<!-- /bench-times -->"
Said = list[dict[str, Any]]
Finder = Callable[[str, str | None], Said]


def sanad_finder() -> Finder:
    """Sanad's own."""
    lexicons = Lexicons()

    def find(text: str, published: str | None) -> Said:
        day = date.fromisoformat(published) if published else None
        found = find_times(text, published=day, lexicons=lexicons)
        return [_row(t.span.start, t.span.end, t.start, t.end) for t in found]

    return find


def dateparser_finder() -> Finder:
    """dateparser's search in Persian; each date is taken as one day."""
    search_dates = import_module("dateparser.search").search_dates

    def find(text: str, published: str | None) -> Said:
        settings: dict[str, Any] = {"RELATIVE_BASE": datetime.fromisoformat(published)} if published else {}
        out, at = [], 0
        for words, when in search_dates(text, languages=["fa"], settings=settings) or ():
            start = text.find(words, at)
            if start >= 0:
                at = start + len(words)
                out.append(_row(start, at, when.date(), when.date()))
        return out

    return find


def parstdex_finder() -> Finder:
    """parstdex's spans."""
    model = import_module("parstdex").Parstdex()

    def find(text: str, published: str | None) -> Said:
        spans = model.extract_span(text)
        return [_row(start, end, None, None) for start, end in (*spans["datetime"],)]

    return find


def _row(start: int, end: int, first: date | None, last: date | None) -> dict[str, Any]:
    days = {"start": first.isoformat() if first else None, "end": last.isoformat() if last else None}
    return {"span": {"start": start, "end": end}, **days}


def measured(find: Finder, items: list[Mapping[str, Any]]) -> dict[str, Any]:
    """Figures of one finder."""
    tally = Tally()
    find(items[0]["text"], items[0]["published"])  # what is loaded at first use is no part of the speed
    start = perf_counter()
    for item in items:
        count(tally, item, find(item["text"], item["published"]), "times")
    words = sum(len(item["text"].split()) for item in items)
    return {**tally.figures(), "words a second": round(words / (perf_counter() - start))}


def table(results: Mapping[str, Mapping[str, Any]]) -> str:
    """A Markdown table."""
    columns = ("found F", "strict F", "value of found", "said in traps", "words a second")
    head = "| | " + " | ".join(columns) + " |\n|---|" + "---|" * len(columns) + "\n"
    rows = (f"| {name} | " + " | ".join(str(row[c]) for c in columns) + " |\n" for name, row in results.items())
    return head + "".join(rows)


def main() -> None:
    """Measure all and paste the table."""
    if not ITEMS.exists():
        sys.exit(f"{ITEMS}: no annotated items there; they lie beside the checkout, not in it")
    items = json.loads(ITEMS.read_text(encoding="utf-8"))["times"]
    makers = {"Sanad": sanad_finder, "dateparser": dateparser_finder, "parstdex": parstdex_finder}
    results = {name: measured(make(), items) for name, make in makers.items()}
    page = PAGE.read_text(encoding="utf-8")
    before, after = page.split(MARKS[0])[0], page.split(MARKS[1])[1]
    PAGE.write_text(before + MARKS[0] + "\n" + table(results) + MARKS[1] + after, encoding="utf-8")
    print(table(results))


if __name__ == "__main__":
    main()
