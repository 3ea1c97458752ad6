"""Waits for changes of files, for ``kg build --watch``."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

__all__ = ["watched_changes"]

_QUIET = 1000  # milliseconds without a change, after which the waiting looks up


def watched_changes(paths: Iterable[str | os.PathLike[str]], store: str | Path) -> Iterator[bool]:
    """Wait for changes at and below some paths, and return once for each bunch of them.

    The first bunch is empty: it comes as soon as changes are noticed, so that what was changed before is not missed.

    Args:
        paths: files and folders; of a file its folder is watched, since editors replace files.
        store: the folder of the store, whose changes do not count.

    Raises:
        KeyboardInterrupt: Ctrl-C was pressed.
    """
    from watchfiles import DefaultFilter, watch

    folders = {path if path.is_dir() else path.parent for path in map(Path, paths)}
    kept = DefaultFilter(ignore_paths=[Path(store).resolve()])
    is_first = True
    for changes in watch(
        *(folder.resolve() for folder in folders), watch_filter=kept, rust_timeout=_QUIET, yield_on_timeout=True
    ):
        if changes or is_first:
            yield bool(changes)
        is_first = False
