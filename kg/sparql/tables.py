"""Writes what a query gave: as a table, Markdown, HTML, Turtle, or in the SPARQL 1.1 result formats.

CSV, TSV, JSON and XML follow https://www.w3.org/TR/sparql11-results-csv-tsv/, https://www.w3.org/TR/sparql11-results-json/
and https://www.w3.org/TR/rdf-sparql-XMLres/, by pyoxigraph's own serializers.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any, BinaryIO, NamedTuple

from pyoxigraph import (
    Literal,
    NamedNode,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    parse_query_results,
    serialize,
)

from kg.errors import QueryError
from kg.schema.terms import PREFIXES, XSD
from kg.sparql.lookup import short_iri

if TYPE_CHECKING:
    from kg.sparql import Answer

__all__ = ["FORMATS", "Written", "display_width", "plain", "write_answer"]

_NATIVE = {
    "csv": QueryResultsFormat.CSV,
    "tsv": QueryResultsFormat.TSV,
    "json": QueryResultsFormat.JSON,
    "xml": QueryResultsFormat.XML,
}
FORMATS: tuple[str, ...] = ("table", *_NATIVE, "markdown", "html", "turtle")

Term = Any  # pyoxigraph's terms have no common class
Row = Sequence[Term | None]

_NUMBERS = frozenset(XSD + name for name in ("integer", "decimal", "double", "float"))
# What XML 1.0 cannot hold at all (section 2.2), and what moves a terminal's cursor or hides text.
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]+")
_MARKDOWN = re.compile(r"[\\`*_\[\]<>|~&]")


class Written(NamedTuple):
    """What was written: how many rows, and whether more were there than the limit lets through."""

    rows: int
    cut: bool = False


def write_answer(
    answer: "Answer", format_name: str, output: BinaryIO, *, limit: int | None = None, width: int | None = None
) -> Written:
    """Write an answer.

    Args:
        answer: the answer; its results are used up.
        format_name: one of :data:`FORMATS`.
        output: where to; text is written in UTF-8.
        limit: at most how many rows; None for all.
        width: how many columns a terminal has: longer tables have their widest cells shortened; None for no limit.

    Raises:
        QueryError: the format cannot hold such an answer, or the store failed on the way.
    """
    try:
        if isinstance(answer.results, QueryBoolean):
            return _write_boolean(answer.results, format_name, output)
        if isinstance(answer.results, QueryTriples):
            return _write_triples(answer.results, format_name, output, limit, width)
        return _write_solutions(answer, answer.results, format_name, output, limit, width)
    except OSError as error:
        if error.errno is not None:  # the output: a full disk, a closed pipe
            raise
        raise QueryError(f"The store failed while answering: {error}.") from error


def _write_boolean(results: QueryBoolean, format_name: str, output: BinaryIO) -> Written:
    if format_name == "turtle":
        raise QueryError("An ASK query has no triples for Turtle.", hint="Use --format table, csv, tsv, json or xml.")
    if format_name in {"json", "xml"}:
        results.serialize(output, format=_NATIVE[format_name])
    else:
        output.write(b"true" if results else b"false")
    output.write(b"\n")
    return Written(1)


def _write_triples(
    results: QueryTriples, format_name: str, output: BinaryIO, limit: int | None, width: int | None
) -> Written:
    triples = sorted(set(results), key=str)  # one order for one graph, and subjects together
    kept = triples[:limit]
    if format_name == "turtle":
        serialize(kept, output, format=RdfFormat.TURTLE, prefixes=PREFIXES)
    else:
        rows = ((triple.subject, triple.predicate, triple.object) for triple in kept)
        _write_rows(("subject", "predicate", "object"), rows, format_name, output, width)
    return Written(len(kept), len(kept) < len(triples))


def _write_solutions(
    answer: "Answer", results: QuerySolutions, format_name: str, output: BinaryIO, limit: int | None, width: int | None
) -> Written:
    if format_name == "turtle":
        raise QueryError("A SELECT query has no triples for Turtle.", hint="Turtle needs CONSTRUCT or DESCRIBE.")
    names = tuple(variable.value for variable in results.variables)
    columns = answer.columns or names
    counted = _Counted(results, columns, answer.limit, limit)
    _write_rows(columns, counted, format_name, output, width)
    return Written(counted.rows, counted.cut)


class _Counted:
    """The chosen columns of the rows that the limits let through, counted on the way."""

    def __init__(self, results: QuerySolutions, columns: Sequence[str], wanted: int | None, limit: int | None) -> None:
        self._results = islice(results, wanted)
        self._columns = columns
        self._limit = limit
        self.rows = 0
        self.cut = False

    def __iter__(self) -> Iterator[Row]:
        for solution in self._results:
            if self.rows == self._limit:
                self.cut = True
                return
            self.rows += 1
            yield [solution[name] for name in self._columns]


def _write_rows(
    columns: Sequence[str], rows: Iterable[Row], format_name: str, output: BinaryIO, width: int | None
) -> None:
    if format_name in _NATIVE:
        _write_native(columns, rows, format_name, output)
    elif format_name == "markdown":
        for line in _markdown(columns, rows):
            output.write(line.encode())
    elif format_name == "html":
        for line in _html(columns, rows):
            output.write(line.encode())
    else:
        for line in _table(columns, rows, width):
            output.write(line.encode())


def _write_native(columns: Sequence[str], rows: Iterable[Row], format_name: str, output: BinaryIO) -> None:
    """Write rows through pyoxigraph, which takes them as TSV: there a term stands as in N-Triples."""
    clean = _for_xml if format_name == "xml" else str
    lines = ["\t".join(f"?{name}" for name in columns)]
    lines += ("\t".join("" if term is None else clean(term) for term in row) for row in rows)
    text = "\n".join(lines).encode() + b"\n"
    data = parse_query_results(text, format=QueryResultsFormat.TSV).serialize(format=_NATIVE[format_name]) or b""
    if format_name == "xml":
        data = data.replace(b"\r", b"&#xD;")  # else every XML parser reads a line feed (XML 1.0, section 2.11)
    output.write(data)
    if format_name in {"json", "xml"}:
        output.write(b"\n")


def _for_xml(term: Term) -> str:
    if isinstance(term, Literal) and _NO_XML.search(term.value):
        value = _NO_XML.sub("\ufffd", term.value)
        term = Literal(value, language=term.language) if term.language else Literal(value, datatype=term.datatype)
    return str(term)


def plain(text: str) -> str:
    """Return text as one line without control characters: what a terminal may be shown of a stranger's words."""
    return _CONTROL.sub(" ", text).strip()


