"""What is kept of lexicon files between runs, and that nothing depends on it."""

from __future__ import annotations

from pathlib import Path

import pytest

from sanad.errors import LexiconError
from sanad.lexicons import load
from sanad.lexicons.kept import cache_folder
from sanad.lexicons.load import LexiconFile, read_file

VERB = """kind: verbs
entries:
  - id: raftan
    source: own
    example: او رفت.
    infinitive: رفتن
    past: رفت
    present: رو
remove: [didan]
"""


@pytest.fixture
def caches(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the cache, which does not exist yet."""
    monkeypatch.delenv("SANAD_NO_CACHE", raising=False)
    monkeypatch.setattr("sanad.lexicons.kept.cache_folder", lambda environ: tmp_path / "caches")
    return tmp_path / "caches"


@pytest.fixture
def verbs(tmp_path: Path) -> Path:
    path = tmp_path / "verbs.yaml"
    path.write_text(VERB, "utf-8")
    return path


def again(path: Path) -> LexiconFile:
    """Read as a new process would."""
    read_file.cache_clear()
    return read_file(path)


def no_yaml(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(load, "_parse", lambda path, data: pytest.fail("the YAML was read again"))


def test_second_reading_needs_no_yaml(caches: Path, verbs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = again(verbs)
    no_yaml(monkeypatch)
    assert again(verbs) == first
    assert first.removed == ("didan",)
    assert [origin.line for _, origin in first.entries] == [3]
    assert [file.suffix for file in caches.iterdir()] == [".json"]


def test_changed_file_is_read_anew(caches: Path, verbs: Path) -> None:
    again(verbs)
    verbs.write_text(VERB.replace("id: raftan", "id: raft"), "utf-8")
    assert [entry.id for entry, _ in again(verbs).entries] == ["raft"]
    assert len(list(caches.iterdir())) == 1


@pytest.mark.parametrize("junk", ["", "{}", "[]", '{"digest": 1', "\x00", "[" * 100_000])
def test_broken_cache_is_passed_over(caches: Path, verbs: Path, junk: str) -> None:
    first = again(verbs)
    for file in caches.iterdir():
        file.write_text(junk, "utf-8")
    assert again(verbs) == first


def test_unwritable_cache_is_passed_over(caches: Path, verbs: Path) -> None:
    caches.write_text("a file where the folder should be", "utf-8")
    assert len(again(verbs).entries) == 1


def test_kept_entries_are_checked(caches: Path, verbs: Path) -> None:
    again(verbs)
    for file in caches.iterdir():
        file.write_text(file.read_text("ascii").replace('"past"', '"passt"'), "ascii")
    with pytest.raises(LexiconError, match=r"verbs\.yaml:3: unknown field 'passt'"):
        again(verbs)


def test_what_json_cannot_say_is_not_kept(caches: Path, verbs: Path) -> None:
    verbs.write_text(VERB.replace("source: own", "source: 2020-01-01"), "utf-8")
    for _ in range(2):
        with pytest.raises(LexiconError, match=r"verbs\.yaml:3: source: "):
            again(verbs)
    assert not caches.exists()


@pytest.mark.parametrize(
    ("environ", "platform", "folder"),
    [
        ({"XDG_CACHE_HOME": "/c"}, "linux", Path("/c/sanad")),
        ({}, "linux", Path.home() / ".cache/sanad"),
        ({}, "darwin", Path.home() / "Library/Caches/sanad"),
        ({"LOCALAPPDATA": "/local"}, "win32", Path("/local/sanad")),
        ({}, "win32", None),
        ({"XDG_CACHE_HOME": "relative"}, "linux", None),
        ({"XDG_CACHE_HOME": "/c", "SANAD_NO_CACHE": "1"}, "linux", None),
    ],
)
def test_folder(environ: dict[str, str], platform: str, folder: Path | None) -> None:
    assert cache_folder(environ, platform) == folder
