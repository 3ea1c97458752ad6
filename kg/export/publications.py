"""Which papers a bibliography holds: those that notes present, those around a thing, or those that a query names."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any

from pyoxigraph import NamedNode, QuerySolutions, QueryTriples

from kg import network
from kg.errors import QueryError
from kg.export.content import Content
from kg.papers import papers_of, presented_papers
from kg.schema import iris
from kg.schema.arxiv import arxiv_id
from kg.schema.kinds import kind_of

if TYPE_CHECKING:
    from kg.sparql import Answer
    from kg.store import GraphStore

__all__ = ["publications_around", "publications_named", "publications_of", "publications_presented"]


def publications_presented(store: "GraphStore") -> Content:
    """Return the papers that notes present; those that are only cited are left out."""
    return publications_of(store, presented_papers(store))


def publications_around(store: "GraphStore", thing: str, hops: int) -> Content:
    """Return the papers at most so many links away from a thing.

    Args:
        store: the graph.
        thing: an IRI of the graph.
        hops: how many edges away, from 0.
    """
    view = network.around(store, thing, hops)
    return publications_of(store, sorted({thing, *(node.iri for node in view.nodes)}))


def publications_named(store: "GraphStore", answer: "Answer", name: str) -> Content:
    """Return the papers that an answer names, in its order: by their IRIs, or by arXiv ids in a column "arxiv".

    Args:
        store: the graph.
        answer: what the query gave.
        name: what the query is called, for the error.

    Raises:
        QueryError: the query gives neither rows nor triples.
    """
    results = answer.results
    if isinstance(results, QueryTriples):
        return publications_of(
            store, sorted({each for triple in results for each in _iris((triple.subject, triple.object))})
        )
    if not isinstance(results, QuerySolutions):
        raise QueryError(f"{name} gives neither triples nor rows.", hint="Give a SELECT or CONSTRUCT query.")
    columns = [variable.value for variable in results.variables]
    found: list[str] = []
    for row in islice(results, answer.limit):
        found += _iris(row[column] for column in columns if not column.startswith("_"))
        if "arxiv" in columns and (term := row["arxiv"]) is not None and (identifier := arxiv_id(term.value)):
            found.append(iris.paper_by_arxiv(identifier))
    return publications_of(store, found)


def publications_of(store: "GraphStore", found: Iterable[str]) -> Content:
    """Return the papers among some things that have a title, each once, in the order given."""
    wanted = dict.fromkeys(iri for iri in found if kind_of(iri).name == "paper")
    papers = tuple(paper for paper in papers_of(store, wanted) if paper.title)
    return Content((), network.NetworkView(), papers=papers)


def _iris(terms: Iterable[Any]) -> Iterator[str]:
    return (term.value for term in terms if isinstance(term, NamedNode))
