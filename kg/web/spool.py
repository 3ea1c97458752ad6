"""Holds an answer until it is whole, on disk where it is large."""

from collections.abc import Iterator
from tempfile import SpooledTemporaryFile
from typing import Self

__all__ = ["Spool"]

_IN_MEMORY = 1024 * 1024
_PART = 64 * 1024


class Spool:
    """A place to write to that gives back what was written; use it in a ``with``."""

    def __init__(self) -> None:
        self._file = SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115 - closed at the end of the context

    def write(self, data: bytes, /) -> int:
        """Take bytes."""
        return self._file.write(data)

    def flush(self) -> None:
        """Do nothing: what was written is given back at the end."""

    def parts(self) -> Iterator[bytes]:
        """Give what was written, from the beginning."""
        self._file.seek(0)
        while part := self._file.read(_PART):
            yield part

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()
