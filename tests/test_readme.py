"""README and documentation keep their word: commands exist and are named, Python examples have the right types."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

import click
import pytest

from kg.cli import main
from kg.sparql import saved_queries


@pytest.fixture(scope="module")
def readme(root: Path) -> str:
    return (root / "README.md").read_text("utf-8")


@pytest.fixture(scope="module")
def pages(root: Path, readme: str) -> str:
    return readme + "".join(page.read_text("utf-8") for page in sorted((root / "docs" / "pages").glob("*.md")))


def commands() -> dict[str, click.Command]:
    context = click.Context(main)
    found = {name: main.get_command(context, name) for name in main.list_commands(context)}
    return {name: command for name, command in found.items() if command is not None}


def typed(readme: str) -> list[list[str]]:
    """The kg commands of the console blocks, as arguments."""
    blocks = re.findall(r"```console\n(.*?)```", readme, re.DOTALL)
    steps = [step.strip() for block in blocks for line in block.splitlines() for step in line.split("&&")]
    words = [
        shlex.split(re.split(" [<>] ", step.removeprefix("$ "))[0])
        for step in steps
        if re.match(r"(\$ )?(\.venv/bin/)?kg ", step)
    ]
    return [each[1:] for each in words]


def test_every_command_is_documented_and_has_help(readme: str) -> None:
    for name, command in commands().items():
        assert re.search(rf"\bkg {name}\b", readme), name
        assert command.help


def test_every_command_shown_parses(pages: str) -> None:
    shown = typed(pages)
    assert len(shown) > 30
    for name, *arguments in shown:
        command = commands()[name]
        command.make_context(name, list(arguments), resilient_parsing=False)


def test_every_saved_query_shown_exists(pages: str) -> None:
    names = {query.name for query in saved_queries()}
    shown = {arguments[0] for name, *arguments in typed(pages) if name == "query"}
    assert {each for each in shown if not each.endswith(".rq")} <= names
    assert "leaderboard" in shown


def test_the_types_of_every_python_example_are_right(root: Path, readme: str, tmp_path: Path) -> None:
    pages = {"README.md": readme, **{page.name: page.read_text("utf-8") for page in (root / "docs").rglob("*.md")}}
    count = {}
    for name, text in pages.items():
        examples = re.findall(r"^```python\n(.*?)^```", text, re.DOTALL | re.MULTILINE)
        count[name] = len(examples)
        for number, example in enumerate(examples):
            module = re.sub(r"\W", "_", f"{name}_{number}")
            (tmp_path / f"{module}.py").write_text(example, "utf-8")
    assert count["README.md"] > 0
    command = [sys.executable, "-m", "mypy", "--config-file", str(root / "pyproject.toml"), str(tmp_path)]
    checked = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stdout + checked.stderr
