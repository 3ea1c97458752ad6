"""Sources: the folders that documents come from, each with a name that its documents' names begin with.

A document is called after its source and the way to it from the source's folder, so that it has one name however the
folder is typed, and the same name on another machine. The store remembers where each source lies. A source may also
lie at an address (see :mod:`kg.pipeline.addresses`).
"""

import os
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from kg.errors import InputError
from kg.pipeline.addresses import Remote, is_address, local_path
from kg.pipeline.files import document_name

__all__ = ["Place", "Plan", "SourceFolder", "file_of", "plan"]


@dataclass(frozen=True, slots=True)
class SourceFolder:
    """A folder of documents.

    Attributes:
        name: what its documents' names begin with.
        folder: the folder's absolute path, links resolved; or its address.
        beside: the way to it from the store's folder, by which a source is known again after both were moved or copied
            together; empty if there is none.
    """

    name: str
    folder: str
    beside: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """A file or folder to look at: a source, or something in one.

    Attributes:
        path: where it is.
        name: what documents at and below it are called: the source's name and the way from there.
    """

    path: Path | Remote
    name: str


@dataclass(frozen=True, slots=True)
class Plan:
    """What a build looks at.

    Attributes:
        places: the files and folders.
        sources: all sources of the store after the build, by name.
        store: the store's folder, links resolved.
        dropped: names of known sources whose documents are called otherwise from now on.
        notes: what a person should know of it, a line each.
    """

    places: tuple[Place, ...]
    sources: dict[str, SourceFolder]
    store: str
    dropped: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def plan(
    paths: Iterable[str | os.PathLike[str]] | Mapping[str, str | os.PathLike[str]],
    known: Mapping[str, SourceFolder],
    store: str | Path,
    before: str = "",
) -> Plan:
    """Find out which sources some paths are, or lie in.

    A path in a known source is a part of it; any other folder is a new source, and any other file makes its folder
    one. A new source takes in known ones that lie below it.

    Args:
        paths: files and folders, as a person gives them; with names for the sources, a mapping from these.
        known: the sources that the store knows. Those at addresses are not asked for, so that one that cannot be
            reached now is not taken for gone.
        store: the store's folder.
        before: where it was at the last build, links resolved; empty if that is not known.

    Raises:
        InputError: a path does not exist, or a source would get the name of another.
    """
    named = paths.items() if isinstance(paths, Mapping) else (("", path) for path in paths)
    places = {source.folder for source in known.values()}
    given = [(_Given.of(path, places), _checked_name(name) if name else "") for name, path in named]
    planning = _Planning(known, store, before)
    for each, name in sorted(given, key=lambda pair: (len(Path(pair[0].folder).parts), pair[0].folder)):
        planning.add(each, name)
    dropped, notes = tuple(sorted(planning.dropped)), tuple(planning.notes)
    return Plan(tuple(planning.places), planning.sources, planning.store, dropped, notes)


def file_of(document: str, sources: Mapping[str, SourceFolder]) -> Path | Remote | None:
    """Return the file that a document was read from; None if its source is not known or its name was escaped."""
    name, _, below = document.partition("/")
    source = sources.get(name)
    if source is None or "\\x" in below:
        return None
    return Remote(f"{source.folder}/{below}") if is_address(source.folder) else Path(source.folder, below)


@dataclass(frozen=True, slots=True)
class _Given:
    """A path that a person gave, with the folder that it is or lies in."""

    path: Path | Remote
    real: str
    folder: str
    name: str  # that folder's own

    @classmethod
    def of(cls, given: str | os.PathLike[str], known: Collection[str]) -> "_Given":
        text = os.fspath(given)
        if is_address(text):
            local = local_path(text)
            if local is None:
                return cls._at_address(Remote.of(text), known)
            text = os.fspath(local)
        if not text or "\0" in text:
            raise InputError(f"{text!r} is not a path.", hint="Write '.' for the current folder.")
        path = Path(os.path.abspath(text))  # noqa: PTH100 - a link keeps its name
        if path.is_dir():
            real = os.path.realpath(path)
            return cls(path, real, real, document_name(path.name))
        folder = os.path.realpath(path.parent)
        return cls(path, os.path.join(folder, path.name), folder, document_name(path.parent.name))  # noqa: PTH118

    @classmethod
    def _at_address(cls, given: Remote, known: Collection[str]) -> "_Given":
        """Ask the server what a place is, unless it is a known source."""
        try:
            kind = "folder" if given.address in known else given.kind()
        except OSError as error:
            raise InputError(f"{given} cannot be read: {error.strerror}.", hint="Try again later.") from error
        if not kind:
            raise InputError(f"{given} does not exist.", hint="Check the address.")
        folder = given if kind == "folder" else given.parent
        return cls(given, given.address, folder.address, document_name(folder.name))


