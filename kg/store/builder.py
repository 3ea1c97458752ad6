"""Changes a store: prepares a new generation beside the published one, changes it, publishes it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import StoreError
from kg.store.folder import StoreFolder
from kg.store.opening import refuse_server

if TYPE_CHECKING:
    from kg.store.preparation import Preparation

__all__ = ["StoreBuilder"]


class StoreBuilder:
    """The one builder of a store: make it with :meth:`open`."""

    def __init__(self, folder: StoreFolder) -> None:
        self._folder = folder

    @classmethod
    @contextmanager
    def open(cls, location: str | Path) -> "Iterator[StoreBuilder]":
        """Be the one builder of the store at a location within the context; the folder is made if need be.

        Raises:
            StoreError: another builder is at work, or the folder cannot be used.
        """
        refuse_server(location)
        folder = StoreFolder(location)
        try:
            with folder.building():
                yield cls(folder)
        except OSError as error:
            raise StoreError(f"The store at {location} cannot be written: {error}.") from error

    @staticmethod
    def published_manifest(location: str | Path) -> bytes:
        """Return the manifest of what is published at a location, without a lock; empty if nothing is."""
        folder = StoreFolder(location)
        try:
            return folder.manifest(folder.current()).read_bytes()
        except (FileNotFoundError, NotADirectoryError):
            return b""

    def replace_manifest(self, content: bytes) -> None:
        """Replace the published generation's manifest; its graph stays."""
        self._folder.write_manifest(self._folder.current(), content)

    @contextmanager
    def prepare(self, *, empty: bool) -> "Iterator[Preparation]":
        """Prepare a new generation within the context; it vanishes at the end unless it was published.

        Args:
            empty: start from nothing rather than from what is published.
        """
        from kg.store.preparation import Preparation

        preparation = Preparation(self._folder, empty=empty)
        try:
            yield preparation
        finally:
            preparation.close()
            self._folder.clean()
