"""What hostile and broken clients, queries and stores do to a server: nothing that others notice."""

import json
import os
import shutil
import signal
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from urllib.parse import quote

import pytest
from needed import missing
from serving import Running, running

from kg.errors import InputError
from kg.store.allocator import allocator_environment
from kg.web.settings import ServeSettings

QUERY = "application/sparql-query"
CROSS = "SELECT * { ?a ?b ?c . ?d ?e ?f }"


@pytest.fixture(scope="module")
def limited(seeds_location: Path) -> Iterator[Running]:
    """A server with narrow limits."""
    options = ("--timeout", "5", "--queries", "2", "--answer-bytes", "20M", "--query-memory", "600M")
    with running(seeds_location, *options) as started:
        yield started


def connect(server: Running, text: str = "") -> socket.socket:
    connection = socket.create_connection(("127.0.0.1", server.port), timeout=30)
    connection.sendall(text.encode())
    return connection


def request_of(query: str, accept: str = "application/sparql-results+json") -> str:
    return f"GET /sparql?query={quote(query)} HTTP/1.1\r\nHost: localhost\r\nAccept: {accept}\r\n\r\n"


# -- what is asked -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("piece", ["a.", "a-", "한.", "'a\\'"])
def test_a_query_of_forty_kilobytes_delays_nobody(limited: Running, piece: str) -> None:
    text = "SELECT * { x:" + piece * (90_000 // len(piece.encode())) + " }"
    answers: list[int] = []
    asking = threading.Thread(
        target=lambda: answers.append(limited.ask("POST", "/sparql", text.encode(), Content_Type=QUERY).status)
    )
    asking.start()
    slowest = 0.0
    while asking.is_alive():
        began = time.monotonic()
        assert limited.get("/health").status == 200
        slowest = max(slowest, time.monotonic() - began)
    assert answers == [400]
    assert slowest < 1.5


def test_a_longer_query_is_refused_by_its_bytes(limited: Running) -> None:
    refused = limited.ask("POST", "/sparql", b"ASK {} #" + b"x" * 100_000, Content_Type=QUERY)
    assert refused.status == 400
    assert "100008 bytes" in refused.text


@pytest.mark.parametrize("text", ["{" * 3000 + "}" * 3000, "FILTER" + "(" * 5000 + "1" + ")" * 5000])
def test_a_nested_query_is_refused_and_ends_no_process(limited: Running, text: str) -> None:
    refused = limited.ask("POST", "/sparql", f"SELECT * {{ {text} }}".encode(), Content_Type=QUERY)
    assert refused.status == 400
    assert "nested too deeply" in refused.text
    assert "retry-after" not in refused.headers


def test_a_byte_order_mark_before_a_query_is_passed_over(limited: Running) -> None:
    assert limited.ask("POST", "/sparql", "\ufeffASK {}".encode(), Content_Type=QUERY).json["boolean"]


@pytest.mark.parametrize("output", ["json", "csv", "tsv", "xml"])
def test_a_format_of_rows_does_not_keep_triples_from_who_accepts_them(limited: Running, output: str) -> None:
    text = "CONSTRUCT WHERE { ?s dcterms:title ?o } LIMIT 3"
    accept = "application/sparql-results+json, application/n-triples;q=0.8"
    answer = limited.get("/sparql", {"query": text, "output": output}, Accept=accept)
    assert answer.status == 200
    kinds = {"json": "application/ld+json", "xml": "application/rdf+xml", "csv": "text/csv; charset=utf-8"}
    assert answer.headers["content-type"] == kinds.get(output, "text/tab-separated-values; charset=utf-8")
    assert len(answer.body) > 200
    assert limited.get("/sparql", {"query": text}, Accept=accept).headers["content-type"] == "application/n-triples"


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")  # rdflib's own JSON-LD parser
@pytest.mark.parametrize("name", ["json", "xml"])
def test_rdflib_gets_triples_whatever_format_it_names(limited: Running, name: str) -> None:
    from rdflib import Graph
    from rdflib.plugins.stores.sparqlstore import SPARQLStore

    store = SPARQLStore(limited.address + "/sparql", returnFormat=name)
    found = Graph(store).query("CONSTRUCT WHERE { ?s <http://purl.org/dc/terms/title> ?o }")
    assert found.graph is not None
    assert len(found.graph) > 3


def test_rows_where_only_triples_are_accepted_are_refused(limited: Running) -> None:
    refused = limited.query("SELECT * { ?s ?p ?o }", "text/turtle")
    assert refused.status == 406
    assert "Accept" in refused.headers["vary"]
    assert limited.query("DESCRIBE <a:a>", "image/png").status == 406


def test_a_time_limit_too_short_to_be_worth_a_process_is_refused(limited: Running) -> None:
    refused = limited.query("ASK {}", timeout="1e-9")
    assert refused.status == 400
    assert "0.1" in refused.text


# -- what is answered --------------------------------------------------------------------------------------------------


def test_clients_that_do_not_read_hold_no_place(limited: Running) -> None:
    """Two answers that nobody reads, with two places for queries: the time limit covers sending."""
    text = "SELECT * { ?a ?b ?c . ?d ?e ?f }"
    silent = []
    for _ in range(2):
        connection = socket.socket()
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        connection.connect(("127.0.0.1", limited.port))
        connection.sendall(request_of(text).encode())
        silent.append(connection)
    time.sleep(8)
    assert limited.query("ASK {}").status == 200
    for connection in silent:
        connection.close()


def test_a_long_literal_is_no_single_frame_and_does_not_fill_the_server(limited: Running) -> None:
    before = resident(limited.process.pid)
    text = (
        "SELECT (REPLACE(?x, 'a', ?x) AS ?y) { VALUES ?x { '"
        + "a" * 5500
        + "' } } # 30 MB, more than an answer may have"
    )
    for accept in ("application/sparql-results+json", "text/csv", "application/sparql-results+xml"):
        answer = limited.query(text, accept)
        assert answer.status == 200
        assert answer.headers["kg-rows-cut"] == "true"
        assert len(answer.body) < 1000
    assert resident(limited.process.pid) - before < 60 * 1024


def test_a_query_that_takes_too_much_memory_is_refused_and_others_go_on(limited: Running) -> None:
    text = (
        "SELECT (STRLEN(REPLACE(REPLACE(?x, 'a', ?x), 'a', '" + "b" * 100 + "')) AS ?y) { VALUES ?x { '"
        "" + "a" * 8000 + "' } }"
    )
    answer = limited.query(text)
    assert answer.status in {400, 408}, answer.text
    assert "retry-after" not in answer.headers
    assert limited.query("ASK {}").status == 200


def test_a_query_that_the_engine_fails_on_is_refused_and_others_go_on(limited: Running) -> None:
    values = " ".join(f"{number} '{number * 7 % 1000}'" for number in range(0, 1000, 3))
    answer = limited.query(f"SELECT ?x {{ VALUES ?x {{ {values} }} }} ORDER BY ?x")
    assert answer.status == 400
    assert "the engine fails on it" in answer.text
    assert limited.query("ASK {}").status == 200


def resident(process: int) -> int:
    """Kibibytes of memory that a process has for itself."""
    lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    return sum(int(line.split()[1]) for line in lines if line.startswith("Private_"))


@pytest.mark.parametrize(
    "settings", [ServeSettings("none", query_memory=2**40), ServeSettings("none", queries=64, query_memory=2**33)]
)
def test_limits_that_exceed_the_machine_are_refused(settings: ServeSettings) -> None:
    with pytest.raises(InputError, match="MiB") as caught:
        settings.process_memory()
    assert "\n" not in str(caught.value)


def test_the_sum_of_the_usual_limits_fits_the_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    from kg.web import settings as module

    for gibibytes in (4, 8, 16, 256):
        monkeypatch.setattr(module, "machine_memory", lambda size=gibibytes * 2**30: size)
        for queries in (1, 4, 8):
            chosen = ServeSettings("none", queries=queries)
            total = chosen.process_memory() * (queries + chosen.page_workers + 1) + chosen.cache_bytes
            assert total < gibibytes * 2**30


@pytest.mark.parametrize(("processors", "wanted"), [(None, 2), (1, 2), (2, 3), (4, 5), (64, 8)])
def test_one_more_process_answers_queries_than_there_are_processors(
    monkeypatch: pytest.MonkeyPatch, processors: int | None, wanted: int
) -> None:
    monkeypatch.setattr("os.cpu_count", lambda: processors)
    assert ServeSettings("none").query_processes == wanted
    assert ServeSettings("none", queries=4).query_processes == 4


# -- connections -------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def impatient(seeds_location: Path) -> Iterator[Running]:
    """A server that waits for nobody; a script starts it, since the command line has no such options."""
    changes = "header_timeout=1.0, body_timeout=1.0, idle_timeout=1, send_timeout=1.0, connections=20"
    with running(seeds_location, changes=changes) as started:
        yield started


@pytest.mark.parametrize(
    "half",
    [
        "",
        "GET /health HT",
        "GET /health HTTP/1.1\r\nHost: localhost\r\nX: y",
        f"POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Type: {QUERY}\r\nContent-Length: 100\r\n\r\nASK",
    ],
)
def test_half_sent_requests_do_not_stay_open(impatient: Running, half: str) -> None:
    with connect(impatient, half) as connection:
        began = time.monotonic()
        answer = b""
        while part := connection.recv(10_000):
            answer += part
        assert 0.5 < time.monotonic() - began < 5
        assert not answer or answer.startswith(b"HTTP/1.1 408")
    assert not any('"trace"' in line for line in impatient.log)


def test_a_request_that_trickles_in_does_not_stay_open_either(impatient: Running) -> None:
    with connect(impatient, "GET /health HTTP/1.1\r\nHost: localhost\r\n") as connection:
        began = time.monotonic()
        with suppress(OSError):  # it is closed
            while time.monotonic() - began < 20:
                connection.sendall(b"X: y\r\n")
                time.sleep(0.2)
        assert time.monotonic() - began < 5


def test_idle_connections_are_closed(impatient: Running) -> None:
    with connect(impatient, "GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n") as connection:
        began = time.monotonic()
        assert connection.recv(10_000).startswith(b"HTTP/1.1 200")
        while connection.recv(10_000):
            pass
        assert 0.5 < time.monotonic() - began < 5


def test_a_stalled_reader_is_given_up(impatient: Running) -> None:
    connection = socket.socket()
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    connection.connect(("127.0.0.1", impatient.port))
    connection.sendall(request_of("SELECT * { ?a ?b ?c . ?d ?e ?f }").encode())
    time.sleep(4)
    assert any('"path": "/sparql"' in line for line in impatient.log), "the request has ended"
    connection.close()


def test_there_are_no_more_connections_than_may_be(impatient: Running) -> None:
    held = [connect(impatient) for _ in range(20)]
    try:
        time.sleep(0.3)
        with connect(impatient, "GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n") as one_more:
            assert one_more.recv(1000).startswith(b"HTTP/1.1 503")
    finally:
        for connection in held:
            connection.close()
    time.sleep(0.3)
    assert impatient.get("/health").status == 200


def test_a_client_that_leaves_is_no_traceback(impatient: Running) -> None:
    start = f"POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Type: {QUERY}\r\nContent-Length: 100\r\n\r\nASK"
    for text in (start, request_of(CROSS), request_of("SELECT * { ?a ?b ?c }")):
        for _ in range(3):
            connection = connect(impatient, text)
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")  # a reset
            connection.close()
    time.sleep(1)
    assert impatient.get("/health").status == 200
    assert not [line for line in impatient.log if "trace" in line or "Exception" in line]
    assert all(json.loads(line) for line in impatient.log)


def test_out_of_descriptors_fills_no_log(seeds_location: Path) -> None:
    """Limits are below what the system allows; where it still runs out, the log stays short."""
    code = "import resource; resource.setrlimit(resource.RLIMIT_NOFILE, (160, 160)); "
    with running(seeds_location, "--queries", "1", before=code) as server:
        held = []
        for _ in range(200):
            try:
                held.append(connect(server))
            except OSError:
                break
        time.sleep(2)
        for connection in held:
            connection.close()
        time.sleep(0.5)
        assert server.get("/health").status == 200
        assert len(server.log) < 300


# -- processes and stores ----------------------------------------------------------------------------------------------


def test_the_first_request_after_idle_processes_died_is_answered(seeds_location: Path) -> None:
    with running(seeds_location, "--queries", "2") as server:
        idle = children(server.process.pid)
        assert idle
        for child in idle:
            os.kill(child, signal.SIGKILL)
        assert server.query("ASK {}").status == 200
        assert server.get("/").status == 200
        assert server.get("/search/suggest", {"q": "gsm"}).status == 200


def children(process: int) -> list[int]:
    return [int(each) for each in Path(f"/proc/{process}/task/{process}/children").read_text().split()]


def test_a_damaged_generation_is_reported_with_pauses_and_the_old_one_served(
    seeds_location: Path, tmp_path: Path
) -> None:
    location = tmp_path / "store"
    shutil.copytree(seeds_location, location)
    with running(location, "--queries", "1") as server:
        damaged = location / "generations" / "0999"
        (damaged / "oxigraph").mkdir(parents=True)
        (location / "CURRENT").write_text("0999\n")
        time.sleep(6)
        assert server.query("ASK { ?s ?p ?o }").json["boolean"]
        lines = [json.loads(line) for line in server.log]
        failed = [line for line in lines if line["event"] == "not opened"]
        assert 1 <= len(failed) <= 4
        assert not any("Traceback" in line for line in server.log)


def test_a_damaged_store_is_reported_in_one_line(seeds_location: Path, tmp_path: Path) -> None:
    import subprocess
    import sys

    location = tmp_path / "store"
    shutil.copytree(seeds_location, location)
    for file in (location / "generations").glob("*/oxigraph/CURRENT"):
        file.unlink()
    command = [sys.executable, "-m", "kg", "serve", "--port", "0", "--store", str(location)]
    served = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert served.returncode == 1
    assert served.stderr.splitlines()[-1].startswith("Error: ")
    assert all(line.startswith(("{", "Error: ")) for line in served.stderr.splitlines())
    assert len(served.stderr.splitlines()) <= 3


def test_processes_use_the_allocator_that_is_installed_within_their_limits(seeds_location: Path) -> None:
    if not allocator_environment():
        missing("cmeel-mimalloc is not installed, or not for this system")
    with running(seeds_location, "--queries", "1", "--query-memory", "300M", "--timeout", "5") as server:
        assert server.query("ASK {}").status == 200
        children = Path(f"/proc/{server.process.pid}/task/{server.process.pid}/children").read_text().split()
        assert all("libmimalloc" in Path(f"/proc/{child}/maps").read_text() for child in children)
        assert server.query("SELECT * { ?a ?b ?c . ?d ?e ?f } ORDER BY ?c ?f").status in {400, 408}
        assert server.query("ASK {}").status == 200


def test_an_allocator_that_was_chosen_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LD_PRELOAD", "libother.so")
    assert allocator_environment() == {}
