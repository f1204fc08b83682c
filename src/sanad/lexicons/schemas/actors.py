"""Who acts: named actors, role nouns, demonyms."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sanad.lexicons.schemas.base import Entry
from sanad.types.event import RelationType
from sanad.types.mention import Kind


@dataclass(frozen=True, kw_only=True)
class ActorEntry(Entry):
    """A named actor that the news names often.

    Attributes:
        kind: entity kind.
        name: usual Persian name.
        aliases: other names, spellings, acronyms, epithets that the text alone makes plain.
        sector: PLOVER sector or None.
        country: ISO 3166-1 alpha-3 or None.
        parent: id of the actor that this one belongs to, or "".
        capital: for a state: its capital (stands for the government when it acts), or "".
        seats: further names that stand for the government as its capital does ("کرملین", "واشینگتن").
        cues: folded words of which one must stand in the report where a name of one word is ambiguous
            (مهر, پاک), or empty.
    """

    kind: Kind
    name: str
    aliases: tuple[str, ...] = ()
    sector: str | None = None
    country: str | None = None
    parent: str = ""
    capital: str = ""
    seats: tuple[str, ...] = ()
    cues: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class RoleNounEntry(Entry):
    """A common noun that heads a description of an actor ("وزیر", "نیروهای", "معترضان", "پایگاه").

    Attributes:
        noun: singular, several words possible ("وزیر امور خارجه", "رئیس جمهور").
        forms: other singulars and spelling variants ("رییس جمهور").
        plurals: irregular plurals ("وزرا", "معترضین"); those in ها follow by rule.
        kind: kind of entity in the singular.
        plural_kind: kind in the plural (officials → GROUP, soldiers → SECURITY), or None for the same.
        sector: PLOVER sector or None.
        relation: relation from the named person to the body that follows ("post_in", "leader_of"), or None.
        title: True if a name may follow without a comma ("ژنرال", "آیت‌الله", "رئیس‌جمهور").
        teller: True if it is mainly a teller ("منبع", "سخنگو", "شاهد").
        classifier: True if a name that follows names the same thing ("خبرگزاری", "گروه", "شهر").
        inherits: True if it takes the kind of the group or force that follows ("عناصر داعش", "اعضای سپاه").
    """

    noun: str
    forms: tuple[str, ...] = ()
    plurals: tuple[str, ...] = ()
    kind: Kind
    plural_kind: Kind | None = None
    sector: str | None = None
    relation: RelationType | None = None
    title: bool = False
    teller: bool = False
    classifier: bool = False
    inherits: bool = False


@dataclass(frozen=True, kw_only=True)
class DemonymEntry(Entry):
    """An adjective of nationality or ethnicity ("آمریکایی", "افغان", "صهیونیستی")."""

    form: str
    forms: tuple[str, ...] = ()
    country: str | None = None
    what: Literal["country", "region", "ethnic", "religious"] = "country"


@dataclass(frozen=True, kw_only=True)
class ReferenceEntry(Entry):
    """A small word that stands for, points at, counts or prolongs a description.

    Attributes:
        form: the word or words ("وی", "این", "برخی از", "وابسته به").
        forms: variants.
        use: "pronoun", "demonstrative", "quantifier" (before the noun), "approximator" (before a number),
            "measure" (between number and noun),
            "linker" (after the noun, before what it belongs to), "naming" (before a name: "به نام") or
            "boundary" (ends a phrase).
        kinds: for a pronoun: kinds of entity that it may stand for, likeliest first.
        plural: True or False where the word itself shows the number.
    """

    form: str
    forms: tuple[str, ...] = ()
    use: Literal["pronoun", "demonstrative", "quantifier", "approximator", "measure", "linker", "naming", "boundary"]
    kinds: tuple[Kind, ...] = ()
    plural: bool | None = None
