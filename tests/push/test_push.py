"""Pushing a store to real SPARQL servers: then the server's graph is the store's, whatever happened."""

import json
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from urllib.parse import unquote

import httpx
import pytest
from click.testing import CliRunner, Result
from pyoxigraph import NamedNode, QueryBoolean, QuerySolutions
from servers import Oxigraph, free_port, handled_by, oxigraph, virtuoso
from small_documents import digest, write_documents

from kg.cli import main
from kg.errors import InputError, StoreError
from kg.pipeline import build
from kg.push import PushReport, push
from kg.schema.terms import DATA, KNOWLEDGE_GRAPH, PUSH, PUSH_GRAPH, SIMILAR_GRAPH
from kg.sparql import ask_saved
from kg.sparql.library import find_query
from kg.store import open_store

NOTES = {"a.md": digest(1, 2), "b.md": digest(2, 3), "c.md": digest(4)}


class Here:
    """A folder of notes with its store."""

    def __init__(self, folder: Path) -> None:
        self.notes, self.store = folder / "notes", folder / "store"

    def build(self, documents: dict[str, str]) -> None:
        write_documents(self.notes, documents)
        build([self.notes], self.store)

    def push(self, address: str, **options: bool) -> PushReport:
        return push(self.store, address, **options)  # type: ignore[arg-type]


@pytest.fixture
def here(tmp_path: Path) -> Here:
    made = Here(tmp_path)
    made.build(NOTES)
    return made


def is_equal(here: Here, address: str) -> bool:
    with open_store(here.store) as store, open_store(address) as there:
        return there.canonical_nquads() == store.canonical_nquads()


def test_the_server_has_the_graph_of_the_folder(here: Here, server: Oxigraph) -> None:
    report = here.push(server.address, verify=True)
    assert is_equal(here, server.address)
    assert [each for each in report.sent if "/document/" in each] == [
        f"https://w3id.org/paper-kg/id/document/notes/{name}" for name in sorted(NOTES)
    ]
    assert report.checked == len(report.sent) + 1
    assert not report.different


def test_an_unchanged_graph_is_not_sent_again(here: Here, server: Oxigraph) -> None:
    first = here.push(server.address)
    again = here.push(server.address)
    assert (again.sent, again.removed, again.added, again.deleted) == ((), (), 0, 0)
    assert again.unchanged == len(first.sent)


def test_only_what_changed_is_sent(here: Here, server: Oxigraph) -> None:
    here.push(server.address)
    here.build({"a.md": digest(1, 2), "b.md": digest(2, 5, note="또한 MMLU에서도 시험되었다."), "d.md": digest(6)})
    report = here.push(server.address)
    assert is_equal(here, server.address)
    documents = [each.rpartition("/")[2] for each in report.sent if "/document/" in each]
    assert documents == ["b.md", "d.md"]
    assert [each.rpartition("/")[2] for each in report.removed] == ["c.md"]
    assert not here.push(server.address, verify=True).different


def test_what_is_computed_is_sent_only_where_it_differs(here: Here, server: Oxigraph) -> None:
    here.push(server.address)
    here.build({**NOTES, "c.md": digest(4) + "\n<!-- a comment states nothing -->\n"})
    report = here.push(server.address)
    assert [each.removeprefix("https://w3id.org/paper-kg/id/") for each in report.sent] == ["document/notes/c.md"]
    assert is_equal(here, server.address)


def test_a_computed_graph_that_changed_is_not_read_from_the_server(here: Here, server: Oxigraph) -> None:
    reading = f"GRAPH <{SIMILAR_GRAPH}> {{ ?s ?p ?o }}".replace(" ", "+")
    asked: list[bool] = []

    def answers(handler: BaseHTTPRequestHandler, body: bytes) -> bool:
        asked.append(reading in unquote(body.decode()))
        return False

    with in_front_of(server.address, answers) as address:
        here.push(address)
        here.build({**NOTES, "c.md": digest(4, 8, note="또한 MMLU에서도 시험되었다.")})
        assert SIMILAR_GRAPH in here.push(address).sent
        assert not any(asked)
        assert is_equal(here, server.address)
        shutil.rmtree(here.store / "pushed")
        here.build({**NOTES, "c.md": digest(4, 9, note="또한 ARC에서도 시험되었다.")})
        assert SIMILAR_GRAPH in here.push(address).sent
        assert any(asked)
    assert is_equal(here, server.address)


