"""Dragging the map: finished pictures slide, and what comes into view is what a drawing made anew shows."""

from collections.abc import Callable

from playwright.sync_api import Page
from watched_pages import Watched

Open = Callable[..., Watched]

PLACE = """() => {
  const { scene, stage } = window.explorer;
  const view = stage.drawing.projection();
  const node = scene.nodes[0];
  return [scene.x[node] * view.scale + view.left, view.top - scene.y[node] * view.scale];
}"""
SLID = "() => document.querySelector('.sigma-nodes').style.transform"

# The moves come from the page itself, one a frame: on a busy machine a driver's are so far apart that the view rests.
DRAG = """async ([x, y, across, down, steps]) => {
  const surface = document.querySelector('.sigma-mouse');
  const seen = { slid: 0, gaps: 0 };
  for (let step = 1; step <= steps; step += 1) {
    const place = { clientX: x + (across * step) / steps, clientY: y + (down * step) / steps };
    surface.dispatchEvent(new MouseEvent('mousemove', { ...place, bubbles: true, buttons: 1 }));
    await new Promise(requestAnimationFrame);
    await new Promise(setTimeout);
    const boxOf = (name) => document.querySelector(name).getBoundingClientRect();
    const [view, layer] = [boxOf('.surface'), boxOf('.sigma-nodes')];
    const covers = layer.left <= view.left && layer.right >= view.right
      && layer.top <= view.top && layer.bottom >= view.bottom;
    seen.gaps += !covers;
    seen.slid += document.querySelector('.sigma-nodes').style.transform !== '';
  }
  return seen;
}"""


def drag(page: Page, across: int, down: int, steps: int) -> dict[str, int]:
    """Press in the upper left of the map, where nothing stands, and drag.

    Returns in how many steps the picture slid, and in how many it left a gap.
    """
    box = page.locator(".surface").bounding_box()
    assert box
    x, y = box["x"] + 60, box["y"] + 40
    page.mouse.move(x, y)
    page.mouse.down()
    seen: dict[str, int] = page.evaluate(DRAG, [x, y, across, down, steps])
    return seen


def test_what_is_dragged_slides_and_stands_where_it_belongs(opened: Open) -> None:
    watched = opened()
    page = watched.page
    page.wait_for_timeout(300)
    x, y = page.evaluate(PLACE)
    assert drag(page, 90, 50, 12)["slid"] > 3
    moved = page.evaluate(PLACE)
    assert abs(moved[0] - x - 90) < 1
    assert abs(moved[1] - y - 50) < 1
    page.mouse.up()
    page.wait_for_timeout(700)
    assert page.evaluate(SLID) == ""  # drawn anew once it rests
    box = page.locator(".surface").bounding_box()
    assert box
    x, y = page.evaluate(PLACE)
    page.mouse.click(box["x"] + x, box["y"] + y)
    page.wait_for_selector("#card-title")
    assert page.evaluate("() => window.explorer.state.selected === window.explorer.scene.nodes[0]")
    assert watched.is_quiet()


def test_a_long_drag_leaves_no_gap_where_nothing_was_drawn(opened: Open) -> None:
    watched = opened()
    page = watched.page
    page.wait_for_timeout(300)
    seen = drag(page, 600, 250, 40)
    assert seen["gaps"] == 0
    assert seen["slid"] > 10
    page.mouse.up()
    assert watched.is_quiet()
