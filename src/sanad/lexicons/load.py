"""The only reader of lexicon files.

A file is YAML with two keys, ``kind`` (see `sanad.lexicons.schemas.SCHEMAS`) and ``entries``;
an optional ``remove`` lists ids of that kind to take out of the files below it. Folders are laid
over one another: an entry of a later folder replaces the entry with the same id.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import TypeAdapter, ValidationError

from sanad.errors import LexiconError
from sanad.lexicons.kept import Content, keep, recall
from sanad.lexicons.schemas import SCHEMAS, Entry

BUILT_IN = Path(__file__).parent / "data"

E = TypeVar("E", bound=Entry)


@dataclass(frozen=True, slots=True)
class Origin:
    """Where an entry stands."""

    file: Path
    line: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}"


@dataclass(frozen=True, slots=True)
class LexiconFile:
    """One file, read and checked."""

    kind: str
    entries: tuple[tuple[Entry, Origin], ...]
    removed: tuple[str, ...]


class Lexicons:
    """All lexicons in force: the built-in ones with the user's folders laid over them.

    Raises:
        LexiconError: a file is wrong; the message starts with ``file:line``.
    """

    def __init__(self, folders: Iterable[Path] = ()) -> None:
        self.folders: tuple[Path, ...] = (BUILT_IN, *folders)

    @cached_property
    def _kinds(self) -> Mapping[str, tuple[Path, ...]]:
        by_kind: dict[str, list[Path]] = {kind: [] for kind in SCHEMAS}
        for folder in self.folders:
            for path in files_of(folder):
                by_kind[kind_of(path)].append(path)
        return {kind: tuple(paths) for kind, paths in by_kind.items()}

    @cached_property
    def _tables(self) -> dict[str, dict[str, tuple[Entry, Origin]]]:
        return {}

    def table(self, kind: str) -> Mapping[str, tuple[Entry, Origin]]:
        """Entries of one kind with their origins, by id, in the order of the files."""
        if kind not in self._tables:
            merged: dict[str, tuple[Entry, Origin]] = {}
            for path in self._kinds[kind]:
                file = read_file(path)
                for gone in file.removed:
                    merged.pop(gone, None)
                merged.update((entry.id, (entry, origin)) for entry, origin in file.entries)
            self._tables[kind] = merged
        return self._tables[kind]

    def entries(self, schema: type[E]) -> tuple[E, ...]:
        """All entries of one schema (`PredicateEntry`, `ActorEntry` …)."""
        kind = next(name for name, known in SCHEMAS.items() if known is schema)
        return tuple(entry for entry, _ in self.table(kind).values() if isinstance(entry, schema))

    def origin(self, kind: str, id: str) -> Origin | None:
        """The file and line of an entry, or None if there is no such entry."""
        found = self.table(kind).get(id)
        return None if found is None else found[1]

    @cached_property
    def digest(self) -> str:
        """First 16 hex digits of the SHA-256 over all files in force."""
        sha = hashlib.sha256()
        for paths in self._kinds.values():
            for path in paths:
                sha.update(path.name.encode() + b"\0" + path.read_bytes())
        return sha.hexdigest()[:16]


def files_of(folder: Path) -> tuple[Path, ...]:
    """The lexicon files of a folder in a fixed order.

    Raises:
        LexiconError: the folder is missing.
    """
    if not folder.is_dir():
        raise LexiconError(f"{folder}: no such folder of lexicons; give a folder that holds .yaml files")
    return tuple(sorted(p for p in folder.iterdir() if p.suffix in {".yaml", ".yml"}))


def kind_of(path: Path) -> str:
    """The kind that a file's first key names, without reading its entries."""
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            if line.startswith("kind:"):
                kind = line.split(":", 1)[1].split("#")[0].strip()
                if kind in SCHEMAS:
                    return kind
                raise LexiconError(f"{path}:{number}: unknown kind {kind!r}; known: {', '.join(SCHEMAS)}")
    raise LexiconError(f"{path}:1: no line 'kind: …'; a lexicon file says its kind first ({', '.join(SCHEMAS)})")


@lru_cache(maxsize=256)
def read_file(path: Path) -> LexiconFile:
    """Read and check one file.

    Raises:
        LexiconError: with file, line and what is wrong.
    """
    kind = kind_of(path)
    content = _content(path)
    entries: list[tuple[Entry, Origin]] = []
    seen: dict[str, int] = {}
    for line, value in content.entries:
        entry = _validate(kind, value, path, line)
        if entry.id in seen:
            raise LexiconError(f"{path}:{line}: the id {entry.id!r} stands already in line {seen[entry.id]}")
        seen[entry.id] = line
        entries.append((entry, Origin(path, line)))
    return LexiconFile(kind, tuple(entries), content.removed)


def _content(path: Path) -> Content:
    """What a file says, unchecked; from the cache if it was read before."""
    data = path.read_bytes()
    content = recall(path, data)
    if content is None:
        content = _parse(path, data)
        keep(path, data, content)
    return content


def _parse(path: Path, data: bytes) -> Content:
    top = _top_level(path, data)
    node = top.get("entries")
    if node is not None and not isinstance(node, yaml.SequenceNode):
        raise LexiconError(f"{path}:{node.start_mark.line + 1}: 'entries' must be a list")
    entries = tuple((item.start_mark.line + 1, _plain(item)) for item in (node.value if node is not None else ()))
    removed = _plain(top["remove"]) if "remove" in top else []
    return Content(entries, tuple(map(str, removed)))


def _top_level(path: Path, data: bytes) -> dict[str, yaml.Node]:
    try:
        root = yaml.compose(data.decode("utf-8"), Loader=_LOADER)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise LexiconError(f"{path}:{line}: not YAML: {error.problem}") from error
    except UnicodeDecodeError as error:
        raise LexiconError(f"{path}:1: not UTF-8 ({error.reason}); save the file as UTF-8") from error
    if not isinstance(root, yaml.MappingNode):
        raise LexiconError(f"{path}:1: expected the keys 'kind' and 'entries'")
    top = {key.value: value for key, value in root.value}
    unknown = set(top) - {"kind", "entries", "remove"}
    if unknown:
        line = min(v.start_mark.line for k, v in top.items() if k in unknown) + 1
        raise LexiconError(f"{path}:{line}: unknown key {sorted(unknown)[0]!r}; known: kind, entries, remove")
    return top


_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def _plain(node: yaml.Node) -> Any:
    return yaml.constructor.SafeConstructor().construct_document(node)


@cache
def _adapter(kind: str) -> TypeAdapter[Entry]:
    return TypeAdapter(SCHEMAS[kind])


def _validate(kind: str, value: Any, path: Path, line: int) -> Entry:
    if not isinstance(value, dict):
        raise LexiconError(f"{path}:{line}: an entry must be a mapping of fields to values")
    unknown = set(value) - {field.name for field in fields(SCHEMAS[kind])}
    if unknown:
        raise LexiconError(f"{path}:{line}: unknown field {sorted(map(str, unknown))[0]!r}")
    try:
        return _adapter(kind).validate_python(value)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"])) or "entry"
        raise LexiconError(f"{path}:{line}: {where}: {first['msg']}; got {first.get('input')!r}") from error
