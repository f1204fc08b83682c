"""Reading foreign JSON with errors that say where and what."""

from __future__ import annotations

import math
from collections.abc import Callable, Collection
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, NoReturn, TypeVar

from sanad.errors import RecordError

T = TypeVar("T")
Choice = TypeVar("Choice", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class At:
    """A JSON value with the place where it stands, such as ``events[2].mode``."""

    value: Any
    where: str

    def wrong(self, expected: str) -> NoReturn:
        """Refuse this value.

        Raises:
            RecordError: always; names the place, what was expected and what came.
        """
        shown = repr(self.value)
        raise RecordError(f"{self.where}: expected {expected}, got {shown if len(shown) < 80 else shown[:77] + '…'}")

    def key(self, name: str) -> At:
        """The value under a key of this object, which has to be there."""
        if not isinstance(self.value, dict):
            self.wrong("an object")
        where = f"{self.where}.{name}"
        if name not in self.value:
            raise RecordError(f"{where}: missing; every key is always there (unknown is null or [])")
        return At(self.value[name], where)

    def items(self, read: Callable[[At], T]) -> tuple[T, ...]:
        """The elements of this list, each read by `read`."""
        if not isinstance(self.value, list):
            self.wrong("a list")
        return tuple(read(At(item, f"{self.where}[{i}]")) for i, item in enumerate(self.value))

    def maybe(self, read: Callable[[At], T]) -> T | None:
        """None for null, else what `read` makes of the value."""
        return None if self.value is None else read(self)

    def text(self) -> str:
        """This value as a string."""
        return self.value if isinstance(self.value, str) else self.wrong("a string")

    def whole(self, low: int = 0, high: int | None = None) -> int:
        """This value as a whole number of ``low`` to ``high``."""
        value = self.value
        if isinstance(value, bool) or not isinstance(value, int) or value < low or (high is not None and value > high):
            self.wrong(f"a whole number from {low}" + ("" if high is None else f" to {high}"))
        return int(value)

    def number(self, low: float, high: float) -> float:
        """This value as a number of ``low`` to ``high``."""
        value = self.value
        if isinstance(value, bool) or not isinstance(value, int | float) or math.isnan(value):
            self.wrong("a number")
        return float(value) if low <= value <= high else self.wrong(f"a number from {low} to {high}")

    def choice(self, kind: type[Choice]) -> Choice:
        """This value as a member of an enumeration."""
        try:
            return kind(self.value)
        except ValueError:
            self.wrong("one of " + ", ".join(kind))

    def one_of(self, known: Collection[str]) -> str:
        """This value as one of some strings."""
        return self.text() if self.value in known else self.wrong("one of " + (", ".join(known) or "nothing but null"))
