"""Loads what documents say into a prepared generation, in large steps."""

import pickle
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING

from kg.schema import iris

if TYPE_CHECKING:
    from kg.pipeline.documents import ProcessedDocument
    from kg.pipeline.renaming import RenamedDocument
    from kg.store.preparation import Preparation

__all__ = ["Loader"]

# N-Quads gathered before they are loaded: with 8 MB the store spends more on merging files, with 48 MB more memory.
_CHUNK_BYTES = 24 * 1024 * 1024
_GROUP_BYTES = 4 * 1024 * 1024  # compressed quads that are read back at once


class Loader:
    """Loads documents one after the other.

    Once all documents are known, some of their things may go by other names. What each document gave is therefore kept
    in a file beside the graph, to find out what differs then: taking back all that a document says costs ten times the
    loading.

    Args:
        preparation: the generation to load into.
    """

    def __init__(self, preparation: "Preparation") -> None:
        self._preparation = preparation
        self._chunk = BytesIO()
        self._replaced: list[str] = []
        # it has no name on POSIX: a crash leaves nothing
        self._kept = tempfile.TemporaryFile(dir=preparation.beside(""))  # noqa: SIM115 - closed by close
        self._places: dict[str, int] = {}

    def add(self, document: "ProcessedDocument", *, replaces: bool = False) -> None:
        """Load a document.

        Args:
            document: what it says.
            replaces: whether an older state of it is in the store, which is taken back.
        """
        if not document.skipped:
            self._places[document.path] = self._kept.seek(0, 2)
            pickle.dump(replace(document, indexed=None), self._kept, pickle.HIGHEST_PROTOCOL)
        if replaces:
            self._replaced.append(iris.document(document.path))
        for nquads in document.parts():
            self._write(nquads)

    def added(self, names: Iterable[str]) -> "Iterator[dict[str, ProcessedDocument]]":
        """Return those of some documents that were added, without what the full-text index keeps, in bounded groups."""
        group: dict[str, ProcessedDocument] = {}
        size = 0
        for name in names:
            if name not in self._places:
                continue
            self._kept.seek(self._places[name])
            group[name] = pickle.load(self._kept)  # noqa: S301 - this process wrote it
            size += sum(map(len, group[name].packed))
            if size >= _GROUP_BYTES:
                yield group
                group, size = {}, 0
        if group:
            yield group

    def rename(self, renamed: "RenamedDocument") -> None:
        """Change an added document to what it says under other names; call :meth:`flush` before the first."""
        self._preparation.take_back(iris.document(renamed.path), renamed.gone)
        self._write(renamed.come)

    def flush(self) -> None:
        """Load what is gathered."""
        self._preparation.retract(self._replaced)
        self._preparation.load(self._chunk.getvalue())
        self._replaced.clear()
        self._chunk.seek(0)
        self._chunk.truncate()

    def close(self) -> None:
        """Let go of what was kept of documents."""
        self._kept.close()

    def _write(self, nquads: bytes) -> None:
        self._chunk.write(nquads)
        if self._chunk.tell() >= _CHUNK_BYTES:
            self.flush()
