"""Asks the store for what the explorer's cards tell, about some nodes at a time."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode, QuerySolutions

if TYPE_CHECKING:
    from kg.store import GraphStore

__all__ = ["chunks", "pairs"]

_CHUNK = 400  # nodes that one query asks about
_MANY = 4_000  # nodes from which reading everything is faster than asking about each


def pairs(store: "GraphStore", pattern: str, variable: str, bound: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield the values of ?a and ?b in a pattern whose variable is bound to some IRIs in turn."""
    for values in chunks(variable, bound):
        solutions = store.query(f"SELECT DISTINCT ?a ?b {{ {values} {pattern} }}")
        assert isinstance(solutions, QuerySolutions)  # noqa: S101 - the text is a SELECT
        for row in solutions:
            yield row["a"].value, row["b"].value


def chunks(variable: str, bound: Sequence[str]) -> Iterator[str]:
    """Yield VALUES clauses that bind a variable to some IRIs; one empty clause where all is to be read."""
    if len(bound) > _MANY:
        yield ""
        return
    for start in range(0, len(bound), _CHUNK):
        # NamedNode checks what it is given, and writes it as SPARQL does
        listed = " ".join(str(NamedNode(iri)) for iri in bound[start : start + _CHUNK])
        yield f"VALUES ?{variable} {{ {listed} }}"
