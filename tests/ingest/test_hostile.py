"""Whatever the bytes, ingest answers with reports that can be written and refusals that can be read."""

from __future__ import annotations

import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sanad.ingest import IngestOptions, Refusal, reports_from

PIECES = st.sampled_from(
    ["{", "}", "[", "]", '"', '{"text": "', '"id": 1,', "\n", "\r\n", "\\ud800", "\\u0000", "<html>", "<p>", "</p>",
     "<!--", "<script type='application/ld+json'>", "<time>", "<meta charset=", "سلام این خبر است ", "«", "😀",
     "\0", "\x1b"]
)  # fmt: skip
DATA = (
    st.binary()
    | st.lists(PIECES).map(lambda pieces: "".join(pieces).encode())
    | st.recursive(st.none() | st.integers() | st.text(), lambda x: st.lists(x) | st.dictionaries(st.text(), x)).map(
        lambda value: json.dumps(value).encode()
    )
)


@pytest.mark.parametrize("format", ["auto", "text", "html", "json", "jsonl"])
@given(data=DATA, force=st.booleans())
def test_nothing_stops_ingest(format: str, data: bytes, force: bool) -> None:
    options = IngestOptions(format=format, force=force)  # type: ignore[arg-type]
    items = list(reports_from(["-", "-"], options, stdin=io.BytesIO(data)))
    for item in items:
        if isinstance(item, Refusal):
            assert str(item).isprintable()
        else:
            (item.id + item.text).encode()
