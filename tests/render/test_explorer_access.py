"""The explorer for everyone: without WebGL or JavaScript, on small screens, in two languages, printed, read aloud."""

from collections.abc import Callable
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page
from watched_pages import NO_GL, Launch, Watched

from kg.model import Iri
from kg.network import NetworkView, NodeView
from kg.render import explorer_page
from kg.schema.terms import DATA

Open = Callable[..., Watched]

ORCA = "select=paper%2Farxiv%2F2402.14830"


@pytest.mark.parametrize("fragment", ["", "from=benchmark%2Fgsm8k&to=topic%2Fmathematical-reasoning"])
def test_without_webgl_a_canvas_draws(opened: Open, fragment: str) -> None:
    watched = opened(fragment=fragment, flags=NO_GL)
    page = watched.page
    page.wait_for_timeout(300)
    assert page.locator(".notice").count() == 0
    painted = page.evaluate(
        """() => {
          const canvas = document.querySelector('canvas.plain');
          const pixels = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
          let drawn = 0;
          for (let i = 3; i < pixels.length; i += 4) if (pixels[i] > 0) drawn++;
          return drawn;
        }"""
    )
    assert painted > 5000
    assert watched.is_quiet()


def test_without_webgl_lists_come_first_where_there_is_too_much_to_draw(launch: Launch, tmp_path: Path) -> None:
    nodes = tuple(NodeView(Iri(f"{DATA}person/p{number}"), "person", f"P. {number}") for number in range(6_100))
    (tmp_path / "many.html").write_bytes(explorer_page(NetworkView(nodes, ()), "Many", first=len(nodes)))
    page = launch(*NO_GL).new_page(locale="en-GB")
    page.goto((tmp_path / "many.html").as_uri())
    page.wait_for_selector("html[data-ready]")
    assert page.locator(".lists table").is_visible()
    assert "6,000 things" in page.locator(".notice").inner_text()
    page.close()


def test_without_javascript_there_are_lists(opened: Open) -> None:
    page = opened("small", java_script_enabled=False).page
    assert page.locator(".plain-lists table").count() >= 3
    assert "양 세기" in page.locator(".plain-lists").inner_text()
    assert page.locator(".plain-lists script, .plain-lists a[href='x']").count() == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_fits_a_narrow_screen_and_is_used_by_touch(opened: Open, scheme: str) -> None:
    watched = opened(viewport={"width": 360, "height": 740}, color_scheme=scheme, has_touch=True, is_mobile=True)
    page = watched.page
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 360
    assert page.locator("html").get_attribute("data-theme") == scheme
    page.locator(".controls > summary").tap()
    page.locator("#search").fill("gsm8k")
    page.locator("#found li").first.tap()
    page.wait_for_selector(".card .later:not([aria-busy])")
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 360
    page.locator(".card .close").tap()
    assert page.locator(".card").is_hidden()
    assert watched.is_quiet()


def test_it_speaks_korean(opened: Open) -> None:
    page = opened(locale="ko-KR").page
    assert page.locator("html").get_attribute("lang") == "ko"
    assert page.locator("#view-lists").inner_text() == "목록"
    page.locator("#language").click()
    assert page.locator("#view-lists").inner_text() == "Lists"


def shown(page: Page, selector: str) -> None:
    page.wait_for_selector(selector)


def with_evidence(page: Page) -> None:
    shown(page, ".card .later:not([aria-busy])")
    for summary in page.locator(".card .evidence summary").all()[:4]:
        summary.click()


def searching(page: Page) -> None:
    if not page.locator(".controls").evaluate("each => each.open"):
        page.locator(".controls > summary").click()
    page.locator("#search").fill("math")
    page.keyboard.press("ArrowDown")
    shown(page, "#found li[aria-selected=true]")


def with_menu(page: Page) -> None:
    page.locator("#menu").click()


