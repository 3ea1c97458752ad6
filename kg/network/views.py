"""What a drawn network consists of: frozen nodes and edges, in a fixed order, and its networkx graph."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.model import Iri
from kg.schema.kinds import DRAWN

if TYPE_CHECKING:
    import networkx

__all__ = [
    "Attribute",
    "EdgeView",
    "NetworkView",
    "NodeView",
    "ScoreView",
]

Attribute = str | int | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NodeView:
    """A node of a network.

    Attributes:
        iri: the node of the graph.
        kind: the name of one of :data:`kg.schema.kinds.DRAWN`.
        label: how it is called; never empty.
        attributes: what else is known: a paper's "arxiv", "date" (its first listing), "votes" (the most it had), "url",
            "venue"; a Korean label as "labelKo"; alternative labels and other spellings as "names"; for a
            neighbourhood the "distance" in hops.
    """

    iri: Iri
    kind: str
    label: str
    attributes: Mapping[str, Attribute] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, order=True)
class ScoreView:
    """A figure that a paper reports on a benchmark; what the text does not state is empty.

    Attributes:
        system, value, unit, kind, setting, as_written: as the result has them.
        metric, metric_ko: what the metric is called in English and in Korean; as written where it is not in the
            vocabulary.
        result: the result itself; empty if it is not known.
        is_usual: whether it is a figure by the benchmark's usual metric, as far as the text says.
        lower_is_better: whether less of the metric is better.
    """

    system: str = ""
    metric: str = ""
    value: str = ""
    unit: str = ""
    kind: str = ""
    setting: str = ""
    as_written: str = ""
    metric_ko: str = ""
    result: str = ""
    is_usual: bool = False
    lower_is_better: bool = False


@dataclass(frozen=True, slots=True)
class EdgeView:
    """An edge of a network.

    Attributes:
        source, target: the nodes it joins.
        relation: the name of one of :data:`kg.schema.relations.RELATIONS`, or in a user's own query the local name of
            a property.
        position: an author's place in the list, from 1; 0 where it is not known.
        scores: the figures behind a "reports" edge.
    """

    source: Iri
    target: Iri
    relation: str
    position: int = 0
    scores: tuple[ScoreView, ...] = ()


@dataclass(frozen=True, slots=True)
class NetworkView:
    """A network: nodes sorted by IRI; edges by source, relation and target, each between nodes of the network."""

    nodes: tuple[NodeView, ...] = ()
    edges: tuple[EdgeView, ...] = ()

    def restricted(self, iris: Iterable[str]) -> "NetworkView":
        """Return the part that these nodes and the edges among them make up."""
        kept = frozenset(iris)
        return NetworkView(
            tuple(node for node in self.nodes if node.iri in kept),
            tuple(edge for edge in self.edges if edge.source in kept and edge.target in kept),
        )

    def counts(self) -> dict[str, int]:
        """Return how many nodes there are of each kind that occurs, in the order of legends."""
        found = Counter(node.kind for node in self.nodes)
        return {kind.name: found[kind.name] for kind in DRAWN if found[kind.name]}

    def graph(self) -> "networkx.MultiDiGraph[Iri]":
        """Return the networkx graph: nodes carry kind, label and attributes; edges are keyed by their relation."""
        import networkx

        graph: networkx.MultiDiGraph[Iri] = networkx.MultiDiGraph()
        for node in self.nodes:
            graph.add_node(node.iri, **{"kind": node.kind, "label": node.label, **node.attributes})
        for edge in self.edges:
            details: dict[str, object] = {"relation": edge.relation}
            if edge.position:
                details["position"] = edge.position
            if edge.scores:
                details["scores"] = edge.scores
            graph.add_edge(edge.source, edge.target, key=edge.relation, **details)
        return graph
