"""The country that an outlet writes from."""

from __future__ import annotations

from sanad.lexicons import Lexicons
from sanad.mentions.phrases import key_of
from sanad.mentions.vocabulary import vocabulary_of
from sanad.types.mention import Kind

PRESS = "IRN"
"""Home of the Persian press where the outlet is unknown."""


def home_of(outlet: str | None, lexicons: Lexicons) -> str | None:
    """ISO 3166-1 alpha-3 of the country that an outlet writes from, as the lexicon of media says it.

    Most outlets that write in Persian write for Iran, so an unknown one counts as at home there; one that the lexicon
    knows to sit in a country where Persian is not spoken is at home nowhere.

    >>> home_of("طلوع‌نیوز", Lexicons())
    'AFG'
    """
    if outlet is None:
        return PRESS
    hit = vocabulary_of(lexicons).actors.longest([key_of(outlet)], 0, 1)
    if hit is None or hit[1].entry.kind is not Kind.MEDIA:
        return PRESS
    return hit[1].entry.country if hit[1].entry.country in _PERSIAN else PRESS


_PERSIAN = frozenset({"IRN", "AFG", "TJK"})
