"""How Persian says who said it, and whether it happened."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sanad.lexicons.schemas.base import Entry
from sanad.types.event import Status
from sanad.types.source import Stance


@dataclass(frozen=True, kw_only=True)
class ReportingEntry(Entry):
    """A verb, phrase or noun that gives a statement to a teller.

    Attributes:
        use: "verb" (its subject tells), "phrase" (the teller follows: "به گفته"), "opener" (opens content
            between the teller and a later verb: "با بیان اینکه") or "noun" (its genitive tells: "ادعای …").
        verb: infinitive ("گفتن", "افزودن"), or "".
        noun: the light-verb noun of a verb ("اعلام", "خبر"), or the noun of a "noun" entry, or "".
        phrase: the words of a "phrase" or "opener" ("به گفته", "به نقل از", "بر اساس گزارش"), or "".
        stance: what the teller does with the content.
        addressee: prepositions before the one who is told and passes it on ("به").
        cites: True for a phrase whose teller is quoted by the clause's subject ("به نقل از").
        evidence: True where a thing rather than somebody tells ("نشان دادن", "حاکی بودن").
        written: True where the teller is a document after "در" ("در این گزارش آمده است").
    """

    use: Literal["verb", "phrase", "opener", "noun"]
    verb: str = ""
    noun: str = ""
    phrase: str = ""
    stance: Stance = "says"
    addressee: tuple[str, ...] = ()
    cites: bool = False
    written: bool = False
    evidence: bool = False


@dataclass(frozen=True, kw_only=True)
class TellerEntry(Entry):
    """A word that shows what a teller is, or that stands beside tellers without being one.

    Attributes:
        form, forms: the words, singular and plural.
        what: of nouns: "self" (the speaker, who needs no naming), "person" (somebody who tells), "media" and
            "document" (pass on what others say), "pronoun" and "demonstrative" (point back), "audience" (is told and
            passes nothing on), "label" (stands before a colon without telling), "footer" (stands below a post);
            "connective" and "time" open a sentence before its subject; "preposition", "conjunction" and "object"
            (را) end a noun phrase. Marks: "coordinator" joins clauses, "about" and "of" open what a verb or noun
            tells, "agent" stands before a doer, "told" before the one spoken to, "inside" before a document.
    """

    form: str
    forms: tuple[str, ...] = ()
    what: Literal[
        "self", "person", "media", "document", "pronoun", "demonstrative", "audience", "label", "footer",
        "connective", "time", "preposition", "conjunction", "object",
        "coordinator", "about", "of", "agent", "told", "inside",
    ]  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class StatusEntry(Entry):
    """A word or phrase that changes whether an act counts as having happened.

    Attributes:
        form, forms: the words; verbs as infinitives or as the fixed finite forms that matter.
        pos: what the word is.
        status: the status of an act in its scope.
        weak: True for a cue that is told as a feature but does not decide by itself ("برای").
        scope: "clause" (same clause), "complement" (the clause or noun that it governs), "sentence",
            "report" (everything told in a report that has it: terms of a draft), or "itself" (a noun whose
            own act lasts, where no verb says otherwise: "محاصره").
    """

    form: str
    forms: tuple[str, ...] = ()
    pos: Literal["verb", "noun", "adverb", "conjunction", "preposition", "adjective"]
    status: Status
    scope: Literal["clause", "complement", "sentence", "report", "itself"] = "complement"
    weak: bool = False
