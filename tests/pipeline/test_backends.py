"""Communities by a backend of networkx: a real one, installed as backends are, in a folder of its own."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from small_documents import digest, write_documents

from kg.errors import InputError
from kg.pipeline.computations.registry import COMPUTATIONS, computations_with
from kg.schema.terms import IN_COMMUNITY

BACKEND = """
class Dispatcher:
    @staticmethod
    def louvain_communities(graph, *values, **options):
        return [set(graph)]
    @staticmethod
    def convert_from_nx(graph, **options):
        return graph
    @staticmethod
    def convert_to_nx(result, **options):
        return result

def info():
    return {"functions": FUNCTIONS}
"""
ENTRY_POINTS = """
[networkx.backends]
{name} = {name}_backend:Dispatcher

[networkx.backend_info]
{name} = {name}_backend:info
"""

ASKED = f"SELECT ?c (COUNT(?n) AS ?size) {{ GRAPH ?g {{ ?n <{IN_COMMUNITY}> ?c }} }} GROUP BY ?c"


@pytest.fixture
def installed(tmp_path: Path) -> Path:
    """A folder with two backends: one that finds communities, all nodes together, and one that does not."""
    folder = tmp_path / "installed"
    for name, functions in (("tiny", "{'louvain_communities': {}}"), ("other", "{}")):
        information = folder / f"{name}_backend-1.0.dist-info"
        information.mkdir(parents=True)
        (information / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}-backend\nVersion: 1.0\n")
        (information / "entry_points.txt").write_text(ENTRY_POINTS.format(name=name))
        (folder / f"{name}_backend.py").write_text(f"FUNCTIONS = {functions}\n{BACKEND}")
    return folder


def kg(installed: Path, root: Path, *words: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join((str(installed), str(root)))}
    command = [sys.executable, "-m", "kg", *words]
    return subprocess.run(command, cwd=installed.parent, env=environment, capture_output=True, text=True, check=False)


def test_a_backend_finds_the_communities(installed: Path, tmp_path: Path, root: Path) -> None:
    write_documents(tmp_path / "notes", {f"{number}.md": digest(number) for number in (1, 2, 3, 11, 12)})
    sizes = {}
    (tmp_path / "kg.toml").write_text('sources = ["notes"]\n')
    for backend in ("", "tiny"):
        done = kg(installed, root, "build", "--fresh", "--jobs", "1", *(["--backend", backend] if backend else []))
        assert done.returncode == 0, done.stderr
        sizes[backend] = kg(installed, root, "sparql", ASKED, "--format", "csv").stdout
    assert sizes[""] != sizes["tiny"]
    assert len(sizes["tiny"].splitlines()) == 2, "one community"
    (tmp_path / "kg.toml").write_text('sources = ["notes"]\nbackend = "other"\n')
    refused = kg(installed, root, "build", "--jobs", "1")
    assert refused.returncode == 1
    assert refused.stderr == "Error: The backend 'other' does not find communities. Leave --backend out.\n"


def test_a_backend_that_is_not_installed_is_named() -> None:
    with pytest.raises(InputError, match="networkx has no backend called 'nothing'"):
        computations_with("nothing")
    assert computations_with("") is COMPUTATIONS
