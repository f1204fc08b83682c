"""Closed classes of Persian grammar that matching needs: affixes of nouns, all-purpose light verbs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sanad.lexicons.schemas.base import Entry


@dataclass(frozen=True, kw_only=True)
class AffixEntry(Entry):
    """An ending that a noun may carry.

    Attributes:
        form: the ending ("های", "ی", "شان").
        restore: what the stem ends with in its place ("" and "ه" for ات: تهدیدات, مذاکرات).
        what: what the ending says.
        after: a letter that the stem must end with ("ه" for ای in حمله‌ای), or "" for any.
    """

    form: str
    restore: tuple[str, ...] = ("",)
    what: Literal["plural", "indefinite", "possessive", "ezafe"]
    after: str = ""


@dataclass(frozen=True, kw_only=True)
class LightVerbEntry(Entry):
    """A light verb that makes a predicate of every event noun ("صورت گرفتن", "مورد … قرار دادن").

    Attributes:
        verb: infinitive ("دادن").
        noun: a word that stands beside the verb ("انجام" in "حمله انجام داد", "قرار"), or "".
        frame: the word before the event noun ("مورد", "به", "تحت"), or "".
        voice: which grammatical place the doer takes.
    """

    verb: str
    noun: str = ""
    frame: str = ""
    voice: Literal["active", "passive"]


@dataclass(frozen=True, kw_only=True)
class PrepositionEntry(Entry):
    """A preposition of several words, or one that marks the same role as a commoner one.

    Attributes:
        form: the words ("از سوی").
        like: the preposition under which the predicates' frames list the role ("توسط").
    """

    form: str
    like: str
