"""Reads kg.toml: the sources, the store and the options that a folder's commands take where none are typed.

    store = "kg-store"
    sources = ["notes", "~/vault"]      # or a table: [sources] with a line NAME = "PATH" each
    vocabulary = ["kg-vocabulary"]
    jobs = 4
    strict = true
    backend = "cugraph"

The file is looked for in the current folder and those above it; its paths count from where it lies.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.errors import InputError

__all__ = ["DEFAULT_STORE", "SETTINGS_FILE", "Settings", "read_settings"]

SETTINGS_FILE = "kg.toml"

DEFAULT_STORE = "./kg-store"


@dataclass(frozen=True, slots=True)
class Settings:
    """What kg.toml says.

    Attributes:
        store: where the store is.
        sources: the paths to build from; with names, a mapping from these to paths.
        vocabulary: files and folders of the user's own names.
        jobs: how many processes read; None for as many as fit.
        strict: whether skipped documents and warnings count as failures.
        backend: the backend of networkx that finds communities; empty for networkx itself.
    """

    store: str = DEFAULT_STORE
    sources: tuple[str, ...] | Mapping[str, str] = ()
    vocabulary: tuple[Path, ...] = ()
    jobs: int | None = None
    strict: bool = False
    backend: str = ""


def read_settings() -> Settings:
    """Return what the nearest kg.toml says; the defaults if there is none.

    Raises:
        InputError: the file is not TOML, or says something unknown or of the wrong type.
    """
    file = _find()
    if file is None:
        return Settings()
    import tomllib  # most commands find no file

    try:
        written = tomllib.loads(file.read_text("utf-8"))
    except (OSError, ValueError) as error:  # bytes that are not UTF-8 and wrong TOML are ValueErrors
        raise InputError(f"{file} cannot be read: {error}.") from error
    if unknown := sorted(written.keys() - {"store", "sources", "vocabulary", "jobs", "strict", "backend"}):
        known = "store, sources, vocabulary, jobs, strict and backend"
        raise InputError(f"{file}: {unknown[0]!r} is not a setting.", hint=f"The settings are {known}.")
    reader = _Reader(file, written)
    return Settings(
        reader.store(), reader.sources(), reader.vocabulary(), reader.jobs(), reader.strict(), reader.backend()
    )


class _Reader:
    def __init__(self, file: Path, written: dict[str, Any]) -> None:
        self._file = file
        self._written = written

    def store(self) -> str:
        store = self._written.get("store", DEFAULT_STORE)
        if not isinstance(store, str):
            raise self._wrong("store", "a path")
        return self._path(store)

    def sources(self) -> tuple[str, ...] | dict[str, str]:
        sources = self._written.get("sources", [])
        if isinstance(sources, dict) and all(isinstance(path, str) for path in sources.values()):
            return {name: self._path(path) for name, path in sources.items()}
        return tuple(self._paths("sources", sources))

    def vocabulary(self) -> tuple[Path, ...]:
        return tuple(map(Path, self._paths("vocabulary", self._written.get("vocabulary", []))))

    def jobs(self) -> int | None:
        jobs = self._written.get("jobs")
        if jobs is not None and (not isinstance(jobs, int) or isinstance(jobs, bool) or jobs < 1):
            raise self._wrong("jobs", "a number from 1")
        return jobs

    def strict(self) -> bool:
        strict = self._written.get("strict", False)
        if not isinstance(strict, bool):
            raise self._wrong("strict", "true or false")
        return strict

    def backend(self) -> str:
        backend = self._written.get("backend", "")
        if not isinstance(backend, str):
            raise self._wrong("backend", "a name")
        return backend

    def _paths(self, key: str, paths: object) -> list[str]:
        if not isinstance(paths, list) or not all(isinstance(path, str) for path in paths):
            raise self._wrong(key, "a list of paths")
        return [self._path(path) for path in paths]

    def _path(self, path: str) -> str:
        return str(self._file.parent / Path(path).expanduser()) if path and "://" not in path else path

    def _wrong(self, key: str, wanted: str) -> InputError:
        return InputError(f"{self._file}: {key} must be {wanted}, not {self._written[key]!r}.")


def _find() -> Path | None:
    here = os.getcwd()  # noqa: PTH109 - every command comes by here
    while True:
        file = os.path.join(here, SETTINGS_FILE)  # noqa: PTH118
        if os.path.isfile(file):  # noqa: PTH113
            return Path(file)
        above = os.path.dirname(here)  # noqa: PTH120
        if above == here:
            return None
        here = above
