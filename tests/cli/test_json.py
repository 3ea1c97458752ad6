"""--json on every command, errors too; the shapes stand in docs/pages/json.md."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner, Result

from kg.cli import main


def leaves(command: click.Command, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            inner = command.get_command(context, name)
            assert inner is not None
            yield from leaves(inner, (*path, name))
    else:
        yield path, command


def test_every_command_has_the_option(root: Path) -> None:
    lacking = [
        path for path, command in leaves(main) if "--json" not in {opt for each in command.params for opt in each.opts}
    ]
    assert lacking == []


@pytest.mark.parametrize(
    ("words", "keys"),
    [
        (("query", "papers", "--limit", "2"), {"columns", "rows", "cut"}),
        (("query", "top-voted", "limit=2", "--timeout", "60"), {"columns", "rows", "cut"}),
        (("sparql", "ASK {}"), {"columns", "rows", "cut"}),
        (("queries",), {"queries"}),
        (
            ("queries", "leaderboard"),
            {"name", "text", "form", "summary", "summary_ko", "description", "description_ko", "tags", "params"}
            | {"columns", "draw", "empty", "empty_ko", "example"},
        ),
        (("explain", "2402.14830", "authors", "--limit", "1"), {"iri", "label", "total", "facts"}),
        (("stats", "--top", "1"), {"tables"}),
        (("vocabulary", "list", "metric", "--limit", "2"), {"columns", "rows", "cut", "problems"}),
        (("export", "--format", "bibtex", "-o", "papers.bib"), {"output", "format", "files"}),
        (("vocabulary", "export", "metric", "-o", "metrics.ttl"), {"output", "format", "files"}),
        (("render", "--around", "GSM8K", "-o", "page.html"), {"output", "nodes", "links", "hidden"}),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_commands_write_json(
    words: tuple[str, ...], keys: set[str], seeds_location: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KG_STORE", str(seeds_location))
    monkeypatch.chdir(tmp_path)
    if "--timeout" in words:
        import subprocess
        import sys

        done = subprocess.run([sys.executable, "-m", "kg", *words, "--json"], capture_output=True, check=True)
        written = json.loads(done.stdout)
    else:
        result = CliRunner().invoke(main, [*words, "--json"])
        assert result.exit_code == 0, result.stderr
        written = json.loads(result.stdout)
    assert set(written) == keys


def test_rows_are_objects_with_numbers_as_numbers(seeds_location: Path) -> None:
    words = ["query", "leaderboard", "benchmark=GSM8K", "min-confidence=0.5", "--limit", "1", "--json"]
    written = json.loads(CliRunner().invoke(main, [*words, "--store", str(seeds_location)]).stdout)
    assert written["cut"] is True
    assert written["rows"][0]["value"] == 86.81
    assert list(written["rows"][0]) == written["columns"]


def test_build_and_forget_write_their_report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from small_documents import digest, write_documents

    monkeypatch.chdir(tmp_path)
    write_documents(tmp_path / "notes", {"a.md": digest(1)})
    built = json.loads(CliRunner().invoke(main, ["build", "notes", "--json"]).stdout)
    assert built["read"] == ["notes/a.md"]
    assert built["papers"] == 1
    checked = json.loads(CliRunner().invoke(main, ["doctor", "--json"]).stdout)
    assert set(checked) == {"problems", "quads", "documents", "sources"}
    forgotten = json.loads(CliRunner().invoke(main, ["forget", "notes", "--json"]).stdout)
    assert forgotten["removed"] == ["notes/a.md"]


def refused(result: Result) -> dict[str, Any]:
    assert result.exit_code == 1
    assert result.stdout == ""
    assert result.stderr.count("\n") == 1
    written = json.loads(result.stderr)
    assert set(written) == {"error"}
    error = written["error"]
    assert isinstance(error, dict)
    assert list(error) == ["code", "message", "input", "hint"]
    return error


@pytest.mark.parametrize(
    ("words", "code", "given", "hint"),
    [
        (("query", "paper-autors"), "unknown-query", "paper-autors", "paper-authors"),
        (("query", "author-papers", "author=Arindam Mitre"), "unknown-thing", "Arindam Mitre", "Arindam Mitra"),
        (("query", "top-voted", "limit=many"), "parameter", "many", None),
        (("sparql", "SELECT * {"), "query", None, None),
        (("queries", "zzz"), "unknown-query", "zzz", "kg queries"),
        (("explain", "nobody"), "unknown-thing", "nobody", "Did you mean"),
        (("query",), "usage", None, "--help"),
        (("stats", "--tap", "3"), "usage", None, "--help"),
        (("stats", "--store", "nowhere"), "store", None, None),
        (("no-such-command",), "usage", None, "--help"),
        (("query", "papers", "--excel"), "input", None, "csv"),
        (("export",), "input", None, "-o"),
    ],
)
def test_errors_are_json(
    words: tuple[str, ...],
    code: str,
    given: str | None,
    hint: str | None,
    seeds_location: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("KG_STORE", str(seeds_location))
    error = refused(CliRunner().invoke(main, [*words, "--json"]))
    assert error["code"] == code
    assert error["input"] == given
    assert error["message"]
    assert hint is None or hint in error["hint"]


def test_a_word_after_two_hyphens_asks_for_no_json(seeds_location: Path) -> None:
    result = CliRunner().invoke(main, ["explain", "--store", str(seeds_location), "--", "--json"])
    assert result.stderr.startswith("Error: ")
