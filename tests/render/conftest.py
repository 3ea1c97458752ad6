"""Pages of the explorer, written once, and opened in a browser."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from small_graph import HOSTILE, small_store

from kg.network import NetworkView, everything
from kg.render import Triples, explorer_page, questions_of, triples_of
from kg.sparql import saved_queries
from kg.store import GraphStore

if TYPE_CHECKING:
    from watched_pages import Launch, Watched


@pytest.fixture(scope="module")
def launch() -> "Iterator[Launch]":
    """Starts browsers with flags."""
    from watched_pages import browsers

    with browsers() as launched:
        yield launched


@pytest.fixture(scope="session")
def pages(tmp_path_factory: pytest.TempPathFactory, seeds_store: GraphStore) -> dict[str, Path]:
    """The files of pages: of a small graph with hostile texts, of the seeds, and of the seeds with SPARQL."""
    folder = tmp_path_factory.mktemp("explorer")
    small = small_store()
    seeds = everything(seeds_store)
    asked = Triples(triples_of(seeds_store, seeds), questions_of(saved_queries()))
    files = {
        "small": explorer_page(everything(small), f"A {HOSTILE} title", small),
        "seeds": explorer_page(seeds, ("The seeds", "씨앗"), seeds_store),
        "asked": explorer_page(seeds, "Asked", seeds_store, triples=asked),
        "venues": explorer_page(with_venues(seeds), "Venues"),
        "cut": explorer_page(seeds, "Cut", seeds_store, evidence="some", size=175_000),
    }
    for name, page in files.items():
        (folder / f"{name} 그래프.html").write_bytes(page)
    return {name: folder / f"{name} 그래프.html" for name in files}


def with_venues(view: NetworkView) -> NetworkView:
    """A network in which every second paper appeared at one of two venues."""
    papers = [node.iri for node in view.nodes if node.kind == "paper"]
    venue = {iri: ("ACL 2024", "", "NeurIPS <2024>", "")[place % 4] for place, iri in enumerate(papers)}
    nodes = (
        replace(node, attributes={**node.attributes, "venue": venue[node.iri]}) if venue.get(node.iri) else node
        for node in view.nodes
    )
    return NetworkView(tuple(nodes), view.edges)


@pytest.fixture
def opened(launch: "Launch", pages: dict[str, Path]) -> "Iterator[Callable[..., Watched]]":
    """Opens a page by its name and the fragment of its address; keywords are those of playwright's contexts."""
    from watched_pages import SOFTWARE_GL, Watched

    contexts = []

    def open_page(
        name: str = "seeds", fragment: str = "", *, flags: tuple[str, ...] = SOFTWARE_GL, **more: Any
    ) -> Watched:
        options: dict[str, Any] = {"viewport": {"width": 1280, "height": 800}, "locale": "en-GB", **more}
        context = launch(*flags).new_context(**options)
        contexts.append(context)
        watched = Watched(context.new_page())
        watched.page.goto(pages[name].as_uri() + (f"#{fragment}" if fragment else ""))
        if options.get("java_script_enabled", True):
            watched.page.wait_for_selector("html[data-ready]")
        return watched

    yield open_page
    for context in contexts:
        context.close()
