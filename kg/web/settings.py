"""What a server is told once, when it starts."""

from dataclasses import dataclass

__all__ = ["Settings"]


@dataclass(frozen=True, slots=True)
class Settings:
    """How a server serves a store.

    Attributes:
        store: where the store is.
        timeout: seconds after which a query is stopped, unless the request asks for another limit.
        timeout_ceiling: the longest limit, in seconds, that a request may ask for.
        row_limit: at most how many rows or triples an answer has.
        queries: how many queries of users run at once.
        page_workers: how many pages are made at once.
        page_wait: seconds that a page waits for its turn before its reader is told to come back.
        request_bytes: the size of the largest request that is read.
        memory_bytes: how much memory a process that answers queries may take.
        cors: the origins whose pages may read answers; "*" for all.
        cache_bytes: how much is kept of what was answered before, for one state of the graph.
    """

    store: str
    timeout: float = 10.0
    timeout_ceiling: float = 10.0
    row_limit: int = 100_000
    queries: int = 4
    page_workers: int = 2
    page_wait: float = 20.0
    request_bytes: int = 1024 * 1024
    memory_bytes: int = 4 * 1024**3
    cors: tuple[str, ...] = ()
    cache_bytes: int = 64 * 1024 * 1024

    @property
    def query_wait(self) -> float:
        """Seconds that a query waits for its turn: less than others may take, or waiting would be queueing up."""
        return min(5.0, self.timeout / 2)

    def seconds(self, asked: float | None) -> float:
        """Return the limit for a request that asks for one: never above the ceiling."""
        return self.timeout if asked is None else min(asked, max(self.timeout, self.timeout_ceiling))
