"""How nodes are called in a language."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from pyoxigraph import DefaultGraph, Literal, NamedNode

from kg.schema import terms as v
from kg.schema.kinds import OTHER, kind_of
from kg.sparql.lookup import short_iri

if TYPE_CHECKING:
    from kg.store import GraphStore

__all__ = ["as_node", "labels", "things_called"]

_LABELS = tuple(
    NamedNode(each) for each in (v.SKOS + "prefLabel", v.TITLE, v.NAME, v.LABEL, v.PATH, v.SKOS + "notation")
)


def labels(store: "GraphStore", iris: Iterable[str], language: str) -> dict[str, str]:
    """Return how nodes are called: in the language if they can be, else in English, else by their IRI.

    Things of kinds with Latin names are called by their English names; what is not an IRI is its own name.
    """
    default = DefaultGraph()
    called: dict[str, str] = {}
    for iri in dict.fromkeys(iris):
        # point by point: a VALUES clause of many nodes and properties has the engine read all of each property
        found: list[tuple[int, str]] = []
        if (node := as_node(iri)) is None:
            called[iri] = iri
            continue
        wanted = "en" if kind_of(iri).latin else language
        for predicate in _LABELS:
            for quad in store.quads(node, predicate, None, default):
                if isinstance(quad.object, Literal):
                    given = quad.object.language or ""
                    found.append((0 if given == wanted else 1 if given in {"en", ""} else 2, quad.object.value))
            if found:
                break
        if not found:  # communities are named in their own graph
            others = (quad.object for quad in store.quads(node, NamedNode(v.LABEL)))
            found = [(int(o.language != language), o.value) for o in others if isinstance(o, Literal)]
        called[iri] = min(found)[1] if found else short_iri(iri).removeprefix(v.DATA)
    return called


def things_called(store: "GraphStore", name: str, kind: str = "") -> set[str]:
    """Return the things that have exactly a label.

    Args:
        store: the graph.
        name: the label, as the graph writes it.
        kind: the name of the kind they must be; empty for any.
    """
    default = DefaultGraph()
    literals = [Literal(name), Literal(name, language="en"), Literal(name, language="ko")]
    return {
        quad.subject.value
        for predicate in _LABELS
        for literal in literals
        for quad in store.quads(None, predicate, literal, default)
        if isinstance(quad.subject, NamedNode) and (found := kind_of(quad.subject.value)) is not OTHER
        if kind in {"", found.name}
    }


def as_node(text: str) -> NamedNode | None:
    """Return the node that a text names; None if it is not an absolute IRI."""
    try:
        return NamedNode(text)
    except ValueError:
        return None
