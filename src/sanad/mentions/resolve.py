"""Whom a pronoun or "this group" points at."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from sanad.lexicons.schemas import ReferenceEntry
from sanad.mentions.view import View
from sanad.types.mention import Mention

_REACH = 4
"""How many sentences back a pronoun may reach."""

_WINDOW = 80
"""How many mentions back are looked at."""


def antecedents(
    view: View, clusters: Sequence[Sequence[Mention]], pointing: Sequence[Mention]
) -> Iterator[tuple[Mention, int | None]]:
    """Each pointing mention with the index of the cluster that it joins, or None."""
    pool = sorted((m.span.start, m.span.end, home, m) for home, c in enumerate(clusters) for m in c)
    starts = [start for start, *_ in pool]
    for mention in pointing:
        upto = bisect_left(starts, mention.span.start)
        before = [(home, m) for _, end, home, m in pool[max(0, upto - _WINDOW) : upto] if end <= mention.span.start]
        yield mention, _choose(view, mention, before)


def _choose(view: View, mention: Mention, before: Sequence[tuple[int, Mention]]) -> int | None:
    best, home = 0.0, None
    for at, candidate in before:
        score = _score(view, mention, candidate)
        if score >= best and score > 0:
            best, home = score, at
    return home


def _score(view: View, mention: Mention, candidate: Mention) -> float:
    """How well a candidate fits; 0 if it cannot be meant. Of equal ones the later wins."""
    here, there = view.tokens[mention.head], view.tokens[candidate.head]
    distance = here.sent - there.sent
    fit = _fit(view, mention, candidate)
    if not fit or distance > _REACH:
        return 0.0
    subject = there.dep.startswith("nsubj")
    opens = there.i - view.parsed.sentences[there.sent][0] <= 1
    nested = view.tokens[there.head].upos in {"NOUN", "PROPN"} and there.dep.startswith(("nmod", "flat"))
    return max(0.1, fit + 2.0 * subject + 1.0 * opens - 1.5 * nested - 1.5 * distance + 4.0)


def _fit(view: View, mention: Mention, candidate: Mention) -> float:
    if mention.form == "demonstrative":
        return _fit_demonstrative(mention, candidate)
    entry = _reference(view, mention)
    if entry is None or candidate.kind not in entry.kinds:
        return 0.0
    return 3.0 - 0.5 * entry.kinds.index(candidate.kind)


def _fit_demonstrative(mention: Mention, candidate: Mention) -> float:
    same_noun = mention.why[0].rule == candidate.why[0].rule
    if candidate.kind is not mention.kind:
        return 0.0
    if same_noun:
        return 6.0
    return 3.0 if candidate.form == "name" else 1.0


def _reference(view: View, mention: Mention) -> ReferenceEntry | None:
    hit = view.references.get(mention.head)
    return hit.value if hit is not None else None
