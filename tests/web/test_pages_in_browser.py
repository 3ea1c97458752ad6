"""The pages in a real browser: nothing foreign runs or is loaded, and everybody can use them."""

import os
import re
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
from needed import missing
from playwright.sync_api import Browser, Dialog, Page, sync_playwright
from serving import ROOT, Running, running
from starlette.routing import Route

from kg.pipeline import build
from kg.schema import terms as v
from kg.schema.kinds import KINDS
from kg.store import StoreBuilder
from kg.web.application import make_application
from kg.web.settings import ServeSettings
from kg.web.site_pages import SITE_PAGES

AXE = (
    *ROOT.glob("kg/web/frontend/node_modules/axe-core/axe.min.js"),
    *(Path(folder) / "axe_playwright_python" / "axe.min.js" for folder in sys.path),
)
SCRIPT = "<script>alert(1)</script>"
PAPER = v.DATA + "paper/arxiv/2401.99999"

PAGES = {page.key: f"/{page.key}" for page in SITE_PAGES} | {
    "front": "/",
    "sorted papers": "/papers?sort=votes",
    "important papers": "/papers?sort=importance",
    "less sure scores": "/page/benchmark/gsm8k?reading=any",
    "literal question": "/search?q=who+is+best+on+GSM8K&literally=1",
    "code of it": "/search?q=code+of+Fiddler",
    "scores of a query": "/queries/leaderboard?benchmark=GSM8K&run=1",
    "chosen papers": "/papers?topic=quantization&since=2024&votes=1",
    "introduced": "/benchmarks?since=2024-02",
    "risen": "/topics?year=2999",
    "search": "/search?q=gsm",
    "nothing asked": "/search",
    "names": "/search?q=script&what=names",
    "passages": "/search?q=script+onerror&what=passages",
    "nothing searched": "/search?q=zzzzzz",
    "question": "/search?q=who+is+best+on+GSM8K%3F",
    "two names": "/search?q=Orca-Math+vs+GPT-4+on+GSM8K",
    "hostile question": "/search?q=%3Cscript%3Ealert(1)%3C/script%3E+by+%22%3E%3Cimg+onerror%3Dalert(2)%3E",
    "paper": "/page/paper/arxiv/2402.14830",
    "hostile paper": "/page/paper/arxiv/2401.99999",
    "person": "/page/person/arindammitra",
    "hostile person": "/page/person/evil",
    "topic": "/page/topic/mathematical-reasoning",
    "benchmark": "/page/benchmark/gsm8k",
    "model": "/page/model/chatgpt",
    "metric": "/page/metric/accuracy",
    "artifact": "/page/artifact/hare",
    "document": "/page/document/hostile.md",
    "text": "/page/document/wild/note.md",
    "marked text": "/page/document/wild/note.md?at=2-40#here",
    "fact": "/page/evidence/hostile",
    "leaderboard": "/page/benchmark/gsm8k?sort=date&role=own",
    "node": "/page/graph/vocabulary/x",
    "queries": "/queries",
    "side by side": "/compare?first=2401.99999&second=2402.14830&third=2402.07625",
    "nothing new": "/new?since=2999",
    "unknown name": "/queries/leaderboard?benchmark=GSM9K",
    "nothing found": "/papers?q=zzzz",
    "saved query": "/queries/papers?run=1",
    "names in an answer": "/queries/paper-authors?run=1",
    "words of no note": "/search?q=gsm8k+%3Cimg/onerror%3Dalert(3)%3E",
    "editor": "/editor",
    "missing": "/page/paper/none",
    "hostile address": "/page/paper/%22%3E%3Cscript%3Ealert(1)%3C%2Fscript%3E",
    "wrong value": "/papers?votes=many",
    "introduced things": "/artifacts?sort=date",
    "not drawn": "/graph",
}
"""Every kind of page, and what there is of it: empty, chosen from, hostile. A test compares them with the routes."""

LOGIN = "/login"  # has its own test: only a server with a token has it


