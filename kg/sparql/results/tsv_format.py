"""SPARQL 1.1 Query Results TSV Format (https://www.w3.org/TR/sparql11-results-csv-tsv/): terms as in Turtle."""

import re
from collections.abc import Sequence

from pyoxigraph import Literal, Triple

from kg.schema.terms import INTEGER
from kg.sparql.results.rows import Row, RowFormat, Term, WriteOptions

__all__ = ["TSV", "triple_term"]

_INTEGER = re.compile(r"[+-]?[0-9]+")


class _TsvWriter:
    def __init__(self, columns: Sequence[str], options: WriteOptions) -> None:
        self._columns = columns

    def head(self) -> str:
        return "\t".join(f"?{name}" for name in self._columns) + "\n"

    def row(self, row: Row) -> str:
        return "\t".join("" if term is None else _term(term) for term in row) + "\n"

    def foot(self, notice: str) -> str:
        return ""


def triple_term(triple: Triple) -> str:
    """Return a triple as a term, as RDF 1.2 Turtle writes it."""
    return f"<<( {_term(triple.subject)} {_term(triple.predicate)} {_term(triple.object)} )>>"


def _term(term: Term) -> str:
    if isinstance(term, Triple):
        return triple_term(term)
    if isinstance(term, Literal) and term.datatype.value == INTEGER and _INTEGER.fullmatch(term.value):
        return term.value
    return str(term).replace("\t", "\\t").replace("\n", "\\n").replace("\r", "\\r")


TSV = RowFormat("tsv", _TsvWriter)
"""Results as TSV."""
