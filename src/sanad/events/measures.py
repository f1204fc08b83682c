"""Numbers about an event and an entity, for the forests that cast the roles."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sanad.events.drafts import Draft, Trigger
from sanad.events.grammar import frame_role, same_clause, surface_place, token_range, tree_place, verbs_between
from sanad.events.roles import ROLES
from sanad.events.scene import Scene
from sanad.mentions.entity import EntityCluster
from sanad.types.event import EventType
from sanad.types.mention import Kind, Mention

Chances = Mapping[str, Mapping[str, float]]
"""Role → entity id → probability from the first look."""

PLACES = (
    "subject",
    "object",
    "ezafe",
    "chain",
    "bare",
    "before",
    "after",
    "به",
    "از",
    "با",
    "علیه",
    "در",
    "توسط",
    "بر",
    "برای",
    "میان",
    "بین",
    "تا",
)
"""Grammatical places that have a measure of their own; the others share one."""

_SHAPES = ("verb", "light", "noun", "phrase")
_FRAMES = ("actor", "recipient", "place", "from", "to", "theme")
_FAR = 99.0


def names() -> tuple[str, ...]:
    """The measures in the order of `measures`."""
    return (
        *(f"{what}-{role}" for role in ROLES for what in ("p", "rank", "gap", "others")),
        *(f"kind={kind}" for kind in Kind),
        *(f"type={type}" for type in EventType),
        *_SHAPE_NAMES,
        *_ENTITY_NAMES,
        *_NEAR_NAMES,
        *(f"surface={place}" for place in (*PLACES, "other")),
        *(f"tree={place}" for place in (*PLACES, "other", "none")),
        *(f"frame={role}" for role in _FRAMES),
        *(f"frame-tree={role}" for role in _FRAMES),
        *_TELLER_NAMES,
        *_RIVAL_NAMES,
    )


_SHAPE_NAMES = (*(f"shape={s}" for s in _SHAPES), "passive", "triggers", "sentence", "title")
_ENTITY_NAMES = ("mentions", "named", "first", "entity-title", "share", "same-kind", "subject-before", "entities")
_NEAR_NAMES = ("here", "away", "before", "gap", "verbs", "clause", "rivals", "nested", "pronoun", "conjoined")
_TELLER_NAMES = ("teller", "teller-inside", "teller-cue")
_RIVAL_NAMES = ("rival-kind", "rival-country", "rival-inner", "rival-outer")


def chances_of(draft: Draft) -> dict[str, dict[str, float]]:
    """The first look at all roles: for each entity the best of the event's triggers."""
    return {role: draft.role(role) for role in ROLES}


def measures(scene: Scene, draft: Draft, id: str, chances: Chances) -> list[float]:
    """The numbers of one event and one entity, in the order of `names`."""
    entity = scene.entity(id)
    trigger, mention = nearest(scene, draft, entity)
    out = list(_chance_measures(id, chances))
    out += [float(entity.kind is kind) for kind in Kind]
    out += [float(draft.type is type) for type in EventType]
    out += _shape_measures(scene, draft, trigger)
    out += _entity_measures(scene, entity, trigger)
    out += _near_measures(scene, trigger, mention)
    out += _place_measures(scene, trigger, mention)
    out += _teller_measures(scene, draft, entity)
    out += _rival_measures(scene, id, chances)
    return out


def nearest(scene: Scene, draft: Draft, entity: EntityCluster) -> tuple[Trigger, Mention]:
    """The trigger and the mention that stand nearest to one another, in one sentence if any do."""
    tokens = scene.parsed.tokens

    def distance(trigger: Trigger, mention: Mention) -> tuple[int, int, int, int]:
        anchor = tokens[trigger.proposal.anchor]
        away = abs(anchor.sent - tokens[mention.head].sent)
        return away, abs(anchor.i - mention.head), anchor.i, mention.head

    return min(((t, m) for t in draft.triggers for m in entity.mentions), key=lambda pair: distance(*pair))


def _chance_measures(id: str, chances: Chances) -> Iterator[float]:
    for role in ROLES:
        own = chances[role].get(id, 0.0)
        others = sorted((p for e, p in chances[role].items() if e != id), reverse=True)
        yield own
        yield float(sum(p > own for p in others))
        yield own - (others[0] if others else 0.0)
        yield sum(others)


