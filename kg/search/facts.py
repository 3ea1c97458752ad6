"""Reads from the graph what the words of a passage state."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from kg.schema import iris
from kg.schema import terms as v
from kg.schema.kinds import kind_of
from kg.schema.relations import relation_of
from kg.search.hits import StatedFact

if TYPE_CHECKING:
    from kg.store import GraphStore

__all__ = ["facts_within"]

# FILTER is decided within the engine: of a long document few facts come out. Only numbers and an IRI are put in.
_STATED = f"""
SELECT ?subject ?predicate ?object ?start ?end ?confidence WHERE {{{{
    GRAPH {{graph}} {{{{
        ?evidence <{v.START}> ?start .
        FILTER({{within}})
        ?evidence <{v.STATED_SUBJECT}> ?subject ; <{v.STATED_PREDICATE}> ?predicate ; <{v.STATED_OBJECT}> ?object ;
            <{v.END}> ?end ; <{v.CONFIDENCE}> ?confidence .
    }}}}
}}}}
"""


def facts_within(
    store: "GraphStore", document: str, spans: Sequence[tuple[int, int]], labels: dict[str, str]
) -> list[tuple[StatedFact, ...]]:
    """Return, for each stretch of a document, the facts whose words begin there, in the order of the words.

    Args:
        store: the graph.
        document: the document's name.
        spans: stretches of its decoded text, by start and end.
        labels: what things are called, by IRI; what is looked up is added.
    """
    from pyoxigraph import NamedNode, QuerySolutions

    order = sorted(range(len(spans)), key=lambda number: spans[number])
    starts = [spans[number][0] for number in order]
    found: list[list[StatedFact]] = [[] for _ in spans]
    within = " || ".join(f"(?start >= {start:d} && ?start < {end:d})" for start, end in spans)
    graph = NamedNode(iris.document(document))
    rows = store.query(_STATED.format(graph=graph, within=within))
    assert isinstance(rows, QuerySolutions)  # noqa: S101 - the text is a SELECT
    for row in rows:
        place = bisect_right(starts, int(row["start"].value)) - 1
        found[order[place]].append(_fact(store, row, labels))
    return [tuple(_distinct(facts)) for facts in found]


def _distinct(facts: Iterable[StatedFact]) -> Iterable[StatedFact]:
    """Leave out what several rules or quotes of one passage state again."""
    seen: set[tuple[str, str, str]] = set()
    for fact in sorted(facts, key=lambda fact: (fact.start, -fact.confidence, fact.predicate, fact.object)):
        triple = fact.subject, fact.predicate, fact.object
        if triple not in seen:
            seen.add(triple)
            yield fact


def _fact(store: "GraphStore", row: Any, labels: dict[str, str]) -> StatedFact:
    subject, predicate, thing = (row[name].value for name in ("subject", "predicate", "object"))
    relation = relation_of(predicate)
    called = relation.label[0] if relation and not relation.through else _local(predicate)
    name = thing if hasattr(row["object"], "datatype") else _label(store, thing, labels)
    about = _label(store, subject, labels)
    start, end, confidence = int(row["start"].value), int(row["end"].value), float(row["confidence"].value)
    return StatedFact(subject, predicate, thing, about, called, name, start, end, confidence)


def _label(store: "GraphStore", iri: str, labels: dict[str, str]) -> str:
    if iri not in labels:
        labels[iri] = _preferred(store, iri)
    return labels[iri]


def _preferred(store: "GraphStore", iri: str) -> str:
    """How a thing is called in English, as :func:`kg.sparql.lookup.label_of` says; that takes ten times as long."""
    from pyoxigraph import DefaultGraph, Literal, NamedNode

    from kg.sparql.lookup import figures_in_english, short_iri

    for predicate in (*kind_of(iri).labels, v.LABEL):
        quads = store.quads(subject=NamedNode(iri), predicate=NamedNode(predicate), graph=DefaultGraph())
        names = [quad.object for quad in quads if isinstance(quad.object, Literal)]
        if names:
            return figures_in_english(iri, min((name.language == "ko", name.value) for name in names)[1])
    return short_iri(iri)


def _local(iri: str) -> str:
    return iri.replace("#", "/").rpartition("/")[2]
