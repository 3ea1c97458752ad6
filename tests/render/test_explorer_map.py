"""The map of the page: names cover nothing, a chosen thing is framed with its neighbours, colours and months tell."""

import math
from collections.abc import Callable
from itertools import combinations
from pathlib import Path

import pytest
from drawn_labels import LABELS, check_labels
from watched_pages import SOFTWARE_GL, Launch, Watched

from kg.model import Iri
from kg.network import EdgeView, NetworkView, NodeView
from kg.render import explorer_page
from kg.schema.terms import DATA

Open = Callable[..., Watched]


@pytest.mark.parametrize(
    ("fragment", "size"),
    [("", (1280, 800)), ("lang=ko&theme=dark", (1280, 800)), ("things=1", (1280, 800)), ("lang=ko", (390, 844))],
)
def test_names_cover_nothing_at_any_zoom(opened: Open, fragment: str, size: tuple[int, int]) -> None:
    watched = opened(fragment=fragment, viewport={"width": size[0], "height": size[1]})
    page = watched.page
    page.wait_for_timeout(400)
    assert check_labels(page) > 5
    for ratio in (0.7, 0.5, 0.3, 0.15, 0.05):
        page.evaluate("ratio => window.explorer.stage.drawing.moveTo({ x: 0.45, y: 0.5, ratio }, false)", ratio)
        page.wait_for_timeout(900)  # labels are chosen anew once the view rests
        check_labels(page)
    assert watched.is_quiet()


def test_areas_are_named_in_both_languages(opened: Open) -> None:
    for language in ("en", "ko"):
        page = opened(fragment=f"lang={language}").page
        page.wait_for_timeout(400)
        lines = page.evaluate(
            "ko => window.explorer.network.payload.map.areas.map((area) => area.wide.lines[ko])"
            ".flatMap((lines) => [...lines, lines.join(' ')])",
            int(language == "ko"),
        )
        shown = {label["text"] for label in page.evaluate(LABELS)["labels"]}
        assert len(shown & set(lines)) >= 3


def test_a_small_screen_names_the_areas_of_an_upright_map(opened: Open) -> None:
    page = opened(viewport={"width": 390, "height": 844}).page
    page.wait_for_timeout(600)
    assert page.evaluate("() => window.explorer.scene.turned")
    names = page.evaluate("() => window.explorer.network.payload.map.areas.map((area) => area.upright.lines[0])")
    shown = {label["text"] for label in page.evaluate(LABELS)["labels"]}
    named = [lines for lines in names if lines]
    found = [lines for lines in named if set(lines) <= shown or " ".join(lines) in shown]
    assert len(found) >= len(named) - 1


def test_an_upright_map_fills_the_screen(opened: Open) -> None:
    page = opened(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True).page
    page.wait_for_timeout(600)
    surface = page.locator(".surface").bounding_box()
    assert surface
    marks = page.evaluate(LABELS)["marks"]
    across = max(mark["x"] for mark in marks) - min(mark["x"] for mark in marks)
    down = max(mark["y"] for mark in marks) - min(mark["y"] for mark in marks)
    assert across > 0.75 * surface["width"] or down > 0.75 * surface["height"]
    assert page.evaluate("() => document.documentElement.scrollHeight <= window.innerHeight")
    stage = page.locator("#stage").bounding_box()
    assert stage
    assert stage["y"] + stage["height"] > 844 - 24


def test_papers_come_first_and_other_things_when_they_are_asked_for(opened: Open) -> None:
    watched = opened()
    page = watched.page
    kinds = "() => [...new Set(window.explorer.selection.nodes.map((node) => window.explorer.network.kindName(node)))]"
    assert page.evaluate(kinds) == ["paper"]
    page.locator("[data-name=things]").check()
    assert len(page.evaluate(kinds)) > 4
    assert "things=1" in page.evaluate("() => location.hash")
    page.locator("#reset").click()
    assert page.evaluate(kinds) == ["paper"]
    assert watched.is_quiet()


