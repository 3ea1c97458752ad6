"""What the explorer's page holds: columns that give the network back, evidence within limits, names of communities."""

import base64
import gzip
import html
import json
import re
from collections import defaultdict
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small_graph import HOSTILE, small_store

from kg.model import Iri
from kg.network import EdgeView, NetworkView, NodeView, everything
from kg.network.layout import lay_out
from kg.render import explorer_page
from kg.render.explorer.community_names import community_names
from kg.render.explorer.network_columns import network_columns, numbered
from kg.schema.kinds import DRAWN
from kg.schema.terms import DATA
from kg.store import GraphStore


def decoded(page: bytes, name: str) -> dict[str, Any]:
    block = re.search(rf'id="{name}">([^<]*)<'.encode(), page)
    assert block
    return dict(json.loads(gzip.decompress(base64.b64decode(block.group(1)))))


def edges_of(columns: dict[str, Any]) -> set[tuple[int, str, int]]:
    """What the page makes of the columns of edges (network.ts)."""
    found = set()
    for relation in columns["relations"]:
        source = target = 0
        for difference, step in zip(relation["source"], relation["target"], strict=True):
            target = step if difference else target + step
            source += difference
            found.add((source, relation["name"], target))
    return found


def places_written(columns: dict[str, Any]) -> list[tuple[int, int]]:
    """What the page makes of the columns of places (Network.anchors in network.ts)."""
    linked: dict[int, set[int]] = defaultdict(set)
    for source, _, target in edges_of(columns):
        linked[max(source, target)].add(min(source, target))
    homes = columns["nodes"]["community"]
    result: list[tuple[int, int]] = []
    last: dict[int, int] = {}
    for node, (x, y) in enumerate(zip(columns["nodes"]["x"], columns["nodes"]["y"], strict=True)):
        home = homes[node]
        near = [other for other in linked[node] if other != node and homes[other] == home]
        anchor = max(near) if near else last.get(home, -1)
        result.append((x + result[anchor][0], y + result[anchor][1]) if anchor >= 0 else (x, y))
        last[home] = node
    return result


PAPERS = st.integers(0, 6).map(lambda number: Iri(f"{DATA}paper/arxiv/2401.0000{number}"))
PEOPLE = st.integers(0, 6).map(lambda number: Iri(f"{DATA}person/p{number}"))


@settings(max_examples=60, deadline=None)
@given(
    st.sets(
        st.builds(EdgeView, PAPERS, PEOPLE, st.just("creator"))
        | st.builds(EdgeView, PAPERS, PAPERS, st.sampled_from(("cites", "citesSimilar", "ownRelation"))),
        max_size=25,
    )
)
def test_the_columns_give_the_edges_back(edges: set[EdgeView]) -> None:
    iris = sorted({end for edge in edges for end in (edge.source, edge.target)})
    nodes = tuple(NodeView(iri, "paper" if "/paper/" in iri else "person", iri[-3:]) for iri in iris)
    view = NetworkView(nodes, tuple(edges))
    network = numbered(view)
    columns = network_columns(network, lay_out(view), community_names(view, lay_out(view).communities))
    result = {(network.nodes[a].iri, name, network.nodes[b].iri) for a, name, b in edges_of(columns)}
    assert result == {(edge.source, edge.relation, edge.target) for edge in edges}
    places = places_written(columns)
    across = [lay_out(view).places[node.iri][0] for node in network.nodes]
    assert sorted(range(len(places)), key=lambda node: (places[node][0], across[node])) == sorted(
        range(len(places)), key=lambda node: (across[node], places[node][0])
    )
    assert all(0 <= place <= 1_000 for both in places for place in both)


def test_the_page_is_the_same_each_time_and_safe_between_tags() -> None:
    store = small_store()
    page = explorer_page(everything(store), HOSTILE, store)
    assert page == explorer_page(everything(store), HOSTILE, store)
    assert b"<script>alert" not in page
    assert b"javascript:" not in page.split(b"<script")[0]
    assert page.count(b"</script>") == page.count(b"<script")


def test_the_page_carries_no_address_to_fetch_from() -> None:
    page = html.unescape(explorer_page(everything(small_store()), "x").decode())
    assert not re.search(r"""(src|href)=["']?(https?:)?//(?!arxiv\.org)""", page.split("<script>")[0])
    assert "default-src 'none'" in page


def test_the_page_says_how_much_it_holds(seeds_store: GraphStore) -> None:
    view = everything(seeds_store)
    page = explorer_page(view, "Seeds", seeds_store)
    result = decoded(page, "network")
    assert result["title"] == ["Seeds", "Seeds"]
    assert "papers" in result["subject"][0]
    assert "논문" in result["subject"][1]
    assert sum(map(len, result["nodes"]["label"])) == len(view.nodes)
    assert len(page) < 350_000


def test_communities_are_called_after_their_topics_else_their_things() -> None:
    def node(kind: str, name: str, korean: str = "") -> NodeView:
        return NodeView(Iri(f"{DATA}{kind}/{name}"), kind, name, {"labelKo": korean} if korean else {})

    papers = [node("paper", f"p{number}") for number in range(3)]
    topic, benchmark, person = node("topic", "maths", "수학"), node("benchmark", "gsm8k"), node("person", "kim")
    edges = [EdgeView(paper.iri, topic.iri, "subject") for paper in papers[:2]]
    view = NetworkView((*papers, topic, benchmark, person), tuple(edges))
    communities = [[papers[0].iri, papers[1].iri], [papers[2].iri, benchmark.iri], [person.iri]]
    assert community_names(view, communities) == (("maths", "수학"), ("gsm8k", "gsm8k"), ("", ""))


@pytest.mark.parametrize("kind", [kind.name for kind in DRAWN])
def test_ids_that_follow_from_labels_are_left_out(kind: str) -> None:
    node = NodeView(Iri(f"{DATA}{kind}/gsm8k"), kind, "GSM8K")
    columns = network_columns(numbered(NetworkView((node,), ())), lay_out(NetworkView((node,), ())), [("", "")])
    expected = "gsm8k" if kind == "paper" else "other/gsm8k" if kind == "other" else 0
    assert columns["nodes"]["id"] == [expected]
