"""Puts changes to a graph into SPARQL updates that may be sent twice, and that a server's limits do not stop.

Only DELETE DATA, INSERT DATA and DROP GRAPH are used: carried out again, they change nothing more.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from kg.errors import QueryError
from kg.store.protocol import Endpoint

__all__ = ["Change", "Sender", "delete", "drop", "insert"]

_LARGEST = 8 * 1024 * 1024  # bytes of an update; larger ones are not faster
_SMALLEST = 32 * 1024  # what every server takes


@dataclass(frozen=True, slots=True)
class Change:
    """One operation of an update.

    Attributes:
        verb: "INSERT DATA", "DELETE DATA" or "DROP SILENT GRAPH".
        graph: the named graph; empty for the unnamed default graph.
        lines: the triples, as lines of N-Triples without their ends.
    """

    verb: str
    graph: str
    lines: Sequence[bytes] = ()

    def size(self) -> int:
        """Return how many bytes it takes, more or less."""
        return sum(map(len, self.lines)) + len(self.lines) + len(self.graph) + 40


def insert(graph: str, lines: Iterable[bytes]) -> Change:
    """Return the change that adds triples to a graph."""
    return Change("INSERT DATA", graph, list(lines))


def delete(graph: str, lines: Iterable[bytes]) -> Change:
    """Return the change that takes triples out of a graph."""
    return Change("DELETE DATA", graph, list(lines))


def drop(graph: str) -> Change:
    """Return the change that removes a graph; empty for the default graph."""
    return Change("DROP SILENT GRAPH" if graph else "DROP SILENT DEFAULT", graph)


@dataclass
class Sender:
    """Sends changes to a server in order, as many in one request as it takes.

    Where the server carries out a request as a whole or not at all, all the changes of a call are seen at once if they
    fit into one request.

    Attributes:
        endpoint: the server.
        limit: how many bytes a request may have; it shrinks when the server refuses a longer one.
    """

    endpoint: Endpoint
    limit: int = field(default=_LARGEST)

    def send(self, changes: Sequence[Change]) -> None:
        """Send changes.

        Raises:
            QueryError: the server refuses even a short update.
            StoreError: the server cannot be reached, refuses the user, or fails.
        """
        waiting = [each for each in changes if each.lines or each.verb.startswith("DROP")]
        while waiting:
            request, rest = _first(waiting, self.limit)
            try:
                self.endpoint.update(_text(request))
            except QueryError:
                size = sum(each.size() for each in request)
                if size <= _SMALLEST:
                    raise
                self.limit = max(_SMALLEST, min(self.limit, size) // 2)
                continue
            waiting = rest


def _first(changes: Sequence[Change], limit: int) -> tuple[list[Change], list[Change]]:
    """Return the changes that fit into one request, at least one line of one, and the rest."""
    room = limit
    for number, each in enumerate(changes):
        if each.size() > room:
            count = _fitting(each.lines, room) or (1 if number == 0 else 0)
            head = [_with(each, each.lines[:count])] if count else []
            tail = [_with(each, each.lines[count:])] if count < len(each.lines) or not each.lines else []
            return [*changes[:number], *head], [*tail, *changes[number + 1 :]]
        room -= each.size()
    return list(changes), []


def _fitting(lines: Sequence[bytes], room: int) -> int:
    """Return how many lines take no more than so many bytes."""
    for number, line in enumerate(lines):
        room -= len(line) + 1
        if room < 0:
            return number
    return len(lines)


def _with(change: Change, lines: Sequence[bytes]) -> Change:
    return Change(change.verb, change.graph, lines)


def _text(changes: Iterable[Change]) -> str:
    return " ;\n".join(_operations(changes))


def _operations(changes: Iterable[Change]) -> Iterator[str]:
    for each in changes:
        if each.verb.startswith("DROP"):
            yield f"{each.verb} <{each.graph}>" if each.graph else each.verb
            continue
        body = b"\n".join(each.lines).decode()
        yield f"{each.verb} {{ GRAPH <{each.graph}> {{\n{body}\n}} }}" if each.graph else f"{each.verb} {{\n{body}\n}}"
