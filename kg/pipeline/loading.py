"""Loads what documents say into a prepared generation, in large steps."""

from io import BytesIO
from typing import TYPE_CHECKING

from kg.schema import iris

if TYPE_CHECKING:
    from kg.pipeline.documents import ProcessedDocument
    from kg.store.preparation import Preparation

__all__ = ["Loader"]

# N-Quads gathered before they are loaded: with 8 MB the store spends more on merging files, with 48 MB more memory.
_CHUNK_BYTES = 24 * 1024 * 1024
_WAITING_BYTES = 32 * 1024 * 1024  # compressed quads that wait at most


class Loader:
    """Loads documents one after the other.

    A document that names an introduced thing as an earlier one did, of another paper or kind, may go by another name
    once all documents are known. It waits until then: taking back what was loaded costs ten times the loading.

    Args:
        preparation: the generation to load into.
    """

    def __init__(self, preparation: "Preparation") -> None:
        self._preparation = preparation
        self._chunk = BytesIO()
        self._replaced: list[str] = []
        self._waiting: dict[str, ProcessedDocument] = {}
        self._waiting_bytes = 0
        self._introduced: dict[str, tuple[str, str]] = {}  # the paper and kind of each name's first thing

    def add(self, document: "ProcessedDocument", *, replaces: bool = False) -> None:
        """Load a document, now or when :meth:`finish` is called.

        Args:
            document: what it says.
            replaces: whether an older state of it is in the store, which is taken back.
        """
        size = sum(map(len, document.packed))
        if self._may_be_renamed(document) and not replaces and self._waiting_bytes + size <= _WAITING_BYTES:
            self._waiting[document.path] = document
            self._waiting_bytes += size
            return
        self._write(document, replaces=replaces)

    def renew(self, document: "ProcessedDocument") -> None:
        """Load a document that was read again, instead of its state before."""
        self._write(document, replaces=self._waiting.pop(document.path, None) is None)

    def flush(self) -> None:
        """Load what is gathered; documents that wait go on waiting."""
        self._preparation.retract(self._replaced)
        self._preparation.load(self._chunk.getvalue())
        self._replaced.clear()
        self._chunk.seek(0)
        self._chunk.truncate()

    def finish(self) -> None:
        """Load everything that is left."""
        for document in self._waiting.values():
            self._write(document, replaces=False)
        self._waiting.clear()
        self.flush()

    def _may_be_renamed(self, document: "ProcessedDocument") -> bool:
        firsts = [self._introduced.setdefault(each.name, (each.paper, each.kind)) for each in document.things]
        return any(first != (each.paper, each.kind) for each, first in zip(document.things, firsts, strict=True))

    def _write(self, document: "ProcessedDocument", *, replaces: bool) -> None:
        if replaces:
            self._replaced.append(iris.document(document.path))
        for nquads in document.parts():
            self._chunk.write(nquads)
            if self._chunk.tell() >= _CHUNK_BYTES:
                self.flush()
