"""What WCAG 2.2 asks of the page and a browser can check, beyond what axe-core does."""

from collections.abc import Callable

import pytest
from drawn_labels import LABELS
from playwright.sync_api import Page
from watched_pages import NO_GL, SOFTWARE_GL, Watched

from kg.render.colours import contrast

Open = Callable[..., Watched]

ORCA = "select=paper%2Farxiv%2F2402.14830"
VIEWS = ("", ORCA, "view=lists", "votes=20&list=1", "from=benchmark%2Fgsm8k&to=topic%2Fmathematical-reasoning")
WIDER = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
p { margin-bottom: 2em !important; }"""


def with_card(page: Page, fragment: str) -> None:
    if fragment == ORCA:
        page.wait_for_selector(".card .later:not([aria-busy])")


@pytest.mark.parametrize("locale", ["en-GB", "ko-KR"])
def test_it_reflows_at_320_pixels(opened: Open, locale: str) -> None:
    for fragment in VIEWS:
        page = opened(fragment=fragment, viewport={"width": 320, "height": 640}, locale=locale).page
        with_card(page, fragment)
        assert page.evaluate("() => document.documentElement.scrollWidth") <= 320, fragment


@pytest.mark.parametrize("width", [1280, 390])
def test_wider_spacing_of_text_cuts_nothing(opened: Open, width: int) -> None:
    for fragment in VIEWS:
        page = opened(fragment=fragment, viewport={"width": width, "height": 800}).page
        with_card(page, fragment)
        page.evaluate("css => document.adoptedStyleSheets.push(new CSSStyleSheet())", "")
        page.evaluate("css => document.adoptedStyleSheets.at(-1).replaceSync(css)", WIDER)
        assert page.evaluate("() => document.documentElement.scrollWidth") <= width, fragment
        cut = page.locator("button:visible, summary:visible, label:visible, h1:visible, h2:visible").evaluate_all(
            "all => all.filter((e) => e.scrollWidth > e.clientWidth + 2 && getComputedStyle(e).overflow !== 'visible')"
            ".map((e) => e.textContent)"
        )
        assert cut == [], fragment


SMALL = """all => all
  .map((each) => [each, (each.closest('label') ?? each).getBoundingClientRect()])
  .filter(([each, { width, height }]) => Math.min(width, height) < 24 && getComputedStyle(each).display !== 'inline')
  .filter(([each, box]) => all.some((other) => {
    if (other === each || other.contains(each) || each.contains(other)) return false;
    const { left, right, top, bottom } = other.getBoundingClientRect();
    const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
    return Math.hypot(Math.max(left - x, x - right, 0), Math.max(top - y, y - bottom, 0)) < 12;
  }))
  .map(([each, box]) => `${each.outerHTML.slice(0, 90)} ${box.width} ${box.height}`)"""


def test_targets_are_24_pixels_or_have_room_around_them(opened: Open) -> None:
    for fragment in VIEWS:
        page = opened(fragment=fragment).page
        with_card(page, fragment)
        targets = page.locator("button:visible, summary:visible, select:visible, input:visible, a:visible")
        assert targets.evaluate_all(SMALL) == [], fragment


@pytest.mark.parametrize("width", [1280, 390])
def test_nothing_covers_what_has_the_focus(opened: Open, width: int) -> None:
    page = opened(fragment=ORCA, viewport={"width": width, "height": 800}).page
    with_card(page, ORCA)
    for _ in range(60):
        page.keyboard.press("Tab")
        covered = page.evaluate(
            """() => {
              const { activeElement: element } = document;
              const box = element.getBoundingClientRect();
              if (element === document.body || !box.width) return '';
              const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
              const inside = x >= 0 && y >= 0 && x < innerWidth && y < innerHeight;
              const top = inside ? document.elementFromPoint(x, y) : element;
              const label = element.labels?.[0];
              const seen = top && (element.contains(top) || top.contains(element) || label?.contains(top));
              return seen ? '' : `${element.tagName} ${element.id} ${element.textContent.slice(0, 30)}`;
            }"""
        )
        assert covered == ""


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_marks_stand_out_from_the_page(opened: Open, theme: str) -> None:
    ground = {"light": "#fcfcfb", "dark": "#14171b"}[theme]
    for by in ("region", "topic", "kind", "month", "votes"):
        page = opened(fragment=f"theme={theme}&colour={by}&things=1").page
        colours = page.evaluate(
            "() => [...new Set(window.explorer.selection.nodes.map((n) => window.explorer.view.style().colour(n)))]"
        )
        assert min(contrast(colour, ground) for colour in colours) >= 3, by


@pytest.mark.parametrize("flags", [SOFTWARE_GL, NO_GL])
@pytest.mark.parametrize("motion", ["no-preference", "reduce"])
def test_papers_come_and_go_by_fading(opened: Open, flags: tuple[str, ...], motion: str) -> None:
    watched = opened(flags=flags, reduced_motion=motion)
    page = watched.page
    page.wait_for_timeout(1200)
    faded = page.evaluate(
        """() => {
          const { explorer } = window;
          explorer.change({ filters: { ...explorer.state.filters, minVotes: 40 } });
          const picture = document.querySelector('.fading');
          if (!picture) return 0;
          const { data } = picture.getContext('2d').getImageData(0, 0, picture.width, picture.height);
          return data.filter((value, at) => at % 4 === 3 && value > 200).length;
        }"""
    )
    assert (faded > 1000) == (motion == "no-preference")
    page.wait_for_timeout(600)
    assert page.locator(".fading").count() == 0
    assert watched.is_quiet()


def test_the_name_at_the_pointer_stays_while_it_is_pointed_at_and_goes_with_esc(opened: Open) -> None:
    page = opened().page
    page.wait_for_timeout(1200)
    surface = page.locator(".surface").bounding_box()
    assert surface
    hovered = "() => window.explorer.view.emphasis.hovered"
    found = page.evaluate(LABELS)
    keys = {label["key"] for label in found["labels"] if not label["centred"]}
    mark = next(mark for mark in found["marks"] if mark["node"] in keys)
    page.mouse.move(surface["x"] + mark["x"], surface["y"] + mark["y"], steps=4)
    page.wait_for_function("node => window.explorer.view.emphasis.hovered === node", arg=mark["node"])
    label = next(each for each in page.evaluate(LABELS)["labels"] if each["key"] == mark["node"])
    middle = (surface["x"] + label["left"] + label["width"] / 2, surface["y"] + label["middle"])
    page.mouse.move(*middle, steps=25)
    assert page.evaluate(hovered) == mark["node"]
    page.keyboard.press("Escape")
    assert page.evaluate(hovered) == -1


def test_texts_of_the_graph_say_their_language(opened: Open) -> None:
    page = opened(fragment=ORCA).page
    with_card(page, ORCA)
    assert page.locator(".lead blockquote bdi").get_attribute("lang") == "ko"
    assert page.locator("#card-title bdi").get_attribute("lang") == "en"


STYLE = """each => {
  const { color, backgroundColor, borderTopWidth } = getComputedStyle(each);
  return [color, backgroundColor, borderTopWidth];
}"""
PROBE = """() => {
  const probe = document.createElement('p');
  probe.style.cssText = 'color: CanvasText; background: Canvas';
  document.body.append(probe);
  const { color, backgroundColor } = getComputedStyle(probe);
  probe.remove();
  return [color, backgroundColor];
}"""


def test_high_contrast_colours_of_the_system_are_used(opened: Open) -> None:
    page = opened(forced_colors="active").page
    pressed, other = (page.locator(name).evaluate(STYLE) for name in ("#view-drawing", "#view-lists"))
    assert pressed[2] == "3px" != other[2]
    assert page.locator(".swatch").count() > 4  # textures tell regions apart
    assert page.locator("html").get_attribute("data-contrast") == "more"
    assert page.locator("body").evaluate(STYLE)[:2] == page.evaluate(PROBE)


def test_what_chromium_gives_to_a_screen_reader_has_names_and_the_neighbours_that_are_drawn(opened: Open) -> None:
    page = opened(fragment="select=paper%2Farxiv%2F2402.14830").page
    page.wait_for_selector(".results")
    session = page.context.new_cdp_session(page)
    nodes = [each for each in session.send("Accessibility.getFullAXTree")["nodes"] if not each["ignored"]]
    told = [(each["role"]["value"], each.get("name", {}).get("value", "")) for each in nodes]
    needs_name = {
        "button",
        "link",
        "combobox",
        "checkbox",
        "spinbutton",
        "textbox",
        "image",
        "table",
        "disclosuretriangle",
    }
    assert {role for role, _ in told} >= {"button", "image", "table", "search", "main", "heading", "status"}
    assert [role for role, name in told if role.lower() in needs_name and not name] == []
    drawn = page.evaluate("() => [...window.explorer.scene.ring].map((node) => window.explorer.label(node))")
    buttons = [name for role, name in told if role == "button"]
    assert len(drawn) > 8
    assert all(any(button.endswith(name) for button in buttons) for name in drawn)
