"""A person's page: papers, coauthors, topics."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from kg.errors import UnknownThingError
from kg.schema import terms as v
from kg.show.people import coauthor_groups
from kg.sparql.shipped import facts, rows
from kg.web.labels import links
from kg.web.messages import speaker
from kg.web.page_cells import Item, NodeLink, TableRow
from kg.web.page_model import ListSection, Page, TableSection
from kg.web.quotes import quotes
from kg.web.views.papers import COLUMNS, NUMERIC, PaperRow, newest_papers, paper_rows
from kg.web.views.things import authors_by_paper

if TYPE_CHECKING:
    from kg.store import GraphStore

__all__ = ["person_page"]

_MOST = 300  # coauthors


def person_page(store: "GraphStore", iri: str, language: str) -> Page:
    """Return a person's page, from the saved queries author-papers, author-topics and coauthors.

    Raises:
        UnknownThingError: the graph does not know them.
    """
    names = facts(store, iri)[v.NAME]
    if not names:
        raise UnknownThingError(iri, kind="person")
    said = quotes(store, "quotes-of-object", object=iri, relation=v.CREATOR)
    why = {subject: testimonies for (subject, _, _), testimonies in said.items()}
    papers = {row["paper"]: row["position"] for row in rows(store, "author-papers", author=iri)}
    groups = {paper.iri: str(place) for place, group in enumerate(_groups(store, iri, papers), 1) for paper in group}
    number = len(set(groups.values()))
    order = list(papers) if number < 2 else sorted(papers, key=lambda paper: int(groups.get(paper, "0")))
    # groups of one paper each would only count the lines
    extra = ("position", "group") if 1 < number < len(order) else ("position",)
    lines = tuple(
        TableRow((*line.cells, *(papers[paper], groups.get(paper, ""))[: len(extra)]), line.why)
        for line, paper in zip(paper_rows(store, order, why), order, strict=True)
    )
    return Page(
        names[0],
        "person",
        iri,
        note=speaker(language)("shared_name", number=number) if number > 1 else "",
        fields=(("names", tuple(Item(NodeLink("", each)) for each in names[1:])),),
        sections=(
            TableSection("papers", (*COLUMNS, *extra), lines, (*NUMERIC, *extra)),
            _counts(store, "topics", "author-topics", "concept", iri, language),
            _counts(store, "coauthors", "coauthors", "person", iri, language),
        ),
    ).shown()


def _groups(store: "GraphStore", iri: str, papers: Iterable[str]) -> list[list[PaperRow]]:
    """Somebody's papers in groups that no coauthor connects, the largest first, as the person's record has them."""
    written = authors_by_paper(store)
    coauthors = {paper: written.get(paper, set()) - {iri} for paper in papers}
    found = [newest_papers(store, group) for group in coauthor_groups(coauthors)]
    return sorted(found, key=lambda each: (-len(each), each[0].title))


def _counts(store: "GraphStore", key: str, query: str, column: str, iri: str, language: str) -> ListSection:
    """The things in a column of a saved query, each with its number of papers."""
    papers = {row[column]: row["papers"] for row in rows(store, query, author=iri)}
    found = links(store, list(papers)[:_MOST], language)
    return ListSection(key, tuple(Item(link, note=papers[link.iri]) for link in found))
