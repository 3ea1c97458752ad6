"""The passages about papers, as the index keeps them."""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from kg.search.opening import any_index, current_index
from kg.search.schema import KINDS, text_of

if TYPE_CHECKING:
    from kg.store import GraphStore

__all__ = ["PaperPassage", "passages_by_paper", "passages_of_paper"]

_PLACES = "SELECT document, iri, kind, start, end FROM passages JOIN papers ON papers.id = paper"
_ORDER = "ORDER BY document, start"
_OF_PAPER = f"{_PLACES} WHERE iri = ? {_ORDER}"
_OF_EVERY_PAPER = f"{_PLACES} {_ORDER}"
_Place = tuple[int, str, int, int, int]
_DOCUMENT = "SELECT name, text FROM documents WHERE id = ?"


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
    database = any_index(store)
    if database is None:
        return ()
    try:
        with closing(database):
            found = [passage for _, passage in _passages(database, database.execute(_OF_PAPER, (iri,)))]
    except sqlite3.DatabaseError:
        return ()
    return tuple(sorted(found, key=lambda each: (each.document, each.start)))


def passages_by_paper(store: "GraphStore") -> Iterator[tuple[str, tuple[PaperPassage, ...]]]:
    """Yield each paper of each document with the passages about it, in their order; nothing if the store has no index.

    Args:
        store: the graph.
    """
    database = current_index(store)
    if database is None:
        return
    try:
        with closing(database):
            passages = _passages(database, database.execute(_OF_EVERY_PAPER))
            for _, of_document in groupby(passages, key=lambda each: each[1].document):
                found: dict[str, list[PaperPassage]] = {}
                for iri, passage in of_document:
                    found.setdefault(iri, []).append(passage)
                yield from ((iri, tuple(passages)) for iri, passages in found.items())
    except sqlite3.DatabaseError:
        return


def _passages(database: sqlite3.Connection, places: Iterable[_Place]) -> Iterator[tuple[str, PaperPassage]]:
    """Yield papers and passages about them; the text of a document is read once where its places come together."""
    for document, of_document in groupby(places, key=itemgetter(0)):
        name, compressed = database.execute(_DOCUMENT, (document,)).fetchone()
        text = text_of(compressed)
        for _, iri, kind, start, end in of_document:
            yield iri, PaperPassage(name, KINDS[kind], start, end, text[start:end])
