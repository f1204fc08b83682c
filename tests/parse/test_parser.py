"""The shipped model: the shape of what it returns, whatever the text; and other people's pipelines."""

from __future__ import annotations

import resource
import time
from pathlib import Path

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from sanad.errors import ModelError
from sanad.parse import Parser, load_nlp, load_parser, parse_doc
from sanad.types.parse import Parsed

STORY = "شهردار دیروز پل تازه را باز کرد. مردم در میدان جمع شدند!\n🔴 باران می بارد\n\nآیا فردا هم می‌آید؟"
ODD = st.text(st.sampled_from("سلام می\u200cرود. «او» گفت: ۱۲\n\u200f\u064e🔴()@#a.\x00\x07\ud800\udfff"))


@pytest.fixture(scope="module")
def parser() -> Parser:
    return load_parser()


def check(parsed: Parsed, text: str) -> None:
    """What holds for every parse: spans cut the text in order, sentences cover the tokens, each has one root."""
    assert parsed.text == text
    ends = [0]
    for i, token in enumerate(parsed.tokens):
        assert token.i == i
        assert token.span.start >= ends[-1]
        ends.append(token.span.end)
        assert token.span.of(text).strip()
    covered = [i for start, end in parsed.sentences for i in range(start, end)]
    assert covered == list(range(len(parsed.tokens)))
    for number, (start, end) in enumerate(parsed.sentences):
        inside = parsed.tokens[start:end]
        assert [t.dep for t in inside if t.head == t.i] == ["root"]
        assert all(start <= t.head < end and t.sent == number for t in inside)
        assert set(parsed.subtree(next(t.i for t in inside if t.head == t.i))) == set(range(start, end))
    for name in parsed.names:
        assert 0 <= name.start < name.end <= len(parsed.tokens)


def test_story(parser: Parser) -> None:
    parsed = parser.parse(STORY)
    check(parsed, STORY)
    assert [parsed.span(*s).of(STORY)[:6] for s in parsed.sentences] == ["شهردار", "مردم د", "🔴 بارا", "آیا فر"]
    opened = next(t for t in parsed.tokens if t.text == "کرد")
    assert (opened.lemma, opened.upos, opened.dep) == ("کرد", "VERB", "root")
    mayor = parsed.tokens[0]
    assert (mayor.head, mayor.dep) == (opened.i, "nsubj")


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\n\n",
        "\u200f\u200f",
        "🔴🔴🔴",
        "\x00\x01\x07",
        "\ud800",
        "سلام\ud800دنیا",
        ".",
        "a",
        "\ufeffسلام",
        "\r\n\r\n",
    ],
)
def test_odd_texts(parser: Parser, text: str) -> None:
    check(parser.parse(text), text)


@given(ODD)
@settings(max_examples=60)
def test_any_text(text: str) -> None:
    check(load_parser().parse(text), text)


def test_spelling_of_letters_makes_no_difference(parser: Parser) -> None:
    text = "علی به یک شهر کوچک رفت و ۱۲ کتاب خرید."
    other = text.translate(str.maketrans("یک۱۲", "يك12"))
    one, two = parser.parse(text), parser.parse(other)
    assert [(t.form, t.lemma, t.upos, t.head, t.dep) for t in one.tokens] == [
        (t.form, t.lemma, t.upos, t.head, t.dep) for t in two.tokens
    ]


def test_a_missing_zwnj_makes_no_difference(parser: Parser) -> None:
    with_it, without = parser.parse("کودکان به خانه‌ها می‌روند."), parser.parse("کودکان به خانهها میروند.")
    assert [(t.form, t.head, t.dep) for t in with_it.tokens] == [(t.form, t.head, t.dep) for t in without.tokens]


def test_line_end_closes_a_sentence(parser: Parser) -> None:
    assert len(parser.parse("هوا خوب است\nما به پارک می‌رویم").sentences) == 2


def test_same_text_same_parse_whatever_else_was_read(parser: Parser) -> None:
    alone = Parser(load_nlp()).parse(STORY)
    assert list(parser.parse_many(["باران آمد.", STORY, "مدرسه باز شد", STORY]))[1::2] == [alone, alone]


def test_invisible_characters_stay_outside_the_span(parser: Parser) -> None:
    assert parser.parse("\u200fباران\u200f آمد").tokens[0].span.of("\u200fباران\u200f آمد") == "باران"


def test_white_space_is_no_token(parser: Parser) -> None:
    assert [t.text for t in parser.parse("باران   آمد\n\n و رفت ").tokens] == ["باران", "آمد", "و", "رفت"]


def test_a_megabyte_without_spaces(parser: Parser) -> None:
    text = "ا" * 1_000_000
    begin = time.process_time()
    parsed = parser.parse(text)
    assert time.process_time() - begin < 60
    assert max(t.span.end - t.span.start for t in parsed.tokens) <= 64
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss < 1_500_000, "kilobytes, with the test runner in it"


def test_more_than_a_million_characters_is_not_refused() -> None:
    assert load_nlp().max_length > 10**8


def test_parse_doc_of_the_pipeline_is_the_parse(parser: Parser) -> None:
    assert parse_doc(load_nlp()(STORY)) == parser.parse(STORY)


def test_name_states_the_version(parser: Parser) -> None:
    assert parser.name.startswith("sanad-fa ")


def test_a_pipeline_without_a_tree_is_refused(tmp_path: Path) -> None:
    nlp = spacy.blank("fa")
    nlp.add_pipe("sentencizer")
    nlp.to_disk(tmp_path / "small")
    with pytest.raises(ModelError, match="parts of speech, a dependency tree"):
        load_parser(str(tmp_path / "small"))


def test_a_missing_pipeline_is_named() -> None:
    with pytest.raises(ModelError, match="no_such_model"):
        load_parser("no_such_model")
