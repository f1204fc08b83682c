"""What the network sees of a word."""

from __future__ import annotations

import re
from functools import lru_cache

from sanad.text.fold import fold_word

_ADDRESS = re.compile(r"https?:|www\.|[a-z0-9.\-]+\.[a-z]{2,}(?:/|\Z)|[^@\s]+@")
_DIGITS = re.compile(r"[0-9]+")
_LONGEST = 24


@lru_cache(maxsize=65536)
def feature_form(word: str) -> str:
    """The folded word with every number as zeros of its length (at most four) and addresses as one symbol.

    >>> feature_form("۱۳۹۲/۱۰/۲۳"), feature_form("t.me/abc"), feature_form("مي‌رود")
    ('0000/00/00', '@url', 'میرود')
    """
    folded = fold_word(word).strip() or word
    if _ADDRESS.match(folded):
        return "@url"
    if folded.startswith("@"):
        return "@name"
    return _DIGITS.sub(lambda m: "0" * min(len(m.group()), 4), folded.removeprefix("#"))[:_LONGEST]
