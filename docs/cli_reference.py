"""Writes docs/cli.md from the help of the commands. `make docs` runs it; a test keeps the page true."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from typer.main import get_command
from typer.testing import CliRunner

from sanad.cli.main import app

PAGE = Path(__file__).parent / "cli.md"

HEAD = """# Commands

Written by `make docs` from `--help`; do not edit.

Data goes to standard output, messages and progress to standard error.
Exit codes: 0 fine, 1 failed, 2 wrong use, 3 done in part (some reports could not be read; the others were).
"""


def reference() -> str:
    """The page: the help of every command, in the order in which `sanad --help` names them."""
    sections = (f"\n## {' '.join(('sanad', *path))}\n\n```text\n{_help(path)}\n```\n" for path in _paths())
    return HEAD + "".join(sections)


def _paths() -> Iterator[tuple[str, ...]]:
    yield ()
    for name, command in getattr(get_command(app), "commands").items():  # noqa: B009 - the class is private to Typer
        yield (name,)
        yield from ((name, inner) for inner in getattr(command, "commands", {}))


def _help(path: tuple[str, ...]) -> str:
    ran = CliRunner().invoke(app, [*path, "--help"], prog_name="sanad", env={"COLUMNS": "80"})
    return "\n".join(line.rstrip() for line in ran.output.strip().splitlines())


if __name__ == "__main__":
    PAGE.write_text(reference(), encoding="utf-8")
