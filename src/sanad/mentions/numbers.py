"""Reads numbers: digits with separators, number words, vague counts and ranges.

Works on looked-up words (`sanad.mentions.words`); the words of number stand in `numbers` lexicons.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from sanad.lexicons.schemas.times import NumberWordEntry
from sanad.mentions.words import Words, is_plain, number_word, text_at, time_word
from sanad.text import fold_word

_AND = "و"
_THOUSANDS = re.compile(r"\d{1,3}(?:[,٬،]\d{3})+")
_DECIMAL = re.compile(r"(\d+)[.٫/](\d{1,3})")
_PAIR = re.compile(r"(\d+)[–-](\d+)")
_GROUPED_BY_DOT = re.compile(r"\d{1,3}(?:\.\d{3})+")
_ORDINAL_ENDINGS = ("م", "ام", "مین", "امین")


@dataclass(frozen=True, slots=True)
class Number:
    """A number at words ``…:end``.

    Attributes:
        low, high: its bounds, equal for an exact number.
        end: index of the word after it.
        digits: the digits as written (folded) if it is one plain run of digits, else "".
        ordinal: "سوم", not "سه".
        scale: the multiplier that it ends in (1000 for "هزار"), else 1.
        vague: a word like "چند", "صدها".
    """

    low: float
    high: float
    end: int
    digits: str = ""
    ordinal: bool = False
    scale: float = 1
    vague: bool = False

    @property
    def value(self) -> int | None:
        """The number if it is exact and whole, else None."""
        return int(self.low) if self.low == self.high and self.low == int(self.low) else None

    def times(self, factor: float, end: int) -> Number:
        """This number before a multiplier: a vague one runs up to just under the next."""
        high = (self.high + 1) * factor - 1 if self.vague else self.high * factor
        return Number(self.low * factor, high, end, "", False, self.scale * factor, self.vague)


def joined_numerals(entries: Iterable[NumberWordEntry]) -> dict[str, tuple[str, ...]]:
    """Numbers above twenty written as one word ("سی‌وپنج"), with their parts."""
    tens: list[str] = []
    units: list[str] = []
    for entry in entries:
        if entry.role in ("numeral", "ordinal") and entry.value:
            forms = [form for form in map(fold_word, (entry.form, *entry.forms)) if " " not in form]
            if entry.value < 10:
                units += forms
            elif entry.value < 100 and entry.value % 10 == 0 and entry.role == "numeral" and entry.value > 10:
                tens += forms
    return {f"{ten}{_AND}{unit}": (ten, _AND, unit) for ten in tens for unit in units}


def read_number(words: Words, i: int) -> Number | None:
    """The number that begins at word `i`, ranges like "۳۰ تا ۴۰" and "دو سه" not joined, or None."""
    number = _segment(words, i)
    if number is None or number.ordinal or number.vague:
        return number
    return _more_segments(words, number)


def read_range(words: Words, i: int) -> Number | None:
    """The number or range of numbers that begins at word `i`, or None."""
    left = read_number(words, i)
    if left is None or left.ordinal:
        return left
    joined = _joined_range(words, left) or _neighbours(words, left)
    return joined or left


def _more_segments(words: Words, number: Number) -> Number:
    """ "۲ میلیون و ۵۰۰ هزار": further segments, each of a smaller scale than the one before."""
    scale = number.scale
    while scale > 1 and time_word(words, number.end, "and"):
        more = _segment(words, number.end + 1)
        if more is None or more.ordinal or more.vague or more.high >= scale or more.low != more.high:
            break
        number = Number(number.low + more.low, number.high + more.high, more.end, "", False, more.scale, False)
        scale = more.scale
    return number


def _segment(words: Words, i: int) -> Number | None:
    """A group under a thousand, or vague, with the multipliers after it."""
    if is_plain(words, i):
        return None
    if multiplier := number_word(words, i, "multiplier"):
        number: Number | None = Number(multiplier.value or 1, multiplier.value or 1, i + 1, scale=multiplier.value or 1)
    else:
        number = _vague(words, i) or _half(words, i) or _digits(words, i) or _spelled(words, i)
    while number and not number.ordinal and (multiplier := number_word(words, number.end, "multiplier")):
        number = number.times(multiplier.value or 1, number.end + 1)
    return number


def _vague(words: Words, i: int) -> Number | None:
    entry = number_word(words, i, "vague")
    if entry is None or entry.low is None:
        return None
    number = Number(entry.low, entry.high or float("inf"), i + 1, vague=entry.kind != "pair")
    if (further := number_word(words, i + 1, "vague")) and further.low and entry.high:  # "چند صد", "چند ده"
        return Number(further.low, further.high or float("inf"), i + 2, vague=True)
    hundred = number_word(words, i + 1, "numeral")
    if hundred and hundred.value in (10, 100):
        return number.times(hundred.value, i + 2)
    return number


def _half(words: Words, i: int) -> Number | None:
    entry = number_word(words, i, "half")
    return Number(0.5, 0.5, i + 1) if entry and number_word(words, i + 1, "multiplier") else None


def _digits(words: Words, i: int) -> Number | None:
    if i >= len(words) or words[i].kind != "number" or _is_glued(words, i):
        return None
    text = words[i].text
    if text.isdecimal():
        if text_at(words, i + 1) in _ORDINAL_ENDINGS and words[i + 1].start == words[i].end:
            return Number(int(text), int(text), i + 2, text, ordinal=True)
        return _with_half(words, Number(int(text), int(text), i + 1, text))
    if _THOUSANDS.fullmatch(text):
        value = int(re.sub(r"\D", "", text))
        return Number(value, value, i + 1)
    if pair := _PAIR.fullmatch(text):
        low, high = int(pair[1]), int(pair[2])
        return Number(low, high, i + 1) if low < high else None
    return _decimal(words, i, text)


def _decimal(words: Words, i: int, text: str) -> Number | None:
    scaled = number_word(words, i + 1, "multiplier") is not None
    if not scaled and _GROUPED_BY_DOT.fullmatch(text):
        value = int(text.replace(".", ""))
        return Number(value, value, i + 1)
    if scaled and (match := _DECIMAL.fullmatch(text)):
        number = float(f"{match[1]}.{match[2]}")
        return Number(number, number, i + 1)
    return None


def _is_glued(words: Words, i: int) -> bool:
    """True for the digits of codes ("F-35", "۱+۵", "۲۰+", "-۵"): no number of anything."""
    word = words[i]
    before, after = text_at(words, i - 1), text_at(words, i + 1)
    if before in {"+", "-", "_", "#", "$", "€"} or (i and words[i - 1].kind == "skip"):
        return words[i - 1].end == word.start
    return after in {"+", "%", "٪", "_"} and words[i + 1].start == word.end


def _spelled(words: Words, i: int) -> Number | None:
    """Number words below a thousand, falling: "دویست و سی و پنج", "بیست و هشتم"."""
    if ordinal := number_word(words, i, "ordinal"):
        value = ordinal.value or 0
        return Number(value, value, i + 1, ordinal=True)
    first = number_word(words, i, "numeral")
    if first is None or first.value is None:
        return None
    total, end = first.value, i + 1
    hundred = number_word(words, end, "numeral")
    if total < 10 and hundred and hundred.value == 100:  # "یک صد"
        total, end = total * 100, end + 1
    room = _room(total)
    while room > 1 and time_word(words, end, "and"):
        if (ordinal := number_word(words, end + 1, "ordinal")) and (ordinal.value or room) < room:
            return Number(total + (ordinal.value or 0), total + (ordinal.value or 0), end + 2, ordinal=True)
        more = number_word(words, end + 1, "numeral")
        if more is None or more.value is None or not 0 < more.value < room:
            break
        total, end, room = total + more.value, end + 2, _room(more.value)
    return _with_half(words, Number(total, total, end))


def _with_half(words: Words, number: Number) -> Number:
    """ "یک و نیم میلیون": only before a multiplier."""
    end = number.end
    if (
        time_word(words, end, "and")
        and number_word(words, end + 1, "half")
        and number_word(words, end + 2, "multiplier")
    ):
        return Number(number.low + 0.5, number.high + 0.5, end + 2)
    return number


def _room(value: float) -> int:
    """What may still be added after a number word: under 100 after hundreds, under 10 after tens."""
    if value >= 100 and value % 100 == 0:
        return 100
    return 10 if value >= 20 and value % 10 == 0 else 1


def _joined_range(words: Words, left: Number) -> Number | None:
    """ "۳۰ تا ۴۰", "۵۲۵ تا ۶۲۵ هزار": a multiplier at the end holds for both."""
    if not (time_word(words, left.end, "until") or text_at(words, left.end) in {"-", "–"}):
        return None
    right = read_number(words, left.end + 1)
    if right is None or right.ordinal or left.vague or right.vague:
        return None
    factor = right.scale if left.scale == 1 and left.high * right.scale <= right.high else 1
    if left.low * factor >= right.high:
        return None
    return Number(left.low * factor, right.high, right.end)


def _neighbours(words: Words, left: Number) -> Number | None:
    """ "دو سه", "پنج شش": two small number words in a row; the multiplier at the end holds for both."""
    right = read_number(words, left.end)
    if right is None or right.ordinal or right.vague or left.scale != 1 or left.digits or right.digits:
        return None
    if not 0 < right.low / right.scale - left.low <= 2 or left.low > 90:
        return None
    return Number(left.low * right.scale, right.high, right.end)
