"""Opens a store from what a user typed for --store."""

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from kg.errors import StoreError

if TYPE_CHECKING:
    from kg.store.interface import GraphStore

__all__ = ["Publications", "is_server", "open_store", "publications", "refuse_server"]


def is_server(location: str | Path) -> bool:
    """Return whether a location is the address of a server."""
    return str(location).lower().startswith(("http://", "https://"))


def refuse_server(location: str | Path) -> None:
    """Refuse a location that is not a folder, for what only a folder can do.

    Raises:
        StoreError: it is the address of a server.
    """
    if is_server(location):
        raise StoreError(f"{location} is a server.", hint="This needs a store in a folder.")


class Publications(Protocol):
    """What is published at a location."""

    def current(self) -> str:
        """Return a number that is another one when another graph is published; empty if there is none.

        Raises:
            StoreError: it cannot be found out.
        """


def publications(location: str | Path) -> Publications:
    """Return what tells whether another graph is published at a location: the folder of a store, or a server."""
    if is_server(location):
        from kg.store.remote import RemotePublications

        return RemotePublications(str(location))
    from kg.store.folder import StoreFolder

    return StoreFolder(location)


def open_store(location: str | Path) -> "GraphStore":
    """Open what is published at a location, read-only.

    Args:
        location: the folder of a store, or the address of a SPARQL 1.1 server.

    Raises:
        StoreError: there is no store, or it cannot be read.
    """
    if is_server(location):
        from kg.store.remote import RemoteStore

        return RemoteStore(str(location))
    from kg.store.local import LocalStore  # here, so that a build with nothing to do need not load Oxigraph

    return LocalStore.open(location)