def with_answer(page: Page) -> None:
    page.locator("#question").select_option("benchmark-papers")
    page.locator("#value-benchmark").fill("GSM8K")
    page.locator("#run").click()
    shown(page, "#answered")


def with_error(page: Page) -> None:
    page.locator("#query").fill("nonsense")
    page.locator("#run").click()
    shown(page, ".answer .wrong")


def with_relations(page: Page) -> None:
    page.locator(".controls").evaluate("each => { each.open = true; }")
    page.locator(".legend summary").click()


STATES: dict[str, tuple[str, str, Callable[[Page], None]]] = {
    "drawing": ("seeds", "", lambda page: None),
    "lists": ("seeds", "view=lists", lambda page: None),
    "card": ("seeds", ORCA, with_evidence),
    "cut": ("cut", "select=benchmark%2Fgsm8k", lambda page: shown(page, ".card .later:not([aria-busy])")),
    "focus": ("seeds", "focus=benchmark%2Fgsm8k&hops=2", lambda page: None),
    "path": ("seeds", "from=benchmark%2Fgsm8k&to=topic%2Fmathematical-reasoning", lambda page: None),
    "filtered": ("seeds", "without=person&votes=10&topic=topic%2Fmathematical-reasoning", with_relations),
    "nothing": ("seeds", "votes=100000&view=lists", lambda page: None),
    "search": ("seeds", "", searching),
    "menu": ("seeds", "", with_menu),
    "answer": ("asked", "view=sparql", with_answer),
    "error": ("asked", "view=sparql", with_error),
}


@pytest.mark.parametrize("manner", ["light wide", "dark narrow ko"])
@pytest.mark.parametrize("state", STATES)
def test_axe_finds_nothing_serious(opened: Open, state: str, manner: str) -> None:
    name, fragment, act = STATES[state]
    scheme, width, *korean = manner.split()
    size = {"width": 360, "height": 740} if width == "narrow" else {"width": 1280, "height": 800}
    locale = "ko-KR" if korean else "en-GB"
    page = opened(name, fragment, color_scheme=scheme, viewport=size, locale=locale).page
    act(page)
    assert page.evaluate("() => document.documentElement.scrollWidth") <= size["width"]
    found = Axe().run(page).response["violations"]
    bad = [(each["id"], each["nodes"][0]["html"]) for each in found if each["impact"] in {"serious", "critical"}]
    assert bad == []


@pytest.mark.parametrize("locale", ["en-GB", "ko-KR"])
def test_axe_finds_nothing_serious_without_webgl_or_javascript(opened: Open, locale: str) -> None:
    for page in (opened(flags=NO_GL, locale=locale).page, opened("small", flags=NO_GL, locale=locale).page):
        found = Axe().run(page).response["violations"]
        assert [each["id"] for each in found if each["impact"] in {"serious", "critical"}] == []


def test_reduced_motion_is_respected(opened: Open) -> None:
    for motion, moves in (("reduce", False), ("no-preference", True)):
        page = opened(reduced_motion=motion).page
        before = page.evaluate("() => window.explorer.stage.drawing.camera().ratio")
        page.locator("#zoom-in").click()
        at_once = page.evaluate("() => window.explorer.stage.drawing.camera().ratio")
        page.wait_for_function("before => window.explorer.stage.drawing.camera().ratio < before", arg=before)
        page.wait_for_timeout(500)
        after = page.evaluate("() => window.explorer.stage.drawing.camera().ratio")
        assert after < before
        assert (abs(at_once - after) > 1e-6) == moves


