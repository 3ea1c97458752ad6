"""Names communities by their leading topics: those that many of their papers have, and few papers elsewhere."""

from collections import Counter
from collections.abc import Iterable, Sequence

from kg.model import Iri
from kg.network import NetworkView, NodeView, importance

__all__ = ["community_names"]

_TOPICS = 2  # topics that make up a name
_NAMING = frozenset({"topic", "benchmark", "model", "artifact"})
_LEAST = 0.12  # of a community's papers must have a topic that names it


def community_names(view: NetworkView, communities: Sequence[Iterable[Iri]]) -> tuple[tuple[str, str], ...]:
    """Return for each community its name in English and in Korean.

    A topic counts by the share of the community's papers that have it, times its share of papers that are in the
    community. A community without topics is called after its most important benchmark, model or artifact; one without
    these has no name.
    """
    nodes = {node.iri: node for node in view.nodes}
    topics: dict[Iri, list[Iri]] = {}
    for edge in view.edges:
        if edge.relation == "subject":
            topics.setdefault(edge.source, []).append(edge.target)
    total = Counter(topic for each in topics.values() for topic in each)
    ranks = importance(view)
    names = []
    for members in communities:
        inside = list(members)
        papers = [iri for iri in inside if iri in topics]
        counts = Counter(topic for paper in papers for topic in topics[paper])
        scores = {
            topic: (count / len(papers)) * (count / total[topic]) ** 0.5
            for topic, count in counts.items()
            if count >= max(2, _LEAST * len(papers))
        }
        leading = sorted(scores, key=lambda topic: (-scores[topic], topic))[:_TOPICS]
        if leading:
            names.append(_joined([nodes[topic] for topic in leading]))
        else:
            known = [nodes[iri] for iri in inside if nodes[iri].kind in _NAMING]
            names.append(_joined(sorted(known, key=lambda node: (-ranks[node.iri], node.iri))[:1]))
    return tuple(names)


def _joined(nodes: Sequence[NodeView]) -> tuple[str, str]:
    english = " · ".join(node.label for node in nodes)
    korean = " · ".join(str(node.attributes.get("labelKo", node.label)) for node in nodes)
    return english, korean
