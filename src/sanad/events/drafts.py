"""Events in the making: between a proposal that was accepted and a finished event."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sanad.events.match import Match
from sanad.events.proposals import Proposal
from sanad.types.event import EventType


@dataclass(frozen=True)
class Trigger:
    """A proposal that was taken for an event.

    Attributes:
        proposal: the words and the entries that name it.
        type: the event type that was chosen.
        probability: how sure the ranker is that the words name an event.
        type_probability: how sure it is that they name one of this type.
        roles: for each role, entity id → probability.
        features: what the ranker saw.
    """

    proposal: Proposal
    type: EventType
    probability: float
    roles: Mapping[str, Mapping[str, float]]
    features: tuple[str, ...]
    type_probability: float = 0.0

    @property
    def match(self) -> Match:
        """The lexicon match that speaks for the chosen type."""
        return self.proposal.match_for(self.type)


@dataclass(frozen=True)
class Draft:
    """One event: the triggers that name it, in order of the text, and how sure it is an event of its type."""

    triggers: tuple[Trigger, ...]
    confidence: float = 0.0

    @property
    def type(self) -> EventType:
        """The type that all its triggers share."""
        return self.triggers[0].type

    @property
    def main(self) -> Trigger:
        """The surest trigger; the earlier one on a tie."""
        return max(self.triggers, key=lambda t: (t.probability, -t.proposal.anchor))

    def role(self, name: str) -> dict[str, float]:
        """Entity id → highest probability over all triggers."""
        best: dict[str, float] = {}
        for trigger in self.triggers:
            for entity, p in trigger.roles.get(name, {}).items():
                best[entity] = max(p, best.get(entity, 0.0))
        return best
