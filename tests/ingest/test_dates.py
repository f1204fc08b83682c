"""Publication dates as pages write them."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from sanad.errors import InputError
from sanad.ingest.dates import iso_published
from sanad.types.text import parse_published

CASES: list[dict[str, str | None]] = yaml.safe_load(
    (Path(__file__).parent / "cases/published.yaml").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["label"])
def test_case(case: dict[str, str | None]) -> None:
    if case["iso"] is None:
        with pytest.raises(InputError, match="not understood; write it like"):
            iso_published(case["written"] or "")
        return
    assert iso_published(case["written"] or "") == case["iso"]


@given(st.text() | st.from_regex(r"[0-9]{4}[-/.][0-9]{1,2}[-/.][0-9]{1,2}.{0,3}([0-9]{1,2}:[0-9]{2})?", fullmatch=True))
def test_what_is_understood_is_a_date(value: str) -> None:
    with suppress(InputError):
        parse_published(iso_published(value))
