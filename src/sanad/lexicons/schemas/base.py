"""What every lexicon entry has."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One line of knowledge.

    Attributes:
        id: unique within its kind; shown in every `why`. Lower case ASCII, "/" and "-".
        source: where the knowledge comes from.
        example: a sentence of our own in which the entry is at work; it runs as a test.
    """

    id: str
    source: str
    example: str
