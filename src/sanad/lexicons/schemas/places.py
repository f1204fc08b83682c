"""Places that the gazetteer extract lacks or names otherwise."""

from __future__ import annotations

from dataclasses import dataclass

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
    cues: tuple[str, ...] = ()
