"""From matches to proposals: one proposal for each place where an event may be named."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sanad.events.match import Match
from sanad.types.event import EventType
from sanad.types.parse import Parsed, Predicate
from sanad.types.text import Span


@dataclass(frozen=True, slots=True)
class Proposal:
    """Words that may name an event, with every lexicon entry that says so.

    Attributes:
        matches: at least one; the one with the most words first.
    """

    matches: tuple[Match, ...]

    @property
    def best(self) -> Match:
        """The match with the most words: its trigger stands for the proposal."""
        return self.matches[0]

    @property
    def anchor(self) -> int:
        """Index of the token that names the happening."""
        return self.best.anchor

    @property
    def predicate(self) -> Predicate | None:
        """The verb group that the trigger stands in, if any."""
        return self.best.predicate

    @property
    def types(self) -> tuple[EventType, ...]:
        """The types that the lexicon offers."""
        return tuple(sorted({m.entry.type for m in self.matches}))

    def match_for(self, type: EventType) -> Match:
        """The match that speaks for `type`, else the best one."""
        return next((m for m in self.matches if m.entry.type == type), self.best)

    def spans(self, parsed: Parsed) -> tuple[Span, ...]:
        """The trigger as unbroken stretches, the clearest first."""
        return self.best.spans(parsed)


def propose(matches: Iterable[Match]) -> tuple[Proposal, ...]:
    """Group matches that share the words which name the happening, in order of the text.

    A verb that serves two nouns ("مذاکره و دیدار کردند") does not tie them together: only shared
    anchors, and matches whose words lie within another's, make one proposal.
    """
    ordered = sorted(matches, key=lambda m: (-len(m.tokens), m.tokens, m.entry.id))
    groups: list[list[Match]] = []
    for match in ordered:
        home = next((g for g in groups if any(_same_place(match, other) for other in g)), None)
        if home is None:
            groups.append([match])
        else:
            home.append(match)
    groups.sort(key=lambda g: (min(g[0].tokens), g[0].anchor))
    return tuple(Proposal(tuple(g)) for g in groups)


def _same_place(small: Match, large: Match) -> bool:
    return small.anchor == large.anchor or set(small.tokens) <= set(large.tokens)
