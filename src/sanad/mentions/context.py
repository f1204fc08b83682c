"""Does a country's name mean its government or its land here?"""

from __future__ import annotations

from sanad.mentions.view import View
from sanad.types.mention import Kind

Kinds = tuple[Kind, ...]

_BOTH = (Kind.STATE, Kind.PLACE)

# Prepositions are grammar: what stands after these is a place, or a party, whoever it is.
_PLACE_BEFORE = frozenset({"در", "تا", "درون", "داخل", "وارد", "راهی", "عازم", "خارج", "ساکن", "مقیم", "پایتخت"})
_PARTY_BEFORE = frozenset({"علیه", "با", "توسط", "ضد", "برضد", "بر", "میان", "بین", "طرف", "سوی", "ضمن"})
_LISTING = frozenset({"،", ",", "و", "یا"})
_LAND_ROLES = frozenset({"role/direction", "role/region", "role/city", "role/village", "role/province", "role/street"})
_BODIES = frozenset({Kind.PERSON, Kind.ORG, Kind.SECURITY, Kind.GROUP, Kind.MEDIA, Kind.STATE, Kind.DOCUMENT})


def state_kinds(view: View) -> dict[int, Kinds]:
    """For each state's name (or its capital's), by first token, the kinds that it may have, likelier first.

    In a list ("به بحرین، کویت و اردن") the first name decides for all.
    """
    kinds: dict[int, Kinds] = {}
    by_end: dict[int, int] = {}
    for start, hit in view.actors.items():
        if hit.value.entry.kind is Kind.STATE:
            head = by_end.get(start - 1) if view.tokens[start - 1].form in _LISTING else None
            kinds[start] = _kinds(view, start, hit.end, seat=hit.value.seat) if head is None else kinds[head]
            by_end[hit.end] = start
    return kinds


def _kinds(view: View, start: int, end: int, *, seat: bool) -> Kinds:
    before = view.token(start - 1)
    word = before.form if before is not None and view.line_end[start - 1] > start else ""
    if word in _PLACE_BEFORE:
        return (Kind.PLACE,)
    if _in_land(view, start):
        return (Kind.PLACE,) if seat else (Kind.PLACE, Kind.STATE)
    if seat:
        return _BOTH if word in _PARTY_BEFORE else (Kind.PLACE, Kind.STATE)
    if word in _PARTY_BEFORE or _of_body(view, start) or _is_subject(view, start, end):
        return (Kind.STATE,)
    return _BOTH


def land_before(view: View, start: int) -> bool:
    """True if the word before token `start` lets only a place follow ("در", "عازم")."""
    before = view.token(start - 1)
    return before is not None and before.form in _PLACE_BEFORE and view.line_end[start - 1] > start


def _in_land(view: View, start: int) -> bool:
    """True after a noun of land ("جنوب", "شهر", "خاک"), directly or with one word between."""
    for at in (start - 1, start - 2):
        noun = view.roles.get(at)
        if noun is not None and noun.value.entry.id in _LAND_ROLES:
            return True
    return False


def _of_body(view: View, start: int) -> bool:
    """True right after an office, body or force ("ارتش ایران")."""
    return any(
        noun is not None and noun.end == start and noun.value.entry.kind in _BODIES
        for noun in (view.roles.get(start - length) for length in (1, 2, 3))
    )


def _is_subject(view: View, start: int, end: int) -> bool:
    token = view.tokens[view.top(start, end)]
    return token.dep.startswith("nsubj") and not view.follows_noun(start)
