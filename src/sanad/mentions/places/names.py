"""Place names in the tokens of a report, and the words around them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from sanad.lexicons import Lexicons
from sanad.lexicons.schemas import PlaceWordEntry
from sanad.mentions.places.gazetteer import Candidate, Gazetteer, gazetteer
from sanad.mentions.places.words import PlaceWords, place_words
from sanad.mentions.view import View
from sanad.mentions.vocabulary import vocabulary_of
from sanad.types.mention import Kind
from sanad.types.parse import Parsed

_LONGEST = 5
"""Tokens in the longest place name that is looked for."""

_STATE = "country"
_GRAMMAR = frozenset({"ADP", "CCONJ", "SCONJ", "DET", "PRON", "PART", "AUX", "NUM"})


@dataclass(frozen=True, slots=True)
class PlaceName:
    """Tokens ``start:end`` and the places of that name, never empty; `state`: a lexicon's state or its epithet."""

    start: int
    end: int
    candidates: tuple[Candidate, ...]
    state: bool = False

    @property
    def country(self) -> str | None:
        """The country that it names, or None."""
        first = self.candidates[0]
        return first.place.country if first.what == _STATE else None


class Atlas:
    """A report's tokens beside the gazetteer. All positions are token indices."""

    def __init__(self, parsed: Parsed, lexicons: Lexicons) -> None:
        self.parsed = parsed
        self.view = View(parsed, vocabulary_of(lexicons))
        self.keys = self.view.keys
        self.gazetteer: Gazetteer = gazetteer(lexicons)
        self.words: PlaceWords = place_words(lexicons)

    def name_at(self, start: int, limit: int) -> PlaceName | None:
        """The longest place name that begins at token `start` and ends at or before `limit`."""
        state = self._state_at(start, limit)
        for end in range(min(limit, start + _LONGEST, self.view.line_end[start]), start, -1):
            if state is not None and state.end >= end:
                return state
            if all(self.keys[start:end]) and not self._joins(start, end):
                found = self._allowed("".join(self.keys[start:end]))
                if found:
                    return PlaceName(start, end, found)
        return None

    def _joins(self, start: int, end: int) -> bool:
        """True if words of grammar stand at an edge ("خاش و", "از روی"): chance, and no name."""
        edges = (self.parsed.tokens[start], self.parsed.tokens[end - 1])
        return end - start > 1 and any(token.upos in _GRAMMAR for token in edges)

    def _allowed(self, key: str) -> tuple[Candidate, ...]:
        keys = [key, key[:-1]] if key.endswith(("ای", "وی")) else [key]
        for form in keys:
            if self.gazetteer.knows(form):
                return tuple(c for c in self.gazetteer.named(form) if not c.cues or self._cued(c))
        return ()

    def _cued(self, candidate: Candidate) -> bool:
        return any(f" {cue} " in self._joined for cue in candidate.cues)

    @cached_property
    def _joined(self) -> str:
        return " " + " ".join(token.form for token in self.parsed.tokens) + " "

    def _state_at(self, start: int, limit: int) -> PlaceName | None:
        hit = self.view.actors.get(start)
        if hit is None or hit.end > limit or hit.value.seat or hit.value.entry.kind is not Kind.STATE:
            return None
        country = self.gazetteer.countries.get(hit.value.entry.country or "")
        return None if country is None else PlaceName(hit.start, hit.end, (country,), state=True)

    @cached_property
    def states(self) -> dict[str, tuple[int, int]]:
        """Countries that the report speaks of, by name or demonym, each with the first such words."""
        found: dict[str, tuple[int, int]] = {}
        named = (
            (h.start, h.end, h.value.entry.country)
            for h in self.view.actors.values()
            if h.value.entry.kind is Kind.STATE and not h.value.seat
        )
        peoples = ((h.start, h.end, h.value.entry.country) for h in self.view.demonyms.values())
        for start, end, country in sorted((*named, *peoples), key=lambda hit: hit[:2]):
            if country:
                found.setdefault(country, (start, end))
        return found

    @cached_property
    def allied(self) -> dict[str, tuple[int, int]]:
        """Countries to which named actors belong ("حماس", "سپاه"), each with the first such words."""
        found: dict[str, tuple[int, int]] = {}
        for hit in self.view.actors.values():
            if hit.value.entry.country:
                found.setdefault(hit.value.entry.country, (hit.start, hit.end))
        return found

    def class_before(self, start: int) -> PlaceWordEntry | None:
        """The class noun just before token `start`."""
        return self.words.before(self.keys, start, "class")
