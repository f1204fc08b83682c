"""Every place in a report where somebody or something may be named, described or pointed at."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from sanad.lexicons import Lexicons
from sanad.lexicons.schemas import ActorEntry
from sanad.mentions.chunks import Chunk, chunk_at
from sanad.mentions.context import land_before, state_kinds
from sanad.mentions.describe import described, name_mention
from sanad.mentions.names import Found, last_names, names_by_company
from sanad.mentions.view import Hit, View
from sanad.mentions.vocabulary import Demonym, vocabulary_of
from sanad.types.mention import Kind, Mention, Reason
from sanad.types.parse import Parsed

PlaceFinder = Callable[[Parsed], Iterable[tuple[int, int]]]
"""Token ranges of place names, as a gazetteer sees them."""

_NAME_KINDS = {
    "PER": Kind.PERSON, "PERSON": Kind.PERSON, "pers": Kind.PERSON,
    "LOC": Kind.PLACE, "GPE": Kind.PLACE, "loc": Kind.PLACE, "FAC": Kind.FACILITY, "fac": Kind.FACILITY,
    "ORG": Kind.ORG, "org": Kind.ORG, "POG": Kind.GROUP, "NORP": Kind.GROUP,
}  # fmt: skip
"""Kinds of names by the labels of common pipelines."""


def find_mentions(parsed: Parsed, lexicons: Lexicons, *, places: PlaceFinder | None = None) -> tuple[Mention, ...]:
    """All possible mentions in order of the text, longer ones before those inside them.

    A country's name that may mean its government or its land is given twice, once of each kind.

    Args:
        parsed: the report; with predicates, light-verb nouns are not taken for descriptions.
        lexicons: the lexicons in force.
        places: finds place names beyond those that the pipeline and the lexicons know.
    """
    view = View(parsed, vocabulary_of(lexicons))
    chunks = tuple(_chunks(view))
    found = [
        *_actors(view, chunks),
        *(m for chunk in chunks for m in described(view, chunk)),
        *_names(view),
        *_places(view, places),
        *_peoples(view, chunks),
        *_pronouns(view),
    ]
    found += _unknown(view, names_by_company(view, chunks), found)
    found += _unknown(view, last_names(view, found), found)
    first = {(m.span.start, m.span.end, m.kind): m for m in reversed(found)}
    return tuple(sorted(first.values(), key=lambda m: (m.span.start, -m.span.end, m.kind)))


def _unknown(view: View, names: Iterable[Found], known: Iterable[Mention]) -> list[Mention]:
    """The names that do not cut across a name that is known already; they may complete one of the pipeline's."""
    taken = [m for m in known if m.form == "name"]
    mentions = [name_mention(view, *name) for name in names]
    return [m for m in mentions if not any(_clash(m, other) for other in taken)]


def _clash(mention: Mention, known: Mention) -> bool:
    completes = not known.entry and mention.span.covers(known.span) and mention.span != known.span
    return mention.span.overlaps(known.span) and not completes


def _chunks(view: View) -> Iterator[Chunk]:
    """Descriptions around all role nouns that are no part of an actor's name."""
    for start, noun in view.roles.items():
        inside = any(
            hit is not None and hit.end > start and (back or hit.end >= noun.end)
            for back in range(6)
            if (hit := view.actors.get(start - back)) is not None
        )
        chunk = chunk_at(view, noun)
        if not inside or (chunk.determined and chunk.start < start):
            yield chunk


def _actors(view: View, chunks: tuple[Chunk, ...]) -> Iterator[Mention]:
    kinds = state_kinds(view)
    waters = [c for c in chunks if c.noun.value.entry.id == "role/sea"]
    for hit in view.actors.values():
        entry = hit.value.entry
        if any(c.noun.end <= hit.start < hit.end <= c.end for c in waters):
            continue
        if entry.kind is not Kind.STATE:
            yield actor_mention(view, hit.start, hit.end, entry, entry.kind)
            continue
        for kind in kinds[hit.start]:
            known = kind is Kind.STATE or not hit.value.seat
            yield actor_mention(view, hit.start, hit.end, entry, kind, known=known)


