"""The saved queries stand in the graph as examples that editors find."""

from pathlib import Path

from pyoxigraph import NamedNode, QuerySolutions, Store

from kg.pipeline.examples import refresh_examples
from kg.resources import queries_folder
from kg.schema.terms import QUERIES_GRAPH
from kg.sparql import saved_queries
from kg.store import GraphStore, StoreBuilder, open_store

# What editors ask that discover examples.
DISCOVERY = """PREFIX sh: <http://www.w3.org/ns/shacl#>
SELECT ?example ?comment ?text WHERE {
    ?example a sh:SPARQLExecutable ; rdfs:comment ?comment ; sh:select|sh:ask|sh:construct ?text }"""


def test_editors_find_them_and_can_run_them(seeds_store: GraphStore) -> None:
    found = seeds_store.query(DISCOVERY, prefixes={"rdfs": "http://www.w3.org/2000/01/rdf-schema#"})
    assert isinstance(found, QuerySolutions)
    texts = {row["example"].value.rpartition("/")[2]: row["text"].value for row in found}
    assert texts == {query.name: query.text for query in saved_queries((queries_folder(),))}
    for text in texts.values():
        Store().query(text)


def test_they_are_replaced_as_a_whole(tmp_path: Path) -> None:
    for _ in range(2):
        with StoreBuilder.open(tmp_path) as builder, builder.prepare(empty=False) as preparation:
            preparation.load(f"<a:old> <a:b> <a:c> .\n<a:old> <a:b> <a:c> <{QUERIES_GRAPH}> .\n".encode())
            refresh_examples(preparation)
            preparation.publish(b"")
    with open_store(tmp_path) as store:
        assert not list(store.quads(NamedNode("a:old")))
        assert len(list(store.named_graphs())) == 1
