"""Makes a server's graph equal to a store's: everything at first, then only the graphs that changed."""

import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from dataclasses import replace
from pathlib import Path

from kg.errors import InputError, StoreError
from kg.push.changes import ChangeFinder
from kg.push.hold import Hold, holding
from kg.push.interface import PushedGraph
from kg.push.local import LocalGraph
from kg.push.parts import opened_parts
from kg.push.report import Difference, PushReport
from kg.push.state import State, knowledge_graph, marked, read_state, select_rows, state_lines
from kg.push.updates import Change, Sender, drop
from kg.push.verification import differences
from kg.schema.terms import BASE, KNOWLEDGE_GRAPH, PUSH_GRAPH
from kg.store import GraphStore
from kg.store.local import LocalStore
from kg.store.opening import is_server, refuse_server
from kg.store.protocol import Endpoint

__all__ = ["push", "pushed_state"]

_BATCH = 6 * 1024 * 1024  # bytes of changes that are sent together
_GRAPHS = f'SELECT DISTINCT ?g {{ GRAPH ?g {{ ?s ?p ?o }} FILTER(STRSTARTS(STR(?g), "{BASE}")) }}'

_NAMED = f"SELECT ?s {{ GRAPH <{KNOWLEDGE_GRAPH}> {{ ?s ?p ?o }} }} LIMIT 1"

_Progress = Callable[[int, int], None]


def push(
    location: str | Path,
    address: str,
    *,
    updates: str = "",
    timeout: float = 300.0,
    fresh: bool = False,
    dry_run: bool = False,
    verify: bool = False,
    parts: bool = False,
    progress: _Progress | None = None,
) -> PushReport:
    """Make the graph of a SPARQL 1.1 server equal to that of a store, or of parts that a build wrote.

    Only graphs that are new, changed or gone since the last push are sent, with the knowledge that came or went with
    them. What fits into one request is sent in one, which servers with transactions show at once; during a longer push,
    and after one that was cut off, the server's graph is marked as unfinished, and no command takes it for whole.
    Another push continues it.

    Args:
        location: the folder of the store, or of the parts.
        address: the server's address, or that of its queries.
        updates: the address of its updates; empty to look for it.
        timeout: how many seconds to wait for a word from the server.
        fresh: clear the server's graph first, whoever put it there.
        dry_run: only report what would be sent.
        verify: compare all graphs afterwards, by counts and digests.
        parts: take the graph from parts.
        progress: called with the numbers of graphs done and to do.

    Raises:
        InputError: the address is not one, or holds a password.
        StoreError: the store or a part cannot be read; the server cannot be reached, refuses the user, holds another
            graph, or fails; or another push to it is at work.
    """
    started = time.monotonic()
    refuse_server(location)
    if not is_server(address):
        raise InputError(f"{address!r} is not the address of a server.", hint="Give one such as http://127.0.0.1:7878.")
    opened: AbstractContextManager[PushedGraph]
    opened = opened_parts(location) if parts else _opened_store(location)
    with opened as graph, closing(Endpoint(address, updates, timeout)) as endpoint:
        pushing = _Pushing(endpoint, graph, progress or _silent, fresh=fresh)
        if not dry_run:
            pushing.carry_out()
        different, checked = pushing.verify() if verify else ((), 0)
        return PushReport(
            server=endpoint.address,
            generation=pushing.local.generation,
            sent=tuple(pushing.sent),
            removed=tuple(pushing.removed),
            unchanged=len(pushing.local.keys) - len(pushing.sent),
            added=pushing.added,
            deleted=pushing.deleted,
            checked=checked,
            different=different,
            dry_run=dry_run,
            seconds=time.monotonic() - started,
        )


@contextmanager
def _opened_store(location: str | Path) -> Iterator[PushedGraph]:
    with LocalStore.open(location) as store:
        yield LocalGraph.of(store)


def pushed_state(store: GraphStore) -> Iterator[bytes]:
    """Yield what a server notes after a whole push, as lines of N-Quads without their ends.

    Loaded together with the graph, they let the first push send only what changed since. A store on a server has none.
    """
    if isinstance(store, LocalStore):
        local = LocalGraph.of(store)
        yield from state_lines(local.keys, local.generation)


