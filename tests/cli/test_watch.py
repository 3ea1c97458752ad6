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
from typing import Any

import pytest
from click.testing import CliRunner
from small_documents import digest, write_documents

import kg.pipeline
from kg.cli import main
from kg.pipeline import build
from kg.pipeline.report import BuildReport

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


@pytest.mark.skipif(os.name == "nt", reason="there is no os.kill with SIGINT there")
@pytest.mark.parametrize("pressed_in", [1, 2])
def test_ctrl_c_in_a_build_with_nothing_left_to_read_ends_the_watching(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pressed_in: int
) -> None:
    write_documents(tmp_path / "notes", {"a.md": digest(1)})
    builds: list[int] = []

    def build_and_press(*arguments: Any, **options: Any) -> BuildReport:
        report = build(*arguments, **options)
        builds.append(len(report.read))
        if len(builds) == pressed_in:
            os.kill(os.getpid(), signal.SIGINT)
        return report

    monkeypatch.setattr(kg.pipeline, "build", build_and_press)
    late = threading.Timer(30, os.kill, (os.getpid(), signal.SIGINT))
    late.start()
    result = CliRunner().invoke(main, ["build", str(tmp_path / "notes"), "--watch", "--store", str(tmp_path / "store")])
    assert late.is_alive(), "it went on"
    late.cancel()
    assert result.exit_code == 0, result.output
    assert builds == [1, 0][:pressed_in]


def test_a_dry_run_is_not_watched(tmp_path: Path) -> None:
    refused = CliRunner().invoke(main, ["build", str(tmp_path), "--watch", "--dry-run"])
    assert refused.exit_code == 1
    assert "exclude each other" in refused.stderr
