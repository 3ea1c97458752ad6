"""The graph in Python."""

import subprocess
import sys
from pathlib import Path

import pytest
from small_documents import digest, write_documents

import kg
from kg.api import open_graph
from kg.errors import InputError, ParameterError, QueryError, StoreError, UnknownThingError
from kg.explain import Explanation


def test_saved_queries_give_rows(seeds_location: Path) -> None:
    with kg.open(seeds_location) as graph:
        rows = graph.query("leaderboard", benchmark="gsm8k", metric="accuracy")
        assert rows.columns[:4] == ("metric", "value", "unit", "system")
        assert rows[0]["value"] == 86.81
        assert rows[0]["system"] == "Orca-Math"
        assert len(graph.query("top-voted", limit=2)) == 2
        assert {"subject", "predicate", "object"} == set(graph.query("paper-graph", paper="2402.14830")[0])


def test_rows_can_be_read_again_and_after_the_graph_is_closed(seeds_location: Path) -> None:
    with kg.open(seeds_location) as graph:
        rows = graph.query("papers")
    assert len(rows) == len(list(rows)) == len(list(rows)) == 55
    assert rows.column("title") == [row["title"] for row in rows]
    with pytest.raises(KeyError, match="votes"):
        rows.column("vote")


def test_ask_is_a_bool(seeds_location: Path) -> None:
    with kg.open(seeds_location) as graph:
        assert graph.ask("ASK { ?paper a kg:Paper }") is True
        assert graph.ask("ASK { ?paper a kg:Nothing }") is False
        with pytest.raises(QueryError, match="not an ASK query"):
            graph.ask("SELECT * { ?s ?p ?o } LIMIT 1")


def test_the_rows_of_a_false_answer_are_false(seeds_location: Path) -> None:
    with kg.open(seeds_location) as graph:
        rows = graph.sparql("ASK { ?paper a kg:Nothing }")
        assert list(rows) == [{"answer": False}]
        assert not rows
        assert graph.sparql("ASK {}")
        assert not graph.sparql("SELECT ?s { ?s a kg:Nothing }")


def test_queries_and_explanations(seeds_location: Path) -> None:
    with kg.open(seeds_location) as graph:
        assert "leaderboard" in {query.name for query in graph.queries()}
        found = graph.explain("2402.14830", "authors")
        assert isinstance(found, Explanation)
        assert {fact.object_label for fact in found.facts} >= {"Arindam Mitra"}


def test_things_papers_news_and_duplicates(seeds_location: Path) -> None:
    with kg.open(seeds_location) as graph:
        assert graph.paper("2402.14830").authors[0] == "Arindam Mitra"
        assert graph.show("2402.14830") is not None
        assert graph.new().of == "2024-06"  # the newest month of the notes, after a first build
        assert len(graph.new().changes.papers) == 25
        assert len(graph.new(of="2024").changes.papers) == 54
        assert graph.duplicates() == []
        with pytest.raises(UnknownThingError):
            graph.paper("no such paper")


def test_a_parameter_with_a_hyphen_is_written_with_an_underscore(seeds_location: Path, tmp_path: Path) -> None:
    file = tmp_path / "voted.rq"
    file.write_text(
        "#+ params:\n#+   - {name: min-votes, type: integer}\n#+ columns: [votes]\n"
        "SELECT ?votes ?_min_votes { ?listing kg:votes ?votes FILTER(?votes >= ?_min_votes) }",
        "utf-8",
    )
    with kg.open(seeds_location) as graph:
        votes = graph.query(str(file), min_votes=60).column("votes")
        assert votes
        assert min(votes) >= 60


def test_what_is_wrong_is_reported(seeds_location: Path, tmp_path: Path) -> None:
    with pytest.raises(StoreError):
        kg.open(tmp_path)
    with kg.open(seeds_location) as graph:
        with pytest.raises(ParameterError):
            graph.query("author-papers")
        with pytest.raises(UnknownThingError):
            graph.query("author-papers", author="nobody at all")
        with pytest.raises(kg.KgError):
            graph.sparql("SELECT")


def test_build(tmp_path: Path) -> None:
    write_documents(tmp_path / "notes", {"a.md": digest(1), "b.md": digest(2)})
    store = tmp_path / "store"
    assert kg.build(tmp_path / "notes", store, dry_run=True).read == ("notes/a.md", "notes/b.md")
    assert kg.build({"mine": tmp_path / "notes"}, store).read == ("mine/a.md", "mine/b.md")
    assert kg.build([tmp_path / "notes" / "a.md"], store).unchanged == 1
    with kg.open(store) as graph:
        assert set(graph.query("documents").column("document")) == {"mine/a.md", "mine/b.md"}
    with pytest.raises(InputError):
        kg.build(tmp_path / "nowhere", store)


def test_importing_kg_is_cheap() -> None:
    code = "import kg, sys; print(any(name in sys.modules for name in ('pyoxigraph', 'rdflib', 'spacy', 'click')))"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "False"


def test_the_package_has_the_names_that_it_promises() -> None:
    assert kg.open is open_graph
    assert set(dir(kg)) == {*kg.__all__, "__version__"}
    for name in dir(kg):
        assert getattr(kg, name) is not None
    assert kg.errors.KgError is kg.KgError
    with pytest.raises(AttributeError):
        kg.nothing  # type: ignore[attr-defined]  # noqa: B018


def test_names_have_types_for_strict_checkers(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(
        "import kg\n"
        "with kg.open('kg-store') as graph:\n"
        "    rows: kg.Rows = graph.query('papers', limit=3)\n"
        "    print(len(rows), rows.columns, rows[0]['title'], graph.ask('ASK {}'))\n"
        "print(kg.build('notes').read)\n"
        "def papers(graph: kg.Graph) -> int:\n"
        "    return len(graph.query('papers'))\n",
        "utf-8",
    )
    root = Path(__file__).parents[1]
    command = [sys.executable, "-m", "mypy", "--strict", "--cache-dir", str(root / ".mypy_cache"), str(script)]
    checked = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stdout
