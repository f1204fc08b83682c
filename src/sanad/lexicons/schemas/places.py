"""Places that the gazetteer extract lacks or names otherwise, and the words that stand around places."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sanad.lexicons.schemas.base import Entry


@dataclass(frozen=True, kw_only=True)
class PlaceEntry(Entry):
    """A place by hand: straits, seas, disputed regions, provinces, and aliases of places in the gazetteer.

    Attributes:
        name: usual Persian name.
        aliases: other names and spellings.
        geonames: GeoNames id, or None where it has none.
        english: English name.
        country: ISO 3166-1 alpha-3, or None (international, disputed).
        adm1: name of the first-level division, or None.
        lat, lon: degrees (WGS 84), or None to take the gazetteer's.
        precision: UCDP where_prec.
        what: "city", "region", "province", "country", "sea", "strait", "island", "district" …
        common: True if a name of one word is also a common word: it counts only where its surroundings say so.
        cues: folded words of which one must stand in the report where the name has other meanings, or empty.
    """

    name: str
    aliases: tuple[str, ...] = ()
    geonames: int | None = None
    english: str = ""
    country: str | None = None
    adm1: str | None = None
    lat: float | None = None
    lon: float | None = None
    precision: int = 1
    what: str = "city"
    common: bool = False
    cues: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class PlaceWordEntry(Entry):
    """A word that stands before a place's name or between a place and what contains it.

    Attributes:
        form: the word or words ("شهرستان", "در نزدیکی", "از توابع").
        forms: variants.
        use: "cue" (a place may follow), "class" (says what the place is), "part" (a part or side of the place, or
            near it), "inside" (what follows contains what stands before), "around" (may stand between these and
            the name, and says nothing).
        what: of a class: what the place is, as in `PlaceEntry.what`.
        countries: of a class: ISO 3166-1 alpha-3 of the countries whose divisions are called so, or empty.
        firm: of a cue: True if no person can follow ("در", "عازم").
        sure: of a cue: True if only places follow ("عازم", "ساکن"), even where the name is a common word.
        near: of a part: True if it means the surroundings ("حومه") and not a part or side ("جنوب").
        named: of a class: True if a name has to follow, so that an unknown word after it is a name.
    """

    form: str
    forms: tuple[str, ...] = ()
    use: Literal["cue", "class", "part", "inside", "around"]
    what: str = ""
    countries: tuple[str, ...] = ()
    firm: bool = False
    sure: bool = False
    near: bool = False
    named: bool = False
