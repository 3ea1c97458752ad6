"""The network shows what people know as links: authors, topics, scores; nodes that carry details are gone."""

from random import Random

import networkx
import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small_graph import ARXIV, small_graph, small_store

from kg.model import Iri
from kg.network import EdgeView, NetworkView, NodeView, ScoreView, around, everything, importance, most_important
from kg.network import of_triples as network_of_triples
from kg.schema import terms as v
from kg.store import GraphStore
from kg.store.local import LocalStore

SHEEP, HOSTILE, LONELY = (ARXIV + f"2401.0000{number}" for number in (1, 2, 3))
ADA = v.DATA + "person/adabyron"
GSM8K = v.DATA + "benchmark/gsm8k"
TOPIC = v.DATA + "topic/mathematical-reasoning"


def triples(view: NetworkView) -> set[tuple[str, str, str]]:
    return {(edge.source, edge.relation, edge.target) for edge in view.edges}


def test_everything_holds_papers_and_what_is_linked_with_them() -> None:
    view = everything(small_store())
    assert view.counts() == {"paper": 3, "person": 2, "topic": 1, "benchmark": 1, "model": 1, "artifact": 1}
    assert triples(view) == {
        (SHEEP, "creator", ADA),
        (SHEEP, "creator", v.DATA + "person/김하늘"),
        (SHEEP, "subject", TOPIC),
        (SHEEP, "citesSimilar", HOSTILE),
        (SHEEP, "evaluatesOn", GSM8K),
        (SHEEP, "reports", GSM8K),
        (SHEEP, "introduces", v.DATA + "artifact/sheepnet"),
        (SHEEP, "mentionsModel", v.DATA + "model/llama-2"),
        (HOSTILE, "creator", ADA),
        (HOSTILE, "subject", TOPIC),
        (HOSTILE, "cites", LONELY),
    }


def test_nodes_tell_what_is_known_of_them() -> None:
    nodes = {node.iri: node for node in everything(small_store()).nodes}
    assert nodes[Iri(SHEEP)].label == "Counting Sheep: 양 세기"
    assert nodes[Iri(SHEEP)].attributes == {
        "arxiv": "2401.00001",
        "url": "https://arxiv.org/abs/2401.00001",
        "date": "2024-01-05",
        "votes": 30,
    }
    assert (nodes[Iri(ADA)].label, nodes[Iri(ADA)].attributes) == ("ADA BYRON", {"names": ("Ada Byron",)})
    assert nodes[Iri(TOPIC)].attributes == {"labelKo": "수학 추론"}
    assert nodes[Iri(v.DATA + "artifact/sheepnet")].attributes == {"type": "model"}


def test_edges_carry_positions_and_scores() -> None:
    edges = {(str(edge.source), edge.relation, str(edge.target)): edge for edge in everything(small_store()).edges}
    assert edges[SHEEP, "creator", ADA].position == 1
    assert edges[SHEEP, "creator", v.DATA + "person/김하늘"].position == 0
    assert edges[SHEEP, "reports", GSM8K].scores == (
        ScoreView("SheepNet", "", "4.5", "points", "delta", "", "+4.5", result=v.DATA + "result/2"),
        ScoreView("SheepNet", "accuracy", "69.9", "%", "score", "", "69.90%", "정확도", v.DATA + "result/1"),
    )


@pytest.mark.parametrize(
    ("thing", "hops", "expected"),
    [
        (LONELY, 0, {LONELY: 0}),
        (LONELY, 1, {LONELY: 0, HOSTILE: 1}),
        (LONELY, 2, {LONELY: 0, HOSTILE: 1, ADA: 2, TOPIC: 2, SHEEP: 2}),
        (v.DATA + "person/김하늘", 1, {v.DATA + "person/김하늘": 0, SHEEP: 1}),
        (v.DATA + "document/notes/day.md", 0, {SHEEP: 0}),
        (v.DATA + "metric/accuracy", 0, {SHEEP: 0}),
        (v.DATA + "topic/unused", 2, {v.DATA + "topic/unused": 0}),
    ],
)
def test_around_reads_what_is_near(thing: str, hops: int, expected: dict[str, int]) -> None:
    view = around(small_store(), thing, hops)
    assert {node.iri: node.attributes["distance"] for node in view.nodes} == expected
    whole = everything(small_store())
    assert triples(view) == triples(whole.restricted(expected))


