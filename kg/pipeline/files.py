"""Finds the files below some folders, in an order that does not depend on the file system."""

import os
import re
from collections.abc import Iterable, Iterator, Set
from pathlib import Path
from typing import NamedTuple

from kg.errors import InputError

__all__ = ["SUFFIXES", "FoundFiles", "document_name", "find_documents", "find_files", "is_note", "is_ours"]

SUFFIXES = (".md", ".markdown", ".mdx", ".txt", ".bib", ".json")
"""Suffixes of the files that a folder is searched for, in lower case; a file given by its own name may have any."""

_LITERAL_ESCAPE = re.compile(r"\\(?=x[0-9a-f]{2})")
_STORE = frozenset({"generations", "lock"})  # what every store holds
_PARTS = re.compile(r"records-[0-9a-f]+\.jsonl\.gz")  # what every folder of parts holds, beside a manifest


class FoundFiles(NamedTuple):
    """What lies below some folders.

    Attributes:
        documents: files that may be notes, with their names, sorted by name; folders and links that cannot be read
            are among them, since reading them then says why.
        others: names of the files of other kinds, sorted.
    """

    documents: tuple[tuple[Path, str], ...]
    others: tuple[str, ...]


def find_files(starts: Iterable[tuple[Path, str]]) -> FoundFiles:
    """Find the files at and below some places, each once.

    Files and folders whose names begin with a dot are passed over unless they are given themselves, and so are stores
    and parts of a graph. Links to folders are followed, but no folder and no file is visited twice, so links in a
    circle end.

    Args:
        starts: files and folders, each with its name; what lies below goes by that name, a slash and the way to it.

    Raises:
        InputError: a path is missing, or neither a file nor a folder.
    """
    walk = _Walk()
    for path, name in starts:
        walk.add(path, name)
    walk.follow_links()
    return FoundFiles(
        tuple((file, name) for name, file in sorted(walk.found.items())),
        tuple(sorted({*walk.others} - walk.found.keys())),
    )


def find_documents(paths: Iterable[str | os.PathLike[str]]) -> Iterator[tuple[Path, str]]:
    """Yield each document at and below some paths once, as its file and its path as given, sorted by that.

    Raises:
        InputError: a path is missing, or neither a file nor a folder.
    """
    places = [Path(path) for path in paths]
    yield from find_files(
        (place, "" if place == Path() else document_name(place.as_posix())) for place in places
    ).documents


def document_name(path: str) -> str:
    r"""Return a path as text that a graph can hold, different for different paths.

    Bytes that are not UTF-8, which Python gives as lone surrogates, become ``\xff``; a backslash that would make a
    path look as if it had such bytes becomes ``\x5c``.

    Args:
        path: a path in POSIX form.
    """
    return os.fsencode(_LITERAL_ESCAPE.sub(r"\\x5c", path)).decode("utf-8", "backslashreplace")


class _Walk:
    """Collects files by name; what is reached through a link comes after all that is reached without one."""

    def __init__(self) -> None:
        self.found: dict[str, Path] = {}
        self.others: list[str] = []
        self._files: set[str] = set()
        self._folders: set[str] = set()
        self._links: list[tuple[Path, str]] = []

    def add(self, path: Path, name: str) -> None:
        if path.is_dir():
            self._folder(path, name)
        elif path.is_file():
            self._file(path, os.path.realpath(path), name)
        elif path.exists():
            raise InputError(f"{path} is neither a file nor a folder.", hint="Give Markdown or text files, or folders.")
        else:
            raise InputError(f"{path} does not exist.", hint="Check the path.")

    def follow_links(self) -> None:
        while self._links:
            links, self._links = sorted(self._links), []
            for link, name in links:
                if link.is_dir():
                    self._folder(link, name)
                elif link.is_file():
                    self._any_file(link, os.path.realpath(link), name)
                elif is_note(name) and not link.exists():
                    self._file(link, os.path.realpath(link), name)

    def _folder(self, top: Path, name: str) -> None:
        waiting = [(top, os.path.realpath(top), name)]
        while waiting:
            folder, real, name = waiting.pop()
            identity = os.path.normcase(real)
            if identity in self._folders:
                continue
            self._folders.add(identity)
            try:
                with os.scandir(folder) as entries:
                    found = [entry for entry in entries if not entry.name.startswith(".")]
            except OSError:
                self._file(folder, real, name)
                continue
            if is_ours({entry.name for entry in found}):
                continue
            for entry in found:
                below = _joined(name, entry.name)
                if entry.is_symlink():
                    self._links.append((folder / entry.name, below))
                elif entry.is_dir(follow_symlinks=False):
                    waiting.append((folder / entry.name, f"{real}{os.sep}{entry.name}", below))
                elif entry.is_file(follow_symlinks=False):
                    self._any_file(folder / entry.name, f"{real}{os.sep}{entry.name}", below)

    def _any_file(self, path: Path, real: str, name: str) -> None:
        if is_note(name):
            self._file(path, real, name)
        else:
            self.others.append(name)

    def _file(self, path: Path, real: str, name: str) -> None:
        identity = os.path.normcase(real)
        if identity not in self._files:
            self._files.add(identity)
            self.found[name] = path


def is_ours(names: Set[str]) -> bool:
    """Return whether a folder is a store or holds the parts of a graph, by the names in it."""
    return names >= _STORE or ("manifest.json" in names and any(map(_PARTS.fullmatch, names)))


def is_note(name: str) -> bool:
    """Return whether a file in a folder may be a document, by its suffix."""
    return os.path.splitext(name)[1].lower() in SUFFIXES  # noqa: PTH122 - a fifth of the time of Path.suffix


def _joined(name: str, entry: str) -> str:
    encoded = document_name(entry)
    return f"{name}/{encoded}" if name else encoded
