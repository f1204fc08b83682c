"""Every form of a Persian verb, made from its two stems.

Forms are folded (see `sanad.text.fold`): the ZWNJ of "می‌رود" and "رفته‌اند" is gone. A form that is written
as several words ("رفته است", "خواهد رفت") is put together in `sanad.parse.verbs`; only what writers join to
one word is made here ("رفتهاست", "خواهدرفت").
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from sanad.lexicons.schemas import VerbEntry
from sanad.text.fold import fold_word


class VerbForm(NamedTuple):
    """One reading of a written form. Fields as in `sanad.types.parse.Predicate`; further:

    Attributes:
        auxiliary: the entry's auxiliary class, or "".
        loose: True if the form is more often another word, or so short that it needs support.
        spoken: True for a form of the spoken language.
    """

    verb: str
    prefix: str
    tense: str
    aspect: str
    mood: str
    polarity: bool = True
    person: int | None = None
    plural: bool | None = None
    auxiliary: str = ""
    loose: bool = False
    spoken: bool = False

    @property
    def finite(self) -> bool:
        """True for a form that can be a clause's only verb."""
        return self.mood in {"indicative", "subjunctive", "imperative"}


Made = Iterator[tuple[str, VerbForm]]

# Personal endings: letters, person, plural.
PAST = (("م", 1, False), ("ی", 2, False), ("", 3, False), ("یم", 1, True), ("ید", 2, True), ("ند", 3, True))
PRESENT = (("م", 1, False), ("ی", 2, False), ("د", 3, False), ("یم", 1, True), ("ید", 2, True), ("ند", 3, True))
PERFECT = (("ام", 1, False), ("ای", 2, False), ("است", 3, False), ("ایم", 1, True), ("اید", 2, True), ("اند", 3, True))
SPOKEN = (
    ("م", 1, False),
    ("ی", 2, False),
    ("ه", 3, False),
    ("یم", 1, True),
    ("ین", 2, True),
    ("ید", 2, True),
    ("ن", 3, True),
    ("ند", 3, True),
)
SPOKEN_VOWEL = (*SPOKEN[:2], ("د", 3, False), *SPOKEN[3:])

_GLIDES = ("ای", "آی", "وی")
_PERSONS = {f"{p}{n}": (p, n == "p") for p in (1, 2, 3) for n in "sp"}
_ASPECTS = frozenset({"simple", "imperfective", "perfect", "pluperfect"})
_MOODS = frozenset({"subjunctive", "imperative"})


def forms(entry: VerbEntry) -> Made:
    """All one-word forms of a verb with their readings.

    >>> entry = VerbEntry(id="x", source="own", example="", infinitive="رفتن", past="رفت", present="رو")
    >>> made = dict(forms(entry))
    >>> made["نمیروند"].person, made["نمیروند"].plural, made["نمیروند"].polarity
    (3, True, False)
    """
    base = VerbForm(
        fold_word(entry.infinitive), fold_word(entry.prefix), "", "", "indicative", auxiliary=entry.auxiliary
    )
    homographs = frozenset(map(fold_word, entry.homographs))
    for form, reading in _all(entry, base):
        yield form, reading._replace(loose=True) if form in homographs else reading


def _all(entry: VerbEntry, base: VerbForm) -> Made:
    if entry.past:
        yield from _past(fold_word(entry.past), base)
    if entry.present:
        yield from _present(fold_word(entry.present), base)
    glided = entry.present.endswith(_GLIDES)
    for stem in (*entry.spoken, *(() if glided or not entry.present else (entry.present,))):
        yield from _spoken(fold_word(stem), base)
    for line in entry.irregular:
        yield _irregular(line, base)


def _past(stem: str, base: VerbForm) -> Made:
    past = base._replace(tense="past", aspect="simple")
    for ending, person, plural in PAST:
        reading = past._replace(person=person, plural=plural)
        yield from _negatable(stem + ending, reading)
        yield from _with_mi(stem + ending, reading._replace(aspect="imperfective"))
    yield from _negatable(stem + "ن", base._replace(mood="infinitive", aspect="simple"))
    yield from _perfect(stem + "ه", base)


