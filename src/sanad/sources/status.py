"""Whether an act happened, according to the text."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from sanad.lexicons import Lexicons
from sanad.lexicons.schemas import StatusEntry
from sanad.sources.features import Setting, Signal, setting
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


@lru_cache(maxsize=64)
def _report_signals(parsed: Parsed, lexicons: Lexicons) -> tuple[Signal, ...]:
    return ()


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
    found = setting(parsed, tokens, _phrases(lexicons), (), attributions)
    features = found.features if type is None else (*found.features, f"type:{type.value}")
    status, reasons = _judge(found, type)
    return StatusJudgement(status, reasons, tuple(sorted(features)))


Verdict = tuple[Status, tuple[Reason, ...]]


def _judge(found: Setting, type: EventType | None) -> Verdict:
    if type in _SAID:
        return Status.OCCURRED, (Reason("grammar/speech-act"),)
    return _governed(found) or _by_verb(found) or _around(found) or (Status.OCCURRED, (Reason("grammar/plain"),))


def _governed(found: Setting) -> Verdict | None:
    """Words that govern the event: "احتمال حمله", "درخواست آتش‌بس"."""
    near = [s for s in found.signals if s.entry is not None and s.place in {"before", "own", "after"}]
    near.sort(key=lambda s: s.distance)
    for signal in near:
        assert signal.entry is not None
        return signal.entry.status, (signal.reason,)
    return None


def _by_verb(found: Setting) -> Verdict | None:
    predicate = found.own or found.governor
    if predicate is None:
        return None
    return _of_form(predicate, own=found.own is not None)


def _of_form(predicate: Predicate, *, own: bool) -> Verdict | None:
    def verdict(status: Status, rule: str) -> Verdict:
        return status, (Reason(f"grammar/{rule}"),)

    if not own:
        return None
    if not predicate.polarity:
        return verdict(Status.NEGATED, "negated-verb")
    if predicate.tense == "future":
        return verdict(Status.EXPECTED, "future")
    return None


def _around(found: Setting) -> Verdict | None:
    for signal in found.signals:
        if signal.entry is not None and signal.entry.scope == "clause" and signal.place == "clause":
            return signal.entry.status, (signal.reason,)
    return None
