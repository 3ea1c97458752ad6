"""What a push needs to know of a graph, wherever it lies: in a store (local) or in parts."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Protocol

from kg.store.protocol import Endpoint

__all__ = ["PushedGraph"]


class PushedGraph(Protocol):
    """A graph that is open for a push; see :class:`kg.push.local.LocalGraph`."""

    @property
    def generation(self) -> str:
        """A name that is another one when the graph is."""

    @property
    def keys(self) -> Mapping[str, str]:
        """A key for each of its named graphs, which changes when its content may have."""

    def lines(self, graph: str) -> set[bytes]:
        """Return a graph's triples as lines of N-Triples without their ends."""

    def pieces(self, graph: str) -> Iterator[list[bytes]]:
        """Return a graph's triples as lines of N-Triples, some at a time; the default graph's for an empty name."""

    def pushed(self, graph: str, key: str) -> set[bytes] | None:
        """Return the triples of a graph that had a key when it was pushed; None if they were not kept."""

    def keep_pushed(self) -> None:
        """Keep what a server has now, so that the next push need not read it there."""

    def expect(self, endpoint: Endpoint, graphs: Iterable[str]) -> None:
        """Note which graphs of a server a push changes."""

    def unknown(self, lines: set[bytes]) -> set[bytes]:
        """Return those of some triples that the default graph lacks."""
