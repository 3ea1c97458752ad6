"""Answers queries: those that come as SPARQL text, and saved ones with their parameters."""

import json
from collections.abc import Iterator
from errno import ENOSPC
from itertools import islice
from math import isfinite
from typing import Any

from pyoxigraph import DefaultGraph, Literal, NamedNode, QueryBoolean, QuerySolutions, QueryTriples

from kg.errors import QueryError, StoreError, UnknownQueryError
from kg.schema import terms as v
from kg.sparql import Answer, SavedQuery, ask, ask_saved, find_query
from kg.sparql.results import (
    RDF_FORMATS,
    Limits,
    Output,
    Row,
    WriteOptions,
    Written,
    columns_of,
    rows_of,
    write_boolean,
    write_rows,
    write_triples,
)
from kg.syntax.tokens import tokens
from kg.web.handler import handle
from kg.web.jobs import Ending, Head, SavedQueryJob, SparqlJob
from kg.web.open_graph import OpenGraph
from kg.web.replies import Reply, UnacceptableError
from kg.web.spool import Spool

__all__ = ["HANDLERS", "answer_saved", "answer_sparql"]

_UNMARKED = frozenset({"csv", "tsv", "jsonld"})  # the formats that cannot tell that rows were cut
# What gives another answer each time, whatever the graph.
_FLEETING = frozenset({"RAND", "NOW", "UUID", "STRUUID", "BNODE"})
_ROW_BYTES = 1024  # that a row may take on average where an answer is held until it is whole
_FOOT_BYTES = 64 * 1024  # room for what stands before and after the rows
_NUMBERS = {v.INTEGER: int, v.DECIMAL: float, v.XSD + "double": float, v.XSD + "float": float}


def answer_sparql(graph: OpenGraph, job: SparqlJob, reply: Reply) -> None:
    """Answer a query.

    Raises:
        UnacceptableError: the request takes no format for this kind of answer.
    """
    chosen = bool(job.default_graphs or job.named_graphs)  # what is not chosen is empty (Protocol, section 2.1.4)
    answer = ask(
        graph,
        job.text,
        default_graphs=[_graph(iri) for iri in job.default_graphs] if chosen else None,
        named_graphs=[_node(iri) for iri in job.named_graphs] if chosen else None,
        text_limit=graph.start.text_limit,
    )
    is_table = isinstance(answer.results, QuerySolutions | QueryBoolean)
    name = job.solutions if is_table else job.triples
    if not name:
        kind = "rows" if is_table else "triples"
        raise UnacceptableError(f"The answer is {kind}, and the request accepts no format of {kind}.")
    words = {token.text.upper() for token in tokens(job.text) if token.kind == "word"}
    _write(answer, name, graph, reply, fleeting=bool(words & _FLEETING))


def answer_saved(graph: OpenGraph, job: SavedQueryJob, reply: Reply) -> None:
    """Answer a saved query.

    The whole answer is counted, but for what is above the limit; only the page is written.
    """
    query = _query(job.name)
    answer = ask_saved(graph, query, job.values)
    if not isinstance(answer.results, QuerySolutions):
        _write(answer, job.format, graph, reply)
        return
    rows = _Counted(rows_of(answer), graph.start.row_limit)
    start = (job.page - 1) * job.size
    wanted = list(islice(rows, start, start + job.size))
    for _ in rows:
        pass
    columns = columns_of(answer)
    reply.begin(Head(job.format, total=rows.total, cut=rows.cut))
    if job.format == "plain":
        _write_plain(query, columns, wanted, rows, job, reply, answer.note)
    else:
        write_rows(columns, wanted, job.format, reply, options=WriteOptions(excel=job.excel))
    reply.end(Ending(len(wanted), rows.cut))


def _query(name: str) -> SavedQuery:
    try:
        return find_query(name)
    except UnknownQueryError:
        raise
    except QueryError as error:  # it names the file, which is nobody's business
        raise StoreError(str(error)) from error