def test_triples_of_a_query_make_a_network() -> None:
    store = small_store()
    found = store.query(
        f"CONSTRUCT {{ ?a <https://example.org/with> ?b . ?p a <{v.PAPER}> ; <{v.CREATOR}> ?a }}"
        f" WHERE {{ ?p <{v.CREATOR}> ?a , ?b FILTER(?a != ?b) }}"
    )
    assert isinstance(found, ox.QueryTriples)
    view = network_of_triples(store, found)
    other = v.DATA + "person/김하늘"
    assert triples(view) == {
        (ADA, "with", other),
        (other, "with", ADA),
        (SHEEP, "creator", ADA),
        (SHEEP, "creator", other),
    }
    assert view.counts() == {"paper": 1, "person": 2}


def test_a_chunked_and_a_whole_reading_agree(monkeypatch: pytest.MonkeyPatch) -> None:
    whole, near = everything(small_store()), around(small_store(), LONELY, 2)
    monkeypatch.setattr("kg.sparql.batches._BATCH", 1)
    assert everything(small_store()) == whole
    monkeypatch.setattr("kg.sparql.batches._MANY", 0)
    assert everything(small_store()) == whole
    assert around(small_store(), LONELY, 2) == near


@settings(max_examples=20, deadline=None)
@given(st.randoms(use_true_random=False))
def test_the_order_of_quads_changes_nothing(random: Random) -> None:
    quads = sorted(small_graph(), key=str)
    random.shuffle(quads)
    graph = ox.Store()
    graph.extend(quads)
    assert everything(LocalStore(graph)) == everything(small_store())


def test_the_networkx_graph_holds_the_same() -> None:
    view = everything(small_store())
    graph = view.graph()
    assert isinstance(graph, networkx.MultiDiGraph)
    assert (len(graph), graph.number_of_edges()) == (len(view.nodes), len(view.edges))
    assert graph.nodes[SHEEP]["kind"] == "paper"
    assert graph.edges[SHEEP, GSM8K, "reports"]["scores"][0].as_written == "+4.5"


def test_importance_counts_neighbours_that_lead_further() -> None:
    ranks = importance(everything(small_store()))
    assert ranks[Iri(SHEEP)] == 3  # the person, the topic and the similar paper; its own things lead nowhere else
    assert ranks[Iri(LONELY)] == 1


def test_the_most_important_part_keeps_what_is_near_first() -> None:
    view = around(small_store(), LONELY, 3)
    part = most_important(view, 2)
    assert {node.iri for node in part.nodes} == {LONELY, HOSTILE}
    assert triples(part) == {(HOSTILE, "cites", LONELY)}
    assert most_important(view, len(view.nodes)) is view


def test_a_hundred_authors_of_one_paper_weigh_nothing() -> None:
    crowd = [NodeView(Iri(f"p{number}"), "person", "x") for number in range(100)]
    papers = [NodeView(Iri("a"), "paper", "x"), NodeView(Iri("b"), "paper", "x"), NodeView(Iri("t"), "topic", "x")]
    edges = [EdgeView(Iri("a"), node.iri, "creator") for node in crowd]
    edges += [EdgeView(Iri("b"), Iri("t"), "subject"), EdgeView(Iri("a"), Iri("t"), "subject")]
    ranks = importance(NetworkView((*crowd, *papers), tuple(edges)))
    assert ranks[Iri("a")] == 1
    assert ranks[Iri("t")] == 1  # only a: b leads nowhere else


def test_alternative_labels_are_names(tiny_store: GraphStore) -> None:
    names = {node.label: node.attributes.get("names") for node in everything(tiny_store).nodes}
    assert names["GSM8K"] == ("Grade School Math 8K",)
    assert names["mathematical reasoning"] == ("math reasoning",)


def test_what_papers_near_a_thing_are_about_is_there_for_their_map(tiny_store: GraphStore) -> None:
    gsm8k = next(node.iri for node in everything(tiny_store).nodes if node.label == "GSM8K")
    near, described = around(tiny_store, gsm8k), around(tiny_store, gsm8k, described=True)
    papers = {node.iri for node in near.nodes if node.kind == "paper"}
    assert papers == {node.iri for node in described.nodes if node.kind == "paper"}
    assert "mathematical reasoning" in {node.label for node in described.nodes} - {node.label for node in near.nodes}
    assert {
        edge for edge in everything(tiny_store).edges if edge.source in papers and edge.relation == "subject"
    } <= set(described.edges)