class _Planning:
    def __init__(self, known: Mapping[str, SourceFolder], store: str | Path, before: str) -> None:
        self.sources = dict(known)
        self.places: list[Place] = []
        self.dropped: set[str] = set()
        self.notes: list[str] = []
        self.store = os.path.realpath(store)
        is_moved = before not in {"", self.store}
        for source in known.values():
            together = os.path.normpath(os.path.join(self.store, source.beside))  # noqa: PTH118
            is_gone = source.beside and (is_moved or not _may_be_there(source.folder))
            if is_gone and together != source.folder and os.path.isdir(together):  # noqa: PTH112
                self._moved(source, together)

    def add(self, given: _Given, name: str) -> None:
        self._check_exists(given)
        source = self._holding(given.folder)
        if source is None or (name not in {"", source.name} and _same(source.folder, given.folder)):
            source = self._new(given, name or given.name, is_chosen=bool(name))
        elif name not in {"", source.name}:
            raise InputError(
                f"{given.path} lies in the source {source.name!r}: {source.folder}.",
                hint=f"Build it without --name, or 'kg forget {source.name}' first.",
            )
        place = Place(given.path, source.name + _way(given, source.folder))
        if place.name not in {each.name for each in self.places}:
            self.places.append(place)

    def _check_exists(self, given: _Given) -> None:
        if isinstance(given.path, Remote) or given.path.exists():
            return
        for source in self.sources.values():
            if _same(source.folder, given.real):
                raise InputError(
                    f"{given.path} does not exist any more, but the store has documents of it.",
                    hint=f"'kg forget {source.name}' removes them; if the folder was moved,"
                    f" 'kg build NEW-PATH --name {source.name}' keeps them.",
                )
        raise InputError(f"{given.path} does not exist.", hint="Check the path.")

    def _holding(self, folder: str) -> SourceFolder | None:
        """Return the known source that a folder is or lies in."""
        for source in self.sources.values():
            if _same(source.folder, folder) or _is_below(folder, source.folder):
                return source
        return None

    def _new(self, given: _Given, name: str, *, is_chosen: bool) -> SourceFolder:
        if not name or name.endswith(":"):
            raise InputError(f"{given.path} has no name of its own.", hint="Give it one with --name NAME.")
        known = self.sources.get(name)
        if known is not None and not _same(known.folder, given.folder):
            if _may_be_there(known.folder):
                raise InputError(
                    f"The store has another source called {name!r}: {known.folder}.",
                    hint=f"Give this one another name: 'kg build {given.path} --name NAME'.",
                )
            if not is_chosen:
                raise InputError(
                    f"The store has a source called {name!r} that was at {known.folder} and is no longer there.",
                    hint=f"If {given.path} is it, say so: 'kg build {given.path} --name {name}';"
                    f" else give another name, or 'kg forget {name}' first.",
                )
            source = self._moved(known, given.folder)
        else:
            source = SourceFolder(name, given.folder, self._beside(given.folder))
        for other in list(self.sources.values()):
            if other.name != name and (_same(other.folder, given.folder) or _is_below(other.folder, given.folder)):
                del self.sources[other.name]
                self.dropped.add(other.name)
                self.notes.append(f"The source {other.name!r} is now part of {name!r}.")
        self.sources[name] = source
        return source

    def _moved(self, source: SourceFolder, folder: str) -> SourceFolder:
        self.notes.append(f"The source {source.name!r} was moved from {source.folder} to {folder}.")
        moved = replace(source, folder=folder, beside=self._beside(folder))
        self.sources[source.name] = moved
        return moved

    def _beside(self, folder: str) -> str:
        if is_address(folder):
            return ""
        try:
            return Path(os.path.relpath(folder, self.store)).as_posix()
        except ValueError:  # on another drive
            return ""


def _checked_name(name: str) -> str:
    if "/" in name or "\\" in name or not name.isprintable() or name in {".", ".."} or name != name.strip():
        raise InputError(f"{name!r} cannot name a source.", hint="Leave out slashes, and spaces around it.")
    return name


def _way(given: _Given, folder: str) -> str:
    """Return the way to a place from the folder that it is or lies in, as the end of a document's name."""
    if isinstance(given.path, Remote):
        return document_name(given.real.removeprefix(folder))
    way = os.path.relpath(given.real, folder)
    return "" if way == os.curdir else "/" + document_name(Path(way).as_posix())


def _may_be_there(folder: str) -> bool:
    """Return whether a source's folder exists, or cannot be asked."""
    if not is_address(folder):
        return os.path.exists(folder)  # noqa: PTH110
    try:
        return bool(Remote(folder).kind())
    except (OSError, InputError):
        return True


def _same(one: str, other: str) -> bool:
    if is_address(one) or is_address(other):
        return one == other
    if os.path.normcase(one) == os.path.normcase(other):
        return True
    try:
        return os.path.samefile(one, other)  # noqa: PTH121
    except OSError:
        return False


def _is_below(path: str, folder: str) -> bool:
    if is_address(path) or is_address(folder):
        return path.startswith(f"{folder}/")
    inside, outside = os.path.normcase(path), os.path.normcase(folder)
    return inside.startswith(outside if outside.endswith(os.sep) else outside + os.sep)
