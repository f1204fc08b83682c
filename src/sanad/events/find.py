"""From a scene to its events: propose, choose, fill the roles, gather."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from sanad.events.drafts import Draft, Trigger
from sanad.events.features import trigger_features
from sanad.events.judge import judge_measures
from sanad.events.match import Match, Matcher
from sanad.events.proposals import Proposal, propose
from sanad.events.roles import ROLES, role_features
from sanad.events.same import apart, gather, same_features
from sanad.events.scene import Scene
from sanad.learned.linear import LinearModel, Weights
from sanad.lexicons import Lexicons
from sanad.text.inflect import Inflection
from sanad.types.event import EventType

RoleGiver = Callable[[Scene, EventType, Match], Mapping[str, Mapping[str, float]]]
"""Gives for each role the probability of each entity."""

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
        drafts = self.drafts(scene, self.choices(scene), self._roles)
        rows = [judge_measures(scene, drafts, at) for at in range(len(drafts))]
        sure = self.weights.forests["event"].probabilities(rows)
        return tuple(
            replace(draft, confidence=p)
            for draft, p in zip(drafts, sure, strict=True)
            if p >= self.weights.thresholds["event"]
        )

    def drafts(self, scene: Scene, choices: Iterable[Choice], roles: RoleGiver) -> tuple[Draft, ...]:
        """Everything that may be an event, gathered, by first trigger; the last judgement is still open."""
        possible = self.weights.thresholds["trigger"]
        triggers = [self._trigger(scene, c, roles) for c in choices if c.event >= possible]
        drafts = gather(triggers, lambda a, b: self._same(scene, a, b), sure=self.weights.thresholds["same"])
        return tuple(sorted(drafts, key=lambda d: d.triggers[0].proposal.best.tokens))

    def _trigger(self, scene: Scene, choice: Choice, roles: RoleGiver) -> Trigger:
        filled = roles(scene, choice.type, choice.proposal.match_for(choice.type))
        return Trigger(choice.proposal, choice.type, choice.event, filled, choice.features, choice.probability)

    def _roles(self, scene: Scene, type: EventType, match: Match) -> dict[str, dict[str, float]]:
        return role_chances(scene, type, match, self.weights.models)

    def _same(self, scene: Scene, first: Trigger, second: Trigger) -> float:
        if apart(first, second) or not scene.near(first.proposal.anchor, second.proposal.anchor):
            return 0.0
        features = same_features(scene, first, second, self.inflection)
        return self.weights.models["same"].probabilities(features)["yes"]


def role_chances(
    scene: Scene, type: EventType, match: Match, models: Mapping[str, LinearModel]
) -> dict[str, dict[str, float]]:
    """For each role the probability of each entity to fill it, as this one trigger shows it.

    `models` holds one model for each role, named "role.actor" and so on.
    """
    found: dict[str, dict[str, float]] = {role: {} for role in ROLES}
    for entity in scene.entities_near(match.anchor):
        features = role_features(scene, type, match, entity)
        for role in ROLES:
            found[role][entity.id] = models[f"role.{role}"].probabilities(features)["yes"]
    return found
