"""Decides by which IRIs the papers and introduced things of each document go, from what all documents name."""

from collections.abc import Iterable, Mapping

from kg.model import Iri
from kg.pipeline.identity import aliases_among, same_papers
from kg.pipeline.manifest import DocumentRecord
from kg.pipeline.things import nodes_among, nodes_of_things

__all__ = ["aliases_due"]


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
