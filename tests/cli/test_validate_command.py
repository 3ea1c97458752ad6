"""kg validate, as it is typed."""

from pathlib import Path

from click.testing import CliRunner, Result
from small_graph import published_graph

from kg.cli import main
from kg.pipeline import build


def run(store: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["validate", "--store", str(store), *arguments])


def test_a_built_graph_keeps_all_shapes(root: Path, tmp_path: Path) -> None:
    build([str(root / "seeds")], tmp_path / "store")
    result = run(tmp_path / "store")
    assert result.stdout == ""
    assert "keep all shapes" in result.stderr
    assert result.exit_code == 0


def test_violations_are_grouped_by_shape_and_end_in_status_1(tmp_path: Path) -> None:
    store = published_graph(tmp_path)  # its documents state little of what the shapes ask for
    result = run(store, "--limit", "1")
    assert result.exit_code == 1
    lines = result.stdout.splitlines()
    assert any(line.startswith("Evidence-document: evidence comes from exactly one kg:Document (") for line in lines)
    assert "more (--limit)" in result.stdout
    assert "  https://w3id.org/paper-kg/id/document/notes/later.md, character 77: " in run(store).stdout
    assert "violations of" in result.stderr


def test_processes_find_the_same(tmp_path: Path) -> None:
    store = published_graph(tmp_path)
    assert run(store, "--jobs", "2").stdout == run(store).stdout != ""
