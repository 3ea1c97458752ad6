"""Writes files so that a reader sees the old file or the whole new one, never a part."""

import os
import secrets
from collections.abc import Mapping
from pathlib import Path

from kg.errors import InputError

__all__ = ["make_output_folder", "write_file", "write_folder"]


def write_file(path: Path, data: bytes) -> None:
    """Write a file, or replace one, in one step.

    Raises:
        InputError: it cannot be written.
    """
    beside = path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")
    try:
        target = path.resolve() if path.is_symlink() else path
        try:
            beside.write_bytes(data)
            os.replace(beside, target)  # noqa: PTH105 - Path.replace does the same, but hides that it is atomic
        finally:
            beside.unlink(missing_ok=True)
    except OSError as error:
        raise InputError(f"{path} cannot be written: {error.strerror or error}.", hint="Give another place.") from error


def make_output_folder(folder: Path, why: str) -> None:
    """Make a folder, but not those above it.

    Args:
        folder: the folder; it may be there.
        why: the hint for somebody who names a file.

    Raises:
        InputError: it is a file or cannot be made.
    """
    if folder.exists() and not folder.is_dir():
        raise InputError(f"{folder} is a file.", hint=why)
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise InputError(f"{folder} cannot be made: {error.strerror or error}.", hint="Give another place.") from error


def write_folder(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write some files into a folder, each in one step; the folder is made, but not those above it.

    Raises:
        InputError: the folder is a file or cannot be made, or a file cannot be written.
    """
    make_output_folder(folder, "This format is several tables: give a folder.")
    for name, data in files.items():
        write_file(folder / name, data)
