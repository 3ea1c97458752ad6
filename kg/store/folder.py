"""How a store lies on disk: numbered generations, a pointer to the published one, and the locks that guard them.

    LOCATION/
        lock                    locked by the one builder
        CURRENT                 the number of the published generation; replaced atomically
        generations/0007/
            FORMAT              the version of this layout
            lock                locked by the readers of the generation
            oxigraph/           the graph
            manifest.json       what the builder knows of it; opaque here
            search.sqlite       the full-text index; opaque here
            similar.nq.gz       and others: what was computed; opaque here
        pushed/                 what servers were sent of that; opaque here

A published generation never changes, except for its manifest.
"""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kg.errors import StoreError
from kg.store.files import make_folder, open_lock, remove_generation, replace_file, retried, sync_folder
from kg.store.locks import try_lock, wait_for_lock

__all__ = ["FORMAT", "StoreFolder"]

FORMAT = 2
"""The version of the layout of a store; 1 had neither FORMAT nor sources."""

_REPAIR = "'kg doctor' lists what is there; 'kg build --fresh' with all folders of your notes rebuilds it."
_NUMBER = re.compile(rb"\d{1,9}")


class StoreFolder:
    """The folder of a store.

    Args:
        location: where it is; it need not exist.

    Raises:
        StoreError: no folder can have such a name.
    """

    def __init__(self, location: str | Path) -> None:
        if not str(location) or "\0" in str(location):
            raise StoreError(f"{str(location)!r} is not the name of a folder.", hint="Name one with --store.")
        self.location = Path(location)
        self._generations = self.location / "generations"
        self._pointer = self.location / "CURRENT"

    def graph(self, generation: str) -> Path:
        """Return the folder of a generation's graph."""
        return self._generations / generation / "oxigraph"

    def beside(self, generation: str) -> Path:
        """Return the folder that holds a generation's graph, and what is published with it."""
        return self._generations / generation

    def manifest(self, generation: str) -> Path:
        """Return the file of a generation's manifest."""
        return self._generations / generation / "manifest.json"

    def current(self) -> str:
        """Return the published generation, empty if there is none.

        Raises:
            StoreError: the pointer cannot be read, or is not a number.
        """
        try:
            content = retried(self._pointer.read_bytes).strip()
        except (FileNotFoundError, NotADirectoryError):
            return ""
        except OSError as error:
            raise StoreError(f"{self._pointer} cannot be read: {error.strerror or error}.") from error
        if not _NUMBER.fullmatch(content):
            raise StoreError(
                f"The store at {self.location} is damaged: CURRENT holds {content[:20]!r}, not a number.",
                hint=_REPAIR,
            )
        return content.decode("ascii")

    def generations(self) -> list[str]:
        """Return the numbers of all generations on disk, whole or not, oldest first."""
        try:
            found = [entry.name for entry in self._generations.iterdir() if entry.name.isascii()]
        except (FileNotFoundError, NotADirectoryError):
            return []
        return sorted((name for name in found if name.isdigit()), key=int)

    def check_format(self, generation: str) -> None:
        """Refuse a generation that another version of paper-kg wrote.

        Raises:
            StoreError: the generation has another format, or is not there.
        """
        folder = self._generations / generation
        try:
            found = (folder / "FORMAT").read_text("ascii", "replace").strip()
        except OSError:
            if not self.graph(generation).is_dir():
                raise StoreError(
                    f"The store at {self.location} is damaged: generation {generation} is not there.",
                    hint=_REPAIR,
                ) from None
            found = "1"
        if found == str(FORMAT):
            return
        if found.isdecimal() and int(found) > FORMAT:
            raise StoreError(f"A newer paper-kg wrote the store at {self.location}.", hint="Update paper-kg.")
        raise StoreError(
            f"An older paper-kg wrote the store at {self.location} (format {found}, not {FORMAT}).",
            hint="Build it again: 'kg build --fresh' and all folders of your notes.",
        )

    @contextmanager
    def building(self) -> Iterator[None]:
        """Be the one builder within the context.

        Raises:
            StoreError: another builder is at work, or the folder is something else.
        """
        self._create()
        descriptor = open_lock(self.location / "lock")
        try:
            if not try_lock(descriptor):
                raise StoreError(f"Another build is writing to {self.location}.", hint="Wait for it to end.")
            yield
        finally:
            os.close(descriptor)

    @contextmanager
    def reading(self) -> Iterator[str]:
        """Hold the published generation, so that nobody clears it away, and give its number.

        Raises:
            StoreError: nothing is published here, or another version of paper-kg wrote it.
        """
        while True:
            generation = self.current()
            if not generation:
                raise StoreError(
                    f"There is no store at {self.location}.",
                    hint="Build one with 'kg build PATH', or name it by --store.",
                )
            try:
                descriptor = os.open(self.generation_lock(generation), os.O_RDONLY | getattr(os, "O_CLOEXEC", 0))
            except OSError as error:
                if generation != self.current():
                    continue  # a build published another one, and this one was cleared away
                self.check_format(generation)
                raise StoreError(
                    f"{self.generation_lock(generation)} cannot be opened: {error.strerror or error}.",
                    hint="'kg doctor' tells more.",
                ) from error
            try:
                wait_for_lock(descriptor)
                if generation == self.current():
                    self.check_format(generation)
                    yield generation
                    return
            finally:
                os.close(descriptor)

    def begin(self) -> str:
        """Create the folder of a new generation and return its number; only for the builder."""
        generation = f"{max(map(int, self.generations()), default=0) + 1:04}"
        folder = self._generations / generation
        folder.mkdir()
        os.close(open_lock(folder / "lock"))
        replace_file(folder / "FORMAT", f"{FORMAT}\n".encode())
        return generation

    def publish(self, generation: str) -> None:
        """Make a complete generation the published one, atomically; only for the builder."""
        sync_folder(self.graph(generation))
        sync_folder(self._generations / generation)
        sync_folder(self._generations)
        replace_file(self._pointer, f"{generation}\n".encode())

    def write_manifest(self, generation: str, content: bytes) -> None:
        """Write or replace a generation's manifest, atomically; only for the builder."""
        replace_file(self.manifest(generation), content)

    def clear(self, generations: list[str]) -> None:
        """Clear away those of some generations that no reader holds; what cannot be removed stays for another time."""
        for generation in generations:
            remove_generation(self._generations / generation)

    def generation_lock(self, generation: str) -> Path:
        """Return the file that whoever has a generation open locks."""
        return self._generations / generation / "lock"

    def _create(self) -> None:
        if self.location.exists() and not self._generations.is_dir():
            if not self.location.is_dir():
                raise StoreError(f"{self.location} is not a folder.", hint="Name another place with --store.")
            if any(entry.name != "lock" for entry in self.location.iterdir()):
                raise StoreError(
                    f"{self.location} is not a store: it holds other files.",
                    hint="Name an empty or a new folder with --store.",
                )
        make_folder(self.location)
        make_folder(self._generations)