def hostile_quads() -> Iterator[ox.Quad]:
    node, text = ox.NamedNode, ox.Literal
    document = node(v.DATA + "document/hostile.md")
    listing, person, evidence = (node(v.DATA + each) for each in ("listing/hostile", "person/evil", "evidence/hostile"))
    paper = node(PAPER)
    name = f'\\textbf{{{SCRIPT}}} $<img/src=x^2>$ {SCRIPT} "><img src=x onerror=alert(2)> {{{{ 7 * 7 }}}}'
    stated: list[tuple[ox.NamedNode, str, ox.NamedNode | ox.Literal]] = [
        (paper, v.TYPE, node(v.PAPER)),
        (paper, v.TITLE, text(name)),
        (paper, v.CREATOR, person),
        (paper, v.PAGE, node("javascript:alert(3)")),
        (paper, v.CODE_REPOSITORY, node("https://example.org/?q=%22%3E%3Cscript%3Ealert(4)%3C/script%3E")),
        (person, v.TYPE, node(v.PERSON)),
        (person, v.NAME, text(name)),
        (document, v.TYPE, node(v.DOCUMENT)),
        (document, v.PATH, text(f"hostile.md{SCRIPT}")),
        (listing, v.TYPE, node(v.LISTING)),
        (listing, v.LISTS, paper),
        (listing, v.IN_DOCUMENT, document),
        (listing, v.LISTED_ON, text("2999-01-01", datatype=node(v.DATE))),
        (listing, v.VOTES, text("99999", datatype=node(v.INTEGER))),
    ]
    for subject, predicate, value in stated:
        yield ox.Quad(subject, node(predicate), value)
        yield ox.Quad(subject, node(predicate), value, document)
    result: dict[str, ox.NamedNode | ox.Literal] = {
        v.STATED_SUBJECT: paper,
        v.STATED_PREDICATE: node(v.CREATOR),
        v.STATED_OBJECT: person,
        v.EXACT: text(SCRIPT),
        v.START: text("0", datatype=node(v.INTEGER)),
        v.END: text("25", datatype=node(v.INTEGER)),
        v.GENERATED_BY: node(v.DATA + "extractor/x/1/y"),
        v.CONFIDENCE: text("0.5", datatype=node(v.DECIMAL)),
        v.DERIVED_FROM: document,
    }
    for predicate, value in result.items():
        yield ox.Quad(evidence, node(predicate), value, document)


