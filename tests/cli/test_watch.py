"""kg build --watch: a new graph soon after a note changed, and what came with it."""

import os
import queue
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from click.testing import CliRunner
from small_documents import digest, write_documents

from kg.cli import main

ROOT = Path(__file__).parents[2]


class Watching:
    """A running ``kg build --watch``."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self.process = process
        self._lines: queue.Queue[str] = queue.Queue()
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        for line in self.process.stdout or ():
            self._lines.put(line)

    def wait_for(self, words: str) -> str:
        """Return the next line that holds some words."""
        while words not in (line := self._lines.get(timeout=60)):
            pass
        return line


@contextmanager
def watching(folder: Path) -> Iterator[Watching]:
    command = [sys.executable, "-m", "kg", "build", "notes", "--watch"]
    with subprocess.Popen(
        command,
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as process:
        try:
            yield Watching(process)
        finally:
            process.kill()


@pytest.mark.skipif(os.name == "nt", reason="there is no Ctrl-C for a child there")
def test_changes_are_read_and_told_until_ctrl_c(tmp_path: Path) -> None:
    write_documents(tmp_path / "notes", {"a.md": digest(1)})
    with watching(tmp_path) as watched:
        watched.wait_for("Watching")
        write_documents(tmp_path / "notes", {"a.md": digest(1), "b.md": digest(2, 3)})
        watched.wait_for("2 new papers")
        assert "Paper 2" in watched.wait_for("arxiv:2402.00002")
        write_documents(tmp_path / "notes", {"a.md": digest(1)})
        watched.wait_for("2 gone")
        watched.process.send_signal(signal.SIGINT)
        watched.wait_for("Ended")
        assert watched.process.wait(30) == 0


def test_a_dry_run_is_not_watched(tmp_path: Path) -> None:
    refused = CliRunner().invoke(main, ["build", str(tmp_path), "--watch", "--dry-run"])
    assert refused.exit_code == 1
    assert "exclude each other" in refused.stderr
