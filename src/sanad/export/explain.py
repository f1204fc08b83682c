"""An explanation for a person at a terminal: one step under the other."""

from __future__ import annotations

from rich.console import Group, RenderableType
from rich.text import Text

from sanad.export.table import evidence
from sanad.export.words import clean
from sanad.types.explain import Explanation, Step


def explanation(told: Explanation) -> RenderableType:
    """The steps that led to an event, as something that a Rich console prints."""
    event = told.event
    title = Text.assemble(
        (f"{clean(event.id)}  ", "dim"), (event.type.value, "bold"), f" {event.mode or ''}  {event.status.value}"
    )
    return Group(title, *(_step(number, step) for number, step in enumerate(told.steps, 1)))


def _step(number: int, step: Step) -> RenderableType:
    lines = [Text(f"{number}. {clean(step.title)}", style="bold")]
    lines += [Text(f"   {evidence([span])}  {span.start}:{span.end}", style="cyan") for span in step.spans]
    lines += [Text(f"   {clean(line)}") for line in step.lines]
    return Group(Text(), *lines)
