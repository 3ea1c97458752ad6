"""A query within a graph answers what it answers of a default graph that holds the same."""

import pytest
from pyoxigraph import DefaultGraph, NamedNode, Quad, QuerySolutions, QueryTriples, Store

from kg.sparql.library import saved_queries
from kg.sparql.saved_query import SavedQuery
from kg.syntax.datasets import within_graph

EX = "http://example.org/"
KNOWLEDGE, HIDDEN = EX + "knowledge", EX + "hidden"


def node(name: str) -> NamedNode:
    return NamedNode(EX + name)


@pytest.fixture(scope="module")
def stores() -> tuple[Store, Store]:
    """One store with an unnamed default graph, and one that has a named graph in its place and a hidden one."""
    plain, named = Store(), Store()
    a, b, c, p, q = map(node, "abcpq")
    for triple in ((a, p, b), (b, p, c), (c, q, a)):
        plain.add(Quad(*triple, DefaultGraph()))
        named.add(Quad(*triple, NamedNode(KNOWLEDGE)))
    for store in (plain, named):
        store.add(Quad(a, q, c, node("document")))
        store.add(Quad(b, q, b, node("document")))
    named.add(Quad(a, q, b, NamedNode(HIDDEN)))
    return plain, named


def rows(store: Store, text: str) -> list[str]:
    found = store.query(text, prefixes={"e": EX})
    if isinstance(found, QuerySolutions | QueryTriples):
        return sorted(map(str, found))
    return [str(bool(found))]


@pytest.mark.parametrize(
    "text",
    [
        "SELECT ?s ?o { ?s e:p ?o }",
        "SELECT * WHERE { ?s e:p+ ?o } ORDER BY ?s",
        "ASK { e:a e:p e:b }",
        "ASK { e:a e:q e:c }",
        "SELECT ?s { ?s e:p ?o GRAPH e:document { ?s e:q ?x } }",
        "SELECT ?g ?s { GRAPH ?g { ?s ?p ?o } }",
        "SELECT ?s ?g { ?s e:p ?o OPTIONAL { GRAPH ?g { ?s e:q ?x } } }",
        "SELECT ?s { { SELECT ?s (COUNT(?o) AS ?n) { ?s ?p ?o } GROUP BY ?s } FILTER NOT EXISTS { ?s e:q ?x } }",
        "SELECT ?s (COUNT(?o) AS ?n) { ?s ?p ?o } GROUP BY ?s HAVING (EXISTS { ?s e:p ?x })",
        "SELECT (EXISTS { e:a e:q e:a } AS ?no) {}",
        "SELECT ?s { ?s ?p ?o } VALUES ?s { e:a e:c }",
        "SELECT ?s { VALUES ?s { e:a e:c } ?s ?p ?o }",
        "CONSTRUCT { ?o e:r ?s } WHERE { ?s e:p ?o }",
        "DESCRIBE ?s WHERE { ?s e:q e:a }",
        'SELECT ?s { ?s e:p ?o # GRAPH ?g { "\n }',
    ],
)
def test_the_answer_is_that_of_the_default_graph(stores: tuple[Store, Store], text: str) -> None:
    plain, named = stores
    within = within_graph(text, KNOWLEDGE, [KNOWLEDGE, HIDDEN])
    assert within is not None
    if text.startswith("DESCRIBE"):  # what it describes is left to the server
        return
    assert rows(named, within) == rows(plain, text)


@pytest.mark.parametrize(
    "text", ["SELECT * FROM <http://e/g> { ?s ?p ?o }", "DESCRIBE <http://e/a>", "CONSTRUCT WHERE { ?s ?p ?o }"]
)
def test_a_query_that_cannot_be_moved_is_left_alone(text: str) -> None:
    assert within_graph(text, KNOWLEDGE) is None


@pytest.mark.parametrize("query", saved_queries(), ids=lambda query: query.name)
def test_saved_queries_stay_queries(query: SavedQuery) -> None:
    within = within_graph(query.text, KNOWLEDGE, [HIDDEN])
    assert within is not None
    Store().query(within, substitutions=None)
