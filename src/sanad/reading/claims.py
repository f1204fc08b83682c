"""From drafts to claims: who fills the roles, when, how many, on whose word, and whether it happened."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from sanad.events.attach import count_features, time_features
from sanad.events.drafts import Draft, Trigger
from sanad.events.measures import Chances, chances_of, measures
from sanad.events.roles import ROLES
from sanad.events.scene import Scene
from sanad.learned.linear import LinearModel, Weights
from sanad.lexicons import Lexicons
from sanad.reading.telling import Teller, chains_from, held_by_rule, teller_at, tellers_of, telling_features
from sanad.sources import SPEECH_ACTS, judge_status, sources_of
from sanad.types.event import Harm, Status
from sanad.types.mention import Kind, Quantity, Reason, TimeExpression
from sanad.types.source import Attribution, StatusJudgement
from sanad.types.text import Span

_HARMS = frozenset(h.value for h in Harm)


@dataclass(frozen=True, slots=True)
class Single:
    """One named person who suffers the act itself: counted as one without a number in the text."""

    harm: Harm
    entity: str
    span: Span


@dataclass(frozen=True)
class Claim:
    """An event as the report tells it, in terms of the scene's entities.

    Attributes:
        draft: the triggers.
        roles: role → entity ids (of clusters) that fill it, surest first.
        time: the time expression, or None.
        counts: counts of people harmed, with the probability that they belong to the event.
        singles: persons who suffer the act, each counted as one.
        chains: source chains of cluster ids, nearest teller first.
        denied: cluster ids of who denies it.
        status: whether it happened, and why.
        mode: a mode of the event's type, or None.
        confidence: probability that the event is right.
    """

    draft: Draft
    roles: Mapping[str, tuple[str, ...]]
    time: TimeExpression | None
    counts: Mapping[Quantity, float]
    singles: tuple[Single, ...]
    chains: tuple[tuple[str, ...], ...]
    denied: tuple[str, ...]
    status: StatusJudgement
    mode: str | None
    confidence: float


class ClaimMaker:
    """Turns drafts into claims with the given lexicons and weights."""

    def __init__(self, lexicons: Lexicons, weights: Weights) -> None:
        self._lexicons = lexicons
        self._models = weights.models
        self._forests = weights.forests
        self._sure = weights.thresholds

    def claim(self, scene: Scene, draft: Draft) -> Claim:
        """One draft as a claim."""
        chances = chances_of(draft)
        roles = self.roles(scene, draft, chances)
        holding = holding_for(scene, draft.main)
        status = self._status(scene, draft, holding)
        return Claim(
            draft,
            roles,
            self._time(scene, draft),
            self._counts(scene, draft),
            _singles(scene, draft, roles["recipient"], status.status),
            self._chains(scene, draft, chances),
            self._denied(scene, holding),
            status,
            self._mode(draft),
            draft.confidence,
        )

    def _mode(self, draft: Draft) -> str | None:
        """The mode that the lexicon fixes, else the one that the words around the surest trigger suggest."""
        fixed = draft.main.match.entry.mode
        model = self._models.get("mode")
        if fixed is not None or model is None:
            return fixed
        chances = model.probabilities([*draft.main.features, f"type={draft.type}"])
        own = {c: p for c, p in chances.items() if c.startswith(f"{draft.type}:")}
        best = max(sorted(own), key=lambda c: own[c], default="")
        return best.partition(":")[2] or None

    def roles(self, scene: Scene, draft: Draft, chances: Chances) -> dict[str, tuple[str, ...]]:
        """For each role the entities that are sure enough, surest first."""
        near = {e.id for t in draft.triggers for e in scene.entities_near(t.proposal.anchor)}
        entities = [e.id for e in scene.entities if e.id in near]
        rows = [measures(scene, draft, id, chances) for id in entities]
        found = {}
        for role in ROLES:
            second = self._forests[f"cast.{role}"].probabilities(rows)
            sure = {e: p for e, p in zip(entities, second, strict=True) if p >= self._sure[f"cast.{role}"]}
            found[role] = tuple(_unnested(scene, sorted(sure, key=lambda e: (-sure[e], e))))
        return found

    def _status(self, scene: Scene, draft: Draft, holding: Sequence[Attribution]) -> StatusJudgement:
        judged = judge_status(
            scene.parsed, draft.main.match.tokens, self._lexicons, attributions=holding, type=draft.type
        )
        model = self._models.get("status")
        if model is None:
            return judged
        chances = model.probabilities(status_features(judged, draft))
        best = max(sorted(chances), key=lambda s: chances[s])
        if best == judged.status:
            return judged
        return StatusJudgement(Status(best), (*judged.reasons, Reason("learned/status")), judged.features)

    def _time(self, scene: Scene, draft: Draft) -> TimeExpression | None:
        chances = [(self._chance("time", scene, draft, t), t) for t in scene.times]
        best = max(chances, key=lambda c: (c[0], -c[1].span.start), default=None)
        return best[1] if best is not None and best[0] >= self._sure["time"] else None

    def _chance(self, name: str, scene: Scene, draft: Draft, expression: TimeExpression | Quantity) -> float:
        model: LinearModel = self._models[name]
        at = next(iter(scene.parsed.tokens_in(expression.span)), 0)
        rows = (
            time_features(scene, t, expression)
            if isinstance(expression, TimeExpression)
            else count_features(scene, t, expression)
            for t in draft.triggers
            if scene.near(t.proposal.anchor, at)
        )
        return max((model.probabilities(row)["yes"] for row in rows), default=0.0)

    def _counts(self, scene: Scene, draft: Draft) -> dict[Quantity, float]:
        harms = [q for q in scene.quantities if q.kind in _HARMS]
        chances = {q: self._chance("count", scene, draft, q) for q in harms}
        return {q: p for q, p in chances.items() if p >= self._sure["count"]}

    def _tellers(self, scene: Scene, draft: Draft) -> tuple[Teller, ...]:
        """The tellers near one of the triggers."""
        anchors = [t.proposal.anchor for t in draft.triggers]
        cues = ((t, next(iter(scene.parsed.tokens_in(t.attribution.cue)), 0)) for t in tellers_of(scene))
        return tuple(t for t, cue in cues if any(scene.near(cue, anchor) for anchor in anchors))

    def _chains(self, scene: Scene, draft: Draft, chances: Chances) -> tuple[tuple[str, ...], ...]:
        """The chain of the surest teller, and of those who tell it as surely beside or behind him."""
        tellers, held = self._tellers(scene, draft), held_by_rule(scene, draft, chances)
        model, least = self._models["telling"], self._sure["telling"]
        sure: dict[Teller, float] = {}
        for teller in tellers:
            p = model.probabilities(telling_features(scene, draft, teller, tellers, chances, held))["yes"]
            if p >= least:
                sure[teller] = p
        if not sure:
            return ()
        best = max(sure, key=lambda t: (sure[t], t.attribution.cue))
        kept = [t for t in sure if _belongs(t, best) or sure[t] >= self._sure["telling.more"]]
        return chains_from(kept)

    def _denied(self, scene: Scene, holding: Sequence[Attribution]) -> tuple[str, ...]:
        tellers = (chain[0] for a in holding if a.stance == "denies" for chain in (a.resolved or a.tellers) if chain)
        return tuple(dict.fromkeys(id for s in tellers if (id := teller_at(scene, s)) is not None))


def _belongs(teller: Teller, best: Teller) -> bool:
    """True for a teller beside the surest one, behind him or before him in one chain of telling."""
    one, two = teller.attribution, best.attribution
    return one is two or one.tells(two.cue) or two.tells(one.cue)


_HAPPENING = frozenset({Status.OCCURRED, Status.ONGOING})


def _singles(scene: Scene, draft: Draft, recipients: Sequence[str], status: Status) -> tuple[Single, ...]:
    """The persons among the recipients, where the words themselves say the harm and it happened."""
    harm = next((t.match.entry.harm for t in draft.triggers if t.match.entry.harm), "")
    if not harm or status not in _HAPPENING:
        return ()
    hurt = [e for e in map(scene.entity, recipients) if e.kind is Kind.PERSON and e.written]
    counted = [q.span for q in scene.quantities]
    free = [e for e in hurt if not any(m.span.overlaps(c) for m in e.written for c in counted)]
    return tuple(Single(Harm(harm), e.id, e.written[0].span) for e in free)


def settle_counts(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """Give each count to the one event to which it belongs most surely; to the earlier one on a tie."""
    best: dict[Quantity, int] = {}
    for n, claim in enumerate(claims):
        for count, p in claim.counts.items():
            if count not in best or p > claims[best[count]].counts[count]:
                best[count] = n
    return tuple(
        replace(claim, counts={q: p for q, p in claim.counts.items() if best[q] == n}) for n, claim in enumerate(claims)
    )


def holding_for(scene: Scene, trigger: Trigger) -> tuple[Attribution, ...]:
    """The attributions that hold by grammar where a trigger stands, innermost first."""
    span = trigger.proposal.spans(scene.parsed)[0]
    return sources_of(scene.parsed, span, scene.attributions, speaker_is_actor=trigger.type in SPEECH_ACTS)


_TELLING = ("verb-", "main", "before=", "after=", "near=", "ending=", "words=")
"""Beginnings of the trigger's features that bear on the status."""


