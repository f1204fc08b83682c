"""Where a description begins and ends: "یک منبع نزدیک به گروه مسلح", "دو فروند کشتی باری".

Persian seldom writes the ezafe, so both are asked: the parse (does the next word hang from this phrase?) and the
surface (prepositions, verbs, marks and conjunctions end a phrase).
"""

from __future__ import annotations

from dataclasses import dataclass

from sanad.mentions.view import CLOSE_QUOTES, OPEN_QUOTES, Hit, View
from sanad.mentions.vocabulary import RoleNoun
from sanad.types.mention import Kind

_QUOTED = 8
"""Longest name in quotation marks, in tokens."""


@dataclass(frozen=True, slots=True)
class Chunk:
    """A description around a role noun.

    Attributes:
        start, end: its tokens.
        noun: the role noun.
        plural: several are meant.
        determined: how it begins: "demonstrative", "quantifier" or "".
        holder: first token of the person's name that follows as an apposition, or -1.
    """

    start: int
    end: int
    noun: Hit[RoleNoun]
    plural: bool
    determined: str
    holder: int = -1

    @property
    def bare(self) -> bool:
        """True if nothing follows the role noun."""
        return self.end == self.noun.end


def chunk_at(view: View, noun: Hit[RoleNoun]) -> Chunk:
    """The description that a role noun heads."""
    start, plural, determined = _opening(view, noun)
    end, holder = _extend(view, noun)
    return Chunk(start, end, noun, plural, determined, holder)


def _opening(view: View, noun: Hit[RoleNoun]) -> tuple[int, bool, str]:
    """Walk left over numbers, measures, quantifiers, demonstratives and superlatives."""
    start, plural, determined = noun.start, noun.value.plural, ""
    while start:
        step = _word_before(view, start)
        if step is None:
            break
        start, use, number = step
        determined = "demonstrative" if use == "demonstrative" else determined or use
        plural = plural if number is None else number
    return start, plural, determined


def _is_number(view: View, at: int) -> bool:
    return view.tokens[at].upos == "NUM" or view.tokens[at].form.isdigit()


def _word_before(view: View, start: int) -> tuple[int, str, bool | None] | None:
    """The opening word that ends before token `start`: (its first token, its use, the number that it shows)."""
    for length in (4, 3, 2, 1):
        at = start - length
        hit = view.references.get(at) if at >= 0 else None
        if hit is None or hit.end != start or view.line_end[at] < start:
            continue
        if hit.value.use in {"quantifier", "demonstrative", "measure"}:
            return at, hit.value.use, hit.value.plural
        if hit.value.use == "approximator" and _is_number(view, start):
            return at, "quantifier", hit.value.plural
    before = view.tokens[start - 1]
    if view.line_end[start - 1] > start and _is_number(view, start - 1):
        return start - 1, "quantifier", True
    if view.line_end[start - 1] > start and before.upos == "ADJ" and before.feats.get("Degree") == "Sup":
        return start - 1, "", None
    return None


def _extend(view: View, noun: Hit[RoleNoun]) -> tuple[int, int]:
    """Walk right: (end of the description, first token of an apposed name or -1)."""
    end, limit = noun.end, view.line_end[noun.start]
    title = noun.value.entry.title and not noun.value.plural
    while end < limit:
        if title and view.person_at(end) > end:
            return end, end
        step = _step(view, noun, end, limit)
        if step == end:
            break
        end = step
    return end, -1


def _step(view: View, noun: Hit[RoleNoun], end: int, limit: int) -> int:
    """The end of the phrase with the next word or name taken in, or `end` if it does not belong to it."""
    token = view.tokens[end]
    if token.text in OPEN_QUOTES:
        return _quoted(view, end, limit) if noun.value.entry.classifier and end == noun.end else end
    linker = view.reference_end(end, "linker")
    if linker > end:
        return _linked(view, linker, limit) or end
    if not view.keys[end] or view.reference_end(end, "boundary") > end:
        return end
    if _takes_name(view, noun, end):
        return end + 1
    if not view.nominal(end):
        return end
    hangs = _hangs(view, noun.start, end)
    actor = view.actors.get(end)
    if actor is not None and (hangs or _follows(view, noun, end)):
        return actor.end
    if end in view.demonyms and (hangs or _follows(view, noun, end)):
        return view.demonyms[end].end
    if token.upos in {"PRON", "DET", "ADV"}:
        return _own_noun(view, end) if hangs else end
    name = view.names.get(end)
    if hangs:
        return name.end if name is not None and name.end <= limit else end + 1
    return end


def _takes_name(view: View, noun: Hit[RoleNoun], end: int) -> bool:
    """True right after a noun of place, which a name must follow ("تنگه هرمز", "شهر قم")."""
    entry = noun.value.entry
    place = entry.classifier and entry.kind is Kind.PLACE and not noun.value.plural
    plain = end not in view.roles and end not in view.actors and end not in view.references
    return place and end == noun.end and plain and view.tokens[end].upos in {"NOUN", "PROPN", "ADJ", "X"}


def _hangs(view: View, start: int, i: int) -> bool:
    """True if token `i` depends, directly or not, on a token of ``start:i``, through no token before `start`."""
    at = i
    for _ in range(6):
        head = view.tokens[at].head
        if start <= head < i:
            return view.tokens[at].dep.split(":")[0] not in {"conj", "parataxis", "obl", "advmod", "punct"}
        if head < start or head == at or head - i > 6:
            return False
        at = head
    return False


def _follows(view: View, noun: Hit[RoleNoun], i: int) -> bool:
    """True if token `i` comes directly after a noun or adjective of the phrase, so that an ezafe is likely."""
    before = view.tokens[i - 1]
    return i - noun.start <= 4 and before.upos in {"NOUN", "ADJ", "PROPN"} and bool(view.keys[i - 1])


def _quoted(view: View, start: int, limit: int) -> int:
    """The end of a short name in quotation marks that opens at `start`, or `start`."""
    for at in range(start + 1, min(limit, start + _QUOTED)):
        if view.tokens[at].text in CLOSE_QUOTES:
            return at + 1 if at > start + 1 else start
    return start


def _linked(view: View, start: int, limit: int) -> int:
    """The end of what a linker ("وابسته به") leads to, or 0 if nothing nominal follows."""
    if start >= limit:
        return 0
    actor = view.actors.get(start)
    if actor is not None:
        return actor.end
    at = start
    while at < limit and view.keys[at] and view.nominal(at) and (at == start or _hangs(view, start, at)):
        at += 1
    return at if at > start else 0


def _own_noun(view: View, at: int) -> int:
    """The end of "این کشور" at token `at`: a demonstrative with its role noun; `at` if it is none."""
    end = view.reference_end(at, "demonstrative")
    noun = view.roles.get(end) if end > at else None
    return noun.end if noun is not None else at
