"""A generation in the making: an Oxigraph store that nobody reads yet."""

import shutil
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pyoxigraph
from pyoxigraph import DefaultGraph, NamedNode, Quad, RdfFormat

from kg.errors import StoreError
from kg.store.engine import engine_errors, open_published
from kg.store.folder import StoreFolder
from kg.store.local import LocalStore

__all__ = ["Preparation", "open_snapshot"]

_DEFAULT = DefaultGraph()
_GRAPH = "graph"  # the folder of a snapshot's graph

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

    Attributes:
        generation: its number.
        is_published: whether it has become the published one.
    """

    def __init__(self, folder: StoreFolder, *, empty: bool) -> None:
        self._folder = folder
        self._before = "" if empty else folder.current()
        self.generation = folder.begin()
        self.is_published = False
        with self._errors():
            if self._before:
                # a backup hard-links the published files; opened read-only, so that nothing there changes
                open_published(folder, self._before).backup(self._path())
            self._graph: pyoxigraph.Store | None = pyoxigraph.Store(self._path())

    def load(self, nquads: bytes) -> None:
        """Add quads; those already there are no error.

        Args:
            nquads: N-Quads as pyoxigraph wrote them (nothing is validated again).
        """
        if nquads:
            with self._errors():
                self._open().bulk_load(nquads, format=RdfFormat.N_QUADS, lenient=True)

    def retract(self, graphs: Iterable[str]) -> None:
        """Remove named graphs, and from the default graph each of their triples that no other named graph holds."""
        for graph in graphs:
            with self._errors():
                self._open().update(_RETRACT.format(graph=NamedNode(graph)))

    def take_back(self, graph: str, nquads: bytes) -> None:
        """Remove some quads of a named graph, and from the default graph each of their triples that no other holds.

        Args:
            graph: the named graph.
            nquads: N-Quads; those of other graphs are passed over.
        """
        name = NamedNode(graph)
        quads = [quad for quad in pyoxigraph.parse(nquads, RdfFormat.N_QUADS) if quad.graph_name == name]
        with self._errors():
            store = self._open()
            for quad in quads:
                store.remove(quad)
            for subject, predicate, thing, _ in quads:
                holders = {found.graph_name for found in store.quads_for_pattern(subject, predicate, thing, None)}
                if holders == {_DEFAULT}:
                    store.remove(Quad(subject, predicate, thing, _DEFAULT))

    def drop(self, graph: str) -> None:
        """Remove a named graph and leave the default graph alone."""
        with self._errors():
            self._open().remove_graph(NamedNode(graph))

    def carry_over(self, graphs: Iterable[str]) -> None:
        """Take named graphs over from the published generation, with those of their triples in its default graph."""
        names = list(graphs)
        if names and (current := self._folder.current()):
            with self._errors():
                published = open_published(self._folder, current)
                self._open().bulk_extend(quad for graph in names for quad in _testimony(published, NamedNode(graph)))

    def store(self) -> LocalStore:
        """Return the graph as it stands, for reading, with the files beside it."""
        return LocalStore(self._open(), str(self._folder.location), folder=self._folder.beside(self.generation))

    @contextmanager
    def snapshot(self) -> Iterator[Path]:
        """Give a folder with the graph and the files beside it as they are now, for other processes to read.

        See :func:`open_snapshot`. The folder is removed in the end.
        """
        folder = self.beside("snapshot")
        folder.mkdir()
        try:
            with self._errors():
                for file in self.beside("").iterdir():
                    if file.is_file():
                        shutil.copyfile(file, folder / file.name)
                self._open().backup(str(folder / _GRAPH))  # hard links: it takes no time and no room
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def beside(self, name: str) -> Path:
        """Return where to write a file that is to be published with the graph."""
        return self._folder.beside(self.generation) / name

    def published_beside(self, name: str) -> Path | None:
        """Return the file of that name that is published now; None if nothing is published."""
        current = self._folder.current()
        return self._folder.beside(current) / name if current else None

    def publish(self, manifest: bytes, *, optimize: bool = False) -> None:
        """Make this generation the published one.

        Args:
            manifest: what the builder wants to know of it next time.
            optimize: lay the files out anew for faster queries; worth its time after much has changed.
        """
        with self._errors():
            if optimize:
                self._open().optimize()
            self._open().flush()
        self.close()
        self._folder.write_manifest(self.generation, manifest)
        self._folder.publish(self.generation)
        self.is_published = True

    def close(self) -> None:
        """Let go of the graph; what was not published is the builder's to clear away."""
        self._graph = None

    def _path(self) -> str:
        return str(self._folder.graph(self.generation))

    def _errors(self) -> AbstractContextManager[None]:
        return engine_errors(self._folder.location)

    def _open(self) -> pyoxigraph.Store:
        if self._graph is None:
            raise StoreError(f"The new generation of {self._folder.location} has been closed.")
        return self._graph


def open_snapshot(folder: Path) -> LocalStore:
    """Open what :meth:`Preparation.snapshot` gave, in this process or another.

    Raises:
        StoreError: it cannot be read.
    """
    with engine_errors(folder):
        return LocalStore(pyoxigraph.Store.read_only(str(folder / _GRAPH)), str(folder), folder=folder)


def _testimony(published: pyoxigraph.Store, graph: NamedNode) -> Iterator[Quad]:
    for quad in published.quads_for_pattern(None, None, None, graph):
        yield quad
        known = Quad(quad.subject, quad.predicate, quad.object, _DEFAULT)
        if known in published:
            yield known
