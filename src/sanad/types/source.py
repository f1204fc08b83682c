"""Who tells what, and what a text says about whether it happened."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sanad.types.event import Status
from sanad.types.mention import Reason
from sanad.types.text import Span

Stance = Literal["says", "claims", "confirms", "denies", "doubts", "predicts", "demands", "promises"]

SpanChain = tuple[Span, ...]
"""Noun phrases of tellers in the text, the nearest teller first."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """Stretches of text that somebody tells.

    Attributes:
        content: the stretches told, in order of the text.
        tellers: one chain for each independent teller, nearest teller first.
        cue: the words that say that somebody tells (verb, phrase, colon).
        stance: what the teller does with the content.
        rule: id of the lexicon entry and the construction, "verb/goftan:clause".
        resolved: for a pronoun or "this official": the chain of the teller meant, else empty.
        level: how deep the attribution stands among others of its sentence (0 nearest to the outlet).
        passes_on: True if the teller is a medium, which repeats what others did or said.
        evidence: True if a thing tells ("شواهد نشان می‌دهد"): no link of a chain where somebody cites it.
    """

    content: tuple[Span, ...]
    tellers: tuple[SpanChain, ...]
    cue: Span
    stance: Stance
    rule: str
    resolved: tuple[SpanChain, ...] = ()
    level: int = 0
    passes_on: bool = False
    evidence: bool = False

    def tells(self, span: Span) -> bool:
        """True if `span` begins inside the content.

        >>> Attribution((Span(5, 9),), ((Span(0, 2),),), Span(2, 4), "says", "x").tells(Span(6, 12))
        True
        """
        return any(part.start <= span.start < part.end for part in self.content)


@dataclass(frozen=True, slots=True)
class StatusJudgement:
    """Whether an act happened, according to the text.

    Attributes:
        status: the judgement.
        reasons: lexicon entries and grammar rules that decided it, with their words.
        features: every cue that fired, decisive or not, sorted; input for a learned judge.
    """

    status: Status
    reasons: tuple[Reason, ...]
    features: tuple[str, ...]
