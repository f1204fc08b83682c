"""Place names that neither the pipeline nor the lexicons of actors know.

A gazetteer knows villages called "five", "apple" and "Karimi". So a name counts only with a reason: a class noun
before it ("شهر", "روستای"), or a preposition or another place beside it, or a shape that nothing else has.
"""

from __future__ import annotations

from collections.abc import Iterator

from sanad.lexicons import Lexicons
from sanad.mentions.places.names import Atlas, PlaceName
from sanad.types.parse import Name, Parsed

_SHORT = 3
"""Names of so few letters are words of many other kinds too."""

_LARGE = 10_000
"""People in a place whose name needs no cue where it is no common word."""

_KNOWN = 50_000
"""People in a place whose name, after a cue, counts for more than the pipeline's word that it is a person."""

_PERSON = frozenset({"PER", "PERSON", "pers"})
_TAKEN = frozenset({"ORG", "org", "POG", "NORP", *_PERSON})
_NAMELIKE = frozenset({"NOUN", "PROPN", "ADJ", "X"})
_LISTED = frozenset({"و", "،", ",", "یا"})


class PlaceFinder:
    """Finds place names; give it to `find_mentions(…, places=PlaceFinder(lexicons))`."""

    def __init__(self, lexicons: Lexicons) -> None:
        self._lexicons = lexicons

    def __call__(self, parsed: Parsed) -> Iterator[tuple[int, int]]:
        """Token ranges of place names in order of the text."""
        atlas = Atlas(parsed, self._lexicons)
        taken = {i for name in _others(atlas) for i in range(name.start, name.end)}
        at, last = 0, -1
        while at < len(parsed.tokens):
            name = None if at in taken else atlas.name_at(at, len(parsed.tokens))
            if name is not None and _is_place(atlas, name, last):
                yield name.start, name.end
                last = at = name.end
            else:
                at += 1


def _others(atlas: Atlas) -> Iterator[Name]:
    """The pipeline's names of persons and bodies, where nothing speaks for a place instead."""
    for name in atlas.parsed.names:
        if name.label in _TAKEN and not _rather_place(atlas, name):
            yield name


def _rather_place(atlas: Atlas, name: Name) -> bool:
    """ "روستای علی‌آباد" is no body; one word after "در" is no person; nor is a large town after "به"."""
    opening = atlas.words.at(atlas.keys, name.start, name.end, "class")
    if opening is not None and opening[1].named and opening[0] < name.end:
        return True
    cue = atlas.words.before(atlas.keys, name.start, "cue")
    listed = name.start > 1 and atlas.parsed.tokens[name.start - 1].text in _LISTED
    if name.end - name.start > 1 or (cue is None and not listed):
        return False
    key = atlas.keys[name.start]
    return (cue is not None and cue.firm) or (atlas.gazetteer.people(key) >= _KNOWN and not atlas.gazetteer.common(key))


def _is_place(atlas: Atlas, name: PlaceName, last: int) -> bool:
    """True if there is a reason to take the words for a place; `last` is the end of the place before."""
    if name.state or _verbal(atlas, name):
        return False
    classed = atlas.class_before(name.start)
    if classed is not None and classed.named:
        return True
    key = "".join(atlas.keys[name.start : name.end])
    if _part_of_person(atlas, name):
        return False
    if atlas.gazetteer.common(key):
        cue = atlas.words.before(atlas.keys, name.start, "cue")
        return cue is not None and cue.sure
    cued = atlas.words.before(atlas.keys, name.start, "cue", "part") is not None or _listed(atlas, name.start, last)
    if any(c.entry for c in name.candidates):
        return cued or len(key) > _SHORT
    if not cued:
        return len(key) > _SHORT + 1 and name.candidates[0].people >= _LARGE
    return len(key) > _SHORT or name.candidates[0].people >= _LARGE


def _verbal(atlas: Atlas, name: PlaceName) -> bool:
    """True for a word that is part of a verb; a noun between a preposition and a verb of going may look like one."""
    if name.end - name.start > 1:
        return False
    if atlas.parsed.tokens[name.start].upos not in _NAMELIKE:
        return True
    cue = atlas.words.before(atlas.keys, name.start, "cue")
    known = any(c.entry or c.people >= _LARGE for c in name.candidates)
    return name.start in atlas.view.verbal and (cue is None or not known)


def _part_of_person(atlas: Atlas, name: PlaceName) -> bool:
    """True beside a person's name or after a title: "سردار کاشانی", "حسن تهرانی"."""
    noun = next((n for n in atlas.view.roles.values() if n.end == name.start and n.value.entry.title), None)
    return noun is not None or any(
        n.label in _PERSON and (n.end == name.start or n.start == name.end) for n in atlas.parsed.names
    )


def _listed(atlas: Atlas, start: int, last: int) -> bool:
    """True right after another place and "و" or a comma."""
    return last == start - 1 and last > 0 and atlas.parsed.tokens[last].text in _LISTED
