"""What every store offers to those above it, be it a folder on this disk or, later, a SPARQL 1.1 server."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, Self

if TYPE_CHECKING:
    from pyoxigraph import (
        DefaultGraph,
        Literal,
        NamedNode,
        Quad,
        QueryBoolean,
        QuerySolutions,
        QueryTriples,
    )
    from rdflib import Dataset

__all__ = ["GraphStore"]


class GraphStore(Protocol):
    """A published graph, open for reading; a snapshot that no build changes. Close it, or use it in a ``with``."""

    @property
    def location(self) -> str:
        """Where the store is, as the user gave it."""

    def query(
        self,
        text: str,
        *,
        substitutions: "Mapping[str, NamedNode | Literal] | None" = None,
        prefixes: Mapping[str, str] | None = None,
        base: str = "",
        default_graphs: "Sequence[NamedNode | DefaultGraph] | None" = None,
        named_graphs: "Sequence[NamedNode] | None" = None,
    ) -> "QuerySolutions | QueryBoolean | QueryTriples":
        """Run a SPARQL 1.1 query and return its results as they come.

        Args:
            text: a SELECT, ASK, CONSTRUCT or DESCRIBE query.
            substitutions: terms that take the place of variables, by name without "?" (SPARQL-dev SEP-0007).
            prefixes: prefixes known to the query besides its own.
            base: the IRI that relative ones are resolved against, unless the query declares one; empty for none.
            default_graphs: the graphs whose union is the default graph, whatever the query's FROM says; None to leave
                that to the query.
            named_graphs: the graphs that GRAPH reaches, whatever FROM NAMED says; None to leave that to the query.

        Raises:
            QueryError: the text is no SPARQL query, or the store failed while answering.
        """

    def quads(
        self,
        subject: "NamedNode | None" = None,
        predicate: "NamedNode | None" = None,
        object: "NamedNode | Literal | None" = None,  # noqa: A002 - its name in RDF
        graph: "NamedNode | DefaultGraph | None" = None,
    ) -> "Iterator[Quad]":
        """Return the quads that match; None stands for anything, a graph of None for all graphs and the default."""

    def named_graphs(self) -> "Iterator[NamedNode]":
        """Return the names of the named graphs."""

    def canonical_nquads(self) -> bytes:
        """Return everything as N-Quads, one sorted line a quad: the same bytes for the same graph."""

    def dataset(self) -> "Dataset":
        """Return the graph as an rdflib Dataset that reads from this store and ends with it."""

    def beside(self, name: str) -> Path | None:
        """Return where a file that was published with the graph is; None where the store keeps no files."""

    def close(self) -> None:
        """Let go of the store; closing twice is allowed."""

    def __enter__(self) -> Self: ...

    def __exit__(self, *_: object) -> None: ...
