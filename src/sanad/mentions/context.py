"""Does a country's name mean its government or its land here?"""

from __future__ import annotations

from sanad.mentions.view import View
from sanad.types.mention import Kind

_BOTH = (Kind.STATE, Kind.PLACE)

# Prepositions are grammar: what stands after these is a place, or a party, whoever it is.
_PLACE_BEFORE = frozenset({"در", "تا", "درون", "داخل", "وارد", "راهی", "عازم", "خارج", "ساکن", "مقیم", "پایتخت"})
_PARTY_BEFORE = frozenset({"علیه", "با", "توسط", "ضد", "برضد", "بر", "میان", "بین", "برای", "را", "طرف", "سوی"})
_LAND_ROLES = frozenset({"role/direction", "role/region", "role/city", "role/village", "role/province", "role/street"})


def state_kinds(view: View, start: int, end: int, *, seat: bool) -> tuple[Kind, ...]:
    """The kinds that a state's name (or its capital's) at ``start:end`` may have, likelier first."""
    before = view.token(start - 1)
    word = before.form if before is not None and view.line_end[start - 1] > start else ""
    if word in _PLACE_BEFORE or _in_land(view, start):
        return (Kind.PLACE,)
    if word in _PARTY_BEFORE:
        return _BOTH if seat else (Kind.STATE,)
    if seat:
        return (Kind.PLACE, Kind.STATE)
    if word in {"به", "از", "سمت", "مرز"} or view.tokens[view.top(start, end)].dep.startswith("obl"):
        return _BOTH
    return (Kind.STATE,)


def _in_land(view: View, start: int) -> bool:
    """True after a noun of land ("جنوب", "شهر", "خاک"), directly or with one word between."""
    for at in (start - 1, start - 2):
        noun = view.roles.get(at)
        if noun is not None and noun.value.entry.id in _LAND_ROLES:
            return True
    return False