def test_what_is_chosen_is_framed_with_its_neighbours(opened: Open) -> None:
    watched = opened(fragment="select=paper%2Farxiv%2F2402.14830")
    page = watched.page
    page.evaluate("() => window.explorer.open(window.explorer.state.selected)")
    page.evaluate("() => window.explorer.view.frame(window.explorer.state.selected)")
    page.wait_for_timeout(1200)
    found = page.evaluate(LABELS)
    width, height = found["size"]
    assert len(found["marks"]) > 8
    assert all(0 < mark["x"] < width and 0 < mark["y"] < height for mark in found["marks"])
    gaps = [((a["x"] - b["x"]) ** 2 + (a["y"] - b["y"]) ** 2) ** 0.5 for a, b in combinations(found["marks"], 2)]
    assert min(gaps) > 12
    assert check_labels(page) == len(found["marks"])  # both ends of each link are named
    assert watched.is_quiet()


def hub_page(folder: Path) -> Path:
    """Writes a map with a topic of 150 papers, a paper with 90 authors, and some beside."""
    papers = [NodeView(Iri(f"{DATA}paper/arxiv/2401.{n:05}"), "paper", f"Title {n}") for n in range(170)]
    topic = NodeView(Iri(f"{DATA}topic/everything"), "topic", "Everything")
    people = [NodeView(Iri(f"{DATA}person/p{n}"), "person", f"P{n}") for n in range(90)]
    benchmarks = [NodeView(Iri(f"{DATA}benchmark/b{n}"), "benchmark", f"B{n}") for n in range(4)]
    edges = [EdgeView(paper.iri, topic.iri, "subject") for paper in papers[:150]]
    edges += [EdgeView(papers[0].iri, person.iri, "creator") for person in people]
    edges += [EdgeView(papers[0].iri, benchmark.iri, "evaluatesOn") for benchmark in benchmarks]
    nodes = (*papers, *people, *benchmarks, topic)
    view = NetworkView(nodes, tuple(sorted(edges, key=lambda e: (e.source, e.relation, e.target))))
    (folder / "hub.html").write_bytes(explorer_page(view, "Hub"))
    return folder / "hub.html"


AROUND = """() => {
  const { scene, view, stage } = window.explorer, seen = stage.drawing.projection();
  const at = (node) => ({
    node, kind: scene.network.kindName(node), radius: scene.radius(node) / Math.sqrt(seen.ratio),
    x: scene.x[node] * seen.scale + seen.left, y: seen.top - scene.y[node] * seen.scale,
  });
  const [ring, dots] = [[...scene.ring].map(at), [...scene.dots].map(at)];
  return { ring, dots, lit: view.emphasis.lit.size, size: [seen.width, seen.height] };
}"""


@pytest.mark.parametrize("size", [(1280, 800), (390, 844)])
@pytest.mark.parametrize(("hub", "neighbours"), [("topic/everything", 150), ("paper/arxiv/2401.00000", 95)])
def test_all_neighbours_of_a_hub_stand_around_it(
    launch: Launch, tmp_path: Path, hub: str, neighbours: int, size: tuple[int, int]
) -> None:
    page = launch(*SOFTWARE_GL).new_page(viewport={"width": size[0], "height": size[1]})
    page.goto(f"{hub_page(tmp_path).as_uri()}#select={hub.replace('/', '%2F')}")
    page.wait_for_selector("html[data-ready]")
    page.wait_for_timeout(1200)
    found = page.evaluate(AROUND)
    ring, dots = found["ring"], found["dots"]
    assert len(ring) + len(dots) == neighbours == found["lit"] - 1
    assert len(ring) >= 16
    width, height = found["size"]
    assert all(0 < each["x"] < width and 0 < each["y"] < height for each in ring + dots)
    for one, other in combinations(ring + dots, 2):
        assert math.hypot(one["x"] - other["x"], one["y"] - other["y"]) > one["radius"] + other["radius"]
    if hub.startswith("paper"):  # a few of each relation are named, and not only people
        assert [each["kind"] for each in ring].count("benchmark") == 4
    assert check_labels(page) == len(ring) + 1  # each on the oval has its name, and so has the middle
    assert page.locator("#rest").inner_text() == f"And {len(dots)} more"
    page.locator("#rest").click()
    assert page.locator(".neighbours .link").count() == neighbours
    assert page.evaluate("() => document.activeElement.matches('.neighbours .link')")
    page.close()


