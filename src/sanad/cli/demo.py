"""`sanad demo`: read the article that comes with Sanad."""

from __future__ import annotations

import typer

from sanad.cli.options import LexiconFolders, Model


def demo(lexicons: LexiconFolders = None, model: Model = None) -> None:
    """Show an invented Persian article and what Sanad reads in it."""
    from rich.console import Console
    from rich.text import Text

    from sanad.cli.options import make_reader
    from sanad.demo import demo_report
    from sanad.export.table import table

    report = demo_report()
    record = make_reader(model, lexicons).read(report)
    console = Console(highlight=False)
    console.print(Text(report.text))
    console.print(table(record))
    typer.echo("sanad: the groups, people and places of this article are invented", err=True)
