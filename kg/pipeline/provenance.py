"""Turns claims into N-Quads: what a document states, and the evidence for it, in the document's own named graph. Pure.

The document's graph holds every triple the document states, plainly, and one rdf:Statement a claim with the quoted
words, offsets, rule and confidence. The same triples stand once in the default graph. The graphs that hold a triple
are thus the documents that testify to it.

Sources: RDF 1.1 Schema, section 5.3 (reification); PROV-O; Web Annotation Vocabulary (oa:exact, oa:start, oa:end).
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from pyoxigraph import Literal as OxLiteral
from pyoxigraph import NamedNode

from kg.model import Claim, Document, Evidence, Iri, Literal, Statement
from kg.schema import iris
from kg.schema import terms as v

__all__ = ["nquads_of_claims", "nquads_of_description"]

# Lines are written here and not by pyoxigraph's serializer: a document makes a thousand quads, and to make each an
# object of terms takes five times as long as its line. Terms are still pyoxigraph's, which checks and escapes them.


@lru_cache(maxsize=4096)
def _node(iri: str) -> str:
    """Return an IRI as N-Quads write it.

    Raises:
        ValueError: it is not one.
    """
    return str(NamedNode(iri))


_TYPE = _node(v.TYPE)
_STATEMENT = _node(v.STATEMENT)
_STATED_SUBJECT, _STATED_PREDICATE, _STATED_OBJECT = map(_node, (v.STATED_SUBJECT, v.STATED_PREDICATE, v.STATED_OBJECT))
_DERIVED_FROM, _GENERATED_BY, _CONFIDENCE = map(_node, (v.DERIVED_FROM, v.GENERATED_BY, v.CONFIDENCE))
_EXACT, _START, _END, _SURFACE = map(_node, (v.EXACT, v.START, v.END, v.SURFACE))
_INTEGER, _DECIMAL = map(_node, (v.INTEGER, v.DECIMAL))


def nquads_of_claims(document: Document, extractor: str, version: str, claims: Iterable[Claim]) -> Iterator[str]:
    """Return the quads of an extractor's claims about a document as whole lines of N-Quads, each at least once.

    Args:
        document: the document the claims were read from.
        extractor: the extractor's name.
        version: the extractor's version.
        claims: what it claims.

    Raises:
        ValueError: an IRI is not one, or a text has characters that no graph can hold.
    """
    graph = _node(iris.document(document.path))
    for claim in claims:
        yield _stated(claim.statement, graph)
        for statement in claim.description:
            yield _stated(statement, graph)
        yield _evidence(document, extractor, version, claim.statement, claim.evidence, graph)


def nquads_of_description(graph: Iri, statements: Iterable[Statement]) -> Iterator[str]:
    """Return plain statements as N-Quads of ``graph`` and of the default graph, without evidence nodes."""
    return (_stated(statement, _node(graph)) for statement in statements)


def _stated(statement: Statement, graph: str) -> str:
    triple = f"{_node(statement.subject)} {_node(statement.predicate)} {_term(statement.object)}"
    return f"{triple} {graph} .\n{triple} .\n"


def _evidence(
    document: Document, extractor: str, version: str, statement: Statement, evidence: Evidence, graph: str
) -> str:
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
    node = f"<{iris.evidence(*identity, evidence.surface)}>"
    rule = _node(iris.extractor(extractor, version, evidence.rule))
    surface = f"{node} {_SURFACE} {OxLiteral(evidence.surface)} {graph} .\n" if evidence.surface else ""
    return (
        f"{node} {_TYPE} {_STATEMENT} {graph} .\n"
        f"{node} {_STATED_SUBJECT} {_node(statement.subject)} {graph} .\n"
        f"{node} {_STATED_PREDICATE} {_node(statement.predicate)} {graph} .\n"
        f"{node} {_STATED_OBJECT} {_term(stated)} {graph} .\n"
        f"{node} {_DERIVED_FROM} {graph} {graph} .\n"
        f"{node} {_GENERATED_BY} {rule} {graph} .\n"
        f"{node} {_EXACT} {OxLiteral(document.decoded_text(span))} {graph} .\n"
        f'{node} {_START} "{start}"^^{_INTEGER} {graph} .\n'
        f'{node} {_END} "{end}"^^{_INTEGER} {graph} .\n'
        f'{node} {_CONFIDENCE} "{evidence.confidence:.2f}"^^{_DECIMAL} {graph} .\n'
        f"{surface}"
    )


def _term(value: Iri | Literal) -> str:
    if not isinstance(value, Literal):
        return _node(value)
    if value.language:
        return str(OxLiteral(value.value, language=value.language))
    if value.datatype == v.STRING:
        return str(OxLiteral(value.value))
    return f"{OxLiteral(value.value)}^^{_node(value.datatype)}"