def test_a_fact_leaves_with_its_last_testimony_and_not_before(here: Here, server: Oxigraph) -> None:
    here.push(server.address)
    here.build({"b.md": digest(2, 3), "c.md": digest(4)})  # paper 2 stays in b.md, paper 1 goes
    here.push(server.address)
    assert is_equal(here, server.address)
    with open_store(server.address) as there:
        papers = there.query("SELECT ?t { ?p a <https://w3id.org/paper-kg/ontology#Paper> ; ?title ?t }")
        assert isinstance(papers, QuerySolutions)
        titles = {row["t"].value for row in papers}
    assert "Paper 2" in titles
    assert "Paper 1" not in titles


def test_a_dry_run_sends_nothing(here: Here, server: Oxigraph) -> None:
    report = here.push(server.address, dry_run=True)
    assert len(report.sent) > len(NOTES)
    with pytest.raises(StoreError, match="holds no graph"):
        open_store(server.address)


def test_saved_queries_do_not_see_what_a_push_keeps(here: Here, server: Oxigraph) -> None:
    here.push(server.address)
    for name in ("graph-statistics", "graph-size"):
        answers = []
        for location in (here.store, server.address):
            with open_store(location) as store:
                answer = ask_saved(store, find_query(name), {})
                assert isinstance(answer.results, QuerySolutions)
                answers.append(sorted(str(row) for row in answer.results))
        assert answers[0] == answers[1]


def test_verifying_finds_what_somebody_else_changed(here: Here, server: Oxigraph) -> None:
    here.push(server.address)
    spoiling = "DELETE WHERE { GRAPH <https://w3id.org/paper-kg/id/document/notes/a.md> { ?s a ?o } }"
    httpx.post(f"{server.address}/update", data={"update": spoiling}).raise_for_status()
    report = here.push(server.address, verify=True)
    assert [each.graph.rpartition("/")[2] for each in report.different] == ["a.md"]
    assert report.different[0].there < report.different[0].here
    assert not here.push(server.address, fresh=True, verify=True).different


def test_another_graph_is_not_touched_unless_it_is_to_be_replaced(here: Here, tmp_path: Path) -> None:
    folder = tmp_path / "other"
    folder.mkdir()
    with oxigraph(folder, b"<http://e/a> <http://e/b> <http://e/c> .\n") as address:
        with pytest.raises(StoreError, match="did not put there"):
            here.push(address)
        with open_store(address) as there:
            assert there.canonical_nquads() == b"<http://e/a> <http://e/b> <http://e/c> .\n"
        here.push(address, fresh=True)
        assert is_equal(here, address)


