"""Names that neither lexicon nor pipeline knows, by the company that they keep.

"کارگری به نام بهرام", "بهرام دشتی، سخنگوی شهرداری، گفت", "بهرام دشتی:" at the start of a line; and once the full name
is known, the last name alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from sanad.mentions.chunks import Chunk
from sanad.mentions.phrases import key_of
from sanad.mentions.view import OPEN_QUOTES, View
from sanad.types.mention import Kind, Mention

_LONGEST = 4
_COMMA = frozenset({"،", ","})
_NAMED = {Kind.POPULATION: Kind.PERSON, Kind.STATE: Kind.PERSON}
_NAME_TAGS = frozenset({"PROPN", "X"})
_SHORTEST_LAST_NAME = 3

Found = tuple[int, int, Kind, str]
"""First token, end, kind and rule."""


def names_by_company(view: View, chunks: Sequence[Chunk]) -> Iterator[Found]:
    """Names after "به نام", and at the start of a line before a description or a colon."""
    ending = {chunk.end: chunk for chunk in chunks}
    opening = {chunk.start: chunk for chunk in chunks if chunk.noun.value.entry.kind is Kind.PERSON}
    for hit in view.references.values():
        if hit.value.use == "naming":
            yield from _after_naming(view, hit.end, ending.get(hit.start), hit.value.id)
    for start in view.line_starts():
        yield from _opener(view, start, opening)


def _after_naming(view: View, start: int, chunk: Chunk | None, rule: str) -> Iterator[Found]:
    if start < len(view.tokens) and view.tokens[start].text in OPEN_QUOTES:
        start += 1
    end = _name_end(view, start)
    if end > start:
        kind = Kind.PERSON if chunk is None else chunk.noun.value.entry.kind
        yield start, end, _NAMED.get(kind, kind), rule


def _opener(view: View, start: int, opening: dict[int, Chunk]) -> Iterator[Found]:
    end = _name_end(view, start)
    after = view.token(end)
    if end == start or after is None or end - start >= _LONGEST:
        return
    apposed = after.text in _COMMA and end + 1 in opening and not opening[end + 1].determined
    titled = end in opening and end - start > 1 and not opening[end].determined
    speaks = after.text == ":" and all(t.upos in _NAME_TAGS for t in view.tokens[start:end])
    if apposed or titled or speaks:
        yield start, end, Kind.PERSON, "name/opener"


def _name_end(view: View, start: int) -> int:
    end = start
    while end < min(len(view.tokens), start + _LONGEST) and _may_name(view, end):
        end += 1
        if end == view.line_end[end - 1]:
            break
    return end


def _may_name(view: View, i: int) -> bool:
    """True for a word that means nothing to the lexicons."""
    noun = view.roles.get(i)
    known = i in view.actors or i in view.references or i in view.demonyms or (noun is not None and noun.value.bare)
    return not known and view.keys[i].isalpha() and view.nominal(i) and view.tokens[i].upos != "NUM"


def last_names(view: View, mentions: Iterable[Mention]) -> Iterator[Found]:
    """Places where the last name of a person with a full name elsewhere in the report stands alone."""
    known = list(mentions)
    last = {key_of(m.name.split()[-1]) for m in known if m.kind is Kind.PERSON and m.form == "name" and " " in m.name}
    taken = {i for m in known if m.form == "name" for i in view.parsed.tokens_in(m.span)}
    for i, key in enumerate(view.keys):
        if key not in last or len(key) < _SHORTEST_LAST_NAME or i in taken or not _may_name(view, i):
            continue
        if view.tokens[i].upos == "PROPN" or view.tokens[i].dep.startswith("nsubj"):
            yield i, i + 1, Kind.PERSON, "name/last"
