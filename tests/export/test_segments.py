"""Overlapping spans become pieces that do not overlap and lose nothing."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sanad.export.segments import flatten

TEXT = "یک دو سه چهار پنج"

SPANS = st.lists(
    st.tuples(st.integers(0, len(TEXT) - 1), st.integers(1, len(TEXT)), st.sampled_from("abc")).filter(
        lambda span: span[0] < span[1]
    )
)


@given(SPANS)
def test_pieces_join_to_the_text_and_carry_exactly_the_keys_that_cover_them(spans: list[tuple[int, int, str]]) -> None:
    segments = flatten(TEXT, spans)
    assert "".join(segment.text for segment in segments) == TEXT
    at = 0
    for segment in segments:
        covering = {key for start, end, key in spans if start <= at and at + len(segment.text) <= end}
        touching = {key for start, end, key in spans if start < at + len(segment.text) and at < end}
        assert set(segment.keys) == covering == touching
        at += len(segment.text)


def test_no_text_gives_no_pieces() -> None:
    assert flatten("", []) == []
