"""Names communities by their leading topics: those that many of their papers have, and few papers elsewhere."""

from collections import Counter
from collections.abc import Iterable, Sequence

from kg.model import Iri
from kg.network import NetworkView, NodeView, importance
from kg.vocabularies.leading import leading_topics

__all__ = ["community_names"]

_NAMING = frozenset({"topic", "benchmark", "model", "artifact"})


def community_names(view: NetworkView, communities: Sequence[Iterable[Iri]]) -> tuple[tuple[str, str], ...]:
    """Return for each community its name in English and in Korean.

    A community without topics is called after its most important benchmark, model or artifact; one without
    these has no name.
    """
    nodes = {node.iri: node for node in view.nodes}
    topics: dict[str, list[str]] = {}
    for edge in view.edges:
        if edge.relation == "subject":
            topics.setdefault(edge.source, []).append(edge.target)
    total = Counter(topic for each in topics.values() for topic in each)
    ranks = importance(view)
    names = []
    for members in communities:
        inside = list(members)
        leading = [nodes[Iri(topic)] for topic in leading_topics(inside, topics, total)]
        if not leading:
            known = [nodes[iri] for iri in inside if nodes[iri].kind in _NAMING]
            leading = sorted(known, key=lambda node: (-ranks[node.iri], node.iri))[:1]
        names.append(_joined(leading))
    return tuple(names)


def _joined(nodes: Sequence[NodeView]) -> tuple[str, str]:
    english = " · ".join(node.label for node in nodes)
    korean = " · ".join(str(node.attributes.get("labelKo", node.label)) for node in nodes)
    return english, korean
