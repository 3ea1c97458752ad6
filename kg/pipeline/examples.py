"""Puts the saved queries into the graph as examples, where editors that look for them find them.

Each is a ``sh:SPARQLExecutable`` (SHACL Advanced Features, section 5) with its text, what it asks and its tags, in the
default graph and in their own named graph. Only those that ship with paper-kg stand there: the graph stays the
same on every machine.
"""

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, serialize

from kg.resources import queries_folder
from kg.schema import terms as v
from kg.sparql import SavedQuery, saved_queries
from kg.store.preparation import Preparation

__all__ = ["examples_nquads", "refresh_examples"]

_SH = v.PREFIXES["sh"]
# SHACL has no term for DESCRIBE; that of https://purl.expasy.org/sparql-examples/ontology is what editors know.
_TEXT = {
    "SELECT": (_SH + "SPARQLSelectExecutable", _SH + "select"),
    "ASK": (_SH + "SPARQLAskExecutable", _SH + "ask"),
    "CONSTRUCT": (_SH + "SPARQLConstructExecutable", _SH + "construct"),
    "DESCRIBE": (
        "https://purl.expasy.org/sparql-examples/ontology#SPARQLDescribeExecutable",
        "https://purl.expasy.org/sparql-examples/ontology#describe",
    ),
}


def refresh_examples(preparation: Preparation) -> None:
    """Have the saved queries of a prepared graph be those that ship with paper-kg now.

    Args:
        preparation: the graph.

    Raises:
        QueryError: one of them is damaged.
    """
    preparation.retract([v.QUERIES_GRAPH])
    preparation.load(examples_nquads())


def examples_nquads() -> bytes:
    """Return the N-Quads of the saved queries that ship with paper-kg.

    Raises:
        QueryError: one of them is damaged.
    """
    triples = (triple for query in saved_queries((queries_folder(),)) for triple in _triples(query))
    lines = serialize(triples, format=RdfFormat.N_TRIPLES) or b""
    return lines + lines.replace(b" .\n", f" <{v.QUERIES_GRAPH}> .\n".encode())


def _triples(query: SavedQuery) -> Iterator[Triple]:
    node = NamedNode(v.DATA + "query/" + query.name)
    kind, text = _TEXT[query.form]
    comment = f"{query.summary}. {query.description}".strip() if query.description else query.summary
    yield Triple(node, NamedNode(v.TYPE), NamedNode(_SH + "SPARQLExecutable"))
    yield Triple(node, NamedNode(v.TYPE), NamedNode(kind))
    yield Triple(node, NamedNode(v.LABEL), Literal(query.name))
    yield Triple(node, NamedNode(v.RDFS + "comment"), Literal(comment, language="en"))
    yield Triple(node, NamedNode(text), Literal(query.text))
    for tag in query.tags:
        yield Triple(node, NamedNode(v.SCHEMA + "keywords"), Literal(tag))
