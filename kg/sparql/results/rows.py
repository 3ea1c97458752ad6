"""What every format of rows has in common: terms, rows, limits, and where the bytes go."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, NamedTuple, Protocol

from kg.schema.terms import XSD

__all__ = [
    "NUMERIC",
    "Limited",
    "Limits",
    "Output",
    "Row",
    "RowFormat",
    "RowWriter",
    "Term",
    "WriteOptions",
    "Written",
    "cut_notice",
]

NUMERIC = frozenset(XSD + name for name in ("integer", "decimal", "double", "float"))
"""The datatypes of numbers."""

Term = Any  # pyoxigraph's terms have no common class
Row = Sequence[Term | None]


class Output(Protocol):
    """Where to write."""

    def write(self, data: bytes, /) -> object:
        """Take bytes."""

    def flush(self) -> None:
        """Pass on what is still held."""


class Written(NamedTuple):
    """How many rows were written, and whether a limit kept more from being written."""

    rows: int
    cut: bool = False


class Limits(NamedTuple):
    """Where an answer ends, whatever else there is.

    Attributes:
        rows: at most how many rows; None for all.
        octets: at most how many bytes; None for all.
        marked: whether an answer that was cut says so, in the formats that have a place for it.
    """

    rows: int | None = None
    octets: int | None = None
    marked: bool = False


class WriteOptions(NamedTuple):
    """How to write, for the formats that have a choice.

    Attributes:
        width: how many columns a terminal has; None for no limit.
        excel: whether a CSV file is for Excel, which takes cells that begin with "=" for formulas.
    """

    width: int | None = None
    excel: bool = False


class RowWriter(Protocol):
    """Writes rows in one format, as they come."""

    def head(self) -> str:
        """Return what stands before the rows."""

    def row(self, row: Row) -> str:
        """Return one row."""

    def foot(self, notice: str) -> str:
        """Return what stands after the rows; the notice says that rows were cut, and is empty if none were."""


class RowFormat(NamedTuple):
    """A format of rows.

    Attributes:
        name: its short name.
        writer: makes what writes rows with these columns.
        boolean: writes the answer to an ASK query.
    """

    name: str
    writer: Callable[[Sequence[str], WriteOptions], RowWriter]
    boolean: Callable[[bool], str] = lambda value: "true\n" if value else "false\n"


class Limited:
    """Passes items on as long as a limit allows, and counts them.

    Args:
        items: rows or triples.
        limit: at most how many; None for all.
    """

    def __init__(self, items: Iterable[Any], limit: int | None) -> None:
        self._items = iter(items)
        self._limit = limit
        self.passed = 0
        self.cut = False

    def __iter__(self) -> Iterator[Any]:
        for item in self._items:
            if self.passed == self._limit:
                self.cut = True
                return
            self.passed += 1
            yield item

    def stop(self) -> None:
        """Note that the last item had no room."""
        self.passed -= 1
        self.cut = True

    def written(self) -> Written:
        """Return how many passed, once they have."""
        return Written(self.passed, self.cut)


def cut_notice(rows: int) -> str:
    """Return the sentence that tells that an answer was cut."""
    return f"Cut: only the first {rows} are given; there are more."
