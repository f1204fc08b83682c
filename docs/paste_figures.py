"""Pastes figures into the pages, between markers, from the files that the measuring commands wrote.

A page says ``<!-- figures:evaluate -->`` … ``<!-- /figures -->``; what stands between is written here.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from pathlib import Path

ROOT = Path(__file__).parents[1]
MARKED = re.compile(r"(<!-- figures:(?P<name>[a-z]+) -->\n).*?(<!-- /figures -->)", re.S)


EVENTS_SHOWN = 4
"""How many events of the demo a page shows."""


def evaluate_table(written: str) -> str:
    """Scores on annotated reports."""
    figures = json.loads(written)
    rows = "".join(f"| {name} | {row['P']} | {row['R']} | {row['F']} |\n" for name, row in figures.items())
    return f"| `make evaluate` | P | R | F |\n|---|---|---|---|\n{rows}"


def bench_table(written: str) -> str:
    """Speed and size."""
    rows = "".join(f"| {name} | {value} |\n" for name, value in json.loads(written).items())
    return f"| `make bench` | |\n|---|---|\n{rows}"


def demo_block(written: str) -> str:
    """The first events of the demo, without the article."""
    record = written[written.index("\ndemo\n") + 1 :]
    events = record.split("\n\n")[: EVENTS_SHOWN + 1]
    return "```text\n" + "\n\n".join(events) + "\n```\n"


TABLES: Mapping[str, tuple[Path, Callable[[str], str]]] = {
    "evaluate": (ROOT / "evaluation" / "figures.json", evaluate_table),
    "bench": (ROOT / "bench" / "figures.json", bench_table),
    "demo": (ROOT / "docs" / "demo.txt", demo_block),
}


def pasted(page: str) -> str:
    """The page with the figures that the files hold now; a table without its file says how to make it."""
    return MARKED.sub(lambda found: found[1] + _table(found["name"]) + found[3], page)


def _table(name: str) -> str:
    file, table = TABLES[name]
    if not file.exists():
        return "Not measured yet; see `make help`.\n"
    return table(file.read_text(encoding="utf-8"))


if __name__ == "__main__":
    for path in (ROOT / "README.md", *(ROOT / "docs").glob("*.md")):
        text = path.read_text(encoding="utf-8")
        path.write_text(pasted(text), encoding="utf-8")
