"""Finds the rows and cells of tables that a note writes in HTML."""

import re
from typing import NamedTuple

from kg.model import Span
from kg.readers.text.quotes import stripped

__all__ = ["HtmlTable", "find_table"]

_OPENING = re.compile(r"<table\b[^<>]{0,300}>", re.IGNORECASE)
_CLOSING = re.compile(r"</table\s*>|(?P<inner><table\b)", re.IGNORECASE)
_ROW = re.compile(r"<tr\b[^<>]{0,300}>", re.IGNORECASE)
_ROW_END = re.compile(r"</tr\s*>|</table\s*>|<tr\b", re.IGNORECASE)
_CELL = re.compile(r"<t[dh]\b[^<>]{0,300}>", re.IGNORECASE)
_CELL_END = re.compile(r"</t[dh]\s*>|<t[dh]\b", re.IGNORECASE)
_LONGEST = 200_000  # characters of a table
_MOST_ROWS = 5_000


class HtmlTable(NamedTuple):
    """A table: its cells row by row, and where it begins and ends with its tags."""

    rows: tuple[tuple[Span, ...], ...]
    start: int
    end: int


def find_table(text: str, start: int, end: int, limit: int) -> HtmlTable | None:
    """Return the first table that begins in ``text[start:end]``, None where there is none of two rows and columns.

    Args:
        text: the document's text.
        start: where to look from.
        end: where a table may begin.
        limit: where a table may end.
    """
    opening = _OPENING.search(text, start, end)
    if opening is None:
        return None
    closing = _CLOSING.search(text, opening.end(), min(limit, opening.end() + _LONGEST))
    if closing is None or closing["inner"]:  # tables in tables lay a page out
        return None
    rows: list[tuple[Span, ...]] = []
    place = opening.end()
    while (row := _ROW.search(text, place, closing.start())) is not None and len(rows) < _MOST_ROWS:
        edge = _ROW_END.search(text, row.end(), closing.end())
        place = edge.start() if edge else closing.start()
        cells = tuple(_cells(text, row.end(), place))
        if cells:
            rows.append(cells)
    if len(rows) < 2 or max(map(len, rows)) < 2:
        return None
    return HtmlTable(tuple(rows), opening.start(), closing.end())


def _cells(text: str, start: int, end: int) -> list[Span]:
    found = []
    while (cell := _CELL.search(text, start, end)) is not None:
        edge = _CELL_END.search(text, cell.end(), end)
        start = edge.start() if edge else end
        found.append(Span(*stripped(text, cell.end(), start)))
    return found