def test_a_server_killed_in_the_middle_of_a_push_holds_no_whole_graph(
    here: Here, server: Oxigraph, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kg.push.pushing._BATCH", 20_000)

    def kill(done: int, total: int) -> None:
        if done == 2:
            server.stop(kill=True)

    with pytest.raises(StoreError, match="cannot be reached") as caught:
        push(here.store, server.address, progress=kill)
    assert "\n" not in str(caught.value)
    server.start()
    with pytest.raises(StoreError, match="part of a graph"):
        open_store(server.address)
    report = here.push(server.address)
    assert is_equal(here, server.address)
    assert report.unchanged > 0  # it went on where the first one ended


def test_a_push_that_is_cut_off_is_continued_after_a_change(
    here: Here, server: Oxigraph, monkeypatch: pytest.MonkeyPatch
) -> None:
    here.push(server.address)
    monkeypatch.setattr("kg.push.pushing._BATCH", 20_000)
    here.build({name: digest(7, 8, 9, note=name) for name in NOTES})

    def end(done: int, total: int) -> None:
        if done == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        push(here.store, server.address, progress=end)
    here.build({"a.md": digest(1), "c.md": digest(9)})
    here.push(server.address)
    assert is_equal(here, server.address)


def test_a_killed_push_is_continued_at_once(here: Here, server: Oxigraph) -> None:
    code = f"""
import os, kg.push.pushing as pushing
pushing._BATCH = 20_000
pushing.push({str(here.store)!r}, {server.address!r}, progress=lambda done, total: os._exit(9) if done == 3 else None)
"""
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 9
    with pytest.raises(StoreError, match="part of a graph"):
        open_store(server.address)
    here.push(server.address)
    assert is_equal(here, server.address)


def test_two_pushes_at_once_are_refused(here: Here, server: Oxigraph) -> None:
    refusals: list[str] = []

    def second(done: int, total: int) -> None:
        if done == 1:
            with pytest.raises(StoreError) as caught:
                push(here.store, server.address)
            refusals.append(str(caught.value))

    push(here.store, server.address, progress=second)
    assert len(refusals) == 1
    assert "is at work" in refusals[0]
    assert is_equal(here, server.address)


def test_a_push_from_elsewhere_that_says_nothing_for_long_counts_as_dead(here: Here, server: Oxigraph) -> None:
    state = (
        f'INSERT DATA {{ GRAPH <{PUSH_GRAPH}> {{ <{PUSH_GRAPH}> <{PUSH}holder> "elsewhere 1 aa" ; '
        f'<{PUSH}beat> "%s" }} }}'
    )
    httpx.post(f"{server.address}/update", data={"update": state % "2999-01-01T00:00:00+00:00"}).raise_for_status()
    with pytest.raises(StoreError, match="from elsewhere"):
        here.push(server.address)
    clear = f"CLEAR GRAPH <{PUSH_GRAPH}>"
    httpx.post(f"{server.address}/update", data={"update": clear}).raise_for_status()
    httpx.post(f"{server.address}/update", data={"update": state % "2020-01-01T00:00:00Z"}).raise_for_status()
    here.push(server.address)
    assert is_equal(here, server.address)


def test_a_small_push_is_seen_as_a_whole(here: Here, server: Oxigraph) -> None:
    here.push(server.address)
    here.build({**NOTES, "a.md": digest(1, 2, 7)})
    problems: list[str] = []
    ended = threading.Event()

    def read() -> None:
        while not ended.is_set():
            try:
                open_store(server.address).close()
            except StoreError as error:
                problems.append(str(error))

    reader = threading.Thread(target=read)
    reader.start()
    here.push(server.address)
    ended.set()
    reader.join()
    assert not problems


# -- a server that is in the way ---------------------------------------------------------------------------------------


@contextmanager
def in_front_of(address: str, answers: Callable[[BaseHTTPRequestHandler, bytes], bool]) -> Iterator[str]:
    """Run a proxy; a request that ``answers`` answers does not reach the server."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            if answers(self, body):
                return
            headers = {name: self.headers[name] for name in ("Content-Type", "Accept")}
            got = httpx.post(address + self.path, content=body, headers=headers)
            self.reply(got.status_code, got.content, got.headers.get("content-type", "text/plain"))

        def reply(self, status: int, body: bytes, kind: str = "text/plain") -> None:
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None: ...

    with handled_by(Handler) as proxy:
        yield proxy


def refuse(handler: BaseHTTPRequestHandler, status: int, said: str = "no") -> bool:
    handler.send_response(status)
    handler.send_header("Content-Length", str(len(said)))
    handler.end_headers()
    handler.wfile.write(said.encode())
    return True


def test_a_server_that_takes_only_short_updates_gets_short_ones(here: Here, server: Oxigraph) -> None:
    longest = 0

    def answers(handler: BaseHTTPRequestHandler, body: bytes) -> bool:
        nonlocal longest
        if len(body) > 60_000:
            return refuse(handler, 413)
        longest = max(longest, len(body))
        return False

    with in_front_of(server.address, answers) as address:
        push(here.store, address)
    assert longest > 0
    assert is_equal(here, server.address)


def test_a_busy_server_is_asked_again(here: Here, server: Oxigraph) -> None:
    count = 0

    def answers(handler: BaseHTTPRequestHandler, body: bytes) -> bool:
        nonlocal count
        count += 1
        return count % 2 == 0 and refuse(handler, 503)

    with in_front_of(server.address, answers) as address:
        push(here.store, address)
    assert is_equal(here, server.address)


@pytest.mark.parametrize(
    ("status", "message"), [(503, "failed to answer"), (500, "failed to answer"), (507, "failed to answer")]
)
def test_a_server_that_fails_in_the_middle_is_one_line(
    here: Here, server: Oxigraph, monkeypatch: pytest.MonkeyPatch, status: int, message: str
) -> None:
    monkeypatch.setattr("kg.push.pushing._BATCH", 20_000)

    def answers(handler: BaseHTTPRequestHandler, body: bytes) -> bool:
        return b"/document/notes/b.md" in body and b"INSERT DATA" in body and refuse(handler, status, "disk\nfull")

    with in_front_of(server.address, answers) as address:
        result = run(here, address)
    assert result.exit_code == 1
    assert message in result.stderr
    assert result.stderr.count("\n") == 1
    with pytest.raises(StoreError, match=r"part of a graph|no graph"):
        open_store(server.address)
    here.push(server.address)
    assert is_equal(here, server.address)


def test_a_server_that_says_nothing_is_given_up(here: Here, server: Oxigraph) -> None:
    def answers(handler: BaseHTTPRequestHandler, body: bytes) -> bool:
        if handler.path.endswith("/update"):
            time.sleep(1.5)
        return False

    with in_front_of(server.address, answers) as address:
        result = run(here, address, "--timeout", "0.5")
    assert result.exit_code == 1
    assert "did not answer in time" in result.stderr


def run(here: Here, address: str, *options: str) -> Result:
    return CliRunner().invoke(main, ["push", address, "--store", str(here.store), *options])


def test_wrong_credentials_are_one_line(here: Here, server: Oxigraph) -> None:
    with in_front_of(server.address, lambda handler, body: refuse(handler, 401)) as address:
        result = run(here, address)
    assert result.exit_code == 1
    assert "refuses this user (401)" in result.stderr
    assert result.stderr.count("\n") == 1


def test_a_server_without_tls_is_one_line(here: Here, server: Oxigraph) -> None:
    with in_front_of(server.address, lambda handler, body: False) as address:
        result = run(here, address.replace("http://", "https://"))
    assert result.exit_code == 1
    assert "cannot be reached" in result.stderr
    assert "SSL" in result.stderr
    assert result.stderr.count("\n") == 1


def test_a_server_that_is_not_there_and_what_is_not_an_address(here: Here) -> None:
    result = run(here, f"http://127.0.0.1:{free_port()}")
    assert "cannot be reached" in result.stderr
    with pytest.raises(InputError, match="not the address of a server"):
        push(here.store, "somewhere")


# -- the command -------------------------------------------------------------------------------------------------------


def test_the_command_says_what_it_did(here: Here, server: Oxigraph) -> None:
    result = run(here, server.address, "--verify")
    assert result.exit_code == 0, result.stderr
    lines = dict(line.split() for line in result.stdout.splitlines() if not line.startswith(" "))
    assert int(lines["sent"]) > len(NOTES)
    assert lines["different"] == "0"
    written = json.loads(run(here, server.address, "--json").stdout)
    assert set(written) == set(PushReport.__dataclass_fields__)
    assert written["sent"] == []
    assert "would send    0" in run(here, server.address, "--dry-run").stdout


def test_a_difference_is_an_exit_status(here: Here, server: Oxigraph) -> None:
    here.push(server.address)
    httpx.post(f"{server.address}/update", data={"update": "INSERT DATA { <http://e/a> <http://e/b> 1 }"})
    result = run(here, server.address, "--verify")
    assert result.exit_code == 1
    assert "the knowledge" in result.stdout
    assert "1 graph(s) differ" in result.stderr


# -- Virtuoso, which has no unnamed default graph ----------------------------------------------------------------------


def test_virtuoso_has_the_graph_of_the_folder(here: Here, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "virtuoso"
    folder.mkdir()
    with virtuoso(folder) as address:
        result = run(here, address)
        assert "refuses this user (401)" in result.stderr
        monkeypatch.setenv("KG_STORE_USER", "dba")
        monkeypatch.setenv("KG_STORE_PASSWORD", "wrong")
        assert "refuses this user (401)" in run(here, address).stderr
        monkeypatch.setenv("KG_STORE_PASSWORD", "dba")
        assert not here.push(address, verify=True).different
        assert here.push(address).sent == ()
        here.build({"a.md": digest(1, 2), "b.md": digest(2, 5), "d.md": digest(6)})
        report = here.push(address, verify=True)
        assert not report.different
        assert [each.rpartition("/")[2] for each in report.removed] == ["c.md"]
        with open_store(address) as there, open_store(here.store) as store:
            assert set(there.quads(graph=NamedNode(f"{DATA}document/notes/d.md"))) == set(
                store.quads(graph=NamedNode(f"{DATA}document/notes/d.md"))
            )
            assert set(there.named_graphs()) >= set(store.named_graphs())
            knowledge = there.query(f"ASK {{ GRAPH <{KNOWLEDGE_GRAPH}> {{ ?s ?p ?o }} }}")
            assert isinstance(knowledge, QueryBoolean)
            assert knowledge


def test_a_long_push_to_virtuoso_is_cut_into_what_it_takes(
    seeds_location: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KG_STORE_USER", "dba")
    monkeypatch.setenv("KG_STORE_PASSWORD", "dba")
    with virtuoso(tmp_path) as address:
        assert not push(seeds_location, address, verify=True).different


def test_a_push_imports_no_readers(root: Path) -> None:
    """They take as long as all else that a push of an unchanged graph does."""
    program = f"import sys; sys.path.insert(0, {str(root)!r}); import kg.push; print(*sys.modules)"
    imported = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout
    assert "kg.pipeline.manifest" in imported.split()
    assert not {"kg.readers", "kg.nlp", "kg.extractors"} & {*imported.split()}
