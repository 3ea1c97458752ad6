"""Computes one date for each paper, so that lists, leaderboards and trends all go by the same."""

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad

from kg.model import Iri
from kg.pipeline.computations.links import sorted_nquads
from kg.schema import terms as v
from kg.schema.arxiv import arxiv_month
from kg.store import GraphStore

__all__ = ["Dates", "paper_dates"]

_DATATYPES = {4: v.YEAR, 7: v.YEAR_MONTH, 10: v.DATE}


class Dates:
    """A paper's kg:date: the first day a document lists it, else when it appeared, else the month of its arXiv id."""

    @property
    def graph(self) -> Iri:
        """The named graph of its quads."""
        return v.COMPUTED_GRAPH

    def compute(self, store: GraphStore) -> bytes:
        """Return N-Quads, all in ``graph``; the same for the same documents, whatever the order they came in."""
        graph, date = NamedNode(self.graph), NamedNode(v.PAPER_DATE)
        return sorted_nquads(
            Quad(NamedNode(paper), date, Literal(day, datatype=NamedNode(_DATATYPES[len(day)])), graph)
            for paper, day in paper_dates(store).items()
            if len(day) in _DATATYPES
        )


def paper_dates(store: GraphStore) -> dict[str, str]:
    """Return the date of each paper that has one."""
    dates: dict[str, str] = {}
    for paper, identifier in _literals(store, v.HAS_ARXIV_ID):
        month = arxiv_month(identifier)
        if month:
            dates[paper] = min(dates.get(paper, month), month)
    appeared: dict[str, str] = {}
    for paper, day in _literals(store, v.ISSUED):
        appeared[paper] = min(appeared.get(paper, day), day)
    papers = {
        quad.subject.value: quad.object.value
        for quad in store.quads(predicate=NamedNode(v.LISTS), graph=DefaultGraph())
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode)
    }
    listed: dict[str, str] = {}
    for listing, day in _literals(store, v.LISTED_ON):
        if listing in papers:
            listed[papers[listing]] = min(listed.get(papers[listing], day), day)
    return dates | appeared | listed


def _literals(store: GraphStore, predicate: str) -> list[tuple[str, str]]:
    return [
        (quad.subject.value, quad.object.value)
        for quad in store.quads(predicate=NamedNode(predicate), graph=DefaultGraph())
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, Literal)
    ]
