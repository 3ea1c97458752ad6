"""The store on this disk (or in memory): Oxigraph, called directly."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Self

import pyoxigraph
from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, RdfFormat, Triple, Variable

from kg.errors import QueryError, StoreError
from kg.store.engine import clear_retired, engine_error, engine_errors, open_published
from kg.store.folder import StoreFolder

if TYPE_CHECKING:
    from rdflib import Dataset

__all__ = ["LocalStore"]


class LocalStore:
    """A GraphStore over an open Oxigraph store.

    Args:
        graph: the Oxigraph store; ``pyoxigraph.Store()`` makes one in memory.
        location: where it is, for messages.
        held: what to let go of when the store is closed.
        folder: where files that were published with the graph are; None for a graph in memory.
    """

    def __init__(
        self,
        graph: pyoxigraph.Store,
        location: str = "",
        held: ExitStack | None = None,
        folder: Path | None = None,
    ) -> None:
        self._graph: pyoxigraph.Store | None = graph
        self._held = held or ExitStack()
        self._folder = folder
        self.location = location

    @classmethod
    def open(cls, location: str | Path) -> Self:
        """Open what is published in a store's folder, read-only.

        Raises:
            StoreError: nothing is published there, or it cannot be read.
        """
        folder = StoreFolder(location)
        with ExitStack() as held:
            held.callback(clear_retired, folder)  # once this reader is gone
            generation = held.enter_context(folder.reading())
            graph = open_published(folder, generation)
            return cls(graph, str(location), held.pop_all(), folder.beside(generation))

    def query(
        self,
        text: str,
        *,
        substitutions: Mapping[str, NamedNode | Literal] | None = None,
        prefixes: Mapping[str, str] | None = None,
        base: str = "",
        default_graphs: Sequence[NamedNode | DefaultGraph] | None = None,
        named_graphs: Sequence[NamedNode] | None = None,
    ) -> pyoxigraph.QuerySolutions | pyoxigraph.QueryBoolean | pyoxigraph.QueryTriples:
        """Run a SPARQL 1.1 query; see GraphStore."""
        terms: dict[Variable, NamedNode | BlankNode | Literal | Triple] = {
            Variable(name): term for name, term in (substitutions or {}).items()
        }
        try:
            return self._open().query(
                text,
                substitutions=terms,
                prefixes=dict(prefixes or {}),
                base_iri=base or None,
                default_graph=None if default_graphs is None else [*default_graphs],
                named_graphs=None if named_graphs is None else [*named_graphs],
            )
        except SyntaxError as error:
            raise QueryError(f"This is not a SPARQL 1.1 query: {error}.") from error
        except (OSError, RuntimeError) as error:
            raise QueryError(f"The store at {self.location} failed to answer: {error}.") from error

    def quads(
        self,
        subject: NamedNode | None = None,
        predicate: NamedNode | None = None,
        object: NamedNode | Literal | None = None,  # noqa: A002 - its name in RDF
        graph: NamedNode | DefaultGraph | None = None,
    ) -> Iterator[Quad]:
        """Return the quads that match; see GraphStore."""
        try:  # engine_errors takes longer than a short answer
            yield from self._open().quads_for_pattern(subject, predicate, object, graph)
        except (OSError, RuntimeError) as error:
            raise engine_error(self.location, error) from error

    def named_graphs(self) -> Iterator[NamedNode]:
        """Return the names of the named graphs."""
        with engine_errors(self.location):
            yield from (name for name in self._open().named_graphs() if isinstance(name, NamedNode))

    def canonical_nquads(self) -> bytes:
        """Return everything as sorted N-Quads; see GraphStore."""
        with engine_errors(self.location):
            lines = (self._open().dump(format=RdfFormat.N_QUADS) or b"").split(b"\n")
        lines.pop()  # what follows the last line's end: nothing
        lines.sort()
        return b"".join(line + b"\n" for line in lines)

    def ntriples(self, graph: NamedNode | DefaultGraph) -> bytes:
        """Return one graph as N-Triples, in any order; quicker than its quads one by one."""
        with engine_errors(self.location):
            return self._open().dump(format=RdfFormat.N_TRIPLES, from_graph=graph) or b""

    def dataset(self) -> "Dataset":
        """Return the graph as an rdflib Dataset; see GraphStore."""
        from oxrdflib import OxigraphStore
        from rdflib import Dataset

        return Dataset(store=OxigraphStore(store=self._open()))

    def beside(self, name: str) -> Path | None:
        """Return where a file that was published with the graph is; see GraphStore."""
        return None if self._folder is None else self._folder / name

    def close(self) -> None:
        """Let go of the graph and its generation."""
        self._graph = None
        self._held.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _open(self) -> pyoxigraph.Store:
        if self._graph is None:
            raise StoreError(f"The store at {self.location} has been closed.")
        return self._graph
