"""Papers noted twice."""

import json
from pathlib import Path

from click.testing import CliRunner
from small_documents import digest, write_documents

from kg.cli import main
from kg.duplicates import Duplicate, find_duplicates, group_duplicates
from kg.papers import Paper
from kg.pipeline import build
from kg.store import open_store


def test_papers_of_several_notes_and_of_one_title(tmp_path: Path) -> None:
    other = "### [Paper  4!](https://arxiv.org/abs/2403.00009)\n\nVote: 3\n"
    documents = {"a.md": digest(1, 2), "b.md": digest(2, 4), "c.md": f"## Daily Papers (2024-03-01)\n\n{other}"}
    write_documents(tmp_path / "notes", documents)
    build([tmp_path / "notes"], tmp_path / "store")
    with open_store(tmp_path / "store") as graph:
        likely, certain = find_duplicates(graph)
    assert not likely.is_certain
    assert [paper.arxiv for paper in likely.papers] == ["2402.00004", "2403.00009"]
    assert likely.documents == ("notes/b.md", "notes/c.md")
    assert certain.is_certain
    assert (certain.papers[0].arxiv, certain.documents) == ("2402.00002", ("notes/a.md", "notes/b.md"))
    run = CliRunner().invoke
    store = ["--store", str(tmp_path / "store")]
    assert run(main, ["duplicates", *store]).stdout.splitlines() == [
        "1 title under several ids, each of which may be one paper",
        "  Paper 4  (arxiv:2402.00004, arxiv:2403.00009)",
        "    notes/b.md",
        "    notes/c.md",
        "",
        "1 paper noted twice or more in notes",
        "  Paper 2  (arxiv:2402.00002)",
        "    notes/a.md",
        "    notes/b.md",
    ]
    written = json.loads(run(main, ["duplicates", "--json", *store]).stdout)["duplicates"]
    assert [each["certain"] for each in written] == [False, True]
    assert len(json.loads(run(main, ["duplicates", "--json", "--limit", "1", *store]).stdout)["duplicates"]) == 1


def test_duplicates_are_grouped_by_folders_and_limited(tmp_path: Path) -> None:
    """A collection of digests and pages of their papers gave a thousand lines without a word of why."""
    many = range(1, 15)
    write_documents(tmp_path / "notes/digests", {"a.md": digest(*many), "b.md": digest(3)})
    write_documents(tmp_path / "notes/pages", {"c.md": digest(*many)})
    build([tmp_path / "notes"], tmp_path / "store")
    with open_store(tmp_path / "store") as graph:
        groups = group_duplicates(find_duplicates(graph))
    assert [(each.folders, len(each.duplicates)) for each in groups] == [(("notes/digests", "notes/pages"), 14)]
    result = CliRunner().invoke(main, ["duplicates", "--store", str(tmp_path / "store")])
    lines = result.stdout.splitlines()
    assert lines[0] == "14 papers noted twice or more in notes/digests and notes/pages"
    assert sum(line.startswith("  Paper") for line in lines) == 10
    assert "Only the first 10 papers of each group" in result.stderr
    more = CliRunner().invoke(main, ["duplicates", "--limit", "20", "--store", str(tmp_path / "store")])
    assert sum(line.startswith("  Paper") for line in more.stdout.splitlines()) == 14


def test_a_graph_without_duplicates(tmp_path: Path) -> None:
    write_documents(tmp_path / "notes", {"a.md": digest(1)})
    build([tmp_path / "notes"], tmp_path / "store")
    result = CliRunner().invoke(main, ["duplicates", "--store", str(tmp_path / "store")])
    assert (result.stdout, result.stderr) == ("", "No paper is noted twice.\n")


def test_papers_noted_twice_in_one_folder_come_first() -> None:
    def noted(title: str, *documents: str) -> Duplicate:
        return Duplicate((Paper(title, title),), documents)

    apart = [noted(str(number), "a/1.md", "b/1.md") for number in range(2)]
    groups = group_duplicates([*apart, noted("x", "a/1.md", "c/1.md"), noted("y", "a/1.md", "a/2.md")])
    assert [each.folders for each in groups] == [("a",), ("a", "c"), ("a", "b")]
