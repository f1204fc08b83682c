"""Where does a word stand in the lexicons?"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, is_dataclass
from typing import Any

from sanad.lexicons.load import Lexicons, Origin
from sanad.lexicons.schemas import SCHEMAS, Entry

SILENT = frozenset({"source", "example"})
"""Fields that tell about an entry and are not its words."""


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry that holds a word, and the first of its words that does."""

    kind: str
    entry: Entry
    origin: Origin
    field: str
    words: str

    def as_json(self) -> str:
        """One line of JSON."""
        where = {"kind": self.kind, "file": str(self.origin.file), "line": self.origin.line}
        return json.dumps({**where, **asdict(self.entry)}, ensure_ascii=False)


def find_word(lexicons: Lexicons, word: str, *, fold: Callable[[str], str]) -> Iterator[Hit]:
    """All entries that hold `word` as a whole word or phrase, or as their id, in the order of kinds and files.

    Args:
        lexicons: where to look.
        word: what to look for, in any spelling.
        fold: makes spellings equal (`sanad.text.fold_word`).
    """
    wanted = f" {fold(word).strip()} "
    for kind in SCHEMAS:
        for entry, origin in lexicons.table(kind).values():
            for field, words in _words(entry):
                if wanted in f" {fold(words)} ":
                    yield Hit(kind, entry, origin, field, words)
                    break


def _words(value: Any, field: str = "") -> Iterator[tuple[str, str]]:
    """All strings of an entry with the name of the field that holds them."""
    if isinstance(value, str):
        yield field, value
    elif is_dataclass(value):
        for name in value.__dataclass_fields__:
            if name not in SILENT:
                yield from _words(getattr(value, name), field or name)
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield from _words(name, field)
            yield from _words(inner, field)
    elif isinstance(value, tuple | list | frozenset):
        for inner in value:
            yield from _words(inner, field)
