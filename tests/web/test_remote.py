"""The site over a graph on a SPARQL server: the same pages, the same limits, and a new graph once it was pushed."""

import re
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from servers import Oxigraph
from serving import Running, running
from small_documents import digest, write_documents

from kg.pipeline import build
from kg.push import push
from kg.schema.terms import PUSH, PUSH_GRAPH

_SAID = re.compile(r'<section aria-labelledby="section-said-of-it".*?</section>', re.DOTALL)
_LINE = re.compile(r"(?:, )?line \d+|In the document")


@pytest.fixture(scope="module")
def server(seeds_location: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Oxigraph]:
    server = Oxigraph(tmp_path_factory.mktemp("oxigraph"))
    server.start()
    try:
        push(seeds_location, server.address)
        yield server
    finally:
        server.stop()


@pytest.fixture(scope="module")
def here(seeds_location: Path) -> Iterator[Running]:
    with running(seeds_location) as site:
        yield site


@pytest.fixture(scope="module")
def there(server: Oxigraph) -> Iterator[Running]:
    with running(server.address, "--row-limit", "500") as site:  # type: ignore[arg-type]
        yield site


def page(site: Running, path: str) -> httpx.Response:
    return httpx.get(site.address + path, headers={"Accept": "text/html"}, follow_redirects=True, timeout=30)


@pytest.mark.parametrize(
    "path",
    [
        "/id/paper/arxiv/2402.14830",
        "/id/benchmark/gsm8k",
        "/id/topic/reasoning",
        "/api/queries/leaderboard?benchmark=GSM8K",
        "/queries",
    ],
)
def test_pages_are_those_of_the_folder(path: str, here: Running, there: Running) -> None:
    ours, theirs = (page(site, path) for site in (here, there))
    assert theirs.status_code == ours.status_code == 200
    # what notes say whole, and the lines of passages, stand in the notes, which only the folder holds
    plain = (_SAID.sub("", answered.text.replace(there.address, here.address)) for answered in (ours, theirs))
    texts = [_LINE.sub("", text) for text in plain]
    assert texts[0] == texts[1]


@pytest.mark.parametrize("path", ["/", "/new", "/search?q=GSM8K", "/new.atom"])
def test_pages_that_a_folder_has_files_for_do_not_fail(path: str, there: Running) -> None:
    answered = page(there, path)
    assert answered.status_code == 200


def test_answers_are_cut_at_the_limit(there: Running) -> None:
    answered = there.query("SELECT ?s ?p ?o { ?s ?p ?o }")
    assert answered.status == 200
    assert len(answered.json["results"]["bindings"]) == 500


def test_a_slow_query_is_stopped(server: Oxigraph) -> None:
    with running(server.address, "--timeout", "0.5") as site:  # type: ignore[arg-type]
        answered = site.query("SELECT (COUNT(*) AS ?n) { ?a ?p ?b . ?c ?q ?d . ?e ?r ?f }")
        assert answered.status == 408
        assert "stopped" in answered.text
        assert site.query("ASK {}").status == 200


def test_a_new_graph_is_shown_after_a_push_and_half_of_one_is_not(tmp_path: Path) -> None:
    notes, store = tmp_path / "notes", tmp_path / "store"
    write_documents(notes, {"a.md": digest(1)})
    build([notes], store)
    server = Oxigraph(tmp_path)
    server.start()
    try:
        push(store, server.address)
        with running(server.address) as site:  # type: ignore[arg-type]
            assert page(site, "/id/paper/arxiv/2402.00002").status_code == 404
            write_documents(notes, {"a.md": digest(1, 2)})
            build([notes], store)
            push(store, server.address)
            deadline = time.monotonic() + 30
            while time.monotonic() < deadline:
                if page(site, "/id/paper/arxiv/2402.00002").status_code == 200:
                    break
                time.sleep(0.2)
            assert "Paper 2" in page(site, "/id/paper/arxiv/2402.00002").text
            mark = f'INSERT DATA {{ GRAPH <{PUSH_GRAPH}> {{ <{PUSH_GRAPH}> <{PUSH}unfinished> "true" }} }}'
            httpx.post(f"{server.address}/update", data={"update": mark}).raise_for_status()
            time.sleep(1.2)  # a graph that was whole is taken to be so for a second
            answered = site.query("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")
            assert answered.status >= 500
            assert "The graph could not be read." in answered.text
    finally:
        server.stop()
