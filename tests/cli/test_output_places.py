"""Where commands write: into folders that exist, and nowhere else."""

from pathlib import Path

import pytest
from click.testing import CliRunner
from small_graph import published_graph

from kg.cli import main


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> str:
    return str(published_graph(tmp_path_factory.mktemp("places")))


@pytest.mark.parametrize(
    ("command", "name"),
    [
        (["render"], "page.html"),
        (["render", "--engine", "pyvis"], "page.html"),
        (["export"], "graph.ttl"),
        (["export", "--format", "csv"], "tables"),
    ],
)
def test_a_wrong_path_makes_no_folders(command: list[str], name: str, store: str, tmp_path: Path) -> None:
    target = tmp_path / "missing" / "folder" / name
    result = CliRunner().invoke(main, [*command, "--store", store, "-o", str(target)])
    assert result.exit_code == 1
    assert result.stderr.startswith(f"Error: {target} cannot be ")
    assert result.stderr.count("\n") == 1
    assert list(tmp_path.iterdir()) == []
