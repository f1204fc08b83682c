"""Words that name events: verbs, light-verb constructions and event nouns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from sanad.lexicons.schemas.base import Entry
from sanad.types.event import EventType

RoleName = Literal["actor", "recipient", "place", "from", "to", "theme", "none"]
"""`theme` is what the act is about (an event, a thing): never an entity role by itself."""

VerbShape = Literal["negative", "future", "first", "imperative"]
"""What a verb group may show; `first` is the first person of the present, subjunctive or future."""


@dataclass(frozen=True, kw_only=True)
class PredicateEntry(Entry):
    """A predicate with its event type and the grammatical places that fill its roles.

    Either `noun` or `verb` is given (or both "" when only `phrases` are).

    Attributes:
        type: event type.
        mode: a mode of that type, or None.
        noun: the event noun in the singular ("حمله", "آتش‌بس", "عملیات نظامی"); it may be several words.
        forms: other forms of the noun: irregular plurals ("حملات"), spelling variants ("گفتگو").
        bare: whether the noun alone can name the event, without a verb.
        verb: infinitive of a simple or prefixed verb ("کشتن", "بازداشتن", "برانداختن").
        light: infinitives of the light verbs that make an active predicate with the noun
            ("کردن", "انجام دادن"). Passive and inchoative counterparts (شدن, انجام شدن, مورد … قرار گرفتن)
            follow from grammar and are not listed unless irregular (see `passive`).
        passive: light verbs whose subject is the undergoer ("خوردن" in "شکست خوردن", "رسیدن" in "به قتل رسیدن").
        phrases: further fixed wordings, verbs as infinitives, "…" for a gap ("از سر گرفتن", "به … پایان دادن").
        roles: grammatical place → role, for the active use. Places: "subject", "object" (را or bare object),
            a preposition ("به", "از", "با", "علیه", "بر", "برای", "توسط", "در", "میان" …),
            "ezafe" (first genitive of the event noun), "content" (که-clause or subjunctive clause).
        passive_roles: the same for the passive; default: object's role goes to the subject.
        gate: words of which one must stand in the same sentence for the entry to apply (folded), or empty.
        only: shapes of the verb of which one must be there for the entry to apply, or empty: a promise
            to strike is a threat ("future", "first"), not to accept is a refusal ("negative").
        harm: what one person suffers by the act itself ("killed", "wounded", "detained"), or "": a named
            person who suffers it counts as one.
        contexts: PLOVER contexts that the words themselves show.
    """

    type: EventType
    mode: str | None = None
    noun: str = ""
    forms: tuple[str, ...] = ()
    bare: bool = True
    verb: str = ""
    light: tuple[str, ...] = ()
    passive: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    roles: Mapping[str, RoleName] = field(default_factory=dict)
    passive_roles: Mapping[str, RoleName] = field(default_factory=dict)
    gate: tuple[str, ...] = ()
    only: tuple[VerbShape, ...] = ()
    harm: Literal["", "killed", "wounded", "detained", "missing", "abducted", "displaced"] = ""
    contexts: tuple[str, ...] = ()
