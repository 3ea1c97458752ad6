"""Writes what a query gave: one module a format, used by the command line and by the server."""

from kg.sparql.results.cells import display_width, plain
from kg.sparql.results.rdf_formats import RDF_FORMATS, write_triples
from kg.sparql.results.rows import Limits, Output, Row, WriteOptions, Written
from kg.sparql.results.writing import FORMATS, columns_of, rows_of, write_answer, write_boolean, write_rows

__all__ = [
    "FORMATS",
    "RDF_FORMATS",
    "Limits",
    "Output",
    "Row",
    "WriteOptions",
    "Written",
    "columns_of",
    "display_width",
    "plain",
    "rows_of",
    "write_answer",
    "write_boolean",
    "write_rows",
    "write_triples",
]
