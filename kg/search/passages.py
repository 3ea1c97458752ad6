"""What the index keeps of one document: its text, and where the passages of its papers stand."""

import zlib
from collections.abc import Iterable
from dataclasses import dataclass

from kg.model import Document, Entry, Iri
from kg.search.schema import KINDS
from kg.search.tokens import index_terms

__all__ = ["IndexedDocument", "IndexedPassage", "index_document"]


@dataclass(frozen=True, slots=True)
class IndexedPassage:
    """A passage of a paper's entry.

    Attributes:
        paper: the paper's IRI.
        kind: the place of its kind in :data:`kg.search.schema.KINDS`.
        start, end: its characters in the decoded text.
        label: the heading or label that it stands under.
    """

    paper: str
    kind: int
    start: int
    end: int
    label: str


@dataclass(frozen=True, slots=True)
class IndexedDocument:
    """A document as the index keeps it.

    Attributes:
        name: what the graph calls it.
        sha256: digest of its bytes.
        passages: its passages, in the order of its text.
        text: the decoded text, compressed.
        terms: for each passage its words and its pairs of syllables; see :func:`kg.search.tokens.index_terms`.
    """

    name: str
    sha256: str
    passages: tuple[IndexedPassage, ...]
    text: bytes
    terms: tuple[tuple[str, str], ...]


def index_document(document: Document, entries: Iterable[tuple[Iri, Entry]]) -> IndexedDocument:
    """Return what the index keeps of a document.

    Args:
        document: the document.
        entries: the papers that it presents, each with its IRI.
    """
    text = document.text if document.decoded is None else document.decoded
    passages: list[IndexedPassage] = []
    terms: list[tuple[str, str]] = []
    for paper, entry in entries:
        for passage in entry.passages:
            span = document.decoded_span(passage.quote.span)
            found = index_terms(text[span.start : span.end])
            if not found[0]:
                continue
            kind = KINDS.index(passage.kind.value)
            passages.append(IndexedPassage(paper, kind, span.start, span.end, passage.label))
            terms.append(found)
    return IndexedDocument(
        document.path,
        document.sha256,
        tuple(passages),
        zlib.compress(text.encode("utf-8", "surrogatepass"), 9),
        tuple(terms),
    )
