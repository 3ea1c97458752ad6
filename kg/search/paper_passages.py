"""The passages about one paper, as the index keeps them."""

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.search.schema import FILE, KINDS, is_current, open_index, text_of

if TYPE_CHECKING:
    from kg.store import GraphStore

__all__ = ["PaperPassage", "passages_of_paper"]

_QUERY = """
SELECT name, kind, start, end, text FROM passages
JOIN papers ON papers.id = passages.paper JOIN documents ON documents.id = passages.document
WHERE iri = ? ORDER BY name, start
"""


@dataclass(frozen=True, slots=True)
class PaperPassage:
    """A passage about a paper.

    Attributes:
        document: the name of its document.
        kind: one of :data:`kg.search.schema.KINDS`.
        start, end: its characters in the decoded text.
        text: its words.
    """

    document: str
    kind: str
    start: int
    end: int
    text: str


def passages_of_paper(store: "GraphStore", iri: str) -> tuple[PaperPassage, ...]:
    """Return the passages about a paper, in the order of the documents; none if the store has no index.

    Args:
        store: the graph.
        iri: the paper.
    """
    path = store.beside(FILE)
    if path is None or not is_current(path):
        return ()
    found: list[PaperPassage] = []
    try:
        with closing(open_index(path)) as database:
            name, text = "", ""
            for document, kind, start, end, compressed in database.execute(_QUERY, (iri,)):
                if document != name:
                    name, text = document, text_of(compressed)
                found.append(PaperPassage(document, KINDS[kind], start, end, text[start:end]))
    except sqlite3.DatabaseError:
        return ()
    return tuple(found)
