"""Answers queries: those that come as SPARQL text, and saved ones with their parameters."""

import json
from collections.abc import Callable, Iterable, Iterator
from errno import ENOSPC
from itertools import islice
from typing import TYPE_CHECKING, Any

from pyoxigraph import DefaultGraph, Literal, NamedNode, QueryBoolean, QuerySolutions

from kg.errors import QueryError, StoreError, UnknownQueryError
from kg.schema import terms as v
from kg.sparql import Answer, SavedQuery, ask, ask_saved, find_query
from kg.web.holding import Held
from kg.web.jobs import Job, Reply, Work
from kg.web.results import UNMARKED, Count, Output, write_boolean, write_solutions, write_triples

if TYPE_CHECKING:
    from kg.store import GraphStore

__all__ = ["WORKS", "answer_saved", "answer_sparql"]

_ROW_BYTES = 1024  # that a row may take on average where an answer is held until it is whole
_NUMBERS = {v.INTEGER: int, v.DECIMAL: float, v.XSD + "double": float, v.XSD + "float": float}


def answer_sparql(store: "GraphStore", job: Job, reply: Reply) -> None:
    """Answer a query: "text", "default" and "named" graphs, the "format" for each kind of answer, and a "limit"."""
    answer = ask(store, job["text"], default_graphs=_default(job["default"], job["named"]), named_graphs=_named(job))
    _write(answer, _format_of(answer, job), reply, job["limit"])


def answer_saved(store: "GraphStore", job: Job, reply: Reply) -> None:
    """Answer a saved query: its "name", "values", "format", "limit", and the "page" and "size" of what is wanted.

    The whole answer is counted, but for what is above the limit; only the page is written.
    """
    query = _query(job["name"])
    answer = ask_saved(store, query, job["values"])
    if not isinstance(answer.results, QuerySolutions):
        _write(answer, _format_of(answer, job), reply, job["limit"])
        return
    rows = _Counted(_rows(answer), job["limit"])
    start = (job["page"] - 1) * job["size"]
    wanted = list(islice(rows, start, start + job["size"]))
    for _ in rows:
        pass
    columns = _columns(answer)
    reply.begin(job["formats"]["solutions"], total=rows.total, cut=rows.cut)
    if job["formats"]["solutions"] == "plain":
        _write_plain(query, columns, wanted, rows, job, reply)
    else:
        write_solutions(columns, wanted, job["formats"]["solutions"], reply, job["size"])
    reply.end(rows=len(wanted), cut=rows.cut)


def _query(name: str) -> SavedQuery:
    try:
        return find_query(name)
    except UnknownQueryError:
        raise
    except QueryError as error:  # it names the file, which is nobody's business
        raise StoreError(str(error)) from error


class _Counted:
    """Rows up to a limit, counted as they are read."""

    def __init__(self, rows: Iterator[list[Any]], limit: int) -> None:
        self._rows = rows
        self._limit = limit
        self.total = 0
        self.cut = False

    def __iter__(self) -> "_Counted":
        return self

    def __next__(self) -> list[Any]:
        if self.cut:
            raise StopIteration
        row = next(self._rows)
        if self.total == self._limit:
            self.cut = True
            raise StopIteration
        self.total += 1
        return row


def _default(default: list[str], named: list[str]) -> list[NamedNode | DefaultGraph] | None:
    """The default graph that a request chose: with no graph chosen the query decides; else what is not chosen is empty.

    Source: SPARQL 1.1 Protocol, section 2.1.4.
    """
    if not default and not named:
        return None
    return [DefaultGraph() if iri == v.KNOWLEDGE_GRAPH else _node(iri) for iri in default]


def _named(job: Job) -> list[NamedNode] | None:
    if not job["default"] and not job["named"]:
        return None
    return [_node(iri) for iri in job["named"]]


def _node(iri: str) -> NamedNode:
    try:
        return NamedNode(iri)
    except ValueError as error:
        raise QueryError(f"{iri!r} is no IRI of a graph.") from error


def _format_of(answer: Answer, job: Job) -> str:
    solutions = isinstance(answer.results, QuerySolutions | QueryBoolean)
    return str(job["formats"]["solutions" if solutions else "triples"])


def _write(answer: Answer, name: str, reply: Reply, limit: int) -> None:
    """Write an answer as it comes; in a format that cannot tell of a cut, once it is known what to tell before it."""
    if name not in UNMARKED:
        reply.begin(name)
        count = _written(answer, name, reply, limit, iter)
        reply.end(rows=count.rows, cut=count.cut)
        return
    with Held(limit * _ROW_BYTES) as held:
        count = _written(answer, name, held, limit, held.until_full)
        told = {"rows": count.rows, "cut": count.cut or held.is_full}
        reply.begin(name, **told)
        for part in held.parts():
            reply.write(part)
        reply.end(**told)


def _written(
    answer: Answer, name: str, output: Output, limit: int, passing: Callable[[Iterable[Any]], Iterator[Any]]
) -> Count:
    try:
        if isinstance(answer.results, QueryBoolean):
            return write_boolean(answer.results, "json" if name == "plain" else name, output)
        if isinstance(answer.results, QuerySolutions):
            return write_solutions(_columns(answer), passing(_rows(answer)), name, output, limit)
        return write_triples(passing(answer.results), name, output, limit)
    except (OSError, RuntimeError, ValueError) as error:
        if isinstance(error, BrokenPipeError):
            raise
        if isinstance(error, OSError) and error.errno == ENOSPC:
            raise StoreError(f"There is no room to hold an answer: {error}.") from error
        raise QueryError(f"The query cannot be answered: {error}.") from error


def _columns(answer: Answer) -> tuple[str, ...]:
    assert isinstance(answer.results, QuerySolutions)  # noqa: S101 - asked by the callers
    return answer.columns or tuple(variable.value for variable in answer.results.variables)


def _rows(answer: Answer) -> Iterator[list[Any]]:
    assert isinstance(answer.results, QuerySolutions)  # noqa: S101 - asked by the callers
    columns = _columns(answer)
    for solution in islice(answer.results, answer.limit):
        yield [solution[name] for name in columns]


def _write_plain(
    query: SavedQuery, columns: tuple[str, ...], rows: list[list[Any]], counted: _Counted, job: Job, reply: Reply
) -> None:
    """Write rows as plain JSON: an object a row, numbers as numbers, what is unknown as null."""
    told = {
        "query": query.name,
        "columns": list(columns),
        "rows": [{name: _value(term) for name, term in zip(columns, row, strict=True)} for row in rows],
        "total": counted.total,
        "page": job["page"],
        "size": job["size"],
        "cut": counted.cut,
    }
    reply.write(json.dumps(told, ensure_ascii=False).encode() + b"\n")


def _value(term: Any) -> str | int | float | bool | None:
    if term is None:
        return None
    if isinstance(term, Literal):
        number = _NUMBERS.get(term.datatype.value)
        if number is not None:
            try:
                return int(term.value) if number is int else float(term.value)
            except ValueError:
                return term.value
        if term.datatype.value == v.BOOLEAN:
            return term.value in {"true", "1"}
    return str(term.value)


WORKS = (Work("sparql", answer_sparql), Work("saved", answer_saved))
"""What this module does for the server."""
