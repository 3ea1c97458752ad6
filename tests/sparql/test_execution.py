"""Work that must end does end, and nothing of it stays behind."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kg.errors import QueryTimeoutError
from kg.sparql.execution import run_within


def test_work_in_time_prints_and_gives_its_status(capfd: pytest.CaptureFixture[str]) -> None:
    def work() -> int:
        print("done")
        return 3

    assert run_within(None, work) == 3
    assert run_within(60, work) == 3
    assert capfd.readouterr().out == "done\ndone\n"


def test_work_over_time_is_killed(tmp_path: Path) -> None:
    own = tmp_path / "pid"

    def work() -> int:
        own.write_text(str(os.getpid()))
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        time.sleep(60)
        return 0

    began = time.monotonic()
    with pytest.raises(QueryTimeoutError, match=r"after 0\.5 s"):
        run_within(0.5, work)
    assert time.monotonic() - began < 30
    with pytest.raises(ProcessLookupError):
        os.kill(int(own.read_text()), 0)


def test_a_failure_in_the_child_is_told(capfd: pytest.CaptureFixture[str]) -> None:
    def work() -> int:
        raise RuntimeError("broken")

    assert run_within(60, work) == 1
    assert "RuntimeError: broken" in capfd.readouterr().err


def test_ctrl_c_ends_both(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(
        "import os, pathlib, time\n"
        "from kg.sparql.execution import run_within\n"
        "def work():\n"
        f"    pathlib.Path({str(tmp_path / 'pid')!r}).write_text(str(os.getpid()))\n"
        "    time.sleep(60)\n"
        "    return 0\n"
        "run_within(50, work)\n",
        "utf-8",
    )
    process = subprocess.Popen([sys.executable, script], stderr=subprocess.DEVNULL)
    pid = tmp_path / "pid"
    for _ in range(500):
        if pid.is_file() and pid.read_text():
            break
        time.sleep(0.02)
    process.send_signal(signal.SIGINT)
    assert process.wait(timeout=30) != 0
    with pytest.raises(ProcessLookupError):
        os.kill(int(pid.read_text()), 0)
