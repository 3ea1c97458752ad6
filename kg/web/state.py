"""What a running server holds: its processes, what it answered before, and an eye on the store."""

import asyncio
from collections import OrderedDict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import NamedTuple

from kg.errors import KgError
from kg.store.folder import StoreFolder
from kg.web.log import log
from kg.web.pool import Pool
from kg.web.saved import load_queries
from kg.web.settings import Settings

__all__ = ["Cache", "Cached", "Server"]

_LOOK_SECONDS = 0.5  # between two looks at what is published


class Cached(NamedTuple):
    """A whole answer: its bytes, and the headers that tell of it."""

    body: bytes
    headers: tuple[tuple[str, str], ...]


class Cache:
    """Answers given before; the least lately asked for make room.

    Args:
        size: how many bytes of answers to keep.
    """

    def __init__(self, size: int) -> None:
        self._size = size
        self._held = 0
        self._answers: OrderedDict[tuple[str, str], Cached] = OrderedDict()

    def get(self, key: tuple[str, str]) -> Cached | None:
        """Return the answer of a generation to a job."""
        found = self._answers.get(key)
        if found is not None:
            self._answers.move_to_end(key)
        return found

    def put(self, key: tuple[str, str], answer: Cached) -> None:
        """Keep an answer, unless it is a large one."""
        cost = len(answer.body) + len(key[1]) + 500
        if cost > self._size // 16 or key in self._answers:
            return
        self._answers[key] = answer
        self._held += cost
        while self._held > self._size:
            old, dropped = self._answers.popitem(last=False)
            self._held -= len(dropped.body) + len(old[1]) + 500

    def clear(self) -> None:
        """Forget all."""
        self._answers.clear()
        self._held = 0


class Server:
    """The processes and the memory of a running server.

    Args:
        settings: how it serves.
    """

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.saved = load_queries()
        self.cache = Cache(settings.cache_bytes)
        self._folder = StoreFolder(settings.store)
        self.queries = self._pool("query", settings.queries)
        self.pages = self._pool("page", settings.page_workers)
        self.search = self._pool("search", 1)
        self._pools = (self.queries, self.pages, self.search)

    @property
    def generation(self) -> str:
        """Which published state of the graph is served."""
        return self.pages.generation

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Have the processes at work within the context.

        Raises:
            StoreError: nothing is published at the store's place.
        """
        with self._folder.reading():  # a better message than a process could give
            pass
        try:
            for pool in self._pools:
                await pool.start()
            watching = asyncio.get_running_loop().create_task(self._watch())
            try:
                yield
            finally:
                watching.cancel()
                with suppress(asyncio.CancelledError):
                    await watching
        finally:
            for pool in self._pools:
                await pool.close()

    async def _watch(self) -> None:
        """Have new processes take over whenever another generation is published."""
        while True:
            await asyncio.sleep(_LOOK_SECONDS)
            with suppress(KgError, OSError):  # a store moved away: go on with what is open
                current = self._folder.current()
                if current and any(pool.generation != current for pool in self._pools):
                    for pool in self._pools:
                        await pool.start()
                    self.cache.clear()
                    log("generation", generation=self.generation)

    def _pool(self, role: str, size: int) -> Pool:
        settings = self.settings
        wait = settings.query_wait if role == "query" else settings.page_wait
        return Pool(settings.store, role, size, wait=wait, memory=settings.memory_bytes)
