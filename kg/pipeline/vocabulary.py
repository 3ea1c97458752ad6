"""Gives the graph the concepts that its documents name, with all that the vocabularies say about them.

They stand in the default graph, and in their own named graph so that no document's end takes them away. Topics
are always there: they are the tree that readers walk. Of the thousands of benchmarks, models and metrics only those
that documents name are there, with the broader ones above them.
"""

import hashlib
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from pyoxigraph import DefaultGraph, NamedNode, RdfFormat, Store, Triple, serialize

from kg.schema.terms import VOCABULARY_GRAPH
from kg.store import GraphStore
from kg.store.preparation import Preparation
from kg.vocabularies.files import vocabulary_rows
from kg.vocabularies.own_files import SHIPPED_ONLY, OwnVocabulary
from kg.vocabularies.rows import KINDS
from kg.vocabularies.skos import row_triples, scheme_iri, scheme_triples

__all__ = ["concepts_named", "refresh_vocabulary", "vocabulary_nquads"]


def refresh_vocabulary(preparation: Preparation, own: OwnVocabulary = SHIPPED_ONLY, *, renew: bool) -> dict[str, str]:
    """Make the concepts in a prepared graph those that its documents need; call it after all documents are in.

    Args:
        preparation: the graph.
        own: the user's own vocabulary.
        renew: whether concepts already there may differ from those of the vocabularies.

    Returns:
        The digest of the named graph: which concepts are there, since what each says follows from the vocabularies.

    Raises:
        VocabularyError: a vocabulary file cannot be read.
    """
    concepts = _Concepts(own)
    with preparation.reading() as store:
        present = {quad.subject for quad in store.quads(graph=NamedNode(VOCABULARY_GRAPH))}
        needed = concepts.closure([*concepts.topics(), *concepts.named_in(store)])
    if renew or not present <= needed:
        preparation.retract([VOCABULARY_GRAPH])
        present = set()
    preparation.load(_nquads(concepts, (name for name in needed if name not in present)))
    return {VOCABULARY_GRAPH: _digest(needed)}


def vocabulary_nquads(named: Iterable[str], own: OwnVocabulary = SHIPPED_ONLY) -> tuple[bytes, str]:
    """Return the N-Quads of the concepts that documents need, and their digest as in :func:`refresh_vocabulary`.

    Args:
        named: the concepts that documents name, by IRI.
        own: the user's own vocabulary.

    Raises:
        VocabularyError: a vocabulary file cannot be read.
    """
    concepts = _concepts(own)
    needed = concepts.closure([*concepts.topics(), *map(NamedNode, named)])
    return _nquads(concepts, needed), _digest(needed)


def concepts_named(document: Store, own: OwnVocabulary = SHIPPED_ONLY) -> set[str]:
    """Return the concepts, by IRI, that what a document states names.

    Args:
        document: its quads.
        own: the user's own vocabulary.
    """
    concepts = _concepts(own)
    return {
        quad.object.value
        for quad in document.quads_for_pattern(None, None, None, DefaultGraph())
        if isinstance(quad.object, NamedNode) and concepts.has(quad.object) and not concepts.say(quad.triple)
    }


def _nquads(concepts: "_Concepts", names: Iterable[NamedNode]) -> bytes:
    triples = (triple for name in sorted(names, key=str) for triple in concepts.triples(name))
    lines = serialize(triples, format=RdfFormat.N_TRIPLES) or b""
    return lines + lines.replace(b" .\n", f" <{VOCABULARY_GRAPH}> .\n".encode())


def _digest(names: Iterable[NamedNode]) -> str:
    return hashlib.sha256("\n".join(sorted(name.value for name in names)).encode()).hexdigest()


@lru_cache(maxsize=1)
def _concepts(own: OwnVocabulary) -> "_Concepts":
    return _Concepts(own)


class _Concepts:
    """The concepts and schemes of all vocabularies, by IRI; what each says is made when it is asked for."""

    def __init__(self, own: OwnVocabulary) -> None:
        self._rows = {NamedNode(row.iri): row for row in vocabulary_rows(own)}
        self._schemes = {NamedNode(scheme_iri(kind)): kind for kind in KINDS}
        self.triples = cache(self._triples)

    def _triples(self, name: NamedNode) -> tuple[Triple, ...]:
        if name in self._schemes:
            return tuple(scheme_triples(self._schemes[name]))
        return tuple(row_triples(self._rows[name])) if name in self._rows else ()

    def has(self, name: NamedNode) -> bool:
        """Return whether a name is that of a concept."""
        return name in self._rows

    def say(self, triple: Triple) -> bool:
        """Return whether the vocabularies themselves say something."""
        return isinstance(triple.subject, NamedNode) and triple in self.triples(triple.subject)

    def topics(self) -> Iterator[NamedNode]:
        """Yield all topics."""
        return (name for name, row in self._rows.items() if row.kind == "topic")

    def named_in(self, store: GraphStore) -> Iterator[NamedNode]:
        """Yield the concepts that are objects of something that the vocabularies do not say themselves."""
        for name in self._rows:
            if any(
                quad.triple not in self.triples(quad.subject) for quad in store.quads(object=name, graph=DefaultGraph())
            ):
                yield name

    def closure(self, names: Iterable[NamedNode]) -> set[NamedNode]:
        """Return concepts with all that they point to: broader ones, their scheme, their usual metric."""
        reached: set[NamedNode] = set()
        waiting = list(names)
        while waiting:
            name = waiting.pop()
            if name not in reached:
                reached.add(name)
                objects = (triple.object for triple in self.triples(name))
                waiting += (
                    each
                    for each in objects
                    if isinstance(each, NamedNode) and (each in self._rows or each in self._schemes)
                )
        return reached
