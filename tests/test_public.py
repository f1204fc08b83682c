"""The public names, and reading in one call."""

from __future__ import annotations

import subprocess
import sys

import pytest

import sanad
from sanad.reading import simple
from sanad.reading.reader import Reader
from tests.reading.checks import check
from tests.training.annotated import learned

ATTACK = "سخنگوی ارتش دشت گفت نیروهای کوهستان دیروز به یک پاسگاه حمله کردند."


@pytest.fixture
def small_weights(monkeypatch: pytest.MonkeyPatch) -> None:
    """The weights of the tests in place of the shipped ones."""
    reader = Reader(weights=learned())
    monkeypatch.setattr(simple, "_reader", lambda model, lexicons: reader)


def test_every_public_name_is_there() -> None:
    for name in sanad.__all__:
        assert getattr(sanad, name) is not None
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = sanad.nothing


def test_importing_loads_nothing() -> None:
    code = "import sys, sanad; print(sorted({'spacy', 'numpy', 'yaml', 'pydantic'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.usefixtures("small_weights")
def test_read_in_one_call() -> None:
    record = sanad.read(ATTACK, published="2026-11-20", outlet="روزنامه نیلوفر", id="r7", title="خبر", url="x:y")
    check(record, ATTACK)
    head = record.report
    assert (head.id, head.outlet, head.title, head.url, head.published) == (
        "r7", "روزنامه نیلوفر", "خبر", "x:y", "2026-11-20",
    )  # fmt: skip
    assert "ASSAULT" in {event.type for event in record.events}


REFUSED = {
    "nothing": "",
    "white space": " \n\u200c",
    "English": "The army attacked the village yesterday and many people fled to the mountains in the north.",
    "Arabic": "قال المتحدث باسم الجيش إن القوات هاجمت القرية أمس وإن كثيرا من الناس فروا إلى الجبال.",
}


@pytest.mark.parametrize("what", REFUSED)
def test_what_is_no_persian_text_is_refused(what: str) -> None:
    with pytest.raises(sanad.InputError):
        sanad.read(REFUSED[what])


@pytest.mark.usefixtures("small_weights")
def test_force_reads_what_does_not_look_like_persian() -> None:
    text = REFUSED["English"]
    check(sanad.read(text, force=True), text)


@pytest.mark.usefixtures("small_weights")
def test_a_wrong_date_is_refused() -> None:
    with pytest.raises(sanad.InputError, match="ISO 8601"):
        sanad.read(ATTACK, published="1405/08/29")


def test_a_missing_model_is_refused() -> None:
    with pytest.raises(sanad.ModelError, match="no_such_model"):
        sanad.read(ATTACK, model="no_such_model")
