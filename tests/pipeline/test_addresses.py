"""Documents at addresses: the graph is that of the same files on disk, and what cannot be reached is not taken back."""

import os
import pickle
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import httpx
import pytest
from click.testing import CliRunner
from dask_cluster import scheduler, wait_for_workers, worker
from object_storage import BUCKET, SECRET, ObjectStorage, object_storage
from small_documents import digest, write_documents

from kg.cli import main
from kg.errors import ExitStatus, InputError
from kg.extractors.registry import STRUCTURE
from kg.pipeline import BuildReport, build
from kg.pipeline.addresses import Remote
from kg.store import open_store

fsspec = pytest.importorskip("fsspec")
pytestmark = pytest.mark.filterwarnings("ignore")  # of the libraries' own

DOCUMENTS = {f"{number:02}.md": digest(number, number + 1) for number in range(8)}
ODD = {
    "sub/한글 이름.md": digest(20),
    "sub/a+b %20#c.md": digest(21),
    "sub/back\\x41.md": digest(22),
    ".hidden.md": digest(23),
    ".git/a.md": digest(24),
    "picture.png": "nothing",
    "store/CURRENT": "1",
    "store/lock": "",
    "store/generations/1/manifest.json": "{}",
    "parts/manifest.json": "{}",
    "parts/records-0123abcd.jsonl.gz": "",
}


def memory(documents: Mapping[str, str], folder: str = "shelf/notes") -> str:
    """Have a folder in memory hold some documents and no others, and return its address."""
    system = fsspec.filesystem("memory")
    if system.exists(f"/{folder}"):
        for path in system.find(f"/{folder}"):
            if path.removeprefix(f"/{folder}/") not in documents:
                system.rm_file(path)
    for name, text in documents.items():
        if not system.exists(f"/{folder}/{name}") or system.cat_file(f"/{folder}/{name}") != text.encode():
            system.pipe_file(f"/{folder}/{name}", text.encode())
    return f"memory://{folder}"


@pytest.fixture(autouse=True)
def _nothing_in_memory() -> Iterator[None]:
    system = fsspec.filesystem("memory")
    system.store.clear()
    system.pseudo_dirs[:] = [""]
    yield
    system.store.clear()


@pytest.fixture
def storage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[ObjectStorage]:
    with object_storage(tmp_path / "storage", monkeypatch) as server:
        yield server


def read(address: str | Path, store: Path, **options: Any) -> BuildReport:
    return build([address], store, **{"jobs": 1, "extractors": STRUCTURE, **options})


def graph(store: Path) -> bytes:
    with open_store(store) as opened:
        return opened.canonical_nquads()


@pytest.mark.parametrize("jobs", [1, 2])
def test_the_graph_is_that_of_the_same_files_on_disk(tmp_path: Path, jobs: int) -> None:
    write_documents(tmp_path / "notes", {**DOCUMENTS, **ODD})
    local = read(tmp_path / "notes", tmp_path / "local")
    found = read(memory({**DOCUMENTS, **ODD}), tmp_path / "store", jobs=jobs)
    assert found.read == local.read
    assert len(found.read) == len(DOCUMENTS) + 3
    assert found.others == local.others == ("notes/picture.png",)
    assert graph(tmp_path / "store") == graph(tmp_path / "local")


def test_an_address_of_a_file_system_is_a_path(tmp_path: Path) -> None:
    write_documents(tmp_path / "my notes", DOCUMENTS)
    read(tmp_path / "my notes", tmp_path / "store")
    report = read(f"file://{tmp_path}/my notes", tmp_path / "store")
    assert (report.read, report.unchanged) == ((), len(DOCUMENTS))


def test_a_source_is_known_again_and_so_are_parts_of_it(tmp_path: Path) -> None:
    address = memory({**DOCUMENTS, "sub/x.md": digest(30)})
    read(address, tmp_path / "store")
    assert read(f"{address}/", tmp_path / "store").unchanged == len(DOCUMENTS) + 1
    assert read(f"{address}/sub", tmp_path / "store").unchanged == 1
    assert read(f"{address}/03.md", tmp_path / "store").unchanged == 1
    memory(DOCUMENTS)
    assert read(f"{address}/03.md", tmp_path / "store").removed == ()
    assert read(address, tmp_path / "store").removed == ("notes/sub/x.md",)
    with pytest.raises(InputError, match="does not exist"):
        read(memory(DOCUMENTS) + "/nothing", tmp_path / "store")
    other = memory(DOCUMENTS, "other/notes")
    with pytest.raises(InputError, match="another source called 'notes'"):
        read(other, tmp_path / "store")


