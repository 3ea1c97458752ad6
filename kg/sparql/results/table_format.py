"""A table for a terminal: columns aligned, numbers to the right, the widest cells shortened where there is no room."""

from collections.abc import Sequence

from kg.sparql.results.cells import beginning_within, display_width, is_numeric, shown
from kg.sparql.results.rows import Row, RowFormat, WriteOptions

__all__ = ["TABLE"]


class _TableWriter:
    """Holds all rows until the last is known, since every row has a say in the widths."""

    def __init__(self, columns: Sequence[str], options: WriteOptions) -> None:
        self._columns = list(columns)
        self._width = options.width
        self._cells: list[list[str]] = []
        self._right = [True] * len(columns)

    def head(self) -> str:
        return ""

    def row(self, row: Row) -> str:
        self._cells.append([shown(term) for term in row])
        pairs = zip(self._right, row, strict=True)
        self._right = [right and (term is None or is_numeric(term)) for right, term in pairs]
        return ""

    def foot(self, notice: str) -> str:
        columns = range(len(self._columns))
        right = self._right if self._cells else [False] * len(self._columns)
        widths = [
            max([display_width(self._columns[i]), *(display_width(cells[i]) for cells in self._cells)]) for i in columns
        ]
        if self._width:
            widths = _fitting(widths, self._width)
        lines = [self._columns, ["-" * each for each in widths], *self._cells]
        return "".join(
            "  ".join(_aligned(cells[i], widths[i], right=right[i]) for i in columns).rstrip() + "\n" for cells in lines
        )


def _fitting(widths: Sequence[int], width: int) -> list[int]:
    """The widths with the widest cut to what lets all stand beside each other, where that leaves them readable."""
    room = width - 2 * (len(widths) - 1)
    cap = next((cap for cap in range(max(widths, default=0), 8, -1) if sum(min(w, cap) for w in widths) <= room), 8)
    return [min(each, cap) for each in widths]


def _aligned(cell: str, width: int, *, right: bool) -> str:
    if display_width(cell) > width:
        cell = beginning_within(cell, width - 1) + "…"
    blank = " " * (width - display_width(cell))
    return blank + cell if right else cell + blank


TABLE = RowFormat("table", _TableWriter)
"""Results as a table for a terminal."""
