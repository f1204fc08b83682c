"""Persian or not: cases as data, the lexicon's examples, and what must not cost anything."""

from __future__ import annotations

import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from sanad.errors import InputError
from sanad.lexicons.load import Lexicons
from sanad.lexicons.schemas import LanguageEntry
from sanad.text import check_language, fold_word

CASES: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "cases/language.yaml").read_text(encoding="utf-8")
)
LANGUAGES = Lexicons().entries(LanguageEntry)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["label"])
def test_case(case: dict[str, Any]) -> None:
    if "refused" not in case:
        check_language(case["text"])
        return
    with pytest.raises(InputError, match=case["refused"]):
        check_language(case["text"])


@pytest.mark.parametrize("entry", LANGUAGES, ids=lambda entry: entry.id)
def test_example_shows_its_language(entry: LanguageEntry) -> None:
    if entry.code == "fa":
        check_language(entry.example)
        return
    with pytest.raises(InputError, match=f"reads as {entry.name}"):
        check_language(entry.example)


def test_no_word_speaks_for_two_languages() -> None:
    words = [fold_word(word) for entry in LANGUAGES for word in entry.words]
    assert len(words) == len(set(words))


@given(st.text(st.characters(exclude_categories=[])))
def test_any_text_passes_or_is_refused(text: str) -> None:
    with suppress(InputError):
        check_language(text)


def test_a_long_line_without_spaces_is_quick() -> None:
    check_language("سلام" * 250_000)


def test_user_lexicon_is_obeyed(tmp_path: Path) -> None:
    (tmp_path / "more.yaml").write_text(
        "kind: languages\n"
        "entries:\n"
        "- {id: language/other, source: own, example: غمغم, code: xx, name: Otherish, words: [غمغم]}\n",
        encoding="utf-8",
    )
    with pytest.raises(InputError, match="Otherish"):
        check_language("غمغم غمغم غمغم", lexicons=Lexicons([tmp_path]))


def test_plain_persian_does_not_load_the_identifier() -> None:
    code = (
        "import sys; from sanad.text import check_language; check_language('این خبر از تهران است');"
        "assert 'py3langid' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
