"""A build of parts: the quads of a store, in files that workers write; what changes is written again, and no more."""

import gzip
import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from dask_cluster import scheduler, wait_for_workers, worker
from hypothesis import given, settings
from hypothesis import strategies as st
from object_storage import BUCKET, ObjectStorage, object_storage
from small_documents import Fatal, digest, write_documents

from kg.cli import main
from kg.errors import InputError, StoreError
from kg.extractors.registry import STRUCTURE
from kg.pipeline import BuildReport, build
from kg.pipeline.parts import build_parts
from kg.pipeline.parts.places import PartFolder
from kg.schema.terms import COMPUTED_GRAPH, PUSH_GRAPH, SIMILAR_GRAPH
from kg.store import open_store

DOCUMENTS = {f"{number:03}.md": digest(number, number + 1) for number in range(150)}
LIBRARY = "@article{k, title={Paper 3}, author={Turing, Alan and Borel, Émile}, doi={10.1/x}, year={2024}}\n"


def write(folder: Path, parts: Path | str, **options: Any) -> BuildReport:
    return build_parts([folder], parts, **{"jobs": 1, "extractors": STRUCTURE, **options})


def quads(parts: Path) -> set[bytes]:
    """All lines of the parts that the manifest names, which must be all that there are."""
    manifest = json.loads((parts / "manifest.json").read_bytes())
    named = {each["file"] for each in manifest["parts"]} | {*manifest["others"].values()}
    assert {each.name for each in parts.iterdir()} == {*named, "lock", "manifest.json", manifest["records"]}
    return {line for name in named for line in gzip.decompress((parts / name).read_bytes()).splitlines()}


def stated(store: Path) -> set[bytes]:
    """All lines of a store but for what is computed from the whole graph."""
    computed = tuple(f"<{graph}> .".encode() for graph in (COMPUTED_GRAPH, SIMILAR_GRAPH))
    with open_store(store) as opened:
        return {line for line in opened.canonical_nquads().splitlines() if not line.endswith(computed)}


def expected(folder: Path, store: Path, **options: Any) -> set[bytes]:
    build([folder], store, fresh=True, jobs=1, extractors=STRUCTURE, computations=(), **options)
    return stated(store)


def test_the_quads_are_those_of_a_store(tmp_path: Path) -> None:
    write_documents(tmp_path / "notes", {**DOCUMENTS, "sub/한글.md": digest(7), "empty.md": ""})
    (tmp_path / "notes" / "library.bib").write_text(LIBRARY, "utf-8")
    report = build_parts([tmp_path / "notes"], tmp_path / "parts", jobs=1)
    local = build([tmp_path / "notes"], tmp_path / "store", jobs=1)
    assert quads(tmp_path / "parts") == stated(tmp_path / "store")
    assert (report.read, report.skipped, report.papers, report.claims, report.found) == (
        local.read,
        local.skipped,
        local.papers,
        local.claims,
        local.found,
    )


@pytest.mark.slow
def test_the_files_do_not_depend_on_the_number_of_processes(tmp_path: Path) -> None:
    write_documents(tmp_path / "notes", DOCUMENTS)
    for jobs in (1, 2):
        write(tmp_path / "notes", tmp_path / f"{jobs}", jobs=jobs)
    one, two = ({each.name for each in (tmp_path / name).glob("part-*")} for name in ("1", "2"))
    assert one == two


def test_only_parts_with_changed_documents_are_written_again(tmp_path: Path) -> None:
    write_documents(tmp_path / "notes", {name: text * 40 for name, text in DOCUMENTS.items()})
    write(tmp_path / "notes", tmp_path / "parts")
    before = {each.name: each.stat().st_mtime_ns for each in (tmp_path / "parts").glob("part-*")}
    manifest = (tmp_path / "parts" / "manifest.json").read_bytes()
    assert write(tmp_path / "notes", tmp_path / "parts").unchanged == len(DOCUMENTS)
    assert json.loads(manifest)["generation"] == _generation(tmp_path / "parts")
    (tmp_path / "notes" / "003.md").write_text(digest(3) * 40, "utf-8")
    (tmp_path / "notes" / "004.md").unlink()
    report = write(tmp_path / "notes", tmp_path / "parts")
    assert (report.read, report.removed) == (("notes/003.md",), ("notes/004.md",))
    after = {each.name: each.stat().st_mtime_ns for each in (tmp_path / "parts").glob("part-*")}
    assert len(before) > 4
    assert len(before.items() & after.items()) >= len(before) - 2
    assert quads(tmp_path / "parts") == expected(tmp_path / "notes", tmp_path / "store")


def _generation(parts: Path) -> str:
    return str(json.loads((parts / "manifest.json").read_bytes())["generation"])


