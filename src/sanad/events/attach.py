"""Which time and which counts belong to an event: features of a trigger and an expression."""

from __future__ import annotations

from collections.abc import Iterator

from sanad.events.drafts import Trigger
from sanad.events.grammar import same_clause, verbs_between
from sanad.events.scene import Scene
from sanad.types.mention import Quantity, TimeExpression
from sanad.types.text import Span


def time_features(scene: Scene, trigger: Trigger, time: TimeExpression) -> list[str]:
    """Features of a trigger and a time expression."""
    features = list(_distance_features(scene, trigger, time.span, [t.span for t in scene.times]))
    features += [
        f"kind={time.kind}",
        f"kind={time.kind}|type={trigger.type}",
        f"calendar={time.calendar}",
        f"resolved={time.start is not None}",
        f"type={trigger.type}",
        f"shape={trigger.match.construction}",
        f"times={min(len(scene.times), 4)}",
    ]
    return features


def count_features(scene: Scene, trigger: Trigger, count: Quantity) -> list[str]:
    """Features of a trigger and a count of people."""
    features = list(_distance_features(scene, trigger, count.span, [q.span for q in scene.quantities]))
    inside = any(s.overlaps(count.span) for s in trigger.proposal.spans(scene.parsed))
    harmed = any(
        p >= 0.5 and any(m.span.overlaps(count.span) for m in scene.entity(id).mentions)
        for id, p in trigger.roles.get("recipient", {}).items()
    )
    features += [
        f"kind={count.kind}",
        f"kind={count.kind}|type={trigger.type}",
        f"kind={count.kind}|entry={trigger.match.entry.id}",
        f"inside={inside}|kind={count.kind}",
        f"is-recipient={harmed}",
        f"is-recipient={harmed}|kind={count.kind}|type={trigger.type}",
        f"type={trigger.type}",
        f"low={'none' if count.low is None else min(count.low, 3)}|kind={count.kind}",
    ]
    return features


def _distance_features(scene: Scene, trigger: Trigger, span: Span, rivals: list[Span]) -> Iterator[str]:
    parsed = scene.parsed
    anchor = parsed.tokens[trigger.proposal.anchor]
    tokens = parsed.tokens_in(span)
    at = parsed.tokens[tokens[0]] if tokens else anchor
    sentences = at.sent - anchor.sent
    side = "before" if at.i < anchor.i else "after"
    yield "bias"
    yield f"sentences={max(-3, min(sentences, 3))}"
    yield f"title={anchor.i < scene.title_end}|{at.i < scene.title_end}"
    if sentences == 0:
        verbs = min(verbs_between(parsed, anchor.i, at.i), 3)
        closer = sum(_closer(parsed.tokens[trigger.proposal.anchor].span, other, span) for other in rivals)
        yield f"here|{side}|verbs={verbs}"
        yield f"here|closer={min(closer, 2)}"
        yield f"here|closer={min(closer, 2)}|{side}|verbs={verbs}"
        yield f"here|clause={same_clause(parsed, anchor.i, at.i)}"
        yield f"here|gap={side}{min(abs(anchor.i - at.i) // 3, 10)}"
    else:
        alone = len(rivals) == 1
        yield f"away={max(-3, min(sentences, 3))}|alone={alone}"


def _closer(anchor: Span, other: Span, span: Span) -> bool:
    return abs(other.start - anchor.start) < abs(span.start - anchor.start)
