"""Reading a text in one call."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from sanad.reading.reader import Reader
from sanad.text import check_language, check_visible
from sanad.types.record import ReportRecord
from sanad.types.text import Report


def read(
    text: str,
    *,
    published: str | None = None,
    outlet: str | None = None,
    id: str = "report",
    title: str | None = None,
    url: str | None = None,
    model: str | None = None,
    lexicons: Iterable[Path] = (),
    force: bool = False,
) -> ReportRecord:
    """What one report claims, on whose word, with the words that say so.

    Args:
        text: the report; offsets in the record count its code points.
        published: ISO 8601; anchors "yesterday".
        outlet: who published it.
        id, title, url: kept in the record's header.
        model: a spaCy pipeline of Universal Dependencies in place of the shipped one.
        lexicons: folders of lexicons laid over the built-in ones.
        force: read also what does not look like Persian.

    Raises:
        InputError: the text is empty or not Persian, or the date is not ISO 8601.
        ModelError, LexiconError: the model or a lexicon cannot be used.
    """
    check_visible(text)
    if not force:
        check_language(text)
    reader = _reader(model, tuple(lexicons))
    return reader.read(Report(id, text, outlet, title, url, published))


@lru_cache(maxsize=2)
def _reader(model: str | None, lexicons: tuple[Path, ...]) -> Reader:
    return Reader(model=model, lexicons=lexicons)
