"""One happening told several times in a report is one event with several triggers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from sanad.events.drafts import Draft, Trigger
from sanad.events.scene import Scene
from sanad.text.inflect import Inflection

_SURE = 0.5


def same_features(scene: Scene, first: Trigger, second: Trigger, inflection: Inflection) -> list[str]:
    """Features of two triggers of one type, `first` before `second` in the text."""
    parsed = scene.parsed
    a, b = parsed.tokens[first.proposal.anchor], parsed.tokens[second.proposal.anchor]
    stems = [inflection.stems(t.form)[-1] for t in (a, b)]
    entries = sorted({first.match.entry.id, second.match.entry.id})
    sentences = min(abs(a.sent - b.sent), 4)
    features = [
        "bias",
        f"type={first.type}",
        f"sentences={sentences}",
        f"sentences={sentences}|type={first.type}",
        f"same-entry={len(entries) == 1}|sentences={sentences}",
        f"same-entry={len(entries) == 1}|type={first.type}",
        f"same-stem={stems[0] == stems[1]}|sentences={sentences}",
        f"entries={'+'.join(entries)}",
        f"stems={'+'.join(sorted(stems))}",
        f"title={a.i < scene.title_end}|{b.i < scene.title_end}",
        f"shapes={first.match.construction}+{second.match.construction}|near={sentences == 0}",
        f"same-mode={first.match.entry.mode == second.match.entry.mode}|{first.match.entry.mode is not None}",
    ]
    features += _reference_features(scene, second)
    features += _role_features(first, second)
    features += _link_features(scene, first, second)
    return features


def _reference_features(scene: Scene, second: Trigger) -> Iterator[str]:
    parsed, start = scene.parsed, second.proposal.best.tokens[0]
    before = parsed.tokens[start - 1].form if start else "^"
    yield f"before-second={before}"
    yield f"plural-second={parsed.tokens[second.proposal.anchor].feats.get('Number', '')}"


def _role_features(first: Trigger, second: Trigger) -> Iterator[str]:
    for role in ("actor", "recipient", "place"):
        one, two = _likely(first, role), _likely(second, role)
        if not one or not two:
            relation = "open"
        elif one & two:
            relation = "shared"
        else:
            relation = "apart"
        yield f"{role}={relation}"
        yield f"{role}={relation}|type={first.type}"


def _likely(trigger: Trigger, role: str) -> set[str]:
    return {entity for entity, p in trigger.roles.get(role, {}).items() if p >= _SURE}


def _link_features(scene: Scene, first: Trigger, second: Trigger) -> Iterator[str]:
    parsed = scene.parsed
    one, two = first.proposal.predicate, second.proposal.predicate
    yield f"same-verb={one is not None and one is two}"
    low, high = first.proposal.best.tokens[-1] + 1, second.proposal.best.tokens[0]
    if 0 <= high - low <= 3:
        yield "between=" + "_".join(t.form for t in parsed.tokens[low:high])
    yield f"distance={min((high - low) // 5, 12)}"


def apart(first: Trigger, second: Trigger) -> bool:
    """True if one verb tells what has happened and the other what is to come: those are two events."""
    tenses = {t.proposal.predicate.tense for t in (first, second) if t.proposal.predicate is not None}
    return {"past", "future"} <= tenses


def gather(
    triggers: Iterable[Trigger], same: Callable[[Trigger, Trigger], float], *, sure: float = _SURE
) -> tuple[Draft, ...]:
    """Group triggers of one type into events.

    Each trigger, in order of the text, joins the earlier event to whose triggers it is on average
    most surely the same (at least `sure`), or opens an event of its own; no chaining through one sure pair.
    """
    groups: list[list[Trigger]] = []
    for trigger in sorted(triggers, key=lambda t: (t.proposal.best.tokens, t.type)):
        best, home = sure, None
        for group in groups:
            if group[0].type == trigger.type:
                score = sum(same(other, trigger) for other in group) / len(group)
                if score >= best:
                    best, home = score, group
        if home is None:
            groups.append([trigger])
        else:
            home.append(trigger)
    return tuple(Draft(tuple(group)) for group in groups)
