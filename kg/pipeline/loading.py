"""Loads what documents say into a prepared generation, in large steps."""

import pickle
import tempfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.schema import iris

if TYPE_CHECKING:
    from kg.pipeline.documents import ProcessedDocument
    from kg.pipeline.renaming import RenamedDocument
    from kg.store.preparation import Preparation

__all__ = ["Loader"]

# Compressed quads gathered before they are loaded, some 48 MB of N-Quads. Each second load makes the store merge its
# files, so smaller loads take longer; the last load, of what is left, is waited for.
_PACKED_BYTES = 3 * 1024 * 1024
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
        self._gathered: list[bytes] = []
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
        self._gather(document.packed)

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
        self._gather([zlib.compress(renamed.come, 1)])

    def flush(self) -> None:
        """Load what is gathered."""
        self._preparation.retract(self._replaced)
        self._preparation.load_packed(self._gathered)
        self._replaced.clear()
        self._gathered.clear()

    def close(self) -> None:
        """Let go of what was kept of documents."""
        self._kept.close()

    def _gather(self, packed: Iterable[bytes]) -> None:
        self._gathered += packed
        if sum(map(len, self._gathered)) >= _PACKED_BYTES:
            self.flush()
