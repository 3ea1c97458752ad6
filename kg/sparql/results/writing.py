"""Writes what a query gave, in any format, as it comes."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from pyoxigraph import QueryBoolean, QuerySolutions, QueryTriples, Triple

from kg.errors import InputError, QueryError
from kg.sparql.results.csv_format import CSV
from kg.sparql.results.html_format import HTML
from kg.sparql.results.json_format import JSON
from kg.sparql.results.markdown_format import MARKDOWN
from kg.sparql.results.rdf_formats import write_triples
from kg.sparql.results.rows import Limited, Limits, Output, Row, RowFormat, WriteOptions, Written, cut_notice
from kg.sparql.results.table_format import TABLE
from kg.sparql.results.tsv_format import TSV
from kg.sparql.results.xml_format import XML

if TYPE_CHECKING:
    from kg.sparql import Answer

__all__ = ["FORMATS", "ROW_FORMATS", "columns_of", "rows_of", "write_answer", "write_boolean", "write_rows"]

ROW_FORMATS: dict[str, RowFormat] = {each.name: each for each in (TABLE, CSV, TSV, JSON, XML, MARKDOWN, HTML)}
"""The formats of rows by name."""

FORMATS: tuple[str, ...] = (*ROW_FORMATS, "turtle")
"""What the commands that ask can write."""

_OF_TRIPLES = ("subject", "predicate", "object")  # what the columns of triples are called
_ANY = Limits()
_USUAL = WriteOptions()


def write_answer(
    answer: "Answer", format_name: str, output: Output, *, limit: int | None = None, options: WriteOptions = _USUAL
) -> Written:
    """Write an answer for people and their tools.

    Args:
        answer: the answer; its results are used up.
        format_name: one of :data:`FORMATS`.
        output: where to; text is written in UTF-8.
        limit: at most how many rows; None for all.
        options: how to write.

    Raises:
        InputError: the format has no such option.
        QueryError: the format cannot hold such an answer, or the store failed on the way.
    """
    if options.excel and format_name != "csv":
        raise InputError(f"{format_name} has no form for Excel.", hint="Use --excel with --format csv.")
    try:
        if isinstance(answer.results, QueryBoolean):
            if format_name == "turtle":
                raise QueryError("An ASK query has no triples for Turtle.", hint="Use table, csv, tsv, json or xml.")
            return write_boolean(bool(answer.results), format_name, output)
        if isinstance(answer.results, QueryTriples):
            return _write_graph(answer.results, format_name, output, limit, options)
        if format_name == "turtle":
            raise QueryError("A SELECT query has no triples for Turtle.", hint="Turtle needs CONSTRUCT or DESCRIBE.")
        most = min((each for each in (limit, answer.limit) if each is not None), default=None)
        return write_rows(columns_of(answer), rows_of(answer, 1), format_name, output, Limits(most), options)
    except OSError as error:
        if error.errno is not None:  # the output: a full disk, a closed pipe
            raise
        raise QueryError(f"The store failed while answering: {error}.") from error


def write_rows(
    columns: Sequence[str],
    rows: Iterable[Row],
    format_name: str,
    output: Output,
    limits: Limits = _ANY,
    options: WriteOptions = _USUAL,
) -> Written:
    """Write rows.

    Args:
        columns: names of the variables, without question marks.
        rows: their values, None where there is none.
        format_name: one of :data:`ROW_FORMATS`.
        output: where to.
        limits: where the answer ends.
        options: how to write.
    """
    writer = ROW_FORMATS[format_name].writer(columns, options)
    limited = Limited(rows, limits.rows)
    room = limits.octets
    output.write(writer.head().encode())
    for row in limited:
        data = writer.row(row).encode("utf-8", "replace")
        if room is not None:
            room -= len(data)
            if room < 0:
                limited.stop()
                break
        if data:
            output.write(data)
    written = limited.written()
    foot = writer.foot(cut_notice(written.rows) if written.cut and limits.marked else "")
    output.write(foot.encode("utf-8", "replace"))
    return written


def write_boolean(value: bool, format_name: str, output: Output) -> Written:
    """Write the answer to an ASK query."""
    output.write(ROW_FORMATS[format_name].boolean(value).encode())
    return Written(1)


def columns_of(answer: "Answer") -> tuple[str, ...]:
    """Return the columns of an answer's rows; triples are rows of three."""
    if isinstance(answer.results, QuerySolutions):
        return answer.columns or tuple(variable.value for variable in answer.results.variables)
    return _OF_TRIPLES


def rows_of(answer: "Answer", beyond: int = 0) -> Iterator[Row]:
    """Return the rows of an answer, of solutions as many as the question itself wants.

    Args:
        answer: the answer; its results are used up.
        beyond: how many solutions more than it wants, to see whether there are more.
    """
    if isinstance(answer.results, QueryTriples):
        yield from _triples_as_rows(answer.results)
        return
    assert isinstance(answer.results, QuerySolutions)  # noqa: S101 - asked by the callers
    columns = columns_of(answer)
    solutions = islice(answer.results, None if answer.limit is None else answer.limit + beyond)
    if columns == tuple(variable.value for variable in answer.results.variables):
        yield from map(tuple, solutions)  # half the time that looking up each name takes
        return
    for solution in solutions:
        yield [solution[name] for name in columns]


def _write_graph(
    results: QueryTriples, format_name: str, output: Output, limit: int | None, options: WriteOptions
) -> Written:
    triples = sorted(set(results), key=str)  # one order for one graph, and subjects together
    if format_name == "turtle":
        return write_triples(triples, "ttl", output, Limits(limit))
    return write_rows(_OF_TRIPLES, _triples_as_rows(triples), format_name, output, Limits(limit), options)


def _triples_as_rows(triples: Iterable[Triple]) -> Iterator[Row]:
    return ((triple.subject, triple.predicate, triple.object) for triple in triples)
