"""kg export, as it is typed."""

from pathlib import Path

import pyoxigraph as ox
import pytest
from click.testing import CliRunner, Result
from small_graph import published_graph, small_graph

from kg.cli import main
from kg.export import FORMATS


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> str:
    return str(published_graph(tmp_path_factory.mktemp("export")))


def run(store: str, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["export", "--store", store, *arguments])


@pytest.mark.parametrize("arguments", [(), ("-o", "-")])
def test_turtle_goes_to_standard_output(store: str, arguments: tuple[str, ...]) -> None:
    result = run(store, *arguments)
    assert result.exit_code == 0
    found = {quad.triple for quad in ox.parse(result.stdout_bytes, format=ox.RdfFormat.TURTLE)}
    assert found == {quad.triple for quad in small_graph().quads_for_pattern(None, None, None, ox.DefaultGraph())}
    assert result.stderr == ""


@pytest.mark.parametrize("name", [each.name for each in FORMATS if len(each.files) == 1])
def test_a_file_holds_what_standard_output_does(store: str, name: str, tmp_path: Path) -> None:
    file = tmp_path / "graph.out"
    assert run(store, "--format", name, "-o", str(file)).stderr == f"Wrote {file}.\n"
    assert file.read_bytes() == run(store, "--format", name).stdout_bytes


@pytest.mark.parametrize(
    ("name", "begins"),
    [("a.ttl", b"@PREFIX"), ("a.jsonld", b"{"), ("A.NQ", b"<"), ("a.bib", b"@"), ("a.data", b"@PREFIX")],
)
def test_the_ending_of_the_file_chooses_the_format(store: str, name: str, begins: bytes, tmp_path: Path) -> None:
    assert run(store, "-o", str(tmp_path / name)).exit_code == 0
    assert (tmp_path / name).read_bytes().lstrip().upper().startswith(begins)


def test_csv_makes_two_tables(store: str, tmp_path: Path) -> None:
    assert run(store, "--format", "csv", "-o", str(tmp_path / "tables")).exit_code == 0
    assert sorted(file.name for file in (tmp_path / "tables").iterdir()) == ["edges.csv", "nodes.csv"]


def test_a_part_around_a_thing(store: str) -> None:
    result = run(store, "--around", "김하늘", "--hops", "1", "--format", "ntriples")
    assert b"2401.00001" in result.stdout_bytes
    assert b"2401.00003" not in result.stdout_bytes


def test_evidence_on_demand(store: str) -> None:
    assert b"Statement" not in run(store, "--around", "2401.00001").stdout_bytes
    assert b"Statement" in run(store, "--around", "2401.00001", "--evidence").stdout_bytes


def test_a_query_of_a_file(store: str, tmp_path: Path) -> None:
    query = tmp_path / "authors.rq"
    query.write_text("CONSTRUCT { ?p dcterms:creator ?a } WHERE { ?p dcterms:creator ?a }", encoding="utf-8")
    result = run(store, "--query", str(query), "--format", "ntriples")
    assert result.stdout.count("\n") == 3


@pytest.mark.parametrize(
    ("arguments", "answer"),
    [
        (("--format", "csv"), "Give a folder for them with -o"),
        (("--format", "gexf", "--evidence"), "gexf holds no evidence"),
        (("--hops", "2"), "Give it with --around THING"),
        (("--around", "김하늘", "--query", "papers"), "exclude each other"),
        (("a=b",), "'a=b' belongs to no query"),
        (("--around", "nobody at all"), "is called 'nobody at all'"),
        (("--format", "turtle", "-o", "/dev/null/x"), "cannot be written"),
    ],
)
def test_what_does_not_fit_is_told_in_one_line(store: str, arguments: tuple[str, ...], answer: str) -> None:
    result = run(store, *arguments)
    assert result.exit_code == 1
    assert answer in result.stderr
    assert result.stderr.count("\n") == 1
    assert result.stdout == ""
