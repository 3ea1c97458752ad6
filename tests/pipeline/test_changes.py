"""Which documents a build reads, by the state of their files."""

import errno
import os
import tracemalloc
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import StoreError
from kg.model import Problem
from kg.pipeline.changes import find_changes
from kg.pipeline.discovery import Scan, is_under
from kg.pipeline.discovery import scan_documents as scan_places
from kg.pipeline.identity import NamedPaper
from kg.pipeline.manifest import DocumentRecord, Manifest
from kg.pipeline.sources import Place

VERSION = "v1"
LATER = 10_000_000_000


def scan_documents(folder: Path) -> Scan:
    return scan_places([Place(folder, "notes")])


def test_under() -> None:
    assert is_under("docs/a.md", "docs")
    assert is_under("docs/a.md", "docs/a.md")
    assert not is_under("docsier/a.md", "docs")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("a", "b"):
        (tmp_path / f"{name}.md").write_text(name)
        os.utime(tmp_path / f"{name}.md", ns=(0, 1))
    return tmp_path


def known(folder: Path, checked_ns: int) -> Manifest:
    documents = {
        found.name: DocumentRecord(
            size=found.size,
            mtime_ns=found.mtime_ns,
            ctime_ns=found.ctime_ns,
            checked_ns=checked_ns,
            sha256=sha256(found.file.read_bytes()).hexdigest(),
            version=VERSION,
        )
        for found in scan_documents(folder).documents
    }
    return Manifest(VERSION, documents)


def now(folder: Path) -> int:
    return (folder / "a.md").stat().st_ctime_ns


def test_trusts_the_state_of_files_that_had_time_to_settle(folder: Path) -> None:
    manifest = known(folder, now(folder) + LATER)
    documents = {name: replace(record, sha256="not this") for name, record in manifest.documents.items()}
    changes = find_changes(scan_documents(folder), Manifest(VERSION, documents), VERSION, now(folder))
    assert (changes.stale, changes.renewed) == ((), False)


def test_looks_into_files_that_had_no_time_to_settle(folder: Path) -> None:
    manifest = known(folder, now(folder))
    changes = find_changes(scan_documents(folder), manifest, VERSION, now(folder) + LATER)
    assert (changes.stale, changes.renewed) == ((), True)
    assert (
        find_changes(scan_documents(folder), Manifest(VERSION, changes.unchanged), VERSION, now(folder) + LATER).renewed
        is False
    )
    documents = {name: replace(record, sha256="not this") for name, record in manifest.documents.items()}
    assert len(find_changes(scan_documents(folder), Manifest(VERSION, documents), VERSION, 0).stale) == 2


def test_another_version_and_fresh_trust_nothing(folder: Path) -> None:
    manifest = known(folder, now(folder) + LATER)
    scan = scan_documents(folder)
    assert len(find_changes(scan, manifest, "v2", 0).stale) == 2
    assert len(find_changes(scan, manifest, VERSION, 0, fresh=True).stale) == 2


def test_gone_and_elsewhere(folder: Path) -> None:
    manifest = known(folder, now(folder) + LATER)
    elsewhere = next(iter(manifest.documents.values()))
    manifest = Manifest(VERSION, {**manifest.documents, "elsewhere/c.md": elsewhere})
    (folder / "a.md").unlink()
    changes = find_changes(scan_documents(folder), manifest, VERSION, 0)
    assert changes.removed == ("notes/a.md",)
    assert list(changes.elsewhere) == ["elsewhere/c.md"]


def test_documents_of_a_folder_that_cannot_be_listed_are_not_gone(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "shut").mkdir()
    (folder / "shut" / "c.md").write_text("c")
    manifest = known(folder, now(folder) + LATER)
    assert "notes/shut/c.md" in manifest.documents
    whole = os.scandir

    def scandir(path: str) -> object:
        if Path(path).name == "shut":  # root may list any folder, whatever its rights
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return whole(path)

    monkeypatch.setattr(os, "scandir", scandir)
    assert find_changes(scan_documents(folder), manifest, VERSION, 0).removed == ()


records = st.builds(
    DocumentRecord,
    size=st.integers(0),
    mtime_ns=st.integers(),
    ctime_ns=st.integers(),
    checked_ns=st.integers(),
    sha256=st.text(),
    version=st.text(),
    layout=st.text(),
    papers=st.integers(0),
    claims=st.integers(0),
    problems=st.lists(st.builds(Problem, line=st.integers(0), message=st.text())).map(tuple),
    skipped=st.text(),
)


@given(st.builds(Manifest, version=st.text(), documents=st.dictionaries(st.text(), records, max_size=3)))
def test_manifests_are_read_as_written(manifest: Manifest) -> None:
    written = manifest.to_bytes()
    assert Manifest.from_bytes(written) == manifest
    assert Manifest.from_bytes(written).to_bytes() == written


def test_writing_a_manifest_takes_little_more_memory_than_its_text() -> None:
    names = tuple(NamedPaper(f"arxiv/2402.{number:05}", ("arxiv:1",), "title", ("kim", "lee")) for number in range(20))
    record = DocumentRecord(1, 2, 3, 4, "0" * 64, VERSION, names=names)
    manifest = Manifest(documents={f"notes/{number}.md": record for number in range(500)})
    tracemalloc.start()
    written = manifest.to_bytes()
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 3 * len(written)


@pytest.mark.parametrize(
    "content",
    [
        b"{",
        b"[]",
        b"[" * 100_000,
        b'{"format": 2}',
        b'{"format": 99}',
        b'{"format":2,"version":"","queries":"","sources":{},"documents":{"a":{}}}',
        b'{"format":1,"version":"","documents":{"a":{}}}',
    ],
    ids=lambda content: content[:40].decode(),
)
def test_manifests_of_others_are_refused_in_one_line(content: bytes) -> None:
    with pytest.raises(StoreError, match="--fresh") as refused:
        Manifest.from_bytes(content)
    assert "\n" not in str(refused.value)


def test_an_older_manifest_names_the_folders_to_build_again() -> None:
    with pytest.raises(StoreError, match=r"kg build --fresh docs notes$"):
        Manifest.from_bytes(b'{"format":1,"version":"","documents":{"notes/a.md":{},"docs/b.md":{},"docs/c.md":{}}}')
