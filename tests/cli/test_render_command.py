"""kg render, as it is typed."""

import os
import subprocess
import sys
import webbrowser
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from small_graph import published_graph

from kg.cli import main


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> str:
    return str(published_graph(tmp_path_factory.mktemp("render")))


def run(store: str, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["render", "--store", store, *arguments])


def test_it_writes_a_page_and_says_so(store: str, tmp_path: Path) -> None:
    file = tmp_path / "out" / "graph.html"
    result = run(store, "-o", str(file))
    assert result.exit_code == 0
    assert result.stdout == ""
    assert result.stderr == f"Wrote {file}: 9 nodes, 11 links.\n"
    assert file.read_bytes().startswith(b"<!doctype html>")


def test_standard_output_is_the_page_alone(store: str) -> None:
    result = run(store, "-o", "-", "--around", "수학 추론")
    assert result.stdout_bytes.startswith(b"<!doctype html>")
    assert "<h1>mathematical reasoning and its links</h1>" in result.stdout
    assert result.stderr == ""


def test_hops_widen_the_neighbourhood(store: str) -> None:
    counts = [
        run(store, "-o", "-", "--around", "2401.00003", "--hops", str(hops)).stdout.count('"group":')
        for hops in range(4)
    ]
    assert counts == [1, 2, 5, 9]


def test_a_query_can_be_drawn(store: str, tmp_path: Path) -> None:
    query = tmp_path / "authors.rq"
    query.write_text("CONSTRUCT { ?p dcterms:creator ?a } WHERE { ?p dcterms:creator ?a }", encoding="utf-8")
    result = run(store, "-o", "-", "--query", str(query))
    assert result.stdout.count('"group":') == 4


def test_the_limit_keeps_the_most_important_and_tells_it(store: str) -> None:
    result = run(store, "-o", "-", "--limit", "3")
    assert result.stdout.count('"group":') == 3
    assert "The 3 most important of 9 nodes" in result.stdout
    assert result.stderr == (
        "Drawn are the 3 most important of 9 nodes; --limit N draws more, --around THING a part.\n"
    )


def test_it_opens_the_page_on_demand(store: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr(webbrowser, "open", lambda url, *_: opened.append(url) or True)
    file = tmp_path / "그래프.html"
    assert run(store, "-o", str(file), "--open").exit_code == 0
    assert opened == [file.as_uri()]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--around", "nobody at all"), "is called 'nobody at all'"),
        (("--open", "-o", "-"), "cannot be opened in a browser"),
        (("--hops", "2"), "Give it with --around THING"),
        (("--query", "no-such-query"), "no-such-query"),
        (("-o", "/dev/null/x.html"), "cannot be written"),
    ],
)
def test_what_does_not_fit_is_told_in_one_line(store: str, arguments: tuple[str, ...], told: str) -> None:
    result = run(store, *arguments)
    assert result.exit_code == 1
    assert told in result.stderr
    assert result.stderr.count("\n") == 1


def test_rows_cannot_be_drawn(store: str, tmp_path: Path) -> None:
    query = tmp_path / "rows.rq"
    query.write_text("SELECT ?p WHERE { ?p dcterms:creator ?a }", encoding="utf-8")
    assert "gives no triples" in run(store, "--query", str(query)).stderr


@pytest.mark.parametrize("locale", [{"LC_ALL": "POSIX"}, {"PYTHONIOENCODING": "cp949"}])
def test_no_locale_changes_a_byte(store: str, tmp_path: Path, locale: dict[str, str]) -> None:
    file = tmp_path / "page.html"
    environment = {**os.environ, "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", **locale}
    command = [sys.executable, "-m", "kg", "render", "--store", store, "-o", str(file)]
    subprocess.run(command, check=True, capture_output=True, env=environment)
    assert file.read_bytes() == run(store, "-o", "-").stdout_bytes
