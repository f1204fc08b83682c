"""Sanad reads Persian news and keeps a sourced record of political and conflict events.

>>> import sanad
>>> record = sanad.read("سخنگوی ارتش دشت گفت نیروهای کوهستان دیروز به یک پاسگاه حمله کردند.", published="2026-11-20")
>>> record.events[0].type.value
'ASSAULT'
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sanad.errors import InputError, LexiconError, ModelError, RecordError, SanadError
    from sanad.parse.parser import load_nlp as load_pipeline
    from sanad.reading.reader import Reader
    from sanad.reading.simple import read
    from sanad.types.record import ReportRecord
    from sanad.types.text import Report

__all__ = [
    "InputError",
    "LexiconError",
    "ModelError",
    "Reader",
    "RecordError",
    "Report",
    "ReportRecord",
    "SanadError",
    "load_pipeline",
    "read",
]

_HOMES = {
    "Reader": ("sanad.reading.reader", "Reader"),
    "Report": ("sanad.types.text", "Report"),
    "ReportRecord": ("sanad.types.record", "ReportRecord"),
    "load_pipeline": ("sanad.parse.parser", "load_nlp"),
    "read": ("sanad.reading.simple", "read"),
    **{name: ("sanad.errors", name) for name in __all__ if name.endswith("Error")},
}


def __getattr__(name: str) -> Any:
    """Load a public name when it is first asked for, so that `import sanad` costs nothing."""
    if name not in _HOMES:
        raise AttributeError(f"module 'sanad' has no attribute {name!r}")
    from importlib import import_module

    module, attribute = _HOMES[name]
    return getattr(import_module(module), attribute)
