"""A graph that another process writes is the one that this process would have written, and costs this one no memory."""

import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest
from needed import missing

from kg.errors import StoreError
from kg.store import StoreBuilder, open_store
from kg.store.allocator import allocator_environment
from kg.store.preparation import Preparation
from kg.store.writing_process import WritingProcess

A, B = "http://example.org/graph/a", "http://example.org/graph/b"
MEMORY = """
import sys
from kg.store import StoreBuilder
lines = b"".join(
    b'<http://example.org/%d> <http://example.org/p> "%d of many" <http://example.org/g> .\\n' % (number, number)
    for number in range(200_000)
)
apart = sys.argv[2] == "apart"
with StoreBuilder.open(sys.argv[1]) as builder, builder.prepare(empty=True, apart=apart) as preparation:
    preparation.load(lines)
    preparation.optimize()
    preparation.publish(b"{}")
for line in open("/proc/self/status"):
    if line.startswith("VmHWM"):
        print(int(line.split()[1]) // 1024)
"""


def quads(graph: str, *names: str) -> bytes:
    triples = [f"<http://example.org/{name}> <http://example.org/p> <http://example.org/o>" for name in names]
    return "".join(f"{triple} <{graph}> .\n{triple} .\n" for triple in triples).encode()


def change(preparation: Preparation) -> None:
    """Call everything that changes a graph."""
    preparation.load(quads(A, "one", "two", "three"))
    preparation.load(quads(B, "two", "four"))
    preparation.take_back(A, quads(A, "one"))
    preparation.retract([B])
    with preparation.snapshot():
        preparation.load(quads(B, "five"))
    with preparation.reading() as store:
        preparation.optimize()
        assert len(list(store.named_graphs())) == 2
    assert not preparation.beside("reading").exists()
    preparation.load(quads(B, "six"))
    preparation.publish(b"{}")


def graph(location: Path) -> bytes:
    with open_store(location) as store:
        return store.canonical_nquads()


def test_another_process_writes_the_same_graph(tmp_path: Path) -> None:
    for name, apart in (("here", False), ("apart", True)):
        with StoreBuilder.open(tmp_path / name) as builder:
            with builder.prepare(empty=True, apart=apart) as preparation:
                change(preparation)
            with builder.prepare(empty=True, apart=apart) as preparation:
                preparation.carry_over([A])
                preparation.drop(B)
                preparation.publish(b"{}")
    assert b"/three>" in graph(tmp_path / "apart")
    assert graph(tmp_path / "apart") == graph(tmp_path / "here")


def test_a_graph_stays_as_it_is_for_who_reads_it_while_another_process_changes_it(tmp_path: Path) -> None:
    with StoreBuilder.open(tmp_path) as builder, builder.prepare(empty=True, apart=True) as preparation:
        preparation.load(quads(A, "one"))
        with preparation.reading() as store:
            preparation.load(quads(A, "two"))
            preparation.optimize()
            before = store.canonical_nquads()
        with preparation.reading() as store:
            after = store.canonical_nquads()
    assert (before.count(b"\n"), after.count(b"\n")) == (2, 4)


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="peak memory is read from Linux's /proc")
def test_writing_takes_its_memory_in_the_other_process(tmp_path: Path, root: Path) -> None:
    def peak(where: str) -> int:
        command = [sys.executable, "-c", MEMORY, str(tmp_path / where), where]
        environment = {**os.environ, "PYTHONPATH": str(root)}
        return int(subprocess.run(command, env=environment, capture_output=True, check=True).stdout)

    assert peak("apart") + 40 < peak("here")


def load_after_a_kill(builder: StoreBuilder) -> None:
    with builder.prepare(empty=True, apart=True) as preparation:
        preparation.load(quads(A, "one"))
        writer = preparation._graph
        assert isinstance(writer, WritingProcess)
        writer._process.terminate()
        preparation.load(quads(A, "two"))
        preparation.publish(b"{}")


def test_a_writing_process_that_is_killed_publishes_nothing(tmp_path: Path) -> None:
    with StoreBuilder.open(tmp_path) as builder:
        with pytest.raises(StoreError, match="the process that writes it ended"):
            load_after_a_kill(builder)
        assert not builder.published_manifest(tmp_path)
        with builder.prepare(empty=True, apart=True) as preparation:
            preparation.load(quads(A, "one"))
            preparation.publish(b"{}")
    assert b"/one>" in graph(tmp_path)


KILLED = """
import os, signal, sys
from kg.store import StoreBuilder
line = b"<http://example.org/%d> <http://example.org/p> <http://example.org/o> .\\n"
lines = b"".join(line % number for number in range(300_000))
with StoreBuilder.open(sys.argv[1]) as builder, builder.prepare(empty=True, apart=True) as preparation:
    preparation.load(lines)
    print(preparation._graph._process.pid, flush=True)
    os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="a process cannot be killed so here")
def test_a_killed_builder_s_writing_process_does_not_write_into_the_next_graph(tmp_path: Path, root: Path) -> None:
    """It goes on with its last call for a while; the next builder must not use its folder meanwhile."""
    store = tmp_path / "store"
    command = [sys.executable, "-c", KILLED, str(store)]
    with (tmp_path / "talk").open("w+b") as talk:
        killed = subprocess.run(
            command, env={**os.environ, "PYTHONPATH": str(root)}, stdout=subprocess.PIPE, stderr=talk
        )
    assert killed.returncode == -signal.SIGKILL
    writer = int(killed.stdout)
    os.kill(writer, signal.SIGSTOP)  # in the middle of its call
    try:
        with StoreBuilder.open(store) as builder, builder.prepare(empty=True, apart=True) as preparation:
            preparation.load(quads(A, "one"))
            generation = preparation.generation
            os.kill(writer, signal.SIGCONT)
            until = time.monotonic() + 60
            while Path(f"/proc/{writer}").exists() and time.monotonic() < until:
                time.sleep(0.05)
            preparation.publish(b"{}")
    finally:
        with suppress(ProcessLookupError):
            os.kill(writer, signal.SIGKILL)
    assert generation == "0002"
    assert graph(store).count(b"\n") == 2
    assert not (tmp_path / "talk").read_bytes()  # it ends without a word


def test_what_goes_wrong_in_the_other_process_is_one_line(tmp_path: Path) -> None:
    place = tmp_path / "graph"
    place.write_text("in the way")
    (tmp_path / "lock").touch()
    writer = WritingProcess(str(place), tmp_path / "lock")
    with pytest.raises(OSError, match="graph"):
        writer.load(quads(A, "one"))
    writer.end()


def test_the_writing_process_uses_the_allocator_that_is_installed(tmp_path: Path) -> None:
    if not allocator_environment():
        missing("cmeel-mimalloc is not installed, or not for this system")
    (tmp_path / "lock").touch()
    writer = WritingProcess(str(tmp_path / "graph"), tmp_path / "lock")
    writer.flush()
    assert "libmimalloc" in Path(f"/proc/{writer._process.pid}/maps").read_text()
    writer.close()


def test_a_failure_before_optimizing_is_not_lost(tmp_path: Path) -> None:
    (tmp_path / "lock").touch()
    writer = WritingProcess(str(tmp_path / "graph"), tmp_path / "lock")
    writer.load(b"no quads at all\n")
    writer.optimize()
    with pytest.raises(SyntaxError):
        writer.flush()
    writer.end()
