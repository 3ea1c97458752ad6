"""What builds compute from the whole graph: communities; and that no computation depends on the order of facts."""

from collections.abc import Sequence

import pyoxigraph as ox
from hypothesis import given, settings
from hypothesis import strategies as st
from small_terms import value

from kg.pipeline.computations.facts import Facts
from kg.pipeline.computations.links import read_links
from kg.pipeline.computations.registry import COMPUTATIONS
from kg.schema import terms as v
from kg.schema.relations import RELATIONS
from kg.store import GraphStore
from kg.store.local import LocalStore
from kg.vocabularies.leading import leading_topics

KNOWLEDGE = ox.DefaultGraph()


def graph(links: Sequence[tuple[str, str, str]]) -> LocalStore:
    store = ox.Store()
    store.extend(
        ox.Quad(ox.NamedNode(v.DATA + a), ox.NamedNode(predicate), ox.NamedNode(v.DATA + b), KNOWLEDGE)
        for a, predicate, b in links
    )
    return LocalStore(store)


def lines(store: GraphStore) -> bytes:
    facts = Facts(store)
    return b"".join(computation.compute(facts) for computation in COMPUTATIONS)


def computed(store: GraphStore) -> list[ox.Quad]:
    return list(ox.parse(lines(store), format=ox.RdfFormat.N_QUADS))


def values(quads: list[ox.Quad], predicate: str) -> dict[str, str]:
    return {
        value(quad.subject).removeprefix(v.DATA): value(quad.object).removeprefix(v.DATA)
        for quad in quads
        if quad.predicate.value == predicate
    }


TWO_GROUPS = [
    *(
        (f"paper/{group}{paper}", v.CREATOR, f"person/{group}{person}")
        for group in "ab"
        for paper in "12"
        for person in "xyz"
    ),
    *((f"paper/{group}{paper}", v.SUBJECT, f"topic/{group}") for group in "ab" for paper in "12"),
    ("paper/a1", v.CITES, "paper/b1"),
]


def test_every_direct_relation_is_a_link_that_counts() -> None:
    for relation in RELATIONS:
        for predicate in relation.predicates:
            found = read_links(Facts(graph([("paper/1", predicate, f"{relation.target}/2")]))).nodes
            assert len(found) == (0 if relation.through else 2), predicate


def test_groups_that_hardly_touch_are_communities() -> None:
    quads = computed(graph(TWO_GROUPS))
    assert {value(quad.graph_name) for quad in quads} == {v.COMPUTED_GRAPH}
    home = values(quads, v.IN_COMMUNITY)
    assert home["paper/a1"] == home["person/ax"] == home["topic/a"] != home["paper/b2"]
    assert values(quads, v.MEMBER_COUNT) == {"community/1": "6", "community/2": "6"}


@settings(max_examples=25, deadline=None)
@given(st.permutations(TWO_GROUPS))
def test_the_order_of_facts_changes_nothing(links: list[tuple[str, str, str]]) -> None:
    assert lines(graph(links)) == lines(graph(TWO_GROUPS))


def test_an_empty_graph_has_no_communities() -> None:
    assert lines(graph([])) == b""


def test_a_community_is_called_after_what_its_papers_share() -> None:
    topics = {"p1": ["maths", "models"], "p2": ["maths", "models"], "p3": ["models"], "p4": ["models"]}
    assert leading_topics(["p1", "p2", "somebody"], topics) == ("maths", "models")
    assert leading_topics(["p3"], topics) == ()


def test_the_seeds_have_named_communities(seeds_store: GraphStore) -> None:
    graph_name = ox.NamedNode(v.COMPUTED_GRAPH)
    names = list(seeds_store.quads(predicate=ox.NamedNode(v.LABEL), graph=graph_name))
    assert names
    assert all(isinstance(quad.object, ox.Literal) and quad.object.language in {"en", "ko"} for quad in names)
