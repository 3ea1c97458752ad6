"""The papers of a page as BibTeX."""

from typing import TYPE_CHECKING

from kg.errors import UnknownThingError
from kg.export.bibtex import bibtex
from kg.export.publications import publications_of
from kg.schema import terms as v
from kg.schema.kinds import kind_of
from kg.schema.relations import relations_reaching
from kg.sparql.lookup import settled
from kg.sparql.shipped import facts, linked
from kg.web.handler import handle
from kg.web.jobs import BibliographyJob
from kg.web.open_graph import OpenGraph
from kg.web.replies import Reply
from kg.web.views.listings import listings_in
from kg.web.views.paper_list import papers_on, papers_wanted
from kg.web.views.papers import every_paper

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.store import GraphStore

__all__ = ["HANDLERS", "make_bibliography"]

_RESULT_OF = (v.ON_BENCHMARK, v.SYSTEM, v.BY_METRIC)


def make_bibliography(graph: OpenGraph, job: BibliographyJob, reply: Reply) -> None:
    """Write the papers of a thing, or of a list, as BibTeX.

    Raises:
        UnknownThingError: the graph does not know the thing.
        InputError: what the list is asked for is not offered.
    """
    papers = (
        _of_thing(graph, settled(graph, job.iri)) if job.iri else [row.iri for row in papers_wanted(graph, job.asked)]
    )
    reply.send("bib", bibtex(publications_of(graph, papers)))


def _of_thing(store: "GraphStore", iri: str) -> list[str]:
    """The papers that a thing's page shows, the newest first."""
    kind = kind_of(iri)
    if not facts(store, iri):
        raise UnknownThingError(iri, kind=kind.name)
    found: Iterable[str]
    match kind.name:
        case "paper":
            return [iri]
        case "topic":
            found = papers_on(store, iri)
        case "document":
            found = {each.paper for each in listings_in(store, iri)}
        case _:
            related = {predicate for relation in relations_reaching(kind.name) for predicate in relation.predicates}
            found = {paper for predicate in related for paper in linked(store, iri, predicate)}
            results = {result for predicate in _RESULT_OF for result in linked(store, iri, predicate)}
            found |= {paper for result in results for paper in facts(store, result)[v.REPORTED_BY]}
    known = every_paper(store)
    return [row.iri for row in sorted((known[each] for each in found if each in known), key=lambda row: row.date)][::-1]


HANDLERS = (handle(BibliographyJob, make_bibliography),)
"""What this module does for the server."""
