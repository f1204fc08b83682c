"""Whose word an event rests on: features of an event and a teller of the report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sanad.events.drafts import Draft
from sanad.events.measures import Chances
from sanad.events.scene import Scene
from sanad.sources import SPEECH_ACTS, sources_of
from sanad.types.mention import Kind, Mention
from sanad.types.source import Attribution
from sanad.types.text import Span

_STEPS = (0.1, 0.3, 0.5, 0.7, 0.9)


@dataclass(frozen=True, slots=True)
class Teller:
    """Somebody who tells something in the report.

    Attributes:
        attribution: what the teller tells.
        chain: entity ids, nearest teller first.
        parallel: how many chains stand side by side in the attribution.
    """

    attribution: Attribution
    chain: tuple[str, ...]
    parallel: int


def tellers_of(scene: Scene) -> tuple[Teller, ...]:
    """All tellers of a report as entities, in order of their attributions; unknown ones are left out."""
    out = []
    for attribution in scene.attributions:
        chains = attribution.resolved or attribution.tellers
        known = [tuple(dict.fromkeys(id for s in chain if (id := teller_at(scene, s)) is not None)) for chain in chains]
        out += [Teller(attribution, chain, len(chains)) for chain in known if chain]
    return tuple(out)


def teller_at(scene: Scene, span: Span) -> str | None:
    """The entity that a teller's noun phrase names: the one whose mention fits it best."""
    fitting = [m for m in scene.overlapping(span) if m.kind is not Kind.PLACE]
    return scene.owner(max(fitting, key=lambda m: _fit(m, span))) if fitting else None


def _fit(mention: Mention, span: Span) -> tuple[bool, float, int]:
    common = min(mention.span.end, span.end) - max(mention.span.start, span.start)
    whole = max(mention.span.end, span.end) - min(mention.span.start, span.start)
    return mention.span.start == span.start, common / whole, -mention.span.start


def chains_from(tellers: Sequence[Teller]) -> tuple[tuple[str, ...], ...]:
    """The chains of an event's tellers: one who tells of another's telling stands behind him in his chain."""
    chains = []
    for teller in tellers:
        others = [t for t in tellers if t.attribution is not teller.attribution]
        outer = [t for t in others if t.attribution.tells(teller.attribution.cue)]
        inner = [t for t in others if teller.attribution.tells(t.attribution.cue)]
        if not inner:
            chains.append(tuple(dict.fromkeys((*teller.chain, *(id for t in outer for id in t.chain)))))
    return tuple(dict.fromkeys(chains))


def held_by_rule(scene: Scene, draft: Draft, chances: Chances) -> tuple[Attribution, ...]:
    """The attributions that hold for an event by grammar alone, innermost first, over all its triggers."""
    likely = [id for id, p in chances["actor"].items() if p >= _LIKELY]
    actors = [m.span for id in likely for m in scene.entity(id).mentions]
    speech = draft.type in SPEECH_ACTS
    found: dict[Attribution, None] = {}
    for trigger in (draft.main, *draft.triggers):
        span = trigger.proposal.spans(scene.parsed)[0]
        holding = sources_of(scene.parsed, span, scene.attributions, speaker_is_actor=speech, actors=actors)
        found.update(dict.fromkeys(holding))
    return tuple(found)


_LIKELY = 0.4


def telling_features(
    scene: Scene,
    draft: Draft,
    teller: Teller,
    tellers: Sequence[Teller],
    chances: Chances,
    held: Sequence[Attribution],
) -> list[str]:
    """Features of an event and one of the report's tellers."""
    parsed, attribution = scene.parsed, teller.attribution
    anchor = parsed.tokens[draft.main.proposal.anchor]
    inside = [t for t in tellers if t.attribution.tells(anchor.span)]
    own = teller in inside
    cue = any(attribution.cue.overlaps(parsed.tokens[i].span) for t in draft.triggers for i in t.match.tokens)
    first = teller.chain[0]
    acts = _step(chances["actor"].get(first, 0.0))
    cue_tokens = parsed.tokens_in(attribution.cue)
    sentences = anchor.sent - parsed.tokens[cue_tokens[0]].sent if cue_tokens else 0
    depth = _depth(teller, inside)
    place = f"inside={own}|depth={depth}|cue={cue}"
    features = [
        "bias",
        place,
        f"{place}|type={draft.type}",
        f"{place}|acts={acts}",
        f"{place}|acts={acts}|type={draft.type}",
        f"{place}|sentences={max(-2, min(sentences, 4))}",
        f"inside={own}|stance={attribution.stance}",
        f"inside={own}|rule={attribution.rule.split(':')[-1]}",
        f"inside={own}|rule={attribution.rule}",
        f"inside={own}|kind={scene.entity(first).kind}",
        f"inside={own}|kind={scene.entity(first).kind}|type={draft.type}",
        f"inside={own}|n={min(len(inside), 3)}|depth={depth}",
        f"inside={own}|any={bool(inside)}|tellers={min(len(tellers), 3)}",
        f"sentences={max(-3, min(sentences, 5))}|inside={own}",
        f"parallel={min(teller.parallel, 3)}|inside={own}",
        f"entry={draft.main.match.entry.id}|inside={own}",
        f"resolved={bool(attribution.resolved)}|inside={own}",
        f"title={anchor.i < scene.title_end}|inside={own}",
    ]
    rule = held.index(attribution) if attribution in held else -1
    features += [
        f"by-rule={min(rule, 2)}",
        f"by-rule={min(rule, 2)}|type={draft.type}",
        f"by-rule={min(rule, 2)}|acts={acts}",
        f"by-rule={min(rule, 2)}|held={min(len(held), 3)}|stance={attribution.stance}",
        f"by-rule={min(rule, 2)}|kind={scene.entity(first).kind}",
        f"passes-on={attribution.passes_on}|evidence={attribution.evidence}|by-rule={min(rule, 2)}",
    ]
    features += _order_features(scene, draft, teller, tellers)
    return features


def _step(p: float) -> int:
    return sum(p >= limit for limit in _STEPS)


def _depth(teller: Teller, inside: Sequence[Teller]) -> int:
    """How many other tellers that hold for the event begin later, that is, stand nearer to it."""
    start = teller.attribution.cue.start
    return min(sum(t.attribution.cue.start > start for t in inside), 3)


def _order_features(scene: Scene, draft: Draft, teller: Teller, tellers: Sequence[Teller]) -> Iterator[str]:
    anchor = scene.parsed.tokens[draft.main.proposal.anchor].span
    start = teller.attribution.cue.start
    before = [t for t in tellers if t.attribution.cue.start < anchor.start]
    last = bool(before) and max(t.attribution.cue.start for t in before) == start
    only = len({t.chain[0] for t in tellers}) == 1
    yield f"last-before={last}"
    yield f"only={only}"
    yield f"last-before={last}|only={only}|told={teller.attribution.tells(anchor)}"
    yield f"named={sum(t.chain[0] == teller.chain[0] for t in tellers) > 1}"
