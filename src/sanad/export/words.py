"""How the parts of a record are worded for a person; shared by all exports that people read."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from sanad.types.event import QUAD_CLASS
from sanad.types.record import Casualty, Event, EventTime, ReportRecord

QUAD_NAMES: Final = {
    0: "other",
    1: "verbal co-operation",
    2: "material co-operation",
    3: "verbal conflict",
    4: "material conflict",
}

PRECISIONS: Final = {1: "day", 2: "few days", 3: "week", 4: "month", 5: "year or longer"}

# Control characters would drive the terminal, bidi overrides and isolates would reorder what stands around them.
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")


def clean(words: str) -> str:
    """`words` in one line, safe to show in a terminal: no control characters, no overrides of direction."""
    return _UNSEEN.sub("\ufffd", " ".join(words.split()))


def shorten(words: str, limit: int) -> str:
    """`words` cut at a space to at most `limit` characters, with "…" where something was left out."""
    if len(words) <= limit:
        return words
    kept = words[:limit]
    return (kept.rsplit(" ", 1)[0] if " " in kept[limit // 2 :] else kept[:-1]) + "…"


def quad_of(event: Event) -> int:
    """PLOVER's quad class of an event, 0 for the types that have none."""
    return QUAD_CLASS[event.type]


def names(record: ReportRecord, ids: Iterable[str]) -> list[str]:
    """Names of entities by their ids, cleaned."""
    return [clean(record.entity(id).name) for id in ids]


def days(time: EventTime) -> str:
    """The days of a time: one day, a range with its precision, or "unknown day".

    >>> from sanad.types.record import Quote
    >>> days(EventTime("2009-01-01", "2009-12-31", 5, "gregorian", Quote(0, 1, "x")))
    '2009-01-01 to 2009-12-31 (year or longer)'
    """
    if time.start is None and time.end is None:
        return "day unknown"
    if time.start == time.end:
        return str(time.start)
    span = f"{time.start or '…'} to {time.end or '…'}"
    return span if time.precision is None else f"{span} ({PRECISIONS[time.precision]})"


def count(casualty: Casualty) -> str:
    """The figure of a casualty: "1", "20–99", "31 or more", "up to 5", "some".

    >>> from sanad.types.event import Harm
    >>> from sanad.types.record import Quote
    >>> count(Casualty(Harm.KILLED, 31, None, None, None, Quote(0, 1, "x")))
    '31 or more'
    """
    low, high = casualty.low, casualty.high
    if low is not None and low == high:
        return str(low)
    if low is None and high is None:
        return "some" if casualty.best is None else f"about {casualty.best}"
    if high is None:
        return f"{low} or more"
    return f"up to {high}" if low is None else f"{low}–{high}"


def summary(record: ReportRecord) -> str:
    """What a record holds, in one line: "3 events, 1 relation, 5 entities".

    Counts only; the reader decides what they are worth.
    """
    parts = (("event", record.events), ("relation", record.relations), ("entity", record.entities))
    return ", ".join(plural(len(held), word) for word, held in parts)


def plural(number: int, word: str) -> str:
    """A number with its noun.

    >>> plural(1, "entity"), plural(2, "entity"), plural(0, "event")
    ('1 entity', '2 entities', '0 events')
    """
    if number == 1:
        return f"1 {word}"
    return f"{number:,} {word[:-1]}ies" if word.endswith("y") else f"{number:,} {word}s"
