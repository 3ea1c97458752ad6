"""Rows in Python: a sequence, a frame, a table in a notebook."""

import pandas
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import Store

from kg.rows import Rows
from kg.sparql import ask
from kg.store.local import LocalStore

VALUES = st.one_of(st.none(), st.integers(), st.text(max_size=8), st.booleans())


@settings(deadline=None)  # the first frame imports pandas
@given(st.lists(st.tuples(VALUES, VALUES), max_size=5))
def test_rows_are_the_sequence_of_their_dictionaries(values: list[tuple[int | str | None, int | str | None]]) -> None:
    rows = Rows(("a", "b"), values)
    expected = [{"a": one, "b": other} for one, other in values]
    assert list(rows) == list(rows) == expected
    assert [rows[place] for place in range(len(rows))] == expected
    assert list(rows[1:]) == expected[1:]
    assert bool(rows) is bool(expected)
    assert rows.frame().shape == (len(expected), 2)


def test_whole_numbers_with_gaps_stay_whole_numbers() -> None:
    frame = Rows(("votes", "title"), [(3, "a"), (None, "b")]).frame()
    assert isinstance(frame, pandas.DataFrame)
    assert str(frame["votes"].dtype) == "Int64"
    assert frame["votes"].tolist()[0] == 3


def test_values_have_the_types_that_their_datatypes_say() -> None:
    text = (
        'SELECT * { VALUES (?a ?b ?c ?d ?e ?f) { (1 2.5 true "x" "2024-02-26"^^xsd:date UNDEF) } BIND(?a AS ?n)'
        " BIND(kg:Paper AS ?i) }"
    )
    row = Rows.read(ask(LocalStore(Store()), text))[0]
    assert row == {
        "a": 1, "b": 2.5, "c": True, "d": "x", "e": "2024-02-26", "f": None, "n": 1,
        "i": "https://w3id.org/paper-kg/ontology#Paper",
    }  # fmt: skip


def test_a_notebook_shows_a_table_whose_text_is_text() -> None:
    rows = Rows(("a<b", "page"), [("<script>alert(1)</script>", "https://example.org/?a=1&b"), (None, "javascript:x")])
    shown = rows._repr_html_()
    assert "<script>" not in shown
    assert "<th>a&lt;b</th>" in shown
    assert '<a href="https://example.org/?a=1&amp;b">' in shown
    assert "<td>javascript:x</td>" in shown
    assert "100 of 101 rows" in Rows(("n",), [(n,) for n in range(101)])._repr_html_()
    assert repr(rows) == "<2 rows: a<b, page>"


def test_a_column_that_is_not_there_is_told() -> None:
    with pytest.raises(KeyError, match="the columns are a"):
        Rows(("a",), []).column("b")
