"""Whether an act happened, according to the text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from sanad.lexicons import Lexicons
from sanad.lexicons.schemas import StatusEntry
from sanad.sources.features import Setting, Signal, report_signals, setting
from sanad.sources.lexicon import Phrases, status_phrases
from sanad.types.event import EventType, Status
from sanad.types.mention import Reason
from sanad.types.parse import Parsed
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

_REACH = {"own": 0, "before": 2, "after": 1}
_TERMS = frozenset({EventType.AGREE, EventType.RETREAT, EventType.AID, EventType.COOPERATE, EventType.SUPPORT})
_PLANNED = frozenset({EventType.RETREAT, EventType.SUPPORT, EventType.MOVE, EventType.JOIN, EventType.AID})


def _judge(found: Setting, type: EventType | None) -> Verdict:
    if type in _SAID:
        return _wanted(found) or _rule(Status.OCCURRED, "speech-act")
    if type in SPEECH_ACTS:
        found = replace(found, signals=tuple(s for s in found.signals if not _is_act_itself(s)))
    verdict = _own_verb(found, type) if found.own is not None else _noun(found, type)
    return verdict or _terms(found, type) or (Status.OCCURRED, (Reason("grammar/plain"),))


def _is_act_itself(signal: Signal) -> bool:
    """True for the event's own words ("پیشنهاد", "آماده"): of a speech act they name the act, not its status."""
    return signal.place == "own" and signal.entry is not None and signal.entry.pos != "verb"


def _wanted(found: Setting) -> Verdict | None:
    """A speech act that somebody else demands: "خواستار محکومیت", "خواست محکوم کند"."""
    if found.own is not None and found.own.mood == "subjunctive" and found.stances[:1] == ("demands",):
        return _rule(Status.DEMANDED, "demanded-content")
    near = [s for s in found.signals if s.place == "before" and s.distance == 0 and s.entry and s.entry.pos == "noun"]
    wanted = [s for s in near if s.entry and s.entry.status is Status.DEMANDED]
    return (Status.DEMANDED, (wanted[0].reason,)) if wanted and found.own is None else None


def _rule(status: Status, rule: str) -> Verdict:
    return status, (Reason(f"grammar/{rule}"),)


def _own_verb(found: Setting, type: EventType | None) -> Verdict | None:
    """The event is a verb: its form decides, helped by cues of its clause."""
    verb = found.own
    assert verb is not None
    if not verb.polarity:
        return _rule(Status.NEGATED, "negated-verb")
    if found.modal is not None:
        return found.modal.status, (Reason(f"status/{found.modal.id}"),)
    if verb.tense == "past" and verb.mood == "indicative":
        return _rule(Status.OCCURRED, "past")
    if verb.tense == "future":
        return _clause(found, {Status.POSSIBLE}) or _future(found, type)
    if verb.mood == "subjunctive":
        return _subjunctive(found)
    if verb.aspect == "progressive":
        return _rule(Status.ONGOING, "progressive")
    if verb.tense == "present" and verb.aspect == "imperfective":
        return _clause(found, {Status.POSSIBLE, Status.EXPECTED, Status.DEMANDED}) or _present(type)
    return _noun(found, type)


def _future(found: Setting, type: EventType | None) -> Verdict:
    if type in SPEECH_ACTS and found.own is not None and found.own.person == 1:
        return _rule(Status.OCCURRED, "promised")
    if _is_term(found, type):
        return _rule(Status.POSSIBLE, "term-of-draft")
    return _rule(Status.EXPECTED, "future")


def _present(type: EventType | None) -> Verdict:
    if type in SPEECH_ACTS:
        return _rule(Status.OCCURRED, "spoken")
    return _rule(Status.EXPECTED if type in _PLANNED else Status.ONGOING, "present")


def _subjunctive(found: Setting) -> Verdict:
    if "demands" in found.stances[:1]:
        return _rule(Status.DEMANDED, "demanded-content")
    cue = _clause(found, {Status.POSSIBLE, Status.EXPECTED, Status.DEMANDED, Status.OCCURRED})
    return cue or _earlier_verb(found) or _rule(Status.POSSIBLE, "subjunctive")


def _earlier_verb(found: Setting) -> Verdict | None:
    """ "باید" and its like also govern the verbs that are joined to theirs."""
    near = [s for s in found.signals if s.entry is not None and s.place == "sentence" and s.entry.pos == "verb"]
    near.sort(key=lambda s: (s.distance, s.name))
    return (near[0].entry.status, (near[0].reason,)) if near and near[0].entry else None


def _noun(found: Setting, type: EventType | None) -> Verdict | None:
    """The event is a noun: what governs it decides, then the verb of its clause."""
    near = sorted(
        (s for s in found.signals if _counts(s) and (s.governs or s.distance <= _REACH.get(s.place, -1))),
        key=lambda s: (s.distance, s.name),
    )
    for signal in near:
        if signal.entry is not None:
            return signal.entry.status, (signal.reason,)
    verb = found.governor
    if verb is not None and not verb.polarity and verb.passive:
        return _rule(Status.NEGATED, "negated-governor")
    if verb is not None and verb.tense == "future":
        return _future(found, type)
    return _demanded(found) or _terms(found, type) or _lasting(found)


def _counts(signal: Signal) -> bool:
    entry = signal.entry
    if entry is None or entry.scope in {"itself", "report"} or entry.weak:
        return False
    return not (signal.place == "own" and entry.status is Status.NEGATED)


def _demanded(found: Setting) -> Verdict | None:
    if found.stances[:1] == ("demands",):
        return _rule(Status.DEMANDED, "demanded-content")
    return None


def _lasting(found: Setting) -> Verdict | None:
    own = [s for s in found.signals if s.entry is not None and s.entry.scope == "itself" and s.first]
    if own and (found.governor is None or found.governor.tense != "past" or found.governor.aspect == "perfect"):
        return own[0].entry.status, (own[0].reason,)  # type: ignore[union-attr]
    return None


def _clause(found: Setting, statuses: set[Status]) -> Verdict | None:
    """The nearest cue of the clause with one of these statuses."""
    near = [
        s
        for s in found.signals
        if s.entry is not None
        and s.entry.status in statuses
        and s.place in {"before", "own", "after", "clause"}
        and _counts(s)
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
