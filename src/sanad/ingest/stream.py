"""Bytes that are read once, from files and pipes alike."""

from __future__ import annotations

import io
from typing import BinaryIO


class Stream:
    """A binary file that can show its beginning before it is read."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._head = io.BytesIO()

    def beginning(self, *, limit: int) -> bytes:
        """Everything up to the end of the first line with something on it; at most about `limit` bytes."""
        head = b""
        while not head.strip() and len(head) < limit and (line := self._file.readline(limit)):
            head += line
        self._head = io.BytesIO(head)
        return head

    def read(self, limit: int) -> bytes:
        """The rest, at most `limit` bytes of it."""
        head = self._head.read(limit)
        return head + self._file.read(limit - len(head))

    def readline(self, limit: int) -> bytes:
        """The rest of the line with its end, at most `limit` bytes of it; nothing at the end of the file."""
        line = self._head.readline(limit)
        if line.endswith(b"\n") or len(line) == limit:
            return line
        return line + self._file.readline(limit - len(line))
