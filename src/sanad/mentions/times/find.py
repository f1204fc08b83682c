"""The times of a text, in order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sanad.lexicons import Lexicons
from sanad.lexicons.schemas.times import TimeWordEntry
from sanad.mentions.times.context import toward, twin
from sanad.mentions.times.lookup import time_words
from sanad.mentions.times.moment import Between, Counted, Lasting, Moment, Repeated, Said, Whole
from sanad.mentions.times.resolve import Days, Setting, calendar_of, resolve
from sanad.mentions.times.spans import longest
from sanad.mentions.verbs import tenses
from sanad.mentions.words import Word, Words
from sanad.text import Folded, fold
from sanad.types.mention import Reason, TimeExpression

_OPENING = frozenset({
    "month", "weekday", "unit", "daypart", "hours-of", "day", "year", "season", "this", "part", "whole", "every",
    "around", "numeral", "ordinal", "half", "vague", "modifier", "multiplier",
})  # fmt: skip
_HELPERS = frozenset({"function", "preposition", "tense", "dated", "around", "year-noun", "long-noun", "aged-noun",
                      "war-noun", "age-word", "proper", "equal"})  # fmt: skip
_LENGTHS = ((1, 1), (6, 2), (27, 3), (364, 4))
_DAYS_IN = {"second": 0, "minute": 0, "hour": 1 / 24, "day": 1, "night": 1, "week": 7, "month": 30, "season": 91,
            "year": 365, "decade": 3650, "century": 36500}  # fmt: skip


def find_times(text: str, *, published: date | None, lexicons: Lexicons) -> tuple[TimeExpression, ...]:
    """Every time expression of a text with the days that it means.

    Args:
        text: the report's text as it came in.
        published: the report's day; without it relative times stay unresolved.
        lexicons: the words.

    >>> from sanad.lexicons import Lexicons
    >>> found = find_times("باران دیروز بارید.", published=date(2025, 4, 2), lexicons=Lexicons())
    >>> [(t.span.start, t.start.isoformat(), t.calendar, t.kind) for t in found]
    [(6, '2025-04-01', 'relative', 'point')]
    """
    folded = fold(text)
    words = time_words(lexicons).find(folded.text)
    scan = _Scan(words, folded, published, tenses(lexicons))
    i = 0
    while i < len(words):
        read = longest(words, i) if _may_open(words[i]) else None
        if read is None:
            i += 1
        else:
            scan.add(read[0], i, read[1])
            i = read[1]
    return tuple(scan.found)


def _may_open(word: Word) -> bool:
    return word.kind == "number" or any(meaning.role in _OPENING for meaning in word.meanings)


@dataclass(slots=True)
class _Seen:
    """The expression before, for the one beside it."""

    end: int
    days: Days | None


class _Scan:
    """Collects expressions from left to right and remembers what later ones lean on."""

    def __init__(self, words: Words, folded: Folded, published: date | None, verbs: Mapping[str, str]) -> None:
        self.words, self.folded, self.published, self.verbs = words, folded, published, verbs
        self.found: list[TimeExpression] = []
        self.anchor: date | None = None
        self.around: date | None = None
        self.seen = _Seen(0, None)

    def add(self, said: Said, start: int, end: int) -> None:
        direction, cue = toward(self.words, start, end, self.verbs)
        beside = self.seen.days[0] if self.seen.days and twin(self.words, self.seen.end, start) else None
        setting = Setting(self.published, anchor=self.anchor, around=self.around, beside=beside, toward=direction)
        days = resolve(said, setting)
        span = self.folded.to_original(self.words[start].start, self.words[end - 1].end)
        why = (Reason(f"times/{type(said).__name__.lower()}", span), *self._reasons(start, end, cue, said, days))
        first, last = days or (None, None)
        self.found.append(
            TimeExpression(span, first, last, precision_of(said, days), calendar_said(said), kind_of(said), why)
        )
        self.seen = _Seen(end, days)
        if days and isinstance(said, Moment):
            self._remember(said, days)

    def _remember(self, said: Moment, days: Days) -> None:
        """Dates and named months and years are what "روز بعد" and "همان سال" lean on."""
        if said.day or said.date or said.weekday is not None:
            self.anchor = days[0]
        if said.day or said.date or said.month or said.year:
            self.around = days[0]

    def _reasons(self, start: int, end: int, cue: int | None, said: Said, days: Days | None) -> list[Reason]:
        at = list(range(start, end))
        if cue is not None and days and isinstance(said, Moment) and not said.has_year:
            at.append(cue)
        reasons = [self._reason(i) for i in at]
        if days is None and kind_of(said) in ("point", "range"):
            reasons.append(Reason("times/unresolved-no-date" if self.published is None else "times/unresolved-vague"))
        return [reason for reason in reasons if reason]

    def _reason(self, i: int) -> Reason | None:
        word = self.words[i]
        entries = [meaning for meaning in word.meanings if isinstance(meaning, TimeWordEntry)]
        entry = min(entries, key=lambda e: e.role in _HELPERS, default=None)
        return Reason(entry.id, self.folded.to_original(word.start, word.end)) if entry else None


def kind_of(said: Said) -> str:
    """ "point", "range", "duration" or "set"."""
    if isinstance(said, Moment):
        return "point"
    if isinstance(said, Counted):
        return "point" if said.sense in ("ago", "hence", "later", "earlier") else "range"
    return "duration" if isinstance(said, Lasting) else "set" if isinstance(said, Repeated) else "range"


def calendar_said(said: Said) -> str:
    """The calendar of what was said, "relative" where no month, year or calendar word stands in it."""
    if isinstance(said, Whole):
        return calendar_said(said.of)
    if isinstance(said, Moment):
        return calendar_of(said) or "relative"
    if isinstance(said, Between):
        ends = [calendar_of(m) for m in (said.left, said.right) if m]
        return next(filter(None, ends), "relative")
    return said.calendar or "relative" if isinstance(said, Counted) else "relative"


def precision_of(said: Said, days: Days | None) -> int | None:
    """UCDP's date_prec from the interval's or duration's length; vague times by their unit.

    >>> precision_of(Lasting(60, "day"), None), precision_of(Repeated("week"), None)
    (4, 3)
    """
    if days:
        return _precision((days[1] - days[0]).days + 1)
    if isinstance(said, Lasting | Counted | Repeated):
        count = 1 if isinstance(said, Repeated) else said.count
        vague_days = count is None and said.unit == "day" and kind_of(said) == "range"
        return 2 if vague_days else _precision(_DAYS_IN[said.unit] * (count or 1))
    moment = said.of if isinstance(said, Whole) else said.left if isinstance(said, Between) else said
    return _precision_of_unit(moment)


def _precision(days: float) -> int:
    return next((precision for limit, precision in _LENGTHS if days <= limit), 5)


def _precision_of_unit(moment: Moment) -> int:
    if moment.is_day or moment.daypart:
        return 1
    if moment.week:
        return 3
    return 4 if moment.month or moment.months or moment.season else 5
