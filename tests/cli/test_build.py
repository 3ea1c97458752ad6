"""What ``kg build`` prints, and where."""

import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from small_documents import digest, write_documents

import kg.errors
from kg.cli import main
from kg.errors import ExitStatus


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("KG_STORE", raising=False)


def lines(output: str) -> dict[str, str]:
    """The report's own lines, without the items listed below them."""
    return dict(re.split(r" {2,}", line) for line in output.splitlines() if not line.startswith(" "))


def test_reports_on_standard_output_and_is_quiet_otherwise() -> None:
    write_documents(Path("docs"), {"a.md": digest(1, 2), "b.md": digest(3), "c.md": "milk"})
    result = CliRunner().invoke(main, ["build", "docs"])
    assert result.exit_code == ExitStatus.DONE
    assert result.stderr == ""
    report = lines(result.stdout)
    assert list(report) == ["read", "unchanged", "removed", "skipped", "papers", "claims", "warnings", "seconds"]
    assert (report["read"], report["skipped"], report["papers"]) == ("2", "1", "3")
    assert "    docs/c.md: " in result.stdout
    assert Path("kg-store").is_dir()


def test_second_run_and_removal() -> None:
    write_documents(Path("docs"), {"a.md": digest(1), "b.md": digest(2), "c.md": digest(3)})
    CliRunner().invoke(main, ["build", "docs", "--store", "s"])
    Path("docs/b.md").unlink()
    result = CliRunner().invoke(main, ["build", "docs"], env={"KG_STORE": "s"})
    report = lines(result.stdout)
    assert (report["read"], report["unchanged"], report["removed"]) == ("0", "2", "1")
    assert "    docs/b.md\n" in result.stdout


def test_long_lists_are_cut_with_a_note() -> None:
    write_documents(Path("docs"), {f"{number:02}.md": "milk" for number in range(25)})
    short = CliRunner().invoke(main, ["build", "docs"]).stdout
    assert short.count("docs/") == 20
    assert "and 5 more" in short
    assert CliRunner().invoke(main, ["build", "docs", "--verbose"]).stdout.count("docs/") == 25


def test_dry_run() -> None:
    write_documents(Path("docs"), {"a.md": digest(1)})
    result = CliRunner().invoke(main, ["build", "docs", "--dry-run"])
    assert "would read    1\n    docs/a.md\n" in result.stdout
    assert not Path("kg-store").exists()


def test_skipped_documents_are_grouped_by_reason() -> None:
    write_documents(Path("docs"), {"a.md": digest(1), "b.md": "", "c.md": "", "d.md": "milk"})
    shown = CliRunner().invoke(main, ["build", "docs"]).stdout
    assert "skipped       3\n    empty (2):\n        docs/b.md\n        docs/c.md\n    docs/d.md: " in shown


def test_files_of_other_kinds_are_named() -> None:
    write_documents(Path("docs"), {"a.md": digest(1)})
    for name in ("paper.pdf", "minutes.docx", "more.pdf"):
        Path("docs", name).write_bytes(b"")
    result = CliRunner().invoke(main, ["build", "docs"])
    assert "other files   3\n    docs/minutes.docx\n    docs/more.pdf\n    docs/paper.pdf\n" in result.stdout
    assert result.exit_code == ExitStatus.DONE


def test_a_build_without_any_paper_says_what_a_note_needs() -> None:
    write_documents(Path("docs"), {"a.md": "Some words about the weather.", "b.md": "- buy paint"})
    result = CliRunner().invoke(main, ["build", "docs"])
    assert result.exit_code == 4
    assert "docs/a.md" in result.stdout
    assert re.fullmatch(r"No paper was found: .*title.*\n", result.stderr)
    write_documents(Path("more"), {"c.md": digest(1)})
    assert CliRunner().invoke(main, ["build", "more"]).exit_code == ExitStatus.DONE
    assert CliRunner().invoke(main, ["build", "docs"]).exit_code == ExitStatus.NOTHING_FOUND


def test_strict_takes_skipped_documents_for_failures() -> None:
    write_documents(Path("docs"), {"a.md": digest(1), "b.md": "milk"})
    assert CliRunner().invoke(main, ["build", "docs"]).exit_code == ExitStatus.DONE
    result = CliRunner().invoke(main, ["build", "docs", "--strict"])
    assert result.exit_code == 3
    assert "Skipped 1 document" in result.stderr
    Path("docs/b.md").unlink()
    assert CliRunner().invoke(main, ["build", "docs", "--strict"]).exit_code == ExitStatus.DONE


def test_every_exit_status_is_documented() -> None:
    written = kg.errors.__doc__ or ""
    for status in ExitStatus:
        assert re.search(rf"^ +{status.value}  ", written, re.MULTILINE), status


def test_errors_take_one_line() -> None:
    for arguments in (
        ["build", "nowhere"],
        ["build"],
        ["build", ""],
        ["build", "--name", "x"],
        ["build", "--jobs", "0", "."],
        ["bild"],
        ["--bild"],
    ):
        result = CliRunner().invoke(main, arguments)
        assert result.exit_code == 1, arguments
        assert result.stdout == ""
        assert re.fullmatch(r"Error: .+\n", result.stderr), arguments


def test_a_terminal_sees_progress(root: Path) -> None:
    write_documents(Path("docs"), {"a.md": digest(1), "b.md": digest(2)})
    ours, theirs = pty.openpty()
    try:
        done = subprocess.run(
            [sys.executable, "-m", "kg", "build", "docs"],
            stdout=subprocess.PIPE,
            stderr=theirs,
            env={**os.environ, "PYTHONPATH": str(root), "TERM": "xterm"},
            check=True,
        )
        shown = os.read(ours, 65536).decode()
    finally:
        os.close(ours)
        os.close(theirs)
    assert "Reading" in shown
    assert "2/2" in shown
    assert done.stdout.startswith(b"read")
