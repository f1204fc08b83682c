"""Whether an act happened, according to the text."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from sanad.lexicons import Lexicons
from sanad.lexicons.schemas import StatusEntry
from sanad.sources.features import Setting, Signal, report_signals, setting
from sanad.sources.lexicon import Phrases, status_phrases
from sanad.types.event import EventType, Status
from sanad.types.mention import Reason
from sanad.types.parse import Parsed, Predicate
from sanad.types.source import Attribution, StatusJudgement

SPEECH_ACTS = frozenset(
    {
        EventType.AGREE, EventType.SUPPORT, EventType.CONCEDE, EventType.REQUEST,
        EventType.ACCUSE, EventType.REJECT, EventType.THREATEN,
    }
)  # fmt: skip
"""Types whose event is the speech itself: the speaker acts, and the act has happened once it was said."""

_SAID = SPEECH_ACTS - {EventType.AGREE, EventType.SUPPORT}


@lru_cache(maxsize=4)
def _phrases(lexicons: Lexicons) -> Phrases[StatusEntry]:
    return status_phrases(lexicons)


def judge_status(
    parsed: Parsed,
    tokens: Sequence[int],
    lexicons: Lexicons,
    *,
    attributions: Sequence[Attribution] = (),
    type: EventType | None = None,
) -> StatusJudgement:
    """Judge the event that `tokens` name.

    Args:
        parsed: the report.
        tokens: indices of the trigger's tokens.
        lexicons: the lexicons in force.
        attributions: those that hold for the event, innermost first (`sources_of`).
        type: the event's type; speech acts are judged as speech.

    Raises:
        ValueError: `tokens` is empty.
    """
    if not tokens:
        raise ValueError("an event needs at least one token")
    phrases = _phrases(lexicons)
    found = setting(parsed, tokens, phrases, report_signals(parsed, phrases), attributions)
    status, reasons = _judge(found, type)
    more = (f"rule:{status.value}", *(f"by:{r.rule}" for r in reasons), *((f"type:{type.value}",) if type else ()))
    return StatusJudgement(status, reasons, tuple(sorted({*found.features, *more})))


Verdict = tuple[Status, tuple[Reason, ...]]

_STRONG_BEFORE = frozenset({"before", "own"})
_SOFT = frozenset({"baraye", "ta", "payan", "aghaz", "tarh", "tahdid-be"})
_TERMS = frozenset({EventType.AGREE, EventType.RETREAT, EventType.AID, EventType.COOPERATE, EventType.SUPPORT})
_PLANNED = frozenset({EventType.RETREAT, EventType.SUPPORT, EventType.MOVE, EventType.JOIN, EventType.AID})


def _judge(found: Setting, type: EventType | None) -> Verdict:
    if type in _SAID:
        return Status.OCCURRED, (Reason("grammar/speech-act"),)
    verdict = _own_verb(found, type) if found.own is not None else _noun(found, type)
    return verdict or _terms(found, type) or (Status.OCCURRED, (Reason("grammar/plain"),))


def _rule(status: Status, rule: str) -> Verdict:
    return status, (Reason(f"grammar/{rule}"),)


def _own_verb(found: Setting, type: EventType | None) -> Verdict | None:
    """The event is a verb: its form decides, helped by cues of its clause."""
    verb = found.own
    assert verb is not None
    if not verb.polarity:
        return _rule(Status.NEGATED, "negated-verb")
    modal = _first(found, _MODALS.get(verb.modal, ()))
    if verb.modal and modal:
        return modal
    if verb.tense == "past" and verb.mood == "indicative":
        return _clause(found, {Status.NEGATED}) or (None if _is_term(found, type) else _rule(Status.OCCURRED, "past"))
    if verb.tense == "future":
        return _clause(found, {Status.POSSIBLE}) or _future(found, type)
    if verb.mood == "subjunctive":
        return _subjunctive(found)
    if verb.aspect == "progressive":
        return _rule(Status.ONGOING, "progressive")
    if verb.tense == "present" and verb.aspect == "imperfective":
        return _clause(found, {Status.POSSIBLE, Status.EXPECTED, Status.DEMANDED}) or _present(type)
    return _noun(found, type)


_MODALS = {
    "باید": (Status.DEMANDED,),
    "خواستن": (Status.DEMANDED, Status.EXPECTED),
    "توانستن": (Status.POSSIBLE,),
}


def _first(found: Setting, statuses: tuple[Status, ...]) -> Verdict | None:
    return _rule(statuses[0], "modal") if statuses else None


def _future(found: Setting, type: EventType | None) -> Verdict:
    if _is_term(found, type):
        return _rule(Status.POSSIBLE, "term-of-draft")
    return _rule(Status.EXPECTED, "future")


def _present(type: EventType | None) -> Verdict:
    return _rule(Status.EXPECTED if type in _PLANNED else Status.ONGOING, "present")


def _subjunctive(found: Setting) -> Verdict:
    if "demands" in found.stances[:1]:
        return _rule(Status.DEMANDED, "demanded-content")
    cue = _clause(found, {Status.POSSIBLE, Status.EXPECTED, Status.DEMANDED})
    return cue or _rule(Status.POSSIBLE, "subjunctive")


def _noun(found: Setting, type: EventType | None) -> Verdict | None:
    """The event is a noun: what governs it decides, then the verb of its clause."""
    near = sorted(
        (s for s in found.signals if s.entry is not None and s.place in {"before", "own", "after"} and _counts(s)),
        key=lambda s: (s.distance, s.name),
    )
    for signal in near:
        if signal.entry is not None:
            return signal.entry.status, (signal.reason,)
    verb = found.governor
    if verb is not None and not verb.polarity and verb.passive:
        return _rule(Status.NEGATED, "negated-governor")
    if verb is not None and verb.tense == "future" and not _is_said(verb):
        return _future(found, type)
    return _demanded(found) or _lasting(found)


def _is_said(verb: Predicate) -> bool:
    return verb.verb in {"گفتن"}


def _counts(signal: Signal) -> bool:
    entry = signal.entry
    return entry is not None and entry.scope != "itself" and entry.scope != "report" and entry.id not in _SOFT


def _demanded(found: Setting) -> Verdict | None:
    if found.stances[:1] == ("demands",):
        return _rule(Status.DEMANDED, "demanded-content")
    return None


def _lasting(found: Setting) -> Verdict | None:
    own = [s for s in found.signals if s.entry is not None and s.entry.scope == "itself" and s.place == "own"]
    if own and (found.governor is None or found.governor.tense != "past" or found.governor.aspect == "perfect"):
        return own[0].entry.status, (own[0].reason,)  # type: ignore[union-attr]
    return None


def _clause(found: Setting, statuses: set[Status]) -> Verdict | None:
    """The nearest cue of the clause with one of these statuses."""
    near = [
        s
        for s in found.signals
        if s.entry is not None and s.entry.status in statuses and s.place in {"before", "own", "after", "clause"} and _counts(s)
    ]
    near.sort(key=lambda s: (s.distance, s.name))
    return (near[0].entry.status, (near[0].reason,)) if near and near[0].entry else None


def _is_term(found: Setting, type: EventType | None) -> bool:
    return type in _TERMS and any(s.place == "report" for s in found.signals)


def _terms(found: Setting, type: EventType | None) -> Verdict | None:
    """In a report of a draft, agreements and what is yielded under them are terms."""
    if not _is_term(found, type):
        return None
    if found.own is not None and found.own.tense == "past":
        return None
    return _rule(Status.POSSIBLE, "term-of-draft")