def test_the_name_of_a_dot_shows_when_it_is_pointed_at(launch: Launch, tmp_path: Path) -> None:
    page = launch(*SOFTWARE_GL).new_page(viewport={"width": 1280, "height": 800})
    page.goto(f"{hub_page(tmp_path).as_uri()}#select=topic%2Feverything")
    page.wait_for_selector("html[data-ready]")
    page.wait_for_timeout(1200)
    dot = page.evaluate(AROUND)["dots"][5]
    box = page.locator(".surface").bounding_box()
    assert box
    page.mouse.move(box["x"] + dot["x"], box["y"] + dot["y"])
    page.wait_for_timeout(300)
    assert dot["node"] in {label["key"] for label in page.evaluate(LABELS)["labels"]}
    page.mouse.click(box["x"] + dot["x"], box["y"] + dot["y"])
    name = page.evaluate("node => window.explorer.label(node)", dot["node"])
    assert page.locator("#card-title").inner_text() == name
    page.close()


def test_each_of_many_neighbours_is_named_beside_it(launch: Launch, tmp_path: Path) -> None:
    papers = [NodeView(Iri(f"{DATA}paper/arxiv/2401.{n:05}"), "paper", f"Title {n}") for n in range(60)]
    benchmark = NodeView(Iri(f"{DATA}benchmark/gsm8k"), "benchmark", "GSM8K")
    edges = [EdgeView(paper.iri, benchmark.iri, "evaluatesOn") for paper in papers]
    view = NetworkView((*papers, benchmark), tuple(sorted(edges, key=lambda e: (e.source, e.relation, e.target))))
    (tmp_path / "many.html").write_bytes(explorer_page(view, "Many"))
    page = launch(*SOFTWARE_GL).new_page(viewport={"width": 1280, "height": 800})
    page.goto(f"{(tmp_path / 'many.html').as_uri()}#select=benchmark%2Fgsm8k")
    page.wait_for_selector("html[data-ready]")
    page.wait_for_timeout(1000)
    assert check_labels(page) == 61
    for label in page.evaluate(LABELS)["labels"]:
        if label["text"] != "GSM8K":
            assert label["middle"] == pytest.approx(label["y"], abs=1)
    page.close()


def test_colour_and_size_tell_what_is_chosen(opened: Open) -> None:
    watched = opened()
    page = watched.page
    colours = "() => new Set(window.explorer.selection.nodes.map((n) => window.explorer.view.style().colour(n))).size"
    assert page.evaluate(colours) > 6
    page.locator("#look-colourBy").select_option("kind")
    assert page.evaluate(colours) == 1
    page.locator("#look-colourBy").select_option("month")
    assert page.evaluate(colours) == 3  # two months, and unknown
    assert page.locator(".ramp-row").inner_text().split() == ["2024-02", "2024-06"]
    page.locator("#look-colourBy").select_option("topic")
    assert page.locator(".areas li").count() == 7  # the topics of most papers, and others
    assert page.evaluate(colours) == 7
    page.locator("#look-colourBy").select_option("month")
    assert page.locator(".sizes").get_attribute("aria-label") == "Size: Votes"
    assert page.locator(".sizes li").all_inner_texts() == ["0", "23", "93+"]
    radius = "() => window.explorer.selection.nodes.map((node) => window.explorer.scene.radius(node))"
    before = page.evaluate(radius)
    page.locator("#look-sizeBy").select_option("links")
    assert page.evaluate(radius) != before
    assert {"colour=month", "size=links"} <= set(page.evaluate("() => location.hash.slice(1)").split("&"))
    assert watched.is_quiet()


