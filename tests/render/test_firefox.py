"""The explorer in Firefox: its map, a neighbourhood, a path, and a drawn answer."""

import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from firefox import Firefox, firefox, screen

from kg.render import chart_page, draw_ranking


@pytest.fixture(scope="module", params=["without WebGL", "with WebGL"])
def browser(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Firefox]:
    folder = tmp_path_factory.mktemp("firefox")
    with ExitStack() as stack:
        display = stack.enter_context(screen()) if request.param == "with WebGL" else ""
        yield stack.enter_context(firefox(folder, display))


EXPLORER = "const { explorer } = window.wrappedJSObject ?? window;"
ORCA, GENIE = "paper%2Farxiv%2F2402.14830", "paper%2Farxiv%2F2402.15391"
IN_VIEW = """
  const { scene, stage } = explorer, view = stage.drawing.projection();
  return scene[arguments[0]] && [...scene[arguments[0]]].every((node) => {
    const x = scene.x[node] * view.scale + view.left, y = view.top - scene.y[node] * view.scale;
    return x > 0 && x < view.width && y > 0 && y < view.height;
  }) && [...scene[arguments[0]]].length;
"""


def shown(browser: Firefox, page: Path, fragment: str = "") -> bytes:
    """Open a view, and return what it looks like once it rests."""
    browser.open("about:blank")
    browser.open(page.as_uri() + (f"#{fragment}" if fragment else ""))
    browser.wait_for("document.documentElement.dataset.ready")
    time.sleep(1.5)
    picture = browser.picture()
    assert len(picture) > 30_000
    return picture


@pytest.mark.slow
def test_the_page_works_in_firefox(browser: Firefox, pages: dict[str, Path]) -> None:
    browser.open(pages["seeds"].as_uri())
    browser.wait_for("document.documentElement.dataset.ready")
    explorer = "const { explorer } = window.wrappedJSObject ?? window;"
    assert browser.run(f"{explorer} return explorer.selection.nodes.length") > 50
    browser.run(f"{explorer} explorer.change({{ view: 'drawing' }})")
    browser.run(f"{explorer} explorer.open(explorer.selection.nodes[0])")
    browser.wait_for("document.getElementById('card-title')")
    result = browser.run("return document.querySelector('.surface').getAttribute('aria-label')")
    assert result.startswith("Drawing of ")
    assert browser.run(f"{explorer} return explorer.redraws()") > 0
    assert len(browser.picture()) > 30_000


@pytest.mark.slow
def test_maps_neighbourhoods_and_paths_are_drawn_in_firefox(
    browser: Firefox, pages: dict[str, Path], request: pytest.FixtureRequest
) -> None:
    whole = shown(browser, pages["seeds"])
    has_webgl = "with WebGL" in request.node.callspec.id
    assert browser.run(f"{EXPLORER} return explorer.stage.webGl") is has_webgl
    assert browser.run("return document.querySelectorAll('.sigma-nodes').length") == int(has_webgl)
    names = "return explorer.stage.drawing.labels().filter(({ bold, centred }) => bold && centred).length"
    assert browser.run(f"{EXPLORER} {names}") >= 5
    near = shown(browser, pages["seeds"], f"select={ORCA}")
    assert browser.run(EXPLORER + IN_VIEW, "ring") >= 8
    assert browser.run("return document.querySelector('.lead blockquote').innerText").startswith("Orca-Math")
    path = shown(browser, pages["seeds"], f"from={ORCA}&to={GENIE}")
    assert browser.run(EXPLORER + IN_VIEW, "steps") >= 3
    assert len({whole, near, path}) == 3


@pytest.mark.slow
def test_a_ranking_is_drawn_in_firefox(browser: Firefox, tmp_path: Path) -> None:
    rows = [{"system": f"Model {n}", "value": str(90 - n), "metric": "Accuracy", "unit": "%"} for n in range(8)]
    page = tmp_path / "ranking.html"
    page.write_bytes(chart_page(lambda sheet: draw_ranking(rows, "GSM8K", sheet), ("system", "value"), rows))
    browser.open(page.as_uri())
    heights = "return [...document.querySelectorAll('svg')].map((each) => each.getBoundingClientRect().height)"
    assert sum(height > 150 for height in browser.run(heights)) == 1
    assert browser.run("return document.querySelectorAll('tbody tr').length") == 8
    assert len(browser.picture()) > 20_000
