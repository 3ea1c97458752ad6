"""A page of one table that loads nothing; web addresses are links."""

from collections.abc import Sequence
from html import escape

from pyoxigraph import NamedNode

from kg.sparql.results.cells import shown
from kg.sparql.results.rows import Row, RowFormat, Term, WriteOptions

__all__ = ["HTML"]

_HEAD = '<!DOCTYPE html>\n<html lang="en">\n<head><meta charset="utf-8"><title>paper-kg</title></head>\n<body>\n'


class _HtmlWriter:
    def __init__(self, columns: Sequence[str], options: WriteOptions) -> None:
        self._columns = columns

    def head(self) -> str:
        names = "".join(f"<th>{escape(name)}</th>" for name in self._columns)
        return f"{_HEAD}<table>\n<thead><tr>{names}</tr></thead>\n<tbody>\n"

    def row(self, row: Row) -> str:
        return f"<tr>{''.join(f'<td>{_cell(term)}</td>' for term in row)}</tr>\n"

    def foot(self, notice: str) -> str:
        return "</tbody>\n</table>\n</body>\n</html>\n"


def _cell(term: Term | None) -> str:
    text = escape(shown(term))
    if isinstance(term, NamedNode) and term.value.startswith(("https://", "http://")):
        return f'<a href="{escape(term.value)}">{text}</a>'
    return text


HTML = RowFormat("html", _HtmlWriter)
"""Results as an HTML page."""
