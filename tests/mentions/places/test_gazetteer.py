"""The shipped extract, the lexicons laid over it, and the words around places."""

from __future__ import annotations

import pytest

from sanad.lexicons import Lexicons
from sanad.lexicons.schemas import PlaceEntry, PlaceWordEntry
from sanad.mentions.phrases import key_of
from sanad.mentions.places.gazetteer import FILE, POINT, Row, gazetteer
from sanad.mentions.places.outlets import home_of
from sanad.mentions.places.words import place_words
from sanad.text import fold_word

LEXICONS = Lexicons()
LARGEST = 8_000_000


def test_the_extract_is_small() -> None:
    assert FILE.stat().st_size < LARGEST


def test_a_row_comes_back_as_it_was() -> None:
    row = Row("place", 1, "Nowhere", "ناکجا", "IRN", "", 35.5, -1.25, 10, ("ناکجا", "~ناکجاآباد"))
    assert Row.read(row.line()) == row


@pytest.mark.parametrize("entry", LEXICONS.entries(PlaceEntry), ids=lambda entry: entry.id)
def test_an_entry_has_a_point_and_its_example_names_it(entry: PlaceEntry) -> None:
    candidates = gazetteer(LEXICONS).named(key_of(entry.name))
    own = [c for c in candidates if c.entry == entry.id]
    assert own, "no point: give lat and lon, or a GeoNames id that the extract holds"
    assert -90 <= own[0].place.lat <= 90
    assert -180 <= own[0].place.lon <= 180
    assert key_of(entry.name) in key_of(entry.example)
    assert not entry.cues or any(f" {cue} " in f" {fold_word(entry.example)} " for cue in entry.cues)


@pytest.mark.parametrize("entry", LEXICONS.entries(PlaceWordEntry), ids=lambda entry: entry.id)
def test_a_word_stands_in_its_example(entry: PlaceWordEntry) -> None:
    words = place_words(LEXICONS)
    keys = [key_of(word) for word in fold_word(entry.example).split()]
    by_letters = any((hit := words.at(keys, i, len(keys), entry.use)) and hit[1] == entry for i in range(len(keys)))
    assert by_letters or any(mark in entry.example for mark in (entry.form, *entry.forms) if not key_of(mark))


@pytest.mark.parametrize(("name", "id"), [("فلوجه", 99454), ("الفلوجة", 99454), ("صنعاء", 71137), ("مشهد", 124665)])
def test_spellings_of_one_place(name: str, id: int) -> None:
    assert id in [c.place.id for c in gazetteer(LEXICONS).named(key_of(name))]


def test_a_place_elsewhere_keeps_its_country() -> None:
    places = [c.place for c in gazetteer(LEXICONS).named(key_of("طرابلس")) if c.place.precision == POINT]
    assert {"LBY", "LBN"} <= {place.country for place in places}


@pytest.mark.parametrize(("outlet", "home"), [(None, "IRN"), ("طلوع‌نیوز", "AFG"), ("روزنامه ناشناخته", "IRN")])
def test_home_of_an_outlet(outlet: str | None, home: str) -> None:
    assert home_of(outlet, LEXICONS) == home
