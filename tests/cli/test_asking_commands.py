"""kg query, queries, sparql, explain and stats: data on standard output, talk on standard error, errors in one line."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg.cli import main

Run = Callable[..., Result]


@pytest.fixture
def run(seeds_location: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.setenv("KG_STORE", str(seeds_location))
    return lambda *words, **options: CliRunner().invoke(main, list(words), **options)


def refused(result: Result) -> str:
    assert result.exit_code == 1
    assert result.stdout == ""
    assert result.stderr.startswith("Error: ")
    assert result.stderr.count("\n") == 1
    return result.stderr


def test_query_prints_a_table(run: Run) -> None:
    result = run("query", "author-papers", "author=arindam mitra")
    assert result.exit_code == 0
    assert result.stderr == ""
    assert "2402.14830" in result.stdout
    assert "_author" not in result.stdout


def test_query_tells_what_was_cut(run: Run) -> None:
    result = run("query", "papers", "--format", "json", "--limit", "2")
    assert len(json.loads(result.stdout)["results"]["bindings"]) == 2
    assert "first 2 rows" in result.stderr
    assert run("query", "documents", "--limit", "5").stderr == ""


def test_a_list_that_its_own_limit_cuts_says_so(run: Run) -> None:
    result = run("query", "most-used-topics", "limit=2", "--format", "csv")
    assert result.stdout.count("\n") == 3
    assert result.stderr == "The first 2 rows are shown; limit=N shows more.\n"
    assert json.loads(run("query", "most-used-topics", "limit=2", "--json").stdout)["cut"] is True
    assert json.loads(run("query", "most-used-topics", "limit=1000", "--json").stdout)["cut"] is False
    assert run("query", "most-used-topics", "limit=1000").stderr == ""


def test_query_from_a_file(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "mine.rq"
    file.write_text("#+ params:\n#+   - {name: p, type: paper}\nSELECT ?t ?_p { ?_p dcterms:title ?t }", "utf-8")
    assert "Orca-Math" in run("query", str(file), "p=2402.14830", "--format", "csv").stdout
    file.write_text("#+ params: 3\nASK {}", "utf-8")
    assert "mine.rq, line 1" in refused(run("query", str(file)))


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        (("query", "paper-autors"), "paper-authors"),
        (("query", "none.rq"), "none.rq"),
        (("query", "author-papers"), "author="),
        (("query", "author-papers", "author=Arindam Mitre"), "Arindam Mitra"),
        (("query", "papers", "page=2"), "page"),
        (("query", "papers", "--format", "turtle"), "CONSTRUCT"),
        (("sparql", "DROP ALL"), "DROP"),
        (("sparql", "SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }"), "SERVICE"),
        (("sparql", "SELECT * FROM <http://example.org/> { ?s ?p ?o }"), "example.org"),
        (("sparql", "SELECT * {"), "SPARQL"),
        (("sparql", "SELECT ?x { ?s ?p ?o }", "--store", "nowhere"), "nowhere"),
        (("explain", "2402.14831"), "2402.14831"),
        (("queries", "no-such"), "no-such"),
    ],
)
def test_refusals_are_one_line(run: Run, words: tuple[str, ...], answer: str) -> None:
    assert answer in refused(run(*words))


def test_queries_lists_and_shows(run: Run) -> None:
    listed = run("queries").stdout
    assert "author-papers" in listed
    shown = run("queries", "author-papers").stdout
    for part in ("author (person, required", 'kg query author-papers author="Arindam Mitra"', "SELECT", "title"):
        assert part in shown
    assert "#+" not in shown


def test_sparql_of_every_form_and_from_standard_input(run: Run) -> None:
    assert "Orca-Math" in run("sparql", "SELECT ?t { arxiv:2402.14830 dcterms:title ?t }").stdout
    assert run("sparql", input="ASK { arxiv:2402.14830 a kg:Paper }").stdout == "true\n"
    assert "dcterms:title" in run("sparql", "DESCRIBE arxiv:2402.14830", "--format", "turtle").stdout
    construct = "CONSTRUCT { ?p a kg:Paper } WHERE { ?p a kg:Paper }"
    assert run("sparql", "-", "--format", "csv", "--limit", "1", input=construct).stdout_bytes.count(b"\r\n") == 2


def test_explain_and_stats(run: Run) -> None:
    result = run("explain", "2402.14830", "authors", "--limit", "1")
    assert "characters" in result.stdout
    assert "of 4 facts" in result.stderr
    grouped = run("explain", "2402.14830", "--groups", "--limit", "1")
    assert "creator (4)" in grouped.stdout
    assert "… 3 more of creator" in grouped.stdout
    assert grouped.stderr == ""
    assert "Things by class" in run("stats").stdout


ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"


def test_timeout_stops_a_query_for_good(seeds_location: Path) -> None:
    command = [sys.executable, "-m", "kg", "sparql", ENDLESS, "--timeout", "1", "--store", str(seeds_location)]
    result = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert (result.returncode, result.stdout) == (1, "")
    assert "after 1 s" in result.stderr
    assert result.stderr.count("\n") == 1


def test_timeout_leaves_a_quick_query_alone(seeds_location: Path) -> None:
    command = [sys.executable, "-m", "kg", "query", "papers", "--format", "csv", "--store", str(seeds_location)]
    plain = subprocess.run(command, capture_output=True, timeout=60, check=True)
    limited = subprocess.run([*command, "--timeout", "60"], capture_output=True, timeout=60, check=True)
    assert plain.stdout == limited.stdout != b""
    refused = [*command[:4], "author-papers", *command[-2:], "--timeout", "60"]
    wrong = subprocess.run(refused, capture_output=True, text=True, timeout=60, check=False)
    assert wrong.returncode == 1
    assert wrong.stderr.count("\n") == 1


def test_a_reader_that_has_enough_is_no_error(seeds_location: Path) -> None:
    environment = {**os.environ, "KG_STORE": str(seeds_location)}
    command = f"{sys.executable} -m kg query paper-authors | head -1"
    result = subprocess.run(command, shell=True, capture_output=True, text=True, env=environment, check=True)
    assert result.stdout.startswith("document")
    assert "Traceback" not in result.stderr


def test_show_prints_a_paper_as_text_and_as_json(run: Run) -> None:
    text = run("show", "Orca-Math").stdout
    assert text.startswith("Orca-Math: Unlocking")
    assert "86.81%" in text
    written = json.loads(run("show", "2402.14830", "--json").stdout)
    assert (written["kind"], written["paper"]["votes"]) == ("paper", 15)
    assert "2402.1483" in refused(run("show", "2402.14831"))
