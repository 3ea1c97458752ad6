"""``kg read``: what a reader found in one file, or what it looked for in vain."""

import json
from pathlib import Path

from click.testing import CliRunner

from kg.cli import main

NOTE = """# KiteNet: Flying on Short Strings

- 저자: Ann Bee, Cee Dee
- 논문: https://arxiv.org/abs/2401.03001

## Method

It flies.
"""


def run(path: Path, *options: str) -> tuple[int, str]:
    result = CliRunner().invoke(main, ["read", str(path), *options])
    return result.exit_code, result.output


def test_fields_with_their_lines(tmp_path: Path) -> None:
    file = tmp_path / "kite.md"
    file.write_text(NOTE, "utf-8")
    status, output = run(file)
    assert status == 0
    lines = [line.split() for line in output.splitlines()]
    assert ["title", "line", "1", "KiteNet:", "Flying", "on", "Short", "Strings"] in lines
    assert ["author", "line", "3", "Cee", "Dee"] in lines
    assert ["arXiv", "id", "line", "4", "2401.03001"] in lines
    assert "page of one paper" in output
    assert "because of" in output


def test_json_holds_the_same(tmp_path: Path) -> None:
    file = tmp_path / "kite.md"
    file.write_text(NOTE, "utf-8")
    status, output = run(file, "--json")
    assert status == 0
    answer = json.loads(output)
    assert answer["layout"] == "page"
    (paper,) = answer["papers"]
    assert {
        "name": "arXiv id",
        "value": "2401.03001",
        "line": 4,
        "written": "https://arxiv.org/abs/2401.03001",
    } in paper["fields"]
    assert [passage["text"] for passage in paper["passages"]] == [
        "KiteNet: Flying on Short Strings",
        "Method",
        "It flies.",
    ]


def test_what_was_looked_for_in_a_file_that_is_not_read(tmp_path: Path) -> None:
    file = tmp_path / "plan.md"
    file.write_text("# Plan\n\n- buy paint\n", "utf-8")
    status, output = run(file)
    assert status == 4
    assert "is not read" in output
    assert "page of one paper: 0.00" in output
    assert "against: no id, and a title that says it is a proposal, a draft or minutes" in output


def test_offsets_are_those_of_the_decoded_document(tmp_path: Path) -> None:
    file = tmp_path / "kite.md"
    file.write_text(f"<!-- hidden -->\n\u200b{NOTE}", "utf-8")
    _, output = run(file, "--json")
    (paper,) = json.loads(output)["papers"]
    text = file.read_text("utf-8")
    assert text[paper["start"] : paper["end"]].strip() == NOTE.strip()


def test_missing_files_and_folders_are_errors(tmp_path: Path) -> None:
    assert run(tmp_path / "no.md")[0] == 1
    assert run(tmp_path)[0] == 1


def test_a_binary_file_is_told(tmp_path: Path) -> None:
    file = tmp_path / "x.md"
    file.write_bytes(bytes(500))
    status, output = run(file)
    assert (status, "binary" in output) == (4, True)
