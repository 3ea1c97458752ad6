"""What is computed from the whole graph once its documents are in, apart from what documents state."""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from typing import Protocol

from kg.model import Iri
from kg.pipeline.computations.communities import Communities
from kg.pipeline.computations.dates import Dates
from kg.pipeline.computations.facts import Facts
from kg.pipeline.computations.importance import Importance
from kg.pipeline.computations.similarity import Similarity
from kg.store import GraphStore

__all__ = ["COMPUTATIONS", "Computation", "compute_all", "compute_into"]


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


COMPUTATIONS: tuple[Computation, ...] = (Dates(), Importance(), Communities(), Similarity())
"""All of them, in the order they run."""


def compute_all(computations: Iterable[Computation], store: GraphStore) -> Iterator[bytes]:
    """Yield the N-Quads of each computation; they may be added to the graph as they come.

    Args:
        computations: what to compute.
        store: the graph, whose knowledge must stay as it is meanwhile.
    """
    facts = Facts(store)
    for computation in computations:
        yield computation.compute(facts)


def compute_into(
    load: Callable[[bytes], None], computations: tuple[Computation, ...], store: GraphStore
) -> dict[str, str]:
    """Have all computed and added to the graph, and return a digest for each named graph that it stands in.

    Args:
        load: adds N-Quads to the graph.
        computations: what to compute.
        store: the graph, as for :func:`compute_all`.
    """
    digests: dict[str, str] = {}
    for computation, nquads in zip(computations, compute_all(computations, store), strict=True):
        load(nquads)
        before = digests.get(computation.graph, "")
        digests[computation.graph] = hashlib.sha256(before.encode() + nquads).hexdigest()
    return digests
