"""The whole graph, which is drawn in the background."""

import re
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote_plus

import pytest
from serving import Running, running

from kg.pipeline import build

NOTE = """# Abacus {number}: Counting with Beads

https://arxiv.org/abs/2401.1234{number}

- We introduce Abacus {number}, a model for mathematical reasoning. It reaches 86.81% accuracy on GSM8K.
"""


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Running, Path]]:
    folder = tmp_path_factory.mktemp("whole") / "notes"
    folder.mkdir()
    for number in range(5):
        (folder / f"{number}.md").write_text(NOTE.format(number=number), "utf-8")
    build([folder], folder.parent / "store")
    with running(folder.parent / "store", "--map") as server:
        yield server, folder.parent


def eventually(server: Running, path: str, wanted: str, status: int = 200) -> str:
    """The page at an address, as soon as it says something."""
    for _ in range(240):
        answered = server.get(path)
        if answered.status == status and wanted in answered.text:
            return answered.text
        time.sleep(0.25)
    raise AssertionError(f"{path} never said {wanted!r}; {answered.status}: {server.log[-3:]}")


def test_pages_do_not_wait_for_the_drawing(drawn: tuple[Running, Path]) -> None:
    server, _ = drawn
    begun = time.monotonic()
    front = server.get("/")
    waiting = server.get("/graph")
    assert time.monotonic() - begun < 5
    assert front.status == 200
    if "/poster.svg" not in front.text:
        assert "A map of the papers appears here" in front.text
    if waiting.status == 202:  # on a fast machine it may be drawn by now
        assert waiting.headers["refresh"]
        assert "is being drawn" in waiting.text


def test_the_front_page_shows_a_map(drawn: tuple[Running, Path]) -> None:
    server, _ = drawn
    front = eventually(server, "/", "/poster.svg")
    addresses = re.findall(r'src(?:set)?="(/poster\.svg[^"]*)"', front)
    assert len(addresses) == 2  # by day and by night
    for address in addresses:
        picture = server.get(address.replace("&amp;", "&"))
        assert picture.status == 200
        assert picture.headers["content-type"] == "image/svg+xml"
        assert "default-src 'none'" in picture.headers["content-security-policy"]
        assert "<svg" in picture.text[:500]
    pictures = {server.get("/poster.svg", {"of": language}).text for language in ("en", "ko")}
    assert len(pictures) == 2
    assert server.get("/poster.svg", {"of": "../../etc"}).status == 404


def test_names_on_the_map_lead_to_their_regions(drawn: tuple[Running, Path]) -> None:
    """A click on a region opened the whole graph."""
    server, _ = drawn
    eventually(server, "/graph", "Abacus 4")
    for language in ("en", "ko"):
        front = server.get("/", Accept_Language=language).text
        overlay = front[front.index('<svg viewBox="0 0 6400 3600"') :]
        overlay = overlay[: overlay.index("</svg>")]
        links = re.findall(r'<a href="/graph#region=([^"]+)" aria-label="([^"]+)"><rect ([^>]+)/>', overlay)
        assert links
        for region, said, _ in links:
            assert unquote_plus(region).isascii()  # the name by which the page of the whole graph knows it
            assert ("explore this region" if language == "en" else "둘러보기") in said


def test_the_graph_page_alone_draws_the_whole(drawn: tuple[Running, Path]) -> None:
    server, folder = drawn
    page = eventually(server, "/graph", "Abacus 4")
    answered = server.get("/graph")
    assert "'sha256-" in answered.headers["content-security-policy"]
    assert "frame-ancestors 'none'" in answered.headers["content-security-policy"]
    assert server.get("/graph", Accept_Encoding="gzip").headers["content-encoding"] == "gzip"
    assert "Abacus 9" not in page
    (folder / "notes" / "9.md").write_text(NOTE.format(number=9), "utf-8")
    build([folder / "notes"], folder / "store")
    eventually(server, "/graph", "Abacus 9")


def test_a_server_that_draws_nothing_says_so(drawn: tuple[Running, Path]) -> None:
    _, folder = drawn
    with running(folder / "store") as server:
        assert server.get("/graph").status == 404
        assert "does not draw the whole graph" in server.get("/graph").text
        assert "/poster.svg" not in server.get("/").text
        assert server.get("/graph", {"around": "GSM8K"}).status == 200
