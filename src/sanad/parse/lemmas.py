"""Lemma rules: how a lemma is made out of a form, as one string that a classifier can choose."""

from __future__ import annotations

from difflib import SequenceMatcher
from functools import lru_cache

SAME = "0,,0,"
"""The rule that leaves the form as it is."""


@lru_cache(maxsize=32768)
def rule_between(form: str, lemma: str) -> str:
    """The rule that turns `form` into `lemma`: letters to cut and to add on either side, or the whole lemma.

    >>> rule_between("میکنند", "کرد")
    '2,,3,رد'
    >>> rule_between("است", "هست")
    '1,ه,0,'
    """
    match = SequenceMatcher(None, form, lemma, autojunk=False).find_longest_match()
    if not match.size:
        return f"={lemma}"
    right = len(form) - match.a - match.size
    return f"{match.a},{lemma[: match.b]},{right},{lemma[match.b + match.size :]}"


def apply_rule(rule: str, form: str) -> str:
    """The lemma of `form` by `rule`; the form itself if the rule would cut more than there is.

    >>> apply_rule("2,,3,رد", "میکنند")
    'کرد'
    """
    if rule.startswith("="):
        return rule[1:]
    left, before, right, after = rule.split(",")
    end = len(form) - int(right)
    return before + form[int(left) : end] + after if int(left) < end else form
