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
        cues: folded words of which one must stand in the report where the alias is ambiguous (آذر, مهر), or empty.
    """

    kind: Kind
    name: str
    aliases: tuple[str, ...] = ()
    sector: str | None = None
    country: str | None = None
    parent: str = ""
    capital: str = ""
    cues: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class RoleNounEntry(Entry):
    """A common noun that heads a description of an actor ("وزیر", "نیروهای", "معترضان", "پایگاه").

    Attributes:
        noun: singular, several words possible ("وزیر امور خارجه", "رئیس جمهور").
        forms: plurals and spelling variants ("معترضین", "رییس جمهور").
        kind: kind of entity in the singular.
        plural_kind: kind in the plural (officials → GROUP, soldiers → SECURITY), or None for the same.
        sector: PLOVER sector or None.
        relation: relation from the named person to the body that follows ("post_in", "leader_of"), or None.
        title: True if a name may follow without a comma ("ژنرال", "آیت‌الله", "رئیس‌جمهور").
        teller: True if it is mainly a teller ("منبع", "سخنگو", "شاهد").
    """

    noun: str
    forms: tuple[str, ...] = ()
    kind: Kind
    plural_kind: Kind | None = None
    sector: str | None = None
    relation: RelationType | None = None
    title: bool = False
    teller: bool = False


@dataclass(frozen=True, kw_only=True)
class DemonymEntry(Entry):
    """An adjective of nationality or ethnicity ("آمریکایی", "افغان", "صهیونیستی")."""

    form: str
    forms: tuple[str, ...] = ()
    country: str | None = None
    what: Literal["country", "region", "ethnic", "religious"] = "country"
