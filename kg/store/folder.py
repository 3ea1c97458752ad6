"""How a store lies on disk: numbered generations, a pointer to the published one, and the locks that guard them.

    LOCATION/
        lock                    held by the one builder
        CURRENT                 the number of the published generation; replaced atomically
        generations/0007/       read-locked by its readers
            oxigraph/           the graph
            manifest.json       what the builder knows of it; opaque here

A published generation never changes but for its manifest. Locks are flock(2) locks: the system frees them when a
process ends, however it ends.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kg.errors import StoreError

__all__ = ["StoreFolder"]


class StoreFolder:
    """The folder of a store.

    Args:
        location: where it is; it need not exist.
    """

    def __init__(self, location: str | Path) -> None:
        self.location = Path(location)
        self._generations = self.location / "generations"
        self._pointer = self.location / "CURRENT"

    def graph(self, generation: str) -> Path:
        """Return the folder of a generation's graph."""
        return self._generations / generation / "oxigraph"

    def manifest(self, generation: str) -> Path:
        """Return the file of a generation's manifest."""
        return self._generations / generation / "manifest.json"

    def current(self) -> str:
        """Return the published generation, empty if there is none."""
        try:
            return self._pointer.read_text("ascii").strip()
        except (FileNotFoundError, NotADirectoryError):
            return ""

    @contextmanager
    def building(self) -> Iterator[None]:
        """Be the one builder within the context; leftovers of killed builders are cleared away first.

        Raises:
            StoreError: another builder is at work, or the folder is something else.
        """
        self._create()
        descriptor = os.open(self.location / "lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o666)
        try:
            if not _lock(descriptor, fcntl.LOCK_EX):
                raise StoreError(f"Another build is writing to {self.location}.", hint="Wait for it to end.")
            self.clean()
            yield
        finally:
            os.close(descriptor)

    @contextmanager
    def reading(self) -> Iterator[str]:
        """Hold the published generation, so that no builder clears it away, and give its number.

        Raises:
            StoreError: nothing is published here.
        """
        while True:
            generation = self.current()
            if not generation:
                raise StoreError(
                    f"There is no store at {self.location}.",
                    hint="Build one with 'kg build PATH', or name it by --store.",
                )
            try:
                descriptor = os.open(self._generations / generation, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
            except FileNotFoundError:
                if generation == self.current():
                    raise StoreError(
                        f"The store at {self.location} is damaged: generation {generation} is gone.",
                        hint="Build it again with --fresh.",
                    ) from None
                continue  # a build published another one and cleared this one away in between
            try:
                fcntl.flock(descriptor, fcntl.LOCK_SH)
                if generation == self.current():
                    yield generation
                    return
            finally:
                os.close(descriptor)

    def begin(self) -> str:
        """Create the folder of a new generation and return its number; only for the builder."""
        taken = [int(entry.name) for entry in self._generations.iterdir() if entry.name.isdigit()]
        generation = f"{max(taken, default=0) + 1:04}"
        (self._generations / generation).mkdir()
        return generation

    def publish(self, generation: str) -> None:
        """Make a complete generation the published one, atomically; only for the builder."""
        _sync_folder(self.graph(generation))
        _sync_folder(self._generations / generation)
        _sync_folder(self._generations)
        _replace(self._pointer, f"{generation}\n".encode())

    def write_manifest(self, generation: str, content: bytes) -> None:
        """Write or replace a generation's manifest, atomically; only for the builder."""
        _replace(self.manifest(generation), content)

    def clean(self) -> None:
        """Clear away all generations that are neither published nor held by a reader; only for the builder."""
        current = self.current()
        for folder in self._generations.iterdir():
            if folder.name != current:
                _remove_unless_held(folder)

    def _create(self) -> None:
        if self.location.exists() and not self._generations.is_dir():
            if not self.location.is_dir():
                raise StoreError(f"{self.location} is not a folder.", hint="Name another place by --store.")
            if any(entry.name != "lock" for entry in self.location.iterdir()):
                raise StoreError(
                    f"{self.location} holds files that are no store.", hint="Name an empty or new folder by --store."
                )
        self._generations.mkdir(parents=True, exist_ok=True)


def _remove_unless_held(folder: Path) -> None:
    try:
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    except NotADirectoryError:
        return  # not ours
    import shutil  # not needed by readers, whose start it would delay

    try:
        if _lock(descriptor, fcntl.LOCK_EX):
            shutil.rmtree(folder)
    finally:
        os.close(descriptor)


def _lock(descriptor: int, kind: int) -> bool:
    try:
        fcntl.flock(descriptor, kind | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _replace(path: Path, content: bytes) -> None:
    beside = path.with_name(path.name + ".new")
    with beside.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)
    _sync_folder(path.parent)


def _sync_folder(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
