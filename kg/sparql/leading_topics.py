"""Finds the topic that a model stands for: the one to which most papers that name it belong, and few others."""

from typing import TYPE_CHECKING

from pyoxigraph import NamedNode, QuerySolutions

from kg.errors import KgError
from kg.schema import terms as v
from kg.schema.kinds import kind_of
from kg.schema.relations import relations_reaching
from kg.sparql.lookup import find_thing

if TYPE_CHECKING:
    from kg.store import GraphStore

__all__ = ["leading_topic", "topic_in_place_of"]

_MOST = 0.5  # of the papers that name a thing, those that must be on the topic
_FEWEST = 3  # papers on the topic that name it; fewer may be there by chance

_NAMED_WITH = """
SELECT ?topic (COUNT(DISTINCT ?paper) AS ?papers) {{ {named} ?paper <{subject}> ?topic }} GROUP BY ?topic
"""
_NAMING = "SELECT (COUNT(DISTINCT ?paper) AS ?papers) {{ {named} }}"
_ON = f"SELECT ?_topic (COUNT(DISTINCT ?paper) AS ?papers) {{ ?paper <{v.SUBJECT}> ?_topic }} GROUP BY ?_topic"


def leading_topic(store: "GraphStore", thing: str) -> str:
    """Return the IRI of the topic that a model or what a paper introduces stands for; empty if there is none.

    Args:
        store: the graph.
        thing: the IRI of the model or other thing.
    """
    predicates = [each for relation in relations_reaching(kind_of(thing).name) for each in relation.predicates]
    if not predicates:
        return ""
    named = " UNION ".join(f"{{ ?paper <{predicate}> <{NamedNode(thing).value}> }}" for predicate in predicates)
    naming = next((row for row in _select(store, _NAMING.format(named=named))), None)
    most = int(naming["papers"].value) * _MOST if naming else 0
    best, chosen = 0.0, ""
    for row in _select(store, _NAMED_WITH.format(named=named, subject=v.SUBJECT)):
        topic, shared = row["topic"], int(row["papers"].value)
        if shared >= max(_FEWEST, most):
            total = max((int(each["papers"].value) for each in _select(store, _ON, _topic=topic)), default=shared)
            best, chosen = max((best, chosen), (shared * shared / total, topic.value))
    return chosen


def topic_in_place_of(store: "GraphStore", typed: str, thing: str) -> str:
    """Return the IRI of the topic of a name, or else of the one that a thing stands for; empty if there is neither.

    Args:
        store: the graph.
        typed: the name, as somebody typed it.
        thing: the IRI of what it names first.
    """
    try:
        return find_thing(store, typed, "topic").iri
    except KgError:
        return leading_topic(store, thing)


def _select(store: "GraphStore", text: str, **terms: NamedNode) -> QuerySolutions:
    found = store.query(text, substitutions=terms)
    assert isinstance(found, QuerySolutions)  # noqa: S101 - every text above is a SELECT
    return found
