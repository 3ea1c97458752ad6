"""Writes parts where documents are processed: a part holds the documents of one batch, each as a gzip file by itself.

Quads are written as Oxigraph keeps and writes them, so that parts equal the export of a store.
"""

import gzip
import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, replace

from pyoxigraph import RdfFormat, Store

from kg.pipeline.documents import ProcessedDocument
from kg.pipeline.executors import FailedDocument
from kg.pipeline.parts.manifest import Member
from kg.pipeline.parts.places import PartFolder
from kg.pipeline.vocabulary import concepts_named
from kg.vocabularies.own_files import SHIPPED_ONLY, OwnVocabulary

__all__ = ["PartWriter", "StoredDocument", "packed_quads", "part_name", "repacked"]

_LEVEL = 6
_PART_BYTES = 1024 * 1024  # compressed; what one process holds of a part


@dataclass(frozen=True, slots=True)
class StoredDocument(ProcessedDocument):
    """What a document gave, its quads written to a part.

    Attributes:
        member: where they stand; None if it was skipped.
    """

    member: Member | None = None


@dataclass(frozen=True, slots=True)
class PartWriter:
    """Writes the quads of processed documents to a part; a value that goes to other processes.

    Attributes:
        folder: where to.
        vocabulary: the user's own names.
    """

    folder: PartFolder
    vocabulary: OwnVocabulary = SHIPPED_ONLY

    def __call__(
        self, outcomes: Sequence[ProcessedDocument | FailedDocument]
    ) -> list[ProcessedDocument | FailedDocument]:
        """Write what documents say, and return the outcomes without it.

        Raises:
            StoreError: the part cannot be written.
        """
        pieces: list[bytes] = []
        stored: list[ProcessedDocument | FailedDocument] = []
        start = 0
        for outcome in outcomes:
            if isinstance(outcome, FailedDocument) or outcome.skipped:
                stored.append(outcome)
                continue
            concepts: set[str] = set()
            packed, quads = packed_quads(outcome.parts(), concepts, self.vocabulary)
            member = Member("", start, len(packed), quads, tuple(sorted(concepts)))
            stored.append(_stored(outcome, member))
            pieces.append(packed)
            start += len(packed)
        content = b"".join(pieces)
        if not content:
            return stored
        name = part_name(content)
        self.folder.write(name, content)
        return [
            replace(each, member=replace(each.member, file=name))
            if isinstance(each, StoredDocument) and each.member
            else each
            for each in stored
        ]


def packed_quads(
    parts: Iterable[bytes], concepts: set[str] | None = None, vocabulary: OwnVocabulary = SHIPPED_ONLY
) -> tuple[bytes, int]:
    """Return N-Quads in Oxigraph's form, sorted and compressed, and how many lines they are.

    Args:
        parts: the N-Quads, a bounded part at a time; each is sorted alone.
        concepts: where the concepts that they name are added.
        vocabulary: the user's own names.
    """
    packed: list[bytes] = []
    count = 0
    for part in parts:
        store = Store()
        store.load(part, format=RdfFormat.N_QUADS)
        if concepts is not None:
            concepts |= concepts_named(store, vocabulary)
        lines = sorted((store.dump(format=RdfFormat.N_QUADS) or b"").splitlines(keepends=True))
        packed.append(gzip.compress(b"".join(lines), _LEVEL, mtime=0))
        count += len(lines)
    return b"".join(packed), count


def part_name(content: bytes) -> str:
    """Return the name of a part, which follows from its content."""
    return f"part-{hashlib.sha256(content).hexdigest()[:20]}.nq.gz"


def repacked(folder: PartFolder, members: Iterable[tuple[str, Member]]) -> Iterator[tuple[str, Member]]:
    """Copy the quads of documents into new parts, and yield where they stand now.

    Args:
        folder: where parts are read and written.
        members: the documents, by name, and where they stand.

    Raises:
        StoreError: a part cannot be read or written.
    """
    waiting: list[tuple[str, Member]] = []
    pieces: list[bytes] = []
    size = 0
    for name, member in members:
        if pieces and size + member.length > _PART_BYTES:
            yield from _written(folder, waiting, pieces)
            waiting, pieces, size = [], [], 0
        waiting.append((name, replace(member, start=size)))
        pieces.append(folder.read(member.file, member.start, member.length))
        size += member.length
    if pieces:
        yield from _written(folder, waiting, pieces)


def _written(
    folder: PartFolder, members: list[tuple[str, Member]], pieces: list[bytes]
) -> Iterator[tuple[str, Member]]:
    content = b"".join(pieces)
    file = part_name(content)
    folder.write(file, content)
    return ((name, replace(member, file=file)) for name, member in members)


def _stored(outcome: ProcessedDocument, member: Member) -> StoredDocument:
    kept = {each.name: getattr(outcome, each.name) for each in fields(ProcessedDocument)}
    return StoredDocument(**{**kept, "packed": (), "entries": (), "indexed": None}, member=member)
