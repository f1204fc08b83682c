"""Grammatical places on sentences made by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sanad.events.grammar import frame, frame_role, path, same_clause, surface_place, tree_place, verbs_between
from sanad.events.match import Match
from sanad.events.scene import Scene
from tests.events.scenes import HAMLE, KOSHTAN, light, mention, parsed_with, predicate, scene

# گروه سپیده دیروز از کوه به پاسگاه و برج حمله کرد و بامداد را کشت .
TEXT = "گروه سپیده دیروز/ADV از/ADP کوه به/ADP پاسگاه و/CCONJ برج حمله کرد/VERB و/CCONJ بامداد را/ADP کشت/VERB ."
PARSED = replace(
    parsed_with(TEXT),
    predicates=(predicate(9, 10, noun=(9,)), predicate(14, verb="کشتن")),
)
ATTACK = light(HAMLE, PARSED.predicates[0], 9, 10)
KILLING = Match(KOSHTAN, (14,), 14, PARSED.predicates[1], "verb", False)
MENTIONS = tuple(mention(PARSED, words) for words in ("گروه سپیده", "کوه", "پاسگاه", "برج", "بامداد"))
SCENE = scene(PARSED, *MENTIONS)

PLACES = {"گروه سپیده": "subject", "کوه": "از", "پاسگاه": "به", "برج": "به"}


@pytest.mark.parametrize("words", PLACES)
def test_surface_places(words: str) -> None:
    assert surface_place(SCENE, ATTACK, mention(PARSED, words)) == PLACES[words]


def test_the_object_marker_marks_the_object() -> None:
    assert surface_place(SCENE, KILLING, mention(PARSED, "بامداد")) == "object"


def test_right_after_an_event_noun_stands_its_genitive() -> None:
    parsed = parsed_with("حمله سپیده به/ADP پاسگاه ادامه دارد/VERB .")
    noun = Match(HAMLE, (0,), 0, None, "noun", False)
    actor, target = mention(parsed, "سپیده"), mention(parsed, "پاسگاه")
    assert surface_place(scene(parsed, actor, target), noun, actor) == "ezafe"
    assert surface_place(scene(parsed, actor, target), noun, target) == "به"
    verb = Match(KOSHTAN, (0,), 0, None, "verb", False)
    assert surface_place(scene(parsed, actor), verb, actor) != "ezafe"


def test_further_on_in_the_chain() -> None:
    parsed = parsed_with("حمله هوایی/ADJ سپیده دیروز/ADV بود/VERB بامداد .")
    noun = Match(HAMLE, (0,), 0, None, "noun", False)
    near, far = mention(parsed, "سپیده"), mention(parsed, "بامداد")
    assert surface_place(scene(parsed, near, far), noun, near) == "chain"
    assert surface_place(scene(parsed, near, far), noun, far) == "after"


def test_prepositions_of_several_words() -> None:
    parsed = parsed_with("پاسگاه از/ADP سوی/NOUN سپیده مورد حمله قرار گرفت/VERB .")
    one = mention(parsed, "سپیده")
    match = light(HAMLE, predicate(4, 5, 6, 7, noun=(5,), passive=True), 5, 6, 7, passive=True)
    assert surface_place(scene(parsed, one), match, one) == "توسط"
    assert frame_role(match, "توسط") == "actor"


def test_a_preposition_of_the_sentence_before_marks_nothing() -> None:
    parsed = parsed_with("او رفت/VERB به/ADP سپیده حمله کرد/VERB .")
    tokens = tuple(replace(t, sent=int(t.i >= 3)) for t in parsed.tokens)
    parsed = replace(parsed, tokens=tokens, sentences=((0, 3), (3, len(tokens))))
    one = mention(parsed, "سپیده")
    assert surface_place(scene(parsed, one), light(HAMLE, predicate(4, 5, noun=(4,)), 4, 5), one) == "subject"


# سپیده به پاسگاه حمله کرد: the tree hangs سپیده and پاسگاه from the verb
TREE = parsed_with(
    "سپیده و بامداد به/ADP پاسگاه حمله کرد/VERB در/ADP شهر او را/ADP",
    {
        0: (6, "nsubj"), 1: (2, "cc"), 2: (0, "conj"), 3: (4, "case"), 4: (6, "obl:arg"), 5: (6, "compound:lvc"),
        7: (8, "case"), 8: (4, "nmod"), 9: (6, "obl"), 10: (9, "case"),
    },
)  # fmt: skip
TREE_MATCH = light(HAMLE, predicate(5, 6, noun=(5,)), 5, 6)
TREE_PLACES = {"سپیده": "subject", "بامداد": "subject", "پاسگاه": "به", "شهر": "", "او": "object"}


@pytest.mark.parametrize("words", TREE_PLACES)
def test_tree_places(words: str) -> None:
    assert tree_place(TREE, TREE_MATCH, mention(TREE, words)) == TREE_PLACES[words]


def test_genitives_hang_from_the_noun() -> None:
    parsed = parsed_with("حمله سپیده", {1: (0, "nmod:poss")})
    assert tree_place(parsed, Match(HAMLE, (0,), 0, None, "noun", False), mention(parsed, "سپیده")) == "ezafe"


def test_a_circle_of_conjuncts_ends_at_its_root() -> None:
    parsed = parsed_with("سپیده بامداد حمله", {1: (0, "conj"), 0: (0, "conj")})
    assert tree_place(parsed, Match(HAMLE, (2,), 2, None, "noun", False), mention(parsed, "بامداد")) == ""


FRAMES = {
    "subject": ("actor", ""),
    "object": ("recipient", ""),
    "توسط": ("", "actor"),
    "nowhere": ("", ""),
    "": ("", ""),
}


@pytest.mark.parametrize("place", FRAMES)
def test_frames_of_the_active_and_of_the_passive(place: str) -> None:
    active, passive = (Match(KOSHTAN, (0,), 0, None, "verb", voice) for voice in (False, True))
    expected = FRAMES[place]
    assert frame_role(active, place) == expected[0]
    if place != "subject":
        assert frame_role(passive, place) == expected[1]


def test_the_undergoer_is_the_subject_of_the_passive() -> None:
    assert frame_role(Match(KOSHTAN, (0,), 0, None, "verb", True), "subject") == "recipient"
    assert frame_role(Match(HAMLE, (0,), 0, None, "light", True), "subject") == "recipient"


def test_what_the_entry_says_of_its_passive_goes_first() -> None:
    entry = replace(KOSHTAN, passive_roles={"subject": "theme"})
    assert frame(Match(entry, (0,), 0, None, "verb", True))["subject"] == "theme"
    assert frame(Match(entry, (0,), 0, None, "verb", False))["subject"] == "actor"


def test_path_through_the_tree() -> None:
    assert path(TREE, 4, 5) == "^obl:arg vcompound:lvc"
    assert path(TREE, 8, 6) == "^nmod ^obl:arg"
    assert path(TREE, 6, 6) == ""
    assert path(TREE, 8, 5, longest=2) == "far"
    apart = parsed_with("سپیده حمله")
    assert path(apart, 0, 1) == "far"


def test_verbs_between_and_clauses() -> None:
    assert verbs_between(PARSED, 0, 14) == 1
    assert verbs_between(PARSED, 14, 0) == 1
    assert verbs_between(PARSED, 0, 10) == 0
    assert same_clause(PARSED, 0, 9)
    assert not same_clause(PARSED, 0, 12)


def test_a_place_on_no_tokens_at_all() -> None:
    """A mention at the edge of an empty sentence must not break anything."""
    parsed = parsed_with("حمله")
    only = mention(parsed, "حمله")
    assert surface_place(Scene(parsed, ()), Match(HAMLE, (0,), 0, None, "noun", False), only) == "subject"
