"""What an annotation says of the words that the reader proposes: labels to learn from."""

from __future__ import annotations

from collections.abc import Sequence

from sanad.events.proposals import Proposal
from sanad.events.scene import Scene
from sanad.mentions.entity import EntityCluster
from sanad.types.text import Span
from training.gold import GoldEntity, GoldEvent, GoldReport

_ALIKE = 0.5


def entity_matches(entity: EntityCluster, gold: GoldEntity) -> bool:
    """True if some mention is (nearly) one of the annotated quotes.

    Persian phrases open with their head, so an equal start means an equal head; names of people may
    lack the title before them, so an equal end does for persons.
    """
    return any(_alike(m.span, s, person=gold.kind == "PERSON") for m in entity.mentions for s in gold.spans)


def _alike(one: Span, two: Span, *, person: bool) -> bool:
    common = min(one.end, two.end) - max(one.start, two.start)
    if common <= 0:
        return False
    if one.start == two.start or (person and one.end == two.end):
        return True
    return common / (max(one.end, two.end) - min(one.start, two.start)) >= _ALIKE


def entities_of(scene: Scene, gold: GoldReport) -> dict[str, set[str]]:
    """For each annotated entity id the ids of the found entities that are the same.

    Where some of them have the annotated kind, only those count: a country acts as one entity and lies as another.
    """
    return {g.id: _same_kind_first(scene, g) for g in gold.entities.values()}


def _same_kind_first(scene: Scene, gold: GoldEntity) -> set[str]:
    fitting = [e for e in scene.entities if entity_matches(e, gold)]
    equal = {e.id for e in fitting if e.kind == gold.kind}
    return equal or {e.id for e in fitting}


def event_of(scene: Scene, proposal: Proposal, events: Sequence[GoldEvent]) -> GoldEvent | None:
    """The annotated event that the proposal's words name, or None.

    Of several, the one of a type that the lexicon offers, then the one with the most words in common.
    """
    spans = proposal.spans(scene.parsed)
    scored = [(_common(spans, g.triggers), g.type in proposal.types, g) for g in events]
    fitting = [(offered, common, -i, g) for i, (common, offered, g) in enumerate(scored) if common]
    return max(fitting, key=lambda f: f[:3])[3] if fitting else None


def _common(one: Sequence[Span], two: Sequence[Span]) -> int:
    return max((min(a.end, b.end) - max(a.start, b.start) for a in one for b in two if a.overlaps(b)), default=0)


def role_label(gold: GoldEvent, role: str, entity: EntityCluster, same: dict[str, set[str]]) -> bool:
    """True if the annotation gives the entity this role."""
    return any(entity.id in same[g] for g in gold.roles[role])
