"""Which part of a network is drawn."""

import pytest
from pyoxigraph import QuerySolutions

from kg.model import Iri
from kg.network import (
    Choice,
    EdgeView,
    NetworkView,
    NodeView,
    chosen,
    communities,
    everything,
    named_in,
    narrower,
)
from kg.schema.terms import DATA
from kg.store import GraphStore


def node(kind: str, name: str, **attributes: str | int) -> NodeView:
    return NodeView(Iri(f"{DATA}{kind}/{name}"), kind, name, attributes)


OLD, NEW = node("paper", "old", date="2023-05-01", votes=3), node("paper", "new", date="2024-02-26", votes=40)
UNDATED = node("paper", "undated")
KIM, LEE, MATHS = node("person", "kim"), node("person", "lee"), node("topic", "maths")
VIEW = NetworkView(
    (OLD, NEW, UNDATED, KIM, LEE, MATHS),
    (
        EdgeView(OLD.iri, KIM.iri, "creator"),
        EdgeView(NEW.iri, LEE.iri, "creator"),
        EdgeView(NEW.iri, MATHS.iri, "subject"),
        EdgeView(OLD.iri, NEW.iri, "citesSimilar"),
    ),
)


def labels(choice: Choice) -> set[str]:
    return {each.label for each in chosen(VIEW, choice).nodes}


@pytest.mark.parametrize(
    ("choice", "left"),
    [
        (Choice(), {"old", "new", "undated", "kim", "lee", "maths"}),
        (Choice(start="2024-01"), {"new", "lee", "maths"}),
        (Choice(end="2023"), {"old", "kim"}),
        (Choice(start="2023-05-01", end="2024-02"), {"old", "new", "kim", "lee", "maths"}),
        (Choice(min_votes=10), {"new", "lee", "maths"}),
        (Choice(topics=frozenset({MATHS.iri})), {"new", "lee", "maths"}),
        (Choice(kinds=frozenset({"paper", "topic"})), {"old", "new", "undated", "maths"}),
        (Choice(kinds=frozenset({"paper"}), min_votes=1), {"old", "new"}),
    ],
)
def test_papers_are_chosen_and_bring_what_they_are_linked_with(choice: Choice, left: set[str]) -> None:
    assert labels(choice) == left
    part = chosen(VIEW, choice)
    inside = {each.iri for each in part.nodes}
    assert list(part.edges) == [edge for edge in VIEW.edges if {edge.source, edge.target} <= inside]


def test_a_topic_has_its_narrower_ones(seeds_store: GraphStore) -> None:
    topic = DATA + "topic/reasoning"
    found = narrower(seeds_store, topic)
    assert topic in found
    assert DATA + "topic/mathematical-reasoning" in found
    assert DATA + "topic/image-editing" not in found
    assert topic not in narrower(seeds_store, DATA + "topic/mathematical-reasoning")


def test_rows_name_nodes_by_iri_and_communities_by_theirs(tiny_store: GraphStore) -> None:
    view = everything(tiny_store)
    found = communities(tiny_store)
    rows = tiny_store.query(f"SELECT ?c {{ VALUES ?c {{ <{found[0].iri}> }} }}")
    assert isinstance(rows, QuerySolutions)
    assert {each.iri for each in named_in(view, rows, found).nodes} == set(found[0].members)
