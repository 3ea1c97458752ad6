"""A person's page."""

import pyoxigraph as ox

from kg.schema import terms as v
from kg.store.local import LocalStore
from kg.web.views.people import person_page

ONE, OTHER, FRIEND = (f"{v.DATA}person/{name}" for name in ("one", "other", "friend"))


def store_of(papers: dict[str, tuple[str, ...]]) -> LocalStore:
    engine = ox.Store()

    def add(subject: str, predicate: str, value: ox.NamedNode | ox.Literal) -> None:
        engine.add(ox.Quad(ox.NamedNode(subject), ox.NamedNode(predicate), value))

    for number, people in papers.items():
        paper = f"{v.DATA}paper/arxiv/{number}"
        add(paper, v.TITLE, ox.Literal(number))
        for person in people:
            add(paper, v.CREATOR, ox.NamedNode(person))
            add(person, v.NAME, ox.Literal(person.rpartition("/")[2]))
    return LocalStore(engine)


def test_namesakes_are_warned_of() -> None:
    """The papers of several people of one name stood in one list without a word."""
    store = store_of({"2401.00001": (ONE, OTHER), "2401.00002": (ONE, FRIEND), "2401.00003": (ONE, OTHER)})
    page = person_page(store, ONE, "en")
    assert "the papers fall into 2 groups that no coauthor connects" in page.note
    assert "2개 묶음" in person_page(store, ONE, "ko").note
    table = page.sections[0]
    assert table.columns[-1] == "group"  # type: ignore[union-attr]
    assert [line.cells[-1] for line in table.lines] == ["1", "1", "2"]  # type: ignore[union-attr]
    assert [line.cells[1] for line in table.lines] == ["2024-01"] * 3  # type: ignore[union-attr]


def test_one_group_of_papers_needs_no_warning() -> None:
    page = person_page(store_of({"2401.00001": (ONE, OTHER), "2401.00002": (ONE, OTHER)}), ONE, "en")
    assert page.note == ""


def test_groups_of_one_paper_each_are_not_numbered() -> None:
    """The column only counted the lines."""
    page = person_page(store_of({"2401.00001": (ONE, OTHER), "2401.00002": (ONE, FRIEND)}), ONE, "en")
    assert "2 groups" in page.note
    assert "group" not in page.sections[0].columns  # type: ignore[union-attr]
