"""Keeps the full-text index of a generation in the making: follows what happens to documents, and completes it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.pipeline.changes import unchanged_file
from kg.search.building import IndexBuilder
from kg.search.papers import read_papers, read_topics
from kg.search.schema import FILE

if TYPE_CHECKING:
    from kg.pipeline.documents import ProcessedDocument
    from kg.pipeline.manifest import Manifest
    from kg.search.passages import IndexedDocument
    from kg.store import GraphStore
    from kg.store.preparation import Preparation

__all__ = ["SearchIndex", "prepare_index"]


class SearchIndex:
    """The index of one build.

    Args:
        builder: writes the index.
    """

    def __init__(self, builder: IndexBuilder) -> None:
        self._builder = builder

    def take(self, document: "ProcessedDocument") -> None:
        """Note what a document gave."""
        if document.skipped:
            self._builder.remove([document.path])
        elif document.indexed is not None:
            self._builder.add(document.indexed)

    def settle(self, manifest: "Manifest") -> None:
        """Have the index know the documents of the manifest and no others, for computations to read.

        Args:
            manifest: what is known of the documents.
        """
        wanted = {name: record.sha256 for name, record in manifest.documents.items() if not record.skipped}
        indexed = self._builder.documents()
        self._builder.remove(indexed.keys() - wanted.keys())
        lacking = [name for name, digest in wanted.items() if indexed.get(name) != digest]
        for document in _read_again(lacking, manifest):
            self._builder.add(document)
        self._builder.save()

    def finish(self, store: "GraphStore") -> None:
        """Have the index know the papers of the graph; end it.

        Args:
            store: the graph, with what its documents state and what is computed of it.
        """
        self._builder.renew_papers(read_papers(store), read_topics(store))
        self._builder.finish()

    def close(self) -> None:
        """Let go of the index without ending it."""
        self._builder.close()


def prepare_index(preparation: "Preparation", *, fresh: bool) -> SearchIndex:
    """Return the index of a generation in the making, which begins with the published one's.

    Args:
        preparation: the generation.
        fresh: begin with nothing.
    """
    published = None if fresh else preparation.published_beside(FILE)
    return SearchIndex(IndexBuilder(preparation.beside(FILE), published))


def _read_again(names: list[str], manifest: "Manifest") -> "Iterator[IndexedDocument]":
    """Yield what the index lacks of documents that this build did not read, where their files are as they were.

    The published index may come from another version, or be lost. Extraction is not repeated.
    """
    from kg.pipeline.identity import DROPPED, own_iri
    from kg.readers import read_bytes
    from kg.search.passages import index_document

    for name in names:
        record = manifest.documents[name]
        found = unchanged_file(name, record, manifest.sources)
        if found is None:
            continue
        reading = read_bytes(found.file.read_bytes(), name)
        own = [(own_iri(entry, name), entry) for entry in reading.entries]
        papers = [(record.aliases.get(iri, iri), entry) for iri, entry in own]
        yield index_document(reading.document, [(iri, entry) for iri, entry in papers if iri != DROPPED])
