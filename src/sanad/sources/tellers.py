"""Noun phrases of those who tell: subjects of reporting verbs, complements of phrases, words before a colon."""

from __future__ import annotations

from collections.abc import Iterator

from sanad.sources.view import Range, View

_COMMAS = frozenset({"،", ",", "؛"})
_APPOSED = frozenset({"،", ",", "(", "-", "–"})
_PLURAL = ("ها", "های", "ات")
_AND = "و"
_QUOTES = frozenset({"«", "»", '"', "“", "”", "'", "‘", "’"})
_BRACKETS = {"(": ")", "[": "]"}
_NEW_PHRASE = frozenset({"time", "connective", "demonstrative", "pronoun"})
_MAX_PHRASE = 16


def noun_phrase(view: View, start: int, end: int) -> Range | None:
    """The noun phrase that begins at `start`, without what follows a comma or a bracket, or None."""
    while start < end and view.forms[start] in _QUOTES:
        start += 1
    stop = start
    while stop < min(end, start + _MAX_PHRASE) and not _ends(view, stop, start):
        stop += 1
    while stop > start and (not view.is_word(stop - 1) or view.forms[stop - 1] == _AND):
        stop -= 1
    return (start, stop) if any(view.is_word(i) for i in range(start, stop)) else None


def _ends(view: View, i: int, start: int) -> bool:
    form = view.forms[i]
    if i > start and view.begins_telling(i):
        return True
    if form in _QUOTES or form == _AND or view.is_word(i):
        return view.hard(i) or (i > start and view.roles.get(i) in _NEW_PHRASE) or _is_pronoun_inside(view, i, start)
    return form not in {"-", "–", ".", "‌"}


def _is_pronoun_inside(view: View, i: int, start: int) -> bool:
    return i > start and view.roles.get(start) == "pronoun"


def parts(view: View, phrase: Range) -> tuple[Range, ...]:
    """Tellers joined by "و", each on its own: "شاهدان و مقام‌ها" → two."""
    cuts = [i for i in range(phrase[0] + 1, phrase[1] - 1) if view.forms[i] == _AND]
    edges = [phrase[0], *(c + 1 for c in cuts)], [*cuts, phrase[1]]
    return tuple((a, b) for a, b in zip(*edges, strict=True) if a < b and any(view.is_word(i) for i in range(a, b)))


def subject(view: View, start: int, cue: int) -> Range | None:
    """The first noun phrase of ``start:cue`` that no preposition governs and no را follows.

    Words of time, connectives and prepositional phrases before it are passed over.
    """
    i = start
    while i < cue:
        i = _skip_openers(view, i, cue)
        if i >= cue:
            return None
        phrase = noun_phrase(view, i, cue)
        if phrase is None:
            i += 1
        elif _is_object(view, phrase, cue):
            i = phrase[1] + 1
        else:
            return phrase
    return None


def _skip_openers(view: View, i: int, cue: int) -> int:
    """Past time words, connectives, marks, and whole adjuncts ("در پی …،") at `i`."""
    while i < cue:
        role = view.roles.get(i)
        if (
            role in {"time", "connective", "label"}
            or not view.is_word(i)
            or view.forms[i] == _AND
            or _is_number(view, i)
        ):
            i += 1
        elif role in {"preposition", "conjunction"}:
            i = _after_adjunct(view, i, cue)
        else:
            return i
    return i


def _is_number(view: View, i: int) -> bool:
    return view.forms[i][:1].isdigit()


def _after_adjunct(view: View, i: int, cue: int) -> int:
    """The token after the prepositional phrase or subordinate clause that begins at `i`."""
    comma = next((k for k in range(i, cue) if view.forms[k] in _COMMAS), None)
    inner = noun_phrase(view, i + 1, cue)
    if comma is not None:
        return comma + 1
    return inner[1] if inner is not None and inner[1] > i else i + 1


def _is_object(view: View, phrase: Range, cue: int) -> bool:
    return phrase[1] < cue and view.roles.get(phrase[1]) == "object"


def document(view: View, start: int, cue: int) -> Range | None:
    """The document of "در این گزارش آمده است": after "در", the noun phrase that a word for a document begins."""
    for i in range(start, cue - 1):
        if view.forms[i] in view.lexicon.marks["inside"]:
            phrase = noun_phrase(view, i + 1, cue)
            if phrase is not None and any(
                view.roles.get(k) == "document" for k in range(phrase[0], min(phrase[0] + 2, cue))
            ):
                return phrase
    return None


def author(view: View, phrase: Range) -> Range | None:
    """Who wrote a document: "وزارت راه" in "بیانیه وزارت راه", or None."""
    inner = (phrase[0] + 1, phrase[1])
    demonstrative = view.roles.get(phrase[0]) == "demonstrative"
    return inner if not demonstrative and inner[0] < inner[1] and begins_plausibly(view, inner) else None


def speaker(view: View, start: int, colon: int) -> Range | None:
    """The teller of a headline "X: …": its first noun phrase, or the genitive in "ادعای X: …", "پیام X: …"."""
    phrase = subject(view, start, colon)
    if phrase is None:
        return None
    if view.forms[phrase[0]] in view.lexicon.nouns or view.roles.get(phrase[0]) == "document":
        inner = (phrase[0] + 1, phrase[1])
        phrase = inner if inner[0] < inner[1] and begins_plausibly(view, inner) else phrase
    return phrase if _names_speaker(view, phrase, colon) else None


def _names_speaker(view: View, phrase: Range, colon: int) -> bool:
    """True for a lone word ("بقایی:"), and where the phrase or its apposition describes a teller."""
    lone = (
        phrase[1] - phrase[0] == 1 and view.roles.get(phrase[0]) is None and not view.forms[phrase[0]].endswith(_PLURAL)
    )
    apposed = (
        phrase[1] + 1 < colon and view.forms[phrase[1]] in _APPOSED and begins_plausibly(view, (phrase[1] + 1, colon))
    )
    return lone or apposed or begins_plausibly(view, phrase)


def begins_plausibly(view: View, phrase: Range) -> bool:
    """True if the first words of `phrase` name or describe somebody who can tell."""
    if view.roles.get(phrase[0]) == "self":
        return False
    lone = phrase[1] - phrase[0] == 1 and view.parsed.tokens[phrase[0]].upos != "NOUN" and phrase[0] not in view.roles
    return lone or is_plausible(view, (phrase[0], min(phrase[1], phrase[0] + 3)))


def is_plausible(view: View, phrase: Range) -> bool:
    """True if words of `phrase` name or describe somebody (or some document) who can tell."""
    return any(_tells(view, i) for i in range(*phrase))


def _tells(view: View, i: int) -> bool:
    token = view.parsed.tokens[i]
    if view.roles.get(i) in {"person", "media", "document", "pronoun"} or i in view.media or i in view.people:
        return True
    return token.upos == "PROPN" or i in view.named or token.form[:1].isascii()


def is_media(view: View, phrase: Range) -> bool:
    """True if the phrase names a medium, which passes on what others say."""
    return any(i in view.media for i in range(*phrase))


def media_told(view: View, start: int, end: int) -> Iterator[Range]:
    """Media that were spoken to in ``start:end``: "به …", "در گفت‌وگو با …", "در مصاحبه با …"."""
    for i in range(start, end - 1):
        if view.forms[i] in view.lexicon.marks["told"]:
            phrase = noun_phrase(view, i + 1, end)
            if phrase is not None and is_media(view, (phrase[0], min(phrase[1], phrase[0] + 4))):
                yield phrase
                return
