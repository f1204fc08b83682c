"""The other commands, and what all of them share."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Ran
from tests.cli.test_read import TEXT

Sanad = Callable[..., Ran]

HEAVY = ["spacy", "numpy", "rich", "pydantic", "yaml", "jinja2", "resiliparse", "py3langid"]


def test_help_imports_nothing_heavy() -> None:
    code = (
        "import sys\nfrom sanad.cli.main import main\n"
        "try: main(['--help'])\n"
        f"except SystemExit: print([m for m in {HEAVY} if m in sys.modules], file=sys.stderr)"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stderr.strip() == "[]"


def test_version(sanad: Sanad) -> None:
    ran = sanad("--version")
    assert ran.code == 0
    assert ran.out.startswith("sanad ")


def test_no_such_command(sanad: Sanad) -> None:
    assert sanad("raed").code == 2


def test_explain(sanad: Sanad, tmp_path: Path) -> None:
    path = tmp_path / "one.txt"
    path.write_text(TEXT, encoding="utf-8")
    ran = sanad("explain", path, "v1")
    assert ran.code == 0
    assert "1. trigger" in ran.out
    ran = sanad("explain", path, "v9")
    assert (ran.code, ran.out) == (1, "")
    assert "no event has the id 'v9'" in ran.err
    assert sanad("explain", tmp_path / "missing.txt", "v1").code == 1


def test_debug_shows_where_an_error_comes_from(sanad: Sanad, tmp_path: Path) -> None:
    path = tmp_path / "one.txt"
    path.write_text(TEXT, encoding="utf-8")
    with pytest.raises(Exception, match="v9"):
        sanad("--debug", "explain", path, "v9")


def test_a_fault_of_ours_is_one_line_too(sanad: Sanad, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(model: object, lexicons: object) -> None:
        raise ZeroDivisionError("x")

    monkeypatch.setattr("sanad.cli.options.make_reader", broken)
    ran = sanad("demo")
    assert ran.code == 1
    assert ran.err.startswith("sanad: this should not have happened (ZeroDivisionError")


def test_demo(sanad: Sanad) -> None:
    ran = sanad("demo")
    assert ran.code == 0
    assert "یاران سپیده" in ran.out


# --- lexicon -----------------------------------------------------------------------------------------------------


def test_lexicon_check_tells_every_mistake_with_its_line(sanad: Sanad, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("kind: nonsense\n", encoding="utf-8")
    (tmp_path / "b.yaml").write_text("kind: times\nentries:\n  - id: x\n    colour: red\n", encoding="utf-8")
    ran = sanad("lexicon", "check", tmp_path)
    assert ran.code == 1
    assert [line.rsplit("/", 1)[1].split(": ")[0] for line in ran.out.splitlines()] == ["a.yaml:1", "b.yaml:3"]
    assert "2 mistakes" in ran.err


def test_lexicon_check_of_no_folder(sanad: Sanad, tmp_path: Path) -> None:
    assert sanad("lexicon", "check", tmp_path / "none").code == 1


def test_built_in_lexicons_are_right(sanad: Sanad) -> None:
    from sanad.lexicons.load import BUILT_IN

    assert sanad("lexicon", "check", BUILT_IN).code == 0


@pytest.mark.parametrize("spelling", ["خبرگزاری", "خبرگزاري", "خـبرگزاری"])
def test_lexicon_find_in_any_spelling(sanad: Sanad, spelling: str) -> None:
    ran = sanad("lexicon", "find", spelling)
    assert ran.code == 0
    assert ".yaml:" in ran.out


def test_lexicon_find_as_json(sanad: Sanad) -> None:
    first = json.loads(sanad("lexicon", "find", "خبرگزاری", "--json").out.splitlines()[0])
    assert {"kind", "file", "line", "id"} <= set(first)


def test_lexicon_find_wants_whole_words(sanad: Sanad) -> None:
    assert sanad("lexicon", "find", "خبرگزا").code == 1


# --- evaluate ----------------------------------------------------------------------------------------------------


@pytest.fixture
def annotated(tmp_path: Path) -> tuple[Path, Path]:
    """One annotated report."""
    docs, gold = tmp_path / "docs", tmp_path / "gold"
    docs.mkdir()
    gold.mkdir()
    event = {"id": "v1", "type": "ASSAULT", "triggers": ["حمله کرد"], "status": "occurred", "actors": ["e1"]}
    missed = {"id": "v2", "type": "MOVE", "triggers": ["زخمی"], "status": "occurred"}
    entity = {"id": "e1", "kind": "GROUP", "mentions": ["سپیدار"]}
    annotation = {"id": "r1", "entities": [entity], "events": [event, missed], "relations": []}
    (docs / "r1.json").write_text(json.dumps({"id": "r1", "text": TEXT}), encoding="utf-8")
    (gold / "r1.json").write_text(json.dumps(annotation), encoding="utf-8")
    return docs, gold


def test_evaluate_reads_and_scores(sanad: Sanad, annotated: tuple[Path, Path]) -> None:
    ran = sanad("evaluate", *annotated, "--each", "--show", "r1")
    assert ran.code == 0
    assert ran.out.splitlines()[0] == "r1: typed F 66.7, exact F 66.7 (1 of 2, 1 said)"
    assert "  found ASSAULT: roles ok, status ok, source ok: «حمله کرد»" in ran.out
    assert "  missed MOVE: «زخمی»" in ran.out
    assert "typed         100.0   50.0   66.7      1      2      1" in ran.out


def test_evaluate_scores_records_that_were_written_before(
    sanad: Sanad, annotated: tuple[Path, Path], tmp_path: Path
) -> None:
    docs, _ = annotated
    records = tmp_path / "records.jsonl"
    sanad("read", docs, "-f", "jsonl", "-o", records)
    figures = json.loads(sanad("evaluate", *annotated, "--predicted", records, "--json").out)
    assert figures["typed"] == {"P": 100.0, "R": 50.0, "F": 66.7, "hit": 1, "gold": 2, "said": 1}


def test_evaluate_writes_a_page_of_errors(sanad: Sanad, annotated: tuple[Path, Path], tmp_path: Path) -> None:
    page = tmp_path / "errors.html"
    assert sanad("evaluate", *annotated, "--html", page).code == 0
    assert '<span class="missed">زخمی</span>' in page.read_text(encoding="utf-8")


def test_evaluate_says_what_is_wrong(sanad: Sanad, annotated: tuple[Path, Path], tmp_path: Path) -> None:
    docs, gold = annotated
    assert "no .json file" in sanad("evaluate", tmp_path, gold).err
    assert sanad("evaluate", docs, gold, "--show", "r9").code == 2
    (gold / "r2.json").write_text('{"id": "r2"}', encoding="utf-8")
    assert "belongs to the annotation 'r2'" in sanad("evaluate", docs, gold).err
    (gold / "r2.json").write_text("{", encoding="utf-8")
    assert "r2.json: not JSON" in sanad("evaluate", docs, gold).err
