"""Which columns of a table are shown, and how."""

from typing import NamedTuple

from kg.web.page_cells import Cell
from kg.web.page_model import TableSection

__all__ = ["TableShape", "holds", "shape_of"]

_BRIEF = frozenset({"title", "date", "votes", "position", "group"})  # such a table is a list of papers
_SHORT = frozenset({"value", "date", "votes", "papers", "position", "rank", "group"})


class TableShape(NamedTuple):
    """How a table is shown.

    Attributes:
        places: the columns that hold anything.
        quoted: the column that also holds the words behind each line.
        is_brief: whether a narrow screen shows each line as a title and a note.
    """

    places: tuple[int, ...]
    quoted: int
    is_brief: bool


def shape_of(section: TableSection) -> TableShape:
    """Return how a table is shown; a column without any value is left out, unless it can be sorted by."""
    sorted_by = {name for name, _ in section.sorting}
    places = tuple(
        place
        for place, name in enumerate(section.columns)
        if name in sorted_by or any(holds(line.cells[place]) for line in section.lines)
    ) or tuple(range(len(section.columns)))
    for name in ("title", "paper"):
        if name in section.columns:
            return TableShape(places, section.columns.index(name), set(section.columns) <= _BRIEF)
    long = [place for place in places if section.columns[place] not in _SHORT]
    return TableShape(places, long[-1] if long else places[-1], is_brief=False)


def holds(cell: Cell) -> bool:
    """Return whether a cell says anything."""
    return any(cell) if isinstance(cell, tuple) else bool(cell)
