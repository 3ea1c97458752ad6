"""Computes one date for each paper, so that lists, leaderboards and trends all go by the same."""

from pyoxigraph import Literal, NamedNode, Quad

from kg.model import Iri
from kg.pipeline.computations.facts import Facts
from kg.pipeline.computations.links import sorted_nquads
from kg.schema import terms as v
from kg.schema.arxiv import arxiv_month

__all__ = ["Dates", "paper_dates"]

_DATATYPES = {4: v.YEAR, 7: v.YEAR_MONTH, 10: v.DATE}


class Dates:
    """A paper's kg:date: the first day a document lists it, else when it appeared, else the month of its arXiv id."""

    @property
    def graph(self) -> Iri:
        """The named graph of its quads."""
        return v.COMPUTED_GRAPH

    def compute(self, facts: Facts) -> bytes:
        """Return N-Quads, all in ``graph``; the same for the same documents, whatever the order they came in."""
        graph, date = NamedNode(self.graph), NamedNode(v.PAPER_DATE)
        return sorted_nquads(
            Quad(NamedNode(paper), date, Literal(day, datatype=NamedNode(_DATATYPES[len(day)])), graph)
            for paper, day in paper_dates(facts).items()
            if len(day) in _DATATYPES
        )


def paper_dates(facts: Facts) -> dict[str, str]:
    """Return the date of each paper that has one."""
    dates: dict[str, str] = {}
    for paper, identifiers in facts.texts(v.HAS_ARXIV_ID).items():
        months = [month for identifier in identifiers if (month := arxiv_month(identifier.value))]
        if months:
            dates[paper] = min(months)
    for paper, days in facts.texts(v.ISSUED).items():
        dates[paper] = min(day.value for day in days)
    papers = dict(facts.links(v.LISTS))
    listed: dict[str, str] = {}
    for listing, days in facts.texts(v.LISTED_ON).items():
        if listing in papers:
            paper, day = papers[listing], min(day.value for day in days)
            listed[paper] = min(listed.get(paper, day), day)
    return dates | listed
