"""Where things share no score, topics stand for them, and every page and answer says so."""

from collections.abc import Iterator

import pyoxigraph as ox
import pytest
from serving import Running, running
from small_answers import WOOL, answers_store

from kg.store import StoreBuilder
from kg.web.page_cells import NodeLinks
from kg.web.page_model import TableSection
from kg.web.views.comparing import compare_page

ASKED = {"first": "Sheep", "second": "old"}


@pytest.fixture(scope="module")
def wool_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """A server of a graph with models that have no scores."""
    location = tmp_path_factory.mktemp("wool") / "store"
    quads = ox.serialize(answers_store(WOOL).quads(), format=ox.RdfFormat.N_QUADS) or b""
    with StoreBuilder.open(location) as builder, builder.prepare(empty=True) as preparation:
        preparation.load(quads)
        preparation.publish(b"{}")
    with running(location) as server:
        yield server


@pytest.mark.parametrize(
    ("name", "note"),
    [
        ("Sheep", "They share no score; for “Sheep”, the scores below are those of the papers on new."),
        ("Woolwork", "They share no score; for “Woolwork”, the scores below are those of the papers on wool-work."),
        ("Lamb", ""),  # two papers name it, which may be chance
        ("Paper B", ""),  # it has scores
    ],
)
def test_a_comparison_says_that_a_topic_stands_for_a_model(name: str, note: str) -> None:
    page = compare_page(answers_store(WOOL), "compare", "en", {"first": name, "second": "old"})
    assert page.note == note
    (scores,) = (each for each in page.sections if each.key == "shared" and isinstance(each, TableSection))
    sides = [cell for line in scores.lines for cell in line.cells[1:] if isinstance(cell, NodeLinks)]
    assert bool(sides) == (name != "Lamb")
    if note:
        assert any(link.label.startswith("Three") for cell in sides for link in cell.links)


def test_the_pages_say_it(wool_server: Running) -> None:
    page = wool_server.get("/compare", ASKED, Accept_Language="ko").text
    assert "“Sheep” 대신 주제 ‘new’ 논문들의 점수를 보여 줍니다." in page
    answer = wool_server.get("/queries/compare", {**ASKED, "run": "1"}, Accept_Language="en").text
    said = answer.partition("As typed there are no rows; “Sheep” is taken as the topic")[2]
    assert said.partition("</p>")[0].endswith('<a href="/page/topic/new"><bdi>new</bdi></a>')
    as_typed = wool_server.get("/queries/compare", {"first": "One", "second": "old", "run": "1"}, Accept_Language="en")
    assert "As typed there are no rows" not in as_typed.text


def test_the_api_says_it(wool_server: Running) -> None:
    answer = wool_server.get("/api/queries/compare", ASKED).json
    assert answer["rows"]
    assert answer["note"] == "As typed there are no rows; this takes first='Sheep' as the topic “new”."
    assert "note" not in wool_server.get("/api/queries/compare", {"first": "One", "second": "old"}).json
