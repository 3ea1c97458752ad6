"""What is exported: all knowledge, a neighbourhood, a query's triples; evidence on demand."""

import pyoxigraph as ox
import pytest
from small_graph import ARXIV, small_graph, small_store
from small_terms import value

from kg.errors import QueryError
from kg.export import Content, construct, neighbourhood, whole
from kg.export.rdf import nquads, ntriples
from kg.schema import terms as v
from kg.sparql import ask

SHEEP = ARXIV + "2401.00001"
DAY = v.DATA + "document/notes/day.md"
LATER = v.DATA + "document/notes/later.md"


def triples(content: Content) -> set[ox.Triple]:
    parsed = ox.parse(ntriples(content), format=ox.RdfFormat.N_TRIPLES)
    return {quad.triple for quad in parsed}


def default_graph() -> set[ox.Triple]:
    return {quad.triple for quad in small_graph().quads_for_pattern(None, None, None, ox.DefaultGraph())}


def test_the_whole_is_the_default_graph() -> None:
    assert triples(whole(small_store())) == default_graph()


def test_the_whole_with_evidence_is_everything() -> None:
    content = whole(small_store(), evidence=True)
    assert set(ox.parse(nquads(content), format=ox.RdfFormat.N_QUADS)) == set(small_graph())
    assert set(content.evidence) == {DAY, LATER}


def test_a_neighbourhood_brings_details_and_no_link_that_leaves_it() -> None:
    found = triples(neighbourhood(small_store(), v.DATA + "person/김하늘", 1))
    assert found <= default_graph()
    subjects = {value(triple.subject).removeprefix(v.DATA).split("/")[0] for triple in found}
    assert subjects == {"paper", "person", "authorship", "listing", "document", "result"}
    linked = {triple.object.value for triple in found if isinstance(triple.object, ox.NamedNode)}
    assert v.DATA + "person/adabyron" not in linked
    assert v.DATA + "benchmark/gsm8k" not in linked
    assert f"https://arxiv.org/abs/{SHEEP[-10:]}" in linked


def test_a_neighbourhood_wide_enough_is_all_that_hangs_together() -> None:
    found = triples(neighbourhood(small_store(), SHEEP, 5))
    left_out = {value(triple.subject) for triple in default_graph() - found}
    assert left_out == {
        v.DATA + "topic/unused",
        v.DATA + "metric/accuracy",
        v.DATA + "result/1",
    }  # its link to the metric


def test_evidence_of_a_part_is_that_of_its_triples() -> None:
    content = neighbourhood(small_store(), SHEEP, 1, evidence=True)
    assert set(content.evidence) == {DAY, LATER}
    result = b"\n".join(line for lines in content.evidence.values() for line in lines)
    assert b"evidence/1>" in result
    assert b"evidence/2>" in result
    only_kim = neighbourhood(small_store(), v.DATA + "person/김하늘", 1, evidence=True)
    assert only_kim.evidence == {}


def test_a_query_is_exported_with_the_evidence_of_its_triples() -> None:
    store = small_store()
    text = f"CONSTRUCT {{ ?p <{v.CREATOR}> ?a }} WHERE {{ ?p <{v.CREATOR}> ?a ; <{v.HAS_ARXIV_ID}> '2401.00002' }}"
    content = construct(store, ask(store, text), "mine", evidence=True)
    assert len(content.knowledge) == 1
    assert set(content.evidence) == {LATER}
    assert len(content.evidence[LATER]) == 11  # ten properties of one evidence node, and the triple itself
    assert [edge.relation for edge in content.network.edges] == ["creator"]


def test_rows_cannot_be_exported() -> None:
    store = small_store()
    with pytest.raises(QueryError, match="mine gives no triples"):
        construct(store, ask(store, "SELECT ?s { ?s ?p ?o }"), "mine")
