"""Bad input from end to end: a clear line, the right exit code, and the rest of the batch is read."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from sanad.export.record_json import from_json
from tests.cli.conftest import Ran
from tests.cli.test_read import TEXT

Sanad = Callable[..., Ran]

REFUSED = {
    "empty.txt": b"",
    "blank.txt": b" \n\t\n",
    "binary.txt": bytes(range(256)) * 50,
    "english.txt": b"The quick brown fox jumps over the lazy dog, and the dog does not mind it at all. " * 5,
    "emoji.txt": "😀😃😄 🎉🎉 ✌️✌️".encode() * 20,
    "menu.html": b"<html><body><nav><a href=/>home</a></nav></body></html>",
    "broken.json": b'{"id": "x", "text": ',
    "string.json": b'"x"',
    "no-text.json": b'{"id": "x"}',
    "broken.jsonl": b'{"id": "x", "text"\n',
}

READ = {
    "windows-1256.txt": TEXT.encode("windows-1256", "replace"),
    "utf-16.txt": TEXT.encode("utf-16"),
    "quotes.txt": (("«" * 500) + TEXT * 3 + "(" * 500).encode(),
    "control.txt": TEXT.replace(" ", " \x07\x0b", 2).encode(),
    "long-line.txt": (TEXT * 5 + "سپیدار" * 150_000).encode(),
    "crlf.txt": TEXT.replace("\n", "\r\n").encode() * 3,
    "surrogates.json": json.dumps({"id": "s", "text": TEXT + "\ud83d و " + TEXT}).encode(),
    "bidi.txt": ("\u202b" + TEXT + "\u202e" + TEXT).encode(),
}


@pytest.mark.parametrize("name", REFUSED)
def test_refused_with_one_line_that_names_the_file(sanad: Sanad, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(REFUSED[name])
    ran = sanad("read", path, "-f", "jsonl")
    assert (ran.code, ran.out) == (1, "")
    first, last = ran.err.splitlines()
    assert name in first
    assert len(first) < 600
    assert "0 reports read, 1 refused" in last


@pytest.mark.parametrize("name", READ)
@pytest.mark.parametrize("format", ["table", "jsonl", "html"])
def test_read_however_it_is_written(sanad: Sanad, tmp_path: Path, name: str, format: str) -> None:
    path = tmp_path / name
    path.write_bytes(READ[name])
    ran = sanad("read", path, "-f", format, "-o", tmp_path / "out.x")
    assert ran.code == 0, ran.err
    written = (tmp_path / "out.x").read_bytes().decode("utf-8")
    assert "\x1b" not in written
    if format == "jsonl":
        assert from_json(written).report.length > 0


def test_a_bad_file_never_stops_the_batch(sanad: Sanad, tmp_path: Path) -> None:
    for name, content in {**REFUSED, **READ}.items():
        (tmp_path / name).write_bytes(content)
    ran = sanad("read", tmp_path, "-f", "jsonl")
    assert ran.code == 3
    assert len(ran.out.splitlines()) == len(READ)
    assert len(ran.err.splitlines()) == len(REFUSED) + 1


def test_a_broken_line_is_named_by_its_number(sanad: Sanad, tmp_path: Path) -> None:
    path = tmp_path / "x.jsonl"
    good = json.dumps({"id": "a", "text": TEXT})
    path.write_text(f"{good}\n{{broken\n{good.replace('a', 'b', 1)}\n", encoding="utf-8")
    ran = sanad("read", path, "-f", "jsonl")
    assert f"{path}:2: " in ran.err


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_unreadable_file(sanad: Sanad, tmp_path: Path) -> None:
    path = tmp_path / "secret.txt"
    path.write_text(TEXT, encoding="utf-8")
    path.chmod(0)
    assert sanad("read", path).code == 1


def test_force_takes_in_what_is_not_persian(sanad: Sanad, tmp_path: Path) -> None:
    path = tmp_path / "english.txt"
    path.write_bytes(REFUSED["english.txt"])
    assert sanad("read", path, "--force").code == 0


def test_a_mistake_in_a_lexicon_names_file_and_line(sanad: Sanad, tmp_path: Path) -> None:
    (tmp_path / "x.yaml").write_text("kind: predicates\nentries:\n  - id: x\n    type: WAR\n", encoding="utf-8")
    ran = sanad("lexicon", "find", "حمله", "--lexicons", tmp_path)
    assert ran.code == 1
    assert ran.err.startswith(f"sanad: {tmp_path / 'x.yaml'}:3: ")
