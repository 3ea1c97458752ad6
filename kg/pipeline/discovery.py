"""Looks at the documents on disk without opening them."""

import os
import stat
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from kg.pipeline.report import SkippedDocument
from kg.readers.files import find_documents

__all__ = ["FoundDocument", "Scan", "is_under", "scan_documents"]


@dataclass(frozen=True, slots=True)
class FoundDocument:
    """A file that may be a document.

    Attributes:
        name: the document's path as given, which the graph calls it by.
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
        roots: the paths as given, in POSIX form.
        documents: the files found, each once, by name.
        unreadable: files and folders that cannot be read, and why.
    """

    roots: tuple[str, ...]
    documents: tuple[FoundDocument, ...]
    unreadable: tuple[SkippedDocument, ...]

    def covers(self, name: str) -> bool:
        """Return whether a document of that name would have been found if it existed."""
        return any(is_under(name, root) for root in self.roots) and not any(
            is_under(name, lost.path) for lost in self.unreadable
        )


def scan_documents(paths: Iterable[str | os.PathLike[str]]) -> Scan:
    """Find the documents at and below some paths, with the state of their files.

    Raises:
        InputError: a path does not exist.
    """
    given = [Path(path) for path in paths]
    documents: list[FoundDocument] = []
    unreadable: list[SkippedDocument] = []
    for file, name in find_documents(given):
        try:
            status = os.stat(file)  # noqa: PTH116 - a third of Path.stat's time, which counts when nothing has changed
        except OSError as error:
            unreadable.append(SkippedDocument(name, f"cannot be read: {error.strerror}"))
            continue
        if stat.S_ISREG(status.st_mode):
            documents.append(FoundDocument(name, file, status.st_size, status.st_mtime_ns, status.st_ctime_ns))
        else:  # a folder that may not be listed
            unreadable.append(SkippedDocument(name, "cannot be read"))
    roots = dict.fromkeys(os.fsencode(path.as_posix()).decode("utf-8", "backslashreplace") for path in given)
    return Scan(tuple(roots), tuple(documents), tuple(unreadable))


def is_under(name: str, root: str) -> bool:
    """Return whether a document's name is that of ``root`` or of something below it."""
    if name == root:
        return True
    prefix = "" if root == "." else root if root.endswith("/") else f"{root}/"
    below = name[len(prefix) :]
    return name.startswith(prefix) and not (below == ".." or below.startswith(("../", "/")))
