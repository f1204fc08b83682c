"""The measure: what counts as right when tokens differ; the parses are made by hand."""

from __future__ import annotations

from random import Random

from sanad.parse.tokenizer import is_blank
from sanad.types.parse import Parsed, Token
from sanad.types.text import Span
from training.conllu import Sentence, Word
from training.figures import NOISES, compare, gold_texts
from training.names import spans

GOLD = Sentence(
    (
        Word("باران", "باران", "NOUN", (), 1, "nsubj"),
        Word("آمد", "آمد", "VERB", (), -1, "root", space=False),
        Word(".", ".", "PUNCT", (), 1, "punct"),
    )
)


def parsed(text: str, *tokens: tuple[str, str, int, str]) -> Parsed:
    """A parse of one sentence from (form, tag, head, relation) of each token."""
    out, at = [], 0
    for i, (form, upos, head, dep) in enumerate(tokens):
        at = text.index(form, at)
        out.append(Token(i, Span(at, at + len(form)), form, form, form, upos, {}, head, dep, 0))
        at += len(form)
    return Parsed(text, tuple(out), ((0, len(out)),))


def test_all_right() -> None:
    gold = next(gold_texts([GOLD], NOISES["clean"]))
    mine = parsed(gold.text, ("باران", "NOUN", 1, "nsubj"), ("آمد", "VERB", 1, "root"), (".", "PUNCT", 1, "punct"))
    assert set(compare(gold, mine).values()) == {(3, 3, 3), (1, 1, 1)}


def test_a_wrong_head_and_a_wrong_relation() -> None:
    gold = next(gold_texts([GOLD], NOISES["clean"]))
    mine = parsed(gold.text, ("باران", "NOUN", 1, "obj"), ("آمد", "VERB", 1, "root"), (".", "PUNCT", 0, "punct"))
    found = compare(gold, mine)
    assert (found["uas"], found["las"], found["upos"]) == ((2, 3, 3), (1, 3, 3), (3, 3, 3))


def test_a_glued_token_loses_both_words() -> None:
    gold = next(gold_texts([GOLD], NOISES["clean"]))
    mine = parsed(gold.text, ("باران", "NOUN", 1, "nsubj"), ("آمد.", "VERB", 1, "root"))
    found = compare(gold, mine)
    assert found["words"] == (1, 3, 2)
    assert found["uas"] == (0, 3, 2), "the head of the one word found is not a gold word"


def test_noise_keeps_the_number_of_letters_in_step() -> None:
    for noise in NOISES.values():
        gold = next(gold_texts([GOLD, GOLD], noise))
        assert gold.words[-1][1] == sum(not is_blank(char) for char in gold.text), noise.what
        assert noise.sentence(GOLD, Random(1)).words


def test_spans_of_labels() -> None:
    labels = ["B-PER", "I-PER", "O", "B-LOC", "B-LOC", "I-ORG"]
    assert spans(labels) == {(0, 2, "PER"), (3, 4, "LOC"), (4, 5, "LOC"), (5, 6, "ORG")}
