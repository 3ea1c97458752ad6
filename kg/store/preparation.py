"""A generation in the making: an Oxigraph store that nobody reads yet."""

from collections.abc import Iterable, Iterator

import pyoxigraph
from pyoxigraph import DefaultGraph, NamedNode, Quad, RdfFormat

from kg.errors import StoreError
from kg.store.folder import StoreFolder
from kg.store.local import LocalStore, open_read_only

__all__ = ["Preparation"]

_DEFAULT = DefaultGraph()

# A triple of the graph leaves the default graph unless some other named graph holds it too.
_RETRACT = """
DELETE {{ ?subject ?predicate ?object }}
WHERE {{
    GRAPH {graph} {{ ?subject ?predicate ?object }}
    FILTER NOT EXISTS {{ GRAPH ?other {{ ?subject ?predicate ?object }} FILTER(?other != {graph}) }}
}} ;
DROP SILENT GRAPH {graph}
"""


class Preparation:
    """A generation in the making, from StoreBuilder.prepare.

    Args:
        folder: the store's folder, of which this process is the builder.
        empty: start from nothing rather than from what is published.
    """

    def __init__(self, folder: StoreFolder, *, empty: bool) -> None:
        self._folder = folder
        self._published = folder.current()
        self._generation = folder.begin()
        if self._published and not empty:
            # a backup hard-links the published files; opened read-only, so that nothing there changes
            self._open_published().backup(self._path())
        self._graph: pyoxigraph.Store | None = pyoxigraph.Store(self._path())

    def load(self, nquads: bytes) -> None:
        """Add quads; those already there are no error.

        Args:
            nquads: N-Quads as pyoxigraph wrote them (nothing is validated again).
        """
        if nquads:
            self._open().bulk_load(nquads, format=RdfFormat.N_QUADS, lenient=True)

    def retract(self, graphs: Iterable[str]) -> None:
        """Remove named graphs, and from the default graph each of their triples that no other named graph holds."""
        for graph in graphs:
            self._open().update(_RETRACT.format(graph=NamedNode(graph)))

    def drop(self, graph: str) -> None:
        """Remove a named graph and leave the default graph alone."""
        self._open().remove_graph(NamedNode(graph))

    def carry_over(self, graphs: Iterable[str]) -> None:
        """Take named graphs over from the published generation, with those of their triples in its default graph."""
        if self._published:
            published = self._open_published()
            self._open().bulk_extend(quad for graph in graphs for quad in _testimony(published, NamedNode(graph)))

    def store(self) -> LocalStore:
        """Return the graph as it stands, for reading."""
        return LocalStore(self._open(), str(self._folder.location))

    def publish(self, manifest: bytes, *, optimize: bool = False) -> None:
        """Make this generation the published one.

        Args:
            manifest: what the builder wants to know of it next time.
            optimize: lay the files out anew for faster queries; worth its time after much has changed.
        """
        if optimize:
            self._open().optimize()
        self._open().flush()
        self.close()
        self._folder.write_manifest(self._generation, manifest)
        self._folder.publish(self._generation)

    def close(self) -> None:
        """Let go of the graph; what was not published is the builder's to clear away."""
        self._graph = None

    def _path(self) -> str:
        return str(self._folder.graph(self._generation))

    def _open_published(self) -> pyoxigraph.Store:
        return open_read_only(self._folder, self._published)

    def _open(self) -> pyoxigraph.Store:
        if self._graph is None:
            raise StoreError(f"The new generation of {self._folder.location} has been closed.")
        return self._graph


def _testimony(published: pyoxigraph.Store, graph: NamedNode) -> Iterator[Quad]:
    for quad in published.quads_for_pattern(None, None, None, graph):
        yield quad
        known = Quad(quad.subject, quad.predicate, quad.object, _DEFAULT)
        if known in published:
            yield known