class _Pushing:
    """One push on its way."""

    def __init__(self, endpoint: Endpoint, local: PushedGraph, progress: _Progress, *, fresh: bool) -> None:
        self.local = local
        self._endpoint = endpoint
        self._sender = Sender(endpoint)
        self._progress = progress
        self._fresh = fresh
        self.added = self.deleted = 0
        self._compare(read_state(endpoint))

    def _compare(self, state: State) -> None:
        held = {} if self._fresh else state.keys
        self.sent = sorted(graph for graph, key in self.local.keys.items() if held.get(graph) != key)
        self.removed = sorted(held.keys() - self.local.keys.keys())
        self._state = state

    def carry_out(self) -> None:
        """Send what differs; nothing if nothing does."""
        state = self._state
        if not (self.sent or self.removed or state.unfinished) and state.generation == self.local.generation:
            return
        with holding(self._sender) as hold:
            self._compare(hold.state)
            knowledge = knowledge_graph(self._endpoint)
            if self._fresh:
                self._clear(hold, knowledge)
            elif not hold.state.keys and not hold.state.unfinished:
                self._refuse_another_graph(knowledge)
            self._send(hold, knowledge)

    def _send(self, hold: Hold, knowledge: str) -> None:
        state = hold.state
        changes = ChangeFinder(self._endpoint, self.local, state, knowledge)
        self.local.expect(self._endpoint, (*self.removed, *self.sent))
        total = len(self.sent) + len(self.removed)
        batch = [] if state.unfinished else marked(PUSH_GRAPH, "unfinished", None, "true")
        size = 0
        self._progress(0, total)
        for done, graph in enumerate((*self.removed, *self.sent), 1):
            for step in changes.of(graph):
                batch += step
                size += sum(each.size() for each in step)
                if size >= _BATCH:
                    hold.check()
                    self._sender.send([*batch, *hold.beat()])
                    batch, size = [], 0
            self._progress(done, total)
        hold.check()
        ended = [
            *marked(PUSH_GRAPH, "generation", state.generation or None, self.local.generation),
            *marked(PUSH_GRAPH, "finished", state.finished or None, str(time.time_ns() // 1_000_000)),
            *marked(PUSH_GRAPH, "unfinished", "true", None),
        ]
        self._sender.send([*batch, *ended, *hold.ended()])
        self.added, self.deleted = changes.added, changes.deleted
        self.local.keep_pushed()

    def _clear(self, hold: Hold, knowledge: str) -> None:
        graphs = [getattr(row["g"], "value", "") for row in select_rows(self._endpoint, _GRAPHS)]
        keys: list[Change] = []
        for graph, key in hold.state.keys.items():
            keys += marked(graph, "key", key, None)
        begin = [] if hold.state.unfinished else marked(PUSH_GRAPH, "unfinished", None, "true")
        drops = [drop(graph) for graph in {*graphs, knowledge} - {PUSH_GRAPH}]
        self._sender.send([*begin, *drops, *keys])
        hold.state = replace(hold.state, keys={}, unfinished=True)

    def _refuse_another_graph(self, knowledge: str) -> None:
        place = f"GRAPH <{knowledge}> {{ ?s ?p ?o }}" if knowledge else "?s ?p ?o"
        if any(True for _ in select_rows(self._endpoint, f"SELECT ?s {{ {place} }} LIMIT 1")):
            raise StoreError(
                f"{self._endpoint.address} holds a graph that 'kg push' did not put there.",
                hint="'kg push --fresh' replaces it.",
            )

    def verify(self) -> tuple[tuple[Difference, ...], int]:
        """Compare all graphs, and return those that differ and how many were compared."""
        state = read_state(self._endpoint)
        graphs = sorted(self.local.keys.keys() | state.keys.keys())
        knowledge = KNOWLEDGE_GRAPH if any(True for _ in select_rows(self._endpoint, _NAMED)) else ""
        found = []
        self._progress(0, len(graphs) + 1)
        for done, each in enumerate(differences(self._endpoint, self.local, knowledge, graphs), 1):
            found += [each] if each else []
            self._progress(done, len(graphs) + 1)
        return tuple(found), len(graphs) + 1


def _silent(done: int, total: int) -> None:
    pass
