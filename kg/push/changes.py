"""Finds out how a server's graph has to change, one named graph after the other."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from pyoxigraph import Literal, RdfFormat, Triple, serialize

from kg.push.interface import PushedGraph
from kg.push.local import is_evidence, testifies
from kg.push.state import State, marked, select_rows
from kg.push.updates import Change, delete, drop, insert
from kg.schema.terms import BOOLEAN
from kg.store.protocol import Endpoint

__all__ = ["ChangeFinder", "remote_lines"]

_CHUNK = 10_000  # rows that are turned into lines at once
_CANONICAL = {"0": "false", "1": "true"}  # Virtuoso writes truth values as numbers


@dataclass
class ChangeFinder:
    """Finds changes.

    Attributes:
        endpoint: the server.
        local: the graph that the server's is to equal.
        state: what the server held at the beginning.
        knowledge: where it holds the knowledge; empty for its unnamed default graph.
        added, deleted: how many triples the changes found so far add and delete.
    """

    endpoint: Endpoint
    local: PushedGraph
    state: State
    knowledge: str
    added: int = field(default=0)
    deleted: int = field(default=0)

    def of(self, graph: str) -> Iterator[list[Change]]:
        """Yield the changes to one named graph and its part of the knowledge, in steps that are bounded in size.

        The graph's key is empty from the first step to the last, so that a server that does not carry out a request
        as a whole never has a key for what it does not hold. Triples leave the knowledge before the graph that
        testifies to them, and come after it.
        """
        before, after = self.state.keys.get(graph), self.local.keys.get(graph)
        begin = marked(graph, "key", before, "")
        if before is None:
            for piece in self.local.pieces(graph):
                yield [*begin, *self._insertions(graph, piece, piece)]
                begin = []
        else:
            kept = self.local.pushed(graph, before)
            old = set(self._remote(graph)) if kept is None else kept
            new = self.local.lines(graph) if after is not None else set()
            gone, come = old - new, new - old
            known = come if before else new  # a push that was cut off may not have come to the knowledge
            yield [*begin, *self._deletions(graph, gone), *self._insertions(graph, sorted(come), sorted(known))]
            if after is None:
                yield [drop(graph)]
        yield marked(graph, "key", "", after)

    def _remote(self, graph: str) -> Iterator[bytes]:
        for lines in remote_lines(self.endpoint, graph):
            yield from lines

    def _deletions(self, graph: str, gone: set[bytes]) -> list[Change]:
        if not gone:
            return []
        unknown: set[bytes] = set()
        if testifies(graph):
            unknown = self.local.unknown({line for line in gone if not is_evidence(line)})
        self.deleted += len(gone) + len(unknown)
        return [delete(self.knowledge, sorted(unknown)), delete(graph, sorted(gone))]

    def _insertions(self, graph: str, come: Iterable[bytes], known: Iterable[bytes]) -> list[Change]:
        knowledge = [line for line in known if not is_evidence(line)] if testifies(graph) else []
        changes = [insert(graph, come), insert(self.knowledge, knowledge)]
        self.added += sum(len(each.lines) for each in changes)
        return changes


def remote_lines(endpoint: Endpoint, graph: str) -> Iterator[list[bytes]]:
    """Yield the triples of a server's graph as lines of N-Triples, some at a time.

    Args:
        endpoint: the server.
        graph: the named graph; empty for the unnamed default graph.
    """
    pattern = f"GRAPH <{graph}> {{ ?s ?p ?o }}" if graph else "?s ?p ?o"
    triples: list[Triple] = []
    for row in select_rows(endpoint, f"SELECT ?s ?p ?o {{ {pattern} }}"):
        subject: Any = row["s"]
        predicate: Any = row["p"]
        triples.append(Triple(subject, predicate, _canonical(row["o"])))
        if len(triples) >= _CHUNK:
            yield _lines(triples)
            triples = []
    yield _lines(triples)


def _canonical(value: Any) -> Any:
    if isinstance(value, Literal) and value.datatype.value == BOOLEAN and value.value in _CANONICAL:
        return Literal(_CANONICAL[value.value], datatype=value.datatype)
    return value


def _lines(triples: list[Triple]) -> list[bytes]:
    return (serialize(triples, format=RdfFormat.N_TRIPLES) or b"").split(b"\n")[:-1]
