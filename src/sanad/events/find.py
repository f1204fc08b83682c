"""From a scene to its events: propose, choose, fill the roles, gather."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sanad.events.drafts import Draft, Trigger
from sanad.events.features import trigger_features
from sanad.events.match import Match, Matcher
from sanad.events.proposals import Proposal, propose
from sanad.events.roles import ROLES, role_features
from sanad.events.same import gather, same_features
from sanad.events.scene import Scene
from sanad.learned.linear import Weights
from sanad.lexicons import Lexicons
from sanad.text.inflect import Inflection
from sanad.types.event import EventType

NOTHING = "NOTHING"
"""The ranker's class for words that name no event."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What the ranker makes of one proposal: a probability for each type, and for no event at all."""

    proposal: Proposal
    features: tuple[str, ...]
    probabilities: Mapping[str, float]

    @property
    def type(self) -> EventType:
        """The likeliest of the types that the lexicon offers: a code without an entry could not be traced."""
        return max(self.proposal.types, key=lambda t: self.probabilities[t])

    @property
    def probability(self) -> float:
        """How sure it is that the words name an event of that type."""
        return self.probabilities[self.type]

    @property
    def event(self) -> float:
        """How sure it is that the words name an event of any type."""
        return 1.0 - self.probabilities[NOTHING]


class EventFinder:
    """Reads events with the given lexicons and weights.

    Args:
        lexicons: the lexicons in force.
        weights: the learned models and thresholds.
    """

    def __init__(self, lexicons: Lexicons, weights: Weights) -> None:
        self.matcher = Matcher(lexicons)
        self.inflection = Inflection(lexicons)
        self.weights = weights

    def propose(self, scene: Scene) -> tuple[Proposal, ...]:
        """Every place where the lexicons see a possible event."""
        return propose(self.matcher.find(scene.parsed))

    def choices(self, scene: Scene) -> tuple[Choice, ...]:
        """The ranker's view of every proposal."""
        proposals = self.propose(scene)
        model = self.weights.models["trigger"]
        out = []
        for at, proposal in enumerate(proposals):
            features = tuple(trigger_features(scene, proposals, at, self.inflection))
            out.append(Choice(proposal, features, model.probabilities(features)))
        return tuple(out)

    def find(self, scene: Scene) -> tuple[Draft, ...]:
        """The events of a report, by first trigger."""
        sure = self.weights.thresholds["trigger"]
        triggers = [self._trigger(scene, c) for c in self.choices(scene) if c.event >= sure]
        drafts = gather(triggers, lambda a, b: self._same(scene, a, b), sure=self.weights.thresholds["same"])
        return tuple(sorted(drafts, key=lambda d: d.triggers[0].proposal.best.tokens))

    def _trigger(self, scene: Scene, choice: Choice) -> Trigger:
        match = choice.proposal.match_for(choice.type)
        roles = self.roles(scene, choice.type, match)
        return Trigger(choice.proposal, choice.type, choice.event, roles, choice.features)

    def roles(self, scene: Scene, type: EventType, match: Match) -> dict[str, dict[str, float]]:
        """For each role the probability of each entity to fill it, as this one trigger shows it."""
        found: dict[str, dict[str, float]] = {role: {} for role in ROLES}
        for entity in scene.entities:
            features = role_features(scene, type, match, entity)
            for role in ROLES:
                found[role][entity.id] = self.weights.models[f"role.{role}"].probabilities(features)["yes"]
        return found

    def _same(self, scene: Scene, first: Trigger, second: Trigger) -> float:
        features = same_features(scene, first, second, self.inflection)
        return self.weights.models["same"].probabilities(features)["yes"]
