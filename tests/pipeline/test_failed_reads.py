"""A document that cannot be read once keeps what was known of it, is named, and makes the exit status tell."""

import errno
import os
from pathlib import Path

import pytest
from click.testing import CliRunner
from small_documents import digest, write_documents

from kg.cli import main
from kg.errors import ExitStatus
from kg.extractors.registry import STRUCTURE
from kg.pipeline import BuildReport, build
from kg.store import open_store

STORE = "store"


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("KG_STORE", raising=False)


def read(*, fresh: bool = False) -> BuildReport:
    return build(["docs"], STORE, jobs=1, extractors=STRUCTURE, fresh=fresh)


def graph(store: str = STORE) -> bytes:
    with open_store(store) as opened:
        return opened.canonical_nquads()


def fails(monkeypatch: pytest.MonkeyPatch, *names: str, number: int = errno.EIO) -> None:
    """Have reading some files fail, as a bad disk or missing rights do."""
    whole = Path.read_bytes

    def read_bytes(path: Path) -> bytes:
        if path.name in names:
            raise OSError(number, os.strerror(number), str(path))
        return whole(path)

    monkeypatch.setattr(Path, "read_bytes", read_bytes)


@pytest.mark.parametrize("number", [errno.EIO, errno.EACCES, errno.ENOENT])
def test_what_was_known_of_it_stays(monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    write_documents(Path("docs"), {"a.md": digest(1), "b.md": digest(2), "c.md": digest(3)})
    read()
    before = graph()
    write_documents(Path("docs"), {"a.md": digest(1), "b.md": digest(9), "c.md": digest(3)})
    with monkeypatch.context() as broken:
        fails(broken, "b.md", number=number)
        report = read()
        generation = Path(STORE, "CURRENT").read_text()
        read()
        assert Path(STORE, "CURRENT").read_text() == generation, "published again though nothing changed"
    assert [each.path for each in report.failed] == ["docs/b.md"]
    assert "cannot be read" in report.failed[0].reason
    assert "stays" in report.failed[0].reason
    assert (report.removed, report.skipped, report.read) == ((), (), ())
    assert graph() == before
    assert read().read == ("docs/b.md",)
    build(["docs"], "fresh", jobs=1, extractors=STRUCTURE)
    assert graph() == graph("fresh")


def test_most_documents_changed_and_one_failed(monkeypatch: pytest.MonkeyPatch) -> None:
    """The build starts from nothing then, and has to take over what was known."""
    write_documents(Path("docs"), {"a.md": digest(1), "b.md": digest(2), "c.md": digest(3)})
    read()
    write_documents(Path("docs"), {"a.md": digest(4), "b.md": digest(5), "c.md": digest(6)})
    with monkeypatch.context() as broken:
        fails(broken, "b.md")
        assert read().read == ("docs/a.md", "docs/c.md")
    write_documents(Path("docs"), {"a.md": digest(4), "b.md": digest(2), "c.md": digest(6)})
    build(["docs"], "fresh", jobs=1, extractors=STRUCTURE)
    assert graph() == graph("fresh")


def test_one_that_was_never_read_is_tried_again(monkeypatch: pytest.MonkeyPatch) -> None:
    write_documents(Path("docs"), {"a.md": digest(1), "b.md": digest(2)})
    with monkeypatch.context() as broken:
        fails(broken, "b.md")
        report = read(fresh=True)
    assert [each.path for each in report.failed] == ["docs/b.md"]
    assert "stays" not in report.failed[0].reason
    assert read().read == ("docs/b.md",)


def test_a_folder_that_cannot_be_listed(monkeypatch: pytest.MonkeyPatch) -> None:
    write_documents(Path("docs"), {"a.md": digest(1), "sub/b.md": digest(2)})
    read()
    before = graph()
    whole = os.scandir

    def scandir(path: Path) -> object:
        if Path(path).name == "sub":
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return whole(path)

    monkeypatch.setattr(os, "scandir", scandir)
    report = read()
    assert [each.path for each in report.failed] == ["docs/sub"]
    assert report.removed == ()
    assert graph() == before


def test_the_exit_status_tells(monkeypatch: pytest.MonkeyPatch) -> None:
    write_documents(Path("docs"), {"a.md": digest(1), "b.md": digest(2)})
    assert CliRunner().invoke(main, ["build", "docs", "--jobs", "1"]).exit_code == ExitStatus.DONE
    write_documents(Path("docs"), {"a.md": digest(1), "b.md": digest(3)})
    fails(monkeypatch, "b.md")
    result = CliRunner().invoke(main, ["build", "docs", "--jobs", "1"])
    assert result.exit_code == 3
    assert "    docs/b.md: cannot be read" in result.stdout
    assert "failed        1" in result.stdout
    assert result.stderr == "Not all documents could be read: 1 failed.\n"
