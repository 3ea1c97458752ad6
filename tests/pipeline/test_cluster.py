"""A build by Dask workers: real schedulers and workers, and the graph of a local build whatever happens to them."""

import shutil
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from click.testing import CliRunner
from dask_cluster import ROOT, scheduler, wait_for_workers, worker
from servers import free_port
from small_documents import Fatal, digest, write_documents

from kg.cli import main
from kg.errors import InputError, KgError
from kg.pipeline import build
from kg.pipeline.cluster import cluster_workers
from kg.store import open_store

pytest.importorskip("distributed")
pytestmark = pytest.mark.filterwarnings("ignore")  # of Dask's own

DOCUMENTS = {f"{number:02}.md": digest(number, number + 1) for number in range(60)}


@pytest.fixture(scope="module")
def notes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("cluster") / "notes"
    write_documents(folder, DOCUMENTS)
    return folder


@pytest.fixture(scope="module")
def expected(notes: Path, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    store = tmp_path_factory.mktemp("local") / "store"
    build([notes], store, jobs=1)
    return graph(store)


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("workers")
    with scheduler() as address, worker(address, folder), worker(address, folder):
        wait_for_workers(address, 2)
        yield address


def graph(store: Path) -> bytes:
    with open_store(store) as opened:
        return opened.canonical_nquads()


def test_the_graph_is_that_of_a_local_build(notes: Path, expected: bytes, address: str, tmp_path: Path) -> None:
    store = tmp_path / "store"
    words = ["build", str(notes), "--scheduler", address, "--store", str(store)]
    result = CliRunner().invoke(main, words)
    assert result.exit_code == 0, result.stderr
    assert "read          60" in result.stdout
    assert graph(store) == expected
    again = CliRunner().invoke(main, words)
    assert "unchanged     60" in again.stdout


def test_a_worker_that_dies_costs_no_document(notes: Path, expected: bytes, tmp_path: Path) -> None:
    with scheduler() as address, ExitStack() as workers:
        first = workers.enter_context(worker(address, tmp_path, "--no-nanny"))
        workers.enter_context(worker(address, tmp_path, "--no-nanny"))
        wait_for_workers(address, 2)

        def kill(done: int, total: int) -> None:
            if done == 5:
                first.kill()

        with cluster_workers(address) as executor:
            report = build([notes], tmp_path / "store", executor=executor, progress=kill)
    assert len(report.read) == len(DOCUMENTS)
    assert report.failed == ()
    assert graph(tmp_path / "store") == expected


def test_a_document_that_kills_workers_is_set_aside_and_named(tmp_path: Path) -> None:
    write_documents(tmp_path / "notes", {**DOCUMENTS, "07.md": digest(7, note="poison")})
    with scheduler() as address, worker(address, tmp_path, "--nworkers", "2"):
        wait_for_workers(address, 2)
        with cluster_workers(address) as executor:
            report = build([tmp_path / "notes"], tmp_path / "store", executor=executor, extractors=(Fatal(),))
    assert [each.path for each in report.failed] == ["notes/07.md"]
    assert "the workers that read it died" in report.failed[0].reason
    assert len(report.read) == len(DOCUMENTS) - 1


def test_workers_of_another_version_are_refused(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "kg", tmp_path / "kg", ignore=shutil.ignore_patterns("frontend", "__pycache__"))
    for name in ("ontology", "queries"):
        shutil.copytree(ROOT / name, tmp_path / name)
    with (tmp_path / "kg" / "readers" / "files.py").open("a") as changed:
        changed.write("# another version\n")
    with scheduler() as address, worker(address, tmp_path, path=tmp_path):
        wait_for_workers(address, 1)
        with pytest.raises(KgError, match="another version of paper-kg"), cluster_workers(address):
            pass


def test_a_cluster_without_workers_is_refused() -> None:
    with scheduler() as address, pytest.raises(KgError, match="has no workers"), cluster_workers(address):
        pass


def test_a_scheduler_that_is_not_there_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.pipeline.cluster._CONNECT_SECONDS", 1)
    with (
        pytest.raises(InputError, match="No Dask scheduler answers"),
        cluster_workers(f"tcp://127.0.0.1:{free_port()}"),
    ):
        pass


def test_a_scheduler_that_goes_away_is_one_line(notes: Path, tmp_path: Path) -> None:
    with ExitStack() as stack:
        running = stack.enter_context(ExitStack())
        address = running.enter_context(scheduler())
        stack.enter_context(worker(address, tmp_path))
        wait_for_workers(address, 1)

        def end(done: int, total: int) -> None:
            if done == 5:
                running.close()

        with pytest.raises(KgError, match=r"went away|failed"), cluster_workers(address) as executor:
            build([notes], tmp_path / "store", executor=executor, progress=end)
    assert not (tmp_path / "store" / "CURRENT").exists()


def test_a_build_that_is_stopped_keeps_what_was_read(notes: Path, address: str, tmp_path: Path) -> None:
    read = 0

    def count(done: int, total: int) -> None:
        nonlocal read
        read = done

    started = time.monotonic()
    with cluster_workers(address) as executor:
        report = build([notes], tmp_path / "store", executor=executor, progress=count, is_stopped=lambda: read >= 5)
    assert report.interrupted
    assert 5 <= len(report.read) < len(DOCUMENTS)
    assert time.monotonic() - started < 120
