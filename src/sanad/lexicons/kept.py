"""Lexicon files as they were last read, kept in the user's cache folder: reading JSON is far quicker than YAML.

What is kept is what YAML says, unchecked; entries are validated on every run. Nothing depends on the folder: what
cannot be read or written there is passed over in silence. Set ``SANAD_NO_CACHE`` to do without.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_FORMAT = "1"


@dataclass(frozen=True, slots=True)
class Content:
    """What a file says: its entries, each with its line, and the ids that it takes out."""

    entries: tuple[tuple[int, Any], ...]
    removed: tuple[str, ...]


def cache_folder(environ: Mapping[str, str], platform: str = sys.platform) -> Path | None:
    """Sanad's folder among the user's caches, by the custom of each system; None if there is or shall be none."""
    if environ.get("SANAD_NO_CACHE"):
        return None
    if platform == "win32":
        base = environ.get("LOCALAPPDATA", "")
    elif platform == "darwin":
        base = os.path.expanduser("~/Library/Caches")
    else:
        base = environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
    return Path(base, "sanad") if os.path.isabs(base) else None


def recall(path: Path, data: bytes) -> Content | None:
    """What was kept of the file at `path`, or None if nothing was or its bytes are no longer `data`."""
    file = _file(path)
    if file is None:
        return None
    with suppress(OSError, ValueError, KeyError, TypeError, RecursionError):
        kept = json.loads(file.read_bytes())
        if kept["digest"] == _digest(data):
            entries = tuple((int(line), entry) for line, entry in kept["entries"])
            return Content(entries, tuple(map(str, kept["removed"])))
    return None


def keep(path: Path, data: bytes, content: Content) -> None:
    """Keep what the file at `path` with the bytes `data` says, unless JSON cannot say the same (a date …)."""
    file = _file(path)
    if file is None:
        return
    with suppress(OSError, ValueError, TypeError, RecursionError):
        rows = list(map(list, content.entries))
        text = json.dumps({"digest": _digest(data), "entries": rows, "removed": content.removed})
        if json.loads(text)["entries"] == rows:
            _write(file, text)


def _file(path: Path) -> Path | None:
    """One file for each lexicon file, so that the folder does not grow with every change."""
    folder = cache_folder(os.environ)
    return None if folder is None else folder / f"{_digest(str(path.resolve()).encode())[:32]}.json"


def _digest(data: bytes) -> str:
    return hashlib.sha256(_FORMAT.encode() + b"\0" + data).hexdigest()


def _write(file: Path, text: str) -> None:
    """Write in one step, so that no other process ever sees half a file."""
    file.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=file.parent, suffix=".part")
    try:
        with os.fdopen(handle, "w", encoding="ascii") as part:
            part.write(text)
        os.replace(name, file)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise
