"""Who fills which role: features of a trigger and an entity, for the learned role models."""

from __future__ import annotations

from collections.abc import Iterator

from sanad.events.grammar import frame_role, path, surface_place, token_range, tree_place, verbs_between
from sanad.events.match import Match
from sanad.events.scene import Scene
from sanad.mentions.entity import EntityCluster
from sanad.types.event import EventType
from sanad.types.mention import Mention

ROLES = ("actor", "recipient", "place", "from", "to")


def role_features(scene: Scene, type: EventType, match: Match, entity: EntityCluster) -> list[str]:
    """Features of one trigger and one entity; all its mentions in the trigger's sentence speak."""
    sent = scene.parsed.tokens[match.anchor].sent
    here = [m for m in entity.mentions if scene.parsed.tokens[m.head].sent == sent]
    features = ["bias", f"type={type}", f"type={type}|kind={entity.kind}"]
    features += _entity_features(scene, type, entity)
    features += _teller_features(scene, type, match, entity)
    if here:
        nearest = min(here, key=lambda m: (abs(m.head - match.anchor), m.head))
        features += dict.fromkeys(f for m in here for f in _pair_features(scene, type, match, m))
        features += _near_features(scene, type, match, nearest)
    else:
        features += _far_features(scene, type, match, entity, sent)
    return features


def _entity_features(scene: Scene, type: EventType, entity: EntityCluster) -> Iterator[str]:
    yield f"kind={entity.kind}"
    yield f"sector={entity.sector}|type={type}"
    yield f"mentions={min(len(entity.mentions), 4)}"
    first = min(m.head for m in entity.mentions)
    yield f"in-title={first < scene.title_end}"
    yield f"in-title={first < scene.title_end}|kind={entity.kind}|type={type}"


def _pair_features(scene: Scene, type: EventType, match: Match, mention: Mention) -> Iterator[str]:
    parsed = scene.parsed
    surface, tree = surface_place(scene, match, mention), tree_place(parsed, match, mention)
    side = "before" if mention.head < match.anchor else "after"
    shape = match.construction + ("-passive" if match.passive else "")
    by_surface, by_tree = frame_role(match, surface), frame_role(match, tree)
    yield f"frame={by_surface}"
    yield f"frame-tree={by_tree}"
    yield f"frames={by_surface}|{by_tree}|{mention.kind}"
    for name, place in (("surface", surface), ("tree", tree)):
        yield f"{name}={place}"
        yield f"{name}={place}|{side}|{shape}"
        yield f"{name}={place}|type={type}"
        yield f"{name}={place}|type={type}|{shape}|{mention.kind}"
        yield f"{name}={place}|entry={match.entry.id}|{shape}"
    yield f"side={side}|{shape}|{mention.kind}"
    yield f"side={side}|type={type}|{mention.kind}"
    yield f"form={mention.form}"
    yield f"path={path(parsed, mention.head, match.anchor)}"
    yield f"path={path(parsed, mention.head, match.anchor)}|{shape}"


def _near_features(scene: Scene, type: EventType, match: Match, mention: Mention) -> Iterator[str]:
    parsed = scene.parsed
    first, last = token_range(parsed, mention)
    gap = match.tokens[0] - last if first < match.anchor else first - match.tokens[-1]
    side = "before" if first < match.anchor else "after"
    verbs = verbs_between(parsed, mention.head, match.anchor)
    rivals = _rivals(scene, match, mention)
    yield f"gap={side}{_bucket(gap)}"
    yield f"gap={side}{_bucket(gap)}|{mention.kind}"
    yield f"verbs={min(verbs, 3)}|{side}"
    yield f"rivals={min(rivals, 4)}|{side}"
    yield f"rivals={min(rivals, 2)}|{side}|verbs={min(verbs, 2)}|kind={mention.kind}|type={type}"
    before = parsed.tokens[first - 1].form if first else "^"
    after = parsed.tokens[last].form if last < len(parsed.tokens) else "$"
    yield f"word-before={before}"
    yield f"word-before={before}|type={type}|{side}"
    yield f"word-after={after}"
    yield f"word-after={after}|{side}"
    yield f"nested={_nested(scene, mention)}"
    yield f"nested={_nested(scene, mention)}|kind={mention.kind}|type={type}"
    yield f"conjoined={'و' in (before, after)}"


def _rivals(scene: Scene, match: Match, mention: Mention) -> int:
    """How many other actors stand between mention and trigger."""
    low, high = sorted((mention.head, match.anchor))
    return sum(
        m.kind not in {"PLACE", "DOCUMENT"} and m.head != mention.head for m in scene.mentions_headed(low + 1, high)
    )


def _nested(scene: Scene, mention: Mention) -> bool:
    """True if the mention stands inside a longer one ("ایران" in "وزارت خارجه ایران")."""
    close = scene.mentions_headed(max(0, mention.head - 8), mention.head + 8)
    return any(m.span.covers(mention.span) and m.span != mention.span for m in close)


def _bucket(gap: int) -> str:
    return next(str(limit) for limit in (0, 1, 2, 3, 5, 8, 13, 21, 999) if gap <= limit)


def _far_features(scene: Scene, type: EventType, match: Match, entity: EntityCluster, sent: int) -> Iterator[str]:
    sents = [scene.parsed.tokens[m.head].sent for m in entity.mentions]
    before = [s for s in sents if s < sent]
    distance = min(abs(s - sent) for s in sents)
    yield f"far={min(distance, 4)}"
    yield f"far={min(distance, 4)}|before={bool(before)}|kind={entity.kind}"
    yield f"far|kind={entity.kind}|type={type}"
    yield f"far|entry={match.entry.id}"
    yield f"far|mentions={min(len(entity.mentions), 4)}|kind={entity.kind}"
    yield f"far|subject={_was_subject(scene, entity)}"


def _was_subject(scene: Scene, entity: EntityCluster) -> bool:
    return any(scene.parsed.tokens[m.head].dep.startswith("nsubj") for m in entity.mentions)


def _teller_features(scene: Scene, type: EventType, match: Match, entity: EntityCluster) -> Iterator[str]:
    """Is the entity the one who tells the clause in which the trigger stands?"""
    span = scene.parsed.tokens[match.anchor].span
    for depth, attribution in scene.tellings.get(entity.id, ()):
        inside = attribution.tells(span)
        yield f"teller|inside={inside}|depth={depth}"
        yield f"teller|inside={inside}|depth={depth}|type={type}"
        yield f"teller|cue={attribution.cue.overlaps(span)}"
