"""Every command on a console or pipe that knows CP949 alone, as on Korean Windows: no traceback, files in UTF-8."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from small_documents import write_documents

from kg.cli.group import COMMANDS

NOTE = """## Daily Papers (2024-03-07)

### [Émile and 🤗 Friends](https://arxiv.org/abs/2401.02131)

Authors: Ahmet Üstün

- 이 모델은 GSM8K에서 78.4%의 정확도를 얻었습니다.
"""
RUNS = {
    "build": [["build", "notes"], ["build", "notes", "--fresh", "--verbose"], ["build", "naïve 🤗"]],
    "read": [["read", "notes/naïve.md"], ["read", "notes/🤗.md"], ["read", "notes/naïve.md", "--json"]],
    "query": [["query", "papers"], ["query", "papers", "--format", "csv"], ["query", "papers", "--timeout", "60"]],
    "queries": [["queries"], ["queries", "papers"]],
    "sparql": [
        ["sparql", "SELECT * { ?s ?p '🤗' }"],
        ["sparql", "SELECT ?t { ?s <http://purl.org/dc/terms/title> ?t }"],
    ],
    "search": [["search", "정확도"], ["search", "🤗 Émile"]],
    "show": [["show", "2401.02131"], ["show", "Émile 🤗"]],
    "new": [["new"]],
    "duplicates": [["duplicates"]],
    "completion": [["completion", "bash"]],
    "mcp": [["mcp", "--store", "naïve 🤗"]],
    "explain": [["explain", "2401.02131"], ["explain", "Émile 🤗"]],
    "render": [["render", "-o", "graph.html"]],
    "export": [["export", "-o", "graph.ttl"], ["export"], ["export", "--format", "csv", "-o", "tables"]],
    "push": [["push", "http://127.0.0.1:1"], ["push", "naïve 🤗"]],
    "serve": [["serve", "--store", "naïve 🤗"]],
    "validate": [["validate"]],
    "vocabulary": [["vocabulary", "list"], ["vocabulary", "check"]],
    "stats": [["stats"]],
    "doctor": [["doctor"]],
    "forget": [["forget", "🤗"], ["forget", "notes"]],
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    work = tmp_path_factory.mktemp("cp949")
    write_documents(work / "notes", {"naïve.md": NOTE, "🤗.md": "milk"})
    (work / "notes" / "ünread.pdf").write_bytes(b"")
    return work


def run(folder: Path, root: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("KG_")}
    environment |= {"PYTHONPATH": str(root), "PYTHONIOENCODING": "cp949"}
    command = [sys.executable, "-m", "kg", *arguments]
    return subprocess.run(
        command, cwd=folder, env=environment, stdin=subprocess.DEVNULL, capture_output=True, timeout=120, check=False
    )


@pytest.mark.slow
@pytest.mark.parametrize("command", [name for name, _, _ in COMMANDS])
def test_no_command_fails_over_what_cannot_be_encoded(command: str, folder: Path, root: Path) -> None:
    if not (folder / "kg-store").exists():
        run(folder, root, "build", "notes")
    for arguments in RUNS[command]:
        done = run(folder, root, *arguments)
        said = (done.stdout + done.stderr).decode("cp949", "replace")
        assert "Traceback" not in said, said
        assert "UnicodeEncodeError" not in said, said
        assert done.returncode in {0, 1, 3, 4}


@pytest.mark.slow
def test_tables_are_in_the_encoding_of_the_console_and_data_in_utf8(folder: Path, root: Path) -> None:
    run(folder, root, "build", "notes")
    table = run(folder, root, "explain", "2401.02131").stdout.decode("cp949")
    assert "정확도를" in table
    assert "?mile and ? Friends" in run(folder, root, "query", "papers").stdout.decode("cp949")
    assert "Émile and 🤗 Friends" in run(folder, root, "query", "papers", "--format", "csv").stdout.decode("utf-8")
    run(folder, root, "export", "-o", "graph.ttl")
    assert "Émile and 🤗 Friends" in (folder / "graph.ttl").read_text("utf-8")
