"""The command line: `sanad COMMAND …`. Each command has a file of its own and imports what it needs when it runs."""

from __future__ import annotations

import gc
import io
import os
import sys
from collections.abc import Sequence
from typing import Annotated, NoReturn

import typer

from sanad.cli import demo, evaluate, explain, lexicon, places, read, times
from sanad.cli.exits import FAILED, stop
from sanad.errors import SanadError

app = typer.Typer(
    name="sanad",
    help="Read Persian news and write a sourced record of who did what to whom, where, when and on whose word.",
    epilog="Exit codes: 0 fine, 1 failed, 2 wrong use, 3 done in part.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
app.command("read")(read.read)
app.command("explain")(explain.explain)
app.command("evaluate")(evaluate.evaluate)
app.add_typer(lexicon.app, name="lexicon")
app.command("times")(times.times)
app.command("places")(places.places)
app.command("demo")(demo.demo)


def _version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        typer.echo(f"sanad {version('sanad')}")
        raise typer.Exit


@app.callback()
def sanad(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and leave.")
    ] = False,
    debug: Annotated[bool, typer.Option("--debug", help="Show where an error comes from.")] = False,
) -> None:
    """Take the options that stand before the command; `main` looks at ``--debug`` itself."""


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run a command and leave with its exit code; errors become one line each."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    _speak_utf8()
    _one_thread()
    # The lexicons are hundreds of thousands of objects that stay: by default they are looked through again and again.
    gc.set_threshold(100_000, 20, 20)
    try:
        app(args=given, prog_name="sanad")
    except BrokenPipeError:
        # The reader of our output has left (`sanad … | head`); nothing more can or need be said.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(FAILED)
    except (SanadError, OSError, ImportError) as error:
        if given[:1] == ["--debug"]:
            raise
        stop(FAILED, str(error))
    except Exception as error:
        if given[:1] == ["--debug"]:
            raise
        stop(FAILED, f"this should not have happened ({type(error).__name__}: {error}); see it with: sanad --debug …")
    sys.exit(0)


def _one_thread() -> None:
    """Let NumPy use one thread a process: its matrices here are small, and ``--jobs`` is the way to use more cores."""
    for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS"):
        os.environ.setdefault(name, "1")


def _speak_utf8() -> None:
    """Write UTF-8 whatever the locale says; what UTF-8 cannot carry is written as an escape."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


if __name__ == "__main__":
    main()
