"""Endings of Persian nouns: from a folded form to the stems that it may stand for."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from sanad.lexicons import Lexicons
from sanad.lexicons.schemas import AffixEntry


class Inflection:
    """Strips the endings of `affixes` lexicons from folded nouns.

    >>> from sanad.lexicons import Lexicons
    >>> Inflection(Lexicons()).stems("حملهها")
    ('حملهها', 'حمله')
    """

    def __init__(self, lexicons: Lexicons) -> None:
        self._affixes = sorted(lexicons.entries(AffixEntry), key=lambda a: (-len(a.form), a.form))
        self.stems = lru_cache(maxsize=100_000)(self._stems)
        self.detached = frozenset(a.form for a in self._affixes if len(a.form) > 1)
        """Endings that may stand as a word of their own ("حمله های")."""

    def _stems(self, form: str) -> tuple[str, ...]:
        """The form itself and every stem of at least two letters that it may be an inflection of."""
        found = dict.fromkeys([form])
        for stem in self._strip(form):
            found.setdefault(stem)
            found.update(dict.fromkeys(self._strip(stem)))
        return tuple(found)

    def _strip(self, form: str) -> Iterator[str]:
        for affix in self._affixes:
            if form.endswith(affix.form):
                base = form[: -len(affix.form)]
                for ending in affix.restore:
                    stem = base + ending
                    if len(base) >= 2 and stem.endswith(affix.after):
                        yield stem
