"""How a report stands on the page: paragraphs, statements, quotations.

Posts end lines without punctuation, break them at links, begin them with emoji and close with a footer,
so the pipeline's sentences are not trusted here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sanad.types.parse import Parsed

STOPS = frozenset({".", "!", "؟", "?", "…", "...", "؛"})
_OPENING = {"«": "»", "“": "”", "„": "”", "‘": "’"}
_CLOSING = frozenset(_OPENING.values())
_GLUED_TO_LAST = frozenset({":", "،", ".", "»", ")", "”"})
_WORD = re.compile(r"\w")
_HANDLE = re.compile(r"^(@|https?:|www\.|#|[\w.-]+\.[a-z]{2,6}(/|$))", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Statement:
    """Tokens ``start:end`` that say one thing.

    Attributes:
        paragraph: number of the paragraph.
        first: True at the beginning of a paragraph.
        stopped: True if it ends in a stop.
    """

    start: int
    end: int
    paragraph: int
    first: bool
    stopped: bool


@dataclass(frozen=True, slots=True)
class Quotation:
    """Tokens between two quotation marks: ``start:end`` without the marks; `closed` is False if none closes it."""

    start: int
    end: int
    closed: bool


@dataclass(frozen=True, slots=True)
class Layout:
    """A report's statements and quotations; footers and bullets are left out."""

    statements: tuple[Statement, ...]
    quotations: tuple[Quotation, ...]

    def quotation_at(self, i: int) -> Quotation | None:
        """The innermost quotation that holds token `i`."""
        found = None
        for quotation in self.quotations:
            if quotation.start <= i < quotation.end:
                found = quotation
        return found


def layout(parsed: Parsed) -> Layout:
    """Lay out a parsed report. Linear in its length."""
    paragraphs = _joined(parsed, [line for line in _lines(parsed) if _is_text(parsed, line)])
    statements = [s for n, p in enumerate(paragraphs) for s in _statements(parsed, p, n)]
    quotations = [q for p in paragraphs for q in _quotations(parsed, p)]
    return Layout(tuple(statements), tuple(sorted(quotations, key=lambda q: (q.start, -q.end))))


Range = tuple[int, int]


def _lines(parsed: Parsed) -> Iterator[Range]:
    start = 0
    for i in range(1, len(parsed.tokens) + 1):
        if i == len(parsed.tokens) or "\n" in parsed.text[parsed.tokens[i - 1].span.end : parsed.tokens[i].span.start]:
            yield start, i
            start = i


def _is_text(parsed: Parsed, line: Range) -> bool:
    """False for lines of bullets, links, handles and hash tags only."""
    words = [t for t in parsed.tokens[line[0] : line[1]] if _WORD.search(t.text)]
    plain = [t for t in words if not _HANDLE.match(t.text)]
    colon = any(t.text == ":" for t in parsed.tokens[line[0] : line[1]])
    return bool(plain) or (colon and not words)


def _joined(parsed: Parsed, lines: list[Range]) -> list[Range]:
    """Lines put together where a link broke one sentence into several."""
    out: list[Range] = []
    for line in lines:
        if out and out[-1][1] == line[0] and _continues(parsed, out[-1], line):
            out[-1] = (out[-1][0], line[1])
        else:
            out.append(line)
    return [(skip_marks(parsed, start, end), end) for start, end in out]


def _continues(parsed: Parsed, last: Range, line: Range) -> bool:
    before, after = parsed.tokens[last[1] - 1], parsed.tokens[line[0]]
    if after.text in _GLUED_TO_LAST:
        return True
    short = line[1] - line[0] <= 2 and after.upos == "VERB"
    return before.upos in {"ADP", "DET", "SCONJ"} or before.text == "،" or (short and last[1] - last[0] < 12)


def skip_marks(parsed: Parsed, start: int, end: int) -> int:
    """The first token of ``start:end`` that is a word, a number or an opening mark."""
    while start < end - 1 and not _WORD.search(parsed.tokens[start].text) and parsed.tokens[start].text not in _OPENING:
        start += 1
    return start


def _statements(parsed: Parsed, paragraph: Range, number: int) -> Iterator[Statement]:
    start, end = paragraph
    first = True
    for i in range(start, end):
        stop = parsed.tokens[i].text in STOPS
        if i < start or (not stop and i + 1 < end):
            continue
        last = i + 1
        while last < end and parsed.tokens[last].text in _CLOSING:
            last += 1
        begin = skip_marks(parsed, start, last)
        if begin < last and (last - begin > 1 or _WORD.search(parsed.tokens[begin].text)):
            yield Statement(begin, last, number, first, stop)
            first = False
        start = last
        if start >= end:
            return


def _quotations(parsed: Parsed, paragraph: Range) -> Iterator[Quotation]:
    stack: list[tuple[int, str]] = []
    for i in range(*paragraph):
        text = parsed.tokens[i].text
        if stack and text == stack[-1][1]:
            yield Quotation(stack.pop()[0], i, True)
        elif text in _OPENING:
            stack.append((i + 1, _OPENING[text]))
        elif text == '"':
            stack.append((i + 1, '"'))
    for start, _ in stack:
        if start < paragraph[1]:
            yield Quotation(start, paragraph[1], False)
