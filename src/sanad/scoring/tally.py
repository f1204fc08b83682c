"""Counts that become precision, recall and F."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

FIGURES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "typed": "events: some trigger overlaps and the type is equal",
        "untyped": "events: some trigger overlaps",
        "roles": "actors and recipients of events",
        "places": "places of events",
        "status": "share of found events with the right status",
        "source": "share of found events with a right nearest source",
        "chain": "share of found events with all source chains right",
        "time": "share of found events with a time whose days are right",
        "casualties": "casualty counts",
        "exact": "events whose type, roles, status and nearest source are all right",
        "entities": "entities: kind is equal and some mention overlaps",
        "relations": "relations with both ends",
    }
)
"""The figures in the order of the report, with what each counts."""


@dataclass(frozen=True, slots=True)
class Figure:
    """Hits against what the annotation has and what the records say. P, R and F are percentages."""

    hit: int = 0
    gold: int = 0
    said: int = 0

    @property
    def precision(self) -> float:
        """Share of what is said that is right."""
        return 100 * self.hit / self.said if self.said else 0.0

    @property
    def recall(self) -> float:
        """Share of what is there that is said."""
        return 100 * self.hit / self.gold if self.gold else 0.0

    @property
    def f(self) -> float:
        """Harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def __add__(self, other: Figure) -> Figure:
        return Figure(self.hit + other.hit, self.gold + other.gold, self.said + other.said)

    def as_dict(self) -> dict[str, float | int]:
        """Percentages to one decimal, and the counts."""
        percentages = {"P": round(self.precision, 1), "R": round(self.recall, 1), "F": round(self.f, 1)}
        return {**percentages, "hit": self.hit, "gold": self.gold, "said": self.said}


@dataclass(slots=True)
class Tally:
    """Sums of figures over reports (micro-average)."""

    figures: dict[str, Figure] = field(default_factory=lambda: dict.fromkeys(FIGURES, Figure()))

    def add(self, figures: Mapping[str, Figure]) -> None:
        """Add the figures of one report."""
        for name, figure in figures.items():
            self.figures[name] += figure

    def as_dict(self) -> dict[str, dict[str, float | int]]:
        """All figures by name, in order."""
        return {name: figure.as_dict() for name, figure in self.figures.items()}
