"""The texts of documents, as the index keeps them."""

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from kg.search.opening import any_index
from kg.search.schema import text_of

if TYPE_CHECKING:
    from kg.store import GraphStore

__all__ = ["document_text"]


def document_text(store: "GraphStore", name: str) -> str | None:
    """Return the decoded text of a document as it was when the graph was built.

    Offsets of evidence count its characters.

    Args:
        store: the graph.
        name: the document's name.

    Returns:
        The text; None if the store has no index, or no such document in it.
    """
    database = any_index(store)
    if database is None:
        return None
    try:
        with closing(database):
            row = database.execute("SELECT text FROM documents WHERE name = ?", (name,)).fetchone()
    except sqlite3.DatabaseError:
        return None
    return text_of(row[0]) if row else None
