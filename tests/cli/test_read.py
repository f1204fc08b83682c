"""`sanad read`: what goes where, and with which exit code."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from sanad.cli.sinks import file_name
from sanad.export.record_json import from_json
from tests.cli.conftest import Ran

Sanad = Callable[..., Ran]

TEXT = "سپیدار به پاسگاه دره‌سبز حمله کرد و چند نفر از مأموران آن را زخمی کرد.\n"
OTHER = "سپیدار دیروز گفت که به زودی از شهر خارج خواهد شد و به روستا می‌رود.\n"
UNREADABLE = "نخوان این گزارش را که درباره شهر و روستا و مردم و کوه و دشت است.\n"


@pytest.fixture
def one(tmp_path: Path) -> Path:
    path = tmp_path / "one.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture
def two(tmp_path: Path, one: Path) -> Path:
    path = tmp_path / "two.txt"
    path.write_text(OTHER, encoding="utf-8")
    return path


def test_table_is_the_default(sanad: Sanad, one: Path) -> None:
    ran = sanad("read", one)
    assert ran.code == 0
    assert "ASSAULT" in ran.out
    assert "«حمله کرد»" in ran.out
    assert ran.err.startswith("sanad: 1 report read: 1 event, 0 relations (")


def test_json_of_one_is_an_object_and_of_several_a_list(sanad: Sanad, one: Path, two: Path) -> None:
    assert from_json(sanad("read", one, "-f", "json").out, text=TEXT).report.id == "one"
    assert [r["report"]["id"] for r in json.loads(sanad("read", one, two, "-f", "json").out)] == ["one", "two"]


def test_jsonl_is_one_line_each(sanad: Sanad, one: Path, two: Path) -> None:
    lines = sanad("read", one, two, "-f", "jsonl").out.splitlines()
    assert [from_json(line).report.id for line in lines] == ["one", "two"]


def test_twice_the_same_bytes(sanad: Sanad, one: Path, two: Path) -> None:
    assert sanad("read", one, two, "-f", "jsonl").out == sanad("read", one, two, "-f", "jsonl").out


def test_html_of_one_goes_to_the_screen_or_a_file(sanad: Sanad, one: Path, tmp_path: Path) -> None:
    page = sanad("read", one, "-f", "html").out
    assert page.startswith("<!DOCTYPE html>")
    ran = sanad("read", one, "-f", "html", "-o", tmp_path / "page.html")
    assert (ran.code, ran.out) == (0, "")
    assert (tmp_path / "page.html").read_text(encoding="utf-8") == page


def test_html_of_several_wants_a_folder(sanad: Sanad, one: Path, two: Path, tmp_path: Path) -> None:
    assert sanad("read", one, two, "-f", "html").code == 2
    assert sanad("read", one, two, "-f", "html", "-o", tmp_path / "pages").code == 0
    assert {p.name for p in (tmp_path / "pages").iterdir()} == {"one.html", "two.html"}


def test_brat_writes_text_annotations_and_configuration(sanad: Sanad, one: Path, tmp_path: Path) -> None:
    assert sanad("read", one, "-f", "brat").code == 2
    assert sanad("read", one, "-f", "brat", "-o", tmp_path / "brat").code == 0
    assert (tmp_path / "brat" / "one.txt").read_text(encoding="utf-8") == TEXT
    assert "E1\tASSAULT:T2 Actor:T1" in (tmp_path / "brat" / "one.ann").read_text(encoding="utf-8")
    assert (tmp_path / "brat" / "annotation.conf").exists()


def test_standard_input(sanad: Sanad, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))
    ran = sanad("read", "-", "-f", "jsonl", "--published", "1405-05-03", "--outlet", "نمونه")
    report = from_json(ran.out, text=TEXT).report
    assert (report.outlet, report.published) == ("نمونه", "2026-07-25")


def test_min_confidence_leaves_events_out(sanad: Sanad, one: Path) -> None:
    assert "0 events" in sanad("read", one, "--min-confidence", "0.6").err


def test_what_fails_does_not_stop_the_rest(sanad: Sanad, one: Path, tmp_path: Path) -> None:
    (tmp_path / "bad.txt").write_text(UNREADABLE, encoding="utf-8")
    (tmp_path / "empty.txt").write_bytes(b"")
    ran = sanad("read", tmp_path / "empty.txt", tmp_path / "bad.txt", tmp_path / "missing.txt", one, "-f", "jsonl")
    assert ran.code == 3
    assert len(ran.out.splitlines()) == 1
    refused = " ".join(ran.err.splitlines()[:3])
    assert all(name in refused for name in ("empty.txt", "sanad: bad: cannot be read", "missing.txt"))
    assert "1 report read, 3 refused" in ran.err


def test_nothing_read_is_failure(sanad: Sanad, tmp_path: Path) -> None:
    ran = sanad("read", tmp_path / "missing.txt")
    assert (ran.code, ran.out) == (1, "")
    assert "missing.txt" in ran.err
    assert "Traceback" not in ran.err


def test_empty_folder_says_what_is_searched(sanad: Sanad, tmp_path: Path) -> None:
    ran = sanad("read", tmp_path)
    assert ran.code == 1
    assert ".jsonl" in ran.err


@pytest.mark.parametrize(
    "wrong",
    [
        ("--format", "xml"),
        ("--published", "yesterday"),
        ("--encoding", "nope"),
        ("--jobs", "0"),
        ("--min-confidence", "2"),
        ("--max-bytes", "0"),
        ("--colour",),
    ],
)
def test_wrong_use(sanad: Sanad, one: Path, wrong: tuple[str, ...]) -> None:
    ran = sanad("read", one, *wrong)
    assert ran.code == 2
    assert "Traceback" not in ran.err


def test_size_limit(sanad: Sanad, one: Path) -> None:
    assert sanad("read", one, "--max-bytes", "10").code == 1


def test_target_that_cannot_be_written_is_one_line(sanad: Sanad, one: Path, tmp_path: Path) -> None:
    ran = sanad("read", one, "-f", "jsonl", "-o", tmp_path / "no" / "such" / "x.jsonl")
    assert ran.code == 1
    assert len(ran.err.splitlines()) == 1


@pytest.mark.parametrize("id", ["../../etc/x", "a/b", "", "…", "x" * 300, "گزارش ۱", "\ud800", ".", "con\x00"])
def test_file_names_stay_in_their_folder(id: str) -> None:
    name = file_name(id)
    assert name
    assert not set(name) & set("/\\\x00")
    assert not name.startswith(".")
    assert len(name.encode("utf-8")) < 250


def test_different_ids_get_different_files() -> None:
    assert file_name("a/b") != file_name("a b")
