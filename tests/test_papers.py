"""Papers as publications."""

import pytest

from kg.papers import Paper, paper_of, presented_papers
from kg.sparql.shipped import rows
from kg.store import GraphStore

ORCA = "https://w3id.org/paper-kg/id/paper/arxiv/2402.14830"


def test_a_paper_has_what_the_notes_say_of_it(seeds_store: GraphStore) -> None:
    paper = paper_of(seeds_store, ORCA)
    assert paper.title == "Orca-Math: Unlocking the potential of SLMs in Grade School Math"
    assert paper.authors[0] == "Arindam Mitra"
    assert len(paper.authors) == 4
    assert not paper.others
    assert (paper.arxiv, paper.listed_on, paper.votes) == ("2402.14830", "2024-02-26", 15)
    assert paper.documents == ("seeds/daily-2024-02-26.md",)
    assert paper.urls == ("https://arxiv.org/abs/2402.14830",)
    assert paper.topics
    assert paper.year_and_month == (2024, 2)


def test_authors_are_those_of_the_query_in_order(seeds_store: GraphStore) -> None:
    for iri in presented_papers(seeds_store)[:10]:
        listed = [row["author"] for row in rows(seeds_store, "paper-authors", paper=iri)]
        assert list(paper_of(seeds_store, iri).authors) == listed


def test_a_thing_that_is_not_a_paper_has_nothing(seeds_store: GraphStore) -> None:
    assert paper_of(seeds_store, "https://example.org/nothing") == Paper("https://example.org/nothing")


@pytest.mark.parametrize(
    ("arxiv", "issued", "expected"),
    [
        ("2402.14830", "", (2024, 2)),
        ("cs/9301113", "", (1993, 1)),
        ("cs/0112017", "", (2001, 12)),
        ("2402.14830", "2024", (2024, 2)),
        ("2402.14830", "2025", (2025,)),
        ("", "2019", (2019,)),
        ("", "", ()),
    ],
)
def test_year_and_month(arxiv: str, issued: str, expected: tuple[int, ...]) -> None:
    assert Paper("", arxiv=arxiv, issued=issued).year_and_month == expected
