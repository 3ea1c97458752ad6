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
        apart: write in another process, whose memory ends with it, until :meth:`store` needs the graph here, and again
            from :meth:`leave` on and in the end.

    Attributes:
        generation: its number.
        is_published: whether it has become the published one.
    """

    def __init__(self, folder: StoreFolder, *, empty: bool, apart: bool = False) -> None:
        self._folder = folder
        self._before = "" if empty else folder.current()
        self._apart = apart and bool(sys.executable)
        self.generation = folder.begin()
        self.is_published = False
        with self._errors():
            if self._before:
                # a backup hard-links the published files; opened read-only, so that nothing there changes
                open_published(folder, self._before).backup(self._path())
            self._graph: GraphWriter | WritingProcess | None = self._writer()

    def load(self, nquads: bytes) -> None:
        """Add quads; those already there are no error.

        Args:
            nquads: N-Quads as pyoxigraph wrote them (nothing is validated again).
        """
        if nquads:
            with self._errors():
                self._open().load(nquads)

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

    def store(self) -> LocalStore:
        """Return the graph as it stands, for reading, with the files beside it."""
        return LocalStore(self._here().graph, str(self._folder.location), folder=self._folder.beside(self.generation))

    def leave(self) -> None:
        """Change the graph in another process again, if it was begun so; what :meth:`store` gave must be closed."""
        if self._apart and isinstance(self._open(), GraphWriter):
            with self._errors():
                self._let_go()
                self._graph = self._writer()

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
                self._open().backup(str(folder / _GRAPH))
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
                self.leave()
                self._open().optimize()
            self._open().flush()
            self._let_go()
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

    def _writer(self) -> GraphWriter | WritingProcess:
        if self._apart:
            return WritingProcess(self._path(), self._folder.generation_lock(self.generation))
        return GraphWriter(self._path())

    def _open(self) -> GraphWriter | WritingProcess:
        if self._graph is None:
            raise StoreError(f"The new generation of {self._folder.location} has been closed.")
        return self._graph

    def _here(self) -> GraphWriter:
        """Return the graph, opened by this process."""
        graph = self._open()
        if isinstance(graph, GraphWriter):
            return graph
        with self._errors():
            self._let_go()
            self._graph = here = GraphWriter(self._path())
        return here

    def _let_go(self) -> None:
        graph, self._graph = self._graph, None
        if graph is not None:
            graph.close()


def open_snapshot(folder: Path) -> LocalStore:
    """Open what :meth:`Preparation.snapshot` gave, in this process or another.

    Raises:
        StoreError: it cannot be read.
    """
    with engine_errors(folder):
        return LocalStore(pyoxigraph.Store.read_only(str(folder / _GRAPH)), str(folder), folder=folder)
