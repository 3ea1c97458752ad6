"""The explorer in a browser: it asks nobody for anything, runs nothing from the graph, and does what it offers."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page
from small_graph import ARXIV
from watched_pages import SOFTWARE_GL, Launch, Watched

Open = Callable[..., Watched]


def search(page: Page, text: str) -> None:
    page.locator("#search").fill(text)


def test_it_draws_without_a_request_or_a_complaint(opened: Open) -> None:
    watched = opened()
    page = watched.page
    assert "Drawing of" in watched.label()
    assert page.evaluate("() => window.explorer.redraws()") > 0
    for tool in ("#zoom-in", "#zoom-out", "#move-left", "#fit"):
        page.locator(tool).click()
    page.wait_for_timeout(500)
    assert watched.is_quiet()


HELD = """() => {
  const wait = window.setTimeout;
  window.setTimeout = (act, time, ...more) => {
    if (time !== undefined || window.complete) return wait(act, time, ...more);
    window.complete = act;
    return 0;
  };
}"""
PICTURE = """() => {
  const { scene, stage } = window.explorer;
  const { scale, left, top } = stage.drawing.projection();
  const places = scene.nodes.map((node) => [scene.x[node] * scale + left, top - scene.y[node] * scale]);
  const names = stage.drawing.labels().map(({ text, left, middle }) => [text, left, middle]);
  return [places, names];
}"""


@pytest.mark.parametrize("size", [(1280, 800), (390, 844)])
@pytest.mark.parametrize("fragment", ["", "camera=0.6000,0.4500,0.5000", "select=paper/arxiv/2402.14830"])
def test_webgl_takes_over_the_first_picture_as_it_is(
    launch: Launch, pages: dict[str, Path], size: tuple[int, int], fragment: str
) -> None:
    context = launch(*SOFTWARE_GL).new_context(viewport={"width": size[0], "height": size[1]}, locale="en-GB")
    page = context.new_page()
    page.add_init_script(f"({HELD})()")
    page.goto(f"{pages['seeds'].as_uri()}#{fragment}")
    page.wait_for_function("() => window.complete !== undefined")
    assert page.locator(".surface .plain").count() == 1
    assert page.locator(".sigma-nodes").count() == 0
    places, names = page.evaluate(PICTURE)
    assert names
    page.evaluate("() => window.complete()")
    page.wait_for_selector("html[data-ready]")
    page.wait_for_timeout(500)
    assert page.locator(".surface .plain").count() == 0
    later, named = page.evaluate(PICTURE)
    assert [text for text, *_ in named] == [text for text, *_ in names]
    assert all(abs(x - u) < 1 and abs(y - w) < 1 for (_, x, y), (_, u, w) in zip(names, named, strict=True))
    assert all(abs(x - u) < 0.1 and abs(y - w) < 0.1 for (x, y), (u, w) in zip(places, later, strict=True))
    context.close()


def test_no_labels_overlap_at_first_fit(opened: Open) -> None:
    labels = opened().page.evaluate("() => window.explorer.stage.drawing.labels()")
    assert len(labels) > 15
    for place, a in enumerate(labels):
        for b in labels[place + 1 :]:
            beside = a["left"] + a["width"] <= b["left"] or b["left"] + b["width"] <= a["left"]
            above = abs(a["middle"] - b["middle"]) >= (a["size"] + b["size"]) / 2
            assert beside or above, (a["text"], b["text"])


def test_nothing_in_a_text_runs(opened: Open) -> None:
    watched = opened("small")
    page = watched.page
    assert page.title().startswith("A </script><script>alert(1)</script>")
    count = page.evaluate("() => window.explorer.network.size")
    assert count == 9
    for node in range(count):
        page.evaluate("node => window.explorer.open(node)", node)
        page.wait_for_selector(".card .later:not([aria-busy])")
        for details in page.locator(".card details").all():
            details.locator("summary").click()
    page.locator("#view-lists").click()
    assert page.locator(".lists table").count() == 1
    assert page.locator("#explorer script, #explorer iframe, #explorer a[href='x'], #explorer img").count() == 0
    assert page.locator("a[href^='javascript']").count() == 0
    assert watched.is_quiet()


def test_the_policy_forbids_requests_and_foreign_scripts(opened: Open) -> None:
    page = opened("small").page
    blocked = page.evaluate("() => fetch('https://example.org/').then(() => 'fetched', () => 'blocked')")
    assert blocked == "blocked"
    ran = page.evaluate(
        """() => {
          const script = document.createElement('script');
          script.textContent = 'window.ran = true';
          document.body.append(script);
          return Boolean(window.ran);
        }"""
    )
    assert not ran


def test_search_leads_to_a_card_with_evidence_by_keyboard_alone(opened: Open) -> None:
    watched = opened()
    page = watched.page
    page.locator("#search").focus()
    page.keyboard.type("orca-m")
    page.wait_for_selector("#found li")
    assert page.locator("#search").get_attribute("aria-expanded") == "true"
    page.keyboard.press("ArrowDown")
    assert page.locator("#search").get_attribute("aria-activedescendant") == "found-0"
    page.keyboard.press("Enter")
    page.wait_for_selector(".card .later:not([aria-busy])")
    assert "Orca-Math" in page.locator("#card-title").inner_text()
    assert page.evaluate("() => document.activeElement.id") == "card-title"
    assert "select=" in page.evaluate("() => location.hash")
    evidence = page.locator(".card .evidence summary").first
    evidence.focus()
    page.keyboard.press("Enter")
    assert page.locator(".card .evidence blockquote").first.inner_text()
    assert "seeds/" in page.locator(".card .evidence .source").first.inner_text()
    assert watched.is_quiet()


def test_search_knows_korean_in_any_unicode_form(opened: Open) -> None:
    page = opened("small").page
    for text in ("양 세기", "\u110b\u1163\u11bc \u1109\u1166\u1100\u1175"):
        search(page, text)
        page.wait_for_selector("#found li")
        assert "양 세기" in page.locator("#found li").first.inner_text()
    search(page, "no such thing")
    page.wait_for_selector(".search .hint")


def test_the_legend_filters_and_back_undoes_it(opened: Open) -> None:
    watched = opened(fragment="things=1")
    page = watched.page
    before = watched.label()
    page.locator("input[data-name=person]").uncheck()
    assert watched.label() != before
    assert "without=person" in page.evaluate("() => location.hash")
    assert page.evaluate("() => document.activeElement.dataset.name") == "person"
    page.locator("#back").click()
    assert watched.label() == before
    assert page.locator("input[data-name=person]").is_checked()


def test_focus_path_and_reset(opened: Open) -> None:
    watched = opened("small")
    page = watched.page
    everything_drawn = watched.label()
    nodes = page.evaluate("iri => window.explorer.network.find(iri)", ARXIV + "2401.00001")
    page.evaluate("node => window.explorer.open(node)", nodes)
    page.locator("#focus-here").click()
    assert "within 1 hop" in page.locator(".status").inner_text()
    page.locator("#hops").select_option("3")
    assert "within 3 hops" in page.locator(".status").inner_text()
    page.locator("#path-from").click()
    search(page, "GSM8K")
    page.locator("#found li").first.click()
    page.locator("#path-to").click()
    assert page.locator(".path ol li").count() > 1
    fragment = page.evaluate("() => location.hash.slice(1)")
    again = opened("small", fragment)
    assert again.page.locator(".path ol li").count() == page.locator(".path ol li").count()
    page.locator("#reset").click()
    assert watched.label() == everything_drawn
    assert watched.is_quiet()


def test_keys_move_the_drawing_and_walk_its_nodes(opened: Open) -> None:
    page = opened().page
    page.locator("#skip").focus()
    page.keyboard.press("Enter")
    camera = page.evaluate("() => window.explorer.stage.drawing.camera()")
    for key in ("+", "ArrowLeft"):
        page.keyboard.press(key)
        page.wait_for_timeout(450)
        moved = page.evaluate("() => window.explorer.stage.drawing.camera()")
        assert moved != camera, key
        camera = moved
    page.keyboard.press("n")
    page.keyboard.press("Enter")
    assert page.locator("#card-title").is_visible()


def test_lists_sort_and_lead_to_cards(opened: Open) -> None:
    watched = opened(fragment="view=lists")
    page = watched.page
    first = page.locator(".lists tbody tr").first.inner_text()
    page.locator("[data-column=name]").click()
    assert page.locator(".lists th[aria-sort]").count() == 1
    assert page.locator(".lists tbody tr").first.inner_text() != first
    page.locator("[data-kind=person]").click()
    page.locator(".lists tbody .link").first.click()
    assert page.locator(".card .kind").inner_text().strip() == "person"


@pytest.mark.parametrize("what", ["png", "svg", "turtle", "nodes", "links"])
def test_what_is_shown_can_be_saved(opened: Open, tmp_path: Path, what: str) -> None:
    page = opened("small", accept_downloads=True).page
    page.locator("#menu").click()
    with page.expect_download() as download:
        page.locator(f"#save-{what}").click()
    file = tmp_path / download.value.suggested_filename
    download.value.save_as(file)
    data = file.read_bytes()
    if what == "png":
        assert data.startswith(b"\x89PNG")
    elif what == "svg":
        import xml.etree.ElementTree as ElementTree

        tree = ElementTree.fromstring(data)
        assert tree.tag == "{http://www.w3.org/2000/svg}svg"
        assert b"<script" not in data
        assert "양 세기" in "".join(tree.itertext())
    elif what == "turtle":
        import pyoxigraph as ox

        triples = list(ox.parse(data, format=ox.RdfFormat.TURTLE))
        assert ox.NamedNode(ARXIV + "2401.00001") in {triple.subject for triple in triples}
    else:
        import csv

        rows = list(csv.reader(data.decode("utf-8-sig").splitlines()))
        assert len(rows) > 5
        assert {len(row) for row in rows} == {len(rows[0])}


def test_figures_dates_and_votes_have_their_words_too(opened: Open) -> None:
    watched = opened(fragment="select=paper%2Farxiv%2F2402.14830")
    page = watched.page
    page.wait_for_selector(".card .later:not([aria-busy])")
    for fact, result in (("date", "2024-02-26"), ("votes", "15")):
        page.locator(f"[data-fact={fact}] .evidence summary").click()
        assert page.locator(f"[data-fact={fact}] blockquote").inner_text() == result
        assert "seeds/daily-2024-02-26.md" in page.locator(f"[data-fact={fact}] .source").inner_text()
    page.locator(".results .evidence summary").first.click()
    figure = page.locator(".results .value").first.inner_text()
    assert page.locator(".results blockquote mark").first.inner_text() == figure
    assert "confidence 0." in page.locator(".results .source").first.inner_text()
    assert watched.is_quiet()


def test_a_page_without_room_for_all_quotes_says_so(opened: Open) -> None:
    page = opened("cut", "select=model%2Fgpt-4").page
    assert "kg render --evidence all" in page.locator(".chosen > .hint").inner_text()
    page.wait_for_selector(".card .later:not([aria-busy])")
    assert "no quote in this file" in page.locator(".card .hint").inner_text()
    assert opened().page.locator(".chosen > .hint").count() == 0
