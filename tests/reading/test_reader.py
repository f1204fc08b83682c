"""The reader's promises: exact spans, the same bytes, no text that stops it."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sanad.demo import demo_report
from sanad.errors import InputError
from sanad.export.record_json import to_json
from sanad.reading.reader import WEIGHTS, Reader
from sanad.types.parse import Parsed
from sanad.types.record import ReportRecord
from sanad.types.text import Refusal, Report
from tests.reading.checks import check
from tests.training.annotated import learned

ATTACK = "گروه سپیده دیروز به پاسگاه دره حمله کرد و ۱۲ نفر کشته شدند."


def report(text: str, **about: Any) -> Report:
    return Report(about.pop("id", "r"), text, published="2026-11-18", **about)


HOSTILE = {
    "nothing": "",
    "white space": " \n\t\u200c \u00a0\n",
    "only emoji": "🔴🔥💣" * 200,
    "only punctuation": "«»!؟…،؛:.-" * 100,
    "quotes never closed": "«" * 50 + ATTACK + " او گفت: «" + ATTACK,
    "brackets never opened": "]})»" + ATTACK + "»»»",
    "control characters": "\x00\x01\x07" + ATTACK.replace(" ", "\x0b", 3) + "\x1b[31m\x7f",
    "CRLF": (ATTACK + "\r\n") * 5,
    "old Mac lines": (ATTACK + "\r") * 5,
    "line and paragraph separators": ATTACK + "\u2028" + ATTACK + "\u2029" + ATTACK,
    "lone surrogates": "\ud83d" + ATTACK + "\udc00 \ud800",
    "surrogates inside words": ATTACK.replace("حمله", "حم\udfffله"),
    "marks of direction": "\u202b" + ATTACK.replace(" ", " \u200f") + "\u202c\u2069",
    "marks without letters": "\u0651\u064b" * 40 + ATTACK,
    "kashida": ATTACK.replace("م", "مـــــ"),
    "Arabic letters and digits": ATTACK.replace("ی", "ي").replace("ک", "ك").replace("۱۲", "١٢"),
    "no ZWNJ, no spaces": ATTACK.replace(" ", "") * 20,
    "every word on a line": ATTACK.replace(" ", "\n"),
    "a byte order mark": "\ufeff" + ATTACK,
    "numbers": "۱۲ ۱۳۹۲/۱۰/۲۳ ۱۸:۳۰ " * 100 + "۹" * 400,
    "dates that do not exist": "۳۱ بهمن ۹۹۹۹ و ۴۵/۱۳/۲۰۲۶ گروه حمله کرد.",
    "one word again and again": "حمله " * 150,
    "one verb again and again": "حمله کردند و " * 100,
    "another script": "The army attacked. 軍隊。Армия. " * 20,
    "astral letters": "𝔞𝔱𝔱𝔞𝔠𝔨 " + ATTACK + " 𓀀",
    "only a title": "حمله",
}


@pytest.mark.parametrize("what", HOSTILE)
def test_hostile_texts_are_read_with_exact_spans(reader: Reader, what: str) -> None:
    text = HOSTILE[what]
    record = reader.read(report(text))
    check(record, text)
    assert record.report.length == len(text)


PIECES = [*"حملهکردندبه۱2 \n\u200c«».،:؛🔴\u0651\ud800\r\x00", "گروه ", "حمله کرد", "گفت"]


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
@settings(max_examples=40)
def test_any_text(reader: Reader, text: str) -> None:
    check(reader.read(report(text)), text)


LONG = {
    "a megabyte without spaces": "بمب" * 350_000,
    "a long line without a stop": (ATTACK.rstrip(".") + " و ") * 60,
}


@pytest.mark.parametrize("what", LONG)
def test_long_lines_take_seconds(reader: Reader, what: str) -> None:
    start = time.process_time()
    check(reader.read(report(LONG[what])), LONG[what])
    assert time.process_time() - start < 60


def test_time_grows_with_the_text_and_little_faster(reader: Reader) -> None:
    """Each trigger is asked about its neighbourhood. Four times the text takes far less than sixteen times as long."""
    article = demo_report().text + "\n"

    def taken(times: int) -> float:
        start = time.process_time()
        check(reader.read(report(article * times)), article * times)
        return time.process_time() - start

    taken(1)
    assert taken(8) < 8 * taken(2)


def test_a_plain_sentence_is_read(reader: Reader) -> None:
    record = reader.read(report(ATTACK))
    assert "ASSAULT" in {event.type for event in record.events}
    check(record, ATTACK)


def test_the_same_text_gives_the_same_bytes(reader: Reader) -> None:
    one, other = Reader(weights=learned()), Reader(weights=learned())
    assert to_json(one.read(demo_report())) == to_json(other.read(demo_report()))
    assert to_json(reader.read(demo_report())) == to_json(reader.read(demo_report()))


def test_order_of_a_record(reader: Reader) -> None:
    record = reader.read(demo_report())
    check(record, demo_report().text)
    firsts = [min(trigger.start for trigger in event.triggers) for event in record.events]
    assert firsts == sorted(firsts)
    assert record.events
    assert record.entities
    for entity in record.entities:
        assert [m.start for m in entity.mentions] == sorted(m.start for m in entity.mentions)


def test_head_of_a_record(reader: Reader) -> None:
    about = Report("r7", ATTACK, "روزنامه نیلوفر", "خبر", "https://example.org/1", "2026-11-18T09:30+03:30")
    head = reader.read(about).report
    assert (head.id, head.outlet, head.title, head.url, head.published) == (
        "r7", "روزنامه نیلوفر", "خبر", "https://example.org/1", "2026-11-18T09:30+03:30",
    )  # fmt: skip
    assert (head.sha256, head.length) == (about.sha256, len(ATTACK))
    coder = reader.read(about).coder
    assert coder.name == "sanad"
    assert coder.lexicons == reader.lexicons.digest


# -- many reports


def failing(reader: Reader, monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    """Make the reader fail on texts that speak of failing."""
    plain: Callable[..., Parsed] = reader.parser.parse

    def parse(text: str) -> Parsed:
        if "نخوان" in text:
            raise error
        return plain(text)

    monkeypatch.setattr(reader.parser, "parse", parse)


@pytest.mark.parametrize(
    "error", [ValueError("bad"), KeyError("k"), InputError("x"), ZeroDivisionError(), RecursionError("deep")], ids=repr
)
def test_a_report_that_fails_is_refused_and_the_others_are_read(
    reader: Reader, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    failing(reader, monkeypatch, error)
    texts = [ATTACK, "این را نخوان.", ATTACK]
    found = list(reader.read_many(report(text, id=f"r{n}") for n, text in enumerate(texts)))
    assert [type(one) for one in found] == [ReportRecord, Refusal, ReportRecord]
    assert isinstance(found[1], Refusal)
    assert found[1].where == "r1"
    assert type(error).__name__ in found[1].reason


def test_a_wish_to_stop_is_obeyed(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    failing(reader, monkeypatch, KeyboardInterrupt())  # type: ignore[arg-type]
    with pytest.raises(KeyboardInterrupt):
        list(reader.read_many([report("نخوان")]))


def test_reports_are_taken_one_after_another(reader: Reader) -> None:
    taken: list[int] = []

    def reports() -> Any:
        for n in range(5):
            taken.append(n)
            yield report(ATTACK, id=f"r{n}")

    found = reader.read_many(reports())
    assert taken == []
    next(found)
    assert taken == [0]


def test_several_processes_give_the_same_records_in_the_same_order(reader: Reader) -> None:
    texts = [ATTACK, demo_report().text, "وزیر با سفیر دیدار کرد.", HOSTILE["lone surrogates"], ""]
    reports = [report(text, id=f"r{n}") for n, text in enumerate(texts)]
    one, two = (list(reader.read_many(reports, jobs=jobs)) for jobs in (1, 2))
    assert [to_json(r) for r in one if isinstance(r, ReportRecord)] == [
        to_json(r) for r in two if isinstance(r, ReportRecord)
    ]
    assert len(one) == len(two) == len(texts)


# -- the shipped weights


@pytest.mark.skipif(not WEIGHTS.exists(), reason="the reader's weights are not there yet: make model")
def test_shipped_weights_read_the_demo() -> None:
    record = Reader().read(demo_report())
    check(record, demo_report().text)
    types = {event.type.value for event in record.events}
    assert {"ASSAULT", "COERCE"} <= types
