"""Behind every fact of a built graph stand the exact words of a document, at their offsets."""

from pathlib import Path

import pyoxigraph as ox
import pytest
from small_terms import Term, node

from kg.schema import terms as v
from kg.schema.iris import document
from kg.store import GraphStore

DEFAULT = ox.DefaultGraph()
COMPUTED = v.DATA + "graph/"


@pytest.fixture(scope="module")
def texts(root: Path) -> dict[str, str]:
    """Text of each seed document by the IRI of its graph."""
    files = sorted((root / "seeds").iterdir())
    return {document(f"seeds/{file.name}"): file.read_bytes().decode("utf-8") for file in files}


def evidence_nodes(store: GraphStore) -> list[ox.Quad]:
    return list(store.quads(predicate=ox.NamedNode(v.TYPE), object=ox.NamedNode(v.STATEMENT)))


def one(store: GraphStore, subject: Term, predicate: str) -> ox.NamedNode | ox.Literal:
    (quad,) = store.quads(subject=node(subject), predicate=ox.NamedNode(predicate))
    assert isinstance(quad.object, ox.NamedNode | ox.Literal)
    return quad.object


def stated_by(store: GraphStore, quad: ox.Quad) -> tuple[ox.NamedNode | ox.Literal, ...]:
    """Subject, predicate and object of the statement that a piece of evidence is for."""
    return tuple(one(store, quad.subject, part) for part in (v.STATED_SUBJECT, v.STATED_PREDICATE, v.STATED_OBJECT))


def test_every_quote_stands_at_its_offsets(seeds_store: GraphStore, texts: dict[str, str]) -> None:
    nodes = evidence_nodes(seeds_store)
    assert len(nodes) > 1000
    for quad in nodes:
        found, graph = quad.subject, quad.graph_name
        text = texts[one(seeds_store, found, v.DERIVED_FROM).value]
        start, end = (int(one(seeds_store, found, place).value) for place in (v.START, v.END))
        assert text[start:end] == one(seeds_store, found, v.EXACT).value
        assert start < end
        assert one(seeds_store, found, v.DERIVED_FROM) == graph
        assert 0 < float(one(seeds_store, found, v.CONFIDENCE).value) <= 1


def test_every_evidence_speaks_for_a_fact_that_stands(seeds_store: GraphStore) -> None:
    nodes = evidence_nodes(seeds_store)
    assert nodes
    for quad in nodes:
        subject, predicate, value = stated_by(seeds_store, quad)
        for graph in (DEFAULT, node(quad.graph_name)):
            assert any(seeds_store.quads(node(subject), node(predicate), value, graph)), quad


def test_every_fact_has_evidence(seeds_store: GraphStore) -> None:
    """A triple is stated with evidence of its own, or describes a node that a stated fact names."""
    stated, named = set(), set()
    for quad in evidence_nodes(seeds_store):
        parts = stated_by(seeds_store, quad)
        stated.add(parts)
        named |= {(quad.graph_name, part) for part in (parts[0], parts[2]) if isinstance(part, ox.NamedNode)}
    described = named | {
        (quad.graph_name, quad.object)
        for quad in seeds_store.quads(predicate=ox.NamedNode(v.HAS_AUTHORSHIP))
        if (quad.graph_name, quad.subject) in named
    }
    described |= {
        (quad.graph_name, quad.object)
        for quad in seeds_store.quads()
        if isinstance(quad.object, ox.NamedNode) and (quad.graph_name, quad.subject) in described
    }
    about_documents = {
        quad.subject
        for quad in seeds_store.quads(predicate=ox.NamedNode(v.TYPE), object=ox.NamedNode(v.DOCUMENT), graph=DEFAULT)
    }
    evidence = {quad.subject for quad in evidence_nodes(seeds_store)}
    for quad in seeds_store.quads():
        graph = quad.graph_name
        if graph == DEFAULT or node(graph).value.startswith(COMPUTED) or quad.subject in evidence | about_documents:
            continue
        assert (quad.subject, quad.predicate, quad.object) in stated or (graph, quad.subject) in described, quad


def test_every_triple_of_the_knowledge_has_a_graph_that_testifies_to_it(seeds_store: GraphStore) -> None:
    testified = {quad.triple for quad in seeds_store.quads() if quad.graph_name != DEFAULT}
    for quad in seeds_store.quads(graph=DEFAULT):
        assert quad.triple in testified, quad


def test_there_are_no_blank_nodes(seeds_store: GraphStore) -> None:
    for quad in seeds_store.quads():
        assert not isinstance(quad.subject, ox.BlankNode)
        assert not isinstance(quad.object, ox.BlankNode)
