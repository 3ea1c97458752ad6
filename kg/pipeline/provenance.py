"""Turns claims into quads: what a document states, and the evidence for it, in the document's own named graph. Pure.

The document's graph holds every triple the document states, plainly, and one rdf:Statement a claim with the quoted
words, offsets, rule and confidence. The same triples stand once in the default graph. The graphs that hold a triple
are thus the documents that testify to it.

Sources: RDF 1.1 Schema, section 5.3 (reification); PROV-O; Web Annotation Vocabulary (oa:exact, oa:start, oa:end).
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from pyoxigraph import DefaultGraph, NamedNode, Quad
from pyoxigraph import Literal as OxLiteral

from kg.model import Claim, Document, Evidence, Iri, Literal, Statement
from kg.schema import iris
from kg.schema import terms as v

__all__ = ["quads_of_claims", "quads_of_description"]

_DEFAULT = DefaultGraph()
_node = lru_cache(maxsize=4096)(NamedNode)
_DATATYPES = {datatype: NamedNode(datatype) for datatype in (v.INTEGER, v.DECIMAL, v.DATE, v.ANY_URI)}


def quads_of_claims(document: Document, extractor: str, version: str, claims: Iterable[Claim]) -> Iterator[Quad]:
    """Return the quads of an extractor's claims about a document, each distinct quad at least once.

    Args:
        document: the document the claims were read from.
        extractor: the extractor's name.
        version: the extractor's version.
        claims: what it claims.
    """
    graph = NamedNode(iris.document(document.path))
    for claim in claims:
        yield from _stated(claim.statement, graph)
        for statement in claim.description:
            yield from _stated(statement, graph)
        yield from _evidence(document, extractor, version, claim.statement, claim.evidence, graph)


def quads_of_description(graph: Iri, statements: Iterable[Statement]) -> Iterator[Quad]:
    """Return plain statements as quads of ``graph`` and of the default graph, without evidence nodes."""
    for statement in statements:
        yield from _stated(statement, NamedNode(graph))


def _stated(statement: Statement, graph: NamedNode) -> Iterator[Quad]:
    subject, predicate, value = _node(statement.subject), _node(statement.predicate), _term(statement.object)
    yield Quad(subject, predicate, value, graph)
    yield Quad(subject, predicate, value, _DEFAULT)


def _evidence(
    document: Document, extractor: str, version: str, statement: Statement, evidence: Evidence, graph: NamedNode
) -> Iterator[Quad]:
    span = document.decoded_span(evidence.span)
    start, end = span.start, span.end
    stated = statement.object
    stated_value = stated.value if isinstance(stated, Literal) else stated
    identity = (
        document.path,
        statement.subject,
        statement.predicate,
        stated_value,
        str(start),
        str(end),
        evidence.rule,
    )
    node = NamedNode(iris.evidence(*identity, evidence.surface))
    rule = iris.extractor(extractor, version, evidence.rule)
    properties = [
        (v.TYPE, _node(v.STATEMENT)),
        (v.STATED_SUBJECT, _node(statement.subject)),
        (v.STATED_PREDICATE, _node(statement.predicate)),
        (v.STATED_OBJECT, _term(stated)),
        (v.DERIVED_FROM, graph),
        (v.GENERATED_BY, _node(rule)),
        (v.EXACT, OxLiteral(document.decoded_text(span))),
        (v.START, _integer(start)),
        (v.END, _integer(end)),
        (v.CONFIDENCE, OxLiteral(f"{evidence.confidence:.2f}", datatype=_DATATYPES[v.DECIMAL])),
    ]
    if evidence.surface:
        properties.append((v.SURFACE, OxLiteral(evidence.surface)))
    for predicate, value in properties:
        yield Quad(node, _node(predicate), value, graph)


def _integer(number: int) -> OxLiteral:
    return OxLiteral(str(number), datatype=_DATATYPES[v.INTEGER])


def _term(value: Iri | Literal) -> NamedNode | OxLiteral:
    if isinstance(value, Literal):
        if value.language:
            return OxLiteral(value.value, language=value.language)
        if value.datatype == v.STRING:
            return OxLiteral(value.value)
        return OxLiteral(value.value, datatype=_DATATYPES.get(value.datatype) or NamedNode(value.datatype))
    return _node(value)