def _perfect(participle: str, base: VerbForm) -> Made:
    yield from _negatable(participle, base._replace(mood="participle", aspect="perfect"))
    perfect = base._replace(tense="past", aspect="perfect")
    for ending, person, plural in PERFECT:
        # "ساختهای" is far more often a noun with an indefinite ending.
        reading = perfect._replace(person=person, plural=plural, loose=person == 2 and not plural)
        yield from _negatable(participle + ending, reading)
        yield from _with_mi(participle + ending, reading._replace(aspect="imperfective"))
    yield from _with_mi(participle, base._replace(mood="participle", aspect="imperfective"))


def _present(stem: str, base: VerbForm) -> Made:
    mood = "indicative" if base.auxiliary == "progressive" else "subjunctive"  # دارد has no می
    present = base._replace(tense="present", aspect="simple", mood=mood)
    for ending, person, plural in PRESENT:
        reading = present._replace(person=person, plural=plural)
        form = stem + ending
        yield from _with_mi(form, reading._replace(aspect="imperfective", mood="indicative"))
        yield from _negatable(form, reading._replace(loose=len(form) < 4 and person != 3))
        yield from _with_be(form, reading)
    yield from _imperative(stem[:-1] if stem.endswith(_GLIDES) else stem, base)


def _imperative(stem: str, base: VerbForm) -> Made:
    reading = base._replace(tense="present", aspect="simple", mood="imperative", person=2, plural=False, loose=True)
    yield from _negatable(stem, reading)
    yield from _with_be(stem, reading)


def _spoken(stem: str, base: VerbForm) -> Made:
    spoken = base._replace(tense="present", aspect="simple", mood="subjunctive", spoken=True)
    for ending, person, plural in SPOKEN_VOWEL if stem.endswith(("ا", "آ")) else SPOKEN:
        reading = spoken._replace(person=person, plural=plural)
        yield from _with_mi(stem + ending, reading._replace(aspect="imperfective", mood="indicative"))
        if len(stem + ending) > 1:
            loose = len(stem + ending) < 4
            yield from _with_be(stem + ending, reading._replace(loose=loose))
            yield from _with_no(stem + ending, reading._replace(loose=True))


def _irregular(line: str, base: VerbForm) -> tuple[str, VerbForm]:
    form, *tags = line.split()
    reading = base._replace(aspect="simple")
    for tag in tags:
        if tag in _PERSONS:
            reading = reading._replace(person=_PERSONS[tag][0], plural=_PERSONS[tag][1])
        elif tag in _ASPECTS:
            reading = reading._replace(aspect=tag)
        elif tag in _MOODS:
            reading = reading._replace(mood=tag, tense="present")
        elif tag == "neg":
            reading = reading._replace(polarity=False)
        else:
            reading = reading._replace(tense=tag)
    return fold_word(form), reading


def _negatable(form: str, reading: VerbForm) -> Made:
    yield reading.prefix + form, reading
    yield from _with_no(form, reading)


def _with_no(form: str, reading: VerbForm) -> Made:
    negated = reading._replace(polarity=False)
    for start in _glided("ن", form):
        yield reading.prefix + start, negated


def _with_be(form: str, reading: VerbForm) -> Made:
    """The form with ب; after a verbal prefix only before a vowel ("دربیاورد")."""
    if not reading.prefix or form.startswith("آ"):
        for start in _glided("ب", form):
            yield reading.prefix + start, reading


def _with_mi(form: str, reading: VerbForm) -> Made:
    bare = [form, "ا" + form[1:]] if form.startswith("آ") else [form]
    for written in bare:
        yield reading.prefix + "می" + written, reading
        yield reading.prefix + "نمی" + written, reading._replace(polarity=False)


def _glided(first: str, form: str) -> Iterator[str]:
    """The letter ن or ب before a form: a vowel gets a glide ("نیامد", "بیفتد"), with or without its alef."""
    if form.startswith("آ"):
        yield first + "یا" + form[1:]
    elif form.startswith("ای"):
        yield first + form
    elif form.startswith("ا"):
        yield first + "ی" + form[1:]
        yield first + "ی" + form
    else:
        yield first + form