def test_only_what_changed_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    address = memory(DOCUMENTS)
    read(address, tmp_path / "store")
    assert read(address, tmp_path / "store").unchanged == len(DOCUMENTS)  # in doubt, since they are seconds old
    reads: list[str] = []
    system = type(fsspec.filesystem("memory"))
    whole = system.cat_file

    def cat_file(self: Any, path: str) -> Any:
        reads.append(path)
        return whole(self, path)

    monkeypatch.setattr(system, "cat_file", cat_file)
    monkeypatch.setattr("kg.pipeline.changes._TICK_NS", 0)
    assert read(address, tmp_path / "store").unchanged == len(DOCUMENTS)
    assert reads == []
    changed = {**DOCUMENTS, "03.md": digest(3, note="또한 MMLU에서도 시험되었다.")}
    memory(changed)
    reads.clear()
    assert read(address, tmp_path / "store").read == ("notes/03.md",)
    assert {*reads} == {"/shelf/notes/03.md"}
    write_documents(tmp_path / "notes", changed)
    read(tmp_path / "notes", tmp_path / "local")
    assert graph(tmp_path / "store") == graph(tmp_path / "local")


def test_a_file_that_cannot_be_read_keeps_what_was_known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    address = memory(DOCUMENTS)
    read(address, tmp_path / "store")
    before = graph(tmp_path / "store")
    memory({**DOCUMENTS, "03.md": digest(9)})
    system = type(fsspec.filesystem("memory"))
    whole = system.cat_file

    def cat_file(self: Any, path: str, **_: Any) -> Any:
        if path.endswith("03.md"):
            raise RuntimeError(f"GET {address}?X-Amz-Signature={SECRET}")
        return whole(self, path)

    with monkeypatch.context() as broken:
        broken.setattr(system, "cat_file", cat_file)
        report = read(address, tmp_path / "store")
    [failed] = report.failed
    assert (failed.path, failed.reason) == (
        "notes/03.md",
        "cannot be read: the server failed (RuntimeError); what was known of it stays",
    )
    assert (report.removed, graph(tmp_path / "store")) == ((), before)
    assert read(address, tmp_path / "store").read == ("notes/03.md",)


def test_a_folder_that_is_gone_or_cannot_be_listed_loses_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = memory(DOCUMENTS)
    read(address, tmp_path / "store")
    before = graph(tmp_path / "store")
    memory({})
    report = read(address, tmp_path / "store")
    assert [(each.path, each.reason) for each in report.failed] == [
        ("notes", "memory://shelf/notes cannot be read: there is nothing")
    ]
    memory(DOCUMENTS)

    def find(*_: Any, **__: Any) -> None:
        raise TimeoutError(SECRET)

    with monkeypatch.context() as broken:
        broken.setattr(type(fsspec.filesystem("memory")), "find", find)
        report = read(address, tmp_path / "store")
    assert report.failed[0].reason == f"{address} cannot be read: the server cannot be reached (TimeoutError)"
    assert (report.removed, graph(tmp_path / "store")) == ((), before)


def test_a_source_may_move_between_disk_and_an_address(tmp_path: Path) -> None:
    write_documents(tmp_path / "notes", DOCUMENTS)
    read(tmp_path / "notes", tmp_path / "store")
    address = memory(DOCUMENTS)
    (tmp_path / "notes").rename(tmp_path / "away")
    report = build({"notes": address}, tmp_path / "store", jobs=1, extractors=STRUCTURE)
    assert (report.read, report.unchanged) == ((), len(DOCUMENTS))
    assert report.notes == (f"The source 'notes' was moved from {tmp_path / 'notes'} to {address}.",)


def test_passwords_are_refused_and_not_repeated(tmp_path: Path) -> None:
    for address in (f"ftp://me:{SECRET}@host/notes", f"https://host/notes?key={SECRET}", f"s3://[{SECRET}/notes"):
        with pytest.raises(InputError, match="cannot hold a password") as caught:
            read(address, tmp_path / "store")
        assert SECRET not in str(caught.value)
    assert not (tmp_path / "store").exists()


def test_a_missing_library_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(InputError, match=r"nonsense:// addresses"):
        read("nonsense://a/b", tmp_path / "store")
    from fsspec.registry import known_implementations

    monkeypatch.setitem(known_implementations, "lacking", {"class": "no_such_library.Files", "err": "Install it"})
    with pytest.raises(InputError, match=r"lacking:// needs no_such_library.*pip install no_such_library"):
        read("lacking://a/b", tmp_path / "store")
    monkeypatch.setitem(sys.modules, "fsspec", None)
    with pytest.raises(InputError, match=r"s3:// needs fsspec\. Install it with: pip install 'paper-kg\[cloud\]'"):
        read("s3://a/b", tmp_path / "store")


