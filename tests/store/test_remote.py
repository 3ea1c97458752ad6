"""A SPARQL 1.1 server as the store: the same commands and the same answers as from a folder."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest
from click.testing import CliRunner
from pyoxigraph import DefaultGraph, NamedNode, QueryBoolean, QuerySolutions
from servers import free_port, handled_by, oxigraph

from kg.cli import main
from kg.errors import InputError, QueryError, StoreError
from kg.schema import terms as v
from kg.search.schema import FILE
from kg.sparql import ask
from kg.store import GraphStore, open_store
from kg.store.remote import RemoteStore

Answer = Callable[[BaseHTTPRequestHandler], None]


@pytest.fixture(scope="module")
def server(seeds_store: GraphStore, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with oxigraph(tmp_path_factory.mktemp("oxigraph"), seeds_store.canonical_nquads()) as address:
        yield address


@pytest.fixture(scope="module")
def remote(server: str) -> Iterator[GraphStore]:
    with open_store(server) as store:
        yield store


@contextmanager
def answering(answer: Answer) -> Iterator[str]:
    """Run a server that gives one answer to everything."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked = self.rfile.read(int(self.headers["Content-Length"]))
            if b"unfinished" in asked:  # nothing was ever pushed here
                reply(self, 200, "application/sparql-results+json", b'{"head":{},"boolean":false}')
            else:
                answer(self)

        def log_message(self, *_: object) -> None: ...

    with handled_by(Handler) as address:
        yield address


def reply(handler: BaseHTTPRequestHandler, status: int, kind: str, body: bytes, length: int | None = None) -> None:
    handler.send_response(status)
    handler.send_header("Content-Type", kind)
    handler.send_header("Content-Length", str(len(body) if length is None else length))
    handler.end_headers()
    handler.wfile.write(body)


def test_quads_and_graphs_are_those_of_the_folder(seeds_store: GraphStore, remote: GraphStore) -> None:
    assert remote.canonical_nquads() == seeds_store.canonical_nquads()
    assert set(remote.named_graphs()) == set(seeds_store.named_graphs())
    titles = NamedNode(v.TITLE)
    expected = set(seeds_store.quads(predicate=titles, graph=DefaultGraph()))
    assert set(remote.quads(predicate=titles, graph=DefaultGraph())) == expected
    graph = next(iter(remote.named_graphs()))
    assert set(remote.quads(graph=graph)) == set(seeds_store.quads(graph=graph))


@pytest.mark.parametrize(
    "arguments",
    [
        ["query", "leaderboard", "benchmark=GSM8K"],
        ["sparql", "SELECT ?t { ?p a kg:Paper ; dcterms:title ?t } ORDER BY ?t LIMIT 3"],
        ["sparql", "CONSTRUCT WHERE { ?p kg:introduces ?a }", "--format", "turtle"],
        ["explain", "Orca-Math", "introduces"],
        ["show", "GSM8K"],
        ["stats"],
        ["export"],
    ],
    ids=lambda arguments: arguments[0],
)
def test_commands_say_the_same_of_a_server(arguments: list[str], server: str, seeds_location: Path) -> None:
    here = CliRunner().invoke(main, [*arguments, "--store", str(seeds_location)])
    there = CliRunner().invoke(main, [*arguments, "--store", server])
    assert there.exit_code == here.exit_code == 0, there.stderr
    assert there.stdout.replace(server, str(seeds_location)) == here.stdout


def test_a_page_drawn_from_a_server_is_the_same(server: str, seeds_location: Path, tmp_path: Path) -> None:
    bare = tmp_path / "store"  # without the passages of the notes, which a server does not have
    shutil.copytree(seeds_location, bare)
    for index in bare.rglob(FILE):
        index.unlink()
    for name, store in (("here.html", str(bare)), ("there.html", server)):
        result = CliRunner().invoke(main, ["render", "--store", store, "-o", str(tmp_path / name)])
        assert result.exit_code == 0, result.stderr
    assert (tmp_path / "here.html").read_bytes() == (tmp_path / "there.html").read_bytes()


def test_the_query_address_may_be_given(server: str) -> None:
    with open_store(f"{server}/query") as store:
        found = store.query("ASK { ?p a <https://w3id.org/paper-kg/ontology#Paper> }")
        assert isinstance(found, QueryBoolean)
        assert found


def test_an_answer_that_nobody_reads_to_its_end_frees_its_connection(remote: GraphStore) -> None:
    for _ in range(150):  # more than there are connections
        found = ask(remote, "SELECT * { ?s ?p ?o }").results
        assert isinstance(found, QuerySolutions)
        next(found)


