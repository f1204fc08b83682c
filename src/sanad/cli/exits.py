"""What a command's exit code says, and the one way in which commands end early."""

from __future__ import annotations

import sys
from typing import NoReturn

FINE = 0
FAILED = 1
WRONG_USE = 2
IN_PART = 3


def say(message: str) -> None:
    """Tell the user something: one line on standard error, harmless whatever it quotes."""
    from sanad.export.words import clean

    print(f"sanad: {clean(message)}", file=sys.stderr)  # noqa: T201 - the command line is where printing belongs


def stop(code: int, message: str) -> NoReturn:
    """Say what is wrong and end with an exit code."""
    say(message)
    sys.exit(code)
