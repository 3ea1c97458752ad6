"""Holds an answer until it is whole, on disk where it is large."""

from collections.abc import Iterable, Iterator
from tempfile import SpooledTemporaryFile
from typing import Any, Self

__all__ = ["Held"]

_IN_MEMORY = 1024 * 1024
_PART = 64 * 1024


class Held:
    """A place to write to that gives back what was written; use it in a ``with``.

    Args:
        most: bytes after which it is full.

    Attributes:
        is_full: whether it had no room for all there was.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._file = SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115 - closed at the end of the context
        self.is_full = False

    def write(self, data: bytes | bytearray | memoryview, /) -> int:
        """Take bytes."""
        return self._file.write(data)

    def flush(self) -> None:
        """See them off: nothing to do, they are given back at the end."""

    def until_full(self, rows: Iterable[Any]) -> Iterator[Any]:
        """Give rows, each to be written before the next, as long as there is room."""
        for row in rows:
            if self._file.tell() >= self._most:
                self.is_full = True
                return
            yield row

    def parts(self) -> Iterator[bytes]:
        """Give what was written, from the beginning."""
        self._file.seek(0)
        while part := self._file.read(_PART):
            yield part

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()
