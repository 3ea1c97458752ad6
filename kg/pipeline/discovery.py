"""Looks at the documents on disk without opening them."""

import os
import stat
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from kg.pipeline.report import SkippedDocument
from kg.pipeline.sources import Place
from kg.readers.files import find_files

__all__ = ["FoundDocument", "Scan", "is_under", "scan_documents"]


@dataclass(frozen=True, slots=True)
class FoundDocument:
    """A file that may be a document.

    Attributes:
        name: what the graph calls the document: the name of its source and the way to it from there.
        file: where it stands on disk.
        size: in bytes.
        mtime_ns, ctime_ns: when its content and its inode last changed, in nanoseconds since 1970.
    """

    name: str
    file: Path
    size: int
    mtime_ns: int
    ctime_ns: int


@dataclass(frozen=True, slots=True)
class Scan:
    """What was found.

    Attributes:
        roots: the names of the places looked at.
        documents: the files found, each once, by name.
        unreadable: files and folders that cannot be read, and why.
        others: names of the files of kinds that are not read.
    """

    roots: tuple[str, ...]
    documents: tuple[FoundDocument, ...]
    unreadable: tuple[SkippedDocument, ...]
    others: tuple[str, ...] = ()

    def covers(self, name: str) -> bool:
        """Return whether a document of that name would have been found if it existed."""
        return any(is_under(name, root) for root in self.roots) and not any(
            is_under(name, lost.path) for lost in self.unreadable
        )


def scan_documents(places: Iterable[Place]) -> Scan:
    """Find the documents at and below some places, with the state of their files.

    Raises:
        InputError: a place does not exist.
    """
    starts = [(place.path, place.name) for place in places]
    files = find_files(starts)
    documents: list[FoundDocument] = []
    unreadable: list[SkippedDocument] = []
    for file, name in files.documents:
        try:
            status = os.stat(file)  # noqa: PTH116 - a third of Path.stat's time, which counts when nothing has changed
        except OSError as error:
            unreadable.append(SkippedDocument(name, f"cannot be read: {error.strerror}"))
            continue
        if stat.S_ISREG(status.st_mode):
            documents.append(FoundDocument(name, file, status.st_size, status.st_mtime_ns, status.st_ctime_ns))
        else:  # a folder that may not be listed
            unreadable.append(SkippedDocument(name, "cannot be read"))
    roots = dict.fromkeys(name for _, name in starts)
    return Scan(tuple(roots), tuple(documents), tuple(unreadable), files.others)


def is_under(name: str, root: str) -> bool:
    """Return whether a document's name is that of a place or of something below it."""
    return name == root or name.startswith(f"{root}/")
