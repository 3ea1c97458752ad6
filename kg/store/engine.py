"""Opens Oxigraph's folders, and turns what the engine raises into errors that name the store."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pyoxigraph

from kg.errors import StoreError
from kg.store.folder import StoreFolder

__all__ = ["clear_retired", "engine_error", "engine_errors", "open_published", "opens"]

_REPAIR = "'kg doctor' tells more; 'kg build --fresh' with all folders of your notes rebuilds it."


@contextmanager
def engine_errors(location: str | Path) -> Iterator[None]:
    """Raise a StoreError in place of what Oxigraph raises.

    Raises:
        StoreError: the graph is damaged, or the system refused to read or write it.
    """
    try:
        yield
    except (OSError, RuntimeError) as error:
        raise engine_error(location, error) from error


def engine_error(location: str | Path, error: OSError | RuntimeError) -> Exception:
    """Return the error to raise in place of what Oxigraph raised."""
    if isinstance(error, RecursionError):
        return error
    if isinstance(error, RuntimeError):  # RocksDB's corruption
        return StoreError(f"The store at {location} is damaged: {error}.", hint=_REPAIR)
    return StoreError(f"The store at {location} cannot be read or written: {error}.")


def open_published(folder: StoreFolder, generation: str) -> pyoxigraph.Store:
    """Open the graph of a generation; nothing on disk changes.

    Raises:
        StoreError: it cannot be read.
    """
    try:
        return pyoxigraph.Store.read_only(str(folder.graph(generation)))
    except (OSError, RuntimeError) as error:
        raise StoreError(f"The store at {folder.location} cannot be opened: {error}.", hint=_REPAIR) from error


def opens(folder: StoreFolder, generation: str) -> bool:
    """Return whether a generation is whole as far as opening its graph and asking it one thing shows."""
    try:
        folder.check_format(generation)
        store = open_published(folder, generation)
        with engine_errors(folder.location):
            store.query("ASK { ?subject ?predicate ?object }")
    except StoreError:
        return False
    return folder.manifest(generation).is_file()


def clear_retired(folder: StoreFolder) -> None:
    """Clear away generations older than the published one that no reader holds; nothing unless that one opens."""
    try:
        current = folder.current()
        retired = [name for name in folder.generations() if current and int(name) < int(current)]
        if retired and opens(folder, current):
            folder.clear(retired)
    except (StoreError, OSError):
        return  # whoever comes next clears them away
