"""Writes what a query gives as it comes, and stops at a limit, which the formats that can also tell.

CSV, TSV and JSON-LD have no place for it: what is written in them is known to be whole or cut only once it is written.

Solutions are in the SPARQL 1.1 formats: https://www.w3.org/TR/sparql11-results-json/,
https://www.w3.org/TR/rdf-sparql-XMLres/ and https://www.w3.org/TR/sparql11-results-csv-tsv/. They are written here and
not by the engine's own serializers, which can neither stop at a limit nor be read from before the last row.
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import IO, Any, NamedTuple, Protocol, cast
from xml.sax.saxutils import escape, quoteattr

from pyoxigraph import BlankNode, Literal, NamedNode, QueryResultsFormat, QueryTriples, RdfFormat, Triple, serialize

from kg.schema.terms import PREFIXES, STRING

__all__ = ["UNMARKED", "Count", "Output", "write_boolean", "write_solutions", "write_triples"]

UNMARKED = frozenset({"csv", "tsv", "jsonld"})
"""The formats that cannot tell that rows were cut."""

Term = Any  # pyoxigraph's terms have no common class
Row = Sequence[Term | None]

_RESULTS_XML = "http://www.w3.org/2005/sparql-results#"
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")  # what XML 1.0 cannot hold (section 2.2)
_QUOTED = re.compile('[",\r\n]')
_GRAPH_FORMATS = {
    "ttl": RdfFormat.TURTLE,
    "nt": RdfFormat.N_TRIPLES,
    "jsonld": RdfFormat.JSON_LD,
    "rdf": RdfFormat.RDF_XML,
}


class Output(Protocol):
    """Where to write."""

    def write(self, data: bytes | bytearray | memoryview, /) -> int:
        """Take bytes."""

    def flush(self) -> None:
        """See them off."""


class Count(NamedTuple):
    """How many rows were written, and whether the limit kept more from being so."""

    rows: int
    cut: bool


class _Limited:
    """The first of some rows, counted as they pass."""

    def __init__(self, rows: Iterable[Any], limit: int) -> None:
        self._rows = iter(rows)
        self._limit = limit
        self.rows = 0

    def __iter__(self) -> Iterator[Any]:
        for row in islice(self._rows, self._limit):
            self.rows += 1
            yield row

    def count(self) -> Count:
        """Tell how many passed, once they have."""
        return Count(self.rows, next(self._rows, None) is not None)


def write_solutions(columns: Sequence[str], rows: Iterable[Row], name: str, output: Output, limit: int) -> Count:
    """Write solutions.

    Args:
        columns: names of the variables, without question marks.
        rows: their values, None where there is none.
        name: "json", "xml", "csv" or "tsv".
        output: where to.
        limit: at most how many rows.
    """
    passed = _Limited(rows, limit)
    head, line, foot = _WRITERS[name](columns)
    output.write(head)
    for row in passed:
        output.write(line(row).encode())
    count = passed.count()
    output.write(foot(count))
    return count


def write_boolean(value: Any, name: str, output: Output) -> Count:
    """Write the answer to an ASK query."""
    if name in {"json", "xml"}:
        value.serialize(output, format=QueryResultsFormat.JSON if name == "json" else QueryResultsFormat.XML)
    else:
        output.write(b"true\n" if value else b"false\n")
    return Count(1, cut=False)


def write_triples(
    triples: QueryTriples | Iterable[Triple],
    name: str,
    output: Output,
    limit: int,
    prefixes: Mapping[str, str] = PREFIXES,
) -> Count:
    """Write triples.

    Args:
        triples: the triples.
        name: "ttl", "nt", "jsonld" or "rdf".
        output: where to.
        limit: at most how many.
        prefixes: the prefixes to write, in the formats that have them.
    """
    passed = _Limited(triples, limit)
    known = None if name in {"nt", "jsonld"} else dict(prefixes)
    serialize(passed, cast(IO[bytes], output), format=_GRAPH_FORMATS[name], prefixes=known)
    count = passed.count()
    if count.cut and name in {"ttl", "nt"}:
        output.write(f"# {_told(limit)}\n".encode())
    elif count.cut and name == "rdf":
        output.write(f"<!-- {_told(limit)} -->\n".encode())
    return count


def _told(limit: int) -> str:
    return f"Cut: only the first {limit} are given; there are more."


Writer = tuple[bytes, Callable[[Row], str], Callable[[Count], bytes]]
"""What stands before the rows, what writes one, and what stands after them."""


def _json(columns: Sequence[str]) -> Writer:
    head = f'{{"head":{{"vars":{json.dumps(list(columns))}}},"results":{{"bindings":['
    keys = [json.dumps(name) for name in columns]
    separator = ""

    def line(row: Row) -> str:
        nonlocal separator
        bound = ",".join(f"{key}:{_json_term(term)}" for key, term in zip(keys, row, strict=True) if term is not None)
        written = f"{separator}\n{{{bound}}}"
        separator = ","
        return written

    def foot(count: Count) -> bytes:
        mark = f',"cut":{json.dumps(_told(count.rows))}' if count.cut else ""
        return f"\n]}}{mark}}}\n".encode()

    return head.encode(), line, foot


_text = json.JSONEncoder(ensure_ascii=False).encode


def _json_term(term: Term) -> str:
    if isinstance(term, Literal):
        if term.language:
            return f'{{"type":"literal","value":{_text(term.value)},"xml:lang":{_text(term.language)}}}'
        datatype = term.datatype.value
        if datatype == STRING:
            return f'{{"type":"literal","value":{_text(term.value)}}}'
        return f'{{"type":"literal","value":{_text(term.value)},"datatype":{_text(datatype)}}}'
    if isinstance(term, Triple):
        parts = (("subject", term.subject), ("predicate", term.predicate), ("object", term.object))
        return f'{{"type":"triple","value":{{{",".join(f"{_text(key)}:{_json_term(part)}" for key, part in parts)}}}}}'
    return f'{{"type":"{"uri" if isinstance(term, NamedNode) else "bnode"}","value":{_text(term.value)}}}'


def _xml(columns: Sequence[str]) -> Writer:
    variables = "".join(f"<variable name={quoteattr(name)}/>" for name in columns)
    head = f'<?xml version="1.0" encoding="UTF-8"?>\n<sparql xmlns="{_RESULTS_XML}"><head>{variables}</head><results>'
    starts = [f"<binding name={quoteattr(name)}>" for name in columns]

    def line(row: Row) -> str:
        bound = (
            f"{start}{_xml_term(term)}</binding>" for start, term in zip(starts, row, strict=True) if term is not None
        )
        return f"\n<result>{''.join(bound)}</result>"

    def foot(count: Count) -> bytes:
        mark = f"<!-- {_told(count.rows)} -->\n" if count.cut else ""
        return f"\n</results></sparql>\n{mark}".encode()

    return head.encode(), line, foot


def _xml_term(term: Term) -> str:
    if isinstance(term, NamedNode):
        return f"<uri>{escape(term.value)}</uri>"
    if isinstance(term, BlankNode):
        return f"<bnode>{escape(term.value)}</bnode>"
    if isinstance(term, Triple):
        parts = (("subject", term.subject), ("predicate", term.predicate), ("object", term.object))
        return f"<triple>{''.join(f'<{tag}>{_xml_term(part)}</{tag}>' for tag, part in parts)}</triple>"
    # a bare carriage return would be read as a line feed (XML 1.0, section 2.11)
    value = escape(_NO_XML.sub("\ufffd", term.value), {"\r": "&#xD;"})
    if term.language:
        return f"<literal xml:lang={quoteattr(term.language)}>{value}</literal>"
    datatype = term.datatype.value
    return (
        f"<literal>{value}</literal>"
        if datatype == STRING
        else f"<literal datatype={quoteattr(datatype)}>{value}</literal>"
    )


def _csv(columns: Sequence[str]) -> Writer:
    return (",".join(columns) + "\r\n").encode(), _csv_line, lambda count: b""


def _csv_line(row: Row) -> str:
    cells = ("" if term is None else f"_:{term.value}" if isinstance(term, BlankNode) else _plain(term) for term in row)
    return (
        ",".join(f'"{cell.replace(chr(34), chr(34) * 2)}"' if _QUOTED.search(cell) else cell for cell in cells) + "\r\n"
    )


def _plain(term: Term) -> str:
    return str(term) if isinstance(term, Triple) else str(term.value)


def _tsv(columns: Sequence[str]) -> Writer:
    head = "\t".join(f"?{name}" for name in columns) + "\n"
    return (
        head.encode(),
        lambda row: "\t".join("" if term is None else _tsv_term(term) for term in row) + "\n",
        lambda _: b"",
    )


def _tsv_term(term: Term) -> str:
    return str(term).replace("\t", "\\t").replace("\n", "\\n").replace("\r", "\\r")


_WRITERS: dict[str, Callable[[Sequence[str]], Writer]] = {"json": _json, "xml": _xml, "csv": _csv, "tsv": _tsv}
