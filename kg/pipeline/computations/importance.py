"""Computes how important each node is.

Source: L. Page et al., "The PageRank Citation Ranking" (1999), over links taken both ways.
"""

from collections.abc import Sequence

from pyoxigraph import Literal, NamedNode, Quad

from kg.model import Iri
from kg.pipeline.computations.links import read_links, sorted_nquads
from kg.schema import terms as v
from kg.store import GraphStore

__all__ = ["Importance"]

_DAMPING = 0.85
_STEPS = 100
_EXACT = 1e-10  # change of all ranks together at which they are settled


class Importance:
    """A node's kg:importance: its PageRank times the number of nodes, so that 1 is the average."""

    @property
    def graph(self) -> Iri:
        """The named graph of its quads."""
        return v.COMPUTED_GRAPH

    def compute(self, store: GraphStore) -> bytes:
        """Return N-Quads, all in ``graph``; the same for the same documents, whatever the order they came in."""
        links = read_links(store)
        graph, importance = NamedNode(self.graph), NamedNode(v.IMPORTANCE)
        ranks = _ranks(len(links.nodes), links.pairs)
        return sorted_nquads(
            Quad(NamedNode(iri), importance, _decimal(rank), graph)
            for iri, rank in zip(links.nodes, ranks, strict=True)
        )


def _ranks(count: int, pairs: Sequence[tuple[int, int]]) -> list[float]:
    """The PageRank of each node times their number; nodes without links share theirs with all."""
    import numpy

    if not count:
        return []
    ends = numpy.array(pairs, dtype=int).reshape(-1, 2)
    source = numpy.concatenate((ends[:, 0], ends[:, 1]))
    target = numpy.concatenate((ends[:, 1], ends[:, 0]))
    degree = numpy.maximum(numpy.bincount(source, minlength=count), 1)
    bare = numpy.bincount(source, minlength=count) == 0
    ranks = numpy.full(count, 1.0)
    for _ in range(_STEPS):
        given = numpy.bincount(target, weights=(ranks / degree)[source], minlength=count)
        renewed = (1 - _DAMPING) + _DAMPING * (given + ranks[bare].sum() / count)
        moved = float(numpy.abs(renewed - ranks).sum())
        ranks = renewed
        if moved < _EXACT * count:
            break
    return [float(rank) for rank in ranks]


def _decimal(value: float) -> Literal:
    return Literal(f"{value:.4f}", datatype=NamedNode(v.DECIMAL))
