"""The places that Sanad knows: the shipped extract of GeoNames and the lexicons laid over it.

The extract is one gzipped table, a line a place (see `Row`); `training/gazetteer.py` makes it.
"""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import NamedTuple
from weakref import WeakKeyDictionary

from sanad.lexicons import Lexicons
from sanad.lexicons.schemas import PlaceEntry
from sanad.mentions.phrases import key_of
from sanad.types.mention import Place

FILE = Path(__file__).parent / "gazetteer.tsv.gz"

COMMON = "~"
"""Stands before a key that is also a common word."""


POINT, NEAR, DISTRICT, DIVISION, REGION, COUNTRY, WATERS = range(1, 8)
"""UCDP's where_prec: a known point; within 25 km of one; a second-level division; a first-level division;
a line or a larger or vague part of a country; a country; international waters or airspace."""


class Row(NamedTuple):
    """One line of the extract. `what` is "place", "division" or "country"; `keys` are folded names without spaces."""

    what: str
    id: int
    name: str
    persian: str
    country: str
    adm1: str
    lat: float
    lon: float
    people: int
    keys: tuple[str, ...]

    def line(self) -> str:
        """The row as it stands in the file."""
        return "\t".join((*map(str, self[:-1]), " ".join(self.keys)))

    @classmethod
    def read(cls, line: str) -> Row:
        """The row of a line."""
        what, id, name, persian, country, adm1, lat, lon, people, keys = line.split("\t")
        return cls(
            what, int(id), name, persian, country, adm1, float(lat), float(lon), int(people), tuple(keys.split())
        )


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that a name may mean.

    Attributes:
        place: the point, with the precision that the bare name gives.
        what: "place", "country", or what its lexicon entry says ("province", "sea", "region" …).
        persian: usual Persian name.
        people: population of a town or country, 0 where it is not known and for divisions.
        entry: id of its lexicon entry, or "".
        common: the lexicon says that the name is also a common word.
        cues: words of which one must stand in the report, or empty.
    """

    place: Place
    what: str
    persian: str
    people: int = 0
    entry: str = ""
    common: bool = False
    cues: tuple[str, ...] = ()


class Gazetteer:
    """Places by name, countries by code, divisions by country and name.

    >>> from sanad.lexicons import Lexicons
    >>> [c.place.country for c in gazetteer(Lexicons()).named("زاهدان")][:1]
    ['IRN']
    """

    def __init__(self, lexicons: Lexicons) -> None:
        self._lines = gzip.decompress(FILE.read_bytes()).decode().split("\n")
        self._own = lexicons.entries(PlaceEntry)

    @cached_property
    def _index(self) -> Mapping[str, list[int]]:
        """The lines of each key, common words included with their mark."""
        index: dict[str, list[int]] = {}
        for number, line in enumerate(self._lines):
            for key in line[line.rindex("\t") + 1 :].split():
                index.setdefault(key, []).append(number)
        return index

    @cached_property
    def _entries(self) -> Mapping[str, tuple[Candidate, ...]]:
        found: dict[str, dict[Candidate, None]] = {}
        for entry in self._own:
            candidate = self._from_entry(entry)
            if candidate is not None:
                for name in (entry.name, *entry.aliases):
                    found.setdefault(key_of(name), {}).setdefault(candidate)
        return {key: tuple(candidates) for key, candidates in found.items()}

    @cached_property
    def countries(self) -> Mapping[str, Candidate]:
        """Countries by ISO 3166-1 alpha-3."""
        rows = (Row.read(line) for line in self._lines if line.startswith("country\t"))
        return {row.country: _from_row(row) for row in rows}

    @cached_property
    def divisions(self) -> Mapping[tuple[str, str], Row]:
        """First-level divisions by country and English name."""
        rows = (Row.read(line) for line in self._lines if line.startswith("division\t"))
        return {(row.country, row.adm1): row for row in rows}

    @cached_property
    def _by_id(self) -> Mapping[int, int]:
        return {int(line.split("\t", 2)[1]): n for n, line in enumerate(self._lines) if not line.startswith("division")}

    def named(self, key: str) -> tuple[Candidate, ...]:
        """All places of this name (`sanad.mentions.phrases.key_of`): the lexicons' first, then by population."""
        own = self._entries.get(key, ())
        taken = {candidate.place.id for candidate in own}
        rows = [Row.read(self._lines[n]) for k in (key, COMMON + key) for n in self._index.get(k, ())]
        rows.sort(key=lambda row: (-row.people, row.id))
        return (*own, *(_from_row(row) for row in rows if row.id not in taken))

    def knows(self, key: str) -> bool:
        """True if some place has this name."""
        return key in self._entries or key in self._index or COMMON + key in self._index

    def common(self, key: str) -> bool:
        """True if the name is also a common word or a person's name, by the lexicon or else by the extract."""
        own = self._entries.get(key)
        return COMMON + key in self._index if own is None else all(c.common for c in own)

    def people(self, key: str) -> int:
        """Population of the largest place of this name."""
        return max((candidate.people for candidate in self.named(key)), default=0)

    def _from_entry(self, entry: PlaceEntry) -> Candidate | None:
        """The place of a lexicon entry; what it does not say comes from the extract. None without a point."""
        row = self._row_of(entry)
        lat = entry.lat if entry.lat is not None else row and row.lat
        lon = entry.lon if entry.lon is not None else row and row.lon
        if lat is None or lon is None:
            return None
        name = entry.english or (row.name if row else entry.name)
        place = Place(
            "geonames" if entry.geonames else "sanad",
            entry.geonames or zlib.crc32(entry.id.encode()),
            name,
            entry.country or (row.country if row else None),
            entry.adm1 or (row.adm1 or None if row else None),
            lat,
            lon,
            entry.precision,
        )
        people = row.people if row is not None and row.what == "place" else 0
        return Candidate(place, entry.what, entry.name, people, entry.id, entry.common, entry.cues)

    def _row_of(self, entry: PlaceEntry) -> Row | None:
        if entry.what == "province":
            return self.divisions.get((entry.country or "", entry.adm1 or ""))
        number = self._by_id.get(entry.geonames) if entry.geonames else None
        return None if number is None else Row.read(self._lines[number])


def _from_row(row: Row) -> Candidate:
    precision = COUNTRY if row.what == "country" else POINT
    place = Place("geonames", row.id, row.name, row.country, row.adm1 or None, row.lat, row.lon, precision)
    return Candidate(place, row.what, row.persian, row.people)


_CACHE: WeakKeyDictionary[Lexicons, Gazetteer] = WeakKeyDictionary()


def gazetteer(lexicons: Lexicons) -> Gazetteer:
    """The gazetteer under these lexicons, made on first use and kept as long as they live."""
    if lexicons not in _CACHE:
        _CACHE[lexicons] = Gazetteer(lexicons)
    return _CACHE[lexicons]
