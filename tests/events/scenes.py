"""Scenes made by hand: tagged words, a tree where it matters, and mentions by their words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from sanad.events.match import Match
from sanad.events.scene import Scene
from sanad.lexicons.schemas import PredicateEntry
from sanad.mentions.entity import EntityCluster
from sanad.types.event import EventType
from sanad.types.mention import Kind, Mention
from sanad.types.parse import Parsed, Predicate
from sanad.types.text import Span
from tests.parse.tagged import tagged

PREPOSITIONS = {"از سوی": "توسط", "توسط": "توسط", "به": "به", "از": "از", "علیه": "علیه"}

HAMLE = PredicateEntry(
    id="assault/hamle",
    source="own",
    example="",
    type=EventType.ASSAULT,
    noun="حمله",
    light=("کردن",),
    roles={"subject": "actor", "به": "recipient", "ezafe": "actor", "از": "from"},
)
KOSHTAN = PredicateEntry(
    id="assault/koshtan",
    source="own",
    example="",
    type=EventType.ASSAULT,
    verb="کشتن",
    roles={"subject": "actor", "object": "recipient"},
)


def parsed_with(text: str, tree: Mapping[int, tuple[int, str]] | None = None) -> Parsed:
    """Tagged words with heads and relations: token → (head, relation)."""
    parsed = tagged(text)
    arcs = tree or {}
    tokens = (replace(t, head=arcs[t.i][0], dep=arcs[t.i][1]) if t.i in arcs else t for t in parsed.tokens)
    return replace(parsed, tokens=tuple(tokens))


def predicate(*tokens: int, verb: str = "کردن", noun: tuple[int, ...] = (), passive: bool = False) -> Predicate:
    """An indicative past."""
    return Predicate(
        tokens, tokens[-1], verb, noun, "", "", "past", "simple", "indicative", True, passive, 3, False, ""
    )


def mention(parsed: Parsed, words: str, *, kind: Kind = Kind.GROUP, form: str = "name") -> Mention:
    """The first place of `words`; its first token is its head."""
    start = parsed.text.index(words)
    span = Span(start, start + len(words))
    return Mention(span, parsed.tokens_in(span)[0], kind, words, form=form)


def scene(parsed: Parsed, *mentions: Mention) -> Scene:
    """A scene in which every mention is an entity of its own."""
    entities = (EntityCluster(f"e{n}", m.kind, m.name, (m,)) for n, m in enumerate(mentions, 1))
    return Scene(parsed, tuple(entities), prepositions=PREPOSITIONS)


def light(entry: PredicateEntry, verb: Predicate, *tokens: int, passive: bool = False) -> Match:
    """A noun with its light verb."""
    return Match(entry, tokens, tokens[0], verb, "light", passive)
