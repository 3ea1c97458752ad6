"""Work that must end does end, nothing of it stays behind, and a process that died is not passed over."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.errors import QueryError, QueryTimeoutError
from kg.sparql import execution
from kg.sparql.execution import run_within

Replace = Callable[[str], None]
SLOW = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"


@pytest.fixture
def replaced(monkeypatch: pytest.MonkeyPatch) -> Replace:
    """Have the process run some Python instead of a command."""

    def replace(code: str) -> None:
        monkeypatch.setattr(execution, "_MAIN", code)

    return replace


def test_work_in_time_prints_and_gives_its_status(capfd: pytest.CaptureFixture[str], seeds_location: Path) -> None:
    asked = ["sparql", "--store", str(seeds_location), "--format", "csv", "-"]
    assert run_within(60, asked, "SELECT (1 AS ?one) {}") == 0
    assert capfd.readouterr().out == "one\r\n1\r\n"
    assert run_within(60, asked, "nonsense") == 1
    assert "Not a SPARQL query" in capfd.readouterr().err


def test_work_over_time_is_killed(tmp_path: Path, replaced: Replace) -> None:
    own = tmp_path / "pid"
    replaced(f"import os, time; open({str(own)!r}, 'w').write(str(os.getpid())); time.sleep(60)")
    began = time.monotonic()
    with pytest.raises(QueryTimeoutError, match=r"after 1\.5 s"):
        run_within(1.5, [])
    assert time.monotonic() - began < 30
    assert not _is_running(int(own.read_text()))


def test_a_slow_query_is_stopped(seeds_location: Path) -> None:
    with pytest.raises(QueryTimeoutError):
        run_within(2, ["sparql", "--store", str(seeds_location), "-"], SLOW)


def test_a_process_that_died_is_reported(replaced: Replace) -> None:
    replaced("import os; os.abort()")
    with pytest.raises(QueryError, match="ended the process") as caught:
        run_within(60, [])
    assert "\n" not in str(caught.value)


def test_a_failure_in_the_process_is_told(capfd: pytest.CaptureFixture[str], replaced: Replace) -> None:
    replaced("raise RuntimeError('broken')")
    assert run_within(60, []) == 1
    assert "RuntimeError: broken" in capfd.readouterr().err


def test_ctrl_c_ends_both(tmp_path: Path) -> None:
    script, pid = tmp_path / "script.py", tmp_path / "pid"
    code = f"import os, time; open({str(pid)!r}, 'w').write(str(os.getpid())); time.sleep(60)"
    script.write_text(
        f"from kg.sparql import execution\nexecution._MAIN = {code!r}\nexecution.run_within(50, [])\n", "utf-8"
    )
    process = subprocess.Popen([sys.executable, script], stderr=subprocess.DEVNULL)
    for _ in range(500):
        if pid.is_file() and pid.read_text():
            break
        time.sleep(0.02)
    time.sleep(0.5)  # until the parent waits for it
    process.send_signal(signal.SIGINT)
    assert process.wait(timeout=30) != 0
    until = time.monotonic() + 30
    while _is_running(int(pid.read_text())):  # an ended process is there until it is reaped
        assert time.monotonic() < until
        time.sleep(0.02)


def _is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def test_nothing_goes_on_for_ever_where_the_parent_is_killed(seeds_location: Path) -> None:
    arguments = ["sparql", "--store", str(seeds_location), "-"]
    code = f"from kg.sparql.execution import run_within\nrun_within(3, {arguments!r}, {SLOW!r})"
    parent = subprocess.Popen([sys.executable, "-c", code])
    (child,) = _children(parent.pid)
    parent.kill()
    parent.wait()
    until = time.monotonic() + 60
    while _is_running(child):
        assert time.monotonic() < until
        time.sleep(0.2)


def _children(process: int) -> list[int]:
    file = Path(f"/proc/{process}/task/{process}/children")
    if not file.exists():
        pytest.skip("the system does not list a process's children")
    until = time.monotonic() + 30
    while not (found := file.read_text().split()) and time.monotonic() < until:
        time.sleep(0.05)
    return [int(each) for each in found]


MEMORY = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?c"
WATCHED = """
import sys
from kg.sparql import execution
memory = int(sys.argv.pop(1)) * 1024 * 1024
execution.memory_of_one_query = lambda: memory
from kg.cli import main
main()
"""
linux = pytest.mark.skipif(sys.platform != "linux", reason="only Linux bounds the memory of a process so")


def _watched(location: Path, query: str, memory: int = 400) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", WATCHED, str(memory), "sparql", "--store", str(location), query]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


@linux
def test_a_query_from_the_command_line_has_a_memory_limit_and_fails_in_one_line(seeds_location: Path) -> None:
    with _watched(seeds_location, MEMORY) as process:
        out, err = process.communicate(timeout=120)
    assert process.returncode == 1
    assert out == ""
    assert err.startswith("Error: The query ended the process that ran it (SIGABRT).")
    assert err.count("\n") == 1


@linux
def test_a_fault_of_the_engine_is_one_line(seeds_location: Path) -> None:
    """Oxigraph 0.5.13 has no order of numbers and texts together, and ends the process where it notices."""
    values = " ".join(f"{number} '{number * 7 % 1000}'" for number in range(0, 1000, 3))
    query = f"SELECT ?x {{ VALUES ?x {{ {values} }} }} ORDER BY "
    with _watched(seeds_location, query + "?x") as process:
        out, err = process.communicate(timeout=60)
    assert (process.returncode, out, err.count("\n")) == (1, "", 1)
    assert "the engine fails on it" in err
    with _watched(seeds_location, query + "STR(?x)") as process:
        assert process.communicate(timeout=60)[1] == ""


@linux
def test_a_watched_query_answers_and_fails_as_ever(seeds_location: Path) -> None:
    with _watched(seeds_location, "ASK {}") as process:
        assert process.communicate(timeout=60) == ("true\n", "")
    with _watched(seeds_location, "SELECT nonsense") as process:
        out, err = process.communicate(timeout=60)
    assert (process.returncode, out, err.count("\n")) == (1, "", 1)


@linux
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGKILL])
def test_a_watched_query_ends_with_the_process_that_waits_for_it(seeds_location: Path, number: int) -> None:
    with _watched(seeds_location, SLOW, 4000) as process:
        (child,) = _children(process.pid)
        time.sleep(1)  # until it asks
        process.send_signal(number)
        assert process.wait(timeout=30) != 0
    until = time.monotonic() + 30
    while _is_running(child):
        assert time.monotonic() < until
        time.sleep(0.1)
