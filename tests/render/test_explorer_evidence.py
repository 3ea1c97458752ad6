"""The words behind what the explorer tells: read back from its columns they are those of the graph; a size is kept."""

import base64
import gzip
import json
import re
from collections import defaultdict
from typing import Any

import pytest
from small_graph import small_store

from kg.network import everything
from kg.render import explorer_page
from kg.render.explorer.detail_columns import links_of
from kg.render.explorer.evidence_columns import Anchor, Links, QuoteColumns, Quotes, anchors_of, quotes_of
from kg.render.explorer.network_columns import Numbered, numbered
from kg.render.explorer.page import SIZE
from kg.store import GraphStore

Quoted = dict[Anchor, list[tuple[str, str, int]]]


@pytest.fixture(scope="module")
def network(seeds_store: GraphStore) -> Numbered:
    return numbered(everything(seeds_store))


@pytest.fixture(scope="module")
def links(seeds_store: GraphStore, network: Numbered) -> Links:
    return links_of(seeds_store, network)


@pytest.fixture(scope="module")
def quotes(seeds_store: GraphStore, network: Numbered) -> Quotes:
    return quotes_of(seeds_store, network)


def read_back(network: Numbered, links: Links, columns: dict[str, Any]) -> Quoted:
    """What the page makes of the columns (evidence.ts): quotes, documents and confidence by place."""
    nodes = {str(node.iri): node for node in network.nodes}
    places = list(anchors_of(network, links))
    homes: dict[str, list[int]] = {}
    source = known = 0
    for difference, codes in zip(*columns["homes"], strict=True):
        source += difference
        documents = homes[network.nodes[source].iri] = []
        for code in codes:
            documents.append(known - code)
            known = max(known, known - code + 1)
    answer: Quoted = defaultdict(list)
    at = following = 0
    rows = zip(*(columns[name] for name in ("place", "text", "document", "confidence")), strict=True)
    for step, code, document, confidence in rows:
        at += step
        place = places[at]
        common = columns["common"]
        if 0 < code <= len(common):
            text = common[code - 1]
        else:
            text = columns["texts"][following if code == 0 else following - (code - len(common))]
            following += code == 0
        node, target = nodes[place.source], nodes.get(place.target)
        values = {"title": node.label, "link": place.target}
        value = target.label if target else values.get(place.name, str(node.attributes.get(place.name, "")))
        text = text.replace("\x01", node.label).replace("\x02", value)
        text = text.replace("\x03", str(target.attributes.get("arxiv", "")) if target else "")
        answer[place].append((text, columns["documents"][homes[place.source][document]], confidence))
    return answer


def test_the_columns_give_the_evidence_back(network: Numbered, links: Links, quotes: Quotes) -> None:
    answer = read_back(network, links, QuoteColumns(network, links, quotes).columns(None))
    assert answer.keys() == quotes.keys()
    for place, pieces in quotes.items():
        expected = [(" ".join(p.quote.split()), p.document, round(p.confidence * 100)) for p in pieces]
        assert [each[1:] for each in answer[place]] == [each[1:] for each in expected]
        for (text, _, _), (quote, _, _) in zip(answer[place], expected, strict=True):
            assert text == quote or (text.endswith("…") and len(text) > 100 and quote.startswith(text[:-1]))


def test_figures_facts_and_links_have_evidence_of_their_own(network: Numbered, links: Links, quotes: Quotes) -> None:
    found = defaultdict(set)
    for place in quotes:
        found[place.name].add(place)
    scores = [score.result for edge in network.edges for score in edge.scores]
    assert scores
    assert {place.target for place in found["score"]} == set(scores)
    dated = {node.iri for node in network.nodes if "date" in node.attributes}
    assert {place.source for place in found["date"]} == dated
    assert found["votes"]
    assert found["title"]
    assert {place.target for place in found["link"]} == {address for each in links.values() for _, address in each}
    figures = {score.result: score for edge in network.edges for score in edge.scores}
    answer = sum(figures[place.target].value in quotes[place][0].quote for place in found["score"])
    assert answer > len(scores) / 2


def test_every_kind_of_edge_has_evidence(network: Numbered, quotes: Quotes) -> None:
    assert {"creator", "reports", "evaluatesOn", "introduces", "subject"} <= {edge.relation for edge in network.edges}
    for edge in network.edges:
        if edge.relation == "reports":
            assert any(Anchor(edge.source, "score", score.result) in quotes for score in edge.scores)
        else:
            assert Anchor(edge.source, edge.relation, edge.target) in quotes


@pytest.mark.parametrize("most", [0, 500, 5_000, 20_000])
def test_quotes_stay_within_their_room_and_the_rest_is_counted(
    network: Numbered, links: Links, quotes: Quotes, most: int
) -> None:
    evidence = QuoteColumns(network, links, quotes)
    columns = evidence.columns(most)
    assert sum(len(text.encode()) for text in columns["texts"]) <= most
    assert columns["omitted"] == sum(map(len, quotes.values())) - len(columns["place"])
    assert columns["omitted"] > 0
    answer = read_back(network, links, columns)
    everything_quoted = read_back(network, links, evidence.columns(None))
    for place, pieces in answer.items():
        assert set(pieces) <= set(everything_quoted[place])


def test_what_tells_most_is_kept_longest(network: Numbered, links: Links, quotes: Quotes) -> None:
    answer = read_back(network, links, QuoteColumns(network, links, quotes).columns(4_000))
    kept = {name: sum(place.name == name for place in answer) for name in ("score", "mentionsModel")}
    had = {name: sum(place.name == name for place in quotes) for name in kept}
    assert kept["score"] == had["score"]
    assert kept["mentionsModel"] < had["mentionsModel"]


def details(page: bytes) -> dict[str, Any]:
    block = re.search(rb'id="details">([^<]*)<', page)
    assert block
    return dict(json.loads(gzip.decompress(base64.b64decode(block.group(1))))["evidence"])


def test_a_page_beyond_its_size_says_what_it_leaves_out(seeds_store: GraphStore) -> None:
    view = everything(seeds_store)
    full = explorer_page(view, "x", seeds_store, evidence="some")
    assert full == explorer_page(view, "x", seeds_store)
    assert len(full) < SIZE
    assert b'data-omitted="0"' in full
    for room in (len(full) - 3_000, len(full) - 15_000):
        page = explorer_page(view, "x", seeds_store, evidence="some", size=room)
        assert room * 0.9 < len(page) <= room
        omitted = details(page)["omitted"]
        assert omitted > 0
        assert f'data-omitted="{omitted}"'.encode() in page
    assert explorer_page(view, "x", seeds_store, evidence="all", size=1_000) == full
    assert details(explorer_page(view, "x", seeds_store, evidence="some", size=1_000))["place"] == []


def test_a_page_without_evidence_has_none() -> None:
    store = small_store()
    assert details(explorer_page(everything(store), "x", store, evidence="none"))["texts"] == []
    assert details(explorer_page(everything(store), "x"))["texts"] == []
