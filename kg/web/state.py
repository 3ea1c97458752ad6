"""What a running server holds: its processes, what it answered before, and an eye on the store."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager

from kg.errors import KgError
from kg.store.opening import publications
from kg.web.background import Drawings
from kg.web.cache import AnswerCache
from kg.web.jobs import Start
from kg.web.log import log
from kg.web.pool import Pool
from kg.web.query_catalogue import load_queries
from kg.web.services import Service, ServiceEndpoint
from kg.web.settings import ServeSettings

__all__ = ["Server"]

_LOOK_SECONDS = 0.5  # between two looks at what is published
_LONGEST_PAUSE = 60.0  # before a generation that could not be opened is tried again


class Server:
    """The processes and the memory of a running server.

    Args:
        settings: how it serves.
        services: what it serves beside the site.

    Attributes:
        drawings: what is drawn of the whole graph.
        endpoints: what answers the requests of services, by their addresses.
        failure: why it could not be started; None while nothing failed.
    """

    def __init__(self, settings: ServeSettings, services: Sequence[Service] = ()) -> None:
        self.settings = settings
        self.saved = load_queries()
        self.cache = AnswerCache(settings.cache_bytes)
        self.failure: KgError | None = None
        self._published = publications(settings.store)
        memory = settings.process_memory(sum(service.processes for service in services))
        self.queries = self._pool("query", settings.query_processes, memory)
        self.pages = self._pool("page", settings.page_workers, memory)
        self.search = self._pool("search", 1, memory)
        self.endpoints: dict[str, ServiceEndpoint] = {}
        pools = [self.queries, self.pages, self.search]
        for service in services:
            pools.append(self._pool(service.role, service.processes, memory))
            self.endpoints[service.address] = service.make(settings, pools[-1])
        self._pools = tuple(pools)
        self.drawings = Drawings(settings.store, memory, settings.root)

    @property
    def generation(self) -> str:
        """Which published state of the graph is served."""
        return self.pages.generation

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Have the processes at work within the context.

        Raises:
            StoreError: there is no store, or it cannot be opened.
        """
        try:
            try:
                for pool in self._pools:
                    await pool.start()
            except KgError as error:
                self.failure = error
                raise
            tasks = [asyncio.get_running_loop().create_task(self._watch())]
            if self.settings.draws:
                tasks.append(asyncio.get_running_loop().create_task(self.drawings.keep(lambda: self.generation)))
            try:
                async with AsyncExitStack() as contexts:
                    for endpoint in self.endpoints.values():
                        await contexts.enter_async_context(endpoint.run())
                    yield
            finally:
                for task in tasks:
                    task.cancel()
                await asyncio.gather(*tasks, return_exceptions=True)
        finally:
            for pool in self._pools:
                await pool.close()

    async def _watch(self) -> None:
        """Have new processes take over whenever another generation is published."""
        pause = _LOOK_SECONDS
        while True:
            await asyncio.sleep(pause)
            try:
                current = await asyncio.to_thread(self._published.current)
            except (KgError, OSError, ValueError):  # a store moved away: go on with what is open
                continue
            if not current or all(pool.generation == current for pool in self._pools):
                pause = _LOOK_SECONDS
                continue
            try:
                for pool in self._pools:
                    await pool.start()
            except KgError as error:
                pause = min(_LONGEST_PAUSE, max(1.0, pause * 2))
                log("not opened", generation=current, message=str(error), again_in=pause)
            else:
                pause = _LOOK_SECONDS
                self.cache.clear()
                log("generation", generation=self.generation)

    def _pool(self, role: str, size: int, memory: int) -> Pool:
        settings = self.settings
        start = Start(
            store=settings.store,
            role=role,
            memory=memory,
            row_limit=settings.row_limit,
            answer_bytes=settings.answer_bytes,
            text_limit=settings.text_limit,
            root=settings.root,
        )
        return Pool(start, size, wait=settings.query_wait if role == "query" else settings.page_wait)
