"""The graph that a process of the server holds open, with what was read from it before."""

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Self, TypeVar

if TYPE_CHECKING:
    from pathlib import Path

    from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, QueryBoolean, QuerySolutions, QueryTriples
    from rdflib import Dataset

    from kg.store import GraphStore
    from kg.web.index import Index
    from kg.web.jobs import Start

__all__ = ["OpenGraph"]

_Value = TypeVar("_Value")


class OpenGraph:
    """A :class:`kg.store.GraphStore` that remembers; it belongs to one process and one generation.

    Args:
        store: the open store.
        start: what the process was given.
    """

    def __init__(self, store: "GraphStore", start: "Start") -> None:
        self._store = store
        self._kept: dict[Hashable, Any] = {}
        self.start = start

    @property
    def location(self) -> str:
        """Where the store is."""
        return self._store.location

    @property
    def index(self) -> "Index":
        """The index of what things are called, built when it is first asked for."""
        from kg.web.index import build_index
        from kg.web.messages import LANGUAGES

        return self.kept("index", lambda: build_index(self, LANGUAGES))

    def kept(self, key: Hashable, read: Callable[[], _Value]) -> _Value:
        """Return what was read before under a key, or read it now."""
        if key not in self._kept:
            self._kept[key] = read()
        found: _Value = self._kept[key]
        return found

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
        """Run a query; see GraphStore."""
        return self._store.query(
            text,
            substitutions=substitutions,
            prefixes=prefixes,
            base=base,
            default_graphs=default_graphs,
            named_graphs=named_graphs,
        )

    def quads(
        self,
        subject: "NamedNode | None" = None,
        predicate: "NamedNode | None" = None,
        object: "NamedNode | Literal | None" = None,  # noqa: A002 - its name in RDF
        graph: "NamedNode | DefaultGraph | None" = None,
    ) -> "Iterator[Quad]":
        """Return the quads that match; see GraphStore."""
        return self._store.quads(subject, predicate, object, graph)

    def named_graphs(self) -> "Iterator[NamedNode]":
        """Return the names of the named graphs; see GraphStore."""
        return self._store.named_graphs()

    def canonical_nquads(self) -> bytes:
        """Return everything as sorted N-Quads; see GraphStore."""
        return self._store.canonical_nquads()

    def dataset(self) -> "Dataset":
        """Return the graph as an rdflib Dataset; see GraphStore."""
        return self._store.dataset()

    def beside(self, name: str) -> "Path | None":
        """Return where a file that was published with the graph is; see GraphStore."""
        return self._store.beside(name)

    def close(self) -> None:
        """Let go of the store."""
        self._kept.clear()
        self._store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