def test_a_build_of_folders_does_without_the_libraries(tmp_path: Path) -> None:
    write_documents(tmp_path / "notes", {"a.md": digest(1)})
    code = (
        "import sys; sys.modules['fsspec'] = None; from kg.pipeline import build;"
        f"print(len(build([{str(tmp_path / 'notes')!r}], {str(tmp_path / 'store')!r}, jobs=1).read))"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout == b"1\n"


def test_watching_an_address_is_refused(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["build", "memory://a/b", "--watch", "--store", str(tmp_path / "store")])
    assert result.exit_code == 1
    assert "on this machine only" in result.stderr


@pytest.mark.slow
def test_a_bucket_gives_the_graph_of_a_folder(storage: ObjectStorage, tmp_path: Path) -> None:
    documents = {**DOCUMENTS, "sub/한글 이름.md": digest(20), "sub/a+b %20#c?.md": digest(21)}
    storage.put(documents)
    write_documents(tmp_path / "notes", documents)
    read(tmp_path / "notes", tmp_path / "local")
    httpx.post(f"{storage.address}/moto-api/recorder/start-recording")
    assert len(read(f"s3://{BUCKET}/notes", tmp_path / "store").read) == len(documents)
    assert graph(tmp_path / "store") == graph(tmp_path / "local")
    assert storage.reads() == len(documents)
    assert read(f"s3://{BUCKET}/notes", tmp_path / "store").unchanged == len(documents)
    assert storage.reads() == 0
    storage.put({**DOCUMENTS, "00.md": digest(40)})
    report = read(f"s3://{BUCKET}/notes", tmp_path / "store")
    assert report.read == ("notes/00.md",)
    assert report.removed == ("notes/sub/a+b %20#c?.md", "notes/sub/한글 이름.md")
    written = b"".join(each.read_bytes() for each in (tmp_path / "store").rglob("*") if each.is_file())
    assert SECRET.encode() not in written


@pytest.mark.slow
def test_a_bucket_that_cannot_be_reached_loses_nothing(storage: ObjectStorage, tmp_path: Path) -> None:
    storage.put(DOCUMENTS)
    address = f"s3://{BUCKET}/notes"
    read(address, tmp_path / "store")
    before = graph(tmp_path / "store")
    httpx.post(f"{storage.address}/moto-api/reset-auth", content=b"0")
    words = ["build", address, "--store", str(tmp_path / "store"), "--jobs", "1"]
    denied = CliRunner().invoke(main, words)
    assert denied.exit_code == ExitStatus.INCOMPLETE
    assert "access is denied (credentials come from the environment)" in denied.stdout
    httpx.post(f"{storage.address}/moto-api/reset-auth", content=b"inf")
    files = storage.files()
    files.rm(BUCKET, recursive=True)
    gone = CliRunner().invoke(main, words)
    assert gone.exit_code == ExitStatus.INCOMPLETE
    assert f"notes: {address} cannot be read: there is nothing" in gone.stdout
    storage.stop()
    unreachable = CliRunner().invoke(main, words)
    assert unreachable.exit_code == ExitStatus.INCOMPLETE
    assert "the server cannot be reached (EndpointConnectionError)" in unreachable.stdout
    new = CliRunner().invoke(main, ["build", f"s3://{BUCKET}/more", *words[2:]])
    assert new.exit_code == ExitStatus.FAILED
    assert new.stderr.count("\n") == 1
    assert SECRET not in denied.output + gone.output + unreachable.output + new.output
    assert graph(tmp_path / "store") == before


@pytest.mark.slow
def test_workers_read_from_a_bucket(storage: ObjectStorage, tmp_path: Path) -> None:
    pytest.importorskip("distributed")
    storage.put(DOCUMENTS)
    write_documents(tmp_path / "notes", DOCUMENTS)
    build([tmp_path / "notes"], tmp_path / "local", jobs=1)
    address = f"s3://{BUCKET}/notes"
    environment = {**os.environ, "PYTHONPATH": os.getcwd()}  # noqa: PTH109
    command = [sys.executable, "-m", "kg", "build", address, "--jobs", "2", "--store", str(tmp_path / "processes")]
    subprocess.run(command, env=environment, check=True, capture_output=True)
    assert graph(tmp_path / "processes") == graph(tmp_path / "local")
    with scheduler() as cluster, worker(cluster, tmp_path), worker(cluster, tmp_path):
        wait_for_workers(cluster, 2)
        for number, source in enumerate((address, memory(DOCUMENTS))):
            store = tmp_path / f"cluster-{number}"
            words = ["build", source, "--scheduler", cluster, "--store", str(store)]
            result = CliRunner().invoke(main, words)
            assert result.exit_code == 0, result.output
            assert graph(store) == graph(tmp_path / "local")


@pytest.mark.slow
def test_a_worker_without_credentials_is_named(
    storage: ObjectStorage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("distributed")
    storage.put(DOCUMENTS)
    with monkeypatch.context() as poor:
        poor.delenv("AWS_ACCESS_KEY_ID")
        poor.delenv("AWS_SECRET_ACCESS_KEY")
        poor.setenv("HOME", str(tmp_path))
        with scheduler() as cluster, worker(cluster, tmp_path):
            poor.undo()
            wait_for_workers(cluster, 1)
            words = ["build", f"s3://{BUCKET}/notes", "--scheduler", cluster, "--store", str(tmp_path / "store")]
            result = CliRunner().invoke(main, words)
    assert result.exit_code == ExitStatus.FAILED
    assert "does not see s3://library/notes/00.md: access is denied" in result.stderr
    assert SECRET not in result.output


def test_a_file_travels_to_another_process_as_its_address() -> None:
    pytest.importorskip("s3fs")
    file = Remote("s3://library/notes/a.md")
    assert pickle.loads(pickle.dumps(file)) == file
