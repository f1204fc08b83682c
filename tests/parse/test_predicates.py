"""Predicates: a table of forms, look-alikes, constructions, and the examples of the lexicons."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
import yaml

from sanad.errors import ModelError
from sanad.lexicons import Lexicons
from sanad.lexicons.schemas import ConstructionEntry, VerbEntry
from sanad.parse.parser import Parser, load_parser
from sanad.parse.predicates import find_predicates, with_predicates
from sanad.text.fold import fold_word
from sanad.types.parse import Predicate
from tests.parse.tagged import tagged

HERE = Path(__file__).parent
LEXICONS = Lexicons()


def rows(name: str) -> list[str]:
    groups = yaml.safe_load((HERE / name).read_text(encoding="utf-8"))
    return [row for group in groups.values() for row in group]


def described(p: Predicate) -> tuple[str, ...]:
    person = f"{p.person}{'p' if p.plural else 's'}" if p.person else "-"
    times = f"{p.tense or '*'} {p.aspect} {p.mood}"
    sign, voice = "+" if p.polarity else "-", "passive" if p.passive else "active"
    return (p.prefix, p.noun_form, p.verb, times, sign, voice, person, p.modal)


@pytest.mark.parametrize("row", rows("predicate_forms.yaml"))
def test_form(row: str) -> None:
    text, *wanted = (cell.strip() for cell in row.split("|"))
    found = [described(p) for p in find_predicates(tagged(text), LEXICONS)]
    assert tuple(fold_word(w) for w in wanted) in found


@pytest.mark.parametrize("text", rows("predicate_lookalikes.yaml"))
def test_lookalike(text: str) -> None:
    assert find_predicates(tagged(text), LEXICONS) == ()


def test_coordinated_nouns_share_their_verb() -> None:
    parsed = tagged("ده/NUM نفر کشته یا/CCONJ زخمی/ADJ شدند .")
    found = find_predicates(parsed, LEXICONS)
    assert {(p.verb, p.noun_form, p.passive, p.tokens) for p in found} == {
        ("کشتن", "", True, (2, 5)),
        ("شدن", "زخمی", True, (4, 5)),
    }


def test_modal_reaches_a_coordinated_verb() -> None:
    found = find_predicates(tagged("او/PRON باید/AUX برود و/CCONJ بماند ."), LEXICONS)
    assert [(p.verb, p.modal) for p in found] == [("رفتن", "باید"), ("ماندن", "باید")]


def test_modal_without_a_verb_stands_alone() -> None:
    found = find_predicates(tagged("او/PRON نمی‌تواند ."), LEXICONS)
    assert [(p.verb, p.polarity) for p in found] == [("توانستن", False)]


def test_tokens_take_in_noun_particle_and_auxiliaries() -> None:
    (found,) = find_predicates(tagged("کاروان مورد/ADP حمله قرار گرفته است ."), LEXICONS)
    assert (found.tokens, found.noun) == ((1, 2, 3, 4, 5), (2,))


def test_now_is_not_a_progressive() -> None:
    found = find_predicates(tagged("در/ADP حال حاضر/ADJ او/PRON در/ADP شهر است ."), LEXICONS)
    assert [p.aspect for p in found] == ["simple"]


def test_with_predicates_keeps_the_rest() -> None:
    parsed = tagged("او/PRON رفت .")
    assert with_predicates(parsed, LEXICONS).tokens == parsed.tokens


def test_empty_report() -> None:
    assert find_predicates(tagged(""), LEXICONS) == ()


def test_time_grows_with_length_only() -> None:
    def seconds(times: int) -> float:
        parsed = tagged("ارتش حمله‌ای به/ADP شهر " * times)
        start = time.perf_counter()
        find_predicates(parsed, LEXICONS)
        return time.perf_counter() - start

    seconds(10)
    assert seconds(4000) < 40 * max(seconds(400), 0.002)


@pytest.fixture(scope="module")
def parser() -> Parser:
    try:
        return load_parser()
    except ModelError:
        pytest.skip("the shipped model is not built: run `make model`")


def test_examples_of_verbs(parser: Parser) -> None:
    failed = [e.id for e in LEXICONS.entries(VerbEntry) if not _shows_verb(parser, e)]
    assert failed == []


def _shows_verb(parser: Parser, entry: VerbEntry) -> bool:
    infinitive = fold_word(entry.infinitive)
    for p in find_predicates(parser.parse(entry.example), LEXICONS):
        if entry.auxiliary == "future":
            shown = p.tense == "future"
        else:
            shown = p.verb.split()[-1] == infinitive.split()[-1] or p.modal in {infinitive, *_names(entry)}
        if shown or (entry.auxiliary == "passive" and p.passive):
            return True
    return False


def _names(entry: VerbEntry) -> set[str]:
    return {line.split()[0] for line in entry.irregular}


def test_examples_of_constructions(parser: Parser) -> None:
    failed = [e.id for e in LEXICONS.entries(ConstructionEntry) if not _shows_construction(parser, e)]
    assert failed == []


def _shows_construction(parser: Parser, entry: ConstructionEntry) -> bool:
    verb = fold_word(f"{entry.particle} {entry.verb}".strip())
    found = find_predicates(parser.parse(entry.example), LEXICONS)
    if entry.role == "progressive":
        return any(p.aspect == "progressive" and p.noun for p in found)
    passive = entry.voice == "passive"
    return any(p.verb == verb and (p.noun or entry.particle) and p.passive == passive for p in found)
