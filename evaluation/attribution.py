"""How often tellers and status are right when the event's words are given, on annotated reports.

Run it with `python -m evaluation.attribution [FOLDER] [--actors] [--show KIND]`. FOLDER holds `docs` and
`gold`; by default the training reports beside the checkout. The annotated words of each event stand in for the
event reader. `nearest`: some nearest teller overlaps a mention of an annotated one, or both have none.
`chain`: all chains are equal, link by link. `status`: the clearest words of the event give the annotated status.
With `--actors` the annotated actors tell whose speech an event is. `--show` lists errors: missed, extra, wrong, status.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from time import process_time

from sanad.lexicons import Lexicons
from sanad.parse import load_parser
from sanad.parse.predicates import with_predicates
from sanad.sources import SPEECH_ACTS, attribute, chains_of, judge_status, sources_of
from sanad.types.event import EventType, Status
from sanad.types.parse import Parsed
from sanad.types.source import Attribution, SpanChain
from sanad.types.text import Span
from training.gold import SHARED, GoldEvent, GoldReport, gold_reports

_CONTEXT = 90


@dataclass
class Tally:
    """Counts over all events, and the errors that were asked for."""

    events: int = 0
    nearest: Counter[str] = field(default_factory=Counter)
    chains: int = 0
    status: Counter[tuple[str, str]] = field(default_factory=Counter)
    sentences: int = 0
    seconds: float = 0.0
    errors: list[str] = field(default_factory=list)

    def figures(self) -> dict[str, object]:
        """Shares in percent, with the kinds of error."""
        right = sum(count for (gold, said), count in self.status.items() if gold == said)
        return {
            "events": self.events,
            "nearest": _share(self.nearest["right"], self.events),
            "chain": _share(self.chains, self.events),
            "status": _share(right, self.events),
            "errors": {kind: count for kind, count in sorted(self.nearest.items()) if kind != "right"},
            "by_status": {status.value: self._row(status.value) for status in Status},
            "sentences_per_second": round(self.sentences / self.seconds) if self.seconds else None,
        }

    def _row(self, gold: str) -> dict[str, int]:
        return {said: count for (g, said), count in sorted(self.status.items()) if g == gold}


def _share(part: int, whole: int) -> float:
    return round(100 * part / whole, 1) if whole else 0.0


@dataclass(frozen=True)
class Evaluation:
    """One pass over annotated reports."""

    lexicons: Lexicons
    with_actors: bool
    show: str
    tally: Tally = field(default_factory=Tally)

    def read(self, gold: GoldReport) -> None:
        """Count one report."""
        parsed = with_predicates(load_parser().parse(gold.report.text), self.lexicons)
        before = process_time()
        attributions = attribute(parsed, self.lexicons)
        self.tally.seconds += process_time() - before
        self.tally.sentences += len(parsed.sentences)
        for event in gold.events:
            if event.first:
                self._count(gold, event, parsed, attributions)

    def _count(self, gold: GoldReport, event: GoldEvent, parsed: Parsed, attributions: Sequence[Attribution]) -> None:
        speech = EventType(event.type) in SPEECH_ACTS
        actors = [s for id in event.roles["actor"] for s in gold.entities[id].spans] if self.with_actors else []
        span = event.first[0]
        holding = sources_of(parsed, span, attributions, speaker_is_actor=speech, actors=actors)
        said = chains_of(parsed, holding)
        kind = kind_of(gold, event, said)
        self.tally.events += 1
        self.tally.nearest[kind] += 1
        self.tally.chains += same_chains(gold, event, said)
        judged = judge_status(
            parsed, parsed.tokens_in(span), self.lexicons, attributions=holding, type=EventType(event.type)
        )
        self.tally.status[event.status, judged.status.value] += 1
        if self.show == kind or (self.show == "status" and judged.status != event.status):
            self.tally.errors.append(_described(gold, event, span, said, judged.status.value))


def kind_of(gold: GoldReport, event: GoldEvent, said: Sequence[SpanChain]) -> str:
    """ "right", "missed", "extra" or "wrong": the nearest tellers of an event against the annotation."""
    if not event.sources or not said:
        return "right" if not event.sources and not said else "missed" if not said else "extra"
    right = any(_names(gold, chain[0], told[0]) for chain in said for told in event.sources)
    return "right" if right else "wrong"


def same_chains(gold: GoldReport, event: GoldEvent, said: Sequence[SpanChain]) -> bool:
    """True if each chain said has an annotated one that is equal, and the other way round."""
    pairs = [(s, g) for s in said for g in event.sources if _same_chain(gold, s, g)]
    return {s for s, _ in pairs} == set(said) and {g for _, g in pairs} == set(event.sources)


def _same_chain(gold: GoldReport, said: SpanChain, told: tuple[str, ...]) -> bool:
    return len(said) == len(told) and all(_names(gold, s, id) for s, id in zip(said, told, strict=True))


def _names(gold: GoldReport, span: Span, id: str) -> bool:
    return any(span.overlaps(mention) for mention in gold.entities[id].spans)


def _described(gold: GoldReport, event: GoldEvent, span: Span, said: Sequence[SpanChain], status: str) -> str:
    text = gold.report.text
    words = f"{text[max(0, span.start - _CONTEXT) : span.start]}[{span.of(text)}]{text[span.end : span.end + 40]}"
    told = [[gold.entities[id].name for id in chain] for chain in event.sources]
    read = [[s.of(text) for s in chain] for chain in said]
    line = words.replace("\n", " / ")
    return f"{gold.report.id} {event.type} {event.status}>{status} {line} GOLD {told} SAID {read}"


def evaluate(reports: Iterator[GoldReport], *, with_actors: bool = False, show: str = "") -> Tally:
    """Read annotated reports and count."""
    evaluation = Evaluation(Lexicons(), with_actors, show)
    for report in reports:
        evaluation.read(report)
    return evaluation.tally


def main(arguments: Sequence[str]) -> int:
    """Print the figures as JSON; 2 if the folder is missing."""
    parser = argparse.ArgumentParser(prog="evaluation.attribution")
    parser.add_argument("folder", nargs="?", type=Path, default=SHARED / "gold" / "train")
    parser.add_argument("--actors", action="store_true")
    parser.add_argument("--show", default="", choices=["", "missed", "extra", "wrong", "status"])
    given = parser.parse_args(arguments)
    if not (given.folder / "docs").is_dir():
        print(f"{given.folder}: no annotated reports there (folders docs and gold expected)", file=sys.stderr)
        return 2
    tally = evaluate(gold_reports(given.folder), with_actors=given.actors, show=given.show)
    for error in tally.errors:
        print(error)
    print(json.dumps(tally.figures(), ensure_ascii=False, indent=1))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
