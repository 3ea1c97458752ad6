"""What the last build knew of each document, kept beside the graph so that the next one reads only what changed."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from typing import Any, Self

from kg.errors import StoreError
from kg.model import Iri, Problem
from kg.pipeline.identity import NamedPaper
from kg.pipeline.sources import SourceFolder
from kg.pipeline.things import NamedThing

__all__ = ["DocumentRecord", "Manifest", "record_of_row", "row_of_record"]

_FORMAT = 2


@dataclass(frozen=True, slots=True)
class DocumentRecord:
    """One document as it was read.

    Attributes:
        size, mtime_ns, ctime_ns, etag: the file's state before it was read, as FoundDocument has it.
        checked_ns: when that state was taken, in nanoseconds since 1970.
        sha256: hexadecimal digest of the bytes read.
        version: the reading version that read it.
        layout, papers, claims, problems, skipped, names, things, aliases: as ProcessedDocument has them.
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
    names: tuple[NamedPaper, ...] = ()
    things: tuple[NamedThing, ...] = ()
    aliases: Mapping[Iri, Iri] = field(default_factory=dict)
    etag: str = ""


_OWN_FORM = frozenset({"problems", "names", "things", "aliases", "etag"})
_PLAIN = tuple(each.name for each in fields(DocumentRecord) if each.name not in _OWN_FORM)


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a store's graph was built from.

    Attributes:
        version: the reading version whose vocabularies the graph holds; empty before the first build.
        documents: the documents that were read, skipped ones included, by name.
        queries: the digest of the saved queries that the graph holds; empty where that is not known.
        bibliography_only: whether papers that only bibliographies name were left out.
        sources: where the documents come from, by name.
        location: where the store was then, links resolved.
        digests: a digest of each named graph that follows from all documents, by IRI.
    """

    version: str = ""
    documents: Mapping[str, DocumentRecord] = field(default_factory=dict)
    queries: str = ""
    bibliography_only: bool = False
    sources: Mapping[str, SourceFolder] = field(default_factory=dict)
    location: str = ""
    digests: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def from_bytes(cls, content: bytes) -> Self:
        """Read a manifest; nothing gives the empty one.

        Raises:
            StoreError: it was written by another version of paper-kg, or is damaged.
        """
        if not content:
            return cls()
        try:
            written = json.loads(content)
            if written["format"] == 1:
                raise _too_old(written["documents"])
            if written["format"] != _FORMAT:
                raise ValueError(f"format {written['format']!r}")
            documents = {name: record_of_row(row) for name, row in written["documents"].items()}
            sources = {name: SourceFolder(name, **row) for name, row in written["sources"].items()}
            return cls(
                written["version"],
                documents,
                written["queries"],
                written["bibliography_only"],
                sources,
                written["location"],
                dict(written.get("digests", {})),
            )
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
            raise StoreError(
                f"What the store knows of its documents cannot be read: {error!r}.",
                hint="Rebuild it: 'kg build --fresh' with all folders of your notes.",
            ) from error

    def head(self) -> dict[str, Any]:
        """Return all but the documents as JSON has it."""
        return {
            "version": self.version,
            "queries": self.queries,
            "bibliography_only": self.bibliography_only,
            "location": self.location,
            "sources": {
                name: {"folder": source.folder, "beside": source.beside}
                for name, source in sorted(self.sources.items())
            },
            "digests": dict(sorted(self.digests.items())),
        }

    def to_bytes(self) -> bytes:
        """Write the manifest: the same bytes for the same content."""
        written = json.JSONEncoder(separators=(",", ":")).encode
        head = written({"format": _FORMAT, **self.head()}).removesuffix("}")
        # row by row: those of all documents at once take five times the memory of their text
        rows = (f"{written(name)}:{written(row_of_record(self.documents[name]))}" for name in sorted(self.documents))
        return f'{head},"documents":{{{",".join(rows)}}}}}'.encode()


def _too_old(documents: Mapping[str, object]) -> StoreError:
    folders = sorted({name.partition("/")[0] for name in documents})
    paths = " ".join(folders) if 0 < len(folders) <= 5 and all(folders) else "with all folders of your notes"
    return StoreError(
        "An older paper-kg wrote this store, which does not know where its documents come from.",
        hint=f"Rebuild it: kg build --fresh {paths}",
    )


def row_of_record(record: DocumentRecord) -> dict[str, Any]:
    """Return a record as JSON has it."""
    row: dict[str, Any] = {name: getattr(record, name) for name in _PLAIN}
    if record.etag:
        row["etag"] = record.etag
    if record.problems:
        row["problems"] = [[problem.line, problem.message] for problem in record.problems]
    if record.names:
        row["names"] = [_short(named) for named in record.names]
    if record.things:
        row["things"] = [_short(thing) for thing in record.things]
    if record.aliases:
        row["aliases"] = dict(sorted(record.aliases.items()))
    return row


def _short(named: NamedPaper | NamedThing) -> list[Any]:
    """Return a named paper or thing without what it leaves empty at its end."""
    values: list[Any] = [*named]
    while values and not values[-1]:
        values.pop()
    return values


def _whole(values: list[Any]) -> Iterator[Any]:
    """Yield the values of a named paper or thing as they were before they were written."""
    return (tuple(each) if isinstance(each, list) else each for each in values)


def record_of_row(row: dict[str, Any]) -> DocumentRecord:
    """Return the record that JSON has, which is emptied.

    Raises:
        KeyError, TypeError, ValueError: it is not one.
    """
    problems = tuple(Problem(line, message) for line, message in row.pop("problems", ()))
    names = tuple(NamedPaper(*_whole(values)) for values in row.pop("names", ()))
    things = tuple(NamedThing(*_whole(values)) for values in row.pop("things", ()))
    aliases = {Iri(own): Iri(other) for own, other in row.pop("aliases", {}).items()}
    return DocumentRecord(**row, problems=problems, names=names, things=things, aliases=aliases)
