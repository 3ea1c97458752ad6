"""What the last build knew of each document, kept beside the graph so that the next one reads only what changed."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any, Self

from kg.errors import StoreError
from kg.model import Problem

__all__ = ["DocumentRecord", "Manifest"]

_FORMAT = 1


@dataclass(frozen=True, slots=True)
class DocumentRecord:
    """One document as it was read.

    Attributes:
        size, mtime_ns, ctime_ns: the file's state before it was read, as FoundDocument has it.
        checked_ns: when that state was taken, in nanoseconds since 1970.
        sha256: hexadecimal digest of the bytes read.
        version: the reading version that read it.
        layout, papers, claims, problems, skipped: as ProcessedDocument has them.
    """

    size: int
    mtime_ns: int
    ctime_ns: int
    checked_ns: int
    sha256: str
    version: str
    layout: str = ""
    papers: int = 0
    claims: int = 0
    problems: tuple[Problem, ...] = ()
    skipped: str = ""


_PLAIN = tuple(each.name for each in fields(DocumentRecord) if each.name != "problems")


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a store's graph was built from.

    Attributes:
        version: the reading version whose vocabularies the graph holds; empty before the first build.
        documents: the documents that were read, skipped ones included, by name.
        queries: the digest of the saved queries that the graph holds; empty where that is not known.
    """

    version: str = ""
    documents: Mapping[str, DocumentRecord] = field(default_factory=dict)
    queries: str = ""

    @classmethod
    def from_bytes(cls, content: bytes) -> Self:
        """Read a manifest; nothing gives the empty one.

        Raises:
            StoreError: it was written by another version of paper-kg, or is damaged.
        """
        if not content:
            return cls()
        try:
            told = json.loads(content)
            if told["format"] != _FORMAT:
                raise ValueError(f"format {told['format']}")
            documents = {name: _record(row) for name, row in told["documents"].items()}
            return cls(told["version"], documents, told.get("queries", ""))
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise StoreError(
                f"What the store knows of its documents cannot be read: {error}.",
                hint="Build it again with 'kg build --fresh'.",
            ) from error

    def to_bytes(self) -> bytes:
        """Write the manifest: the same bytes for the same content."""
        rows = {name: _row(self.documents[name]) for name in sorted(self.documents)}
        told = {"format": _FORMAT, "version": self.version, "queries": self.queries, "documents": rows}
        return json.dumps(told, separators=(",", ":")).encode()


def _row(record: DocumentRecord) -> dict[str, Any]:
    row: dict[str, Any] = {name: getattr(record, name) for name in _PLAIN}
    if record.problems:
        row["problems"] = [[problem.line, problem.message] for problem in record.problems]
    return row


def _record(row: dict[str, Any]) -> DocumentRecord:
    problems = tuple(Problem(line, message) for line, message in row.pop("problems", ()))
    return DocumentRecord(**row, problems=problems)
