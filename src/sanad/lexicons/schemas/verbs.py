"""Stems of Persian verbs."""

from __future__ import annotations

from dataclasses import dataclass

from sanad.lexicons.schemas.base import Entry


@dataclass(frozen=True, kw_only=True)
class VerbEntry(Entry):
    """A verb with the two stems from which all its forms are made.

    Attributes:
        infinitive: "رفتن"; prefixed verbs with their prefix ("بازگشتن", "برگزیدن").
        past: past stem ("رفت").
        present: present stem ("رو").
        prefix: verbal prefix written apart or before می ("باز" in "باز می‌گردد"), or "".
        irregular: further finite forms that the stems do not give ("است", "هست", "بیا").
        auxiliary: "passive", "future", "progressive", "copula", "modal" or "" for a full verb.
    """

    infinitive: str
    past: str
    present: str
    prefix: str = ""
    irregular: tuple[str, ...] = ()
    auxiliary: str = ""
