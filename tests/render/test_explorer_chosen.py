"""Papers chosen on the map: drawn around, listed, copied, saved, linked; and the paths and links that are drawn."""

import csv
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import rdflib
from drawn_labels import LABELS, check_labels
from playwright.sync_api import Page
from watched_pages import Watched

from kg.readers.bibliography.bibtex import read_bibtex

Open = Callable[..., Watched]

ORCA, GENIE = "paper/arxiv/2402.14830", "paper/arxiv/2402.15391"
WAY = f"from={ORCA}&to={GENIE}".replace("/", "%2F")


def papers(page: Page) -> list[int]:
    return list(page.evaluate("() => window.explorer.selection.nodes"))


def lasso(page: Page) -> tuple[float, float, float, float]:
    """Draw around the left half of the map; returns what was drawn around, in pixels of the page."""
    box = page.locator(".surface").bounding_box()
    assert box
    left, top = box["x"] + 2, box["y"] + 2
    right, bottom = box["x"] + box["width"] / 2, box["y"] + box["height"] - 2
    page.locator("#lasso").click()
    assert page.locator("#lasso").get_attribute("aria-pressed") == "true"
    page.mouse.move(left, top)
    page.mouse.down()
    for x, y in ((right, top), (right, bottom), (left, bottom)):
        page.mouse.move(x, y, steps=8)
    page.mouse.up()
    return left, top, right, bottom


@pytest.mark.parametrize("size", [(1280, 800), (390, 844)])
def test_papers_that_are_drawn_around_are_listed_and_linked(opened: Open, size: tuple[int, int]) -> None:
    watched = opened(viewport={"width": size[0], "height": size[1]})
    page = watched.page
    everything = papers(page)
    page.wait_for_timeout(300)
    places = {mark["node"]: mark["x"] for mark in page.evaluate(LABELS)["marks"]}
    half = page.locator(".surface").evaluate("each => each.clientWidth") / 2
    lasso(page)
    chosen = papers(page)
    assert 0 < len(chosen) < len(everything)
    assert (
        {node for node, x in places.items() if x < half - 4}
        <= set(chosen)
        <= {node for node, x in places.items() if x < half + 4}
    )
    assert page.locator("#card-title").inner_text() == f"{len(chosen)} papers"
    assert page.locator(".papers li").count() == len(chosen)
    address = page.evaluate("() => location.hash.slice(1)")
    assert papers(opened(fragment=address).page) == chosen
    page.locator(".papers li .link").first.click()
    assert page.locator("#back-to-list").is_visible()
    page.locator("#back-to-list").click()
    assert page.locator(".papers li").count() == len(chosen)
    page.locator("#whole-map").click()
    assert papers(page) == everything
    assert watched.is_quiet()


def test_papers_are_chosen_without_a_pointer(opened: Open) -> None:
    page = opened().page
    everything = papers(page)
    page.locator(".surface").focus()
    for _ in range(5):
        page.keyboard.press("+")
        page.wait_for_timeout(450)
    page.locator("#in-view").press("Enter")
    assert 0 < len(papers(page)) < len(everything)
    assert page.evaluate("() => document.activeElement.id") == "card-title"
    page.locator("#reset").click()
    region = page.locator("#filter-region option").nth(1)
    page.locator("#filter-region").select_option(region.get_attribute("value"))
    assert 0 < len(papers(page)) < len(everything)
    assert "region=" in page.evaluate("() => location.hash")
    page.locator("#list-papers").click()
    assert page.locator(".papers li").count() == len(papers(page))


def saved(page: Page, button: str, folder: Path) -> bytes:
    with page.expect_download() as download:
        page.locator(button).click()
    download.value.save_as(folder / "saved")
    return (folder / "saved").read_bytes()


def test_the_chosen_papers_are_saved_and_copied(opened: Open, tmp_path: Path) -> None:
    watched = opened(fragment="votes=20&list=1", permissions=["clipboard-read", "clipboard-write"])
    page = watched.page
    chosen = papers(page)
    assert len(chosen) > 3
    records, problems = read_bibtex(saved(page, "#papers-bibtex", tmp_path).decode())
    assert (len(records), problems) == (len(chosen), [])
    rows = list(csv.DictReader(io.StringIO(saved(page, "#papers-csv", tmp_path).decode("utf-8-sig"))))
    assert len(rows) == len(chosen)
    assert all(int(row["votes"]) >= 20 for row in rows)
    graph = rdflib.Graph().parse(data=saved(page, "#papers-turtle", tmp_path), format="turtle")
    titled = set(graph.subjects(rdflib.DCTERMS.title))
    assert {rdflib.URIRef(row["iri"]) for row in rows} <= titled
    page.locator("#copy-list").click()
    page.wait_for_selector("text=Copied")
    copied = page.evaluate("() => navigator.clipboard.readText()")
    assert len(copied.splitlines()) == len(chosen)
    page.locator("#copy-link").click()
    page.wait_for_selector("text=Copied the link")
    assert page.evaluate("() => navigator.clipboard.readText()") == page.evaluate("() => location.href")
    assert watched.is_quiet()


