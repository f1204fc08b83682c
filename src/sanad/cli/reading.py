"""The way of a batch: reports through the reader into a sink, with refusals, progress and a summary."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from sanad.cli.exits import FAILED, FINE, IN_PART, say
from sanad.cli.sinks import Sink
from sanad.export.selection import confident
from sanad.export.words import plural
from sanad.ingest import Refusal
from sanad.types.record import ReportRecord
from sanad.types.text import Report

ReadMany = Callable[[Iterator[Report]], Iterable[ReportRecord | Refusal]]


@dataclass(slots=True)
class Account:
    """What a batch has come to so far."""

    read: int = 0
    refused: int = 0
    events: int = 0
    relations: int = 0
    texts: dict[str, str] = field(default_factory=dict)
    """Texts of the reports that are on their way, by id."""

    def refuse(self, refusal: Refusal) -> None:
        """Tell about a report that could not be read, and go on."""
        self.refused += 1
        say(str(refusal))

    def taken_in(self, found: Iterable[Report | Refusal]) -> Iterator[Report]:
        """The reports among what was found; their texts are kept until their records come."""
        for item in found:
            if isinstance(item, Refusal):
                self.refuse(item)
            else:
                self.texts[item.id] = item.text
                yield item

    def add(self, record: ReportRecord) -> str:
        """Count a record; gives the text that it was made from."""
        self.read += 1
        self.events += len(record.events)
        self.relations += len(record.relations)
        return self.texts.pop(record.report.id)

    def code(self) -> int:
        """The exit code: fine, failed if nothing could be read, else done in part."""
        if self.read and self.refused:
            return IN_PART
        return FINE if self.read else FAILED

    def summary(self, seconds: float) -> str:
        """The batch in one line."""
        if not self.read and not self.refused:
            return "no report found; folders are searched for .txt, .html, .json and .jsonl files"
        refused = f", {self.refused:,} refused" if self.refused else ""
        found = f"{plural(self.events, 'event')}, {plural(self.relations, 'relation')}"
        return f"{plural(self.read, 'report')} read{refused}: {found} ({seconds:.1f} s)"


def run(
    found: Iterable[Report | Refusal],
    read_many: ReadMany,
    sink: Sink,
    *,
    min_confidence: float,
    visible: bool,
) -> int:
    """Read all that was found and write it.

    Args:
        found: reports and refusals from ingest.
        read_many: makes records, in any order, one for each report or a refusal.
        sink: where records go.
        min_confidence: events below are left out.
        visible: whether progress may be shown, that is, whether nothing else is written to the screen.

    Returns:
        The exit code.
    """
    account, start = Account(), time.monotonic()
    with _progress(visible) as progress:
        task = progress.add_task("reading", total=None)
        for result in read_many(account.taken_in(found)):
            if isinstance(result, ReportRecord):
                kept = confident(result, min_confidence)
                sink.write(kept, account.add(kept))
            else:
                account.refuse(result)
            progress.update(task, description=f"{account.read:,} reports, {account.events:,} events")
    say(account.summary(time.monotonic() - start))
    return account.code()


def _progress(visible: bool) -> Progress:
    """A bar on standard error that goes away when done; nothing where nobody looks."""
    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        TimeElapsedColumn(),
        console=Console(stderr=True),
        transient=True,
        disable=not (visible and sys.stderr.isatty()),
    )
