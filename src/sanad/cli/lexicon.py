"""`sanad lexicon`: check one's own lexicons, find words in those in force."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sanad.cli.options import LexiconFolders

if TYPE_CHECKING:
    from sanad.lexicons.load import LexiconFile

app = typer.Typer(
    help="Check lexicons and find words in them.", no_args_is_help=True, rich_markup_mode=None, add_completion=False
)


@app.command()
def check(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Folder of lexicon files.")],
) -> None:
    """Check every file of a folder; each mistake is one line that starts with file:line."""
    from sanad.cli.exits import FAILED, say
    from sanad.errors import LexiconError
    from sanad.export.words import plural
    from sanad.lexicons.load import files_of, read_file

    good: list[LexiconFile] = []
    mistakes: list[str] = []
    for path in files_of(folder):
        try:
            good.append(read_file(path))
        except LexiconError as error:
            mistakes.append(str(error))
    for mistake in mistakes:
        typer.echo(mistake)
    entries = sum(len(file.entries) for file in good)
    files = plural(len(good) + len(mistakes), "file")
    say(f"{files}, {plural(entries, 'entry')} read, {plural(len(mistakes), 'mistake')}")
    if mistakes or not good:
        raise typer.Exit(FAILED)


@app.command()
def find(
    word: Annotated[str, typer.Argument(metavar="WORD", help="A Persian word or phrase in any spelling, or an id.")],
    lexicons: LexiconFolders = None,
    json: Annotated[bool, typer.Option("--json", help="Write one JSON object a line.")] = False,
) -> None:
    """Show the entries that hold a word, with the file and line where they stand."""
    from sanad.cli.exits import FAILED, say
    from sanad.lexicons.load import Lexicons
    from sanad.lexicons.search import find_word
    from sanad.text import fold_word

    hits = list(find_word(Lexicons(lexicons or ()), word, fold=fold_word))
    for hit in hits:
        typer.echo(hit.as_json() if json else f"{hit.origin}: {hit.kind} {hit.entry.id}  ({hit.field}: {hit.words})")
    if not hits:
        say(f"no entry holds {word!r}")
        raise typer.Exit(FAILED)
