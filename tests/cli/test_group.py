"""The table of commands, and what ``kg`` itself costs."""

import importlib
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner
from small_documents import digest, write_documents

from kg import __version__
from kg.cli import main
from kg.cli.group import COMMANDS
from kg.errors import ExitStatus


@pytest.mark.parametrize(("name", "module", "summary"), COMMANDS, ids=[row[0] for row in COMMANDS])
def test_each_command_is_what_the_table_says(name: str, module: str, summary: str) -> None:
    command = importlib.import_module(module).command
    assert isinstance(command, click.Command)
    assert command.name == name
    assert len(summary) < 75


def test_help_lists_the_commands_that_are_there() -> None:
    for arguments in ([], ["--help"], ["-h"]):
        result = CliRunner().invoke(main, arguments)
        assert result.exit_code == 0
        for name, _, summary in COMMANDS:
            assert f"  {name} " in result.stdout
            assert summary.split(".")[0][:40] in result.stdout


def test_version() -> None:
    assert CliRunner().invoke(main, ["--version"]).stdout == f"kg, version {__version__}\n"


@pytest.mark.parametrize(
    ("arguments", "needless"),
    [
        (["--help"], {"pyoxigraph", "rdflib", "spacy", "kg.pipeline", "kg.store", "kg.readers", "importlib.metadata"}),
        (
            ["build", "docs"],
            # the graph is opened: "unchanged" counts only if it answers
            {"rdflib", "spacy", "kg.pipeline.documents", "kg.readers", "multiprocessing", "concurrent.futures"},
        ),
    ],
)
def test_nothing_heavy_is_imported_in_vain(
    arguments: list[str], needless: set[str], tmp_path: Path, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_documents(tmp_path / "docs", {"a.md": digest(1)})
    monkeypatch.chdir(tmp_path)
    assert CliRunner().invoke(main, ["build", "docs"]).exit_code == ExitStatus.DONE
    program = (
        f"import sys; sys.path.insert(0, {str(root)!r}); from kg.cli import main; "
        f"main({arguments!r}, standalone_mode=False); print('imported', *sys.modules)"
    )
    answer = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout
    imported = set(answer.splitlines()[-1].split())
    assert "click" in imported
    assert sorted(imported & needless) == []
