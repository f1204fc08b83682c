"""Which attributions hold at a place, and the chains of tellers that they make."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sanad.types.parse import Parsed
from sanad.types.source import Attribution, SpanChain
from sanad.types.text import Span


def sources_of(
    parsed: Parsed,
    span: Span,
    attributions: Sequence[Attribution],
    *,
    speaker_is_actor: bool = False,
    actors: Sequence[Span] = (),
) -> tuple[Attribution, ...]:
    """The attributions that hold for an event named at `span`, innermost first.

    With `speaker_is_actor` (promises, demands, accusations …) the one whose speech *is* the event is left out:
    the one whose cue the event's own words are, or else the innermost one if the words are the speaker's own.
    `actors` are places where the event's actors are named, if the caller knows them; without them the grammar
    of the words decides whether the speaker acts.
    """
    own = [a for a in attributions if a.cue.overlaps(span)] if speaker_is_actor else []
    holding = [a for a in attributions if a.tells(span) and a not in own]
    holding.sort(key=lambda a: (-_start(a, span), -a.level, -a.cue.start))
    if own:
        holding = [*_without_speaker(own[0]), *(a for a in holding if not _same_teller(parsed, own[0], a))]
    elif speaker_is_actor and holding and _acts(parsed, span, holding[0], actors):
        holding = [*_without_speaker(holding[0]), *holding[1:]]
    return tuple(a for a in holding if not a.evidence) or tuple(holding)


def _same_teller(parsed: Parsed, one: Attribution, other: Attribution) -> bool:
    """True if the nearest tellers of both share a word."""
    return bool(_nearest_words(parsed, one) & _nearest_words(parsed, other))


def _nearest_words(parsed: Parsed, attribution: Attribution) -> set[str]:
    chains = attribution.resolved or attribution.tellers
    return {word for chain in chains if chain for word in _words(parsed, chain[0])}


def _start(attribution: Attribution, span: Span) -> int:
    return max(part.start for part in attribution.content if part.start <= span.start < part.end)


def _without_speaker(attribution: Attribution) -> tuple[Attribution, ...]:
    """What is left of an attribution when its nearest teller is the one who acts: those who pass it on."""
    rest = replace(
        attribution,
        tellers=tuple(chain[1:] for chain in attribution.tellers if chain[1:]),
        resolved=tuple(chain[1:] for chain in attribution.resolved if chain[1:]),
    )
    return (rest,) if rest.tellers or rest.resolved else ()


def _acts(parsed: Parsed, span: Span, attribution: Attribution, actors: Sequence[Span]) -> bool:
    """True if the teller of `attribution` is the one whose speech the event is."""
    if not actors:
        return not attribution.passes_on and _speaks(parsed, span)
    named = {word for actor in actors for word in _words(parsed, actor)}
    return bool(named & _nearest_words(parsed, attribution))


def _speaks(parsed: Parsed, span: Span) -> bool:
    """True unless the words at `span` have a subject or genitive of their own: then somebody else acts."""
    tokens = parsed.tokens_in(span)
    predicate = next((parsed.predicate_at[i] for i in tokens if i in parsed.predicate_at), None)
    if predicate is not None:
        if predicate.person == 1 or predicate.mood == "imperative":
            return True
        return not _has_subject(parsed, predicate.tokens, tokens)
    return not any(
        parsed.tokens[c].upos == "PROPN" and parsed.tokens[c].dep.startswith(("nmod", "flat")) and c > i
        for i in tokens
        for c in parsed.children[i]
    )


def _has_subject(parsed: Parsed, verb: Sequence[int], own: Sequence[int]) -> bool:
    group = {*verb, *own}
    return any(
        parsed.tokens[c].dep.startswith("nsubj") and c not in group and parsed.tokens[c].upos != "PRON"
        for i in group
        for c in parsed.children[i]
    )


def chains_of(parsed: Parsed, holding: Sequence[Attribution]) -> tuple[SpanChain, ...]:
    """The chains, nearest teller first, that attributions (innermost first) make together.

    A pronoun stands as the teller that it means. One teller named twice counts once.
    """
    chains: tuple[SpanChain, ...] = ((),)
    for attribution in holding:
        own = attribution.resolved or attribution.tellers
        if own:
            chains = tuple(_joined(parsed, chain, more) for chain in chains for more in own)
    return tuple(dict.fromkeys(c for c in chains if c))


def _joined(parsed: Parsed, chain: SpanChain, more: SpanChain) -> SpanChain:
    known = {word for span in chain for word in _words(parsed, span)}
    return chain + tuple(s for s in more if not known & set(_words(parsed, s)))


def _words(parsed: Parsed, span: Span) -> tuple[str, ...]:
    tokens = (parsed.tokens[i] for i in parsed.tokens_in(span))
    return tuple(t.form for t in tokens if t.upos in {"NOUN", "PROPN", "PRON"} and len(t.form) > 1)
