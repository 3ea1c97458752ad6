"""Which topics rise."""

import pyoxigraph as ox

from kg.schema import terms as v
from kg.store.local import LocalStore
from kg.web.page_model import TableSection
from kg.web.views.front import questions
from kg.web.views.lists import list_page
from kg.web.views.trends import halves_of, month_before, risen_topics, risen_within, rising_topics


def papers_of(first: str, second: str) -> ox.Store:
    """Six papers on an old topic, and later three on it and three on a new one."""
    engine = ox.Store()

    def add(subject: str, predicate: str, value: ox.NamedNode | ox.Literal) -> None:
        engine.add(ox.Quad(ox.NamedNode(v.DATA + subject), ox.NamedNode(predicate), value))

    number = 0
    for day, topics in ((first, ("old",) * 6), (second, ("old", "old", "old", "new", "new", "new"))):
        for topic in topics:
            number += 1
            paper = f"paper/arxiv/2401.{number:05}"
            add(paper, v.TITLE, ox.Literal(paper))
            add(paper, v.SUBJECT, ox.NamedNode(f"{v.DATA}topic/{topic}"))
            add(f"listing/{number}", v.LISTS, ox.NamedNode(v.DATA + paper))
            written = ox.Literal(day, datatype=ox.NamedNode(v.DATE))
            add(f"listing/{number}", v.LISTED_ON, written)
            node, computed = ox.NamedNode(v.DATA + paper), ox.NamedNode(v.COMPUTED_GRAPH)
            engine.add(ox.Quad(node, ox.NamedNode(v.KG + "date"), written, computed))
    return engine


def test_a_topic_rises_by_its_share_of_the_papers() -> None:
    engine = papers_of("2024-02-10", "2024-05-10")
    (trend,) = rising_topics(LocalStore(engine), "en", 8)
    assert trend.link.iri == f"{v.DATA}topic/new"
    assert (trend.recent, trend.before, trend.first, trend.last) == (3, 0, "2022-06", "2024-05")
    assert trend.months == (*(0,) * 23, 3)
    (risen,) = risen_topics(LocalStore(engine), "en", "2024-01", "2024-06")
    assert (risen.link.iri, risen.recent, risen.before) == (f"{v.DATA}topic/new", 3, 0)
    assert rising_topics(LocalStore(ox.Store()), "en", 8) == ()
    assert (
        risen_topics(LocalStore(engine), "en", "2024-01", "2024-03") == ()
    )  # half of it has no papers; it failed once


def test_what_topics_are_ranked_by_is_shown() -> None:
    """The order of the table could not be seen from its columns."""
    store = LocalStore(papers_of("2024-02-10", "2024-09-10"))
    (section,) = list_page(store, "topics", "en", {"year": "2024"}).sections
    assert isinstance(section, TableSection)
    assert section.columns == ("name", "first_half", "second_half", "rise")
    assert [line.cells[1:] for line in section.lines] == [("0", "3", "+50.00")]
    assert section.notes == ("ranked_by_rise",)


def test_a_year_whose_notes_end_early_is_compared_up_to_there() -> None:
    """Nothing rose in the year of the newest notes: it had no second half."""
    store = LocalStore(papers_of("2026-02-10", "2026-05-10"))
    assert halves_of(store, "2026") == ("2026-03", "2026-05", False)
    assert halves_of(store, "2025") == ("2025-06", "2025-12", True)
    page = list_page(store, "topics", "en", {"year": "2026"})
    (section,) = page.sections
    assert isinstance(section, TableSection)
    assert [line.cells[1:] for line in section.lines] == [("0", "3", "+50.00")]
    assert page.note == ("The notes go until 2026-05. The papers up to 2026-03 are compared with those after.")
    assert "2026-05까지" in list_page(store, "topics", "ko", {"year": "2026"}).note
    assert questions(store, "en")[0] == "what rose most in 2026"


def test_the_example_of_a_rise_is_of_a_year_that_has_one() -> None:
    """The first question of the front page led to an empty answer."""
    engine = papers_of("2025-02-10", "2025-09-10")
    for quad in papers_of("2026-01-10", "2026-01-10"):
        renamed = ox.NamedNode(quad.subject.value.replace("2401", "2402").replace("listing/", "listing/1"))
        value = quad.object
        if isinstance(value, ox.NamedNode):
            value = ox.NamedNode(value.value.replace("2401", "2402"))
        engine.add(ox.Quad(renamed, quad.predicate, value, quad.graph_name))
    store = LocalStore(engine)
    assert risen_within(store, "en", "2026") == ()
    assert list_page(store, "topics", "en", {"year": "2026"}).note == "The notes go until 2026-01."
    assert questions(store, "en")[0] == "what rose most in 2025"


def test_months_are_counted_across_years() -> None:
    assert [month_before("2024-02", back) for back in (0, 1, 2, 14)] == ["2024-02", "2024-01", "2023-12", "2022-12"]
