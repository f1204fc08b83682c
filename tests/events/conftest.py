"""Parsed sentences and the words of the tests."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from sanad.events.match import Match, Matcher
from sanad.lexicons import Lexicons
from sanad.parse import load_parser
from sanad.parse.predicates import with_predicates
from sanad.types.parse import Parsed


@pytest.fixture(scope="session")
def lexicons(tmp_path_factory: pytest.TempPathFactory) -> Lexicons:
    """The built-in lexicons with the entries of `words.yaml` laid over them."""
    folder = tmp_path_factory.mktemp("lexicons")
    shutil.copy(Path(__file__).with_name("words.yaml"), folder)
    return Lexicons([folder])


@pytest.fixture(scope="session")
def parse(lexicons: Lexicons) -> Callable[[str], Parsed]:
    """A text as the reader sees it."""
    return cache(lambda text: with_predicates(load_parser().parse(text), lexicons))


@pytest.fixture(scope="session")
def matches(lexicons: Lexicons, parse: Callable[[str], Parsed]) -> Callable[[str], tuple[Match, ...]]:
    """The matches of a text."""
    matcher = Matcher(lexicons)
    return lambda text: matcher.find(parse(text))
