"""The texts of documents, for pages that show words in their place."""

from array import array
from bisect import bisect_right
from typing import TYPE_CHECKING

from kg.schema import iris
from kg.schema import terms as v
from kg.search.texts import document_text
from kg.sparql.shipped import facts
from kg.web.memory import remembered

if TYPE_CHECKING:
    from kg.store import GraphStore

__all__ = ["address_in_document", "line_of", "original_of"]


def original_of(store: "GraphStore", document: str) -> str | None:
    """Return the text of a document as it was read, by its IRI; None if the store does not keep it."""
    paths = facts(store, document)[v.PATH]
    return document_text(store, paths[0]) if paths else None


def line_of(store: "GraphStore", path: str, start: int) -> int:
    """Return the line, from 1, on which a character of a document stands; 0 if the store does not keep its text."""
    ends = _line_ends(store, iris.document(path))
    return bisect_right(ends, start - 1) + 1 if ends is not None else 0


def address_in_document(path: str, start: int, end: int) -> str:
    """Return the address at which words of a document are shown in their place."""
    return f"/page/{iris.document(path).removeprefix(v.DATA)}?at={start}-{end}#here"


@remembered
def _line_ends(store: "GraphStore", document: str) -> "array[int] | None":
    """Where the lines of a document end; a process reads each document once for it."""
    text = original_of(store, document)
    if text is None:
        return None
    ends = array("L")
    place = text.find("\n")
    while place >= 0:
        ends.append(place)
        place = text.find("\n", place + 1)
    return ends
