"""Which columns of a table are shown, and how."""

from collections.abc import Sequence
from typing import NamedTuple

from kg.web.page_cells import Cell
from kg.web.page_model import TableSection

__all__ = ["AnswerShape", "TableShape", "holds", "shape_of", "shown_columns"]

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


class AnswerShape(NamedTuple):
    """How the table of a saved query's answer is shown.

    Attributes:
        places: the columns that are shown.
        quoted: the column that also holds the words behind each row, one click away; -1 for none.
        quote: the column that gives these words.
    """

    places: tuple[int, ...]
    quoted: int = -1
    quote: int = -1


def shown_columns(columns: Sequence[str], lines: Sequence[Sequence[tuple[str, str]]]) -> AnswerShape:
    """Return which columns of an answer are shown; one that is empty in all rows is left out.

    Words that state something stand with the title of their paper: a column of their own made the table wider than
    a screen.
    """
    places = [place for place in range(len(columns)) if any(line[place][0] for line in lines)]
    if "title" not in columns or "quote" not in columns:
        return AnswerShape(tuple(places))
    quote, title = columns.index("quote"), columns.index("title")
    return AnswerShape(tuple(place for place in places if place != quote), title, quote)
