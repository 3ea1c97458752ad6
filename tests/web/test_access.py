"""Who is answered: known hosts, no foreign pages, and with a token where one is asked for."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

import pytest
from serving import ROOT, Answered, Running, running

TOKEN = "correct-horse-battery-staple"
ROUTES = ("/", "/health", "/sparql?query=ASK%20%7B%7D", "/api/queries", "/openapi.json", "/static/site.css",
          "/papers", "/id/paper/arxiv/2402.14830",
          "/data/paper/arxiv/2402.14830.ttl", "/nothing", "/.well-known/void")  # fmt: skip


@pytest.fixture(scope="module")
def guarded(seeds_location: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """A server for others, below a path, with a token."""
    file = tmp_path_factory.mktemp("token") / "token"
    file.write_text(TOKEN + "\n")
    options = ("--token-file", str(file), "--allow-host", "kg.example.org", "--root-path", "kg/", "--queries", "1")
    with running(seeds_location, *options) as started:
        yield started


# -- hosts and origins -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8080", "127.0.0.1.evil.example", "", "localhost.evil"])
def test_a_page_that_rebinds_its_name_reads_nothing(server: Running, host: str) -> None:
    for path in ROUTES:
        answer = server.get(path, Host=host)
        assert answer.status in {400, 421}, path
        assert b"paper" not in answer.body.lower()


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:99", "127.0.0.1", "127.0.0.1:8080", "[::1]", "[::1]:8080"])
def test_the_names_of_this_machine_are_answered(server: Running, host: str) -> None:
    assert server.get("/health", Host=host).status == 200


def test_a_form_of_another_site_posts_nothing(server: Running) -> None:
    form = {"Content_Type": "application/x-www-form-urlencoded"}
    body = urlencode({"query": "ASK {}"}).encode()
    for path in ("/sparql", "/papers", "/nothing"):
        for origin in ("https://evil.example", "null", "http://localhost:1", "http://[", "https://127.0.0.1.evil"):
            assert server.ask("POST", path, body, Origin=origin, **form).status == 403
    own = server.address
    assert server.ask("POST", "/sparql", body, Origin=own, **form).status == 200
    assert server.ask("POST", "/sparql", body, **form).status == 200


# -- tokens ------------------------------------------------------------------------------------------------------------


def test_what_says_anything_of_the_graph_needs_the_token(guarded: Running) -> None:
    """The login form was shown without its styles."""
    for path in ROUTES:
        expected = 200 if path in {"/health", "/static/site.css"} else 401
        assert guarded.get(path).status == expected, path
        assert guarded.get(path, Authorization="Bearer wrong").status == expected
        assert guarded.get(path, Cookie="kg-session=wrong").status == expected
        assert guarded.get("/kg" + path).status == expected
    refused = guarded.ask("POST", "/sparql", b"ASK {}", Content_Type="application/sparql-query")
    assert (refused.status, refused.headers["www-authenticate"]) == (401, "Bearer")
    assert guarded.get("//health/../sparql").status == 401


def test_the_token_opens(guarded: Running) -> None:
    answer = guarded.get("/sparql", {"query": "ASK {}"}, Authorization=f"Bearer {TOKEN}")
    assert answer.json["boolean"]


def test_a_login_sets_a_cookie_that_scripts_and_other_sites_cannot_use(guarded: Running) -> None:
    sent = guarded.get("/papers?sort=votes", Accept="text/html")
    assert (sent.status, sent.headers["location"]) == (303, "/kg/login?next=%2Fpapers%3Fsort%3Dvotes")
    assert '<form class="filter" method="post" action="/kg/login">' in guarded.get(sent.headers["location"]).text
    form = {"Content_Type": "application/x-www-form-urlencoded"}

    def log_in(token: str, there: str) -> Answered:
        return guarded.ask("POST", "/login", urlencode({"token": token, "next": there}).encode(), **form)

    wrong = log_in("wrong", "/papers")
    assert wrong.status == 401
    assert "set-cookie" not in wrong.headers
    right = log_in(TOKEN, "/papers?sort=votes")
    assert (right.status, right.headers["location"]) == (303, "/kg/papers?sort=votes")
    cookie = right.headers["set-cookie"]
    assert {"HttpOnly", "SameSite=strict"} <= {part.strip() for part in cookie.split(";")}
    assert TOKEN not in cookie
    assert guarded.get("/papers", Cookie=cookie.partition(";")[0]).status == 200
    for elsewhere in ("//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)"):
        assert log_in(TOKEN, elsewhere).headers["location"] == "/kg/"


def test_tokens_are_compared_in_constant_time() -> None:
    import inspect

    from kg.web import access

    assert "hmac.compare_digest" in inspect.getsource(access._same)
    assert "==" not in inspect.getsource(access.is_token) + inspect.getsource(access._same)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--host", "0.0.0.0"], "--token-file"),
        (["--host", "::"], "--public"),
        (["--token-file", "/nowhere/token"], "cannot be read"),
        (["--token-file", "{short}"], "16"),
        (["--root-path", "/../x y"], "--root-path"),
        (["--query-memory", "lots"], "512M"),
        (["--query-memory", "900G"], "MiB"),
    ],
)
def test_what_would_open_the_graph_by_mistake_is_refused_in_one_line(
    seeds_location: Path, tmp_path: Path, options: list[str], message: str
) -> None:
    (tmp_path / "short").write_text("secret")
    options = [each.format(short=tmp_path / "short") for each in options]
    command = [sys.executable, "-m", "kg", "serve", "--port", "0", "--store", str(seeds_location), *options]
    refused = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=60)
    assert refused.returncode == 1
    assert refused.stderr.startswith("Error: ")
    assert refused.stderr.count("\n") == 1
    assert message in refused.stderr


def test_public_is_said_in_one_line(seeds_location: Path) -> None:
    with running(seeds_location, "--host", "0.0.0.0", "--public", "--queries", "1") as server:
        said = [line for line in server.log if '"public"' in line]
        assert len(said) == 1
        assert "Everybody" in said[0]
        assert server.get("/health", Host="192.168.1.7").status == 200


# -- behind a proxy ----------------------------------------------------------------------------------------------------


def test_links_lead_below_the_root_path(guarded: Running) -> None:
    import re

    known = {"Authorization": f"Bearer {TOKEN}", "Host": "kg.example.org"}
    paths = ("/", "/papers", "/page/paper/arxiv/2402.14830", "/queries/benchmark-papers?benchmark=GSM8K",
             "/editor", "/search?q=gsm8k", "/page/benchmark/gsm8k", "/page/none",
             "/ontology", "/page/topic/reasoning")  # fmt: skip
    for path in paths:
        for prefix in ("", "/kg"):  # a proxy may take the path off or leave it
            page = guarded.get(prefix + path, **known)
            links = re.findall(r'(?:href|src|action|data-suggest|data-endpoint|data-knowledge)="([^"]*)"', page.text)
            own = [link for link in links if not link.startswith(("http", "#", "?"))]
            assert len(own) > 10
            assert [link for link in own if not link.startswith("/kg/")] == [], path
    forwarded = guarded.get("/id/paper/arxiv/2402.14830", Accept="text/turtle", **known)
    assert forwarded.headers["location"] == "/kg/data/paper/arxiv/2402.14830.ttl"
    pages = guarded.get("/api/queries/papers", {"size": "1"}, **known).headers["link"]
    assert pages.startswith("</kg/api/queries/papers?")
    described = guarded.get("/sparql", Accept="text/turtle", **known).text
    assert "http://kg.example.org/kg/sparql" in described
    suggested = guarded.get("/search/suggest", {"q": "gsm8k"}, **known).json["hits"]
    assert suggested[0]["address"].startswith("/kg/page/")


def test_forwarded_headers_are_believed_from_a_trusted_proxy_alone(seeds_location: Path, server: Running) -> None:
    headers = {"X_Forwarded_Proto": "https", "X_Forwarded_For": "203.0.113.7", "Accept": "text/turtle"}
    assert "http://127.0.0.1" in server.get("/sparql", **headers).text
    with running(seeds_location, "--trust-proxy", "127.0.0.1", "--queries", "1") as behind:
        assert "https://127.0.0.1" in behind.get("/sparql", **headers).text
        behind.get("/health", **headers)
        assert any("203.0.113.7" in line for line in behind.log)
