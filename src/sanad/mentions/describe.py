"""From a chunk to its mention: kind, sector, country and name."""

from __future__ import annotations

from collections.abc import Iterator

from sanad.lexicons.schemas import RoleNounEntry
from sanad.mentions.chunks import Chunk
from sanad.mentions.view import OPEN_QUOTES, Hit, View
from sanad.mentions.vocabulary import ActorName
from sanad.types.mention import Kind, Mention, Reason

_GOVERNMENTS = frozenset({"role/government", "role/country"})


def described(view: View, chunk: Chunk) -> Iterator[Mention]:
    """The mentions that a description gives: itself, or the person's name after a mere title."""
    entry = chunk.noun.value.entry
    if _mere_title(entry) and not chunk.plural:
        yield from _titled(view, chunk)
        return
    body = _body(view, chunk)
    if body is not None and body.value.entry.kind is Kind.STATE and entry.id in _GOVERNMENTS and not chunk.plural:
        yield _mention(view, chunk, Kind.STATE, body, same=True)
        return
    kind = _kind(chunk, body)
    same = body is not None and entry.classifier and body.value.entry.kind is kind and not chunk.plural
    yield _mention(view, chunk, kind, body, same=same)


def _mere_title(entry: RoleNounEntry) -> bool:
    """A word of address that says nothing of an office ("آقای", "سردار")."""
    return entry.title and entry.relation is None and entry.sector is None


def _titled(view: View, chunk: Chunk) -> Iterator[Mention]:
    start, end = chunk.noun.end, chunk.end
    if chunk.holder < 0 and end > start and start not in view.roles and start not in view.actors:
        yield name_mention(view, start, end, Kind.PERSON, chunk.noun.value.entry.id)


def name_mention(view: View, start: int, end: int, kind: Kind, rule: str) -> Mention:
    """A name that no lexicon knows."""
    span = view.parsed.span(start, end)
    return Mention(span, view.top(start, end), kind, view.words(start, end), form="name", why=(Reason(rule, span),))


def _body(view: View, chunk: Chunk) -> Hit[ActorName] | None:
    """The actor named last in the description: the body that the role belongs to."""
    found = None
    for i in range(chunk.noun.end, chunk.end):
        hit = view.actors.get(i)
        if hit is not None and hit.end <= chunk.end + 1 and (found is None or hit.start >= found.end):
            found = hit
    return found


def _kind(chunk: Chunk, body: Hit[ActorName] | None) -> Kind:
    entry = chunk.noun.value.entry
    kind = entry.plural_kind or entry.kind if chunk.plural else entry.kind
    if not entry.inherits or body is None or kind is Kind.PERSON:
        return kind
    host = body.value.entry.kind
    if host in {Kind.GROUP, Kind.SECURITY}:
        return host
    return kind


def _mention(view: View, chunk: Chunk, kind: Kind, body: Hit[ActorName] | None, *, same: bool) -> Mention:
    entry = chunk.noun.value.entry
    span = view.parsed.span(chunk.start, chunk.end)
    known = body.value.entry if body is not None else None
    return Mention(
        span=span,
        head=view.top(chunk.noun.start, chunk.end),
        kind=kind,
        name=view.vocabulary.key(known.name) if same and known else view.words(chunk.noun.start, chunk.end),
        entry=known.id if same and known else "",
        sector=known.sector if same and known else entry.sector,
        country=known.country if known else _demonym_country(view, chunk),
        form=_form(view, chunk, body, same=same),
        why=(Reason(entry.id, span),),
    )


def _form(view: View, chunk: Chunk, body: Hit[ActorName] | None, *, same: bool) -> str:
    if chunk.determined == "demonstrative" and body is None:
        return "demonstrative"
    quoted = any(view.tokens[i].text in OPEN_QUOTES for i in range(chunk.noun.end, chunk.end))
    return "name" if same or quoted else "description"


def _demonym_country(view: View, chunk: Chunk) -> str | None:
    for i in range(chunk.noun.end, chunk.end):
        hit = view.demonyms.get(i)
        if hit is not None and hit.value.entry.country:
            return hit.value.entry.country
    return None
