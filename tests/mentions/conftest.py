"""Reading short texts with the shipped model and the built-in lexicons."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from sanad.lexicons import Lexicons
from sanad.mentions.entity import EntityCluster
from sanad.mentions.find import find_mentions
from sanad.mentions.link import link
from sanad.parse import load_parser
from sanad.parse.predicates import with_predicates
from sanad.types.mention import Mention
from sanad.types.parse import Parsed


@dataclass(frozen=True)
class Reading:
    """A text with its mentions and entities."""

    parsed: Parsed
    mentions: tuple[Mention, ...]
    entities: tuple[EntityCluster, ...]

    def words(self, mention: Mention) -> str:
        return mention.span.of(self.parsed.text)


@pytest.fixture(scope="session")
def lexicons() -> Lexicons:
    return Lexicons()


@pytest.fixture(scope="session")
def read(lexicons: Lexicons) -> Callable[[str], Reading]:
    def run(text: str) -> Reading:
        parsed = with_predicates(load_parser().parse(text), lexicons)
        mentions = find_mentions(parsed, lexicons)
        return Reading(parsed, mentions, link(mentions, parsed, lexicons))

    return run