def display_width(text: str) -> int:
    """Return how many columns of a terminal a text takes: Hangul and other wide characters take two.

    Source: Unicode Standard Annex #11, East Asian Width.
    """
    if text.isascii():
        return len(text)
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def _shown(term: Term | None) -> str:
    if term is None:
        return ""
    if isinstance(term, NamedNode):
        return plain(short_iri(term.value))
    return plain(term.value if isinstance(term, Literal) else str(term))


def _numeric(term: Term | None) -> bool:
    return isinstance(term, Literal) and term.datatype.value in _NUMBERS


def _table(columns: Sequence[str], rows: Iterable[Row], width: int | None) -> Iterator[str]:
    terms = list(rows)
    cells = [[_shown(term) for term in row] for row in terms]
    right = [all(row[i] is None or _numeric(row[i]) for row in terms) and bool(terms) for i in range(len(columns))]
    widths = [max([display_width(name), *(display_width(row[i]) for row in cells)]) for i, name in enumerate(columns)]
    if width:
        widths = _fitting(widths, width)
    for row in (list(columns), ["-" * each for each in widths], *cells):
        aligned = [_aligned(cell, each, is_right) for cell, each, is_right in zip(row, widths, right, strict=True)]
        yield "  ".join(aligned).rstrip() + "\n"


def _fitting(widths: Sequence[int], width: int) -> list[int]:
    """The widths with the widest cut to what lets all stand beside each other, where that leaves them readable."""
    room = width - 2 * (len(widths) - 1)
    cap = next((cap for cap in range(max(widths, default=0), 8, -1) if sum(min(w, cap) for w in widths) <= room), 8)
    return [min(each, cap) for each in widths]


def _aligned(cell: str, width: int, right: bool) -> str:
    if display_width(cell) > width:
        kept, room = "", width - 1
        for character in cell:
            room -= display_width(character)
            if room < 0:
                break
            kept += character
        cell = kept + "…"
    blank = " " * (width - display_width(cell))
    return blank + cell if right else cell + blank


def _markdown(columns: Sequence[str], rows: Iterable[Row]) -> Iterator[str]:
    """GitHub Flavored Markdown, section 4.10; whatever could be mark-up is escaped."""
    terms = list(rows)
    right = [bool(terms) and all(row[i] is None or _numeric(row[i]) for row in terms) for i in range(len(columns))]
    yield f"| {' | '.join(_MARKDOWN.sub(_backslash, name) for name in columns)} |\n"
    yield f"| {' | '.join('--:' if is_right else '---' for is_right in right)} |\n"
    for row in terms:
        yield f"| {' | '.join(_MARKDOWN.sub(_backslash, _shown(term)) for term in row)} |\n"


def _backslash(found: re.Match[str]) -> str:
    return "\\" + found.group()


def _html(columns: Sequence[str], rows: Iterable[Row]) -> Iterator[str]:
    """A page of one table that loads nothing; web addresses are links."""
    from html import escape

    yield '<!DOCTYPE html>\n<html lang="en">\n<head><meta charset="utf-8"><title>paper-kg</title></head>\n<body>\n'
    yield f"<table>\n<thead><tr>{''.join(f'<th>{escape(name)}</th>' for name in columns)}</tr></thead>\n<tbody>\n"
    for row in rows:
        cells = []
        for term in row:
            text = escape(_shown(term))
            if isinstance(term, NamedNode) and term.value.startswith(("https://", "http://")):
                text = f'<a href="{escape(term.value)}">{text}</a>'
            cells.append(f"<td>{text}</td>")
        yield f"<tr>{''.join(cells)}</tr>\n"
    yield "</tbody>\n</table>\n</body>\n</html>\n"
