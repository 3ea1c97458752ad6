"""Pushing parts to real SPARQL servers: then the server's graph is that of the parts, without a store in between."""

import shutil
from pathlib import Path

import httpx
import pytest
from click.testing import CliRunner
from servers import Oxigraph, virtuoso
from small_documents import digest, write_documents

from kg.cli import main
from kg.errors import StoreError
from kg.pipeline import build
from kg.pipeline.parts import build_parts
from kg.push import PushReport, push, state_of
from kg.push.parts import opened_parts
from kg.schema.terms import COMPUTED_GRAPH, SIMILAR_GRAPH
from kg.store import open_store

NOTES = {"a.md": digest(1, 2), "b.md": digest(2, 3), "c.md": digest(4)}
EDITS = (
    {"a.md": digest(1, 2), "b.md": digest(2, 5, note="또한 MMLU에서도 시험되었다."), "d.md": digest(6)},
    {"b.md": digest(5), "d.md": digest(6, 2)},
    {"b.md": digest(1), "e.md": digest(2), "f.md": digest(5)},
)


class Here:
    """A folder of notes with parts, and what a store of the same notes states."""

    def __init__(self, folder: Path) -> None:
        self.notes, self.parts, self._store = folder / "notes", folder / "parts", folder / "store"

    def build(self, documents: dict[str, str]) -> None:
        write_documents(self.notes, documents)
        build_parts([self.notes], self.parts, jobs=1, state=state_of)

    def push(self, address: str, **options: bool) -> PushReport:
        return push(self.parts, address, parts=True, **options)  # type: ignore[arg-type]

    def stated(self) -> bytes:
        build([self.notes], self._store, jobs=1, fresh=True, computations=())
        with open_store(self._store) as store:
            return store.canonical_nquads()


@pytest.fixture
def here(tmp_path: Path) -> Here:
    made = Here(tmp_path)
    made.build(NOTES)
    return made


def held(address: str) -> bytes:
    with open_store(address) as there:
        return there.canonical_nquads()


def test_the_server_has_the_graph_of_the_parts_and_later_what_changed(here: Here, server: Oxigraph) -> None:
    first = here.push(server.address, verify=True)
    assert first.different == ()
    assert first.checked == len(first.sent) + 1
    assert held(server.address) == here.stated()
    again = here.push(server.address)
    assert (again.sent, again.removed, again.added) == ((), (), 0)
    for edit in EDITS:
        here.build(edit)
        report = here.push(server.address, verify=True)
        assert report.different == ()
        assert held(server.address) == here.stated()
    assert [each.rpartition("/")[2] for each in report.sent if "/document/" in each] == ["b.md", "e.md", "f.md"]


def test_a_fact_that_another_document_states_stays(
    here: Here, server: Oxigraph, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kg.push.parts._NAMED", 0)  # as where many graphs change
    here.push(server.address)
    for edit in EDITS:
        here.build(edit)
        here.push(server.address)
        assert held(server.address) == here.stated()


def test_parts_and_a_store_have_the_same_keys(here: Here, server: Oxigraph, tmp_path: Path) -> None:
    here.push(server.address)
    build([here.notes], tmp_path / "whole", jobs=1)
    report = push(tmp_path / "whole", server.address)
    assert {*report.sent} == {COMPUTED_GRAPH, SIMILAR_GRAPH}
    with open_store(tmp_path / "whole") as store:
        assert held(server.address) == store.canonical_nquads()
    report = here.push(server.address)
    assert (report.sent, {*report.removed}) == ((), {COMPUTED_GRAPH, SIMILAR_GRAPH})
    assert held(server.address) == here.stated()


def test_parts_that_a_bulk_loader_loaded_are_known(here: Here, tmp_path: Path) -> None:
    folder = tmp_path / "server"
    folder.mkdir()
    server = Oxigraph(folder)
    for part in here.parts.glob("part-*.nq.gz"):
        server.load(part)
    server.start()
    try:
        assert here.push(server.address).sent == ()
        here.build({**NOTES, "c.md": digest(4, 8)})
        assert [each.rpartition("/")[2] for each in here.push(server.address).sent if "/document/" in each] == ["c.md"]
        assert held(server.address) == here.stated()
    finally:
        server.stop()


def test_a_push_that_is_cut_off_is_continued(here: Here, server: Oxigraph, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.push.pushing._BATCH", 20_000)

    def kill(done: int, total: int) -> None:
        if done == 2:
            server.stop(kill=True)

    with pytest.raises(StoreError, match="cannot be reached"):
        push(here.parts, server.address, parts=True, progress=kill)
    server.start()
    assert here.push(server.address, verify=True).different == ()
    assert held(server.address) == here.stated()


def test_verifying_finds_what_somebody_else_changed(here: Here, server: Oxigraph) -> None:
    here.push(server.address)
    spoiling = "DELETE WHERE { GRAPH <https://w3id.org/paper-kg/id/document/notes/a.md> { ?s a ?o } }"
    httpx.post(f"{server.address}/update", data={"update": spoiling}).raise_for_status()
    report = here.push(server.address, verify=True)
    assert [each.graph.rpartition("/")[2] for each in report.different] == ["a.md"]


def test_missing_and_damaged_parts_are_one_line(here: Here, server: Oxigraph, tmp_path: Path) -> None:
    words = ["push", server.address, "--from-parts"]
    absent = CliRunner().invoke(main, [*words, str(tmp_path / "nothing")])
    assert (absent.exit_code, absent.stderr.count("\n")) == (1, 1)
    assert "There are no parts" in absent.stderr
    done = CliRunner().invoke(main, [*words, str(here.parts)])
    assert done.exit_code == 0, done.output
    damaged = tmp_path / "damaged"
    shutil.copytree(here.parts, damaged)
    with opened_parts(damaged) as graph:
        for member in graph.content.members.values():
            (damaged / member.file).write_bytes(b"not gzip" * 1000)
    broken = CliRunner().invoke(main, [*words, str(damaged), "--fresh"])
    assert (broken.exit_code, broken.stderr.count("\n")) == (1, 1)
    assert "damaged part" in broken.stderr


@pytest.mark.slow
def test_virtuoso_has_the_graph_of_the_parts(here: Here, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KG_STORE_USER", "dba")
    monkeypatch.setenv("KG_STORE_PASSWORD", "dba")
    folder = tmp_path / "virtuoso"
    folder.mkdir()
    with virtuoso(folder) as address:
        for edit in ({}, *EDITS):
            here.build(edit or NOTES)
            assert here.push(address, verify=True).different == ()
