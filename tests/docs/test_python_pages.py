"""The programs in the guides run."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import sanad
from sanad.reading.reader import WEIGHTS

DOCS = Path(__file__).parents[2] / "docs"


@pytest.mark.skipif(not WEIGHTS.exists(), reason="the reader's weights are not there yet: make model")
@pytest.mark.parametrize("page", ["python.md", "spacy.md"])
def test_programs_of_the_page_run(page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    sanad.load_pipeline.cache_clear()  # the page adds a component to the pipeline, which all tests share
    known: dict[str, object] = {}
    for program in re.findall(r"```python\n(.*?)```", (DOCS / page).read_text(encoding="utf-8"), re.S):
        exec(compile(program, page, "exec"), known)
    sanad.load_pipeline.cache_clear()