class _Counted:
    """Rows up to a limit, counted as they are read."""

    def __init__(self, rows: Iterator[Row], limit: int) -> None:
        self._rows = rows
        self._limit = limit
        self.total = 0
        self.cut = False

    def __iter__(self) -> "_Counted":
        return self

    def __next__(self) -> Row:
        if self.cut:
            raise StopIteration
        row = next(self._rows)
        if self.total == self._limit:
            self.cut = True
            raise StopIteration
        self.total += 1
        return row


def _graph(iri: str) -> NamedNode | DefaultGraph:
    return DefaultGraph() if iri == v.KNOWLEDGE_GRAPH else _node(iri)


def _node(iri: str) -> NamedNode:
    try:
        return NamedNode(iri)
    except ValueError as error:
        raise QueryError(f"{iri!r} is not an IRI of a graph.") from error


def _write(answer: Answer, name: str, graph: OpenGraph, reply: Reply, *, fleeting: bool = False) -> None:
    """Write an answer as it comes, but once it is whole in a format that cannot say at its end that rows were cut."""
    rows, octets = graph.start.row_limit, graph.start.answer_bytes - _FOOT_BYTES
    if name not in _UNMARKED:
        reply.begin(Head(name, fleeting=fleeting))
        written = _written(answer, name, reply, Limits(rows, octets, marked=True))
        reply.end(Ending(written.rows, written.cut))
        return
    with Spool() as spool:
        written = _written(answer, name, spool, Limits(rows, min(octets, rows * _ROW_BYTES)))
        reply.begin(Head(name, rows=written.rows, cut=written.cut, fleeting=fleeting))
        for part in spool.parts():
            reply.write(part)
        reply.end(Ending(written.rows, written.cut))


def _written(answer: Answer, name: str, output: Output, limits: Limits) -> Written:
    try:
        if isinstance(answer.results, QueryBoolean):
            return write_boolean(bool(answer.results), "json" if name == "plain" else name, output)
        if isinstance(answer.results, QueryTriples) and name in RDF_FORMATS:
            return write_triples(answer.results, name, output, limits)
        return write_rows(columns_of(answer), rows_of(answer), name, output, limits)
    except BrokenPipeError:
        raise
    except (OSError, RuntimeError, ValueError) as error:
        if isinstance(error, OSError) and error.errno == ENOSPC:
            raise StoreError(f"There is no room to hold an answer: {error}.") from error
        raise QueryError(f"The query cannot be answered: {error}.") from error


def _write_plain(
    query: SavedQuery,
    columns: tuple[str, ...],
    rows: list[Row],
    counted: _Counted,
    job: SavedQueryJob,
    reply: Reply,
    note: str,
) -> None:
    """Write rows as plain JSON: an object a row, numbers as numbers, what is unknown as null."""
    page = {
        "query": query.name,
        "columns": list(columns),
        "rows": [{name: _value(term) for name, term in zip(columns, row, strict=True)} for row in rows],
        "total": counted.total,
        "page": job.page,
        "size": job.size,
        "cut": counted.cut,
        **({"note": note} if note else {}),
    }
    reply.write(json.dumps(page, ensure_ascii=False).encode() + b"\n")


def _value(term: Any) -> str | int | float | bool | None:
    if term is None:
        return None
    if isinstance(term, Literal):
        number = _NUMBERS.get(term.datatype.value)
        if number is not None:
            try:
                value = int(term.value) if number is int else float(term.value)
            except ValueError:
                return term.value
            return value if isfinite(value) else term.value  # JSON has no NaN
        if term.datatype.value == v.BOOLEAN:
            return term.value in {"true", "1"}
        return term.value
    return str(getattr(term, "value", term))


HANDLERS = (handle(SparqlJob, answer_sparql), handle(SavedQueryJob, answer_saved))
"""What this module does for the server."""
