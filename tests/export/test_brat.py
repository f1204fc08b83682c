"""brat standoff: every text-bound line cuts its words from the text."""

from __future__ import annotations

import re
from dataclasses import replace

from sanad.export.brat import annotation_file, configuration, text_file
from sanad.types.mention import Kind
from sanad.types.record import Entity, Quote, ReportRecord
from tests.export.records import CODER, TEXT, header, sample


def bound(annotations: str) -> list[tuple[list[tuple[int, int]], str]]:
    """Fragments and words of all text-bound annotations."""
    lines = [line.split("\t") for line in annotations.splitlines() if line.startswith("T")]
    return [
        ([(int(a), int(b)) for a, b in (f.split(" ") for f in place.split(" ", 1)[1].split(";"))], words)
        for _, place, words in lines
    ]


def test_offsets_cut_the_words() -> None:
    for fragments, words in bound(annotation_file(sample())):
        assert " ".join(TEXT[a:b] for a, b in fragments) == words


def test_event_points_at_its_trigger_and_roles() -> None:
    written = annotation_file(sample())
    assert "E1\tASSAULT:T9 Actor:T4 Recipient:T6 Place:T6 Source:T1 Source2:T3 Time:T7 Casualty:T8\n" in written
    assert "A1\tStatus E1 occurred\nA2\tMode E1 firearms\n" in written
    assert "R1\tbased_in Arg1:T4 Arg2:T6\n" in written
    assert "*\tEquiv T1 T2\n" in written


def test_ids_are_unique() -> None:
    ids = re.findall(r"^([TEAR#]\d+)\t", annotation_file(sample()), re.M)
    assert len(ids) == len(set(ids)) > 20


def test_span_over_line_ends_becomes_fragments() -> None:
    text = "گروه\r\n\nسپیدار آمد"
    entity = Entity("e1", Kind.GROUP, "گروه سپیدار", (Quote(0, 13, text[:13]),))
    record = ReportRecord(header(text), CODER, (entity,), (), ())
    assert annotation_file(record).startswith("T1\tGROUP 0 4;7 13\tگروه سپیدار\n")


def test_text_keeps_its_length() -> None:
    assert text_file("الف\ud800\r\nب") == "الف\ufffd\r\nب"


def test_entity_without_mentions_is_left_out_of_roles() -> None:
    entities = tuple(replace(e, mentions=()) if e.id == "e3" else e for e in sample().entities)
    written = annotation_file(replace(sample(), entities=entities))
    assert "Actor:" not in written


def test_configuration_knows_every_label() -> None:
    known = set(re.findall(r"^\w+", configuration(), re.M))
    written = annotation_file(sample())
    used = set(re.findall(r"^[TR]\d+\t(\w+)", written, re.M)) | set(re.findall(r"^A\d+\t(\w+)", written, re.M))
    assert used <= known
