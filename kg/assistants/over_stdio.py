"""Serves one assistant over standard input and output."""

import threading
from collections.abc import Mapping
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from kg.assistants.asked import Asked
from kg.assistants.bounds import LONGEST
from kg.assistants.calls import Answered, answer_call, error_answer
from kg.assistants.evidence import Checked
from kg.assistants.serving import make_server
from kg.errors import KgError

if TYPE_CHECKING:
    from kg.web.open_graph import OpenGraph

__all__ = ["serve_stdio"]


def serve_stdio(store: str, site: str = "") -> None:
    """Serve a store's graph over standard input and output until the input ends.

    Args:
        store: where the store is.
        site: the address of the site that shows the same store; empty for none.

    Raises:
        StoreError: there is no store, or it cannot be opened.
        InputError: the SDK is not installed.
    """

    async def answer(name: str, arguments: Mapping[str, Any], _: object) -> Answered:
        return await anyio.to_thread.run_sync(graph.answer, name, arguments)

    server = make_server(answer)
    graph = _Graph(store, site)

    import anyio.to_thread
    from mcp.server.stdio import stdio_server

    async def run() -> None:
        async with stdio_server() as (incoming, outgoing):
            await server.run(incoming, outgoing, server.create_initialization_options())

    anyio.run(run)


class _Graph:
    """A store's graph, opened anew whenever a build has published another one; one call is answered at a time."""

    def __init__(self, store: str, site: str) -> None:
        self._store = store
        self._site = site
        self._lock = threading.Lock()
        self._generation = ""
        self._open: OpenGraph | None = None
        self._opened()

    def answer(self, name: str, arguments: Mapping[str, Any]) -> Answered:
        """Answer a call."""
        with self._lock:
            try:
                graph = self._opened()
            except KgError as error:
                return error_answer(error), True
            return answer_call(name, Asked(graph, self._store, Checked(graph, self._site), arguments))

    def _opened(self) -> "OpenGraph":
        from kg.store import open_store
        from kg.store.folder import StoreFolder
        from kg.web.jobs import Start
        from kg.web.open_graph import OpenGraph

        generation = StoreFolder(self._store).current()
        if self._open is None or generation != self._generation:
            before = self._open
            start = Start(self._store, "page", 0, row_limit=10_000, answer_bytes=LONGEST, text_limit=100_000)
            self._open = OpenGraph(open_store(self._store), start)
            self._generation = generation
            if before is not None:
                with suppress(KgError):
                    before.close()
        return self._open
