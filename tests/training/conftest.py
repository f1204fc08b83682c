"""Annotated reports on disk, as the training reads them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.training.annotated import write_reports


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with `docs` and `gold` of the invented reports."""
    where = tmp_path_factory.mktemp("annotated")
    write_reports(where)
    return where
