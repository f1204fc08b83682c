"""Forms of verbs and the words that are read against them."""

from __future__ import annotations

import pytest

from sanad.lexicons import Lexicons
from sanad.lexicons.schemas import VerbEntry
from sanad.parse.conjugation import forms
from sanad.parse.verbs import verb_table
from sanad.text.fold import fold_word
from tests.parse.tagged import tagged

LEXICONS = Lexicons()
TABLE = verb_table(LEXICONS)


def test_enough_verbs_with_unique_readings() -> None:
    entries = LEXICONS.entries(VerbEntry)
    assert len(entries) >= 350
    assert len({(e.infinitive, e.past, e.present, e.auxiliary) for e in entries}) == len(entries)


def test_a_verb_has_all_persons_in_all_tenses() -> None:
    entry = next(e for e in LEXICONS.entries(VerbEntry) if e.id == "raftan")
    made = {(r.tense, r.aspect, r.mood, r.polarity, r.person, r.plural) for _, r in forms(entry)}
    persons = [(p, n) for p in (1, 2, 3) for n in (False, True)]
    for kind in (("past", "simple", "indicative"), ("past", "imperfective", "indicative"),
                 ("past", "perfect", "indicative"), ("present", "imperfective", "indicative"),
                 ("present", "simple", "subjunctive")):  # fmt: skip
        assert {(*kind, polarity, *person) for polarity in (True, False) for person in persons} <= made


@pytest.mark.parametrize(
    ("form", "verb"),
    [
        ("نیاورد", "آوردن"),
        ("بیفتد", "افتادن"),
        ("بیافتد", "افتادن"),
        ("نیندازید", "انداختن"),
        ("بایستد", "ایستادن"),
        ("میایند", "آمدن"),
        ("بفرمایید", "فرمودن"),
        ("دربیاورد", "درآوردن"),
        ("بازنمی‌گردند", "بازگشتن"),
        ("می‌برد", "بردن"),
        ("می‌کند", "کردن"),
        ("می‌شوید", "شدن"),
        ("نیافتند", "یافتن"),
        ("کشید", "کشیدن"),
    ],
)
def test_likeliest_reading(form: str, verb: str) -> None:
    assert TABLE.readings[fold_word(form)][0].verb == verb


@pytest.mark.parametrize("form", ["کشور", "دارو", "کارگر", "میدان", "گروه_", "خانه", "نمایش", "برنامه", "دستور"])
def test_plain_nouns_have_no_reading(form: str) -> None:
    assert form not in TABLE.readings


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("می گوید", ["میگوید"]),
        ("باز می گردد", ["بازمیگردد"]),
        ("بازمی گردد", ["بازمیگردد"]),
        ("کرده‌بود", ["کرده", "بود"]),
        ("خواهدرفت", ["خواهد", "رفت"]),
        ("گفت و/CCONJ گو", ["گفت و گو"]),
        ("در/ADP شهر", ["در", "شهر"]),
    ],
)
def test_words(text: str, words: list[str]) -> None:
    assert [w.form for w in TABLE.words(tagged(text).tokens)] == words


def test_every_homograph_is_a_form_of_its_verb() -> None:
    stray = [
        (entry.id, form)
        for entry in LEXICONS.entries(VerbEntry)
        for form in entry.homographs
        if " " not in form and fold_word(form) not in {made for made, _ in forms(entry)}
    ]
    assert stray == []
