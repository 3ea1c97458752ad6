"""The communities that a build keeps, and the drawing that is placed by them."""

import base64
import gzip
import json
import re
from collections import Counter
from typing import Any

from small_terms import rows, value

from kg.network import communities, everything, map_papers
from kg.network.layout import lay_out
from kg.render import explorer_page
from kg.store import GraphStore


def payload(page: bytes) -> dict[str, Any]:
    block = re.search(rb'id="network">([^<]*)<', page)
    assert block
    return dict(json.loads(gzip.decompress(base64.b64decode(block.group(1)))))


def test_they_are_those_that_queries_tell(seeds_store: GraphStore) -> None:
    found = communities(seeds_store)
    counted = rows(
        seeds_store.query(
            "PREFIX kg: <https://w3id.org/paper-kg/ontology#> SELECT ?c (COUNT(?n) AS ?m) {"
            " GRAPH <https://w3id.org/paper-kg/id/graph/computed> { ?n kg:inCommunity ?c } } GROUP BY ?c"
        )
    )
    assert {str(community.iri): len(community.members) for community in found} == {
        value(row["c"]): int(value(row["m"])) for row in counted
    }
    assert [len(community.members) for community in found] == sorted(
        (len(community.members) for community in found), reverse=True
    )
    assert len(found) > 1
    assert all(all(community.name) or not any(community.name) for community in found)
    assert any(all(community.name) for community in found)


def test_a_layout_by_them_keeps_them_together_and_places_the_rest(seeds_store: GraphStore) -> None:
    view = everything(seeds_store)
    given = [community.members for community in communities(seeds_store)]
    layout = lay_out(view, communities=given)
    assert layout.places.keys() == {node.iri for node in view.nodes}
    assert Counter(iri for each in layout.communities for iri in each) == Counter(node.iri for node in view.nodes)
    drawn = {frozenset(each) for each in layout.communities}
    inside = {node.iri for node in view.nodes}
    assert {frozenset(each) & inside for each in given} <= drawn
    assert layout == lay_out(view, communities=given)


def test_the_page_shows_the_regions_of_the_map(seeds_store: GraphStore) -> None:
    """Communities go by all links, authors too; a map is read by what papers are about."""
    view = everything(seeds_store)
    data = payload(explorer_page(view, "x", seeds_store))
    regions = map_papers(view).regions
    assert len(regions) > 3
    assert {region.name for region in regions} <= {tuple(each["name"]) for each in data["communities"]}


def test_a_store_without_them_has_none() -> None:
    from small_graph import small_store

    assert communities(small_store()) == ()
