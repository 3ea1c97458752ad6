"""Changes a store: prepares a new generation beside the published one, changes it, publishes it."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import StoreError
from kg.store.folder import StoreFolder
from kg.store.opening import refuse_server

if TYPE_CHECKING:
    from kg.store.preparation import Preparation

__all__ = ["StoreBuilder"]


class StoreBuilder:
    """The one builder of a store: make it with :meth:`open`.

    Attributes:
        graphs: the names of the named graphs that are published; none for a fresh builder.
    """

    def __init__(self, folder: StoreFolder, graphs: frozenset[str] = frozenset()) -> None:
        self._folder = folder
        self.graphs = graphs

    @classmethod
    @contextmanager
    def open(cls, location: str | Path, *, fresh: bool = False) -> "Iterator[StoreBuilder]":
        """Be the one builder of the store at a location within the context; the folder is made if need be.

        Args:
            location: the folder of the store.
            fresh: leave what is published alone, whatever its state: the builder will replace it as a whole.

        Raises:
            StoreError: another builder is at work, the folder cannot be used, or (unless ``fresh``) what is published
                is damaged.
        """
        refuse_server(location)
        folder = StoreFolder(location)
        try:
            with folder.building():
                if fresh:
                    yield cls(folder)
                    return
                _publish_what_is_complete(folder)
                graphs = cls.check(location)
                _clear(folder)
                yield cls(folder, graphs)
        except OSError as error:
            raise StoreError(f"The store at {location} cannot be written: {error}.") from error

    @staticmethod
    def check(location: str | Path) -> frozenset[str]:
        """Open what is published and ask it for the names of its graphs; none if nothing is published.

        Raises:
            StoreError: the graph does not open or does not answer, or another version of paper-kg wrote it.
        """
        folder = StoreFolder(location)
        generation = folder.current()
        if not generation:
            return frozenset()
        folder.check_format(generation)
        from kg.store.engine import engine_errors, open_published

        store = open_published(folder, generation)
        with engine_errors(location):
            store.query("ASK { ?subject ?predicate ?object }")
            return frozenset(name.value for name in store.named_graphs() if hasattr(name, "value"))

    @staticmethod
    def published_manifest(location: str | Path) -> bytes:
        """Return the manifest of what is published at a location, without a lock; empty if nothing is published.

        Raises:
            StoreError: a generation is published, but its manifest cannot be read.
        """
        folder = StoreFolder(location)
        generation = folder.current()
        if not generation:
            return b""
        try:
            return folder.manifest(generation).read_bytes()
        except OSError as error:
            folder.check_format(generation)
            raise StoreError(
                f"The store at {location} is damaged: its manifest.json cannot be read ({error.strerror or error}).",
                hint="Build it again: 'kg build --fresh' and all folders of your notes.",
            ) from error

    def published_beside(self, name: str) -> Path | None:
        """Return a file that was published with the graph, by its name; None if nothing is published."""
        current = self._folder.current()
        return self._folder.beside(current) / name if current else None

    def replace_manifest(self, content: bytes) -> None:
        """Replace the published generation's manifest; its graph stays."""
        self._folder.write_manifest(self._folder.current(), content)

    @contextmanager
    def prepare(self, *, empty: bool, apart: bool = False) -> "Iterator[Preparation]":
        """Prepare a new generation within the context; it vanishes at the end unless it was published.

        Args:
            empty: start from nothing rather than from what is published.
            apart: write in another process, whose memory ends with it.
        """
        from kg.store.preparation import Preparation

        preparation = Preparation(self._folder, empty=empty, apart=apart)
        try:
            yield preparation
        finally:
            preparation.close()
            if preparation.is_published:
                _clear(self._folder)
            else:
                # where publishing failed in its last step, the pointer may be at it already
                with suppress(StoreError, OSError):
                    if self._folder.current() != preparation.generation:
                        self._folder.clear([preparation.generation])


def _publish_what_is_complete(folder: StoreFolder) -> None:
    """Publish the last complete generation where the pointer is missing.

    A build that ended between its last two steps leaves a store like that, and so does somebody who deletes CURRENT.
    """
    if folder.current():
        return
    complete = [name for name in folder.generations() if folder.manifest(name).is_file()]
    if complete:
        from kg.store.engine import opens

        if opens(folder, complete[-1]):
            folder.publish(complete[-1])


def _clear(folder: StoreFolder) -> None:
    """Clear away all generations but the published one, which must open; only for the builder."""
    current = folder.current()
    others = [name for name in folder.generations() if name != current]
    if others and current:
        from kg.store.engine import opens

        if not opens(folder, current):
            return
    folder.clear(others)
