"""What a curator may want to check: contradictions, papers noted twice or without authors, unknown names."""

from collections.abc import Iterator, Mapping
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlencode

from kg.duplicates import Duplicate, find_duplicates, group_duplicates
from kg.schema import iris
from kg.schema.iris import paper_by_arxiv
from kg.sparql.shipped import Row, default_of, rows
from kg.web.memory import remembered
from kg.web.page_cells import Cell, Empty, Message, NodeLink, NodeLinks, Option, TableRow
from kg.web.page_model import Page, TableSection
from kg.web.views.paging import cut, page_number, paging
from kg.web.views.papers import every_paper
from kg.web.views.results import system_cell

if TYPE_CHECKING:
    from kg.store import GraphStore

__all__ = ["checks_page"]

_MOST = 10  # lines of a table
_MOST_TWICE = 50  # papers of a page
_KINDS = ("benchmark", "model")  # of names


class _Check(NamedTuple):
    """A table: its heading, its columns, and the saved query and the columns that they come from."""

    key: str
    columns: tuple[str, ...]
    query: str
    read: tuple[str, ...]


_CHECKS = (
    _Check(
        "conflicts",
        ("paper", "system", "benchmark", "value", "document", "other_value", "other_document"),
        "conflicting-results",
        ("arxiv", "system", "benchmark", "value", "document", "otherValue", "otherDocument"),
    ),
    _Check("without_authors", ("title", "document"), "papers-without-authors", ("arxiv", "document")),
    _Check("unknown_names", ("name", "kind", "papers", "paper"), "unknown-names", ("name", "kind", "papers", "arxiv")),
)


def checks_page(store: "GraphStore", key: str, language: str, asked: Mapping[str, str]) -> Page:
    """Return the page of what to check; see :mod:`kg.web.site_pages`."""
    first, *rest = (_table(store, check) for check in _CHECKS)
    # comparing all names takes a second: the page says what is compared, and leads there
    link = Option("show_them", "/queries/name-variants?run=1", is_message=True)
    namesakes = TableSection("namesakes", ("name",), (), empty=Empty("namesakes_are", links=(link,)))
    return Page("", key, sections=(first, _noted_twice(store, page_number(asked.get("page", "1"))), *rest, namesakes))


@remembered
def _rows(store: "GraphStore", check: _Check) -> tuple[tuple[Row, ...], int]:
    """The first rows, and how many there are; a process reads them once for both languages."""
    every = rows(store, check.query)
    first = tuple(islice(every, _MOST))
    return first, len(first) + sum(1 for _ in every)


def _table(store: "GraphStore", check: _Check) -> TableSection:
    found, total = _rows(store, check)
    lines = tuple(TableRow(tuple(_cells(store, check, row))) for row in found)
    asked = {"limit": str(total)} if default_of(check.query, "limit") else {"run": "1"}
    more = f"/queries/{check.query}?{urlencode(asked)}" if total > len(lines) else ""
    numeric = tuple(column for column in check.columns if column in {"value", "papers"})
    return TableSection(check.key, check.columns, lines, numeric, more=more, total=total, empty=Empty("none_of_it"))


def _cells(store: "GraphStore", check: _Check, row: Mapping[str, str]) -> Iterator[Cell]:
    for name in check.read:
        value = row[name]
        if name == "arxiv" and value:
            paper = paper_by_arxiv(value)
            known = every_paper(store).get(paper)
            yield NodeLink(paper, known.title if known else value)
        elif name == "arxiv":
            yield row.get("title", "")
        elif name in {"document", "otherDocument"}:
            yield NodeLink(iris.document(value), value)
        elif name == "kind":
            yield Message(value) if value in _KINDS else value
        elif name == "system":
            yield system_cell(value)
        else:
            yield value


@remembered
def _duplicates(store: "GraphStore") -> tuple[Duplicate, ...]:
    """Papers noted twice, those first that are likely to be mistakes."""
    return tuple(each for group in group_duplicates(find_duplicates(store)) for each in group.duplicates)


def _noted_twice(store: "GraphStore", number: int) -> TableSection:
    found = _duplicates(store)
    lines = tuple(
        TableRow(
            (
                NodeLink(each.papers[0].iri, each.papers[0].title or each.papers[0].iri),
                NodeLinks(tuple(NodeLink(iris.document(path), path) for path in each.documents)),
                Message("certainly_one" if each.is_certain else "maybe_one"),
            )
        )
        for each in cut(found, number, _MOST_TWICE)
    )
    pages = paging("/checks", {}, number, _MOST_TWICE, len(found))
    return TableSection("noted_twice", ("title", "documents", "what"), lines, paging=pages, empty=Empty("none_of_it"))