def test_everything_is_reached_by_the_tab_key_and_seen(opened: Open) -> None:
    page = opened("seeds", ORCA).page
    page.wait_for_selector(".card .later:not([aria-busy])")
    reached: set[str] = set()
    for _ in range(60):
        page.keyboard.press("Tab")
        result = page.evaluate(
            """() => {
              const { activeElement: element } = document;
              const style = getComputedStyle(element);
              const outlined = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
              const name = element.getAttribute('aria-label') || element.labels?.[0]?.innerText || element.textContent;
              return [element.id || element.dataset.name || element.className, outlined, Boolean(name?.trim())];
            }"""
        )
        reached.add(result[0])
        if result[0] not in ("", "unseen"):
            assert result[1], f"the focus on {result[0]} is not seen"
            assert result[2], f"{result[0]} has no name"
    assert {"skip", "view-lists", "menu", "search", "paper", "surface", "zoom-in", "focus-here", "close"} <= reached


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_print_shows_the_drawing_the_kinds_and_the_card_in_light_colours(opened: Open, scheme: str) -> None:
    watched = opened("seeds", ORCA, color_scheme=scheme)
    page = watched.page
    page.wait_for_selector(".card .later:not([aria-busy])")
    assert page.pdf(format="A4").startswith(b"%PDF")
    page.evaluate("() => window.dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    for selector in ("#printed", ".legend [data-icon=paper]", "#card-title", ".titles h1"):
        assert page.locator(selector).first.is_visible(), selector
    for selector in (".surface", ".tools-head", "#search", ".acts", "#zoom-in"):
        assert not page.locator(selector).first.is_visible(), selector
    assert page.evaluate("() => getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    corner = "() => [...document.querySelector('#printed').getContext('2d').getImageData(2, 2, 1, 1).data]"
    assert min(page.evaluate(corner)) > 200  # paper, or the pale shape of a region
    page.evaluate("() => window.dispatchEvent(new Event('afterprint'))")
    assert page.locator("#printed").count() == 0
    assert watched.is_quiet()


OUTLINED = """() => {
  const canvas = document.querySelector('.ground');
  const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
  let count = 0;
  for (let at = 3; at < data.length; at += 4) count += data[at] > 200;
  return count;
}"""


def test_regions_have_outlines_where_more_contrast_is_asked_for(opened: Open) -> None:
    assert opened().page.evaluate(OUTLINED) == 0
    assert opened(contrast="more").page.evaluate(OUTLINED) > 500


def test_a_reader_can_ask_for_contrast_textures_and_large_buttons(opened: Open) -> None:
    watched = opened()
    page = watched.page
    assert page.locator(".swatch").count() == 0
    page.locator("#menu").click()
    page.locator("#clear").click()
    page.wait_for_timeout(500)
    assert page.evaluate(OUTLINED) > 500
    swatches = page.locator(".swatch").evaluate_all("all => all.map((each) => each.toDataURL())")
    assert len(swatches) > 4
    assert len(set(swatches)) == len(swatches)
    buttons = page.locator("button:not(.link):visible, select:visible, .controls input[type=search]:visible, #menu")
    assert min(buttons.evaluate_all("all => all.map((each) => each.offsetHeight)")) >= 44
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 1280
    found = Axe().run(page).response["violations"]
    assert [each["id"] for each in found if each["impact"] in {"serious", "critical"}] == []
    address = page.evaluate("() => location.hash.slice(1)")
    assert "clear=1" in address
    again = opened(fragment=address).page
    assert again.locator(".swatch").count() == len(swatches)
    again.locator("#menu").click()
    again.locator("#clear").click()
    assert again.locator(".swatch").count() == 0
    assert watched.is_quiet()


def test_months_are_put_into_words(opened: Open) -> None:
    page = opened().page
    months = page.locator(".months figure p").text_content() or ""
    assert months.startswith("2024-02 to 2024-06; most in 2024-02: ")
    page.locator("#language").click()
    assert "가장 많은 달은 2024-02" in (page.locator(".months figure p").text_content() or "")


def test_buttons_are_large_where_fingers_touch(opened: Open) -> None:
    page = opened(fragment=ORCA, viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True).page
    page.wait_for_selector(".card .later:not([aria-busy])")
    heights = page.locator("button:not(.link):visible, #menu").evaluate_all("all => all.map((e) => e.offsetHeight)")
    assert len(heights) > 8
    assert min(heights) >= 44
