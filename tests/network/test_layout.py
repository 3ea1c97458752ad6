"""Nodes stand apart, communities in discs of their own, and the same network gives the same picture."""

import math

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.model import Iri
from kg.network import EdgeView, NetworkView, NodeView, everything
from kg.network.layout import SPACING, lay_out
from kg.store import GraphStore


def network(count: int, links: list[tuple[int, int]]) -> NetworkView:
    nodes = tuple(NodeView(Iri(f"https://example.org/{number:04}"), "paper", "x") for number in range(count))
    edges = tuple(EdgeView(nodes[a].iri, nodes[b].iri, "cites") for a, b in sorted(set(links)))
    return NetworkView(nodes, edges)


@st.composite
def networks(draw: st.DrawFn) -> NetworkView:
    count = draw(st.integers(0, 40))
    ends = st.integers(0, max(count - 1, 0))
    return network(count, draw(st.lists(st.tuples(ends, ends), max_size=80)) if count else [])


@settings(max_examples=40, deadline=None)
@given(networks())
def test_every_node_has_a_finite_place_and_one_community(view: NetworkView) -> None:
    layout = lay_out(view)
    assert set(layout.places) == {node.iri for node in view.nodes}
    assert all(math.isfinite(x) and math.isfinite(y) for x, y in layout.places.values())
    assert sorted(iri for community in layout.communities for iri in community) == sorted(layout.places)
    assert lay_out(view) == layout


def test_two_cliques_stand_apart() -> None:
    one = [(a, b) for a in range(12) for b in range(a)]
    two = [(a + 12, b + 12) for a, b in one]
    layout = lay_out(network(24, [*one, *two, (0, 12)]))
    assert [len(community) for community in layout.communities] == [12, 12]
    first, second = ([layout.places[iri] for iri in community] for community in layout.communities)
    between = min(math.dist(a, b) for a in first for b in second)
    nearest = min(math.dist(a, b) for number, a in enumerate(first) for b in first[:number])
    assert between > 1.5 * nearest
    assert len(set(layout.places.values())) == 24


def test_many_single_nodes_do_not_cover_each_other() -> None:
    places = list(lay_out(network(300, [])).places.values())
    assert min(math.dist(a, b) for number, a in enumerate(places) for b in places[:number]) > SPACING * 0.9


def test_another_seed_is_another_picture_of_the_same_nodes(seeds_store: GraphStore) -> None:
    view = everything(seeds_store)
    one, other = lay_out(view, 1).places, lay_out(view, 2).places
    assert set(one) == set(other)
    assert one != other
