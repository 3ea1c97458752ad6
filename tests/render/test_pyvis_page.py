"""The page as a file: everything in it, nothing but data from documents, the same bytes for the same graph."""

import base64
import hashlib
import json
import re

import pytest
from small_graph import ARXIV, small_store

from kg.network import NetworkView, around, everything
from kg.render import pyvis_page


@pytest.fixture(scope="module")
def page() -> str:
    return pyvis_page(everything(small_store()), 'A <b>"title"</b> & 제목').decode()


def data_of(page: str) -> dict[str, list[dict[str, object]]]:
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', page, re.DOTALL)
    assert found
    loaded: dict[str, list[dict[str, object]]] = json.loads(found.group(1))
    return loaded


def test_it_is_a_page_with_title_and_language(page: str) -> None:
    assert page.startswith("<!doctype html>\n")
    assert '<html lang="en">' in page
    assert '<meta charset="utf-8">' in page
    assert "<title>A &lt;b&gt;&#34;title&#34;&lt;/b&gt; &amp; 제목 – paper-kg</title>" in page


def test_nothing_is_loaded_from_elsewhere(page: str) -> None:
    head = page.partition("<script>")[0]
    assert not re.search(r"<(link|script|img|iframe)[^>]*(src|href)=[\"'](?!data:)", page)
    assert "url(" not in head
    assert "jsdelivr" not in page
    assert "cdnjs" not in page


def test_the_policy_lets_its_own_scripts_run_and_no_other(page: str) -> None:
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)
    assert policy
    assert "default-src &#39;none&#39;" in policy.group(1)
    scripts = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    assert len(scripts) == 2
    for script in scripts:
        digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
        assert f"sha256-{digest}" in policy.group(1)


def test_hostile_titles_stay_data(page: str) -> None:
    assert page.count("</script>") == 3  # the data, vis-network and the page's own
    assert "alert(1)" in page
    assert "<script>alert" not in page
    assert "\u2028" not in data_block(page)
    labels = [card["label"] for card in data_of(page)["cards"]]
    assert "</script><script>alert(1)</script> & \"quotes\" <a href='x'>href</a> end" in labels


def data_block(page: str) -> str:
    return page.partition('id="data">')[2].partition("</script>")[0]


def test_the_data_are_the_network(page: str) -> None:
    view = everything(small_store())
    data = data_of(page)
    assert [card["label"] for card in data["cards"]][:1] == ["SheepNet"]
    assert len(data["nodes"]) == len(data["cards"]) == len(view.nodes)
    assert [node["group"] for node in data["nodes"]] == [node.kind for node in view.nodes]
    ends = [(view.nodes[int(str(e["from"]))].iri, view.nodes[int(str(e["to"]))].iri) for e in data["edges"]]
    assert ends == [(edge.source, edge.target) for edge in view.edges]
    scores = [edge["scores"] for edge in data["edges"] if "scores" in edge]
    assert scores == [[["SheepNet", "", "+4.5", "", "delta"], ["SheepNet", "accuracy", "69.90%", "", "score"]]]


def test_the_legend_counts_each_kind(page: str) -> None:
    rows = re.findall(r"</svg>\s*([a-z ]+) <b>([\d,]+)</b>", page)
    assert rows == [
        ("papers", "3"),
        ("people", "2"),
        ("topics", "1"),
        ("benchmarks", "1"),
        ("models", "1"),
        ("introduced things", "1"),
    ]


def test_what_is_left_out_is_reported() -> None:
    page = pyvis_page(around(small_store(), ARXIV + "2401.00003", 1), "x", hidden=1234).decode()
    assert "The 2 most important of 1,236 nodes are shown" in page
    assert "1,234 are left out" in " ".join(page.split())


def test_the_same_network_gives_the_same_bytes() -> None:
    view = everything(small_store())
    assert pyvis_page(view, "x") == pyvis_page(view, "x")


def test_an_address_that_is_no_web_page_is_no_link() -> None:
    view = everything(small_store())
    paper = next(node for node in view.nodes if node.iri == ARXIV + "2401.00001")
    hostile = type(paper)(paper.iri, paper.kind, paper.label, {"url": "javascript:alert(1)", "arxiv": "2401.00001"})
    page = pyvis_page(NetworkView((hostile,), ()), "x").decode()
    assert "javascript:" not in data_block(page)


def test_a_single_node_can_be_drawn() -> None:
    page = pyvis_page(around(small_store(), ARXIV + "2401.00003", 0), "x").decode()
    assert [node["label"] for node in data_of(page)["nodes"]] == ["Lonely Counting"]
