"""Answers queries: saved ones, and those that an assistant writes."""

import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from itertools import islice
from typing import Any

from pyoxigraph import Literal, QueryBoolean, QueryResultsFormat, QuerySolutions, parse_query_results

from kg.assistants.asked import Asked
from kg.assistants.bounds import cut_text, part
from kg.assistants.evidence import QUOTED
from kg.assistants.stating import Statements
from kg.errors import InputError, QueryError, QueryTimeoutError
from kg.rows import Rows
from kg.schema import terms as v
from kg.sparql import Answer, Parameter, SavedQuery, ask, ask_saved, find_query, saved_queries
from kg.sparql.emptiness import why_empty
from kg.sparql.library import INTERNAL
from kg.sparql.lookup import name_key, short_iri
from kg.sparql.results import columns_of, rows_of

__all__ = ["describe_queries", "run_saved", "run_sparql"]

_MOST_ROWS = 10_000  # of a saved query
_SECONDS = 15  # that a SPARQL query may take
_RESULT = v.DATA + "result/"
_COMPARED = "compare"  # its rows hold the scores of many papers as text
_QUOTES = frozenset({"quote", "surface"})  # columns of saved queries that hold words of a note
_NAME = re.compile(r"\S{1,100}")  # a single word orders nothing
_NUMBERS: Mapping[str, Callable[[str], int | float | str]] = {v.INTEGER: int, v.DECIMAL: float}


def describe_queries(asked: Asked) -> dict[str, Any]:
    """Answer which saved queries there are."""
    words = [name_key(word) for word in asked.text("words").split()]

    def text_of(query: SavedQuery) -> str:
        return name_key(" ".join((query.name, query.summary, query.description, *query.tags)))

    found = [
        query
        for query in saved_queries()
        if INTERNAL not in query.tags and all(word in text_of(query) for word in words)
    ]
    return part(found, *asked.part(), _described_query)


def _described_query(query: SavedQuery) -> dict[str, Any]:
    return {
        "name": query.name,
        "summary": query.summary,
        "parameters": {each.name: _described_parameter(each) for each in query.params},
    }


def _described_parameter(parameter: Parameter) -> str:
    kind = f"{parameter.type} (required)" if parameter.required else parameter.type
    said = f"{kind}: {parameter.description}" if parameter.description else kind
    return f"{said}; such as {parameter.example}" if parameter.example else said


def run_saved(asked: Asked) -> dict[str, Any]:
    """Answer a saved query."""
    given = asked.arguments.get("parameters", {})
    if not isinstance(given, Mapping):
        raise InputError("parameters must be an object of names and values.")
    query = find_query(asked.text("name", needed=True).removesuffix(".rq"))
    if INTERNAL in query.tags:
        raise InputError(f"{query.name!r} is not a query for users.", hint="list_queries names those that are.")
    values = {str(name): str(value) for name, value in given.items() if value is not None}
    found = ask_saved(asked.store, query, values)
    rows = list(islice(_rows(asked, found), _MOST_ROWS))
    answer = part(rows, *asked.part(), lambda row: row())
    if query.name == _COMPARED:
        answer["see"] = "The tool compare gives the same scores with the words that state them."
    if found.note:
        answer["note"] = found.note
    return answer if rows else {**answer, "why": why_empty(asked.store, query, values)}


def _rows(asked: Asked, answer: Answer) -> Iterator[Callable[[], dict[str, Any]]]:
    """The rows of a saved query; those about a result come with the words that state it."""
    if not isinstance(answer.results, QuerySolutions):
        for row in Rows.read(answer):
            yield partial(_cut_row, row)
        return
    names = [variable.value for variable in answer.results.variables]
    statements = Statements(asked.store, asked.checked)
    for solution in islice(answer.results, answer.limit):
        terms = {name: solution[name] for name in names}

        def row_of(terms: Mapping[str, Any] = terms) -> dict[str, Any]:
            row = {name: _term(terms[name]) for name in answer.columns or names if terms[name] is not None}
            result = getattr(terms.get("result"), "value", "")
            if result.startswith(_RESULT):
                row.pop("quote", None)
                row["evidence"] = statements.of_result(result)
            elif "quote" not in row and (said := statements.of_item(_plain(terms))):
                row["evidence"] = said
            return {name: {QUOTED: value} if name in _QUOTES else value for name, value in row.items()}

        yield row_of


def _plain(terms: Mapping[str, Any]) -> dict[str, str]:
    """The values of a row as text."""
    return {name: str(getattr(term, "value", "")) for name, term in terms.items() if term is not None}


def _term(term: Any) -> Any:
    """A value of a row: numbers as numbers, nodes by their short names."""
    if not isinstance(term, Literal):
        return cut_text(short_iri(term.value) if hasattr(term, "value") else str(term))
    read = _NUMBERS.get(term.datatype.value)
    try:
        return cut_text(term.value) if read is None else read(term.value)
    except ValueError:
        return term.value


def _cut_row(row: Mapping[str, Any]) -> dict[str, Any]:
    return {name: cut_text(value) if isinstance(value, str) else value for name, value in row.items()}


def run_sparql(asked: Asked) -> dict[str, Any]:
    """Answer a SPARQL query of the assistant's own."""
    start, limit = asked.part()
    text = asked.text("query", needed=True)
    # the engine has no time limit: the query runs in a process that can be ended
    found = (
        _asked_here(asked, text, start + limit + 1)
        if asked.is_killable
        else _asked_apart(asked, text, start + limit + 1)
    )
    if isinstance(found, bool):
        return {"answer": found}
    given = part(found, start, limit, lambda row: row)
    del given["total"]  # no more rows than these were read
    return given


def _asked_here(asked: Asked, text: str, most: int) -> list[dict[str, Any]] | bool:
    """The first rows of a query's answer, or whether it holds."""
    answer = ask(asked.store, text)
    if isinstance(answer.results, QueryBoolean):
        return bool(answer.results)
    names = columns_of(answer)
    try:
        return [_stated(zip(names, row, strict=True)) for row in islice(rows_of(answer), most)]
    except (OSError, RuntimeError, ValueError) as error:
        raise QueryError(f"The query cannot be answered: {error}.") from error


def _asked_apart(asked: Asked, text: str, most: int) -> list[dict[str, Any]] | bool:
    """The same, asked by its own process."""
    command = [sys.executable, "-m", "kg", "sparql", "-", "--format", "json", "--limit", str(most)]
    command += ["--timeout", str(_SECONDS), "--store", asked.location]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(each for each in sys.path if each)}
    try:
        done = subprocess.run(  # noqa: S603 - this very interpreter
            command, input=text.encode("utf-8", "replace"), capture_output=True, timeout=_SECONDS + 10,
            env=environment, check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired as error:
        raise QueryTimeoutError(f"The query was stopped after {_SECONDS} s.", hint="Ask for less.") from error
    if done.returncode:
        raise QueryError(done.stderr.decode("utf-8", "replace").removeprefix("Error: ").strip())
    results = parse_query_results(done.stdout, format=QueryResultsFormat.JSON)
    if isinstance(results, QueryBoolean):
        return bool(results)
    names = [variable.value for variable in results.variables]
    return [_stated(zip(names, solution, strict=True)) for solution in results]


def _stated(row: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    """A row of what no saved query chose: a text in it may be anything that notes say."""
    return {name: _marked(term) for name, term in row if term is not None}


def _marked(term: Any) -> Any:
    value = _term(term)
    is_text = isinstance(term, Literal) and term.datatype.value == v.STRING
    return {QUOTED: value} if is_text and not _NAME.fullmatch(term.value) else value
