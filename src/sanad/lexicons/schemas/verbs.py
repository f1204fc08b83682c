"""Stems of Persian verbs, and the constructions in which a verb takes a noun."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sanad.lexicons.schemas.base import Entry


@dataclass(frozen=True, kw_only=True)
class VerbEntry(Entry):
    """A verb with the two stems from which all its forms are made.

    Attributes:
        infinitive: "رفتن"; prefixed verbs with their prefix ("بازگشتن", "برگزیدن").
        past: past stem without the prefix ("رفت", "گشت").
        present: present stem without the prefix and with its glide ("رو", "گرد", "گوی", "آی").
        prefix: verbal prefix written apart or before می ("باز" in "باز می‌گردد"), or "".
        irregular: further finite forms that the stems do not give, each with its tense, aspect or mood, person and
            "neg" where it is negated ("است present simple 3s", "بیا imperative 2s", "می‌توان present imperfective").
        spoken: present stems of the spoken language ("ش" in میشه, "تون" in میتونه).
        homographs: folded forms that are more often another word ("داد", "روی", "بین").
        yields_to: infinitives of commoner verbs that are meant where a form could be either ("می‌برد": بردن, not بریدن).
        auxiliary: "passive", "future", "progressive", "copula", "modal" or "" for a full verb.
    """

    infinitive: str
    past: str
    present: str
    prefix: str = ""
    irregular: tuple[str, ...] = ()
    spoken: tuple[str, ...] = ()
    homographs: tuple[str, ...] = ()
    yields_to: tuple[str, ...] = ()
    auxiliary: Literal["", "passive", "future", "progressive", "copula", "modal"] = ""


@dataclass(frozen=True, kw_only=True)
class ConstructionEntry(Entry):
    """A verb that makes one predicate with a noun ("حمله کردن", "به قتل رسیدن", "از سر گرفتن", "قصد داشتن").

    Attributes:
        verb: infinitive of the light verb ("رسیدن").
        particle: a word that is part of the verb ("قرار" in "مورد حمله قرار گرفت", "دست" in "دست به حمله زد"), or "".
        frame: words before the noun ("به", "از", "در", "در حال"), or "" for a bare noun.
        nouns: nouns that the construction takes; empty for any noun that stands right there.
        voice: "passive" where the subject is the undergoer ("به قتل رسیدن").
        role: "light"; "modal" where a subjunctive clause may follow ("قصد داشتن", "ممکن بودن"); "progressive" where
            the noun names what is going on ("در حال مذاکره بودن").
        reach: True if the noun's complement may stand between it and the verb ("وارد شهر شد").
        unless: words that in the place of the noun show another sense ("حاضر" in "در حال حاضر").
    """

    verb: str
    particle: str = ""
    frame: str = ""
    nouns: tuple[str, ...] = ()
    voice: Literal["active", "passive"] = "active"
    role: Literal["light", "modal", "progressive"] = "light"
    reach: bool = False
    unless: tuple[str, ...] = ()
