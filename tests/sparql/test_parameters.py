"""Values become terms of their type; whatever they hold, they are never query text."""

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode
from small_terms import cell, rows

from kg.errors import ParameterError, UnknownThingError
from kg.schema.terms import DATA, DATE, DECIMAL, INTEGER
from kg.sparql import SavedQuery, ask_saved, parse_saved_query
from kg.sparql.parameters import bind, split_assignments
from kg.store import GraphStore


def query(kind: str, extra: str = "") -> SavedQuery:
    text = f"#+ params:\n#+   - {{name: x, type: {kind}{extra}}}\nSELECT ?_x ?y {{ BIND(STR(?_x) AS ?y) }}\n"
    return parse_saved_query(text, Path("q.rq"))


@pytest.mark.parametrize(
    ("kind", "typed", "term"),
    [
        ("string", " a b ", Literal(" a b ")),
        ("integer", " 20 ", Literal("20", datatype=NamedNode(INTEGER))),
        ("integer", "-3", Literal("-3", datatype=NamedNode(INTEGER))),
        ("decimal", "0.50", Literal("0.50", datatype=NamedNode(DECIMAL))),
        ("decimal", "7", Literal("7", datatype=NamedNode(DECIMAL))),
        ("date", "2024-02-26", Literal("2024-02-26", datatype=NamedNode(DATE))),
        ("date", "20240226", Literal("2024-02-26", datatype=NamedNode(DATE))),
        ("benchmark", "gsm 8k", NamedNode(DATA + "benchmark/gsm8k")),
        ("iri", "수학적 추론", NamedNode(DATA + "topic/mathematical-reasoning")),
    ],
)
def test_values_become_terms(tiny_store: GraphStore, kind: str, typed: str, term: object) -> None:
    assert bind(tiny_store, query(kind), {"x": typed}).terms == {"_x": term}


@pytest.mark.parametrize(
    ("kind", "typed"),
    [
        ("integer", "2.5"),
        ("integer", "٣"),
        ("integer", "9" * 30),
        ("integer", ""),
        ("decimal", "1e5"),
        ("decimal", "."),
        ("decimal", "NaN"),
        ("date", "2024-02-30"),
        ("date", "some day"),
        ("string", "\ud800"),
        ("paper", "\udcff"),
    ],
)
def test_ill_typed_values_are_told(tiny_store: GraphStore, kind: str, typed: str) -> None:
    with pytest.raises(ParameterError, match="x="):
        bind(tiny_store, query(kind), {"x": typed})


def test_missing_unknown_and_free_parameters(tiny_store: GraphStore) -> None:
    with pytest.raises(ParameterError, match=r"needs the parameter 'x'.*x=3"):
        bind(tiny_store, query("integer", ', required: true, example: "3"'), {})
    with pytest.raises(ParameterError, match=r"no parameter 'z'.*x \(integer\)"):
        bind(tiny_store, query("integer"), {"z": "1"})
    assert bind(tiny_store, query("integer"), {}).terms == {}
    assert bind(tiny_store, query("integer", ', default: "7"'), {}).terms["_x"].value == "7"
    assert bind(tiny_store, query("integer", ', default: "7"'), {"x": "8"}).terms["_x"].value == "8"


def test_limit_is_no_term(tiny_store: GraphStore) -> None:
    text = "#+ params:\n#+   - {name: limit, type: integer, default: 5}\nSELECT ?s { ?s ?p ?o }\n"
    limited = parse_saved_query(text, Path("q.rq"))
    assert bind(tiny_store, limited, {}) == ({}, 5)
    assert bind(tiny_store, limited, {"limit": "2"}).limit == 2
    with pytest.raises(ParameterError, match="negative"):
        bind(tiny_store, limited, {"limit": "-1"})


def test_assignments() -> None:
    asked = query("string", ", required: true")
    assert split_assignments(["x=a=b", "y="], asked) == {"x": "a=b", "y": ""}
    with pytest.raises(ParameterError, match="Try x='Arindam Mitra'"):
        split_assignments(["Arindam Mitra"], asked)
    with pytest.raises(ParameterError, match="twice"):
        split_assignments(["x=1", "x=2"], asked)


@given(value=st.text())
@example(value='" } UNION { ?s ?p ?o } #')
@example(value="'''\"\"\"\\")
@example(value="SELECT * WHERE { SERVICE <http://127.0.0.1:9/> { ?a ?b ?c } }")
@example(value="?_x")
@example(value="> . ?s ?p ?o . <")
def test_a_hostile_value_is_only_ever_a_value(tiny_store: GraphStore, value: str) -> None:
    (row,) = rows(ask_saved(tiny_store, query("string"), {"x": value}).results)
    assert (cell(row["_x"]), cell(row["y"])) == (value, value)


@given(value=st.text())
@example(value='GSM8K" } ; DROP ALL')
@example(value="<x> } UNION { ?_x ?p ?y }")
def test_a_hostile_name_is_only_ever_a_name(tiny_store: GraphStore, value: str) -> None:
    with suppress(UnknownThingError, ParameterError):
        assert bind(tiny_store, query("benchmark"), {"x": value}).terms["_x"].value.startswith(DATA + "benchmark/")