def test_knowledge_in_a_named_graph_is_found(seeds_store: GraphStore, tmp_path: Path) -> None:
    knowledge = seeds_store.quads(graph=DefaultGraph())
    lines = [f"{each.subject} {each.predicate} {each.object} <{v.KNOWLEDGE_GRAPH}> .\n" for each in knowledge]
    with oxigraph(tmp_path, "".join(lines).encode()) as address, open_store(address) as store:
        found = ask(store, "SELECT (COUNT(*) AS ?n) { ?p a kg:Paper }").results
        here = ask(seeds_store, "SELECT (COUNT(*) AS ?n) { ?p a kg:Paper }").results
        assert isinstance(found, QuerySolutions)
        assert isinstance(here, QuerySolutions)
        assert next(found)["n"] == next(here)["n"]


def test_an_empty_server_holds_no_graph(tmp_path: Path) -> None:
    with oxigraph(tmp_path) as address, pytest.raises(StoreError, match="holds no graph"):
        open_store(address)


def test_a_password_in_the_address_is_refused() -> None:
    with pytest.raises(InputError, match="name or password") as caught:
        open_store("http://me:secret@127.0.0.1:1/")
    assert "secret" not in f"{caught.value}"


def test_a_server_that_is_not_there() -> None:
    with pytest.raises(StoreError, match="cannot be reached"):
        open_store(f"http://127.0.0.1:{free_port()}")


def test_what_is_not_a_sparql_server() -> None:
    with (
        answering(lambda handler: reply(handler, 200, "text/html", b"<p>hello</p>")) as address,
        pytest.raises(StoreError, match="does not answer SPARQL queries"),
    ):
        open_store(address)


def test_credentials_come_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str | None] = []

    def answer(handler: BaseHTTPRequestHandler) -> None:
        seen.append(handler.headers["Authorization"])
        reply(handler, 200, "application/sparql-results+json", b'{"head":{},"boolean":true}')

    monkeypatch.setenv("KG_STORE_TOKEN", "secret-token")
    with answering(answer) as address:
        open_store(address).close()
    assert set(seen) == {"Bearer secret-token"}


@pytest.mark.parametrize(
    ("status", "message"),
    [(401, "refuses this user"), (403, "refuses this user"), (503, "failed to answer"), (500, "failed")],
)
def test_refusals_of_a_server_are_one_line(status: int, message: str) -> None:
    with (
        answering(lambda handler: reply(handler, status, "text/plain", b"no\nway")) as address,
        pytest.raises(StoreError, match=message) as caught,
    ):
        open_store(address)
    assert "\n" not in str(caught.value)


def test_a_busy_server_is_asked_again() -> None:
    count = 0

    def answer(handler: BaseHTTPRequestHandler) -> None:
        nonlocal count
        count += 1
        if count == 1:
            reply(handler, 503, "text/plain", b"busy")
        else:
            reply(handler, 200, "application/sparql-results+json", b'{"head":{},"boolean":true}')

    with answering(answer) as address:
        open_store(address).close()
    assert count > 1


def test_an_answer_that_breaks_off_is_an_error() -> None:
    whole = b'{"head":{"vars":["s"]},"results":{"bindings":[{"s":{"type":"uri","value":"http://e/"}},'

    def answer(handler: BaseHTTPRequestHandler) -> None:
        if not asked:
            reply(handler, 200, "application/sparql-results+json", b'{"head":{},"boolean":true}')
        else:
            reply(handler, 200, "application/sparql-results+json", whole, len(whole) + 100)
            handler.close_connection = True

    asked: list[bool] = []
    with answering(answer) as address, open_store(address) as store:
        asked.append(True)
        with pytest.raises((StoreError, QueryError, OSError)):
            list(store.query("SELECT ?s { ?s ?p ?o }"))  # type: ignore[arg-type]


def test_a_closed_store_says_so(server: str) -> None:
    store = RemoteStore(server)
    store.close()
    store.close()
    with pytest.raises(StoreError, match="has been closed"):
        store.query("ASK {}")


def test_a_server_with_a_part_of_a_graph_is_not_read(tmp_path: Path) -> None:
    state = f'<{v.PUSH_GRAPH}> <{v.PUSH}unfinished> "true" <{v.PUSH_GRAPH}> .\n'
    lines = f"<http://e/a> <http://e/b> <http://e/c> .\n{state}".encode()
    with oxigraph(tmp_path, lines) as address, pytest.raises(StoreError, match="a part of a graph"):
        open_store(address)