@settings(max_examples=5, deadline=None)
@given(
    steps=st.lists(
        st.dictionaries(st.sampled_from("abcdef"), st.lists(st.integers(1, 6), min_size=1, max_size=2)),
        min_size=2,
        max_size=4,
    )
)
def test_many_builds_give_what_one_gives(tmp_path_factory: pytest.TempPathFactory, steps: list[Any]) -> None:
    folder = tmp_path_factory.mktemp("steps")
    for number, step in enumerate(steps):
        write_documents(folder / "notes", {f"{name}.md": digest(*papers) for name, papers in step.items()})
        bib = folder / "notes" / "library.bib"
        bib.write_text(LIBRARY, "utf-8") if number % 2 else bib.unlink(missing_ok=True)
        write(folder / "notes", folder / "parts")
    write(folder / "notes", folder / "fresh")
    assert quads(folder / "parts") == quads(folder / "fresh") == expected(folder / "notes", folder / "store")


def test_a_paper_that_a_new_document_names_otherwise_is_written_again(tmp_path: Path) -> None:
    write_documents(tmp_path / "notes", {"a.md": digest(3)})
    write(tmp_path / "notes", tmp_path / "parts")
    (tmp_path / "notes" / "library.bib").write_text(LIBRARY, "utf-8")
    write(tmp_path / "notes", tmp_path / "parts")
    assert quads(tmp_path / "parts") == expected(tmp_path / "notes", tmp_path / "store")
    assert not any(b"paper/doi/" in line.split(b" ")[0] for line in quads(tmp_path / "parts"))


def test_a_document_that_cannot_be_read_keeps_its_quads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_documents(tmp_path / "notes", {"a.md": digest(1), "b.md": digest(2)})
    write(tmp_path / "notes", tmp_path / "parts")
    before = quads(tmp_path / "parts")
    (tmp_path / "notes" / "b.md").write_text(digest(9), "utf-8")
    whole = Path.read_bytes

    def read_bytes(path: Path) -> bytes:
        if path.name == "b.md":
            raise OSError(5, "Input/output error")
        return whole(path)

    with monkeypatch.context() as broken:
        broken.setattr(Path, "read_bytes", read_bytes)
        report = write(tmp_path / "notes", tmp_path / "parts")
    assert [each.reason for each in report.failed] == ["cannot be read: Input/output error; what was known of it stays"]
    assert quads(tmp_path / "parts") == before
    assert write(tmp_path / "notes", tmp_path / "parts").read == ("notes/b.md",)


@pytest.mark.slow
def test_a_document_that_kills_a_process_is_set_aside(tmp_path: Path) -> None:
    write_documents(tmp_path / "notes", {**DOCUMENTS, "007.md": digest(7, note="poison")})
    report = write(tmp_path / "notes", tmp_path / "parts", jobs=2, extractors=(*STRUCTURE, Fatal()))
    assert [each.path for each in report.failed] == ["notes/007.md"]
    assert len(report.read) == len(DOCUMENTS) - 1


def test_a_build_that_is_stopped_publishes_what_it_read(tmp_path: Path) -> None:
    write_documents(tmp_path / "notes", DOCUMENTS)
    seen: list[int] = []
    options: dict[str, Any] = {
        "progress": lambda done, total: seen.append(done),
        "is_stopped": lambda: bool(seen) and seen[-1] >= 5,
    }
    report = write(tmp_path / "notes", tmp_path / "parts", **options)
    assert report.interrupted
    assert 0 < len(report.read) < len(DOCUMENTS)
    some = quads(tmp_path / "parts")
    seen.clear()
    assert write(tmp_path / "notes", tmp_path / "parts", fresh=True, **options).read == ()
    assert quads(tmp_path / "parts") == some, "a fresh build that was stopped has less"
    assert write(tmp_path / "notes", tmp_path / "parts").pending == 0
    assert quads(tmp_path / "parts") == expected(tmp_path / "notes", tmp_path / "store")


KILLED = """
import os, signal, sys
from pathlib import Path
from kg.extractors.registry import STRUCTURE
from kg.pipeline.parts import build_parts
from kg.pipeline.parts.places import PartFolder
left = int(sys.argv[3])
def counted(name):
    whole = getattr(PartFolder, name)
    def change(self, *values):
        global left
        left -= 1
        if left < 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return whole(self, *values)
    setattr(PartFolder, name, change)
for name in ("write", "remove"):
    counted(name)
build_parts([Path(sys.argv[1])], sys.argv[2], jobs=1, extractors=STRUCTURE)
print("whole")
"""


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="processes cannot be killed that way here")
def test_a_kill_at_any_write_leaves_the_old_parts_or_the_new_ones(tmp_path: Path, root: Path) -> None:
    write_documents(tmp_path / "notes", {"a.md": digest(1), "b.md": digest(2)})
    write(tmp_path / "notes", tmp_path / "parts")
    old = quads(tmp_path / "parts")
    write_documents(tmp_path / "notes", {"b.md": digest(3), "c.md": digest(4)})
    new = expected(tmp_path / "notes", tmp_path / "store")
    for number in range(20):
        subprocess.run(["cp", "-a", str(tmp_path / "parts"), str(tmp_path / str(number))], check=True)
        parts = tmp_path / str(number)
        words = [sys.executable, "-c", KILLED, str(tmp_path / "notes"), str(parts), str(number)]
        done = subprocess.run(words, env={**os.environ, "PYTHONPATH": str(root)}, capture_output=True, check=False)
        manifest = json.loads((parts / "manifest.json").read_bytes())
        named = {each["file"] for each in manifest["parts"]} | {*manifest["others"].values()}
        found = {line for name in named for line in gzip.decompress((parts / name).read_bytes()).splitlines()}
        assert found in (old, new)
        assert (parts / manifest["records"]).exists()
        if done.stdout:
            break
        write(tmp_path / "notes", parts)
        assert quads(parts) == new
    assert number > 4, "the build was killed at few places"


