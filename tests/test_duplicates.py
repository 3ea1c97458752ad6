"""Papers noted twice."""

import json
from pathlib import Path

from click.testing import CliRunner
from small_documents import digest, write_documents

from kg.cli import main
from kg.duplicates import find_duplicates
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
    result = run(main, ["duplicates", *store]).stdout.splitlines()
    assert result[0] == "Paper  4!  (arxiv:2402.00004, arxiv:2403.00009; may be one paper)".replace("  4!", " 4")
    assert "    notes/a.md" in result
    written = json.loads(run(main, ["duplicates", "--json", *store]).stdout)["duplicates"]
    assert [each["certain"] for each in written] == [False, True]
    assert "first 1 of 2" in run(main, ["duplicates", "--limit", "1", *store]).stderr


def test_a_graph_without_duplicates(tmp_path: Path) -> None:
    write_documents(tmp_path / "notes", {"a.md": digest(1)})
    build([tmp_path / "notes"], tmp_path / "store")
    result = CliRunner().invoke(main, ["duplicates", "--store", str(tmp_path / "store")])
    assert (result.stdout, result.stderr) == ("", "No paper is noted twice.\n")