@pytest.mark.parametrize(("width", "height"), [(1280, 800), (390, 844)])
def test_a_path_is_framed_with_all_of_its_steps(opened: Open, width: int, height: int) -> None:
    watched = opened(fragment=WAY, viewport={"width": width, "height": height})
    page = watched.page
    page.wait_for_timeout(600)
    steps = page.evaluate("() => window.explorer.scene.steps")
    assert len(steps) > 2
    found: dict[str, Any] = page.evaluate(LABELS)
    across, down = found["size"]
    marks = {mark["node"]: mark for mark in found["marks"]}
    assert set(marks) == set(steps)
    assert all(8 < marks[node]["x"] < across - 8 and 8 < marks[node]["y"] < down - 8 for node in steps)
    assert {label["key"] for label in found["labels"]} >= set(steps)
    check_labels(page)
    page.locator("#clear-path").click()
    assert page.evaluate("() => window.explorer.scene.steps.length") == 0
    assert watched.is_quiet()


def test_links_of_what_is_chosen_are_coloured_by_relation(opened: Open) -> None:
    page = opened(fragment=f"select={ORCA}".replace("/", "%2F")).page
    page.wait_for_selector(".neighbours h3 svg")
    strokes = page.evaluate(
        "() => [...document.querySelectorAll('.neighbours h3 svg path')].map((each) => each.getAttribute('stroke'))"
    )
    assert len(set(strokes)) >= 4
    seen = page.evaluate(
        """() => {
          const links = document.querySelector('.links');
          const { width, height } = links;
          const { data } = links.getContext('2d').getImageData(0, 0, width, height);
          const colours = new Set();
          for (let at = 0; at < data.length; at += 4) {
            if (data[at + 3] > 90) colours.add([data[at] >> 4, data[at + 1] >> 4, data[at + 2] >> 4].join());
          }
          return [...colours];
        }"""
    )
    for colour in set(strokes):
        digits = ",".join(str(int(colour[at : at + 2], 16) >> 4) for at in (1, 3, 5))
        near = [tuple(map(int, each.split(","))) for each in seen]
        wanted = tuple(map(int, digits.split(",")))
        assert any(all(abs(a - b) <= 1 for a, b in zip(each, wanted, strict=True)) for each in near), colour


def test_search_finds_words_of_the_notes(opened: Open) -> None:
    watched = opened()
    page = watched.page
    word = page.evaluate(
        """async () => {
          const { network } = window.explorer;
          const details = await window.explorer.details();
          const names = window.explorer.search();
          for (const quote of details.evidence.quotes) {
            for (const word of quote.split(/[\\s\u0001-\u0003.,()]+/)) {
              if (word.length > 5 && !names.find(word, 1).length) return word;
            }
          }
        }"""
    )
    assert word
    page.locator("#search").fill(word)
    page.wait_for_selector("#found .quote")
    quotes = page.locator("#found .quote").all_inner_texts()
    assert any(word.lower() in quote.lower() for quote in quotes)
    page.keyboard.press("Enter")
    assert page.locator("#card-title").is_visible()
    page.locator("#search").fill("zzzzqqq")
    page.wait_for_selector("text=No matches.")
    assert watched.is_quiet()


def test_keys_walk_from_a_thing_over_its_relations(opened: Open) -> None:
    watched = opened(fragment=f"select={ORCA}".replace("/", "%2F"))
    page = watched.page
    page.locator(".surface").focus()
    said = []
    for _ in range(3):
        page.keyboard.press("n")
        said.append(page.locator("#explorer > p[role=status]").inner_text())
    assert all(" · " in each and ": " in each for each in said)
    assert said[0].startswith("author · person: ")
    assert len(set(said)) == 3
    page.keyboard.press("Enter")
    assert page.locator("#card-title").inner_text() == said[-1].partition(": ")[2]
    assert watched.is_quiet()


def test_a_pressed_button_stays_readable_under_the_pointer(opened: Open) -> None:
    page = opened().page
    page.locator("#view-drawing").hover()
    style = "each => { const { color, backgroundColor } = getComputedStyle(each); return [color, backgroundColor]; }"
    text, ground = page.locator("#view-drawing").evaluate(style)
    assert (text, ground) == ("rgb(255, 255, 255)", "rgb(31, 95, 184)")
