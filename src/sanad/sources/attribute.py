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
    """An attribution in the making.

    `flows` says how far it goes on: "", "paragraph" or "report"; `verbatim` speech follows on lines of its own.
    """

    cue: Cue
    chains: tuple[SpanChain, ...]
    resolved: tuple[SpanChain, ...]
    content: list[Range]
    statement: Statement
    media: bool
    flows: str = ""
    verbatim: bool = False
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
        if not found and not self.speaking and self.view.first_person(statement.start, statement.end):
            self._resume()
        held = [d for d in self.speaking if d.quotation is not None and statement.start < d.quotation.end]
        turns = bool(found) and not held and any(_takes_over(self.view, c) for c in found)
        self.speaking = [d for d in self.speaking if d in held or self._goes_on(d, statement, found, turns)]
        for draft in self.speaking:
            _extend(draft, statement)
        new = [self._draft(cue, statement) for cue in found]
        self.drafts += new
        self.speaking += [d for d in new if d.flows or d.quotation is not None]

    def _resume(self) -> None:
        """Somebody says "we" without a new teller: the last speaker goes on."""
        last = next((d for d in reversed(self.drafts) if d.chains and not d.media), None)
        if last is not None:
            last.flows = "report"
            self.speaking.append(last)

    def _goes_on(self, draft: _Draft, statement: Statement, found: tuple[Cue, ...], turns: bool) -> bool:
        if not draft.flows:
            return False
        if draft.flows == "paragraph" and statement.paragraph != draft.statement.paragraph:
            return False
        if not turns:
            return True
        if any(c.construction == "headline" for c in found):
            return False
        if draft.verbatim:
            return True
        if draft.media:
            return not any(self._is_rival(c) for c in found)
        return not any(self._opens(c, statement) for c in found)

    def _opens(self, cue: Cue, statement: Statement) -> bool:
        """True if the statement is the narrator's: it begins with the teller of its own verb."""
        if cue.construction == "noun" or cue.entry in self.view.lexicon.evidence:
            return False
        if not statement.first and cue.construction != "phrase":
            return False
        if not cue.tellers:
            return cue.construction == "phrase"
        if self.view.last_finite(statement.start, cue.tellers[0][0]) > statement.start:
            return False
        return (
            tellers.begins_plausibly(self.view, cue.tellers[0])
            or self.view.roles.get(cue.tellers[0][0]) == "demonstrative"
        )

    def _is_rival(self, cue: Cue) -> bool:
        """True if the cue's teller is another medium, so that the first one has done speaking."""
        return any(tellers.is_media(self.view, t) for t in cue.tellers)

    def _draft(self, cue: Cue, statement: Statement) -> _Draft:
        chains, resolved = self._chains(cue)
        draft = _Draft(cue, chains, resolved, list(cue.content), statement, self._passes_on(cue))
        draft.words = _key_words(self.view, cue)
        draft.verbatim = cue.construction in {"headline", "colon"} and statement.end - cue.at[1] <= 1
        draft.flows = "report" if draft.verbatim else _flow(cue, media=draft.media)
        draft.quotation = _open_quotation(self.view, cue, statement)
        return draft

    def _passes_on(self, cue: Cue) -> bool:
        return any(tellers.is_media(self.view, t) for t in cue.tellers) and not cue.cited

    def _chains(self, cue: Cue) -> tuple[tuple[SpanChain, ...], tuple[SpanChain, ...]]:
        outer = (self.view.span(cue.outer),) if cue.outer else ()
        chains = tuple((self.view.span(t), *outer) for t in cue.tellers)
        if cue.cited:
            return tuple((self.view.span(c), *chain) for chain in chains or ((),) for c in cue.cited), ()
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
        if len(view.forms[i]) >= _WORD_LENGTH
        and view.is_word(i)
        and view.roles.get(i) in {None, "media", "document", "person"}
    )


_FLOWS = {"headline": "report", "colon": "paragraph", "quote": "", "phrase": "", "clause": "", "object": ""}


_MEDIA_FLOWS = dict.fromkeys(("headline", "colon", "quote", "phrase", "clause", "object"), "report")


def _flow(cue: Cue, *, media: bool) -> str:
    if media:
        return _MEDIA_FLOWS.get(cue.construction, "")
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
        rule="+".join((f"{cue.entry}:{cue.construction}", *cue.helped)),
        resolved=draft.resolved,
        level=1 if cue.inner else 0,
        passes_on=draft.media,
        evidence=cue.entry in view.lexicon.evidence,
    )
