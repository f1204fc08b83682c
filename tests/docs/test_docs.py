"""Docs that cannot lie."""

from __future__ import annotations

import importlib.util
import json
import re
from pathlib import Path
from types import ModuleType

import pytest

from sanad.export.record_json import to_dict
from sanad.lexicons.load import read_file
from sanad.lexicons.schemas import SCHEMAS
from sanad.types.event import MODES
from sanad.types.mention import Kind
from tests.export.records import sample

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
PAGES = [ROOT / "README.md", *sorted(DOCS.glob("*.md"))]


def script(name: str) -> ModuleType:
    """One of the scripts beside the pages."""
    spec = importlib.util.spec_from_file_location(name, DOCS / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_command_reference_is_the_help() -> None:
    assert (DOCS / "cli.md").read_text(encoding="utf-8") == script("cli_reference").reference(), "run: make docs"


def test_figures_in_the_pages_are_those_of_the_files() -> None:
    figures = script("paste_figures")
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        assert figures.pasted(text) == text, f"{page.name}: run docs/paste_figures.py"


@pytest.mark.parametrize("page", PAGES, ids=[page.name for page in PAGES])
def test_links_lead_somewhere(page: Path) -> None:
    links = re.findall(r"\]\((?!https?://|#)([^)#]+)", page.read_text(encoding="utf-8"))
    assert not [link for link in links if not (page.parent / link).exists()]


@pytest.mark.parametrize("page", PAGES, ids=[page.name for page in PAGES])
def test_make_targets_exist(page: Path) -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M))
    assert set(re.findall(r"`make ([a-z-]+)", page.read_text(encoding="utf-8"))) <= targets


def test_record_page_names_every_key_and_code() -> None:
    page = (DOCS / "record.md").read_text(encoding="utf-8")
    data = to_dict(sample())
    parts = [data, data["report"], data["coder"], data["entities"][3], data["entities"][3]["place"], data["events"][0]]
    parts += [data["events"][0]["time"], data["events"][0]["casualties"][0], data["relations"][0], data["notes"][0]]
    keys = {key for part in parts for key in part}
    codes = {code for kind, modes in MODES.items() for code in (kind.value, *modes)} | {kind.value for kind in Kind}
    assert not {word for word in keys | codes if f"`{word}`" not in page}


def test_record_example_is_a_record() -> None:
    [example] = re.findall(r"```json\n(.*?)```", (DOCS / "record.md").read_text(encoding="utf-8"), re.S)
    assert list(json.loads(example)) == list(to_dict(sample()))


def test_lexicon_page_shows_files_that_are_right(tmp_path: Path) -> None:
    page = (DOCS / "lexicons.md").read_text(encoding="utf-8")
    examples = re.findall(r"```yaml\n(.*?)```", page, re.S)
    assert len(examples) == 2
    for number, example in enumerate(examples):
        path = tmp_path / f"{number}.yaml"
        path.write_text(example, encoding="utf-8")
        assert read_file(path).kind == "predicates"


def test_lexicon_page_names_every_kind() -> None:
    page = (DOCS / "lexicons.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^\| `([a-z-]+)` \|", page, re.M)) == set(SCHEMAS)
