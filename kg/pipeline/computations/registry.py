"""What is computed from the whole graph once its documents are in, apart from what documents state."""

from collections.abc import Iterable, Iterator
from typing import Protocol, runtime_checkable

from kg.model import Iri
from kg.pipeline.computations.communities import Communities, check_backend
from kg.pipeline.computations.dates import Dates
from kg.pipeline.computations.facts import Facts
from kg.pipeline.computations.importance import Importance
from kg.pipeline.computations.similarity import Similarity
from kg.store import GraphStore

__all__ = ["COMPUTATIONS", "Computation", "InBlocks", "computations_with", "compute_all"]


class Computation(Protocol):
    """Computes quads from the graph.

    Attributes:
        graph: the named graph that its quads stand in; nothing else than computed quads stands there.
    """

    @property
    def graph(self) -> Iri:
        """The named graph of its quads."""

    def compute(self, facts: Facts) -> bytes:
        """Return N-Quads, all in ``graph``; the same for the same documents, whatever the order they came in."""


@runtime_checkable
class InBlocks(Computation, Protocol):
    """A computation that gives its quads some at a time; it has its graph for itself."""

    def blocks(self, facts: Facts) -> Iterator[bytes]:
        """Yield what :meth:`compute` returns, in blocks of N-Quads that are bounded in size."""


COMPUTATIONS: tuple[Computation, ...] = (Dates(), Importance(), Communities(), Similarity())
"""All of them, in the order they run."""


def computations_with(backend: str) -> tuple[Computation, ...]:
    """Return all of them, communities found by a backend of networkx.

    Args:
        backend: its name; empty for networkx itself.

    Raises:
        InputError: it is not installed, or does not find communities.
    """
    if not backend:
        return COMPUTATIONS
    check_backend(backend)
    return tuple(Communities(backend) if isinstance(each, Communities) else each for each in COMPUTATIONS)


def compute_all(computations: Iterable[Computation], store: GraphStore) -> Iterator[bytes]:
    """Yield the N-Quads of each computation; they may be added to the graph as they come.

    Args:
        computations: what to compute.
        store: the graph, whose knowledge must stay as it is meanwhile.
    """
    facts = Facts(store)
    for computation in computations:
        yield computation.compute(facts)
