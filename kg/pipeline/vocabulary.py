"""Gives the graph the concepts that its documents name, with all that ontology/ and the user's own files say of them.

They stand in the default graph, and in a named graph of their own so that no document's end takes them away. Topics
stand there whether named or not: they are the tree that readers walk. Of the thousands of benchmarks, models and
metrics only those that are named stand there, with the broader ones above them.
"""

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from pyoxigraph import BlankNode, DefaultGraph, NamedNode, RdfFormat, Triple, parse, serialize

from kg.errors import VocabularyError
from kg.resources import ontology_folder
from kg.schema.terms import DATA, RDF, SKOS, TOPIC, VOCABULARY_GRAPH
from kg.store import GraphStore
from kg.store.preparation import Preparation
from kg.vocabularies.own_files import SHIPPED_ONLY, OwnVocabulary
from kg.vocabularies.reading import own_triples

__all__ = ["refresh_vocabulary"]
"""The named graph of the concepts."""

_FILES = ("topics.ttl", "benchmarks.ttl", "models.ttl", "metrics.ttl")
_SCHEME = NamedNode(DATA + "scheme/topics")
_TYPE, _TOPIC = NamedNode(RDF + "type"), NamedNode(TOPIC)
_BROADER = NamedNode(SKOS + "broader")

Concepts = dict[NamedNode, list[Triple]]


def refresh_vocabulary(preparation: Preparation, own: OwnVocabulary = SHIPPED_ONLY, *, renew: bool) -> None:
    """Have the concepts in a prepared graph be those that its documents need; call it after all documents are in.

    Args:
        preparation: the graph.
        own: the user's own vocabulary.
        renew: whether concepts already there may differ from those of the vocabularies.

    Raises:
        VocabularyError: a file is no Turtle, or holds blank nodes.
    """
    concepts = _read(own)
    always = [_SCHEME, *(name for name, said in concepts.items() if Triple(name, _TYPE, _TOPIC) in said)]
    with preparation.store() as store:
        present = {quad.subject for quad in store.quads(graph=NamedNode(VOCABULARY_GRAPH))}
        needed = _closure({*always, *_named(concepts, store)}, concepts)
    if renew or not present <= needed:
        preparation.retract([VOCABULARY_GRAPH])
        present = set()
    triples = (triple for name in needed if name not in present for triple in concepts[name])
    lines = serialize(triples, format=RdfFormat.N_TRIPLES) or b""
    preparation.load(lines + lines.replace(b" .\n", f" <{VOCABULARY_GRAPH}> .\n".encode()))


def _named(concepts: Concepts, store: GraphStore) -> Iterator[NamedNode]:
    """Return the concepts that stand as objects in something that the vocabulary does not itself say."""
    stated = {triple for triples in concepts.values() for triple in triples}
    for concept in concepts:
        if any(quad.triple not in stated for quad in store.quads(object=concept, graph=DefaultGraph())):
            yield concept


def _closure(names: set[NamedNode], concepts: Concepts) -> set[NamedNode]:
    """Return the concepts with all that they point to: broader ones, their scheme, their usual metric."""
    reached: set[NamedNode] = set()
    waiting = list(names)
    while waiting:
        name = waiting.pop()
        if name not in reached:
            reached.add(name)
            objects = (triple.object for triple in concepts[name])
            waiting += (each for each in objects if isinstance(each, NamedNode) and each in concepts)
    return reached


def _read(own: OwnVocabulary) -> Concepts:
    concepts: Concepts = defaultdict(list)
    for file in (ontology_folder() / name for name in _FILES):
        if file.is_file():
            for subject, triple in _triples(file):
                concepts[subject].append(triple)
    known = {subject.value for subject in concepts}
    for triple in own_triples(own, known):
        if isinstance(triple.subject, NamedNode):
            concepts[triple.subject].append(triple)
    return concepts


def _triples(file: Path) -> Iterator[tuple[NamedNode, Triple]]:
    try:
        for quad in parse(path=file, format=RdfFormat.TURTLE):
            if not isinstance(quad.subject, NamedNode) or isinstance(quad.object, BlankNode):
                raise VocabularyError(f"{file} holds a blank node.", hint="Give every node of it an IRI.")
            yield quad.subject, quad.triple
    except SyntaxError as error:
        raise VocabularyError(f"{file} is no Turtle: {error}.") from error
