"""A pytest plugin that takes away what Windows lacks, as far as Linux can play it.

Run a suite with it by ``pytest -p without_posix tests/store`` (see tests/test_without_posix.py). From kg it hides the
modules fcntl, resource, pwd, grp, termios and pty; from everybody ``os.fork``, SIGKILL, symbolic links, O_DIRECTORY and
O_CLOEXEC; and it refuses to replace, rename or remove a file that this process has open. File names, drives, code pages
and Windows' real locks cannot be played here.
"""

import builtins
import multiprocessing
import os
import shutil
import signal
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

_HIDDEN = frozenset({"fcntl", "resource", "pwd", "grp", "termios", "pty"})


def pytest_load_initial_conftests() -> None:
    """Take all of it away before any module of kg is imported."""
    assert not any(name == "kg" or name.startswith("kg.") for name in sys.modules), "kg was imported too early"
    _hide_modules()
    _hide_calls()
    for name in ("replace", "rename", "unlink", "remove"):
        setattr(os, name, _refusing(getattr(os, name)))
    shutil._use_fd_functions = False  # type: ignore[attr-defined]  # rmtree then names what it removes
    os.symlink = _no_symlinks


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip tests that need what is gone."""
    for item in items:
        code = getattr(getattr(item, "function", None), "__code__", None)
        names = {*code.co_names, *map(str, code.co_consts)} if code else set()
        if names & {"symlink_to", "symlink", "mkfifo", "SIGKILL", "openpty", "killpg", "fork", "running", "Fatal"}:
            item.add_marker(pytest.mark.skip(reason="the test itself needs POSIX"))


def _hide_modules() -> None:
    whole = builtins.__import__

    def limited(
        name: str,
        globals: Mapping[str, object] | None = None,  # noqa: A002 - as __import__ calls it
        locals: Mapping[str, object] | None = None,  # noqa: A002
        fromlist: Sequence[str] | None = (),
        level: int = 0,
    ) -> ModuleType:
        importer = str((globals or {}).get("__name__", ""))
        if name.partition(".")[0] in _HIDDEN and (importer == "kg" or importer.startswith("kg.")):
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)
        return whole(name, globals, locals, fromlist, level)

    builtins.__import__ = limited


def _hide_calls() -> None:
    for name in ("fork", "forkpty", "O_DIRECTORY", "O_CLOEXEC", "mkfifo"):
        delattr(os, name)
    del signal.SIGKILL
    multiprocessing.get_all_start_methods = lambda: ["spawn"]
    import kg.store.locks  # the one place that asks for the platform

    kg.store.locks._has_flock = lambda: False


def _open_files() -> set[str]:
    """The files that this process has open, which Windows would let nobody replace or remove."""
    found = set()
    for descriptor in Path("/proc/self/fd").iterdir():
        with suppress(OSError):
            found.add(str(descriptor.readlink()))
    return found


def _refusing(whole: Callable[..., Any]) -> Callable[..., Any]:
    def limited(*arguments: Any, **named: Any) -> Any:
        paths = [os.path.realpath(path) for path in arguments[:2] if isinstance(path, str | Path)]
        if not named.get("dir_fd") and not _open_files().isdisjoint(paths):
            raise PermissionError(13, "The process cannot access the file: it is open", paths[0])
        return whole(*arguments, **named)

    return limited


def _no_symlinks(*_: Any, **__: Any) -> None:
    raise OSError(1314, "A required privilege is not held by the client")
