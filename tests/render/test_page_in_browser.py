"""The page in a browser: it asks nobody for anything, runs nothing from a title, and shows its labels."""

from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page
from small_graph import small_store
from watched_pages import Watched, browsers

from kg.network import everything
from kg.render import pyvis_page


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with browsers() as launch:
        yield launch("--disable-gpu")


@pytest.fixture
def opened(browser: Browser, tmp_path: Path) -> Iterator[Watched]:
    file = tmp_path / "그래프.html"
    file.write_bytes(pyvis_page(everything(small_store()), "A <script>alert(2)</script> title"))
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    watched = Watched(page)
    page.goto(file.as_uri())
    page.wait_for_timeout(300)
    yield watched
    page.close()


def click_a_node(page: Page) -> bool:
    """Click over the drawing in a grid until a card opens; a canvas has no elements to look for."""
    box = page.locator("#network").bounding_box()
    assert box
    for row in range(20, int(box["height"]) - 10, 14):
        for column in range(70, int(box["width"]) - 350, 14):
            page.mouse.click(box["x"] + column, box["y"] + row)
            if page.locator("#card").is_visible():
                return True
    return False


def test_nothing_is_requested_and_nothing_complains(opened: Watched) -> None:
    opened.page.locator("#in").click()
    opened.page.locator("#fit").click()
    opened.page.wait_for_timeout(400)
    assert [url for url in opened.requests if not url.startswith(("file:", "data:"))] == []
    assert opened.complaints == []


def test_the_drawing_is_there(opened: Watched) -> None:
    painted = opened.page.evaluate(
        """() => {
          const canvas = document.querySelector('#network canvas');
          const pixels = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
          let drawn = 0;
          for (let i = 3; i < pixels.length; i += 4) if (pixels[i] > 0) drawn++;
          return drawn;
        }"""
    )
    assert painted > 2000
    assert opened.page.locator("#legend li").count() == 6
    assert opened.page.title() == "A <script>alert(2)</script> title – paper-kg"


def test_a_card_tells_of_a_node_and_leads_to_the_next(opened: Watched) -> None:
    page = opened.page
    assert click_a_node(page)
    seen: set[str] = set()
    for _ in range(12):  # walk from card to card; every label is shown as text
        heading = page.locator("#card h2").inner_text()
        seen.add(heading)
        buttons = page.locator("#card li button")
        labels = [buttons.nth(place).inner_text() for place in range(buttons.count())]
        ahead = next((place for place, label in enumerate(labels) if label not in seen), 0)
        buttons.nth(ahead).click()
        page.wait_for_timeout(50)
    assert {"Counting Sheep: 양 세기", "김하늘"} & seen
    assert any(label.startswith("</script><script>alert(1)") for label in seen | set(labels))
    assert page.locator("#card script").count() == 0
    assert page.locator("#card a[href='x']").count() == 0
    assert opened.complaints == []
    page.keyboard.press("Escape")
    assert page.locator("#card").is_hidden()


def test_the_policy_holds_against_what_the_page_might_do(opened: Watched) -> None:
    blocked = opened.page.evaluate("() => fetch('https://example.org/').then(() => 'fetched', error => 'blocked')")
    assert blocked == "blocked"
    ran = opened.page.evaluate(
        """() => {
          const script = document.createElement('script');
          script.textContent = 'window.ran = true';
          document.body.append(script);
          return Boolean(window.ran);
        }"""
    )
    assert not ran


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_fits_a_narrow_screen_in_both_themes(
    browser: Browser, tmp_path: Path, scheme: Literal["light", "dark"]
) -> None:
    file = tmp_path / "page.html"
    file.write_bytes(pyvis_page(everything(small_store()), "x"))
    page = browser.new_page(viewport={"width": 360, "height": 640}, color_scheme=scheme)
    page.goto(file.as_uri())
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 360
    page.close()
