"""What is exported: the whole graph, what is around a thing, or what a CONSTRUCT query gives; with evidence or not.

Evidence stands in the named graphs of its documents, everything else in the default graph.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from pyoxigraph import DefaultGraph, NamedNode, Quad, QuerySolutions, QueryTriples, RdfFormat, Triple, serialize

from kg import network
from kg.errors import QueryError
from kg.schema import terms as v
from kg.sparql.batches import iri_list

if TYPE_CHECKING:
    from kg.network import NetworkView
    from kg.papers import Paper
    from kg.sparql import Answer
    from kg.store import GraphStore

__all__ = ["Content", "construct", "neighbourhood", "whole"]

_CHUNK = 400  # IRIs that one query asks about
_DETAILS = (  # nodes that carry details of a paper; True: the property leads to the paper
    (v.HAS_AUTHORSHIP, False),
    (v.REPORTS, False),
    (v.LISTS, True),
)


@dataclass(frozen=True, slots=True)
class Content:
    """What to write.

    Attributes:
        knowledge: the triples of the default graph, as lines of N-Triples without their ends, in any order.
        evidence: the triples of named graphs, by the graph's IRI.
        network: the same as a network.
        papers: its papers as publications, for bibliographies.
    """

    knowledge: Sequence[bytes]
    network: "NetworkView"
    evidence: Mapping[str, Sequence[bytes]] = field(default_factory=dict)
    papers: "Sequence[Paper]" = ()


def whole(store: "GraphStore", *, evidence: bool = False, drawn: bool = True) -> Content:
    """Return all knowledge.

    Args:
        store: the graph.
        evidence: add what every named graph holds.
        drawn: whether the network is wanted; else it stays empty.
    """
    quads = store.quads(graph=DefaultGraph())  # as N-Quads, quads of the default graph are N-Triples
    knowledge = (serialize(quads, format=RdfFormat.N_QUADS) or b"").split(b"\n")[:-1]
    graphs = {name.value: _lines(store.quads(graph=name)) for name in store.named_graphs()} if evidence else {}
    return Content(knowledge, network.everything(store) if drawn else network.NetworkView(), graphs)


def neighbourhood(store: "GraphStore", thing: str, hops: int, *, evidence: bool = False) -> Content:
    """Return what is known of the nodes around a thing, and the links among them.

    A paper brings its listings with their documents, its authorships and its results; links that leave the
    neighbourhood are left out.

    Args:
        store: the graph.
        thing: an IRI of the graph.
        hops: how many edges away, from 0.
        evidence: add the evidence for what is exported.
    """
    view = network.around(store, thing, hops)
    nodes = sorted({node.iri for node in view.nodes} | {thing})
    papers = [node.iri for node in view.nodes if node.kind == "paper"]
    details: set[str] = set()
    for predicate, inverse in _DETAILS:
        pattern = f"?b <{predicate}> ?a" if inverse else f"?a <{predicate}> ?b"
        details.update(_objects(store, pattern, papers))
    details.update(_objects(store, f"?a <{v.IN_DOCUMENT}> ?b", sorted(details)))
    inside = details.union(nodes)
    described = sorted(inside)
    triples = {triple for triple in _described(store, described) if _stays(triple, inside)}
    return Content(_lines(triples), view, _testimony(store, described, triples) if evidence else {})


def construct(
    store: "GraphStore", answer: "Answer", name: str, *, evidence: bool = False, drawn: bool = True
) -> Content:
    """Return the triples that a CONSTRUCT or DESCRIBE query gave.

    Args:
        store: the graph.
        answer: what the query gave.
        name: what the query is called, for the error.
        evidence: add the evidence for those of the triples that documents state.
        drawn: whether the network is wanted; else it stays empty.

    Raises:
        QueryError: the query gives no triples.
    """
    if not isinstance(answer.results, QueryTriples):
        raise QueryError(f"{name} gives no triples.", hint="Export takes a CONSTRUCT query; see 'kg queries'.")
    triples = set(answer.results)
    subjects = sorted({triple.subject.value for triple in triples if isinstance(triple.subject, NamedNode)})
    graphs = _testimony(store, subjects, triples) if evidence else {}
    view = network.of_triples(store, triples) if drawn else network.NetworkView()
    return Content(_lines(triples), view, graphs)


def _lines(triples: Iterable[Triple | Quad]) -> list[bytes]:
    """Triples as lines of N-Triples; the graph of a quad is left out."""
    bare = (Triple(each.subject, each.predicate, each.object) for each in triples)
    return (serialize(bare, format=RdfFormat.N_TRIPLES) or b"").split(b"\n")[:-1]


def _described(store: "GraphStore", nodes: Sequence[str]) -> Iterator[Triple]:
    for start in range(0, len(nodes), _CHUNK):
        values = iri_list(nodes[start : start + _CHUNK])
        found = store.query(f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ VALUES ?s {{ {values} }} ?s ?p ?o }}")
        assert isinstance(found, QueryTriples)  # noqa: S101 - the text is a CONSTRUCT
        yield from found


def _stays(triple: Triple, inside: set[str]) -> bool:
    """Whether a triple does not link to a node of the graph outside."""
    value = triple.object
    return not isinstance(value, NamedNode) or value.value in inside or not value.value.startswith(v.DATA)


def _testimony(store: "GraphStore", subjects: Sequence[str], triples: set[Triple]) -> dict[str, Sequence[bytes]]:
    """The evidence nodes for some triples, and the triples themselves, by the document that states them."""
    stated = NamedNode(v.STATED_SUBJECT), NamedNode(v.STATED_PREDICATE), NamedNode(v.STATED_OBJECT)
    found: dict[str, set[Triple]] = defaultdict(set)
    for start in range(0, len(subjects), _CHUNK):
        values = iri_list(subjects[start : start + _CHUNK])
        rows = store.query(
            f"SELECT ?g ?e ?p ?o {{ VALUES ?s {{ {values} }} GRAPH ?g {{ ?e {stated[0]} ?s . ?e ?p ?o }} }}"
        )
        assert isinstance(rows, QuerySolutions)  # noqa: S101 - the text is a SELECT
        testimony: dict[tuple[Any, Any], dict[Any, Any]] = defaultdict(dict)
        for row in rows:
            testimony[row["g"], row["e"]][row["p"]] = row["o"]
        for (graph, node), properties in testimony.items():
            if all(each in properties for each in stated):
                triple = Triple(*(properties[each] for each in stated))
                if triple in triples:
                    found[graph.value].add(triple)
                    found[graph.value].update(Triple(node, name, value) for name, value in properties.items())
    return {graph: _lines(stated_here) for graph, stated_here in found.items()}


def _objects(store: "GraphStore", pattern: str, subjects: Sequence[str]) -> Iterator[str]:
    for start in range(0, len(subjects), _CHUNK):
        rows = store.query(f"SELECT ?b {{ VALUES ?a {{ {iri_list(subjects[start : start + _CHUNK])} }} {pattern} }}")
        assert isinstance(rows, QuerySolutions)  # noqa: S101 - the text is a SELECT
        yield from (row["b"].value for row in rows)
