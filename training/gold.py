"""Annotated reports, with quotes turned into spans as the scorer turns them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sanad.types.text import Report, Span

SHARED = Path(__file__).resolve().parents[2] / "shared"


@dataclass(frozen=True)
class GoldEntity:
    """An annotated entity; `spans` are all occurrences of its quotes."""

    id: str
    kind: str
    name: str
    spans: tuple[Span, ...]


@dataclass(frozen=True)
class GoldEvent:
    """An annotated event; `first` are the spans of the clearest trigger only."""

    id: str
    type: str
    mode: str | None
    triggers: tuple[Span, ...]
    first: tuple[Span, ...]
    roles: dict[str, frozenset[str]]
    time: tuple[str | None, str | None] | None
    time_spans: tuple[Span, ...]
    status: str
    sources: tuple[tuple[str, ...], ...]
    casualties: tuple[dict[str, Any], ...]


@dataclass(frozen=True)
class GoldReport:
    """A report with its annotation."""

    report: Report
    entities: dict[str, GoldEntity]
    events: tuple[GoldEvent, ...]
    relations: tuple[dict[str, Any], ...]


def gold_reports(folder: Path) -> Iterator[GoldReport]:
    """All annotated reports of `folder` (with its `docs` and `gold`), by id."""
    for path in sorted((folder / "docs").glob("*.json")):
        doc = json.loads(path.read_text(encoding="utf8"))
        gold = json.loads((folder / "gold" / path.name).read_text(encoding="utf8"))
        report = Report(doc["id"], doc["text"], doc.get("outlet"), doc.get("title"), doc.get("url"), doc["published"])
        yield _gold_report(report, gold)


def _gold_report(report: Report, gold: dict[str, Any]) -> GoldReport:
    text = report.text
    entities = {
        e["id"]: GoldEntity(e["id"], e["kind"], e["name"], quote_spans(text, e["mentions"])) for e in gold["entities"]
    }
    events = tuple(_gold_event(text, v) for v in gold["events"])
    return GoldReport(report, entities, events, tuple(gold["relations"]))


def _gold_event(text: str, v: dict[str, Any]) -> GoldEvent:
    time = v.get("time")
    roles = {
        "actor": "actors",
        "recipient": "recipients",
        "place": "places",
        "from": "from",
        "to": "to",
        "denied": "denied_by",
    }
    return GoldEvent(
        v["id"],
        v["type"],
        v["mode"],
        quote_spans(text, v["triggers"]),
        quote_spans(text, v["triggers"][:1]),
        {role: frozenset(v.get(key) or ()) for role, key in roles.items()},
        (time["start"], time["end"]) if time else None,
        quote_spans(text, [time["quote"]]) if time else (),
        v["status"],
        tuple(tuple(chain) for chain in v["sources"]),
        tuple(v["casualties"]),
    )


def quote_spans(text: str, quotes: list[Any]) -> tuple[Span, ...]:
    """Spans of quotes: a string means all its occurrences, ``[string, n]`` the n-th."""
    out: list[Span] = []
    for quote in quotes:
        words, n = (quote[0], quote[1]) if isinstance(quote, list) else (quote, None)
        found = list(_occurrences(text, words))
        out += found if n is None else found[n - 1 : n]
    return tuple(out)


def _occurrences(text: str, words: str) -> Iterator[Span]:
    at = text.find(words)
    while at >= 0:
        yield Span(at, at + len(words))
        at = text.find(words, at + 1)
