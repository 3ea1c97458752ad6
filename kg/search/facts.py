"""Reads from the graph what the words of a passage state."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from kg.schema import iris
from kg.schema import terms as v
from kg.schema.relations import relation_of
from kg.search.hits import StatedFact

if TYPE_CHECKING:
    from kg.store import GraphStore

__all__ = ["facts_within"]


def facts_within(store: "GraphStore", document: str, spans: Sequence[tuple[int, int]]) -> list[tuple[StatedFact, ...]]:
    """Return, for each stretch of a document, the facts whose words begin there, in the order of the words.

    Args:
        store: the graph.
        document: the document's name.
        spans: stretches of its decoded text, by start and end.
    """
    from pyoxigraph import NamedNode

    graph = NamedNode(iris.document(document))
    order = sorted(range(len(spans)), key=lambda number: spans[number])
    starts = [spans[number][0] for number in order]
    found: list[list[StatedFact]] = [[] for _ in spans]
    labels: dict[str, str] = {}
    for quad in store.quads(predicate=NamedNode(v.START), graph=graph):
        start = int(quad.object.value)  # type: ignore[union-attr]  # an integer
        place = bisect_right(starts, start) - 1
        if place >= 0 and start < spans[order[place]][1]:
            fact = _fact(store, quad.subject, graph, labels)
            if fact is not None:
                found[order[place]].append(fact)
    return [tuple(_distinct(facts)) for facts in found]


def _distinct(facts: Iterable[StatedFact]) -> Iterable[StatedFact]:
    """Leave out what several rules or quotes of one passage state again."""
    seen: set[tuple[str, str, str]] = set()
    for fact in sorted(facts, key=lambda fact: (fact.start, -fact.confidence, fact.predicate, fact.object)):
        triple = fact.subject, fact.predicate, fact.object
        if triple not in seen:
            seen.add(triple)
            yield fact


def _fact(store: "GraphStore", evidence: Any, graph: Any, labels: dict[str, str]) -> StatedFact | None:
    parts: dict[str, Any] = {quad.predicate.value: quad.object for quad in store.quads(subject=evidence, graph=graph)}
    try:
        subject, predicate, thing = (parts[each] for each in (v.STATED_SUBJECT, v.STATED_PREDICATE, v.STATED_OBJECT))
        start, end = int(parts[v.START].value), int(parts[v.END].value)
        confidence = float(parts[v.CONFIDENCE].value)
    except KeyError:
        return None
    relation = relation_of(predicate.value)
    called = relation.label[0] if relation and not relation.through else _local(predicate.value)
    name = thing.value if hasattr(thing, "datatype") else _label(store, thing.value, labels)
    about = _label(store, subject.value, labels)
    return StatedFact(subject.value, predicate.value, thing.value, about, called, name, start, end, confidence)


def _label(store: "GraphStore", iri: str, labels: dict[str, str]) -> str:
    if iri not in labels:
        from kg.sparql.lookup import label_of

        labels[iri] = label_of(store, iri)
    return labels[iri]


def _local(iri: str) -> str:
    return iri.replace("#", "/").rpartition("/")[2]
