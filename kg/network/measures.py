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

    In a neighbourhood what is nearer to its middle comes first. A node whose neighbours are all left out gives its
    place to the next that is linked with the rest.
    """
    if len(view.nodes) <= limit:
        return view
    ranks = importance(view)
    nodes = sorted(view.nodes, key=lambda node: (node.attributes.get("distance", 0), -ranks[node.iri], node.iri))
    neighbours = _neighbours(view)
    kept = {node.iri for node in nodes[:limit]}
    kept -= {iri for iri in kept if neighbours[iri] and not neighbours[iri] & kept and iri != nodes[0].iri}
    for node in nodes[limit:]:
        if len(kept) >= limit:
            break
        if neighbours[node.iri] & kept:
            kept.add(node.iri)
    return view.restricted(kept)


def _neighbours(view: NetworkView) -> dict[Iri, set[Iri]]:
    neighbours: dict[Iri, set[Iri]] = defaultdict(set)
    for edge in view.edges:
        neighbours[edge.source].add(edge.target)
        neighbours[edge.target].add(edge.source)
    return neighbours
