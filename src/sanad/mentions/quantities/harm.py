"""What happened to counted people: the nearest harm that grammar ties to the count."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sanad.lexicons.schemas.times import NumberWordEntry
from sanad.mentions.quantities.counts import Count, is_object
from sanad.mentions.quantities.phrase import IsVerb, joined_by_and
from sanad.mentions.words import Words, number_word, text_at, time_word

_SENTENCE_ENDS = frozenset(".؟!?؛…")
_REACH = 30


@dataclass(frozen=True, slots=True)
class Harm:
    """A harm, the index of the word that says it (None if inherited), and which side of the count it stands on."""

    kind: str
    at: int | None = None
    side: str = ""


NONE = Harm("other")


@dataclass(frozen=True, slots=True)
class Scene:
    """The words of a text with all its counts."""

    words: Words
    counts: Sequence[Count]
    is_verb: IsVerb

    def inside(self, i: int) -> Count | None:
        """The count that covers word `i`, or None."""
        return next((count for count in self.counts if count.start <= i < count.end), None)


def harm_of(scene: Scene, k: int, before: Sequence[Harm]) -> Harm:
    """The harm of count `k`; `before` are those of the counts before it."""
    count = scene.counts[k]
    if count.phrase.kind:
        return Harm(count.phrase.kind, count.phrase.who, "own")
    return (
        _leading(scene, count)
        or _listed(scene, k, before)
        or _statistic(scene, k)
        or _following(scene, count)
        or _inherited(scene, k, before)
        or NONE
    )


def _harm(words: Words, i: int, place: str) -> NumberWordEntry | None:
    entry = number_word(words, i, "harm")
    return entry if entry and entry.place in ("any", place) else None


def _leading(scene: Scene, count: Count) -> Harm | None:
    """ "کشته شدن ۳ نظامی", "بازداشت خودسرانه ۵ معلم": a noun of harm, one adjective possible."""
    words, i = scene.words, count.start - 1
    if entry := _harm(words, i, "before"):
        return Harm(entry.kind, i, "before")
    plain = 0 <= i < len(words) and words[i].kind == "letters" and not words[i].meanings
    if plain and not scene.is_verb(words[i].text) and (entry := _harm(words, i - 1, "before")):
        return Harm(entry.kind, i - 1, "before")
    return None


def _listed(scene: Scene, k: int, before: Sequence[Harm]) -> Harm | None:
    """ "کشته شدن ۳ زن و ۲ کودک": the noun of harm holds for the whole list."""
    if k and is_list(scene, k) and before[k - 1].side == "before":
        return before[k - 1]
    return None


def is_list(scene: Scene, k: int) -> bool:
    """True if count `k` follows the one before with nothing but "و" or a comma between."""
    left, right = scene.counts[k - 1], scene.counts[k]
    return k > 0 and left.end + 1 == right.start and joined_by_and(scene.words, left.end)


def _statistic(scene: Scene, k: int) -> Harm | None:
    """ "تعداد جانباختگان به ۴۱۱۸ تن رسید"."""
    words, count = scene.words, scene.counts[k]
    if not time_word(words, count.start - 1, "preposition"):
        return None
    for i in range(count.start - 2, max(-1, count.start - _REACH), -1):
        other = scene.inside(i)
        if _ends_sentence(words, i) or (other and not other.adjacent_only):
            return None
        noun = number_word(words, i, "kind-noun") or number_word(words, i, "harm")
        if noun and (noun.sense == "plural" or number_word(words, i - 1, "statistic")):
            return Harm(noun.kind, i, "before")
    return None


def _following(scene: Scene, count: Count) -> Harm | None:
    """The first harm after the count in its clause; a relative clause in between may have a verb of its own,
    and a first predicate may be followed by a second ("پیاده کردند و با خود بردند")."""
    words, i, clauses, continued = scene.words, count.end, 0, False
    while i < min(len(words), count.end + _REACH) and not _ends_sentence(words, i):
        other = scene.inside(i)
        if other and (continued or not other.adjacent_only):
            if continued:
                return None
            i = other.end
            continue
        entry = _harm(words, i, "after")
        if entry and _is_predicate(scene, i, entry):
            return NONE if _acts(scene, count, i) else Harm(entry.kind, i, "after")
        if entry is None and _is_finite(scene, i):
            if not clauses and (continued or not time_word(words, i + 1, "and")):
                return None
            continued = continued or not clauses
            clauses = max(clauses - 1, 0)
        clauses += words[i].text == "که"
        i += 1
    return None


def _is_finite(scene: Scene, i: int) -> bool:
    """A verb that ends its clause: a participle only with its auxiliary ("بمب‌گذاری شده در …" goes on)."""
    text, following = scene.words[i].text, text_at(scene.words, i + 1)
    if not scene.is_verb(text):
        return False
    return not text.endswith("ه") or scene.is_verb(following) or bool(time_word(scene.words, i + 1, "tense"))


def _is_predicate(scene: Scene, i: int, entry: NumberWordEntry) -> bool:
    """A noun of harm counts only with a verb after it or at the end of its clause, and not after a preposition."""
    words = scene.words
    if entry.place == "after":
        return True
    if time_word(words, i - 1, "preposition") or scene.inside(i + 1):
        return False
    following = text_at(words, i + 1)
    if time_word(words, i + 1, "and"):
        return scene.inside(i + 2) is not None or number_word(words, i + 2, "harm") is not None
    return not following or words[i + 1].kind == "mark" or scene.is_verb(following)


def _acts(scene: Scene, count: Count, harm: int) -> bool:
    """ "دو مهاجم سه نفر را کشتند": another count or pronoun is the object, so this one is the doer."""
    words = scene.words
    for i in range(count.end + 1, harm):
        if is_object(words, i):
            other = scene.inside(i - 1)
            counted = other is not None and other is not count and other.phrase.known
            pronoun = number_word(words, i - 1, "stop")
            return counted or (i == count.end + 1 and pronoun is not None and pronoun.kind == "pronoun")
        if words[i].text == "که":
            return False
    return False


def _inherited(scene: Scene, k: int, before: Sequence[Harm]) -> Harm | None:
    """ "۱۸ نفر از آن‌ها کودک بودند": part of the count before."""
    if not k:
        return None
    words, count = scene.words, scene.counts[k]
    part = count.phrase.pronoun or number_word(words, count.start - 1, "including")
    return Harm(before[k - 1].kind, None, "part") if part or is_list(scene, k) else None


def _ends_sentence(words: Words, i: int) -> bool:
    word = words[i]
    return word.kind == "mark" and (word.text in _SENTENCE_ENDS or word.text[0] == "\n" or word.text == "/")


def is_beside(scene: Scene, count: Count, harm: Harm) -> bool:
    """True if only "را", "نیز" or "هم" stands between the count and its harm."""
    if harm.at is None:
        return False
    if harm.side == "before":
        return harm.at == count.start - 1
    if harm.at == count.end:
        return True
    return harm.at == count.end + 1 and number_word(scene.words, count.end, "particle") is not None
