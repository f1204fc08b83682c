"""A report and the spans that point into it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date, datetime

from sanad.errors import InputError


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of Unicode code points in a report's text, never empty.

    >>> Span(0, 4).of("سلام دنیا")
    'سلام'
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"a span needs 0 <= start < end, got {self.start}, {self.end}")

    def of(self, text: str) -> str:
        """The words that this span cuts from `text`."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """True if both spans share at least one character."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: Span) -> bool:
        """True if `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Report:
    """One text from one outlet, exactly as it came in (decoded, otherwise untouched).

    `published` is ISO 8601, with or without a time and an offset; it anchors "yesterday".
    """

    id: str
    text: str
    outlet: str | None = None
    title: str | None = None
    url: str | None = None
    published: str | None = None

    def __post_init__(self) -> None:
        if self.published is not None:
            parse_published(self.published)

    @property
    def published_date(self) -> date | None:
        """The calendar day (Gregorian) on which the report came out, in its own time zone."""
        return None if self.published is None else parse_published(self.published)

    @property
    def sha256(self) -> str:
        """Hex digest of the UTF-8 text."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True, slots=True)
class Refusal:
    """A report that could not be taken in or read: `where` (``file``, ``file:line`` or its id) and why."""

    where: str
    reason: str

    def __str__(self) -> str:
        return f"{self.where}: {self.reason}"


def parse_published(value: str) -> date:
    """The day that an ISO 8601 date or date-time names.

    Raises:
        InputError: `value` is not ISO 8601.
    """
    try:
        return datetime.fromisoformat(value).date()
    except ValueError as error:
        raise InputError(
            f"the publication date must be ISO 8601 like 2026-07-25 or 2026-07-25T11:18+03:30, got {value!r}"
        ) from error
