"""What a drawn network consists of: frozen nodes and edges, in a fixed order, and its networkx graph."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.model import Iri
from kg.schema import terms as v

if TYPE_CHECKING:
    import networkx

__all__ = [
    "NODE_KINDS",
    "RELATIONS",
    "Attribute",
    "EdgeView",
    "NetworkView",
    "NodeView",
    "Relation",
    "ScoreView",
]

NODE_KINDS: tuple[str, ...] = ("paper", "person", "topic", "benchmark", "model", "artifact", "other")
"""The kinds of nodes, in the order that legends show them; "other" comes from a user's own query alone."""

Attribute = str | int | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Relation:
    """A kind of edges.

    Attributes:
        name: its name, the local name of its term.
        predicates: the properties, or property path of length 2 joined by "/", that make such an edge.
        label: how it is called, read from source to target.
        reverse: how it is called, read from target to source.
        through: whether each predicate leads through a node that carries details (a result).
    """

    name: str
    predicates: tuple[Iri, ...]
    label: str
    reverse: str
    through: Iri | None = None


RELATIONS: tuple[Relation, ...] = (
    Relation("creator", (v.CREATOR,), "author", "wrote"),
    Relation("subject", (v.SUBJECT,), "topic", "topic of"),
    Relation("citesSimilar", (v.CITES_SIMILAR,), "similar paper", "listed as similar by"),
    Relation("cites", (v.CITES, v.MENTIONS_CITATION), "cites", "cited by"),
    Relation("evaluatesOn", (v.EVALUATES_ON,), "evaluates on", "evaluated by"),
    Relation("introducesBenchmark", (v.INTRODUCES_BENCHMARK,), "introduces benchmark", "introduced by"),
    Relation("trainsOn", (v.TRAINS_ON,), "trains on", "training data of"),
    Relation("mentionsBenchmark", (v.MENTIONS_BENCHMARK,), "mentions benchmark", "mentioned by"),
    Relation("reports", (v.REPORTS,), "reports results on", "results reported by", through=v.ON_BENCHMARK),
    Relation("introduces", (v.INTRODUCES,), "introduces", "introduced by"),
    Relation("mentionsModel", (v.MENTIONS_MODEL,), "mentions model", "mentioned by"),
)
"""The kinds of edges, all from a paper, in the order that pages show them."""


@dataclass(frozen=True, slots=True)
class NodeView:
    """A node of a network.

    Attributes:
        iri: the node of the graph.
        kind: one of :data:`NODE_KINDS`.
        label: how it is called; never empty.
        attributes: what else is known: a paper's "arxiv", "date" (its first listing), "votes" (the most it had), "url";
            a Korean label as "labelKo"; alternative labels and other spellings as "names"; for a neighbourhood the
            "distance" in hops.
    """

    iri: Iri
    kind: str
    label: str
    attributes: Mapping[str, Attribute] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, order=True)
class ScoreView:
    """A figure that a paper reports on a benchmark; what is not told is empty.

    Attributes:
        system, metric, value, unit, kind, setting, as_written: as the result has them.
        result: the result itself; empty if it is not known.
    """

    system: str = ""
    metric: str = ""
    value: str = ""
    unit: str = ""
    kind: str = ""
    setting: str = ""
    as_written: str = ""
    result: str = ""


@dataclass(frozen=True, slots=True)
class EdgeView:
    """An edge of a network.

    Attributes:
        source, target: the nodes it joins.
        relation: the name of one of :data:`RELATIONS`, or the local name of a property in a user's own query.
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
        """Return how many nodes there are of each kind that occurs, in the order of :data:`NODE_KINDS`."""
        found = Counter(node.kind for node in self.nodes)
        return {kind: found[kind] for kind in NODE_KINDS if found[kind]}

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
