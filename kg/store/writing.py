"""Writes to the Oxigraph store of a generation that nobody reads yet."""

import zlib
from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from pathlib import Path

import pyoxigraph
from pyoxigraph import DefaultGraph, NamedNode, Quad, RdfFormat

__all__ = ["GraphWriter"]

_DEFAULT = DefaultGraph()

_CHUNK_BYTES = 64 * 1024 * 1024  # N-Quads loaded at once, at the most: more of them take more memory and no less time

# A triple of the graph leaves the default graph unless some other named graph holds it too.
_RETRACT = """
DELETE {{ ?subject ?predicate ?object }}
WHERE {{
    GRAPH {graph} {{ ?subject ?predicate ?object }}
    FILTER NOT EXISTS {{ GRAPH ?other {{ ?subject ?predicate ?object }} FILTER(?other != {graph}) }}
}} ;
DROP SILENT GRAPH {graph}
"""


class GraphWriter:
    """An Oxigraph store, open for writing. What it raises is Oxigraph's own (OSError, RuntimeError).

    Args:
        path: the folder of the store; it is made if need be.

    Attributes:
        graph: the open store.
    """

    def __init__(self, path: str) -> None:
        self.graph = pyoxigraph.Store(path)

    def load(self, nquads: bytes) -> None:
        """Add quads; those already there are no error.

        Args:
            nquads: N-Quads as pyoxigraph wrote them (nothing is validated again).
        """
        self.graph.bulk_load(nquads, format=RdfFormat.N_QUADS, lenient=True)

    def load_packed(self, parts: Iterable[bytes]) -> None:
        """Add quads given as parts of N-Quads that zlib compressed.

        Args:
            parts: N-Quads as pyoxigraph wrote them, each part of whole lines.
        """
        chunk = BytesIO()
        for part in parts:
            chunk.write(zlib.decompress(part))
            if chunk.tell() >= _CHUNK_BYTES:
                self.load(chunk.getvalue())
                chunk = BytesIO()
        if chunk.tell():
            self.load(chunk.getvalue())

    def retract(self, graphs: Iterable[str]) -> None:
        """Remove named graphs, and from the default graph each of their triples that no other named graph holds."""
        for graph in graphs:
            self.graph.update(_RETRACT.format(graph=NamedNode(graph)))

    def take_back(self, graph: str, nquads: bytes) -> None:
        """Remove some quads of a named graph, and from the default graph each of their triples that no other holds.

        Args:
            graph: the named graph.
            nquads: N-Quads; those of other graphs are passed over.
        """
        name = NamedNode(graph)
        quads = [quad for quad in pyoxigraph.parse(nquads, RdfFormat.N_QUADS) if quad.graph_name == name]
        for quad in quads:
            self.graph.remove(quad)
        for subject, predicate, thing, _ in quads:
            holders = {found.graph_name for found in self.graph.quads_for_pattern(subject, predicate, thing, None)}
            if holders == {_DEFAULT}:
                self.graph.remove(Quad(subject, predicate, thing, _DEFAULT))

    def drop(self, graph: str) -> None:
        """Remove a named graph and leave the default graph alone."""
        self.graph.remove_graph(NamedNode(graph))

    def carry_over(self, published: Path, graphs: Sequence[str]) -> None:
        """Add named graphs of a published store, with those of their triples in its default graph."""
        store = pyoxigraph.Store.read_only(str(published))
        self.graph.bulk_extend(quad for graph in graphs for quad in _testimony(store, NamedNode(graph)))

    def backup(self, path: str) -> None:
        """Write a copy of the store, by links to its files: it takes no time and no room."""
        self.graph.backup(path)

    def optimize(self) -> None:
        """Lay the files out anew for faster queries."""
        self.graph.optimize()

    def flush(self) -> None:
        """Write what is in memory to the disk."""
        self.graph.flush()

    def close(self) -> None:
        """Let go of the store."""
        del self.graph


def _testimony(published: pyoxigraph.Store, graph: NamedNode) -> Iterator[Quad]:
    for quad in published.quads_for_pattern(None, None, None, graph):
        yield quad
        known = Quad(quad.subject, quad.predicate, quad.object, _DEFAULT)
        if known in published:
            yield known
