"""How many annotated triggers the predicate lexicons reach: ``python -m evaluation.coverage``.

A trigger counts as reached if it shares a word with a match of the lexicons. Prints shares for every event type
and, for the training reports only, the triggers that are not reached, most frequent first.
Nothing is learnt here: of the development reports only figures are shown.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from sanad.events.match import Match, Matcher
from sanad.lexicons import Lexicons
from sanad.parse import load_parser
from sanad.parse.predicates import with_predicates
from sanad.text.fold import fold_word
from sanad.types.parse import Parsed
from sanad.types.text import Span
from training.gold import SHARED, GoldReport, gold_reports

Parse = Callable[[str], Parsed]


@dataclass
class Tally:
    """Counts for one event type.

    Attributes:
        triggers: annotated triggers.
        same: those that share a word with a match of their own type.
        any: those that share a word with a match of any type.
        events: annotated events.
        found: events of which some trigger shares a word with a match of their own type.
    """

    triggers: int = 0
    same: int = 0
    any: int = 0
    events: int = 0
    found: int = 0

    def __iadd__(self, other: Tally) -> Tally:
        self.triggers += other.triggers
        self.same += other.same
        self.any += other.any
        self.events += other.events
        self.found += other.found
        return self

    def row(self, name: str) -> str:
        """A line of the printed table."""
        parts = (share(self.same, self.triggers), share(self.any, self.triggers), share(self.found, self.events))
        return f"{name:<10} {self.triggers:>6} {parts[0]:>6} {parts[1]:>6} {self.events:>7} {parts[2]:>6}"


@dataclass
class Coverage:
    """The tallies of a set of reports."""

    by_type: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    matches: int = 0
    useful: int = 0
    missed: Counter[tuple[str, str]] = field(default_factory=Counter)

    def add(self, gold: GoldReport, matches: Iterable[tuple[str, tuple[Span, ...]]]) -> None:
        """Count one report; `matches` are event types with the stretches of text that they stand on."""
        known = list(matches)
        self._count_matches(gold, known)
        for event in gold.events:
            same = [s for type_, spans in known if type_ == event.type for s in spans]
            every = [s for _, spans in known for s in spans]
            reached = [touches(t, same) for t in event.triggers]
            self.by_type[event.type] += Tally(
                len(event.triggers), sum(reached), sum(touches(t, every) for t in event.triggers), 1, int(any(reached))
            )
            for trigger, hit in zip(event.triggers, reached, strict=True):
                if not hit:
                    self.missed[event.type, fold_word(trigger.of(gold.report.text))] += 1

    def _count_matches(self, gold: GoldReport, known: list[tuple[str, tuple[Span, ...]]]) -> None:
        for type_, spans in known:
            triggers = [t for v in gold.events if v.type == type_ for t in v.triggers]
            self.matches += 1
            self.useful += any(touches(s, triggers) for s in spans)

    def table(self) -> str:
        """The tallies as text."""
        head = f"{'type':<10} {'trigg.':>6} {'same':>6} {'any':>6} {'events':>7} {'found':>6}"
        total = Tally()
        for tally in self.by_type.values():
            total += tally
        rows = [tally.row(name) for name, tally in sorted(self.by_type.items())]
        matches = f"matches: {self.matches}, on a trigger of their type: {share(self.useful, self.matches)}"
        return "\n".join([head, *rows, total.row("all"), matches])


def touches(span: Span, others: Iterable[Span]) -> bool:
    """Whether `span` shares a character with one of `others`."""
    return any(span.overlaps(other) for other in others)


def share(part: int, whole: int) -> str:
    """A percentage with one decimal.

    >>> share(1, 3)
    '33.3'
    """
    return f"{100 * part / whole:.1f}" if whole else "–"


def stretches(match: Match, parsed: Parsed) -> tuple[str, tuple[Span, ...]]:
    """A match as `Coverage.add` wants it."""
    return match.entry.type.value, match.spans(parsed)


def measure(folder: Path, *, parse: Parse, matcher: Matcher) -> Coverage:
    """The coverage of the annotated reports of `folder`."""
    coverage = Coverage()
    for gold in gold_reports(folder):
        parsed = parse(gold.report.text)
        coverage.add(gold, (stretches(m, parsed) for m in matcher.find(parsed)))
    return coverage


def main() -> None:
    """Print the coverage of the training or the development reports."""
    options = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    options.add_argument("part", nargs="?", default="train", choices=["train", "dev"])
    options.add_argument("--missed", type=int, default=40, metavar="N", help="show the N most frequent misses (train)")
    given = options.parse_args()
    lexicons, parser = Lexicons(), load_parser()
    coverage = measure(
        SHARED / "gold" / given.part,
        parse=lambda text: with_predicates(parser.parse(text), lexicons),
        matcher=Matcher(lexicons),
    )
    print(coverage.table())
    if given.part == "train":
        for (type_, words), count in coverage.missed.most_common(given.missed):
            print(f"{count:>4} {type_:<10} {words}")


if __name__ == "__main__":
    main()
