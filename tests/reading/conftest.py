"""A reader that learned from a few invented reports: what it says is rough, what it promises must hold."""

from __future__ import annotations

import pytest

from sanad.reading.reader import Reader
from tests.training.annotated import learned


@pytest.fixture(scope="session")
def reader() -> Reader:
    return Reader(weights=learned())