def actor_mention(view: View, start: int, end: int, entry: ActorEntry, kind: Kind, *, known: bool = True) -> Mention:
    """A mention of a lexicon's actor. Not `known`: the words name something of its own (a capital as a city)."""
    span = view.parsed.span(start, end)
    return Mention(
        span=span,
        head=view.top(start, end),
        kind=kind,
        name=view.vocabulary.key(entry.name) if known else view.words(start, end),
        entry=entry.id if known else "",
        sector=entry.sector if kind is not Kind.PLACE else None,
        country=entry.country,
        form="name",
        why=(Reason(entry.id, span),),
    )


def _names(view: View) -> Iterator[Mention]:
    """Names of the pipeline that no lexicon knows."""
    for name in view.parsed.names:
        kind = _NAME_KINDS.get(name.label)
        start, end = _trim(view, name.start, name.end)
        if kind is None or start >= end or _known(view, start, end):
            continue
        yield name_mention(view, start, end, kind, f"name/{name.label.lower()}")


def _trim(view: View, start: int, end: int) -> tuple[int, int]:
    """Without marks at the edges, titles before and anything after the line's end."""
    end = min(end, view.line_end[start])
    while start < end and not view.keys[start]:
        start += 1
    noun = view.roles.get(start)
    while noun is not None and noun.end < end and noun.value.entry.title:
        start = noun.end
        noun = view.roles.get(start)
    while end > start and not view.keys[end - 1]:
        end -= 1
    return start, end


def _known(view: View, start: int, end: int, *, verbs: bool = True) -> bool:
    """True if an actor's name covers the words, or a role noun opens them, or they hold no letters."""
    for back in range(6):
        hit = view.actors.get(start - back)
        if hit is not None and hit.end >= end:
            return True
    return (
        start in view.roles
        or start in view.references
        or view.keys[start].isdigit()
        or (verbs and start in view.verbal)
    )


def _places(view: View, places: PlaceFinder | None) -> Iterator[Mention]:
    for start, end in places(view.parsed) if places is not None else ():
        noun, actor = view.roles.get(start), view.actors.get(start)
        longer = noun is not None and noun.end < end
        body = actor is not None and actor.end == end and actor.value.entry.kind is not Kind.STATE
        if longer or (body and land_before(view, start)) or not _known(view, start, end, verbs=False):
            yield name_mention(view, start, end, Kind.PLACE, "place/gazetteer")


def _peoples(view: View, chunks: tuple[Chunk, ...]) -> Iterator[Mention]:
    """ "آمریکایی‌ها" is a people, and its state; "دو اوکراینی" are people; "موشک ایرانی" points at a state."""
    covered = {i for c in chunks for i in range(c.noun.start, c.end)}
    named = {i for hit in view.actors.values() for i in range(hit.start, hit.end)}
    for hit in view.demonyms.values():
        if hit.start in named:
            continue
        entry = hit.value.entry
        several = hit.start not in covered and (hit.value.plural or view.counted(hit.start))
        state = view.vocabulary.states.get(entry.country or "") if entry.what == "country" else None
        if state is not None:
            mention = actor_mention(view, hit.start, hit.end, state, Kind.STATE)
            yield mention if several and hit.value.plural else replace(mention, form="adjective")
        if several:
            yield _people(view, hit)


def _people(view: View, hit: Hit[Demonym]) -> Mention:
    span = view.parsed.span(hit.start, hit.end)
    return Mention(
        span=span,
        head=view.top(hit.start, hit.end),
        kind=Kind.POPULATION,
        name=view.words(hit.start, hit.end),
        sector="CVL",
        country=hit.value.entry.country or None,
        form="description",
        why=(Reason(hit.value.entry.id, span),),
    )


def _pronouns(view: View) -> Iterator[Mention]:
    for hit in view.references.values():
        if hit.value.use == "pronoun" and hit.value.kinds:
            span = view.parsed.span(hit.start, hit.end)
            yield Mention(
                span=span,
                head=hit.start,
                kind=hit.value.kinds[0],
                name=view.words(hit.start, hit.end),
                entry=hit.value.id,
                form="pronoun",
                why=(Reason(hit.value.id, span),),
            )
