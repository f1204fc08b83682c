"""The noun phrase of a count: what is counted, and where it ends."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sanad.lexicons.schemas.times import TimeWordEntry
from sanad.mentions.words import Words, number_word, time_word

IsVerb = Callable[[str], bool]

_MOST_WORDS = 4
_ENDS = ("stop", "harm", "kind-noun", "none", "modifier", "vague", "numeral", "ordinal", "multiplier", "including",
         "continues", "half")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words ``start:end`` of the quantity are its phrase, ``who`` the first word of the counted noun.

    `kind` is the harm that the noun itself tells, else ""; `pronoun` is True before "از آنها".
    """

    who: int
    end: int
    kind: str = ""
    pronoun: bool = False
    known: bool = True


def phrase_at(words: Words, i: int, is_verb: IsVerb) -> Phrase | None:
    """The counted noun that begins at word `i`, or None if what stands there cannot be people."""
    if number_word(words, i, "classifier"):
        return _after_classifier(words, i, is_verb)
    if noun := number_word(words, i, "kind-noun"):
        return Phrase(i, _extended(words, i + 1, is_verb), noun.kind)
    if number_word(words, i, "people"):
        return Phrase(i, _extended(words, i + 1, is_verb))
    if _may_be_people(words, i, is_verb):
        return Phrase(i, _extended(words, i + 1, is_verb), known=False)
    return None


def _after_classifier(words: Words, i: int, is_verb: IsVerb) -> Phrase | None:
    at = i + 1
    if number_word(words, at, "from"):
        noun = at + 1
        if pronoun := number_word(words, noun, "stop"):
            return Phrase(i, at, pronoun=pronoun.kind == "pronoun")
        if is_plural(words, noun):
            return Phrase(noun, _extended(words, noun + 1, is_verb))
        return Phrase(i, at)
    if (
        number_word(words, at, "people")
        and not number_word(words, at, "harm")
        and not number_word(words, at, "kind-noun")
    ):
        return Phrase(at, _extended(words, at + 1, is_verb))
    return Phrase(i, at) if words[i].text != "تن" or _ends(words, at, is_verb) else None


def is_plural(words: Words, i: int) -> bool:
    """A plural noun for people, known or by its ending."""
    noun = number_word(words, i, "people") or number_word(words, i, "kind-noun")
    if noun:
        return noun.sense == "plural" or words[i].text.endswith(("ان", "ین", "ی"))
    return i < len(words) and words[i].kind == "letters" and words[i].text.endswith("گان")


def _may_be_people(words: Words, i: int, is_verb: IsVerb) -> bool:
    """An unknown noun; whether it is people only its harm can say."""
    if i >= len(words) or words[i].kind != "letters" or number_word(words, i, "thing"):
        return False
    if any(isinstance(meaning, TimeWordEntry) for meaning in words[i].meanings):
        return False
    return not _ends(words, i, is_verb) and len(words[i].text) > 2


def _extended(words: Words, i: int, is_verb: IsVerb) -> int:
    """The end of the adjectives and genitives that follow the noun."""
    end = i
    while end < i + _MOST_WORDS and not _ends(words, end, is_verb):
        end += 1
    return end


def _ends(words: Words, i: int, is_verb: IsVerb) -> bool:
    """True where the noun phrase cannot go on: a mark, number, function word, verb, or a verb's noun."""
    if i >= len(words) or words[i].kind != "letters":
        return True
    roles = {meaning.role for meaning in words[i].meanings}
    if roles & {"people"} and not roles & {"harm", "stop"}:
        return False
    if roles & set(_ENDS) or roles & _TIME_ENDS:
        return True
    follows = i + 1 < len(words) and not number_word(words, i + 1, "harm") and is_verb(words[i + 1].text)
    return is_verb(words[i].text) or follows


_TIME_ENDS = frozenset({"and", "until", "day", "weekday", "daypart", "year", "function", "tense", "preposition"})


def joined_by_and(words: Words, i: int) -> bool:
    """True if word `i` is "و" or a comma."""
    return bool(time_word(words, i, "and")) or (i < len(words) and words[i].text in {"،", ","})
