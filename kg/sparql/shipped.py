"""Asks the queries that ship with paper-kg from code: pages and explanations read the graph through these alone."""

from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode, QuerySolutions

from kg.resources import queries_folder
from kg.sparql.library import find_query

if TYPE_CHECKING:
    from kg.store import GraphStore

__all__ = ["Row", "facts", "linked", "rows", "solutions"]

Row = dict[str, str]


def solutions(store: "GraphStore", name: str, **terms: str) -> QuerySolutions:
    """Ask a SELECT query that ships with paper-kg; a user's own query of that name does not stand in for it.

    Args:
        store: the graph.
        name: the query's name.
        terms: IRIs for its parameters; a parameter without one stays free.

    Raises:
        UnknownQueryError: there is no such query.
        ValueError: a term is not an IRI.
    """
    text, variables = _shipped(name)
    nodes = {variables[parameter]: NamedNode(iri) for parameter, iri in terms.items()}
    found = store.query(text, substitutions=nodes)  # a shipped query declares its own prefixes
    assert isinstance(found, QuerySolutions)  # noqa: S101 - a test checks the form of all internal queries
    return found


def rows(store: "GraphStore", name: str, **terms: str) -> Iterator[Row]:
    """Yield the rows of a query as text, "" where a column has no value; see :func:`solutions`."""
    found = solutions(store, name, **terms)
    names = [variable.value for variable in found.variables]
    for row in found:
        yield {name: "" if (term := row[name]) is None else str(term.value) for name in names}


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
def _shipped(name: str) -> tuple[str, dict[str, str]]:
    """The text of a query without its header, which an engine would read each time, and its variables by parameter."""
    query = find_query(name, (queries_folder(),))
    text = "\n".join(line for line in query.text.splitlines() if not line.startswith("#+"))
    return text, {parameter.name: parameter.variable for parameter in query.params}
