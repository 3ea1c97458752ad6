"""Opens the index of a published graph."""

import sqlite3
from typing import TYPE_CHECKING

from kg.search.schema import FILE, is_current, open_index

if TYPE_CHECKING:
    from kg.store import GraphStore

__all__ = ["any_index", "current_index"]


def any_index(store: "GraphStore") -> sqlite3.Connection | None:
    """Open the index beside a graph to read texts and places of documents, which one of another version has, too.

    Args:
        store: the graph.

    Returns:
        The index, which may lack what is read from it (then SQLite says so); None if there is none.
    """
    path = store.beside(FILE)
    return open_index(path) if path is not None and path.is_file() else None


def current_index(store: "GraphStore") -> sqlite3.Connection | None:
    """Open the index beside a graph; None if there is none that can be asked.

    Args:
        store: the graph.
    """
    path = store.beside(FILE)
    return open_index(path) if path is not None and is_current(path) else None
