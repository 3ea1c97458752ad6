"""A map of thousands of papers: no name covers another or a mark of something else, nor around a hub."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from drawn_labels import check_labels
from playwright.sync_api import Page
from watched_pages import SOFTWARE_GL, Launch

from kg.network import Choice, chosen, everything, narrower
from kg.pipeline import build
from kg.render import explorer_page
from kg.schema.terms import DATA
from kg.store import open_store

pytestmark = pytest.mark.slow

WIDE, NARROW = (1280, 800), (390, 844)


@pytest.fixture(scope="module")
def corpus_pages(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The addresses of pages of the shared corpus's digests, or with KG_MAPS=all of all of it, and of a topic."""
    folder = tmp_path_factory.mktemp("corpus")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(shared)
        build(["corpus" if os.environ.get("KG_MAPS") == "all" else "corpus/digests"], folder / "store")
    with open_store(folder / "store") as store:
        whole = everything(store)
        topics = narrower(store, f"{DATA}topic/mathematical-reasoning")
        pages = {
            "whole": explorer_page(whole, "Corpus"),
            "topic": explorer_page(chosen(whole, Choice(topics=topics)), "Topic"),
        }
    for name, page in pages.items():
        (folder / f"{name}.html").write_bytes(page)
    return {name: (folder / f"{name}.html").as_uri() for name in pages}


@pytest.fixture
def page(launch: Launch, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A page as large as a test's parameter says."""
    width, height = request.param
    context = launch(*SOFTWARE_GL).new_context(viewport={"width": width, "height": height})
    yield context.new_page()
    context.close()


def _show(page: Page, address: str) -> None:
    page.goto(address)
    page.wait_for_selector("html[data-ready]")
    page.wait_for_timeout(1500)


@pytest.mark.parametrize(("page", "language"), [(WIDE, "en"), (WIDE, "ko"), (NARROW, "en")], indirect=["page"])
@pytest.mark.parametrize("part", ["whole", "topic"])
def test_names_of_many_papers_cover_nothing(page: Page, corpus_pages: dict[str, str], part: str, language: str) -> None:
    _show(page, f"{corpus_pages[part]}#lang={language}")
    assert check_labels(page) > 5
    for ratio in (0.7, 0.5, 0.3, 0.15, 0.05):
        page.evaluate("ratio => window.explorer.stage.drawing.moveTo({ x: 0.45, y: 0.5, ratio }, false)", ratio)
        page.wait_for_timeout(1200)
        check_labels(page)


@pytest.mark.parametrize(("page", "language"), [(WIDE, "en"), (NARROW, "ko")], indirect=["page"])
@pytest.mark.parametrize("hub", ["model/gpt-4", "topic/diffusion-models", "benchmark/gsm8k"])
def test_names_around_a_hub_cover_nothing(page: Page, corpus_pages: dict[str, str], hub: str, language: str) -> None:
    _show(page, f"{corpus_pages['whole']}#select={hub.replace('/', '%2F')}&lang={language}")
    all_named = "() => window.explorer.stage.drawing.labels().length === window.explorer.scene.ring.size + 1"
    page.wait_for_function(all_named, timeout=20_000)  # WebGL takes over, and the view comes to rest
    assert check_labels(page) > 16