def test_the_command_writes_parts_and_no_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write_documents(tmp_path / "notes", {"a.md": digest(1), "b.md": digest(2)})
    words = ["build", "notes", "--parts", "parts", "--jobs", "1"]
    dry = CliRunner().invoke(main, [*words, "--dry-run"])
    assert "would read    2" in dry.stdout
    assert not Path("parts").exists()
    done = CliRunner().invoke(main, words)
    assert done.exit_code == 0, done.output
    assert "read          2" in done.stdout
    assert not Path("kg-store").exists()
    assert any(PUSH_GRAPH.encode() in line for line in quads(Path("parts")))
    assert "unchanged     2" in CliRunner().invoke(main, words).stdout
    refused = CliRunner().invoke(main, [*words, "--watch"])
    assert refused.exit_code == 1


def test_another_folder_is_not_taken_for_parts(tmp_path: Path) -> None:
    write_documents(tmp_path / "notes", {"a.md": digest(1)})
    with pytest.raises(StoreError, match="holds other files"):
        write(tmp_path / "notes", tmp_path / "notes")
    with pytest.raises(InputError, match="does not exist"):
        write(tmp_path / "nothing", tmp_path / "parts")
    assert not (tmp_path / "parts").exists()
    write(tmp_path / "notes", tmp_path / "parts")
    (tmp_path / "parts" / "manifest.json").write_text("{")
    with pytest.raises(StoreError, match="manifest that cannot be read"):
        write(tmp_path / "notes", tmp_path / "parts")
    write(tmp_path / "notes", tmp_path / "parts", fresh=True)
    with PartFolder.of(tmp_path / "parts").building(), pytest.raises(StoreError, match="Another build"):
        write(tmp_path / "notes", tmp_path / "parts")


def test_parts_below_the_notes_are_no_notes(tmp_path: Path) -> None:
    write_documents(tmp_path / "notes", {"a.md": digest(1)})
    write(tmp_path / "notes", tmp_path / "notes" / "parts")
    report = write(tmp_path / "notes", tmp_path / "notes" / "parts")
    assert (report.read, report.others, report.unchanged) == ((), (), 1)


def test_parts_in_memory_need_one_process(tmp_path: Path) -> None:
    fsspec = pytest.importorskip("fsspec")
    write_documents(tmp_path / "notes", {"a.md": digest(1)})
    with pytest.raises(InputError, match="Other processes do not see"):
        write(tmp_path / "notes", "memory://parts/here", jobs=2)
    write(tmp_path / "notes", "memory://parts/here")
    fsspec.filesystem("memory").get("/parts/here", str(tmp_path / "copy"), recursive=True)
    (tmp_path / "copy" / "lock").touch()
    assert quads(tmp_path / "copy") == expected(tmp_path / "notes", tmp_path / "store")


@pytest.fixture
def storage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[ObjectStorage]:
    with object_storage(tmp_path / "storage", monkeypatch) as server:
        yield server


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")
def test_workers_write_parts_into_a_bucket(storage: ObjectStorage, tmp_path: Path) -> None:
    pytest.importorskip("distributed")
    documents = {f"{number:03}.md": digest(number, number + 1) for number in range(70)}
    storage.put(documents)
    write_documents(tmp_path / "notes", documents)
    with scheduler() as cluster, worker(cluster, tmp_path), worker(cluster, tmp_path):
        wait_for_workers(cluster, 2)
        words = ["build", f"s3://{BUCKET}/notes", "--parts", f"s3://{BUCKET}/parts", "--scheduler", cluster]
        for _ in range(2):
            result = CliRunner().invoke(main, words)
            assert result.exit_code == 0, result.output
        assert "unchanged     70" in result.stdout
    storage.files().get(f"{BUCKET}/parts", str(tmp_path / "copy"), recursive=True)
    (tmp_path / "copy" / "lock").touch()
    build([tmp_path / "notes"], tmp_path / "store", jobs=1)
    found = {line for line in quads(tmp_path / "copy") if not line.endswith(f"<{PUSH_GRAPH}> .".encode())}
    assert found == stated(tmp_path / "store")
