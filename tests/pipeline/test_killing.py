"""A build may end at any moment, by kill -9 or Ctrl-C: what is published stays whole, and the next build completes."""

import os
import pty
import random
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from io import RawIOBase
from pathlib import Path

import pytest
from small_documents import digest, write_documents

from kg.extractors.registry import STRUCTURE
from kg.pipeline import build
from kg.store import StoreBuilder, open_store

KILLS = 20
BUILD = """
import sys
from kg.pipeline import build
from kg.extractors.registry import STRUCTURE
build(["docs"], sys.argv[1], jobs=2, extractors=STRUCTURE)
"""
DOCUMENTS = 40


def graph(location: Path) -> bytes:
    with open_store(location) as store:
        return store.canonical_nquads()


@contextmanager
def running(
    arguments: list[str], root: Path, folder: Path, *, stderr: int = subprocess.PIPE
) -> Iterator[subprocess.Popen[str]]:
    """Run Python in a folder and in its own process group."""
    with subprocess.Popen(
        [sys.executable, *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(root)},
        stdout=subprocess.PIPE,
        stderr=stderr,
        text=True,
        start_new_session=True,
    ) as process:
        try:
            yield process
        finally:
            if process.poll() is None:
                process.kill()


def wait_for_the_end_of_group(group: int, seconds: float = 20) -> None:
    """Wait until no process of a group is left."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return
        time.sleep(0.02)
    pytest.fail("processes outlived the build that began them")


def lay(version: Path, folder: Path) -> None:
    """Put the documents of a version where the build reads them."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for document in version.glob("*.md"):
        shutil.copy(document, folder)


@pytest.mark.slow
def test_kills_at_any_moment_harm_nothing(tmp_path: Path, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    work, store, graphs = tmp_path / "work", tmp_path / "store", {}
    before, after = tmp_path / "before", tmp_path / "after"
    write_documents(before, {f"d{n}.md": digest(n, n + 1) for n in range(DOCUMENTS)})
    write_documents(after, {f"d{n}.md": digest(n, n + 2) for n in range(5, DOCUMENTS + 5)})
    work.mkdir()
    monkeypatch.chdir(work)
    for version in (before, after):
        lay(version, work / "docs")
        build(["docs"], tmp_path / version.name / "fresh", jobs=1, extractors=STRUCTURE)
        graphs[version] = graph(tmp_path / version.name / "fresh")
    lay(before, work / "docs")
    with running(["-c", BUILD, str(store)], root, work) as process:  # the first writes bytecode and is slow
        assert process.wait() == 0
    assert graph(store) == graphs[before]
    started = time.monotonic()
    with running(["-c", BUILD, str(tmp_path / "timed")], root, work) as process:
        assert process.wait() == 0
    length = time.monotonic() - started

    chance = random.Random(20261120)
    published, target, killed = before, after, 0
    groups: list[int] = []
    for _ in range(4 * KILLS):
        lay(target, work / "docs")
        with running(["-c", BUILD, str(store)], root, work) as process:
            time.sleep(chance.uniform(0, length))
            process.send_signal(signal.SIGKILL)
            ended_by = process.wait()
        if ended_by == -signal.SIGKILL:
            killed += 1
        found = graph(store)
        if found == graphs[target]:  # it was published just before its end
            published, target = target, published
        assert found == graphs[published]
        groups.append(process.pid)
        if killed == KILLS:
            break
    assert killed == KILLS
    for group in groups:
        wait_for_the_end_of_group(group)
    lay(target, work / "docs")
    with running(["-c", BUILD, str(store)], root, work) as process:
        _, said = process.communicate()
        assert process.returncode == 0, said
    assert graph(store) == graphs[target]
    assert len(list((store / "generations").iterdir())) == 1


def test_a_second_builder_is_told_at_once(tmp_path: Path, root: Path) -> None:
    write_documents(tmp_path / "docs", {"a.md": digest(1)})
    command = ["-m", "kg", "build", "docs", "--store", "store"]
    with StoreBuilder.open(tmp_path / "store"), running(command, root, tmp_path) as process:
        out, printed = process.communicate(timeout=60)
    assert process.returncode == 1
    assert out == ""
    assert printed.startswith("Error: Another build is writing")
    assert printed.count("\n") == 1


def test_a_script_without_guard_is_told_what_it_lacks(tmp_path: Path, root: Path) -> None:
    write_documents(tmp_path / "docs", {f"d{n}.md": digest(n) for n in range(20)})
    script = tmp_path / "script.py"
    script.write_text("from kg.pipeline import build\nbuild(['docs'], 'store', jobs=2)\n")
    environment = {**os.environ, "PYTHONPATH": str(root)}
    done = subprocess.run(
        [sys.executable, str(script)], cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=60
    )
    assert done.returncode != 0
    assert "__name__" in done.stderr.splitlines()[-1]


@pytest.mark.slow
def test_ctrl_c_keeps_whole_documents(tmp_path: Path, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_documents(tmp_path / "docs", {f"d{n:04}.md": digest(*range(n, n + 5)) for n in range(200)})
    ours, theirs = pty.openpty()
    with (
        os.fdopen(ours, "rb", buffering=0) as terminal,
        running(
            ["-m", "kg", "build", "docs", "--store", "store", "--jobs", "2"], root, tmp_path, stderr=theirs
        ) as process,
    ):
        os.close(theirs)
        printed = ""
        while not re.search(r"[1-9]\d*/200", printed):
            printed += terminal.read(4096).decode()
        os.killpg(process.pid, signal.SIGINT)  # as a terminal does: to all processes of the command
        printed += "".join(iter(lambda: read_terminal(terminal), ""))
        out = process.communicate(timeout=60)[0]
    assert process.returncode == 130, printed
    assert "Traceback" not in printed
    assert "Interrupted" in printed
    assert out.startswith("read")
    wait_for_the_end_of_group(process.pid)
    monkeypatch.chdir(tmp_path)
    rest = build(["docs"], "store", jobs=1)
    assert rest.unchanged > 0
    assert rest.read
    assert rest.unchanged + len(rest.read) == 200


def read_terminal(terminal: RawIOBase) -> str:
    """Read on; a terminal that no process writes to any more ends with an error on Linux."""
    try:
        return (terminal.read(4096) or b"").decode()
    except OSError:
        return ""
