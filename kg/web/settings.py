"""How a server serves: what it is given once, when it starts."""

import os
from dataclasses import dataclass

from kg.errors import InputError
from kg.sparql.memory_limits import MEBIBYTE, machine_memory

__all__ = ["SHORTEST", "ServeSettings"]

SHORTEST = 0.1
"""The shortest time limit, in seconds: ending a process and starting another takes longer than less would save."""

_LEAST_MEMORY = 256 * MEBIBYTE  # below it, a process cannot open a store of any size
_MOST_MEMORY = 2048 * MEBIBYTE  # of a process, unless more is asked for
_SERVER_MEMORY = 384 * MEBIBYTE  # what the server's own process takes at most, its cache aside
_MOST_PROCESSES = 8  # that answer queries, unless more are asked for: each takes memory
_SHARE = 0.75  # of the machine's memory that is given away where nothing is asked for


@dataclass(frozen=True, slots=True)
class ServeSettings:
    """How a server serves a store.

    Attributes:
        store: where the store is.
        timeout: seconds after which a query is stopped, unless the request asks for another limit; its sending counts.
        timeout_ceiling: the longest limit, in seconds, that a request may ask for.
        row_limit: at most how many rows or triples an answer has.
        answer_bytes: at most how many bytes an answer has.
        text_limit: at most how many bytes the text of a query has.
        queries: how many queries of users run at once; 0 for what suits the machine.
        page_workers: how many pages are made at once.
        page_wait: seconds that a page waits for its turn before its reader is asked to come back.
        request_bytes: the size of the largest request that is read.
        query_memory: how many bytes of memory a process that answers queries may take; 0 for what fits the machine.
        cors: the origins whose pages may read answers; "*" for all.
        cache_bytes: how much is kept of what was answered before, for one state of the graph.
        connections: how many connections are open at most.
        header_timeout, body_timeout, idle_timeout: seconds that a client may take to send a request's head and its
            body, and that a connection stays open between requests.
        send_timeout: seconds without any progress after which an answer that is not read is given up.
        hosts: names by which the server is reached, besides those of this machine.
        any_host: whether it is reached by any name.
        token: what a request must carry; empty for nothing.
        draws: whether the whole graph is drawn in the background.
        root: the path below which a proxy shows the server, such as "/kg"; empty for none.
        proxies: the addresses of proxies whose X-Forwarded-For and X-Forwarded-Proto are believed.
    """

    store: str
    timeout: float = 10.0
    timeout_ceiling: float = 10.0
    row_limit: int = 100_000
    answer_bytes: int = 64 * MEBIBYTE
    text_limit: int = 100_000
    queries: int = 0
    page_workers: int = 2
    page_wait: float = 20.0
    request_bytes: int = MEBIBYTE
    query_memory: int = 0
    cors: tuple[str, ...] = ()
    cache_bytes: int = 64 * MEBIBYTE
    connections: int = 512
    header_timeout: float = 10.0
    body_timeout: float = 30.0
    idle_timeout: float = 15.0
    send_timeout: float = 10.0
    hosts: tuple[str, ...] = ()
    any_host: bool = False
    token: str = ""
    draws: bool = False
    root: str = ""
    proxies: tuple[str, ...] = ()

    @property
    def query_processes(self) -> int:
        """How many processes answer queries: where nothing is asked for, one more than there are processors."""
        return self.queries or min(_MOST_PROCESSES, (os.cpu_count() or 1) + 1)

    @property
    def query_wait(self) -> float:
        """Seconds that a query waits for its turn: less than others may take, or waiting would be queueing up."""
        return min(5.0, self.timeout / 2)

    def seconds(self, asked: float | None) -> float:
        """Return the limit for a request that asks for one: never above the ceiling."""
        return self.timeout if asked is None else min(asked, max(self.timeout, self.timeout_ceiling))

    def process_memory(self, more: int = 0) -> int:
        """Return how many bytes each process may take, so that all of them together fit the machine.

        Args:
            more: how many processes there are besides those for queries, pages and search.

        Raises:
            InputError: what was asked for does not fit.
        """
        processes = self.query_processes + self.page_workers + 1 + self.draws + more
        machine = machine_memory()
        own = _SERVER_MEMORY + self.cache_bytes
        if not self.query_memory:
            fitting = (int(machine * _SHARE) - own) // processes if machine else _MOST_MEMORY
            return max(_LEAST_MEMORY, min(_MOST_MEMORY, fitting))
        if self.query_memory < _LEAST_MEMORY:
            raise InputError(f"--query-memory is less than {_LEAST_MEMORY} bytes.", hint="A store needs as much.")
        needed = self.query_memory * processes + own
        if machine and needed > machine:
            raise InputError(
                f"{processes} processes of {self.query_memory // MEBIBYTE} MiB need {needed // MEBIBYTE} MiB; the "
                f"machine has {machine // MEBIBYTE} MiB.",
                hint="Lower --query-memory or --queries.",
            )
        return self.query_memory
