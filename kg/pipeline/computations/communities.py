"""Computes which community each node belongs to, and what communities are called.

Source: V. D. Blondel et al., "Fast unfolding of communities in large networks" (2008), by networkx.
"""

from collections import defaultdict
from collections.abc import Sequence

from pyoxigraph import Literal, NamedNode, Quad

from kg.errors import InputError, KgError
from kg.model import Iri
from kg.pipeline.computations.facts import Facts
from kg.pipeline.computations.links import read_links, sorted_nquads
from kg.schema import terms as v
from kg.schema.iris import community
from kg.vocabularies.leading import leading_topics

__all__ = ["Communities", "check_backend"]

_SEED = 0
_SMALLEST = 3  # nodes that make up a community


def check_backend(name: str) -> None:
    """Make sure that a backend of networkx can find communities.

    Raises:
        InputError: it is not installed, or cannot.
    """
    import networkx

    louvain = networkx.community.louvain_communities
    if name not in networkx.config.backends:
        installed = ", ".join(sorted(networkx.config.backends.keys() - {"networkx"})) or "none"
        raise InputError(f"networkx has no backend called {name!r}.", hint=f"Installed: {installed}.")
    if name != "networkx" and name not in louvain.backends:
        raise InputError(f"The backend {name!r} does not find communities.", hint="Leave --backend out.")


class Communities:
    """The communities: nodes that Louvain's method puts together, called after their leading topics.

    Args:
        backend: the backend of networkx that finds them; empty for networkx itself.
    """

    def __init__(self, backend: str = "") -> None:
        self._backend = backend

    @property
    def graph(self) -> Iri:
        """The named graph of its quads."""
        return v.COMPUTED_GRAPH

    def compute(self, facts: Facts) -> bytes:
        """Return N-Quads, all in ``graph``; the same for the same documents, whatever the order they came in."""
        links = read_links(facts)
        labels = _topic_labels(facts)
        graph, home = NamedNode(self.graph), NamedNode(v.IN_COMMUNITY)
        quads: list[Quad] = []
        for place, members in enumerate(_communities(len(links.nodes), links.pairs, self._backend), 1):
            node = NamedNode(community(place))
            inside = [links.nodes[member] for member in members]
            quads += [Quad(NamedNode(iri), home, node, graph) for iri in inside]
            quads.append(Quad(node, NamedNode(v.TYPE), NamedNode(v.COMMUNITY), graph))
            size = Literal(str(len(inside)), datatype=NamedNode(v.INTEGER))
            quads.append(Quad(node, NamedNode(v.MEMBER_COUNT), size, graph))
            leading = leading_topics(inside, links.topics)
            for language in ("en", "ko") if leading else ():
                named = " · ".join(labels[topic].get(language) or labels[topic].get("en", "") for topic in leading)
                quads.append(Quad(node, NamedNode(v.LABEL), Literal(named, language=language), graph))
        return sorted_nquads(quads)


def _topic_labels(facts: Facts) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for topic, labels in facts.texts(v.SKOS + "prefLabel").items():
        for label in labels:
            known, language = found[topic], label.language or "en"
            known[language] = min(known.get(language, label.value), label.value)
    return found


def _communities(count: int, pairs: Sequence[tuple[int, int]], backend: str) -> list[list[int]]:
    """The communities, largest first; fewer than three nodes make none."""
    import networkx

    graph: networkx.Graph[int] = networkx.Graph()
    graph.add_nodes_from(range(count))  # numbers: the order of names in a set differs from run to run
    graph.add_edges_from(pairs)
    try:
        found = networkx.community.louvain_communities(graph, seed=_SEED, backend=backend or None)
    except Exception as error:
        if not backend:
            raise
        raise KgError(f"The backend {backend!r} failed: {error!r}.", hint="Build without --backend.") from error
    kept = [sorted(members) for members in found if len(members) >= _SMALLEST]
    return sorted(kept, key=lambda members: (-len(members), members[0]))
