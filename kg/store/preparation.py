"""A generation in the making: an Oxigraph store that nobody reads yet."""

import shutil
import sys
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pyoxigraph

from kg.errors import StoreError
from kg.store.engine import engine_errors, open_published
from kg.store.folder import StoreFolder
from kg.store.local import LocalStore
from kg.store.writing import GraphWriter
from kg.store.writing_process import WritingProcess

__all__ = ["Preparation", "open_snapshot"]

_GRAPH = "graph"  # the folder of a snapshot's graph


class Preparation:
    """A generation in the making, from StoreBuilder.prepare.

    Args:
        folder: the store's folder, of which this process is the builder.
        empty: start from nothing rather than from what is published.
        apart: write in another process, whose memory ends with it; what it is told to do, it does while this one goes
            on.

    Attributes:
        generation: its number.
        is_published: whether it has become the published one.
    """

    def __init__(self, folder: StoreFolder, *, empty: bool, apart: bool = False) -> None:
        self._folder = folder
        self._before = "" if empty else folder.current()
        self.generation = folder.begin()
        self.is_published = False
        with self._errors():
            if self._before:
                # a backup hard-links the published files; opened read-only, so that nothing there changes
                open_published(folder, self._before).backup(self._path())
            self._graph: GraphWriter | WritingProcess | None = self._writer(apart=apart and bool(sys.executable))

    def load(self, nquads: bytes) -> None:
        """Add quads; those already there are no error.

        Args:
            nquads: N-Quads as pyoxigraph wrote them (nothing is validated again).
        """
        if nquads:
            with self._errors():
                self._open().load(nquads)

    def load_packed(self, parts: Iterable[bytes]) -> None:
        """Add quads given as parts of N-Quads, each of whole lines, that zlib compressed; see :meth:`load`."""
        if given := list(parts):
            with self._errors():
                self._open().load_packed(given)

    def retract(self, graphs: Iterable[str]) -> None:
        """Remove named graphs, and from the default graph each of their triples that no other named graph holds."""
        if names := list(graphs):
            with self._errors():
                self._open().retract(names)

    def take_back(self, graph: str, nquads: bytes) -> None:
        """Remove some quads of a named graph, and from the default graph each of their triples that no other holds.

        Args:
            graph: the named graph.
            nquads: N-Quads; those of other graphs are passed over.
        """
        with self._errors():
            self._open().take_back(graph, nquads)

    def drop(self, graph: str) -> None:
        """Remove a named graph and leave the default graph alone."""
        with self._errors():
            self._open().drop(graph)

    def carry_over(self, graphs: Iterable[str]) -> None:
        """Take named graphs over from the published generation, with those of their triples in its default graph."""
        names = list(graphs)
        if names and (current := self._folder.current()):
            with self._errors():
                self._open().carry_over(self._folder.graph(current), names)

    def optimize(self) -> None:
        """Lay the files out anew for faster queries; worth its time after much has changed."""
        with self._errors():
            self._open().optimize()

    @contextmanager
    def reading(self) -> Iterator[LocalStore]:
        """Give the graph as it is now, for reading, with the files beside it.

        The graph may be changed meanwhile; where another process does that, what is given stays as it was.
        """
        graph = self._open()
        if isinstance(graph, GraphWriter):
            with self._store(graph.graph) as store:
                yield store
            return
        with self._links("reading") as folder:
            with self._errors():
                links = _open_links(folder)
            with self._store(links) as store:
                del links  # it lasts as long as the store
                yield store

    @contextmanager
    def snapshot(self) -> Iterator[Path]:
        """Give a folder with the graph and the files beside it as they are now, for other processes to read.

        See :func:`open_snapshot`. The folder is removed in the end.
        """
        with self._links("snapshot") as folder:
            with self._errors():
                for file in self.beside("").iterdir():
                    if file.is_file():
                        shutil.copyfile(file, folder / file.name)
            yield folder

    def beside(self, name: str) -> Path:
        """Return where to write a file that is to be published with the graph."""
        return self._folder.beside(self.generation) / name

    def published_beside(self, name: str) -> Path | None:
        """Return the file of that name that is published now; None if nothing is published."""
        current = self._folder.current()
        return self._folder.beside(current) / name if current else None

    def publish(self, manifest: bytes) -> None:
        """Make this generation the published one.

        Args:
            manifest: what the builder wants to know of it next time.
        """
        with self._errors():
            graph = self._open()
            graph.flush()
            self._graph = None
            graph.close()
        self._folder.write_manifest(self.generation, manifest)
        self._folder.publish(self.generation)
        self.is_published = True

    def close(self) -> None:
        """Let go of the graph; what was not published is the builder's to clear away."""
        graph, self._graph = self._graph, None
        if isinstance(graph, WritingProcess):
            graph.end()

    def _path(self) -> str:
        return str(self._folder.graph(self.generation))

    def _errors(self) -> AbstractContextManager[None]:
        return engine_errors(self._folder.location)

    def _writer(self, *, apart: bool) -> GraphWriter | WritingProcess:
        if apart:
            return WritingProcess(self._path(), self._folder.generation_lock(self.generation))
        return GraphWriter(self._path())

    def _open(self) -> GraphWriter | WritingProcess:
        if self._graph is None:
            raise StoreError(f"The new generation of {self._folder.location} has been closed.")
        return self._graph

    def _store(self, graph: pyoxigraph.Store) -> LocalStore:
        return LocalStore(graph, str(self._folder.location), folder=self.beside(""))

    @contextmanager
    def _links(self, name: str) -> Iterator[Path]:
        """Give a folder with links to the files of the graph as it is now; Oxigraph's own folder opens only once."""
        folder = self.beside(name)
        folder.mkdir()
        try:
            with self._errors():
                self._open().backup(str(folder / _GRAPH))
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)


def open_snapshot(folder: Path) -> LocalStore:
    """Open what :meth:`Preparation.snapshot` gave, in this process or another.

    Raises:
        StoreError: it cannot be read.
    """
    with engine_errors(folder):
        return LocalStore(_open_links(folder), str(folder), folder=folder)


def _open_links(folder: Path) -> pyoxigraph.Store:
    return pyoxigraph.Store.read_only(str(folder / _GRAPH))
