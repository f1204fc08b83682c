"""Reasons to take two mentions for one entity."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Sequence

from sanad.mentions.phrases import key_breaks, key_of
from sanad.mentions.view import View
from sanad.types.mention import Kind, Mention

Pair = tuple[int, int, bool]
"""Two indices and whether the evidence is sure."""

_COMMA = frozenset({"،", ","})
_BRACKETS = {"(": ")", "«": "»"}
_SHORT = frozenset(
    {Kind.ORG, Kind.SECURITY, Kind.FACILITY, Kind.PLACE, Kind.PERSON, Kind.GROUP, Kind.MEDIA, Kind.STATE}
)


def evidence(view: View, mentions: Sequence[Mention]) -> Iterator[Pair]:
    """All pairs that belong together, the surest first."""
    yield from _alike(mentions, lambda m: (m.entry, m.kind) if m.entry else None, sure=True)
    yield from _alike(mentions, _full_name, sure=True)
    yield from _surnames(mentions)
    ranges = [_range(view, m) for m in mentions]
    yield from _brackets(view, mentions, ranges)
    yield from _classified(view, mentions, ranges)
    yield from _appositions(view, mentions, ranges)
    yield from _alike(mentions, _description, sure=False)
    yield from _alike(mentions, lambda m: _office(view, m), sure=False)
    yield from _short_forms(view, mentions, ranges)
    yield from _headlines(view, mentions, ranges)


def _range(view: View, mention: Mention) -> tuple[int, int]:
    tokens = view.parsed.tokens_in(mention.span)
    return tokens[0], tokens[-1] + 1


def _alike(mentions: Sequence[Mention], key: Callable[[Mention], Hashable], *, sure: bool) -> Iterator[Pair]:
    first: dict[Hashable, int] = {}
    for i, mention in enumerate(mentions):
        value = key(mention)
        if value is not None:
            before = first.setdefault(value, i)
            if before != i:
                yield before, i, sure


def _full_name(mention: Mention) -> Hashable:
    return (key_of(mention.name), mention.kind) if mention.form == "name" else None


def _description(mention: Mention) -> Hashable:
    """Names and descriptions of the same words; a state known as such is no description of another."""
    return None if mention.entry else (key_of(mention.name), mention.kind)


def _office(view: View, mention: Mention) -> Hashable:
    """The office and its country, whatever their wording: "وزیر خارجه ایران", "وزیر امور خارجه جمهوری اسلامی"."""
    if mention.form != "description" or mention.kind is not Kind.PERSON or mention.country is None:
        return None
    noun = view.roles.get(_range(view, mention)[0])
    if noun is None or noun.value.entry.relation is None or len(key_breaks(noun.value.entry.noun)) == 0:
        return None
    actor = view.actors.get(noun.end)
    plain = actor is not None and actor.end == _range(view, mention)[1]
    return (noun.value.entry.id, mention.country) if plain else None


def _classified(view: View, mentions: Sequence[Mention], ranges: Sequence[tuple[int, int]]) -> Iterator[Pair]:
    """ "شهر بوشهر" is "بوشهر": a classifier and the name alone."""
    names = {(m.kind, key_of(m.name)): i for i, m in reversed(list(enumerate(mentions))) if m.form == "name"}
    for i, mention in enumerate(mentions):
        noun = view.roles.get(ranges[i][0])
        if noun is not None and noun.value.entry.classifier and noun.end < ranges[i][1]:
            other = names.get((mention.kind, key_of(view.words(noun.end, ranges[i][1]))))
            if other is not None:
                yield other, i, True


def _surnames(mentions: Sequence[Mention]) -> Iterator[Pair]:
    """A person's last name alone joins the full name that ends with it: the nearest before, else the next after.

    A first name alone does so too where nobody's last name is the same.
    """
    last: dict[str, list[int]] = defaultdict(list)
    first: dict[str, list[int]] = defaultdict(list)
    persons = [i for i, m in enumerate(mentions) if m.kind is Kind.PERSON and m.form == "name"]
    for i in persons:
        words = mentions[i].name.split()
        for at in range(1, len(words)):
            last[key_of(" ".join(words[at:]))].append(i)
        if len(words) > 1:
            first[key_of(words[0])].append(i)
    for i in persons:
        key = key_of(mentions[i].name)
        candidates = [j for j in last.get(key) or first.get(key) or () if j != i]
        if candidates:
            before = [j for j in candidates if j < i]
            yield (before[-1] if before else candidates[0]), i, True


def _brackets(view: View, mentions: Sequence[Mention], ranges: Sequence[tuple[int, int]]) -> Iterator[Pair]:
    """A name in brackets after a name of its kind: "فرماندهی مرکزی (سنتکام)"."""
    starts = _by_start(ranges)
    for i, (_, end) in enumerate(ranges):
        opening = view.token(end)
        closing = _BRACKETS.get(opening.text) if opening is not None else None
        for j in starts.get(end + 1, ()) if closing else ():
            after = view.token(ranges[j][1])
            alike = mentions[i].kind is mentions[j].kind and not _lies_in(mentions[i], mentions[j])
            if after is not None and after.text == closing and alike:
                yield i, j, True


def _lies_in(inner: Mention, outer: Mention) -> bool:
    """ "حماه (سوریه)": a place and its country."""
    return inner.kind is Kind.PLACE and outer.entry != inner.entry and outer.country is not None


def _appositions(view: View, mentions: Sequence[Mention], ranges: Sequence[tuple[int, int]]) -> Iterator[Pair]:
    """Title and name of one person, side by side or with a comma between."""
    starts = _by_start(ranges)
    for i, (_, end) in enumerate(ranges):
        if mentions[i].kind is not Kind.PERSON or end >= len(view.tokens):
            continue
        comma = view.tokens[end].text in _COMMA
        if view.line_end[end - 1] == end:
            continue
        for j in starts.get(end + comma, ()):
            if _one_person(view, mentions[i], mentions[j], ranges[j], comma=comma):
                yield i, j, False


def _headlines(view: View, mentions: Sequence[Mention], ranges: Sequence[tuple[int, int]]) -> Iterator[Pair]:
    """The name that opens the headline and the office that opens the next line, or the other way round."""
    opening = _by_start(ranges)
    lines = [first for first in view.line_starts() if view.line_end[first] - first > 1 or first in opening][:2]
    if len(lines) == 2:
        for i in opening.get(lines[0], ()):
            for j in opening.get(lines[1], ()):
                if _one_person(view, mentions[i], mentions[j], ranges[j], comma=False):
                    yield i, j, False


def _one_person(view: View, first: Mention, second: Mention, where: tuple[int, int], *, comma: bool) -> bool:
    if second.kind is not Kind.PERSON or {first.form, second.form} != {"name", "description"}:
        return False
    description = first if first.form == "description" else second
    if view.words(*_range(view, description)) != description.name:
        return False
    after = view.token(where[1])
    listed = after is not None and after.upos == "CCONJ"
    return not (comma and listed)


def _short_forms(view: View, mentions: Sequence[Mention], ranges: Sequence[tuple[int, int]]) -> Iterator[Pair]:
    """ "وزارت" joins the nearest "وزارت خارجه قطر" before it, or the only one after it."""
    longer: dict[tuple[Kind, str], list[int]] = defaultdict(list)
    for i, mention in enumerate(mentions):
        words = view.words(*ranges[i]).split()
        if mention.kind in _SHORT and len(words) > 1:
            for end in range(1, len(words)):
                longer[mention.kind, " ".join(words[:end])].append(i)
    for i, mention in enumerate(mentions):
        candidates = longer.get((mention.kind, mention.name), [])
        if mention.form == "description" and candidates and view.words(*ranges[i]) == mention.name:
            before = [j for j in candidates if j < i]
            if before or len({mentions[j].name for j in candidates}) == 1:
                yield (before[-1] if before else candidates[0]), i, False


def _by_start(ranges: Sequence[tuple[int, int]]) -> dict[int, list[int]]:
    starts: dict[int, list[int]] = defaultdict(list)
    for i, (start, _) in enumerate(ranges):
        starts[start].append(i)
    return starts
