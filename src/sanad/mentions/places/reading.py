"""What a mention of a place says by its words: class, part, name, and what contains it."""

from __future__ import annotations

from dataclasses import dataclass

from sanad.lexicons.schemas import PlaceWordEntry
from sanad.mentions.places.names import Atlas, PlaceName
from sanad.types.mention import Mention

_QUARTER = "quarter"

_LARGE = 20_000
"""People in a place that may contain another without a word that says what it is."""

_CONTAINING = frozenset({"city", "village", "district", "province", "island", "country"})
"""Class nouns after which even a common word names a place that contains another."""

_AFTER = 9
"""How many tokens after a mention its container may stand."""


@dataclass(frozen=True, slots=True)
class PlaceReading:
    """A mention taken apart.

    Attributes:
        name: the place named, or None if the words name none that is known.
        classed: the class noun before the name ("شهر", "استان"), or None.
        part: the part or side of it that is meant ("جنوب", "حومه"), or None.
        unknown: True if the words name a place that the gazetteer does not know.
        containers: places that the words give as containing it, nearest first.
        hints: places after a mark ("حلب، سوریه"), which may contain it or begin something new.
    """

    name: PlaceName | None
    classed: PlaceWordEntry | None
    part: PlaceWordEntry | None
    unknown: bool
    containers: tuple[PlaceName, ...]
    hints: tuple[PlaceName, ...]


def read_mention(atlas: Atlas, mention: Mention) -> PlaceReading:
    """Take a mention apart."""
    tokens = atlas.parsed.tokens_in(mention.span)
    start, end = _first(atlas, tokens[0], tokens[-1] + 1), tokens[-1] + 1
    at, classed, part = _opening(atlas, start, end)
    part = part or atlas.words.before(atlas.keys, start, "part")
    name = atlas.name_at(at, end) if at < end else None
    if classed is not None:
        whole = _named_with_class(atlas, start, end)
        name = whole if whole is not None and (name is None or whole.candidates[0].entry) else name
    if classed is None and name is not None:
        classed = atlas.class_before(start)
    if classed is not None and classed.what == _QUARTER and name is not None and not name.candidates[0].entry:
        name = None  # "چهارراه چمن" is a crossroads in some town, not the town of Chaman
    unknown = name is None and at < end and (classed is None or classed.named or mention.form == "name")
    rest = name.end if name is not None else at
    firm, hints = _after(atlas, end)
    return PlaceReading(name, classed, part, unknown, (*_inside(atlas, rest, end), *firm), hints)


def _first(atlas: Atlas, start: int, end: int) -> int:
    """Where the description of the place itself begins: after "چند نفر از" in "چند نفر از زندان اوین"."""
    if atlas.name_at(start, end) is None:
        for at in range(start, end):
            if atlas.keys[at] and atlas.words.at(atlas.keys, at, end, "class", "part"):
                return at
    return start


def _opening(atlas: Atlas, start: int, end: int) -> tuple[int, PlaceWordEntry | None, PlaceWordEntry | None]:
    """Walk over class nouns, parts and adjectives: (first token after them, class, part)."""
    classed: PlaceWordEntry | None = None
    part: PlaceWordEntry | None = None
    while start < end:
        if not atlas.keys[start]:
            start += 1
            continue
        hit = atlas.words.at(atlas.keys, start, end, "class", "part", "around", "inside", "cue")
        if hit is None or (classed is None and part is None and hit[1].use not in {"class", "part"}):
            break
        if hit[1].use == "class":
            classed = hit[1]
        elif hit[1].use == "part":
            part = part or hit[1]
        start = hit[0]
    return start, classed, part


def _named_with_class(atlas: Atlas, start: int, end: int) -> PlaceName | None:
    """A name that the class noun belongs to: "تنگه هرمز", "دریای سرخ", "بندر عباس"."""
    for at in range(start, end):
        found = atlas.name_at(at, end) if atlas.keys[at] else None
        if found is not None and found.end - found.start > 1 and atlas.words.at(atlas.keys, at, end, "class", "part"):
            return found
        if atlas.words.at(atlas.keys, at, end, "class", "part", "around") is None:
            return None
    return None


def _inside(atlas: Atlas, start: int, end: int) -> tuple[PlaceName, ...]:
    """Names of places in the rest of the mention."""
    found, at = [], start
    while at < end:
        name = atlas.name_at(at, end) if atlas.keys[at] else None
        if name is not None and _trusted(atlas, name):
            found.append(name)
            at = name.end
        else:
            at += 1
    return tuple(found)


def _after(atlas: Atlas, end: int) -> tuple[tuple[PlaceName, ...], tuple[PlaceName, ...]]:
    """Names after the mention: those that contain it ("در جنوب شرق ایران"), and those after a mark ("(سوریه)")."""
    limit = min(atlas.view.line_end[end - 1], end + _AFTER)
    found: tuple[list[PlaceName], list[PlaceName]] = ([], [])
    at, marked = end, False
    while at < limit:
        name = atlas.name_at(at, limit) if atlas.keys[at] else None
        hit = atlas.words.at(atlas.keys, at, limit, "class", "part", "inside", "around")
        if name is not None and _trusted(atlas, name):
            found[marked].append(name)
            at = name.end
        elif hit is not None:
            at = hit[0]
        elif atlas.parsed.tokens[at].text in atlas.words.marks:
            at, marked = at + 1, True
        else:
            break
    return tuple(found[0]), tuple(found[1])


def _trusted(atlas: Atlas, name: PlaceName) -> bool:
    """True if the name may contain another: a state, a known or large place, or one with a class noun before it."""
    classed = atlas.class_before(name.start)
    if name.state or (classed is not None and classed.what in _CONTAINING):
        return True
    known = any(c.entry or c.what == "country" or c.people >= _LARGE for c in name.candidates)
    return known and not atlas.gazetteer.common("".join(atlas.keys[name.start : name.end]))
