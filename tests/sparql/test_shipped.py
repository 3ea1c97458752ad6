"""Code asks the queries that ship with paper-kg, whatever a user has of the same name."""

from pathlib import Path

import pytest
import small_terms

from kg.errors import UnknownQueryError
from kg.schema import terms as v
from kg.sparql import ask_saved, find_query
from kg.sparql.shipped import facts, linked, rows
from kg.store import GraphStore

GSM8K = v.DATA + "benchmark/gsm8k"
ORCA = v.DATA + "paper/arxiv/2402.14830"


def test_rows_are_text_and_what_is_missing_is_empty(tiny_store: GraphStore) -> None:
    found = list(rows(tiny_store, "quotes-of-subject", subject=ORCA, relation=v.EVALUATES_ON))
    assert {row["object"] for row in found} == {GSM8K}
    assert all(isinstance(value, str) for row in found for value in row.values())
    assert "" in {row["surface"] for row in rows(tiny_store, "quotes-of-subject", subject=ORCA)}


def test_facts_and_links_of_a_thing(tiny_store: GraphStore) -> None:
    assert facts(tiny_store, ORCA)[v.HAS_ARXIV_ID] == ["2402.14830"]
    assert not facts(tiny_store, v.DATA + "paper/none")
    assert ORCA in linked(tiny_store, GSM8K, v.EVALUATES_ON)
    assert linked(tiny_store, GSM8K, v.CREATOR) == []


def test_a_user_s_own_query_does_not_stand_in(
    tiny_store: GraphStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "triples.rq").write_text("SELECT ?x WHERE { ?x ?y ?z }")
    monkeypatch.setenv("KG_QUERIES", str(tmp_path))
    assert facts(tiny_store, ORCA)[v.HAS_ARXIV_ID] == ["2402.14830"]


def test_parameters_take_their_defaults(tiny_store: GraphStore) -> None:
    asked = ask_saved(tiny_store, find_query("leaderboard"), {"benchmark": "GSM8K"})
    expected = [small_terms.cell(row["value"]) for row in small_terms.rows(asked.results)]
    assert [row["value"] for row in rows(tiny_store, "leaderboard", benchmark=GSM8K)] == expected != []


def test_an_unknown_query_is_an_error(tiny_store: GraphStore) -> None:
    with pytest.raises(UnknownQueryError):
        list(rows(tiny_store, "nothing-of-the-kind"))