def status_features(judged: StatusJudgement, draft: Draft) -> list[str]:
    """What the learned judge of status sees: every cue that fired, the rule's verdict, the trigger's shape."""
    trigger = draft.main
    shape = trigger.match.construction
    rule = f"rule={judged.status}"
    return [
        "bias",
        rule,
        f"{rule}|type={draft.type}",
        f"{rule}|{shape}",
        f"type={draft.type}",
        f"entry={trigger.match.entry.id}",
        f"entry={trigger.match.entry.id}|{shape}",
        *judged.features,
        *(f"{f}|type={draft.type}" for f in judged.features if not f.startswith("type:")),
        *(f for f in trigger.features if f.startswith(_TELLING)),
    ]


def _unnested(scene: Scene, entities: Sequence[str]) -> list[str]:
    """Leave out an entity all of whose mentions stand inside those of a surer one ("ایران" in "ارتش ایران")."""
    kept: list[str] = []
    for id in entities:
        if not any(_inside(scene, id, other) for other in kept):
            kept.append(id)
    return kept


def _inside(scene: Scene, inner: str, outer: str) -> bool:
    around = [m.span for m in scene.entity(outer).mentions]
    return all(any(o.covers(m.span) and o != m.span for o in around) for m in scene.entity(inner).mentions)
