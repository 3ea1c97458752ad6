"""Asks one pattern about many nodes, some hundred at a time, so that requests stay small and answers quick."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode, QuerySolutions

if TYPE_CHECKING:
    from kg.store import GraphStore

__all__ = ["iri_list", "linked_pairs", "literals", "values_clauses"]

_BATCH = 400  # nodes that one query asks about; a server's request stays far below 64 KB
_MANY = 4_000  # nodes from which reading everything is faster than asking about each


def linked_pairs(
    store: "GraphStore", pattern: str, variable: str = "a", nodes: Sequence[str] | None = None
) -> Iterator[tuple[str, str]]:
    """Yield the distinct values of ?a and ?b in a pattern.

    Args:
        store: the graph.
        pattern: a graph pattern with ?a, ?b and the variable.
        variable: the variable that stands for the nodes.
        nodes: the IRIs that the variable may have; None for all.
    """
    kept = frozenset(nodes) if nodes is not None and len(nodes) > _MANY else None
    projected = " ".join(f"?{name}" for name in dict.fromkeys(("a", "b", variable)))
    for values in values_clauses(variable, nodes):
        solutions = store.query(f"SELECT DISTINCT {projected} {{ {values} {pattern} }}")
        assert isinstance(solutions, QuerySolutions)  # noqa: S101 - the text is a SELECT
        for row in solutions:
            if kept is None or row[variable].value in kept:
                yield row["a"].value, row["b"].value


def literals(store: "GraphStore", predicate: str, nodes: Sequence[str]) -> Iterator[tuple[str, Literal]]:
    """Yield the literals that some nodes have for a property, each with its node."""
    kept = frozenset(nodes)
    for values in values_clauses("a", nodes):
        solutions = store.query(f"SELECT ?a ?b {{ {values} ?a <{predicate}> ?b }}")
        assert isinstance(solutions, QuerySolutions)  # noqa: S101 - the text is a SELECT
        for row in solutions:
            if isinstance(row["b"], Literal) and row["a"].value in kept:
                yield row["a"].value, row["b"]


def values_clauses(variable: str, nodes: Sequence[str] | None) -> Iterator[str]:
    """Yield VALUES clauses that give a variable some IRIs; one empty clause where everything is to be read."""
    if nodes is None or len(nodes) > _MANY:
        yield ""
        return
    for start in range(0, len(nodes), _BATCH):
        yield f"VALUES ?{variable} {{ {iri_list(nodes[start : start + _BATCH])} }}"


def iri_list(iris: Iterable[str]) -> str:
    """Return IRIs as SPARQL writes them, between spaces.

    Raises:
        ValueError: one of them is not an IRI.
    """
    return " ".join(str(NamedNode(iri)) for iri in iris)