def test_months_play_and_pause(opened: Open) -> None:
    watched = opened()
    page = watched.page
    everything = page.evaluate("() => window.explorer.selection.nodes.length")
    page.locator("#play").focus()
    page.keyboard.press("Enter")
    assert page.locator("#play").get_attribute("aria-label") == "Pause"
    assert "2024-02" <= page.locator("#filter-until").input_value() < "2024-06"
    assert page.evaluate("() => window.explorer.selection.nodes.length") < everything
    page.wait_for_function("() => document.querySelector('#filter-until').value >= '2024-04'")
    assert page.evaluate("() => document.activeElement.id") == "play"
    page.keyboard.press("Enter")
    assert page.locator("#play").get_attribute("aria-label") == "Play the months"
    at = page.locator("#filter-until").input_value()
    page.wait_for_timeout(900)
    assert page.locator("#filter-until").input_value() == at
    page.locator("#play").click()
    page.wait_for_function("() => document.querySelector('#play').getAttribute('aria-label') !== 'Pause'")
    assert page.locator("#filter-until").input_value() == "2024-06"
    assert watched.is_quiet()


def test_a_click_on_pause_is_not_lost_when_a_month_comes(opened: Open) -> None:
    page = opened().page
    page.locator("#play").click()
    box = page.locator("#play").bounding_box()
    assert box
    page.mouse.move(box["x"] + 8, box["y"] + 8)
    page.mouse.down()
    page.wait_for_timeout(900)  # a month comes while the button is down
    page.mouse.up()
    assert page.locator("#play").get_attribute("aria-label") == "Play the months"


def test_months_do_not_play_by_themselves_where_motion_is_unwanted(opened: Open) -> None:
    page = opened(reduced_motion="reduce").page
    for month in ("2024-02", "2024-03"):
        page.locator("#play").click()
        page.wait_for_timeout(900)
        assert page.locator("#filter-until").input_value() == month


def test_months_are_chosen_below_the_map(opened: Open) -> None:
    watched = opened()
    page = watched.page
    box = page.locator(".months svg").bounding_box()
    assert box
    page.mouse.click(box["x"] + 4, box["y"] + box["height"] - 4)
    assert page.locator(".months figcaption span").inner_text() == "2024-02 – 2024-02"
    assert page.locator("#filter-since").input_value() == "2024-02"
    dates = page.evaluate(
        "() => [...new Set(window.explorer.selection.nodes.map((n) => window.explorer.network.date.get(n) ?? ''))]"
    )
    assert {date[:7] for date in dates} == {"2024-02"}
    page.locator("#all-months").click()
    assert page.locator("#filter-since").input_value() == ""
    assert watched.is_quiet()


def test_a_click_beside_a_small_mark_chooses_it(opened: Open) -> None:
    page = opened().page
    page.wait_for_timeout(400)
    marks = page.evaluate(LABELS)["marks"]
    box = page.locator(".surface").bounding_box()
    assert box

    def room(mark: dict[str, float]) -> float:
        """How far the nearest other mark is, of those well within the map."""
        within = 0.2 < mark["x"] / box["width"] < 0.8 and 0.2 < mark["y"] / box["height"] < 0.8
        others = (math.dist((mark["x"], mark["y"]), (o["x"], o["y"])) - o["radius"] for o in marks if o is not mark)
        return min(others) if within else -1

    mark = max(marks, key=room)
    page.mouse.click(box["x"] + mark["x"] + mark["radius"] + 3, box["y"] + mark["y"])
    page.wait_for_function("node => window.explorer.state.selected === node", arg=mark["node"])
    page.wait_for_timeout(1000)  # two clicks at once would be a double click
    page.mouse.click(box["x"] + 6, box["y"] + 6)
    page.wait_for_function("() => window.explorer.state.selected === -1")
