"""Names anew what a document says when things that its papers introduce go by other IRIs, and tells what differs."""

import hashlib
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from kg.pipeline.addresses import Held, Remote
from kg.pipeline.documents import ProcessedDocument, process_reading
from kg.pipeline.naming import renames_papers
from kg.readers import read_bytes

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.extractors.base import Extractor
    from kg.model import Iri
    from kg.vocabularies.own_files import OwnVocabulary

__all__ = ["RenamedDocument", "rename_document"]


@dataclass(frozen=True, slots=True)
class RenamedDocument:
    """What a document says under other names, by how it differs from before.

    Attributes:
        document: the document without its quads.
        gone: the quads that it states no more, as N-Quads.
        come: the quads that it did not state before, as N-Quads.
    """

    document: ProcessedDocument
    gone: bytes
    come: bytes

    @property
    def path(self) -> str:
        """The document's path as given."""
        return self.document.path


def rename_document(
    file: Path | Remote | Held,
    before: ProcessedDocument,
    extractors: "tuple[Extractor, ...]",
    vocabulary: "OwnVocabulary",
    aliases: "Mapping[Iri, Iri]",
) -> RenamedDocument:
    """Read a document again, of its entries only those whose things go by other names, and return what differs.

    Args:
        file: where the document stands.
        before: what it gave by the names of before.
        extractors: which extractors to run.
        vocabulary: the user's own names.
        aliases: what its papers and their things go by now.

    Raises:
        OSError: the file cannot be read.
    """
    reading = read_bytes(file.read_bytes(), before.path)
    is_same = reading.document.sha256 == before.sha256 and not renames_papers(before.aliases, aliases)
    after = process_reading(reading, extractors, vocabulary, aliases, before if is_same else None)
    return RenamedDocument(replace(after, packed=(), entries=()), _lacking(before, after), _lacking(after, before))


def _lacking(one: ProcessedDocument, other: ProcessedDocument) -> bytes:
    """Return the lines of one state that another lacks."""
    known = {hashlib.sha256(piece).digest() for piece in other.pieces()}
    pieces = (piece for piece in one.pieces() if hashlib.sha256(piece).digest() not in known)
    lines = {line for piece in pieces for line in piece.split(b"\n")}
    for piece in other.pieces():
        lines.difference_update(piece.split(b"\n"))
    return b"".join(line + b"\n" for line in sorted(lines))
