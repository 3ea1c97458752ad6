"""Compares what a server holds with a store, graph by graph: how many triples, and a digest of them in any order."""

import hashlib
from collections.abc import Iterable, Iterator

from kg.push.changes import remote_lines
from kg.push.interface import PushedGraph
from kg.push.report import Difference
from kg.store.protocol import Endpoint

__all__ = ["differences"]


def differences(
    endpoint: Endpoint, local: PushedGraph, knowledge: str, graphs: Iterable[str]
) -> Iterator[Difference | None]:
    """Compare graphs one after the other, and yield what differs; None for a graph that is the same.

    Args:
        endpoint: the server.
        local: the graph as it is to be.
        knowledge: where the server holds the knowledge; empty for its unnamed default graph.
        graphs: the named graphs; the knowledge is compared after them.
    """
    for graph in (*graphs, ""):
        here = _count_and_digest(local.pieces(graph))
        there = _count_and_digest(remote_lines(endpoint, graph or knowledge))
        yield None if here == there else Difference(graph, here[0], there[0])


def _count_and_digest(pieces: Iterable[list[bytes]]) -> tuple[int, int]:
    count = digest = 0
    for lines in pieces:
        count += len(lines)
        for line in lines:
            digest += int.from_bytes(hashlib.blake2b(line, digest_size=16).digest())
    return count, digest % (1 << 128)
