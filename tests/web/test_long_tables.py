"""Long tables: a page that has several shows the beginning of each, and the rest on demand."""

from typing import Any

from kg.web.page_cells import NodeLink, TableRow
from kg.web.page_model import Page, TableSection
from kg.web.rendering import render

_COLUMNS = ("paper", "date", "votes")


def _section(number: int) -> TableSection:
    lines = tuple(TableRow((NodeLink("", f"Paper {place}"), "2024-05", str(place))) for place in range(number))
    return TableSection("papers", _COLUMNS, lines, ("votes",))


def _shown(template: str, number: int, **more: Any) -> str:
    page = Page("A model", "models", "https://w3id.org/paper-kg/id/model/a", sections=(_section(number),))
    return render(template, "en", page=page, here="/", drawn=False, **more).decode()


def test_a_long_table_of_a_thing_shows_its_rest_on_demand() -> None:
    shown = _shown("thing.html", 60)
    beginning, _, rest = shown.partition("<summary>Show 45 more</summary>")
    assert beginning.count("<tr") == 15 + 1
    assert rest.count("<tr") == 45 + 1
    assert 'aria-label="Papers: the rest"' in rest
    assert all(f"Paper {place}<" in shown for place in range(60))


def test_a_table_that_is_hardly_longer_is_shown_whole() -> None:
    assert "Show " not in _shown("thing.html", 20)


def test_a_list_is_not_cut() -> None:
    """A list is one table, and has pages."""
    assert "Show " not in _shown("list.html", 50, asked={})
