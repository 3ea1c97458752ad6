"""Simple measures of a network: how important its nodes are."""

from collections import defaultdict

from kg.model import Iri
from kg.network.views import NetworkView

__all__ = ["importance", "most_important"]


def importance(view: NetworkView) -> dict[Iri, int]:
    """Return for each node how many neighbours it has that are linked with something else as well.

    Unlike the plain degree, it is not raised by what hangs on one node alone (the hundred authors of a single paper).
    """
    neighbours: dict[Iri, set[Iri]] = defaultdict(set)
    for edge in view.edges:
        neighbours[edge.source].add(edge.target)
        neighbours[edge.target].add(edge.source)
    return {node.iri: sum(len(neighbours[neighbour]) > 1 for neighbour in neighbours[node.iri]) for node in view.nodes}


def most_important(view: NetworkView, limit: int) -> NetworkView:
    """Return the ``limit`` most important nodes and the edges among them.

    In a neighbourhood what is nearer to its middle comes first.
    """
    if len(view.nodes) <= limit:
        return view
    ranks = importance(view)
    ordered = sorted(view.nodes, key=lambda node: (node.attributes.get("distance", 0), -ranks[node.iri], node.iri))
    return view.restricted(node.iri for node in ordered[:limit])
