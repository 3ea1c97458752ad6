"""The links of the graph that computations count with, and how they write what they find."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pyoxigraph import Quad, RdfFormat, serialize

from kg.pipeline.computations.facts import Facts
from kg.schema import terms as v
from kg.schema.relations import RELATIONS

__all__ = ["LINKS", "GraphLinks", "read_links", "sorted_nquads"]

LINKS = tuple(predicate for relation in RELATIONS if not relation.through for predicate in relation.predicates)
"""The properties that link papers with each other and with what they name."""


@dataclass(frozen=True, slots=True)
class GraphLinks:
    """The links of a graph.

    Attributes:
        nodes: the IRIs of all nodes that a link touches, sorted.
        pairs: the links as positions in ``nodes``, the smaller first, sorted; without links of a node to itself.
        topics: the topics of each paper, sorted.
    """

    nodes: tuple[str, ...]
    pairs: Sequence[tuple[int, int]]
    topics: dict[str, list[str]]


def read_links(facts: Facts) -> GraphLinks:
    """Read the links of a graph."""
    links = [link for predicate in LINKS for link in facts.links(predicate)]
    topics: dict[str, list[str]] = defaultdict(list)
    for paper, topic in facts.links(v.SUBJECT):
        topics[paper].append(topic)
    nodes = tuple(sorted({end for link in links for end in link}))
    number = {iri: place for place, iri in enumerate(nodes)}
    pairs = sorted({(min(number[a], number[b]), max(number[a], number[b])) for a, b in links if a != b})
    return GraphLinks(nodes, pairs, {paper: sorted(each) for paper, each in topics.items()})


def sorted_nquads(quads: Iterable[Quad]) -> bytes:
    """Return quads as N-Quads in an order that depends on nothing else."""
    lines = (serialize(quads, format=RdfFormat.N_QUADS) or b"").split(b"\n")[:-1]
    return b"".join(line + b"\n" for line in sorted(lines))
