"""Completion in shells: commands, saved queries, parameters and things."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from needed import missing

from kg.cli import main


def completed(store: Path, shell: str, *words: str) -> list[str]:
    """What kg offers for the last word; of zsh and fish the values alone."""
    if shell == "fish":
        line = {"COMP_WORDS": " ".join(words), "COMP_CWORD": words[-1]}
    else:
        line = {"COMP_WORDS": " ".join(words), "COMP_CWORD": str(len(words) - 1)}
    environment = {**os.environ, "_KG_COMPLETE": f"{shell}_complete", "KG_STORE": str(store), **line}
    code = "import sys; from kg.cli import main; main(prog_name='kg')"
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
    assert done.stderr == ""
    lines = [line for line in done.stdout.splitlines() if line]
    if shell == "zsh":
        return [line for place, line in enumerate(lines) if place % 3 == 1]
    return [line.partition(",")[2].partition("\t")[0] for line in lines]


def test_commands_and_queries(seeds_location: Path) -> None:
    assert {"query", "queries"} <= set(completed(seeds_location, "bash", "kg", "quer"))
    assert "leaderboard" in completed(seeds_location, "bash", "kg", "query", "leader")
    assert "leaderboard" in completed(seeds_location, "fish", "kg", "queries", "leader")


@pytest.mark.parametrize(
    ("shell", "words", "expected"),
    [
        ("zsh", ("kg", "query", "leaderboard", "b"), "benchmark="),
        ("zsh", ("kg", "query", "leaderboard", "benchmark=GSM"), "benchmark=GSM8K"),
        ("fish", ("kg", "query", "leaderboard", "benchmark=GSM"), "benchmark=GSM8K"),
        ("bash", ("kg", "query", "leaderboard", "benchmark", "=", "GSM"), "GSM8K"),
        ("bash", ("kg", "query", "author-papers", "author", "=", "arindam"), "Arindam\\\\ Mitra"),
        ("bash", ("kg", "explain", "Orca-m"), "Orca-Math"),
        ("zsh", ("kg", "export", "--around", "gsm"), "gsm8k"),
    ],
)
def test_parameters_and_things(shell: str, words: tuple[str, ...], expected: str, seeds_location: Path) -> None:
    assert expected in completed(seeds_location, shell, *words)


@pytest.mark.parametrize("typed", ["GSM", "gsm", "Orca", "orca"])
def test_what_is_offered_begins_with_what_was_typed(typed: str, seeds_location: Path) -> None:
    """Of GSM8K and gsm8k a shell keeps what both begin with, which took away what was typed."""
    for shell in ("bash", "zsh", "fish"):
        found = completed(seeds_location, shell, "kg", "explain", typed)
        assert found
        assert all(each.startswith(typed) for each in found)


def test_a_store_that_is_not_there_completes_nothing(tmp_path: Path) -> None:
    assert completed(tmp_path / "none", "bash", "kg", "explain", "orca") == []
    assert completed(tmp_path / "none", "bash", "kg", "query", "no-such-query", "x") == []


def test_bash_completes_by_the_script(seeds_location: Path, tmp_path: Path) -> None:
    bash = shutil.which("bash") or missing("there is no bash")
    script = CliRunner().invoke(main, ["completion", "bash"]).stdout
    (tmp_path / "kg").write_text(f'#!/bin/sh\nexec {sys.executable} -m kg "$@"\n')
    (tmp_path / "kg").chmod(0o755)
    asked = (
        f"{script}\nCOMP_WORDS=(kg query author-papers author = arindam); COMP_CWORD=5\n"
        "_kg_completion kg; printf '%s\\n' \"${COMPREPLY[@]}\""
    )
    environment = {**os.environ, "KG_STORE": str(seeds_location), "PATH": f"{tmp_path}{os.pathsep}{os.environ['PATH']}"}
    root = str(Path(__file__).parents[2])
    done = subprocess.run([bash, "-c", asked], env=environment, cwd=root, capture_output=True, text=True, check=True)
    assert done.stdout == "Arindam\\ Mitra\n"


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_scripts_parse(shell: str, tmp_path: Path) -> None:
    script = CliRunner().invoke(main, ["completion", shell])
    assert script.exit_code == 0
    found = shutil.which(shell)
    if found is None:
        pytest.skip(f"there is no {shell}")
    (tmp_path / "script").write_text(script.stdout)
    assert subprocess.run([found, "-n", str(tmp_path / "script")], capture_output=True, check=True).stderr == b""
