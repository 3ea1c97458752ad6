"""What a page with SPARQL carries: the triples about the drawn nodes, and the saved queries that it can ask."""

import re
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyoxigraph import DefaultGraph, NamedNode, Quad, RdfFormat, serialize

from kg.network import NetworkView
from kg.schema import terms as v

if TYPE_CHECKING:
    from kg.sparql import Parameter, SavedQuery
    from kg.store import GraphStore

__all__ = ["AskedParameter", "Question", "Triples", "questions_of", "triples_of"]

_DETAILS = (v.HAS_AUTHORSHIP, v.REPORTS)  # lead from a paper to nodes that carry details
# Of the evidence, what leads into documents, which a page does not have, or what the graph's name already says.
_LEFT_OUT = frozenset({v.START, v.END, v.CONTENT_HASH, v.GENERATED_BY, v.DERIVED_FROM})
# What a question asks for that a page has not: places of quotes in documents, computed similarities.
_MORE = re.compile(r"\boa:(?!exact\b)\w|\bkg:similarityOf\b")
_BEYOND = (v.IN_DOCUMENT, v.BY_METRIC, v.SKOS + "broader")  # lead to nodes that questions ask about


@dataclass(frozen=True, slots=True)
class AskedParameter:
    """A parameter of a question: its name, type, meaning, an example, its default, and whether it must be given."""

    name: str
    type: str
    description: str
    example: str
    default: str
    required: bool


@dataclass(frozen=True, slots=True)
class Question:
    """A saved query that the page can ask; ``columns`` are those to show, () for all."""

    name: str
    summary: str
    text: str
    columns: tuple[str, ...] = ()
    parameters: tuple[AskedParameter, ...] = ()


@dataclass(frozen=True, slots=True)
class Triples:
    """What SPARQL in a page is asked of: N-Quads, and the questions that are offered."""

    nquads: bytes
    questions: tuple[Question, ...] = ()


def triples_of(store: "GraphStore", view: NetworkView) -> bytes:
    """Return what is known of the nodes of a network, and which documents say so, as sorted N-Quads.

    Quotes are among it; links to other nodes are left out, and so are the places of quotes in documents.
    """
    inside: set[str] = {node.iri for node in view.nodes}
    details: set[str] = set()
    for predicate in _DETAILS:
        details |= _objects(store, predicate, inside)
    listings = {
        quad.subject.value
        for quad in store.quads(predicate=NamedNode(v.LISTS), graph=DefaultGraph())
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode) and quad.object.value in inside
    }
    described = set(inside) | details | listings | _topics(store)
    for _ in range(3):  # topics are that deep
        described |= {iri for predicate in _BEYOND for iri in _objects(store, predicate, described)}
    lines = (serialize(_kept(store, described), format=RdfFormat.N_QUADS) or b"").split(b"\n")[:-1]
    return b"\n".join(sorted(set(lines))) + b"\n"


def questions_of(queries: "Iterable[SavedQuery]") -> tuple[Question, ...]:
    """Return those saved queries that need no more than a page has, and give rows."""
    return tuple(
        Question(
            query.name,
            query.summary,
            query.text,
            tuple(column.name for column in query.columns),
            tuple(_asked(each) for each in query.params),
        )
        for query in queries
        if query.form == "SELECT" and not _MORE.search(query.text)
    )


def _asked(parameter: "Parameter") -> AskedParameter:
    default = parameter.default or ""
    described = parameter.description, parameter.example, default
    return AskedParameter(parameter.name, str(parameter.type), *described, parameter.required)


def _objects(store: "GraphStore", predicate: str, subjects: AbstractSet[str]) -> set[str]:
    return {
        quad.object.value
        for quad in store.quads(predicate=NamedNode(predicate), graph=DefaultGraph())
        if isinstance(quad.subject, NamedNode) and quad.subject.value in subjects and isinstance(quad.object, NamedNode)
    }


def _topics(store: "GraphStore") -> set[str]:
    """All topics, so that their tree is whole."""
    scheme = NamedNode(v.DATA + "scheme/topics")
    quads = store.quads(predicate=NamedNode(v.SKOS + "inScheme"), object=scheme, graph=DefaultGraph())
    return {quad.subject.value for quad in quads if isinstance(quad.subject, NamedNode)}


def _kept(store: "GraphStore", described: set[str]) -> Iterator[Quad]:
    """The quads about some nodes, and about the evidence for links among them."""
    testimony = {
        quad.subject.value
        for quad in store.quads(predicate=NamedNode(v.STATED_SUBJECT))
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode) and quad.object.value in described
    }
    communities, schemes = v.DATA + "community/", v.DATA + "scheme/"
    for quad in store.quads():
        subject = quad.subject.value if isinstance(quad.subject, NamedNode) else ""
        if subject not in described and subject not in testimony and not subject.startswith(communities):
            continue
        linked = quad.object.value if isinstance(quad.object, NamedNode) else ""
        named = linked.startswith((communities, schemes))
        inside = not linked.startswith(v.DATA) or linked in described or named
        if inside and quad.predicate.value not in _LEFT_OUT and linked != v.STATEMENT:
            yield quad
