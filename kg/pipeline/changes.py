"""Compares what is on disk with what the last build knew."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from kg.pipeline.addresses import Remote
from kg.pipeline.discovery import FoundDocument, Scan
from kg.pipeline.manifest import DocumentRecord, Manifest
from kg.pipeline.sources import SourceFolder, file_of

if TYPE_CHECKING:
    from kg.pipeline.documents import ProcessedDocument
    from kg.pipeline.fingerprint import Versions

__all__ = ["DocumentChanges", "find_changes", "recorded", "unchanged_file"]

# A file may change once more within one tick of its clock and keep its time stamp (git calls such files racy). The
# coarsest clock in use ticks every two seconds (FAT).
_TICK_NS = 2_000_000_000


@dataclass(frozen=True, slots=True)
class DocumentChanges:
    """What a build has to do.

    Attributes:
        stale: documents to read: new, changed, or read by another version.
        unchanged: records of the documents that are as they were, their file states renewed.
        removed: names of the documents that are gone.
        elsewhere: records of the documents that were not looked for.
        renewed: whether a record of ``unchanged`` differs from the manifest's.
    """

    stale: tuple[FoundDocument, ...]
    unchanged: dict[str, DocumentRecord]
    removed: tuple[str, ...]
    elsewhere: dict[str, DocumentRecord]
    renewed: bool


def find_changes(
    scan: Scan, manifest: Manifest, version: str, now_ns: int, *, fresh: bool = False, dropped: Iterable[str] = ()
) -> DocumentChanges:
    """Find out which documents have to be read and which are gone; reads only files whose state leaves a doubt.

    Args:
        scan: what is on disk.
        manifest: what the last build knew.
        version: the reading version of this build.
        now_ns: a time not after the scan's beginning, in nanoseconds since 1970.
        fresh: take nothing as known; documents elsewhere count as gone.
        dropped: names of sources whose documents count as gone, wherever they are.
    """
    known = manifest.documents
    gone_sources = frozenset(dropped)
    stale: list[FoundDocument] = []
    unchanged: dict[str, DocumentRecord] = {}
    for found in scan.documents:
        record = None if fresh else known.get(found.name)
        if record is None or record.version != version:
            stale.append(found)
        elif _is_trusted(found, record):
            unchanged[found.name] = record
        elif _digest(found.file) == record.sha256:
            unchanged[found.name] = replace(
                record,
                size=found.size,
                mtime_ns=found.mtime_ns,
                ctime_ns=found.ctime_ns,
                etag=found.etag,
                checked_ns=now_ns,
            )
        else:
            stale.append(found)
    present = {found.name for found in scan.documents}
    absent = [name for name in known if name not in present]
    removed = tuple(
        sorted(name for name in absent if fresh or scan.covers(name) or name.partition("/")[0] in gone_sources)
    )
    gone = set(removed)
    elsewhere = {name: known[name] for name in absent if name not in gone}
    renewed = any(known[name] is not record for name, record in unchanged.items())
    return DocumentChanges(tuple(stale), unchanged, removed, elsewhere, renewed)


def recorded(found: FoundDocument, read: "ProcessedDocument", versions: "Versions") -> DocumentRecord:
    """Return what the next build is to know of a document that was read."""
    return DocumentRecord(
        size=found.size,
        mtime_ns=found.mtime_ns,
        ctime_ns=found.ctime_ns,
        etag=found.etag,
        checked_ns=versions.now_ns,
        sha256=read.sha256,
        version=versions.reading,
        layout=read.layout,
        papers=read.papers,
        claims=read.claims,
        problems=read.problems,
        skipped=read.skipped,
        names=read.names,
        things=read.things,
        aliases=read.aliases,
    )


def unchanged_file(name: str, record: DocumentRecord, sources: Mapping[str, SourceFolder]) -> FoundDocument | None:
    """Return the file of a document that a build did not look at, if it is where it was and as it was."""
    file = file_of(name, sources)
    if file is None or _digest(file) != record.sha256:
        return None
    return FoundDocument(name, file, record.size, record.mtime_ns, record.ctime_ns, record.etag)


def _is_trusted(found: FoundDocument, record: DocumentRecord) -> bool:
    if found.etag:
        return (found.size, found.etag) == (record.size, record.etag)
    if isinstance(found.file, Remote) and not found.mtime_ns:
        return False
    same = (found.size, found.mtime_ns, found.ctime_ns) == (record.size, record.mtime_ns, record.ctime_ns)
    return same and max(record.mtime_ns, record.ctime_ns) < record.checked_ns - _TICK_NS


def _digest(path: Path | Remote) -> str:
    try:
        if isinstance(path, Remote):
            return hashlib.sha256(path.read_bytes()).hexdigest()
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""  # whoever reads it will say why it cannot be read
