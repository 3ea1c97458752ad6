"""Asks the queries that ship with paper-kg from code: pages and explanations read the graph through these alone."""

from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode, QuerySolutions

from kg.resources import queries_folder
from kg.schema.terms import XSD
from kg.sparql.library import find_query

if TYPE_CHECKING:
    from kg.store import GraphStore

__all__ = ["Row", "default_of", "facts", "linked", "rows", "solutions"]

Row = dict[str, str]


def solutions(store: "GraphStore", name: str, **terms: str | Literal) -> QuerySolutions:
    """Ask a SELECT query that ships with paper-kg; a user's own query of that name does not stand in for it.

    Args:
        store: the graph.
        name: the query's name.
        terms: IRIs or literals for its parameters; a parameter without one has its default, or stays free.

    Raises:
        UnknownQueryError: there is no such query.
        ValueError: a term is not an IRI.
    """
    text, variables, defaults = _shipped(name)
    nodes: dict[str, NamedNode | Literal] = dict(defaults)
    nodes.update(
        (variables[parameter], NamedNode(term) if isinstance(term, str) else term) for parameter, term in terms.items()
    )
    found = store.query(text, substitutions=nodes)  # a shipped query declares its own prefixes
    assert isinstance(found, QuerySolutions)  # noqa: S101 - a test checks the form of all internal queries
    return found


def rows(store: "GraphStore", name: str, **terms: str | Literal) -> Iterator[Row]:
    """Yield the rows of a query as text, "" where a column has no value; see :func:`solutions`."""
    found = solutions(store, name, **terms)
    names = [variable.value for variable in found.variables]
    for row in found:
        yield {name: "" if (term := row[name]) is None else str(term.value) for name in names}


@cache
def default_of(name: str, parameter: str) -> str:
    """Return what a parameter of a query that ships with paper-kg has if nothing is given; empty for none.

    Args:
        name: the query's name.
        parameter: the parameter's name.
    """
    query = find_query(name, (queries_folder(),))
    return next((each.default or "" for each in query.params if each.name == parameter), "")


def facts(store: "GraphStore", thing: str) -> dict[str, list[str]]:
    """Return what the graph states about a thing: sorted values by property."""
    found: dict[str, list[str]] = defaultdict(list)
    for row in rows(store, "triples", subject=thing):
        found[row["_property"]].append(row["_object"])
    for values in found.values():
        values.sort()
    return found


def linked(store: "GraphStore", thing: str, relation: str) -> list[str]:
    """Return what points to a thing by a property, sorted."""
    return sorted(row["_subject"] for row in rows(store, "triples", property=relation, object=thing))


@cache
def _shipped(name: str) -> tuple[str, dict[str, str], dict[str, Literal]]:
    """The text of a query without its header, which an engine would read each time, its variables, their defaults."""
    query = find_query(name, (queries_folder(),))
    text = "\n".join(line for line in query.text.splitlines() if not line.startswith("#+"))
    variables = {parameter.name: parameter.variable for parameter in query.params}
    defaults = {
        parameter.variable: Literal(parameter.default, datatype=NamedNode(XSD + parameter.type))
        for parameter in query.params
        if parameter.variable and parameter.default is not None and parameter.type in {"integer", "decimal", "date"}
    }
    return text, variables, defaults
