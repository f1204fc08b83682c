"""Numbers about a whole event, for the forest that keeps or drops it and says how sure it is."""

from __future__ import annotations

from collections.abc import Sequence

from sanad.events.drafts import Draft
from sanad.events.roles import ROLES
from sanad.events.scene import Scene
from sanad.types.event import EventType

_SHAPES = ("verb", "light", "noun", "phrase")
_TENSES = ("past", "present", "future", "")


def names() -> tuple[str, ...]:
    """The numbers in the order of `judge_measures`."""
    return (
        *("p-best", "p-mean", "p-type", "p-type-share", "triggers", "offered"),
        *(f"type={type}" for type in EventType),
        *(f"shape={shape}" for shape in _SHAPES),
        *(f"tense={tense or 'none'}" for tense in _TENSES),
        *("passive", "negated", "title", "sentence", "sentences", "place-in-sentence", "length"),
        *(f"{role}-{n}" for role in ROLES[:3] for n in ("first", "second", "sure")),
        *("told", "is-cue", "times", "counts"),
        *("drafts", "rank", "beside", "rank-beside", "same-type", "rank-same-type", "title-drafts"),
    )


def judge_measures(scene: Scene, drafts: Sequence[Draft], at: int) -> list[float]:
    """The numbers of draft `at` among all drafts of its report."""
    draft = drafts[at]
    return [
        *_chance_measures(draft),
        *(float(draft.type is type) for type in EventType),
        *_shape_measures(scene, draft),
        *_role_measures(draft),
        *_told_measures(scene, draft),
        *_company_measures(scene, drafts, at),
    ]


def _chance_measures(draft: Draft) -> list[float]:
    events = [t.probability for t in draft.triggers]
    types = [t.type_probability for t in draft.triggers]
    share = max(t / max(e, 1e-6) for t, e in zip(types, events, strict=True))
    offered = float(len(draft.main.proposal.types))
    return [max(events), sum(events) / len(events), max(types), share, float(len(events)), offered]


def _shape_measures(scene: Scene, draft: Draft) -> list[float]:
    parsed, main = scene.parsed, draft.main
    anchor = parsed.tokens[main.proposal.anchor]
    first, last = parsed.sentences[anchor.sent]
    verb = main.proposal.predicate
    tense = verb.tense if verb is not None else ""
    return [
        *(float(main.match.construction == shape) for shape in _SHAPES),
        *(float(tense == t) for t in _TENSES),
        float(main.match.passive),
        float(verb is not None and not verb.polarity),
        float(any(t.proposal.anchor < scene.title_end for t in draft.triggers)),
        float(anchor.sent),
        float(len(parsed.sentences)),
        (anchor.i - first) / max(last - first, 1),
        float(last - first),
    ]


def _role_measures(draft: Draft) -> list[float]:
    out = []
    for role in ROLES[:3]:
        ranked = sorted(draft.role(role).values(), reverse=True)
        out += [*[*ranked, 0.0, 0.0][:2], float(sum(p >= 0.4 for p in ranked))]
    return out


def _told_measures(scene: Scene, draft: Draft) -> list[float]:
    parsed = scene.parsed
    spans = [parsed.tokens[t.proposal.anchor].span for t in draft.triggers]
    sents = {parsed.tokens[t.proposal.anchor].sent for t in draft.triggers}
    written = [x.span for x in scene.times] + [x.span for x in scene.quantities]
    starts = [parsed.tokens_in(span)[:1] for span in written]
    here = [any(parsed.tokens[i].sent in sents for i in tokens) for tokens in starts]
    return [
        float(sum(any(a.tells(s) for s in spans) for a in scene.attributions)),
        float(any(a.cue.overlaps(s) for a in scene.attributions for s in spans)),
        float(sum(here[: len(scene.times)])),
        float(sum(here[len(scene.times) :])),
    ]


def _company_measures(scene: Scene, drafts: Sequence[Draft], at: int) -> list[float]:
    tokens, own = scene.parsed.tokens, drafts[at]
    p = own.main.probability

    def sent(draft: Draft) -> int:
        return tokens[draft.main.proposal.anchor].sent

    others = [d for n, d in enumerate(drafts) if n != at]
    beside = [d for d in others if sent(d) == sent(own)]
    alike = [d for d in others if d.type is own.type]
    return [
        float(len(others)),
        float(sum(d.main.probability > p for d in others)),
        float(len(beside)),
        float(sum(d.main.probability > p for d in beside)),
        float(len(alike)),
        float(sum(d.main.probability > p for d in alike)),
        float(sum(d.main.proposal.anchor < scene.title_end for d in others)),
    ]
