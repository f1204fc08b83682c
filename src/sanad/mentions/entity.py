"""Mentions of one and the same actor, place or thing in a report."""

from __future__ import annotations

from dataclasses import dataclass

from sanad.types.mention import Kind, Mention


@dataclass(frozen=True, slots=True)
class EntityCluster:
    """An entity of a report with all its mentions.

    Attributes:
        id: "e1", "e2" … in order of first mention.
        kind: kind of entity.
        name: its fullest form in the text, without words of address.
        mentions: all mentions in order of the text, pronouns and demonstratives included: they fill roles.
        sector: PLOVER sector or None.
        country: ISO 3166-1 alpha-3 of the allegiance or None.
        entry: id of the lexicon entry that knows it, or "".
        twin: id of the cluster of the same name that is the other of state and place, or "".
    """

    id: str
    kind: Kind
    name: str
    mentions: tuple[Mention, ...]
    sector: str | None = None
    country: str | None = None
    entry: str = ""
    twin: str = ""

    @property
    def written(self) -> tuple[Mention, ...]:
        """The mentions that a record lists: names and descriptions, no pronouns.

        A cluster that has nothing better lists its demonstratives ("این گروه") and adjectives ("ایرانی").
        """
        named = tuple(m for m in self.mentions if m.form in {"name", "description"})
        return named or tuple(m for m in self.mentions if m.form != "pronoun")