def _shape_measures(scene: Scene, draft: Draft, trigger: Trigger) -> list[float]:
    anchor = scene.parsed.tokens[trigger.proposal.anchor]
    return [
        *(float(trigger.match.construction == s) for s in _SHAPES),
        float(trigger.match.passive),
        float(len(draft.triggers)),
        float(anchor.sent),
        float(anchor.i < scene.title_end),
    ]


def _entity_measures(scene: Scene, entity: EntityCluster, trigger: Trigger) -> list[float]:
    heads = [m.head for m in entity.mentions]
    anchor = scene.parsed.tokens[trigger.proposal.anchor]
    before = [m for m in entity.mentions if scene.parsed.tokens[m.head].sent == anchor.sent - 1]
    return [
        float(len(heads)),
        float(any(m.form == "name" for m in entity.mentions)),
        min(heads) / max(len(scene.parsed.tokens), 1),
        float(min(heads) < scene.title_end),
        len(heads) / max(len(scene.mentions), 1),
        float(scene.kinds[entity.kind]),
        float(any(scene.parsed.tokens[m.head].dep.startswith("nsubj") for m in before)),
        float(len(scene.entities)),
    ]


def _near_measures(scene: Scene, trigger: Trigger, mention: Mention) -> list[float]:
    parsed, match = scene.parsed, trigger.match
    anchor, head = parsed.tokens[match.anchor], parsed.tokens[mention.head]
    first, last = token_range(parsed, mention)
    before = first < match.anchor
    gap = match.tokens[0] - last if before else first - match.tokens[-1]
    low, high = sorted((mention.head, match.anchor))
    between = scene.mentions_headed(low + 1, high)
    close = scene.mentions_headed(max(0, mention.head - 8), mention.head + 8)
    around = {parsed.tokens[i].form for i in (first - 1, last) if 0 <= i < len(parsed.tokens)}
    return [
        float(anchor.sent == head.sent),
        float(head.sent - anchor.sent),
        float(before),
        float(min(gap, 60)),
        float(verbs_between(parsed, mention.head, match.anchor)),
        float(same_clause(parsed, mention.head, match.anchor)),
        float(sum(m.kind not in {Kind.PLACE, Kind.DOCUMENT} for m in between)),
        float(any(m.span.covers(mention.span) and m.span != mention.span for m in close)),
        float(mention.form in {"pronoun", "demonstrative"}),
        float(not around.isdisjoint({"و", "،"})),
    ]


def _place_measures(scene: Scene, trigger: Trigger, mention: Mention) -> list[float]:
    match = trigger.match
    if scene.parsed.tokens[match.anchor].sent != scene.parsed.tokens[mention.head].sent:
        return [0.0] * (2 * len(PLACES) + 3 + 2 * len(_FRAMES))
    surface, tree = surface_place(scene, match, mention), tree_place(scene.parsed, match, mention)
    by_surface, by_tree = frame_role(match, surface), frame_role(match, tree)
    return [
        *(float(surface == p) for p in PLACES),
        float(surface not in PLACES),
        *(float(tree == p) for p in PLACES),
        float(bool(tree) and tree not in PLACES),
        float(not tree),
        *(float(by_surface == r) for r in _FRAMES),
        *(float(by_tree == r) for r in _FRAMES),
    ]


def _teller_measures(scene: Scene, draft: Draft, entity: EntityCluster) -> list[float]:
    spans = [scene.parsed.tokens[t.proposal.anchor].span for t in draft.triggers]
    telling = scene.told_by.get(entity.id, ())
    return [
        float(len(telling)),
        float(any(a.tells(s) for a in telling for s in spans)),
        float(any(a.cue.overlaps(s) for a in telling for s in spans)),
    ]


def _rival_measures(scene: Scene, id: str, chances: Chances) -> list[float]:
    own = scene.entity(id)
    best = max((e for e in chances["actor"] if e != id), key=lambda e: (chances["actor"][e], e), default=None)
    if best is None:
        return [_FAR, _FAR, 0.0, 0.0]
    rival = scene.entity(best)
    a, b = [m.span for m in own.mentions], [m.span for m in rival.mentions]
    return [
        float(list(Kind).index(rival.kind)),
        float(own.country is not None and own.country == rival.country),
        float(any(y.covers(x) and x != y for x in a for y in b)),
        float(any(x.covers(y) and x != y for x in a for y in b)),
    ]
