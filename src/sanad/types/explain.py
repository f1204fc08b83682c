"""How an event came about, told so that a person can follow it."""

from __future__ import annotations

from dataclasses import dataclass

from sanad.types.record import Event, Quote


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the way: what was decided, why, and the words it rests on.

    Attributes:
        title: what the step is about ("trigger", "lexicon entry", "actor" …).
        lines: what was found and what decided it, one thought a line.
        spans: the words of the report that it rests on.
    """

    title: str
    lines: tuple[str, ...]
    spans: tuple[Quote, ...] = ()


@dataclass(frozen=True, slots=True)
class Explanation:
    """An event with the steps that led to it, in the order in which they were taken."""

    event: Event
    steps: tuple[Step, ...]
