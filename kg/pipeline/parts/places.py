"""The folder that parts lie in, on disk or at an address; each file is written in one step."""

import errno
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from kg.errors import InputError, StoreError
from kg.pipeline.addresses import Remote, is_address, local_path
from kg.store.files import make_folder, open_lock, replace_file, sync_folder
from kg.store.locks import try_lock

__all__ = ["MANIFEST", "PartFolder"]

MANIFEST = "manifest.json"
_LOCK = "lock"


@dataclass(frozen=True, slots=True)
class PartFolder:
    """A folder of parts; a value that other processes and machines can be given.

    Attributes:
        place: where it is.
    """

    place: Path | Remote

    @classmethod
    def of(cls, location: str | os.PathLike[str]) -> "PartFolder":
        """Read where a person wants the parts.

        Raises:
            InputError: the address is not one, or its library is not installed.
        """
        text = os.fspath(location)
        if not text or "\0" in text:
            raise InputError(f"{text!r} is not a path.", hint="Name a folder for the parts.")
        path = local_path(text) if is_address(text) else Path(text)
        return cls(Remote.of(text) if path is None else Path(os.path.abspath(path)))  # noqa: PTH100

    def __str__(self) -> str:
        return str(self.place)

    def is_private(self) -> bool:
        """Return whether other processes do not see it."""
        return isinstance(self.place, Remote) and self.place.is_private()

    @contextmanager
    def building(self) -> Iterator[None]:
        """Be the one builder within the context; at an address, nobody makes sure of that.

        Raises:
            StoreError: another builder is at work, or the folder is something else.
        """
        if isinstance(self.place, Remote):
            self._check_ours(self.names())
            yield
            return
        if self.place.exists():
            self._check_ours(self.names())
        make_folder(self.place)
        descriptor = open_lock(self.place / _LOCK)
        try:
            if not try_lock(descriptor):
                raise StoreError(f"Another build is writing to {self}.", hint="Wait for it to end.")
            yield
        finally:
            os.close(descriptor)

    def _check_ours(self, names: list[str]) -> None:
        if MANIFEST not in names and any(not _is_ours(name) for name in names):
            raise StoreError(f"{self} holds other files.", hint="Name an empty or a new folder for the parts.")

    def names(self) -> list[str]:
        """Return the names of the files, sorted.

        Raises:
            StoreError: the folder cannot be listed.
        """
        try:
            if isinstance(self.place, Remote):
                return sorted(each.way for each in self.place.below() if "/" not in each.way)
            return sorted(entry.name for entry in self.place.iterdir())
        except FileNotFoundError:
            return []
        except NotADirectoryError:
            raise StoreError(f"{self} is not a folder.", hint="Name another place for the parts.") from None
        except OSError as error:
            raise self._failure("listed", error) from error

    def read(self, name: str, start: int = 0, length: int | None = None) -> bytes:
        """Return a file or a piece of it; nothing if there is no such file.

        Raises:
            StoreError: it cannot be read, or is shorter.
        """
        try:
            if isinstance(self.place, Remote):
                content = self._at(name).read_bytes(start, None if length is None else start + length)
            else:
                with (self.place / name).open("rb") as file:
                    file.seek(start)
                    content = file.read(-1 if length is None else length)
            if length is not None and len(content) != length:
                raise OSError(errno.EIO, "it is shorter than noted")
        except FileNotFoundError:
            if length is None:
                return b""
            raise StoreError(f"{self} lacks {name}.", hint="Build with --parts and --fresh.") from None
        except OSError as error:
            raise self._failure(f"read: {name}", error) from error
        return content

    def write(self, name: str, content: bytes) -> None:
        """Write a file, or replace one, in one step.

        Raises:
            StoreError: it cannot be written.
        """
        try:
            if isinstance(self.place, Remote):
                self._at(name).write_bytes(content)
            elif name == MANIFEST:
                replace_file(self.place / name, content)
            else:  # two workers may write the same one at once
                beside = self.place / f".{name}.{secrets.token_hex(4)}"
                try:
                    with beside.open("wb") as file:
                        file.write(content)
                        file.flush()
                        os.fsync(file.fileno())
                    beside.replace(self.place / name)
                finally:
                    beside.unlink(missing_ok=True)
        except OSError as error:
            raise self._failure(f"written: {name}", error) from error

    def publish(self, content: bytes) -> None:
        """Write the manifest once all that it names is safely there."""
        if isinstance(self.place, Path):
            sync_folder(self.place)
        self.write(MANIFEST, content)

    def remove(self, name: str) -> None:
        """Remove a file; one that cannot be removed stays for another time."""
        try:
            if isinstance(self.place, Remote):
                self._at(name).remove()
            else:
                (self.place / name).unlink(missing_ok=True)
        except OSError:
            pass

    def clear(self, kept: set[str]) -> None:
        """Remove what earlier builds wrote, but for some files."""
        for name in self.names():
            if _is_ours(name) and name not in {*kept, MANIFEST, _LOCK}:
                self.remove(name)

    def _at(self, name: str) -> Remote:
        return Remote(f"{self.place}/{name}")

    def _failure(self, what: str, error: OSError) -> StoreError:
        return StoreError(f"{self} cannot be {what}: {error.strerror or error}.", hint="Check the place of the parts.")


def _is_ours(name: str) -> bool:
    return name.lstrip(".").startswith(("part-", "records-")) or name in {MANIFEST, f"{MANIFEST}.new", _LOCK}
