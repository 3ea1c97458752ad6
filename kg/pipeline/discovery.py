"""Looks at the documents on disk, or at addresses, without opening them."""

import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from kg.pipeline.addresses import Remote
from kg.pipeline.files import document_name, find_files, is_note, is_ours
from kg.pipeline.report import SkippedDocument
from kg.pipeline.sources import Place

__all__ = ["FoundDocument", "Scan", "is_under", "scan_documents"]


@dataclass(frozen=True, slots=True)
class FoundDocument:
    """A file that may be a document.

    Attributes:
        name: what the graph calls the document: the name of its source and the way to it from there.
        file: where it stands on disk.
        size: in bytes.
        mtime_ns, ctime_ns: when its content and its inode last changed, in nanoseconds since 1970.
        etag: what the server at an address calls its content; empty where there is no such thing.
    """

    name: str
    file: Path | Remote
    size: int
    mtime_ns: int
    ctime_ns: int
    etag: str = ""


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
    starts: list[tuple[Path, str]] = []
    remote: dict[str, Remote] = {}
    roots: dict[str, None] = {}
    for place in places:
        roots[place.name] = None
        if isinstance(place.path, Remote):
            remote[place.name] = place.path
        else:
            starts.append((place.path, place.name))
    files = find_files(starts)
    documents: list[FoundDocument] = []
    unreadable: list[SkippedDocument] = []
    others = list(files.others)
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
    found: dict[str, FoundDocument] = {}
    for name, address in remote.items():
        try:
            _look_at(address, name, found, others)
        except OSError as error:
            unreadable.append(SkippedDocument(name, f"{address} cannot be read: {error.strerror}"))
    if remote:
        documents = sorted([*documents, *found.values()], key=lambda each: each.name)
        others = sorted({*others} - found.keys())
    return Scan(tuple(roots), tuple(documents), tuple(unreadable), tuple(others))


def _look_at(place: Remote, name: str, found: dict[str, FoundDocument], others: list[str]) -> None:
    """Find the documents at and below an address, by the rules of folders."""
    listed = {each.way: each for each in place.below()}
    inside: dict[str, set[str]] = {}
    for way in listed:
        for folder, entry in _steps(way):
            inside.setdefault(folder, set()).add(entry)
    ours = {folder for folder, entries in inside.items() if is_ours(entries)}
    for way, each in listed.items():
        document = f"{name}/{document_name(way)}" if way else name
        steps = dict(_steps(way))
        if not ours.isdisjoint(steps) or any(entry.startswith(".") or not entry for entry in steps.values()):
            continue
        if not way or is_note(way):
            state = (each.size, each.mtime_ns, each.mtime_ns, each.etag)
            found[document] = FoundDocument(document, each.file, *state)
        else:
            others.append(document)


def _steps(way: str) -> Iterator[tuple[str, str]]:
    """Yield the folders on the way to a file, the first one empty, each with what comes next; none for no way."""
    parts = way.split("/") if way else []
    return (("/".join(parts[:depth]), part) for depth, part in enumerate(parts))


def is_under(name: str, root: str) -> bool:
    """Return whether a document's name is that of a place or of something below it."""
    return name == root or name.startswith(f"{root}/")
