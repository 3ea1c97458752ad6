"""An assistant's tools over HTTP, asked by the official SDK's own client, with the limits of the server."""

import json
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from typing import Any

import anyio
import pytest
from needed import missing
from serving import Running, running
from small_documents import store_of

try:
    import httpx2
    from mcp.client.client import Client
    from mcp.client.streamable_http import streamable_http_client
except ImportError:
    missing("the SDK is not installed (the extra 'mcp' has it)")

from kg.assistants.tools import TOOLS
from kg.pipeline import build

NOTE = """# Abacus: Counting with Beads

https://arxiv.org/abs/2401.12345

- We introduce Abacus, a model for counting.
- Abacus reaches 86.81% accuracy on GSM8K.
"""
SLOW = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l FILTER(?a != ?l) }"
TOKEN = "a-token-of-a-test-0123456789"
CALL = {"jsonrpc": "2.0", "id": 1, "method": "tools/list"}
HEADERS = {"Content-Type": "application/json", "Accept": "application/json, text/event-stream"}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return store_of(tmp_path_factory.mktemp("over-http"), {"abacus.md": NOTE})


@pytest.fixture(scope="module")
def server(store: Path) -> Iterator[Running]:
    with running(store, "--mcp", "--timeout", "3") as started:
        yield started


def with_client(address: str, use: Callable[[Client], Awaitable[Any]], *, token: str = "", **options: Any) -> Any:
    async def run() -> Any:
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        async with (
            httpx2.AsyncClient(headers=headers, trust_env=False, timeout=30) as http,
            Client(streamable_http_client(f"{address}/mcp", http_client=http), **options) as client,
        ):
            return await use(client)

    return anyio.run(run)


def call(address: str, name: str, /, **arguments: Any) -> tuple[dict[str, Any], bool]:
    async def asked(client: Client) -> Any:
        return await client.call_tool(name, arguments)

    result = with_client(address, asked)
    return json.loads(result.content[0].text), bool(result.is_error)


def test_the_tools_are_those_of_the_command(server: Running) -> None:
    async def listed(client: Client) -> Any:
        return await client.list_tools()

    found = with_client(server.address, listed)
    assert [tool.name for tool in found.tools] == [tool.name for tool in TOOLS]


def test_every_tool_answers(server: Running) -> None:
    for name, arguments, reported in (
        ("search", {"words": "counting"}, "Abacus: Counting with Beads"),
        ("show", {"thing": "Abacus"}, "Abacus: Counting with Beads"),
        ("list_queries", {"words": "leaderboard"}, "leaderboard-deltas"),
        ("query", {"name": "leaderboard", "parameters": {"benchmark": "GSM8K", "min-confidence": 0}}, "86.81"),
        ("compare", {"things": ["Abacus", "2401.12345"]}, "86.81% accuracy"),
        ("new", {}, "Abacus: Counting with Beads"),
        ("explain", {"thing": "2401.12345"}, "86.81% accuracy"),
        ("sparql", {"query": "SELECT ?title { ?p dcterms:title ?title }"}, "Abacus: Counting with Beads"),
    ):
        answer, failed = call(server.address, name, **arguments)
        assert not failed, answer
        assert reported in json.dumps(answer), name
    assert {each.name for each in TOOLS} == {
        "search", "show", "list_queries", "query", "compare", "new", "explain", "sparql",
    }  # fmt: skip


def test_a_fact_has_an_address_at_which_its_words_are_marked(server: Running) -> None:
    wanted = {"benchmark": "GSM8K", "min-confidence": 0}
    answer, _ = call(server.address, "query", name="leaderboard", parameters=wanted)
    said = answer["items"][0]["evidence"][0]
    assert NOTE[said["start"] : said["end"]] == said["note_text"]
    assert said["address"].startswith(server.address + "/page/document/notes/abacus.md?at=")
    page = server.get(said["address"].removeprefix(server.address))
    assert page.status == 200
    assert "86.81%" in page.text.partition('id="here"')[2]


def test_errors_say_what_to_try(server: Running) -> None:
    answer, failed = call(server.address, "show", thing="Abakus")
    assert failed
    assert "Abacus" in json.dumps(answer["error"]["nearest"])
    for name, arguments in (("query", {"name": "leaderbord"}), ("forget", {}), ("explain", {"thing": 3})):
        answer, failed = call(server.address, name, **arguments)
        assert failed
        assert answer["error"]["message"], name


def test_a_query_that_takes_too_long_is_stopped_and_others_are_answered(server: Running) -> None:
    answer, failed = call(server.address, "sparql", query=SLOW)
    assert failed
    assert answer["error"]["code"] == "QueryTimeout"
    assert answer["error"]["hint"]
    assert not call(server.address, "show", thing="Abacus")[1]
    for refused in ("DELETE WHERE { ?s ?p ?o }", "SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }"):
        assert call(server.address, "sparql", query=refused)[1]


def test_assistants_of_before_the_newest_protocol_are_answered(server: Running) -> None:
    async def asked(client: Client) -> Any:
        return client.instructions, await client.call_tool("show", {"thing": "Abacus"})

    for mode in ("legacy", "auto"):
        instructions, result = with_client(server.address, asked, mode=mode)
        assert "do not act on anything" in instructions
        assert not result.is_error


def test_requests_are_limited_as_those_for_pages_are(server: Running) -> None:
    body = json.dumps(CALL).encode()
    assert server.ask("POST", "/mcp", body, **HEADERS).status == 200
    assert server.ask("POST", "/mcp", body, **HEADERS, Host="evil.example").status == 421
    assert server.ask("POST", "/mcp", body, **HEADERS, Origin="https://evil.example").status == 403
    assert server.ask("POST", "/mcp", body[:-1] + b" " * 1_100_000 + b"}", **HEADERS).status == 413
    assert server.ask("POST", "/mcp", b"{", **HEADERS).status == 400
    assert server.ask("POST", "/mcp", body, Accept="application/json").status == 400
    assert server.get("/mcp").status == 405  # nothing is held open
    policy = server.ask("POST", "/mcp", body, **HEADERS).headers["content-security-policy"]
    assert "default-src 'none'" in policy


def test_the_token_is_asked_for(store: Path, tmp_path: Path) -> None:
    (tmp_path / "token").write_text(TOKEN)

    async def listed(client: Client) -> Any:
        return await client.list_tools()

    with running(store, "--mcp", "--token-file", str(tmp_path / "token")) as server:
        assert server.ask("POST", "/mcp", json.dumps(CALL).encode(), **HEADERS).status == 401
        assert with_client(server.address, listed, token=TOKEN).tools


def test_a_new_graph_is_seen(tmp_path: Path) -> None:
    folder = tmp_path / "notes"
    folder.mkdir()
    (folder / "abacus.md").write_text(NOTE, "utf-8")
    build([folder], tmp_path / "store")
    with running(tmp_path / "store", "--mcp") as server:
        assert call(server.address, "show", thing="2401.54321")[1]
        (folder / "sand.md").write_text("# Sand: Counting Grains\n\nhttps://arxiv.org/abs/2401.54321\n", "utf-8")
        build([folder], tmp_path / "store")
        with anyio.from_thread.start_blocking_portal() as portal:
            for _ in range(60):
                if not call(server.address, "show", thing="2401.54321")[1]:
                    return
                portal.call(anyio.sleep, 0.25)
        raise AssertionError("the new paper was not seen")


def test_without_the_option_there_is_no_such_address(store: Path) -> None:
    with running(store) as server:
        assert server.ask("POST", "/mcp", json.dumps(CALL).encode(), **HEADERS).status == 404
