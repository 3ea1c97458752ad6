"""SPARQL 1.1 Query Results CSV Format (https://www.w3.org/TR/sparql11-results-csv-tsv/), plain or for Excel.

The specification has a cell hold the text of a term and nothing else. A spreadsheet takes a cell that begins with "="
for a formula, whoever wrote it; the form for Excel therefore puts an apostrophe before it, and a byte order mark before
the whole, without which Excel does not read UTF-8.
"""

import re
from collections.abc import Sequence

from pyoxigraph import BlankNode, Literal, Triple

from kg.sparql.results.rows import NUMERIC, Row, RowFormat, Term, WriteOptions
from kg.sparql.results.tsv_format import triple_term

__all__ = ["CSV"]

_QUOTED = re.compile('[",\r\n]')
_FORMULA = re.compile(r"[=+\-@\t\r]")


class _CsvWriter:
    def __init__(self, columns: Sequence[str], options: WriteOptions) -> None:
        self._columns = columns
        self._excel = options.excel

    def head(self) -> str:
        return f"{chr(0xFEFF) if self._excel else ''}{','.join(self._columns)}\r\n"

    def row(self, row: Row) -> str:
        return ",".join("" if term is None else self._cell(term) for term in row) + "\r\n"

    def foot(self, notice: str) -> str:
        return ""

    def _cell(self, term: Term) -> str:
        text = _text(term)
        if self._excel and _FORMULA.match(text) and not _is_number(term):
            text = "'" + text
        return f'"{text.replace(chr(34), chr(34) * 2)}"' if _QUOTED.search(text) else text


def _text(term: Term) -> str:
    if isinstance(term, Triple):
        return triple_term(term)
    return f"_:{term.value}" if isinstance(term, BlankNode) else str(term.value)


def _is_number(term: Term) -> bool:
    return isinstance(term, Literal) and term.datatype.value in NUMERIC


CSV = RowFormat("csv", _CsvWriter)
"""Results as CSV."""
