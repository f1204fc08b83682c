"""What stands around an event's words that bears on whether it happened."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sanad.lexicons.schemas import StatusEntry
from sanad.sources.lexicon import Phrases
from sanad.types.mention import Reason
from sanad.types.parse import Parsed, Predicate
from sanad.types.source import Attribution
from sanad.types.text import Span

_NEAR = 4
_AFTER = 3
_CLAUSE = 18
_BREAKS = frozenset({".", "!", "؟", "?", "؛", ":", "…"})
_SOFT_BREAKS = frozenset({"،", "که", "اما", "ولی"})


@dataclass(frozen=True, slots=True)
class Signal:
    """One cue of status.

    Attributes:
        name: "place:entry", the feature.
        entry: the lexicon entry, or None for grammar.
        place: "own" (in the event's words), "before" (governs them), "after" (follows in the noun phrase),
            "clause", "sentence" or "report".
        distance: tokens between cue and event.
        span: the cue's words.
        governs: True if the cue is part of the verb group under which a bare noun stands.
        first: True if the cue begins the event's own words.
    """

    name: str
    entry: StatusEntry | None
    place: str
    distance: int
    span: Span | None
    governs: bool = False
    first: bool = False

    @property
    def reason(self) -> Reason:
        """The signal as a reason."""
        return Reason(f"status/{self.entry.id}" if self.entry else f"grammar/{self.name}", self.span)


@dataclass(frozen=True, slots=True)
class Setting:
    """Everything that the judge looks at.

    Attributes:
        signals: lexicon cues, nearest first.
        own: the predicate that the event's words form, or None for a bare noun.
        governor: the verb group under which a bare noun stands, or None.
        modal: the lexicon's entry for the verb's modal, or None.
        stances: what the tellers do, innermost first.
        words: the event's words and their neighbours, as features.
    """

    signals: tuple[Signal, ...]
    own: Predicate | None
    governor: Predicate | None
    modal: StatusEntry | None
    stances: tuple[str, ...]
    words: tuple[str, ...]

    @property
    def features(self) -> tuple[str, ...]:
        """Names of all that was found, sorted."""
        found = {s.name for s in self.signals} | {f"stance:{s}" for s in self.stances[:2]} | set(self.words)
        for where, predicate in (("own", self.own), ("governor", self.governor)):
            found.update(_forms(where, predicate))
        return tuple(sorted(found))


def _forms(where: str, predicate: Predicate | None) -> Iterator[str]:
    if predicate is None:
        yield f"{where}:none"
        return
    yield f"{where}:tense={predicate.tense or '-'}/{predicate.aspect}"
    yield f"{where}:mood={predicate.mood}"
    yield f"{where}:verb={predicate.verb}"
    if predicate.noun_form:
        yield f"{where}:noun={predicate.noun_form}"
    if not predicate.polarity:
        yield f"{where}:negated"
    if predicate.modal:
        yield f"{where}:modal={predicate.modal}"
    if predicate.person == 1:
        yield f"{where}:first"


def setting(
    parsed: Parsed, tokens: Sequence[int], phrases: Phrases[StatusEntry], report: Sequence[Signal],
    attributions: Sequence[Attribution],
) -> Setting:  # fmt: skip
    """Look around the event's tokens. `report` are the cues that hold for the whole report."""
    first, last = min(tokens), max(tokens)
    start, end = clause(parsed, first, last)
    own = next((parsed.predicate_at[i] for i in tokens if i in parsed.predicate_at), None)
    own = own if own is not None and _is_own(own, tokens) else None
    governor = None if own is not None else _governor(parsed, last, end)
    signals = [
        *_signals(parsed, first, last, start, end, phrases, frozenset(governor.tokens if governor else ())),
        *report,
    ]
    hit = phrases.at([own.modal], 0) if own is not None and own.modal else None
    modal = hit[0] if hit is not None else None
    return Setting(
        tuple(signals), own, governor, modal, tuple(a.stance for a in attributions), _words(parsed, first, last)
    )


def _words(parsed: Parsed, first: int, last: int) -> tuple[str, ...]:
    """Features of the event's first and last word and of the word on either side."""
    found = [f"word:{parsed.tokens[first].form}", f"last:{parsed.tokens[last].lemma}"]
    if first > 0:
        found.append(f"previous:{parsed.tokens[first - 1].form}")
    if last + 1 < len(parsed.tokens):
        found.append(f"next:{parsed.tokens[last + 1].form}")
    return tuple(found)


def report_signals(parsed: Parsed, phrases: Phrases[StatusEntry]) -> tuple[Signal, ...]:
    """The cues of a report that hold for everything in it, each once."""
    forms = [t.form for t in parsed.tokens]
    found: dict[str, Signal] = {}
    for i in range(len(forms)):
        hit = phrases.at(forms, i)
        if hit is not None and hit[0].scope == "report":
            name = f"report:{hit[0].id}"
            found.setdefault(name, Signal(name, hit[0], "report", i, parsed.span(i, hit[1])))
    return tuple(found.values())


def _is_own(predicate: Predicate, tokens: Sequence[int]) -> bool:
    return predicate.head in tokens or any(i in tokens for i in predicate.noun)


def clause(parsed: Parsed, first: int, last: int) -> tuple[int, int]:
    """The tokens around ``first..last`` up to the nearest stop, line end, or clause limit."""
    start, end = first, last + 1
    while start > 0 and first - start < _CLAUSE and not _breaks(parsed, start - 1, start):
        start -= 1
    while end < len(parsed.tokens) and end - last < _CLAUSE and not _breaks(parsed, end, end):
        end += 1
    return start, end


def _breaks(parsed: Parsed, i: int, edge: int) -> bool:
    if parsed.tokens[i].text in _BREAKS:
        return True
    before, after = parsed.tokens[edge - 1], parsed.tokens[edge]
    return "\n" in parsed.text[before.span.end : after.span.start]


def _governor(parsed: Parsed, last: int, end: int) -> Predicate | None:
    """The verb group that closes the clause of a bare noun: the first finite one after it."""
    for i in range(last + 1, end):
        predicate = parsed.predicate_at.get(i)
        if predicate is not None and predicate.mood not in {"infinitive", "participle"}:
            return predicate
    return None


def _signals(
    parsed: Parsed, first: int, last: int, start: int, end: int, phrases: Phrases[StatusEntry], verb: frozenset[int]
) -> Iterator[Signal]:
    forms = [t.form for t in parsed.tokens[start:end]]
    i = 0
    while i < len(forms):
        hit = phrases.at(forms, i)
        if hit is None:
            i += 1
            continue
        entry, stop = hit
        at, to = start + i, start + stop
        place, distance = _place(parsed, at, to, first, last)
        if place:
            governs = at > last and not verb.isdisjoint(range(at, to))
            name = f"{'verb' if governs else place}:{entry.id}"
            yield Signal(name, entry, place, distance, parsed.span(at, to), governs, at == first)
        i = stop


def _place(parsed: Parsed, at: int, to: int, first: int, last: int) -> tuple[str, int]:
    if at <= last and first < to:
        return "own", 0
    if to <= first:
        between = parsed.tokens[to:first]
        if len(between) <= _NEAR and not any(t.i in parsed.predicate_at or t.text in _SOFT_BREAKS for t in between):
            return "before", len(between)
        return ("clause", len(between)) if _same_clause(parsed, to, first) else ("sentence", len(between))
    distance = at - last - 1
    if distance <= _AFTER and not any(t.text in _SOFT_BREAKS for t in parsed.tokens[last + 1 : at]):
        return "after", distance
    return ("clause", distance) if _same_clause(parsed, last + 1, at) else ("sentence", distance)


def _same_clause(parsed: Parsed, start: int, end: int) -> bool:
    """True if no finite verb group ends and no comma or "که" stands between."""
    for token in parsed.tokens[start:end]:
        predicate = parsed.predicate_at.get(token.i)
        if token.text in _SOFT_BREAKS or (predicate is not None and predicate.mood == "indicative"):
            return False
    return True
