"""Changes files of a store so that a crash at any moment leaves the old state or the new one.

On Windows a file that a process has open can be neither replaced nor removed, and folders cannot be synchronised.
Readers of a store have its small files open for an instant only, so that trying again is enough.
"""

import os
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from kg.errors import StoreError
from kg.store.locks import try_lock

__all__ = ["make_folder", "open_lock", "remove_generation", "replace_file", "retried", "sync_folder"]

_T = TypeVar("_T")

_TRIES = 50  # a second in all
_PAUSE = 0.02


def make_folder(path: Path) -> None:
    """Make a folder if it is not there; the folder that it is to be in must exist.

    Raises:
        StoreError: the folder above does not exist.
    """
    try:
        path.mkdir(exist_ok=True)
    except FileNotFoundError:
        raise StoreError(
            f"{path.parent} does not exist.", hint=f"Make it first, or name another place than {path}."
        ) from None


def open_lock(path: Path) -> int:
    """Open a lock file, which is made if it is not there, and return its descriptor."""
    return os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o666)


def replace_file(path: Path, content: bytes) -> None:
    """Write a file, or replace it, atomically and durably."""
    beside = path.with_name(path.name + ".new")
    with beside.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    retried(lambda: beside.replace(path))
    sync_folder(path.parent)


def sync_folder(path: Path) -> None:
    """Have the system write a folder's entries to disk, where it can."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    descriptor = os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def remove_generation(folder: Path) -> None:
    """Remove a generation's folder unless a reader holds it; what cannot be removed stays for another time.

    Its lock goes last, so that no reader takes a half-removed generation for one that is free.
    """
    import shutil  # not needed by readers, whose start it would delay

    lock = folder / "lock"
    with suppress(OSError):
        descriptor = open_lock(lock)
        try:
            if not try_lock(descriptor):
                return
            for entry in folder.iterdir():
                if entry.is_dir() and not entry.is_symlink():
                    shutil.rmtree(entry)
                elif entry != lock:
                    entry.unlink()
        finally:
            os.close(descriptor)
        lock.unlink()
        folder.rmdir()


def retried(action: Callable[[], _T]) -> _T:
    """Do something, again and again for a second while Windows refuses because another process has the file open."""
    for _ in range(0 if hasattr(os, "O_DIRECTORY") else _TRIES):
        try:
            return action()
        except PermissionError:
            time.sleep(_PAUSE)
    return action()