@pytest.fixture(scope="module")
def hostile(seeds_location: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """A server of the seeds and of documents full of mark-up."""
    location = tmp_path_factory.mktemp("hostile") / "store"
    shutil.copytree(seeds_location, location)
    note = location.parent / "wild" / "note.md"
    note.parent.mkdir()
    note.write_text(
        f"# {SCRIPT}\n\nhttps://arxiv.org/abs/2401.99998\n\n- <img src=x onerror=alert(5)> {SCRIPT}\n", "utf-8"
    )
    build([note.parent], location)
    manifest = StoreBuilder.published_manifest(location)
    with StoreBuilder.open(location) as builder, builder.prepare(empty=False) as preparation:
        preparation.load(ox.serialize(hostile_quads(), format=ox.RdfFormat.N_QUADS) or b"")
        preparation.publish(manifest)
    with running(location) as started:
        yield started


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    chromium = next(
        filter(None, (shutil.which(name) for name in ("chromium", "chromium-browser", "google-chrome"))), ""
    )
    if not chromium:
        missing("there is no Chromium (Debian: chromium)")
    with sync_playwright() as started:
        flags = ["--no-sandbox", "--disable-background-networking", "--disable-component-update"]
        opened = started.chromium.launch(executable_path=chromium, args=flags, env={**os.environ, "no_proxy": "*"})
        yield opened
        opened.close()


class Watched:
    """A page of a browser, and what it did: requests, dialogs, errors."""

    def __init__(self, browser: Browser, address: str, **options: Any) -> None:
        self.context = browser.new_context(base_url=address, **options)
        self.page = self.context.new_page()
        self.requests: list[str] = []
        self.dialogs: list[str] = []
        self.errors: list[str] = []
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("dialog", self._dismiss)
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("console", lambda result: self.errors.append(result.text) if result.type == "error" else None)

    def _dismiss(self, dialog: Dialog) -> None:
        self.dialogs.append(dialog.message)
        dialog.dismiss()

    def __enter__(self) -> "Watched":
        return self

    def __exit__(self, *_: object) -> None:
        self.context.close()


@pytest.mark.parametrize("name", PAGES)
def test_pages(browser: Browser, hostile: Running, name: str) -> None:
    with Watched(browser, hostile.address) as watched:
        page = watched.page
        page.goto(PAGES[name])
        if name == "editor":
            page.wait_for_selector("html[data-editor=ready]")
        for summary in page.query_selector_all("details.why summary")[:3]:
            summary.click()
        assert watched.dialogs == []
        assert page.query_selector_all("main script, [onerror]") == []
        links = page.eval_on_selector_all("a[href]", "all => all.map(each => each.href)")
        assert len(links) > 5
        assert all(link.startswith(("http://", "https://")) for link in links)
        assert all(url.startswith((hostile.address, "data:")) for url in watched.requests)
        assert [error for error in watched.errors if "404" not in error and "400" not in error] == []
        assert violations(page) == []
        page.set_viewport_size({"width": 360, "height": 740})
        wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        assert page.evaluate(wide) <= 0


def test_every_kind_of_page_is_looked_at(hostile: Running, seeds_location: Path) -> None:
    """The pages above were typed, and new ones were forgotten."""
    known = [address.partition("?")[0].partition("#")[0] for address in (*PAGES.values(), LOGIN)]
    for route in make_application(ServeSettings(str(seeds_location))).routes:
        if not isinstance(route, Route) or "GET" not in (route.methods or ()):
            continue
        matching = [path for path in known if re.fullmatch(route.path_regex, path)]
        if not matching:  # then it must not be a page
            path = re.sub(r"\{name\}", "papers", route.path).replace("{rest}", "paper/arxiv/2402.14830.ttl")
            answered = hostile.get(path, Accept="text/html")
            is_page = answered.headers.get("content-type", "").startswith("text/html")
            assert not is_page or answered.status >= 400, f"{route.path} is a page that no test looks at"
    for kind in KINDS:
        assert any(path.startswith(f"/page/{kind.stem.removeprefix(v.DATA)}") for path in known), kind.name


def test_everybody_can_log_in(browser: Browser, seeds_location: Path, tmp_path: Path) -> None:
    (tmp_path / "token").write_text("a-token-of-a-test-0123456789")
    with (
        running(seeds_location, "--token-file", str(tmp_path / "token")) as server,
        Watched(browser, server.address) as watched,
    ):
        page = watched.page
        page.goto("/papers")
        assert page.url.startswith(f"{server.address}{LOGIN}")
        assert violations(page) == []
        page.fill("#token", "wrong-token-0123456789")
        page.click("main button")
        assert page.is_visible("[role=alert]")
        assert violations(page) == []
        page.fill("#token", "a-token-of-a-test-0123456789")
        page.click("main button")
        assert page.url == f"{server.address}/papers"


def violations(page: Page) -> list[tuple[str, list[str]]]:
    """What axe-core finds serious or critical, by day and by night."""
    axe = next(filter(Path.is_file, AXE), None)
    if axe is None:
        missing("there is no axe-core (the extra 'test' has it)")
    page.evaluate(axe.read_text("utf-8"))
    found = page.evaluate("axe.run().then(result => result.violations)")
    page.emulate_media(color_scheme="dark")
    found += page.evaluate("axe.run({ runOnly: ['color-contrast'] }).then(result => result.violations)")
    return [
        (each["id"], [node["html"][:150] for node in each["nodes"]][:3])
        for each in found
        if each["impact"] in {"serious", "critical"}
    ]


def test_results_while_typing(browser: Browser, hostile: Running) -> None:
    with Watched(browser, hostile.address) as watched:
        page = watched.page
        page.goto("/")
        page.type("#q", "orca m")
        page.wait_for_selector("#suggestions a")
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        page.wait_for_url("**/page/**")
        assert "Orca" in page.inner_text("h1")
        assert watched.errors == []


def test_a_thing_is_drawn_with_what_is_around_it(browser: Browser, hostile: Running) -> None:
    with Watched(browser, hostile.address) as watched:
        watched.page.goto("/page/paper/arxiv/2401.99999")
        watched.page.click("main a[href^='/graph']")
        watched.page.wait_for_selector("canvas")
        assert watched.page.get_attribute("#explorer a.home", "href") == "/"  # there was no way back to the site
        watched.page.click(".card p.page a")
        watched.page.wait_for_url("**/page/paper/arxiv/2401.99999")
        assert watched.dialogs == []
        assert watched.errors == []
        assert all(url.startswith((hostile.address, "data:", "blob:")) for url in watched.requests)
    policy = hostile.get("/graph", {"around": "Orca-Math"}).headers["content-security-policy"]
    assert "default-src 'none'; script-src 'sha256-" in policy
    assert "unsafe" not in policy
    assert hostile.get("/graph", {"around": "Orca-Math", "hops": "9"}).status == 400
    assert hostile.get("/graph", {"around": "nothing at all"}).status == 404


def test_pages_work_without_scripts(browser: Browser, hostile: Running) -> None:
    with Watched(browser, hostile.address, java_script_enabled=False) as watched:
        page = watched.page
        page.goto("/")
        page.fill("#q", "grade school math")
        page.click("[role=search] button")
        page.click("main .things a >> nth=0")
        page.click("details.why summary >> nth=0")
        assert page.is_visible("details.why blockquote >> nth=0")
        page.goto("/editor")
        assert page.is_hidden("#examples")
        page.select_option("#format", "csv")
        with page.expect_download() as saved:
            page.click("main form button")
        assert Path(saved.value.path()).read_text("utf-8").startswith("paper,title")


def test_the_editor_asks_and_draws(browser: Browser, hostile: Running) -> None:
    with Watched(browser, hostile.address) as watched:
        page = watched.page
        page.goto("/editor")
        page.wait_for_selector("html[data-editor=ready]")
        page.click("#run")
        page.wait_for_selector(".yasr_results table tbody tr")
        assert watched.dialogs == []
        page.evaluate(
            "document.querySelector('.CodeMirror').CodeMirror.setValue("
            f"'CONSTRUCT {{ <{PAPER}> ?p ?o }} WHERE {{ <{PAPER}> ?p ?o }}')"
        )
        page.click("#run")
        page.wait_for_selector(".select_graph, .drawn")
        if page.query_selector(".drawn canvas") is None:
            page.click(".select_graph")
        page.wait_for_selector(".drawn canvas")
        assert page.query_selector_all("#examples option")[5].inner_text()
        assert watched.dialogs == []
        assert all(url.startswith((hostile.address, "data:")) for url in watched.requests)
        assert watched.errors == []


SLOW = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"


def ask_editor(page: Page, text: str) -> None:
    page.evaluate("text => document.querySelector('.CodeMirror').CodeMirror.setValue(text)", text)
    page.click("#run")


def test_the_editor_completes_from_the_ontology(browser: Browser, hostile: Running) -> None:
    with Watched(browser, hostile.address) as watched:
        page = watched.page
        page.goto("/editor")
        page.wait_for_selector("html[data-editor=ready]")
        for typed, place, wanted in (
            ("SELECT * { ?s evaluatesO }", 21, "?s kg:evaluatesOn }"),
            ("SELECT * { ?s a Benchm }", 22, "?s a kg:Benchmark }"),
            ("SELECT * { ?s authors }", 21, ""),
        ):
            page.evaluate(
                "([text, ch]) => { const it = document.querySelector('.CodeMirror').CodeMirror;"
                "it.setValue(text); it.focus(); it.setCursor({ line: 0, ch }); }",
                [typed, place],
            )
            page.keyboard.press("Control+Space")
            page.wait_for_selector(".CodeMirror-hint")
            if not wanted:  # found by its label, in whatever language the page speaks
                assert "author" in page.inner_text(".CodeMirror-hint >> nth=0")
                continue
            page.keyboard.press("Enter")
            page.wait_for_selector(".CodeMirror-hint", state="detached")
            text = page.evaluate("document.querySelector('.CodeMirror').CodeMirror.getValue()")
            assert wanted in text
            assert text.count("PREFIX") == 1
        assert watched.errors == []


def test_the_editor_tells_of_cuts_can_be_stopped_and_takes_examples(browser: Browser, server: Running) -> None:
    with Watched(browser, server.address, locale="ko-KR") as watched:
        page = watched.page
        page.goto("/editor#example=papers")
        page.wait_for_selector("html[data-editor=ready]")
        assert page.input_value("#examples") == "papers"
        ask_editor(page, "SELECT * { ?s ?p ?o }")
        page.wait_for_selector(".yasr_results table tbody tr")
        assert "행 제한에 도달했습니다" in page.inner_text("#status")
        assert violations(page) == []
        ask_editor(page, SLOW)
        page.wait_for_function("document.getElementById('run').textContent === '중지'")
        page.click("#run")
        page.wait_for_function("document.getElementById('status').textContent === '중지했습니다.'")
        ask_editor(page, "SELECT * { ?s ?p }")
        page.wait_for_selector(".errorResult pre")
        page.set_viewport_size({"width": 360, "height": 740})
        assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0
        ask_editor(page, "DESCRIBE <https://w3id.org/paper-kg/id/paper/arxiv/2402.14830>")
        page.wait_for_selector(".drawn canvas")
        assert page.inner_text(".select_table") == "표"
        page.click(".select_table")
        page.wait_for_selector(".yasr_results table tbody tr")
        assert page.evaluate("location.hash").startswith("#query=DESCRIBE")
        assert violations(page) == []


def test_pages_are_used_by_keyboard_alone(browser: Browser, hostile: Running) -> None:
    with Watched(browser, hostile.address) as watched:
        page = watched.page
        page.goto("/page/paper/arxiv/2402.14830")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.className") == "skip"
        page.keyboard.press("Enter")
        for _ in range(40):
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement.tagName") == "SUMMARY":
                break
        page.keyboard.press("Enter")
        assert page.is_visible("details.why[open] blockquote")
        page.goto("/editor")
        page.wait_for_selector("html[data-editor=ready]")
        page.focus(".CodeMirror textarea")
        page.keyboard.press("Control+Enter")
        page.wait_for_selector(".yasr_results table tbody tr")
        page.keyboard.press("Escape")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.tagName") != "TEXTAREA"
