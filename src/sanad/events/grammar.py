"""The grammatical place of a mention beside a trigger: subject, object, preposition, genitive.

The parse is weak on real posts, so surface and tree are both asked and both answers are kept.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

from sanad.events.match import Match
from sanad.events.scene import Scene
from sanad.types.mention import Mention
from sanad.types.parse import Parsed

OBJECT_MARK = "را"
"""The object marker is grammar, not vocabulary: it is the only word that marks the object."""

_AGENT = "توسط"
_SUBJECT = {"nsubj", "nsubj:pass", "csubj"}


def surface_place(scene: Scene, match: Match, mention: Mention) -> str:
    """The place by word order and markers alone: "object", a preposition, "ezafe", "subject" …

    A mention in a coordination or apposition has the place of the whole.
    """
    parsed = scene.parsed
    first, last = scene.phrase(mention)
    if last < len(parsed.tokens) and parsed.tokens[last].form == OBJECT_MARK:
        return "object"
    marker = _marker(scene, first)
    if marker:
        return marker
    trigger_end = max(i for i in match.tokens if i <= max(match.anchor, match.tokens[0])) + 1
    if first == trigger_end and match.construction != "verb":
        return "ezafe"
    if match.predicate is not None and last <= match.predicate.head:
        return "subject" if _opens_clause(parsed, first) else "bare"
    if first >= trigger_end:
        return "chain" if _unbroken(parsed, trigger_end, first) else "after"
    return "subject" if _opens_clause(parsed, first) else "before"


def _marker(scene: Scene, first: int) -> str:
    """The preposition before a phrase, as frames name it, or ""."""
    tokens = scene.parsed.tokens
    before = [t.form for t in tokens[max(0, first - 2) : first] if t.sent == tokens[first].sent]
    for words in (before, before[1:] if len(before) == 2 else ()):
        like = scene.prepositions.get(" ".join(words))
        if like:
            return like
    return before[-1] if before and tokens[first - 1].upos == "ADP" else ""


def token_range(parsed: Parsed, mention: Mention) -> tuple[int, int]:
    """The half-open range of tokens that a mention's words cover."""
    tokens = parsed.tokens_in(mention.span)
    return (tokens[0], tokens[-1] + 1) if tokens else (mention.head, mention.head + 1)


def _opens_clause(parsed: Parsed, first: int) -> bool:
    """True if nothing but a conjunction, an adverb or punctuation stands between clause start and the mention."""
    start = parsed.sentences[parsed.tokens[first].sent][0]
    if first == start:
        return True
    return parsed.tokens[first - 1].upos in {"PUNCT", "SCONJ", "CCONJ", "ADV", "SYM"}


def _unbroken(parsed: Parsed, start: int, end: int) -> bool:
    """True if only nominal words stand between, as in a chain of genitives."""
    return all(parsed.tokens[i].upos in {"NOUN", "ADJ", "PROPN", "CCONJ", "NUM", "DET"} for i in range(start, end))


def tree_place(parsed: Parsed, match: Match, mention: Mention) -> str:
    """The place by the dependency tree, or "" if the mention does not depend on the trigger or its verb."""
    hosts = {match.anchor}
    if match.predicate is not None:
        hosts |= set(match.predicate.tokens)
    token = _top(parsed, mention.head)
    if token in hosts or parsed.tokens[token].head not in hosts:
        return ""
    dep = parsed.tokens[token].dep
    if dep in _SUBJECT:
        return "subject"
    if dep == "obj":
        return "object"
    case = next((parsed.tokens[c].form for c in parsed.children[token] if parsed.tokens[c].dep == "case"), "")
    if case:
        return "object" if case == OBJECT_MARK else case
    return "ezafe" if dep.startswith(("nmod", "amod", "flat", "appos")) else dep


def _top(parsed: Parsed, i: int) -> int:
    """Climb from a conjunct, apposition or name part to the phrase that carries the grammar."""
    while parsed.tokens[i].dep.split(":")[0] in {"conj", "appos", "flat", "goeswith"} and parsed.tokens[i].head != i:
        i = parsed.tokens[i].head
    return i


def frame_role(match: Match, place: str) -> str:
    """The role that the lexicon gives to a grammatical place, "" if it says nothing."""
    return frame(match).get(place, "")


def frame(match: Match) -> Mapping[str, str]:
    """Grammatical place → role for this use of the entry; the passive follows from the active one."""
    roles = match.entry.roles
    if not match.passive:
        return roles
    by_rule = {place: role for place, role in roles.items() if place not in {"subject", "object", "ezafe"}}
    undergoer = roles.get("object") or next((r for p, r in roles.items() if r == "recipient" and p != "ezafe"), None)
    if undergoer:
        by_rule["subject"] = undergoer
    if "subject" in roles:
        by_rule[_AGENT] = roles["subject"]
    return {**by_rule, **match.entry.passive_roles}


def path(parsed: Parsed, start: int, end: int, *, longest: int = 5) -> str:
    """The way through the tree from one token to another as relation names ("^nsubj v obj"), or "far"."""
    up = [start, *parsed.ancestors(start)]
    down = [end, *parsed.ancestors(end)]
    common = next((i for i in up if i in set(down)), None)
    if common is None:
        return "far"
    rise = [f"^{parsed.tokens[i].dep}" for i in up[: up.index(common)]]
    fall = [f"v{parsed.tokens[i].dep}" for i in reversed(down[: down.index(common)])]
    steps = rise + fall
    return "far" if len(steps) > longest else " ".join(steps)


def verbs_between(parsed: Parsed, start: int, end: int) -> int:
    """How many verb groups have their head strictly between two tokens."""
    low, high = sorted((start, end))
    return sum(low < p.head < high for p in parsed.predicates)


def same_clause(parsed: Parsed, start: int, end: int) -> bool:
    """True if no finite verb, sentence end or subordinator stands between two tokens."""
    low, high = sorted((start, end))
    if parsed.tokens[low].sent != parsed.tokens[high].sent:
        return False
    return not any(a.upos == "SCONJ" or b.upos == "SCONJ" for a, b in pairwise(parsed.tokens[low : high + 1])) and (
        verbs_between(parsed, low, high) == 0
    )
