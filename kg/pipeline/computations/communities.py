"""Computes how important each node is and which community it belongs to, into a graph of its own.

Sources: L. Page et al., "The PageRank Citation Ranking" (1999), over links taken both ways; V. D. Blondel et al., "Fast
unfolding of communities in large networks" (2008), by networkx.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, RdfFormat, serialize

from kg.model import Iri
from kg.schema import terms as v
from kg.schema.iris import community
from kg.store import GraphStore

__all__ = ["Communities", "leading_topics"]

_LINKS = (
    v.CREATOR,
    v.SUBJECT,
    v.CITES_SIMILAR,
    v.CITES,
    v.MENTIONS_CITATION,
    v.EVALUATES_ON,
    v.INTRODUCES_BENCHMARK,
    v.TRAINS_ON,
    v.MENTIONS_BENCHMARK,
    v.INTRODUCES,
    v.MENTIONS_MODEL,
)
_SEED = 0
_DAMPING = 0.85
_STEPS = 100
_EXACT = 1e-10  # change of all ranks together at which they are settled
_NAMING_TOPICS = 2
_LEAST_SHARE = 0.12  # of a community's papers must have a topic that names it
_SMALLEST = 3  # nodes that make up a community


class Communities:
    """The computation of ranks and communities.

    A node's kg:importance is its PageRank times the number of nodes, so that 1 is the average. A community has the
    nodes that Louvain's method puts together, and is called after its leading topics.
    """

    @property
    def graph(self) -> Iri:
        """The named graph of its quads."""
        return v.COMPUTED_GRAPH

    def compute(self, store: GraphStore) -> bytes:
        """Return N-Quads, all in ``graph``; the same for the same documents, whatever the order they came in."""
        links, topics = _links(store)
        nodes = sorted({end for link in links for end in link})
        number = {iri: place for place, iri in enumerate(nodes)}
        pairs = sorted({(min(number[a], number[b]), max(number[a], number[b])) for a, b in links if a != b})
        labels = _topic_labels(store)
        graph, importance, home = NamedNode(self.graph), NamedNode(v.IMPORTANCE), NamedNode(v.IN_COMMUNITY)
        quads = [
            Quad(NamedNode(iri), importance, _decimal(rank), graph)
            for iri, rank in zip(nodes, _ranks(len(nodes), pairs), strict=True)
        ]
        for place, members in enumerate(_communities(len(nodes), pairs), 1):
            node = NamedNode(community(place))
            inside = [nodes[member] for member in members]
            quads += [Quad(NamedNode(iri), home, node, graph) for iri in inside]
            quads.append(Quad(node, NamedNode(v.TYPE), NamedNode(v.COMMUNITY), graph))
            size = Literal(str(len(inside)), datatype=NamedNode(v.INTEGER))
            quads.append(Quad(node, NamedNode(v.MEMBER_COUNT), size, graph))
            leading = leading_topics(inside, topics)
            for language in ("en", "ko") if leading else ():
                named = " · ".join(labels[topic].get(language) or labels[topic].get("en", "") for topic in leading)
                quads.append(Quad(node, NamedNode(v.LABEL), Literal(named, language=language), graph))
        lines = (serialize(quads, format=RdfFormat.N_QUADS) or b"").split(b"\n")[:-1]
        return b"".join(line + b"\n" for line in sorted(lines))


def leading_topics(
    members: Iterable[str], topics: Mapping[str, Sequence[str]], total: Mapping[str, int] | None = None
) -> tuple[str, ...]:
    """Return the topics that name a community: those that many of its papers have, and few papers elsewhere.

    A topic counts by the share of the community's papers that have it, times the root of its share of papers that are
    in the community.

    Args:
        members: the community's nodes.
        topics: the topics of each paper.
        total: how many papers have each topic; None counts them.
    """
    counted = total if total is not None else Counter(topic for each in topics.values() for topic in each)
    papers = [iri for iri in members if topics.get(iri)]
    inside = Counter(topic for paper in papers for topic in topics[paper])
    scores = {
        topic: (count / len(papers)) * (count / counted[topic]) ** 0.5
        for topic, count in inside.items()
        if count >= max(2, _LEAST_SHARE * len(papers))
    }
    return tuple(sorted(scores, key=lambda topic: (-scores[topic], topic))[:_NAMING_TOPICS])


def _links(store: GraphStore) -> tuple[list[tuple[str, str]], dict[str, list[str]]]:
    """The links of the graph, and the topics of each paper."""
    links: list[tuple[str, str]] = []
    topics: dict[str, list[str]] = defaultdict(list)
    for predicate in _LINKS:
        for quad in store.quads(predicate=NamedNode(predicate), graph=DefaultGraph()):
            if not isinstance(quad.subject, NamedNode) or not isinstance(quad.object, NamedNode):
                continue
            links.append((quad.subject.value, quad.object.value))
            if predicate == v.SUBJECT:
                topics[quad.subject.value].append(quad.object.value)
    return links, {paper: sorted(each) for paper, each in topics.items()}


def _topic_labels(store: GraphStore) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for quad in store.quads(predicate=NamedNode(v.SKOS + "prefLabel"), graph=DefaultGraph()):
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, Literal):
            known, language = found[quad.subject.value], quad.object.language or "en"
            known[language] = min(known.get(language, quad.object.value), quad.object.value)
    return found


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


def _communities(count: int, pairs: Sequence[tuple[int, int]]) -> list[list[int]]:
    """The communities, largest first; smaller ones than three nodes are none."""
    import networkx

    graph: networkx.Graph[int] = networkx.Graph()
    graph.add_nodes_from(range(count))  # numbers: the order of names in a set differs from run to run
    graph.add_edges_from(pairs)
    found = networkx.community.louvain_communities(graph, seed=_SEED)
    kept = [sorted(members) for members in found if len(members) >= _SMALLEST]
    return sorted(kept, key=lambda members: (-len(members), members[0]))


def _decimal(value: float) -> Literal:
    return Literal(f"{value:.4f}", datatype=NamedNode(v.DECIMAL))
