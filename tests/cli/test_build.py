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

from kg.cli import main


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
    assert result.exit_code == 0
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


def test_errors_take_one_line() -> None:
    for arguments in (["build", "nowhere"], ["build"], ["build", "--jobs", "0", "."], ["bild"], ["--bild"]):
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
