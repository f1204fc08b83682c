"""The counts of people in a text, in order."""

from __future__ import annotations

from dataclasses import replace

from sanad.lexicons import Lexicons
from sanad.mentions.quantities.bounds import CONVENTIONS, bounds
from sanad.mentions.quantities.counts import Count, count_at, starts_count
from sanad.mentions.quantities.harm import NONE, Harm, Scene, harm_of, is_beside, is_list
from sanad.mentions.quantities.lookup import count_words
from sanad.mentions.quantities.phrase import IsVerb
from sanad.mentions.verbs import tenses
from sanad.mentions.words import Words, time_word
from sanad.text import Folded, fold
from sanad.types.mention import Quantity, Reason

_NEAR = 4


def find_quantities(text: str, *, lexicons: Lexicons, convention: str = "acled") -> tuple[Quantity, ...]:
    """Every count of people in a text with its bounds and what happened to them.

    Args:
        text: the report's text as it came in.
        lexicons: the words.
        convention: how `best` is chosen, a key of `sanad.mentions.quantities.CONVENTIONS`.

    >>> from sanad.lexicons import Lexicons
    >>> found = find_quantities("بیش از ۳۰ نفر زخمی شدند.", lexicons=Lexicons())
    >>> [(q.low, q.best, q.high, q.kind) for q in found]
    [(31, 31, None, 'wounded')]

    Raises:
        ValueError: no such convention.
    """
    if convention not in CONVENTIONS:
        raise ValueError(f"convention must be one of {', '.join(CONVENTIONS)}, got {convention!r}")
    folded = fold(text)
    words = count_words(lexicons).find(folded.text)
    is_verb = tenses(lexicons).__contains__
    scene = Scene(words, _counts(words, is_verb), is_verb)
    harms = _harms(scene)
    kept = (k for k in range(len(scene.counts)) if _is_kept(scene, k, harms))
    return tuple(_quantity(scene, k, harms[k], folded, convention) for k in kept)


def _counts(words: Words, is_verb: IsVerb) -> list[Count]:
    counts: list[Count] = []
    i = 0
    while i < len(words):
        count = count_at(words, i, is_verb) if starts_count(words, i) else None
        if count:
            counts.append(count)
        i = count.end if count else i + 1
    return counts


def _harms(scene: Scene) -> list[Harm]:
    harms: list[Harm] = []
    for k in range(len(scene.counts)):
        harms.append(harm_of(scene, k, harms))
    return harms


def _is_kept(scene: Scene, k: int, harms: list[Harm]) -> bool:
    """Vague counts, "یک زن" and unknown nouns only where they are victims; bare plurals only beside their harm."""
    count, harm = scene.counts[k], harms[k]
    if not count.victims_only:
        return True
    if harm.kind == NONE.kind:
        return count.phrase.known and not count.number.vague and _in_list(scene, k)
    if count.adjacent_only:
        return is_beside(scene, count, harm)
    if not count.phrase.known:
        near = harm.at is not None and harm.side == "after" and harm.at - count.end <= _NEAR
        return near and not time_word(scene.words, count.start - 1, "preposition")
    return True


def _in_list(scene: Scene, k: int) -> bool:
    return (k > 0 and is_list(scene, k)) or (k + 1 < len(scene.counts) and is_list(scene, k + 1))


def _quantity(scene: Scene, k: int, harm: Harm, folded: Folded, convention: str) -> Quantity:
    words, count = scene.words, _with_shared_modifier(scene, k)
    low, high = bounds(count.number, count.modifiers)
    best = CONVENTIONS[convention](low, high, count.number.vague)
    span = folded.to_original(words[count.start].start, words[count.end - 1].end)
    who = folded.to_original(words[count.phrase.who].start, words[count.phrase.end - 1].end)
    why = [Reason(f"quantities/{'number' if not count.number.vague else 'vague'}", span)]
    if harm.at is not None:
        word = words[harm.at]
        why.extend(Reason(m.id, folded.to_original(word.start, word.end)) for m in word.meanings if _says(m, harm))
    return Quantity(span, low, best, high, harm.kind, who, tuple(why))


def _says(meaning: object, harm: Harm) -> bool:
    return getattr(meaning, "role", "") in ("harm", "kind-noun") and getattr(meaning, "kind", "") == harm.kind


def _with_shared_modifier(scene: Scene, k: int) -> Count:
    """ "دست‌کم سه زن و دو کودک": a modifier before a list holds for the whole list."""
    count = scene.counts[k]
    while k and not count.modifiers and is_list(scene, k):
        k -= 1
        if "at_least" in scene.counts[k].modifiers:
            return replace(count, modifiers=("at_least",))
    return count
