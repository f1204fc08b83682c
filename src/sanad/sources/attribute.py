"""Who tells which stretch of a report.

Sentence by sentence the cues are found (`sanad.sources.cues`); here they are put together: a teller goes on
over the sentences that follow until the text changes teller, pronouns get the teller they mean, and a medium
that cites somebody stands behind him in the chain.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from sanad.lexicons import Lexicons
from sanad.sources import tellers
from sanad.sources.cues import Cue, cues
from sanad.sources.layout import Quotation, Statement
from sanad.sources.view import Range, View
from sanad.types.parse import Parsed
from sanad.types.source import Attribution, SpanChain

_WORD_LENGTH = 3


@dataclass(slots=True)
class _Draft:
    """An attribution in the making; `flows` says how far it goes on: "", "paragraph" or "report"."""

    cue: Cue
    chains: tuple[SpanChain, ...]
    resolved: tuple[SpanChain, ...]
    content: list[Range]
    statement: Statement
    media: bool
    flows: str = ""
    quotation: Quotation | None = None
    words: frozenset[str] = field(default_factory=frozenset)


def attribute(parsed: Parsed, lexicons: Lexicons) -> tuple[Attribution, ...]:
    """All attributions of a report, in order of their cues.

    What the outlet itself tells has none. Tellers are noun phrases of the text without prepositions; where a
    phrase holds several names, the first is the teller.
    """
    view = View(parsed, lexicons)
    discourse = _Discourse(view)
    for statement in view.layout.statements:
        discourse.read(statement)
    return tuple(_frozen(view, draft) for draft in discourse.drafts)


class _Discourse:
    """The tellers so far, and who of them is still speaking."""

    def __init__(self, view: View) -> None:
        self.view = view
        self.drafts: list[_Draft] = []
        self.speaking: list[_Draft] = []

    def read(self, statement: Statement) -> None:
        """Take in one statement: old speakers go on or fall silent, new ones begin."""
        found = cues(self.view, statement)
        held = [d for d in self.speaking if d.quotation is not None and statement.start < d.quotation.end]
        turns = bool(found) and not held and any(_takes_over(self.view, c) for c in found)
        self.speaking = [d for d in self.speaking if d in held or self._goes_on(d, statement, found, turns)]
        for draft in self.speaking:
            _extend(draft, statement)
        new = [self._draft(cue, statement) for cue in found]
        self.drafts += new
        self.speaking += [d for d in new if d.flows or d.quotation is not None]

    def _goes_on(self, draft: _Draft, statement: Statement, found: tuple[Cue, ...], turns: bool) -> bool:
        if not draft.flows:
            return False
        if draft.flows == "paragraph" and statement.paragraph != draft.statement.paragraph:
            return False
        if not turns:
            return True
        return draft.media and not any(self._is_rival(c) for c in found)

    def _is_rival(self, cue: Cue) -> bool:
        """True if the cue's teller is another medium, so that the first one has done speaking."""
        return any(tellers.is_media(self.view, t) for t in cue.tellers)

    def _draft(self, cue: Cue, statement: Statement) -> _Draft:
        chains, resolved = self._chains(cue)
        draft = _Draft(cue, chains, resolved, list(cue.content), statement, self._passes_on(cue))
        draft.words = _key_words(self.view, cue)
        draft.flows = _flow(cue)
        draft.quotation = _open_quotation(self.view, cue, statement)
        return draft

    def _passes_on(self, cue: Cue) -> bool:
        if cue.tellers:
            return any(tellers.is_media(self.view, t) for t in cue.tellers)
        return False

    def _chains(self, cue: Cue) -> tuple[tuple[SpanChain, ...], tuple[SpanChain, ...]]:
        outer = (self.view.span(cue.outer),) if cue.outer else ()
        chains = tuple((self.view.span(t), *outer) for t in cue.tellers)
        antecedent = self._antecedent(cue)
        if antecedent is None:
            return chains, ()
        return chains, antecedent.resolved or antecedent.chains

    def _antecedent(self, cue: Cue) -> _Draft | None:
        """The earlier teller that a dropped subject, a pronoun, "this official" or a repeated name means."""
        if not cue.tellers:
            return self._last()
        first = cue.tellers[0][0]
        role = self.view.roles.get(first)
        if role == "pronoun":
            return self._last(person=True)
        words = _key_words(self.view, cue)
        same = next((d for d in reversed(self.drafts) if d.words & words), None)
        if role == "demonstrative":
            return same or self._last()
        if same is not None and not cue.outer and any(len(c) > 1 for c in same.resolved or same.chains):
            return same
        return None

    def _last(self, *, person: bool = False) -> _Draft | None:
        for draft in reversed(self.drafts):
            if draft.chains and not (person and draft.media):
                return draft
        return None


def _takes_over(view: View, cue: Cue) -> bool:
    return cue.construction not in {"noun"}


def _key_words(view: View, cue: Cue) -> frozenset[str]:
    return frozenset(
        view.forms[i]
        for t in cue.tellers
        for i in range(*t)
        if len(view.forms[i]) >= _WORD_LENGTH and view.parsed.tokens[i].upos in {"NOUN", "PROPN"}
    )


_FLOWS = {"headline": "report", "colon": "paragraph", "quote": "", "phrase": "", "clause": "", "object": ""}


def _flow(cue: Cue) -> str:
    return _FLOWS.get(cue.construction, "")


def _open_quotation(view: View, cue: Cue, statement: Statement) -> Quotation | None:
    """A quotation that begins in what the cue tells and goes on after the statement."""
    for start, end in cue.content:
        for quotation in view.layout.quotations:
            if start <= quotation.start <= end and quotation.end > statement.end:
                return quotation
    return None


def _extend(draft: _Draft, statement: Statement) -> None:
    end = statement.end
    if draft.quotation is not None and not draft.flows:
        end = min(end, draft.quotation.end)
    if draft.content and draft.content[-1][1] == statement.start:
        draft.content[-1] = (draft.content[-1][0], end)
    else:
        draft.content.append((statement.start, end))


def _frozen(view: View, draft: _Draft) -> Attribution:
    cue = draft.cue
    return Attribution(
        content=tuple(view.span(part) for part in draft.content if part[0] < part[1]),
        tellers=draft.chains,
        cue=view.span(cue.at),
        stance=cue.stance,
        rule=f"{cue.entry}:{cue.construction}",
        resolved=draft.resolved,
        level=1 if cue.inner else 0,
    )
