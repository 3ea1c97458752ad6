"""Opens a store from what a user typed for --store."""

from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import StoreError

if TYPE_CHECKING:
    from kg.store.interface import GraphStore

__all__ = ["open_store", "refuse_server"]


def refuse_server(location: str | Path) -> None:
    """Refuse a location that is no folder.

    Raises:
        StoreError: it is the address of a server.
    """
    if str(location).startswith(("http://", "https://")):
        raise StoreError(f"{location} is a server.", hint="Only a store in a folder can be used so far.")


def open_store(location: str | Path) -> "GraphStore":
    """Open what is published at a location, read-only.

    Args:
        location: the folder of a store.

    Raises:
        StoreError: there is no store, or it cannot be read.
    """
    refuse_server(location)
    from kg.store.local import LocalStore  # here, so that a build with nothing to do need not load Oxigraph

    return LocalStore.open(location)
