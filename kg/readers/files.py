"""Finds documents: folders are walked recursively, in an order that no file system changes."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from kg.errors import InputError

__all__ = ["SUFFIXES", "find_documents"]

SUFFIXES = (".md", ".txt", ".bib", ".json")
"""Suffixes of the files that a folder is searched for, in lower case; a file given by its own name may have any."""


def find_documents(paths: Iterable[str | os.PathLike[str]]) -> Iterator[tuple[Path, str]]:
    """Yield each document below ``paths`` once, as its file and its name, sorted by name.

    Files and folders whose names begin with a dot are passed over unless they are given themselves. Links to folders
    are followed, but no folder and no file is visited twice, so links in a circle end. A folder or link that cannot
    be read is yielded too: reading it then tells why.

    Args:
        paths: files and folders, as a person gives them.

    Returns:
        Pairs of a file and its name: the path as given, joined with the part below it, in POSIX form.

    Raises:
        InputError: a path is missing, or neither a file nor a folder.
    """
    walk = _Walk()
    for given in paths:
        walk.add(Path(given))
    walk.follow_links()
    yield from ((file, name) for name, file in sorted(walk.found.items()))


class _Walk:
    """Collects files by name; what is reached through a link comes after all that is reached without one."""

    def __init__(self) -> None:
        self.found: dict[str, Path] = {}
        self._files: set[str] = set()
        self._folders: set[str] = set()
        self._links: list[Path] = []

    def add(self, path: Path) -> None:
        if path.is_dir():
            self._folder(path)
        elif path.is_file():
            self._file(path, os.path.realpath(path))
        elif path.exists():
            raise InputError(f"{path} is neither a file nor a folder.", hint="Give Markdown or text files, or folders.")
        else:
            raise InputError(f"{path} does not exist.", hint="Check the path.")

    def follow_links(self) -> None:
        while self._links:
            links, self._links = sorted(self._links), []
            for link in links:
                if link.is_dir():
                    self._folder(link)
                elif link.suffix.lower() in SUFFIXES and (link.is_file() or not link.exists()):
                    self._file(link, os.path.realpath(link))

    def _folder(self, top: Path) -> None:
        waiting = [(top, os.path.realpath(top))]
        while waiting:
            folder, real = waiting.pop()
            if real in self._folders:
                continue
            self._folders.add(real)
            try:
                with os.scandir(folder) as entries:
                    found = [entry for entry in entries if not entry.name.startswith(".")]
            except OSError:
                self._file(folder, real)
                continue
            for entry in found:
                if entry.is_symlink():
                    self._links.append(folder / entry.name)
                elif entry.is_dir(follow_symlinks=False):
                    waiting.append((folder / entry.name, f"{real}/{entry.name}"))
                elif entry.is_file(follow_symlinks=False) and Path(entry.name).suffix.lower() in SUFFIXES:
                    self._file(folder / entry.name, f"{real}/{entry.name}")

    def _file(self, path: Path, real: str) -> None:
        if real not in self._files:
            self._files.add(real)
            self.found[_name(path)] = path


def _name(path: Path) -> str:
    # bytes that are no UTF-8 come from the system as lone surrogates, which no graph can hold
    return os.fsencode(path.as_posix()).decode("utf-8", "backslashreplace")
