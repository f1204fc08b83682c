"""Which attributions hold at a place, and the chains of tellers that they make."""

from __future__ import annotations

from collections.abc import Sequence

from sanad.types.parse import Parsed
from sanad.types.source import Attribution, SpanChain
from sanad.types.text import Span


def sources_of(
    parsed: Parsed, span: Span, attributions: Sequence[Attribution], *, speaker_is_actor: bool = False
) -> tuple[Attribution, ...]:
    """The attributions that hold for an event named at `span`, innermost first.

    With `speaker_is_actor` (promises, demands, accusations …) the one whose speech *is* the event is left out:
    the one whose cue the event's own words are, or else the innermost one if the words are the speaker's own.
    """
    own = [a for a in attributions if a.cue.overlaps(span)] if speaker_is_actor else []
    holding = [a for a in attributions if a.tells(span) and a not in own]
    holding.sort(key=lambda a: (-_start(a, span), -a.level, -a.cue.start))
    if speaker_is_actor and not own and holding and _speaks(parsed, span):
        holding = holding[1:]
    return tuple(holding)


def _start(attribution: Attribution, span: Span) -> int:
    return max(part.start for part in attribution.content if part.start <= span.start < part.end)


def _speaks(parsed: Parsed, span: Span) -> bool:
    return True


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
