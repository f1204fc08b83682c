"""The project's own promises: locks, licence, sizes."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
LOCKS = ["requirements.lock", "requirements-dev.lock"]
EXTRAS = {"requirements.lock": ["build"], "requirements-dev.lock": ["build", "dev"]}


def plain(name: str) -> str:
    """A distribution's name as indexes compare it."""
    return re.sub(r"[-_.]+", "-", re.split(r"[<>=!~\[; ]", name, maxsplit=1)[0]).lower()


@pytest.mark.parametrize("lock", LOCKS)
def test_lock_names_no_host_and_hashes_everything(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    assert "://" not in text
    assert not re.search(r"^--", text, re.M)
    assert all("--hash=sha256:" in pin for pin in re.split(r"\n(?=\w)", text))


@pytest.mark.parametrize("lock", LOCKS)
def test_lock_pins_what_the_project_asks_for(lock: str) -> None:
    pinned = {plain(name) for name in re.findall(r"^([\w.-]+)==", (ROOT / lock).read_text(encoding="utf-8"), re.M)}
    extras = (PROJECT["optional-dependencies"][extra] for extra in EXTRAS[lock])
    asked = {plain(name) for names in (PROJECT["dependencies"], *extras) for name in names}
    assert asked <= pinned, "run: make lock"


def test_modules_stay_small() -> None:
    lengths = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in (ROOT / "src").rglob("*.py")}
    assert not {str(path): length for path, length in lengths.items() if length >= 500}
