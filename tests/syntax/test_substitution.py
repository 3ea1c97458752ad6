"""Terms in the place of variables give the answers that the engine's own substitution gives."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad, QuerySolutions, Store

from kg.errors import QueryError
from kg.sparql import ask_saved
from kg.sparql.library import saved_queries
from kg.sparql.parameters import bind
from kg.store import GraphStore
from kg.syntax.substitution import substitute

EX = "http://example.org/"
TERM = NamedNode(EX + "a")


@pytest.fixture(scope="module")
def store() -> Store:
    found = Store()
    a, b, c, p, q = (NamedNode(EX + name) for name in "abcpq")
    x, y = Literal("x"), Literal("y")
    found.extend([Quad(a, p, b), Quad(a, q, x), Quad(b, p, c), Quad(c, p, a), Quad(b, q, y)])
    return found


def rows(store: Store, text: str, terms: dict[str, NamedNode | Literal] | None = None) -> list[str]:
    from pyoxigraph import Variable

    given = {Variable(name): term for name, term in (terms or {}).items()}
    found = store.query(text, substitutions=given, prefixes={"e": EX})  # type: ignore[arg-type]
    if not isinstance(found, QuerySolutions):
        return sorted(map(str, found)) if hasattr(found, "__iter__") else [str(bool(found))]
    names = [variable.value for variable in found.variables if not variable.value.startswith("kgterm")]
    return sorted(str([str(row[name]) for name in names]) for row in found)


@pytest.mark.parametrize(
    "text",
    [
        "SELECT ?t ?o { ?t e:p ?o }",
        "SELECT ?o ?t { ?s e:p ?o FILTER(?s = ?t) }",
        "SELECT ?t ?o { ?t e:p+ ?o }",
        "SELECT ?t (COUNT(?o) AS ?n) { ?t ?p ?o } GROUP BY ?t",
        "SELECT DISTINCT ?o ?t { ?t e:p ?o } ORDER BY ?t DESC(?t) ?o LIMIT 1",
        "SELECT ?o ?t (STR(?t) AS ?word) { ?t e:p ?o }",
        "SELECT ?t ?n { { SELECT ?t (COUNT(*) AS ?n) { ?t ?p ?o } GROUP BY ?t } }",
        "SELECT ?t (COUNT(?o) AS ?n) { ?t e:r ?o } GROUP BY ?t",  # no group
        "SELECT ?t (COUNT(?o) AS ?n) { ?t ?p ?o } GROUP BY ?t HAVING (COUNT(?o) > 1)",
        "SELECT ?t (COUNT(?o) AS ?n) { ?t ?p ?o } GROUP BY ?t HAVING (COUNT(?o) > 5) ORDER BY ?n",
        "SELECT ?t ?n { { SELECT (COUNT(*) AS ?n) { ?t ?p ?o } GROUP BY ?t } }",  # another ?t inside
        "SELECT ?t { { SELECT ?t { ?t ?p ?o } GROUP BY ?t } }",
        "SELECT ?t ?s { ?s e:p ?o { SELECT ?s { ?s e:q ?t } } }",  # another ?t inside
        "SELECT ?s ?t { ?s e:p ?o { SELECT * { ?t e:q ?x } } }",
        "SELECT ?s ?t { ?s e:p ?o FILTER NOT EXISTS { ?s e:p ?t } }",
        "ASK { ?t e:p ?o }",
        "CONSTRUCT { ?t e:r ?o } WHERE { ?t e:p ?o }",
        'SELECT ?t ?o { ?t e:p ?o } # ?t "',
        'SELECT ?t ?o { ?t e:p ?o FILTER("?t" != "") }',
    ],
)
def test_the_answer_is_that_of_the_engine(store: Store, text: str) -> None:
    assert rows(store, substitute(text, {"t": TERM})) == rows(store, text, {"t": TERM})


@pytest.mark.parametrize(
    "text", ["SELECT ?t { BIND(1 AS ?t) }", "SELECT (1 AS ?t) {}", "SELECT ?t { VALUES ?t { 1 } }"]
)
def test_a_variable_that_the_query_gives_a_value_is_refused(text: str) -> None:
    with pytest.raises(QueryError, match=r"\?t cannot stand for a term"):
        substitute(text, {"t": TERM})


def test_a_term_is_bound() -> None:
    assert substitute("SELECT ?s { ?s ?p ?o FILTER(BOUND(?t)) }", {"t": TERM}) == "SELECT ?s { ?s ?p ?o FILTER(true) }"


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=40))
def test_hostile_text_stays_a_value(value: str) -> None:
    text = substitute("SELECT ?x { BIND(?t AS ?x) }", {"t": Literal(value)})
    found = Store().query(text)
    assert isinstance(found, QuerySolutions)
    assert [row["x"] for row in found] == [Literal(value)]


@given(st.text('abc/#?=&%\\<>"{}|^` \n', max_size=20))
def test_hostile_addresses_stay_addresses(value: str) -> None:
    try:
        term = NamedNode(EX + value)
    except ValueError:
        return
    found = Store().query(substitute("SELECT ?x { BIND(?t AS ?x) }", {"t": term}))
    assert isinstance(found, QuerySolutions)
    assert [row["x"] for row in found] == [term]


@pytest.mark.parametrize("query", saved_queries(), ids=lambda query: query.name)
def test_saved_queries_answer_alike_either_way(query: object, seeds_store: GraphStore) -> None:
    from kg.sparql.saved_query import SavedQuery

    assert isinstance(query, SavedQuery)
    values = {each.name: each.example for each in query.params if each.example}
    bound = bind(seeds_store, query, values)
    either = ask_saved(seeds_store, query, values).results
    other = seeds_store.query(substitute(query.text, bound.terms))
    if isinstance(either, QuerySolutions):
        assert isinstance(other, QuerySolutions)
        columns = [column.name for column in query.columns]
        assert [[str(row[name]) for name in columns] for row in either] == [
            [str(row[name]) for name in columns] for row in other
        ]
    else:
        assert set(map(str, either)) == set(map(str, other))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "SELECT ?s ?t { { SELECT ?s ?t { ?s e:p ?t } } }",
            "SELECT ?s ({} AS ?t) {{ {{ SELECT ?s  {{ ?s e:p {} }} }} }}",
        ),
        (
            "SELECT ?s { { SELECT ?s (COUNT(?t) AS ?n) { ?s e:p ?t } GROUP BY ?t ?s } }",
            "SELECT ?s {{ {{ SELECT ?s (COUNT(?t) AS ?n) {{ ?s e:p ?t }} GROUP BY ?t ?s }} }}",
        ),
        ("SELECT ?s ?t { ?s e:p ?t } ORDER BY ?t ?s", "SELECT ?s ({} AS ?t) {{ ?s e:p {} }} ORDER BY  ?s"),
    ],
)
def test_terms_stand_only_where_they_must(text: str, expected: str) -> None:
    assert substitute(text, {"t": TERM}) == expected.format(TERM, TERM)


def test_a_number_among_the_columns_is_computed() -> None:
    decimal = Literal("0.6", datatype=NamedNode("http://www.w3.org/2001/XMLSchema#decimal"))
    found = Store().query(substitute("SELECT ?t ?o { BIND(1 AS ?o) } ORDER BY ?o", {"t": decimal}))
    assert isinstance(found, QuerySolutions)
    assert [row["t"] for row in found] == [decimal]
    assert "STRDT" in substitute("SELECT ?t {}", {"t": decimal})
