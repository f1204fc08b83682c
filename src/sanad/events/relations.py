"""What holds between two entities, from phrases that hold both: titles, genitives, appositions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sanad.events.grammar import token_range
from sanad.events.scene import Scene
from sanad.learned.linear import LinearModel
from sanad.types.event import RelationType
from sanad.types.mention import Mention, Reason
from sanad.types.text import Span

NONE = "NONE"
_NEAREST = 3


@dataclass(frozen=True, slots=True)
class Pair:
    """Two mentions that may stand in a relation: `subject` first, and how they stand."""

    subject: Mention
    object: Mention
    how: str

    @property
    def span(self) -> Span:
        """The words from the first to the last letter of both mentions."""
        return Span(
            min(self.subject.span.start, self.object.span.start), max(self.subject.span.end, self.object.span.end)
        )


@dataclass(frozen=True, slots=True)
class FoundRelation:
    """A relation between two entities of a scene (cluster ids), with its words and its probability."""

    type: RelationType
    subject: str
    object: str
    span: Span
    former: bool
    probability: float
    reasons: tuple[Reason, ...]


def pairs(scene: Scene) -> Iterator[Pair]:
    """All pairs of mentions of different entities that stand inside or right beside one another."""
    mentions = [m for m in scene.mentions if m.form != "pronoun"]
    for at, outer in enumerate(mentions):
        for inner in mentions[at + 1 :]:
            if inner.span.start > outer.span.end + _NEAREST:
                break
            if scene.owner(outer) == scene.owner(inner):
                continue
            if outer.span.covers(inner.span):
                yield Pair(outer, inner, "inside")
            elif inner.span.start >= outer.span.end:
                how = _between(scene, outer, inner)
                yield Pair(outer, inner, how)
                yield Pair(inner, outer, f"{how}-back")


def _between(scene: Scene, left: Mention, right: Mention) -> str:
    words = scene.parsed.text[left.span.end : right.span.start].strip()
    return f"beside:{words}" if len(words) <= 1 else "beside:words"


def relation_features(scene: Scene, pair: Pair, used: frozenset[str]) -> list[str]:
    """Features of a pair; `used` are the entities that take part in events."""
    subject, object = scene.owner(pair.subject), scene.owner(pair.object)
    one, two = scene.entity(subject), scene.entity(object)
    kinds = f"{one.kind}>{two.kind}"
    takes_part = f"{subject in used}{object in used}"
    nouns = sorted({m.entry for m in one.mentions if m.form == "description" and m.entry})
    first = scene.parsed.tokens[token_range(scene.parsed, pair.subject)[0]].form
    return [
        "bias",
        f"how={pair.how}",
        f"kinds={kinds}",
        f"kinds={kinds}|how={pair.how}",
        f"used={takes_part}",
        f"used={takes_part}|kinds={kinds}",
        f"entry={pair.subject.entry}",
        f"entry={pair.subject.entry}|to={two.kind}",
        f"first={first}",
        f"first={first}|to={two.kind}|how={pair.how}",
        f"sector={pair.subject.sector}|kinds={kinds}",
        f"forms={pair.subject.form}>{pair.object.form}|how={pair.how}",
        *(f"noun={n}|to={two.kind}" for n in nouns),
    ]


def find_relations(scene: Scene, model: LinearModel, used: frozenset[str], *, sure: float) -> tuple[FoundRelation, ...]:
    """The relations of a report; one for each type, subject and object, the surest words kept."""
    best: dict[tuple[str, str, str], FoundRelation] = {}
    for pair in pairs(scene):
        chances = model.probabilities(relation_features(scene, pair, used))
        type = max((t for t in chances if t != NONE), key=lambda t: chances[t])
        if 1.0 - chances[NONE] < sure:
            continue
        key = (type, scene.owner(pair.subject), scene.owner(pair.object))
        if key not in best or best[key].probability < chances[type]:
            best[key] = _relation(pair, key, chances[type])
    return tuple(sorted(best.values(), key=lambda r: (r.span, r.type, r.subject, r.object)))


def _relation(pair: Pair, key: tuple[str, str, str], probability: float) -> FoundRelation:
    words = pair.subject.entry or pair.subject.form
    reasons = (Reason(f"relation/{pair.how.split(':')[0]}", pair.span), Reason(words, pair.subject.span))
    return FoundRelation(RelationType(key[0]), key[1], key[2], pair.span, False, probability, reasons)
