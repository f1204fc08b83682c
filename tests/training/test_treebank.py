"""From CoNLL-U to words as people write them, and on to other spellings; the sentences are invented."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from training.conllu import Sentence, Word, read
from training.spelling import apart, bulleted, glued, joined_prepositions, quoted, respell, unclosed, unpunctuated

CONLLU = """\
# text = مادرم به خانه‌ها می‌رود؟
1-2	مادرم	_	_	_	_	_	_	_	_
1	مادر	مادر	NOUN	N	Number=Sing	5	nsubj	_	_
2	م	من	PRON	P	Number=Sing|Person=1	1	nmod	_	_
3	به	به	ADP	P	_	4	case	_	_
4	خانه‌ها	خانه	NOUN	N	Number=Plur	5	obl	_	_
5	می‌رود	رفت	VERB	V	Person=3	0	root	_	SpaceAfter=No
6	؟	؟	PUNCT	_	_	5	punct	_	_

# text = خوبم.
1-3	خوبم.	_	_	_	_	_	_	_	_
1	خوب	خوب	ADJ	A	_	0	root	_	_
2	م	است	AUX	V	Number=Sing|Person=1	1	cop	_	_
3	.	.	PUNCT	_	_	1	punct	_	_

# text = بچه‌ها خسته شده‌اند
1	بچه‌ها	بچه	NOUN	N	Number=Plur	3	nsubj	_	_
2	خسته	خسته	ADJ	A	_	3	xcomp	_	_
3	شده‌اند	شد	VERB	V	Person=3	0	root	_	_

"""


@pytest.fixture
def sentences(tmp_path: Path) -> list[Sentence]:
    path = tmp_path / "small.conllu"
    path.write_text(CONLLU, "utf-8")
    return read(path, bank="own")


def shown(sentence: Sentence) -> list[tuple[str, str, int, str]]:
    return [(w.form, w.upos, w.head, w.dep) for w in sentence.words]


def test_clitics_become_features(sentences: list[Sentence]) -> None:
    mother = sentences[0].words[0]
    assert (mother.form, mother.lemma, mother.dep, mother.head) == ("مادرم", "مادر", "nsubj", 3)
    assert dict(mother.feats) == {"Number": "Sing", "Number[psor]": "Sing", "Person[psor]": "1"}
    assert sentences[0].text == "مادرم به خانه‌ها می‌رود؟"


def test_punctuation_hidden_in_a_multiword_token_comes_out(sentences: list[Sentence]) -> None:
    assert shown(sentences[1]) == [("خوبم", "ADJ", -1, "root"), (".", "PUNCT", 0, "punct")]
    assert dict(sentences[1].words[0].feats)["Clitic"] == "Cop"
    assert sentences[1].text == "خوبم."


def test_parts_hang_from_the_content_word(sentences: list[Sentence]) -> None:
    assert shown(apart(sentences[0], Random(1))) == [
        ("مادرم", "NOUN", 5, "nsubj"),
        ("به", "ADP", 2, "case"),
        ("خانه", "NOUN", 5, "obl"),
        ("ها", "X", 2, "goeswith"),
        ("می", "X", 5, "goeswith"),
        ("رود", "VERB", -1, "root"),
        ("؟", "PUNCT", 5, "punct"),
    ]


def test_a_detached_perfect_ending_is_an_auxiliary(sentences: list[Sentence]) -> None:
    assert shown(apart(sentences[2], Random(1)))[-2:] == [("شده", "VERB", -1, "root"), ("اند", "AUX", 3, "aux")]


def test_glued_preposition(sentences: list[Sentence]) -> None:
    found = {s.words[1].form for s in (joined_prepositions(sentences[0], Random(n)) for n in range(20))}
    assert found == {"به", "بخانه‌ها"}


@pytest.mark.parametrize(
    "change", [apart, bulleted, glued, joined_prepositions, quoted, respell, unclosed, unpunctuated]
)
def test_every_spelling_is_a_tree(sentences: list[Sentence], change: object) -> None:
    assert callable(change)
    for seed in range(30):
        for sentence in sentences:
            heads = [w.head for w in change(sentence, Random(seed)).words]
            assert heads.count(-1) == 1
            for start in range(len(heads)):
                at, steps = start, 0
                while at >= 0:
                    at, steps = heads[at], steps + 1
                    assert steps <= len(heads)


def test_words_beside_a_removed_mark_stay_apart() -> None:
    word = Word("سیب", "سیب", "NOUN", (), -1, "root", space=False)
    comma = Word("،", "،", "PUNCT", (), 0, "punct")
    assert unpunctuated(Sentence((word, comma, replace(word, head=0, dep="conj"))), Random(1)).text == "سیب سیب"


def test_no_final_stop(sentences: list[Sentence]) -> None:
    assert [unclosed(s, Random(1)).text for s in sentences] == ["مادرم به خانه‌ها می‌رود", "خوبم", "بچه‌ها خسته شده‌اند"]
