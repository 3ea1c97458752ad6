"""Every list of a store without papers, and of one with a single note, says what it lacks."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from serving import Running, running
from small_documents import store_of

from kg.web.site_pages import SITE_PAGES

ONE = "# A Note on Ducks\n\nhttps://arxiv.org/abs/2401.00001\n\nDucks swim.\n"
HELP = (
    "There are none yet: no note", "There is nothing of this kind to check.", "Builds changed nothing since then.",
    "Two to six papers, models or topics", "ducks", "Ducks", "one.md", ">0</td>", "kg:",
)  # fmt: skip


@pytest.fixture(scope="module", params=["none", "one"])
def small(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """A server of a store of no paper, or of one."""
    notes = {"one.md": ONE if request.param == "one" else "Shopping list: milk.\n"}
    location: Path = store_of(tmp_path_factory.mktemp(request.param), notes)
    with running(location) as started:
        yield started


@pytest.mark.parametrize("page", [each.key for each in SITE_PAGES])
def test_every_list_says_what_it_lacks(small: Running, page: str) -> None:
    answered = small.get(f"/{page}", Accept_Language="en")
    assert answered.status == 200
    assert any(text in answered.text for text in HELP), page
    assert not re.search(r"<ul[^>]*>\s*</ul>", answered.text)  # no empty choices


def test_a_year_is_no_error_where_no_paper_has_one(small: Running) -> None:
    """The message was: year='2024' is not one of ."""
    assert small.get("/topics", {"year": "2024"}).status in {200, 400}
    assert "is not one of ." not in small.get("/topics", {"year": "2024"}).text


def test_the_front_page_of_nothing_does_not_count_the_vocabulary(small: Running) -> None:
    front = small.get("/", Accept_Language="en").text
    assert "from 0 documents" not in front
    assert "Run kg build" in front or "Ducks" in front
