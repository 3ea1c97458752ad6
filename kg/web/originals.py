"""The texts of documents, for pages that show words in their place."""

from array import array
from bisect import bisect_right
from typing import TYPE_CHECKING

from kg.pipeline.originals import known_sources, read_original
from kg.pipeline.sources import Source
from kg.schema import iris
from kg.schema import terms as v
from kg.sparql.shipped import facts
from kg.web.memory import remembered

if TYPE_CHECKING:
    from kg.store import GraphStore

__all__ = ["line_of", "original_of", "place_of"]


def original_of(store: "GraphStore", document: str) -> str | None:
    """Return the text of a document, by its IRI; None if its file is gone or is not the one that was read."""
    stated = facts(store, document)
    if not stated[v.PATH] or not stated[v.CONTENT_HASH]:
        return None
    return read_original(stated[v.PATH][0], stated[v.CONTENT_HASH][0], _sources(store))


def line_of(store: "GraphStore", path: str, start: int) -> int:
    """Return the line, from 1, on which a character of a document stands; 0 if that is not known any more."""
    ends = _line_ends(store, iris.document(path))
    return bisect_right(ends, start - 1) + 1 if ends is not None else 0


def place_of(path: str, start: int, end: int) -> str:
    """Return the address at which words of a document are shown in their place."""
    return f"/page/{iris.document(path).removeprefix(v.DATA)}?at={start}-{end}#here"


@remembered
def _sources(store: "GraphStore") -> dict[str, Source]:
    return known_sources(store.location)


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
