"""What a person sees in a terminal."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from rich.console import Console

from sanad.export.explain import explanation
from sanad.export.table import table
from sanad.export.words import clean, shorten
from sanad.types.explain import Explanation, Step
from tests.export.records import header, quote, raid, sample


def printed(thing: object, *, width: int = 80, colour: bool = False) -> str:
    """What a console of some width writes."""
    out = io.StringIO()
    console = Console(file=out, width=width, force_terminal=colour, color_system="standard" if colour else None)
    console.print(thing)
    return out.getvalue()


@pytest.mark.parametrize(
    "line",
    [
        "ASSAULT firearms  occurred  0.87",
        "words   «حمله کرد» «کشته شدند»",
        "who     گروه سپیدار",
        "to whom پاسگاه دره‌سبز",
        "when    2013-03-21 to 2014-03-20 (year or longer)  «سال ۱۳۹۲»",
        "killed  20–99  «دهها نفر»",
        "told by یک منبع آگاه ← خبرگزاری البرزکوه",
        "MOVE  expected",
        "based in  former",
        "2 events, 1 relation, 4 entities",
    ],
)
def test_cells_are_shown(line: str) -> None:
    assert line in printed(table(sample()))


def test_no_colour_without_a_terminal() -> None:
    assert "\x1b" not in printed(table(sample()))
    assert "\x1b[1;31mASSAULT" in printed(table(sample()), colour=True)


def test_no_line_is_wider_than_the_terminal_or_ends_in_spaces() -> None:
    long = replace(sample(), report=header(title="واژه " * 60))
    lines = printed(table(long), width=50).splitlines()
    assert max(map(len, lines)) <= 50
    assert not [line for line in lines if line != line.rstrip()]


def test_words_cannot_drive_the_terminal() -> None:
    evil = replace(sample(), report=header(title="a\x1b[31mb\x07\u202ec [bold]d[/bold]\ud800"))
    assert "a\ufffd[31mb\ufffd\ufffdc [bold]d[/bold]\ufffd" in printed(table(evil))


def test_zwnj_stays_and_lines_are_joined() -> None:
    assert clean("می‌گوید\n  که") == "می‌گوید که"


@pytest.mark.parametrize(
    ("words", "limit", "shown"),
    [("یک دو", 10, "یک دو"), ("یک دو سه چهار", 9, "یک دو سه…"), ("ب" * 20, 5, "ببببب"[:4] + "…")],
)
def test_long_words_are_cut_at_a_space(words: str, limit: int, shown: str) -> None:
    assert shorten(words, limit) == shown
    assert len(shown) <= limit


def test_explanation_shows_steps_in_order() -> None:
    steps = (Step("trigger", ("light verb with its noun",), (quote("حمله کرد"),)), Step("actor", ("subject",)))
    shown = printed(explanation(Explanation(raid(), steps)))
    assert shown.index("1. trigger") < shown.index("«حمله کرد»  81:89") < shown.index("2. actor")
