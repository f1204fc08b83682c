"""A record for a person at a terminal.

Terminals that know right-to-left text reorder each line by itself. So every line holds one run of
Persian only, after its Latin label; nothing is boxed, and no invisible marks are put in,
which keeps words that are copied from the screen findable in the report.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.text import Text

from sanad.export.words import clean, count, days, names, quad_of, shorten, summary
from sanad.types.record import Chain, Event, Note, Quote, Relation, ReportRecord

QUAD_STYLES = {0: "magenta", 1: "cyan", 2: "green", 3: "yellow", 4: "red"}

BAR = "▌ "
INDENT = 6
MIN_ROOM = 20

EVIDENCE_LIMIT = 90
"""Longest quote, in characters, that is shown whole."""

Line = tuple[str, str]
"""A label and what stands behind it."""


def table(record: ReportRecord) -> RenderableType:
    """The record as something that a Rich console prints."""
    parts: list[RenderableType] = [_head(record)]
    for event in record.events:
        parts += [Text(), _event_title(event), _lines(event_lines(record, event), QUAD_STYLES[quad_of(event)])]
    if record.relations:
        parts += [Text(), Text("relations", style="bold")]
        for relation in record.relations:
            parts += [_relation_title(relation), _lines(_relation_lines(record, relation), QUAD_STYLES[0])]
    if record.notes:
        parts += [Text(), Text("notes", style="bold"), _lines(map(_note_line, record.notes), "dim")]
    return Group(*parts)


def _head(record: ReportRecord) -> RenderableType:
    report = record.report
    lines = [(label, clean(value)) for label, value in (("title", report.title), ("outlet", report.outlet)) if value]
    if report.published:
        lines.append(("published", clean(report.published)))
    lines.append(("found", summary(record)))
    return Group(Text(clean(report.id), style="bold underline"), _lines(lines, "dim"))


def _event_title(event: Event) -> Text:
    style = QUAD_STYLES[quad_of(event)]
    title = Text.assemble((f"{clean(event.id):>4}  ", "dim"), (event.type.value, f"bold {style}"))
    if event.mode:
        title.append(f" {clean(event.mode)}", style=style)
    title.append(f"  {event.status.value}", style="bold" if event.status.value != "occurred" else "")
    title.append(f"  {event.confidence:.2f}", style="dim")
    return title


def _relation_title(relation: Relation) -> Text:
    former = "  former" if relation.status == "former" else ""
    kind = relation.type.value.replace("_", " ")
    return Text.assemble((f"{clean(relation.id):>4}  ", "dim"), (kind, "bold magenta"), former)


def event_lines(record: ReportRecord, event: Event) -> Iterator[Line]:
    """The cells of an event as lines; cells without a value are left out."""
    yield "words", evidence(event.triggers)
    yield "who", listed(record, event.actors)
    yield "to whom", listed(record, event.recipients)
    yield "where", listed(record, event.places)
    yield "from", listed(record, event.from_places)
    yield "to", listed(record, event.to_places)
    if event.time is not None:
        yield "when", f"{days(event.time)}  {evidence([event.time.span])}"
    for casualty in event.casualties:
        yield casualty.kind.value, f"{count(casualty)}  {evidence([casualty.span])}"
    for chain in event.sources:
        yield "told by", told(record, chain)
    yield "denied by", listed(record, event.denied_by)


def _relation_lines(record: ReportRecord, relation: Relation) -> Iterator[Line]:
    yield "who", listed(record, [relation.subject])
    yield "of what", listed(record, [relation.object])
    yield "words", evidence([relation.span])
    for chain in relation.sources:
        yield "told by", told(record, chain)


def _note_line(note: Note) -> Line:
    return clean(note.code), clean(note.message)


def listed(record: ReportRecord, ids: Iterable[str]) -> str:
    """Names of entities, one after the other in the way of the script."""
    return "، ".join(names(record, ids))


def told(record: ReportRecord, chain: Chain) -> str:
    """A chain of tellers, nearest first; read from right to left, "←" is "to"."""
    return " ← ".join(names(record, chain))


def evidence(quotes: Iterable[Quote]) -> str:
    """Quotes in quotation marks, long ones cut."""
    return " ".join(f"«{shorten(clean(quote.quote), EVIDENCE_LIMIT)}»" for quote in quotes)


@dataclass(frozen=True, slots=True)
class _Lines:
    """Labelled lines under a coloured bar; long ones go on under their own first word, nothing is padded."""

    lines: tuple[Line, ...]
    style: str

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        width = max((len(label) for label, _ in self.lines), default=0)
        room = max(options.max_width - INDENT - width - len(BAR) - 1, MIN_ROOM)
        for label, words in self.lines:
            for number, part in enumerate(Text(words).wrap(console, room)):
                yield Text.assemble(
                    " " * INDENT, (BAR, self.style), ("" if number else label).ljust(width) + " ", part.plain.rstrip()
                )


def _lines(lines: Iterable[Line], style: str) -> RenderableType:
    return _Lines(tuple(line for line in lines if line[1]), style)
