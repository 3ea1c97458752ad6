"""What a reader does to the explorer's view: filter, expand, hide, find a way; and the address that holds it."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page
from small_graph import ARXIV
from watched_pages import NO_GL, SOFTWARE_GL, Watched

Open = Callable[..., Watched]

ORCA = "paper/arxiv/2402.14830"


def find(page: Page, name: str) -> int:
    return int(page.evaluate("name => window.explorer.network.find(name)", name))


def drawn(page: Page) -> set[int]:
    return set(page.evaluate("() => window.explorer.selection.nodes"))


def of_drawn_papers(page: Page, what: str) -> list[Any]:
    """Something of each drawn paper, as the page holds it."""
    script = (
        "({ network, selection }) => selection.nodes.filter((node) => network.kindName(node) === 'paper').map(node => "
    )
    return list(page.evaluate(f"() => ({script}{what}))(window.explorer)"))


def test_papers_are_filtered_by_month_votes_and_topic(opened: Open) -> None:
    watched = opened()
    page = watched.page
    everything = drawn(page)
    page.locator("#filter-since").fill("2024-06")
    page.locator("#filter-since").dispatch_event("change")
    dates = of_drawn_papers(page, "network.date.get(node) ?? ''")
    assert dates
    assert min(dates) >= "2024-06"
    page.locator("#filter-until").fill("2024-06")
    page.locator("#filter-until").dispatch_event("change")
    assert {date[:7] for date in of_drawn_papers(page, "network.date.get(node) ?? ''")} == {"2024-06"}
    assert "do not pass the filters" in page.locator(".status").inner_text()
    page.locator("#reset").click()
    page.locator("#filter-minVotes").fill("20")
    page.locator("#filter-minVotes").press("Enter")
    assert min(of_drawn_papers(page, "network.votes[node]")) >= 20
    page.locator("#reset").click()
    topic = find(page, "topic/mathematical-reasoning")
    page.locator("#filter-topic").select_option(str(topic))
    related = of_drawn_papers(page, "[...network.edgesOf(node)].map(edge => network.other(edge, node))")
    assert related
    assert all(topic in others for others in related)
    page.locator("#back").click()
    assert drawn(page) == everything
    assert watched.is_quiet()


def test_the_legend_counts_what_is_drawn_and_hides_relations(opened: Open) -> None:
    page = opened(fragment="things=1").page  # all kinds are on the map
    counts = page.evaluate(
        """() => {
          const { network, selection } = window.explorer;
          const counts = {};
          const kinds = selection.nodes.map((node) => network.kindName(node));
          for (const kind of kinds) counts[kind] = (counts[kind] ?? 0) + 1;
          return counts;
        }"""
    )
    assert sum(counts.values()) == len(drawn(page)) > 55
    for kind, count in counts.items():
        assert page.locator(f"label:has([data-name={kind}]) .count").inner_text().replace(",", "") == str(count)
    page.locator(".legend summary").click()
    page.locator("[data-name=subject]").uncheck()
    assert "without-relations=subject" in page.evaluate("() => location.hash")
    assert page.locator("label:has([data-name=topic]) .count").inner_text().startswith("0 /")


def test_expand_hide_and_back(opened: Open) -> None:
    watched = opened(fragment="shown=40")
    page = watched.page
    before = drawn(page)
    paper = page.evaluate(
        "() => window.explorer.selection.nodes.find(node => window.explorer.network.degree(node) > 12)"
    )
    page.evaluate("node => window.explorer.open(node)", paper)
    page.locator("#expand").click()
    expanded = drawn(page)
    around = set(
        page.evaluate(
            "node => [...window.explorer.network.edgesOf(node)].map(e => window.explorer.network.other(e, node))", paper
        )
    )
    assert expanded == before | around
    assert expanded > before
    page.locator("#hide").click()
    assert paper not in drawn(page)
    page.locator("#back").click()
    assert drawn(page) == expanded
    page.locator("#back").click()
    page.locator("#back").click()  # what is chosen on a map is shown with its neighbours
    assert drawn(page) == before
    assert watched.is_quiet()


def test_a_way_between_two_things_is_a_shortest_one(opened: Open) -> None:
    watched = opened()
    page = watched.page
    start, end = find(page, "benchmark/gsm8k"), find(page, "topic/mathematical-reasoning")
    page.evaluate("node => window.explorer.open(node)", start)
    page.locator("#path-from").click()
    page.evaluate("node => window.explorer.open(node)", end)
    page.locator("#path-to").click()
    assert "2 steps" in page.locator(".path").inner_text()
    assert page.locator(".path .link").first.inner_text() == "GSM8K"
    page.locator("#clear-path").click()
    assert page.locator(".path").count() == 0
    assert watched.is_quiet()


def settled(page: Page) -> str:
    """The page's address when camera and address have stood still for a while."""
    state = "() => [location.hash.slice(1), ...Object.values(window.explorer.stage.drawing.camera())].join(' ')"
    before, still = "", 0
    for _ in range(40):
        page.wait_for_timeout(300)
        now = page.evaluate(state)
        before, still = now, still + 1 if now == before else 0
        if still == 3:
            break
    return before.split(" ")[0]


