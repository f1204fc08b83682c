"""How Persian says who said it, and whether it happened."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sanad.lexicons.schemas.base import Entry
from sanad.types.event import Status


@dataclass(frozen=True, kw_only=True)
class ReportingEntry(Entry):
    """A verb or phrase that gives a statement to a teller.

    Attributes:
        verb: infinitive ("گفتن", "افزودن"), or "".
        noun: its light-verb noun ("اعلام", "خبر"), or "".
        phrase: a phrase before the teller ("به گفته", "به نقل از", "بر اساس گزارش"), or "".
        stance: what the teller does with the content.
        teller: where the teller stands for a verb: its subject, or a preposition ("از سوی").
        addressee: prepositions before the one who is told and passes it on ("به").
    """

    verb: str = ""
    noun: str = ""
    phrase: str = ""
    stance: Literal["says", "claims", "confirms", "denies", "doubts", "predicts", "demands", "promises"] = "says"
    teller: str = "subject"
    addressee: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class StatusEntry(Entry):
    """A word or phrase that changes whether an act counts as having happened.

    Attributes:
        form: folded words; verbs as infinitives.
        pos: "verb", "noun", "adverb", "conjunction" or "preposition".
        status: the status of an act in its scope.
        scope: "clause" (same clause), "complement" (the clause or noun that it governs), "sentence".
    """

    form: str
    forms: tuple[str, ...] = ()
    pos: Literal["verb", "noun", "adverb", "conjunction", "preposition", "adjective"]
    status: Status
    scope: Literal["clause", "complement", "sentence"] = "complement"
