"""Decides by which IRIs the papers and introduced things of each document go, from what all documents name."""

from collections.abc import Callable, Iterable, Mapping

from kg.model import Iri
from kg.pipeline.identity import aliases_among, same_papers
from kg.pipeline.manifest import DocumentRecord
from kg.pipeline.things import nodes_among, nodes_of_things, paper_of_thing
from kg.schema import iris
from kg.schema.terms import DATA

__all__ = ["aliases_due", "renamed_papers", "renames_papers"]

_PAPER = f"{DATA}paper/"


def aliases_due(
    documents: Mapping[str, DocumentRecord], names: Iterable[str], *, bibliography_only: bool
) -> dict[str, Mapping[Iri, Iri]]:
    """Return by which IRIs the papers and things of some documents go where it is not the one that each alone gives.

    Documents whose records have just that are left out.

    Args:
        documents: what is known of all documents, by name.
        names: the documents to look at.
        bibliography_only: whether papers that only bibliographies name are left out.
    """
    papers = same_papers(
        (named for record in documents.values() for named in record.names), bibliography_only=bibliography_only
    )
    nodes = nodes_of_things((thing for record in documents.values() for thing in record.things), papers)
    due: dict[str, Mapping[Iri, Iri]] = {}
    for name in names:
        record = documents[name]
        wanted = aliases_among(record.names, papers) | nodes_among(record.things, nodes, papers)
        if wanted != record.aliases:
            due[name] = wanted
    return due


def renames_papers(before: Mapping[Iri, Iri], after: Mapping[Iri, Iri]) -> bool:
    """Return whether a paper, and not only introduced things, goes by another IRI than before."""
    return any(iri.startswith(_PAPER) for iri in _changed(before, after))


def renamed_papers(before: Mapping[Iri, Iri], after: Mapping[Iri, Iri]) -> Callable[[Iri], bool]:
    """Return a function that tells whether something that a paper introduces goes by another IRI than before."""
    papers = {paper_of_thing(iri) for iri in _changed(before, after)}
    # nothing else of the document depends on it: extractors look things up by name and paper
    return lambda paper: paper_of_thing(iris.thing_of_paper("artifact", "any", paper)) in papers


def _changed(before: Mapping[Iri, Iri], after: Mapping[Iri, Iri]) -> set[Iri]:
    return {iri for iri in before.keys() | after.keys() if before.get(iri) != after.get(iri)}