def test_reset_shows_all_of_the_map_again(opened: Open) -> None:
    watched = opened()
    page = watched.page
    at_first = settled(page)
    page.locator("#zoom-in").click()
    assert settled(page) != at_first
    page.locator("#reset").click()
    page.wait_for_timeout(900)  # it moves there
    camera = page.evaluate("() => window.explorer.stage.drawing.camera()")
    assert [camera[name] for name in ("x", "y", "ratio")] == pytest.approx([0.5, 0.5, 1], abs=1e-3)
    assert watched.is_quiet()


@pytest.mark.parametrize(
    "fragment",
    [
        f"focus={ORCA}&hops=2".replace("/", "%2F"),
        "without=person%2Ctopic&since=2024-02&until=2024-06&votes=5",
        "shown=100&camera=0.4000%2C0.6000%2C0.3000",
        f"select={ORCA}&from=benchmark/gsm8k&to={ORCA}".replace("/", "%2F"),
        "view=lists&lang=ko&theme=dark",
    ],
)
def test_an_address_gives_the_view_back(opened: Open, fragment: str) -> None:
    first = opened(fragment=fragment)
    page = first.page
    page.locator("#zoom-in").click() if "view" not in fragment else None
    result = settled(page)
    again = opened(fragment=result).page
    assert settled(again) == result
    assert drawn(again) == drawn(page)
    for name in ("focus", "hops", "selected", "pathFrom", "pathTo", "shown", "view"):
        state = f"() => window.explorer.state.{name}"
        assert again.evaluate(state) == page.evaluate(state)
    camera = "() => Object.values(window.explorer.stage.drawing.camera())"
    assert again.evaluate(camera) == pytest.approx(page.evaluate(camera), abs=1e-3)
    assert first.is_quiet()


@pytest.mark.parametrize(
    "fragment", ["focus=nothing&hops=9&shown=-3", "camera=a,b&votes=x&topic=person", "%E0%A4%A&view=no"]
)
def test_an_address_that_makes_no_sense_is_no_harm(opened: Open, fragment: str) -> None:
    watched = opened("small", fragment)
    assert "Drawing of 9 things" in watched.label()
    assert watched.is_quiet()


def middle_of(page: Page, node: int) -> tuple[float, float]:
    x, y = page.evaluate(
        """node => {
          const { stage, scene } = window.explorer;
          const view = stage.drawing.projection();
          const box = document.querySelector('.surface').getBoundingClientRect();
          return [box.left + scene.x[node] * view.scale + view.left, box.top + view.top - scene.y[node] * view.scale];
        }""",
        node,
    )
    return x, y


@pytest.mark.parametrize("flags", [SOFTWARE_GL, NO_GL], ids=["webgl", "canvas"])
def test_a_click_opens_a_card_and_a_double_click_a_neighbourhood(opened: Open, flags: tuple[str, ...]) -> None:
    watched = opened("small", "view=drawing", flags=flags)
    page = watched.page
    node = find(page, ARXIV.removeprefix("https://w3id.org/paper-kg/id/") + "2401.00001")
    page.wait_for_timeout(300)
    page.mouse.click(*middle_of(page, node))
    page.wait_for_selector("#card-title")
    assert page.evaluate("() => window.explorer.state.selected") == node
    page.wait_for_timeout(600)
    page.mouse.dblclick(*middle_of(page, node))
    page.wait_for_function("() => window.explorer.state.focus >= 0")
    assert page.evaluate("() => window.explorer.state.focus") == node
    assert watched.is_quiet()


@pytest.mark.parametrize("flags", [SOFTWARE_GL, NO_GL], ids=["webgl", "canvas"])
def test_two_fingers_zoom_and_one_pans(opened: Open, flags: tuple[str, ...]) -> None:
    watched = opened(
        "small", "view=drawing", flags=flags, viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True
    )
    page = watched.page
    session = page.context.new_cdp_session(page)
    box = page.locator(".surface").bounding_box()
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2

    def touch(kind: str, *points: tuple[float, float]) -> None:
        places = [{"x": x + dx, "y": y + dy, "id": number} for number, (dx, dy) in enumerate(points)]
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": places})
        page.wait_for_timeout(40)

    def camera() -> dict[str, float]:
        return dict(page.evaluate("() => window.explorer.stage.drawing.camera()"))

    before = camera()
    touch("touchStart", (-30, 0), (30, 0))
    for step in (40, 60, 80, 100):
        touch("touchMove", (-step, 0), (step, 0))
    touch("touchEnd")
    page.wait_for_timeout(300)
    zoomed = camera()
    assert zoomed["ratio"] < before["ratio"] * 0.8
    touch("touchStart", (-60, 40))
    for step in (-30, 0, 30, 60):
        touch("touchMove", (step, 40))
    touch("touchEnd")
    page.wait_for_timeout(600)
    assert abs(camera()["x"] - zoomed["x"]) > 0.01
    assert watched.is_quiet()
