"""The front page: what is new, what was voted most, what is used most."""

from typing import TYPE_CHECKING

from kg.sparql.shipped import rows
from kg.web.memory import remembered
from kg.web.page_cells import Line, NodeLink
from kg.web.page_model import Page, TableSection
from kg.web.views.lists import things_in_list
from kg.web.views.papers import COLUMNS, NUMERIC, every_paper, paper_lines

if TYPE_CHECKING:
    from kg.store import GraphStore

__all__ = ["front_page", "graph_size"]

_SHOWN = 10


def front_page(store: "GraphStore", language: str) -> Page:
    """Return the front page."""
    known = sorted(every_paper(store).values(), key=lambda row: row.title)
    newest = sorted((row for row in known if row.date), key=lambda row: (row.date, row.votes), reverse=True)
    voted = sorted((row for row in known if row.votes >= 0), key=lambda row: row.votes, reverse=True)
    papers = [
        TableSection(key, COLUMNS, paper_lines(store, [row.iri for row in found[:_SHOWN]]), NUMERIC, more=more)
        for key, found, more in (
            ("new", newest, "/papers?sort=date"),
            ("most_voted", voted, "/papers?sort=votes"),
        )
    ]
    things = [
        TableSection(
            heading,
            ("name", "papers"),
            tuple(
                Line((NodeLink(each.iri, each.label), str(each.papers)))
                for each in things_in_list(store, key, language)[:_SHOWN]
                if each.papers
            ),
            ("papers",),
            more=f"/{key}",
        )
        for heading, key in (("most_used", "benchmarks"), ("busiest", "topics"))
    ]
    return Page("paper-kg", "about", sections=(*papers, *things)).shown()


@remembered
def graph_size(store: "GraphStore") -> tuple[int, int]:
    """Return how many triples and how many documents the graph holds."""
    row = next(rows(store, "graph-size"))
    return int(row["triples"]), int(row["documents"])
