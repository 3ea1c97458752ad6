"""The RDF formats. Lines of N-Triples are sorted, parsed again and written by pyoxigraph's own serializers.

Sorted lines make the bytes repeat, which a store's own order does not; see RDF 1.1 Turtle, TriG, N-Quads and N-Triples.
"""

import re
from collections.abc import Iterable, Iterator, Mapping

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, RdfFormat, Triple, parse, serialize

from kg.export.content import Content
from kg.schema import terms as v

__all__ = ["nquads", "ntriples", "trig", "turtle", "turtle12"]

_Node = NamedNode | BlankNode | Triple
_Term = _Node | Literal

_PARTS = frozenset({v.STATED_SUBJECT, v.STATED_PREDICATE, v.STATED_OBJECT})
_STATEMENT = NamedNode(v.STATEMENT)
_REIFIES = NamedNode(v.RDF + "reifies")
_TYPE = f"> <{v.TYPE}> ".encode()
_BEFORE_NAME = (b"\t", b" ", b"\n", b"^^")  # what stands before a prefixed name, the most frequent first
_DOTTED = re.compile(rb"<([^<>\s]*)\.>")
_PREFIX_LINE = re.compile(rb"@prefix [^\n]*\n")


def ntriples(content: Content) -> bytes:
    """Return sorted N-Triples; evidence stands beside the knowledge, each triple once."""
    return _joined(sorted(_merged(content)))


def nquads(content: Content) -> bytes:
    """Return sorted N-Quads: the knowledge in the default graph, evidence in the graphs of its documents."""
    quads = list(content.knowledge)
    for graph, lines in content.evidence.items():
        ending = f" {NamedNode(graph)} .".encode()
        quads += (line.removesuffix(b" .") + ending for line in lines)
    return _joined(sorted(quads))


def turtle(content: Content) -> bytes:
    """Return Turtle grouped by subject, types first; evidence stands beside the knowledge, each triple once."""
    lines = _joined(_by_subject(_merged(content)))
    quads = parse(lines, format=RdfFormat.N_TRIPLES)
    return _pretty(serialize(quads, format=RdfFormat.TURTLE, prefixes=_prefixes(lines)) or b"")


def turtle12(content: Content) -> bytes:
    """Return RDF 1.2 Turtle: as :func:`turtle`, but evidence names its fact as a triple term (rdf:reifies).

    Source: RDF 1.2 Concepts, section 1.5, Triple Terms and Reification.
    """
    lines = _joined(_by_subject(_merged(content)))
    quads = list(parse(lines, format=RdfFormat.N_TRIPLES))
    stated: dict[_Node, dict[str, _Term]] = {}
    for quad in quads:
        if quad.predicate.value in _PARTS:
            stated.setdefault(quad.subject, {})[quad.predicate.value] = quad.object
    whole = {subject: parts for subject, parts in stated.items() if len(parts) == len(_PARTS)}
    reified = (reified for quad in quads for reified in _reified(quad, whole))
    return _pretty(serialize(reified, format=RdfFormat.TURTLE, prefixes=_prefixes(lines)) or b"")


def _reified(quad: Quad, whole: Mapping[_Node, Mapping[str, _Term]]) -> Iterator[Triple]:
    """The triple, or in place of those that describe a statement the one that it reifies."""
    parts = whole.get(quad.subject)
    if parts is None or (quad.predicate.value not in _PARTS and quad.object != _STATEMENT):
        yield quad.triple
    elif quad.predicate.value == v.STATED_SUBJECT:
        subject, predicate = parts[v.STATED_SUBJECT], parts[v.STATED_PREDICATE]
        assert isinstance(subject, NamedNode)  # noqa: S101 - the graph has no blank nodes
        assert isinstance(predicate, NamedNode)  # noqa: S101
        yield Triple(quad.subject, _REIFIES, Triple(subject, predicate, parts[v.STATED_OBJECT]))


def trig(content: Content) -> bytes:
    """Return TriG: the knowledge first, then the evidence, a block a document."""
    blocks = {name: _joined(_by_subject(lines)) for name, lines in [("", content.knowledge), *content.evidence.items()]}
    prefixes = _prefixes(b"".join(blocks.values()))
    return _pretty(serialize(_blocks(blocks), format=RdfFormat.TRIG, prefixes=prefixes) or b"")


def _blocks(blocks: Mapping[str, bytes]) -> Iterator[Quad]:
    for graph in sorted(blocks):
        name = NamedNode(graph) if graph else DefaultGraph()
        for quad in parse(blocks[graph], format=RdfFormat.N_TRIPLES):
            yield Quad(quad.subject, quad.predicate, quad.object, name)


def _prefixes(lines: bytes) -> dict[str, str]:
    """The prefixes to write by: rdflib cannot read a name that ends in an escaped dot, so such IRIs stay whole."""
    if b".>" not in lines:
        return v.PREFIXES
    dotted = {iri.decode() for iri in _DOTTED.findall(lines)}
    return {
        name: namespace
        for name, namespace in v.PREFIXES.items()
        if not any(iri.startswith(namespace) for iri in dotted)
    }


def _merged(content: Content) -> Iterable[bytes]:
    return set(content.knowledge).union(*content.evidence.values()) if content.evidence else content.knowledge


def _by_subject(lines: Iterable[bytes]) -> list[bytes]:
    """Lines by subject, predicate and object, a subject's types first."""
    return sorted(lines, key=lambda line: line.replace(_TYPE, b"> <", 1))


def _joined(lines: Iterable[bytes]) -> bytes:
    return b"\n".join([*lines, b""])


def _pretty(body: bytes) -> bytes:
    """Name the prefixes in use, in order (the serializer names all, in none), and part subjects by a blank line.

    A line end is never part of a term: serializers escape it in literals.
    """
    end = 0
    while declared := _PREFIX_LINE.match(body, end):
        end = declared.end()
    body = b"\n" + body[end:]  # so that the first name, too, has something before it
    used = [
        f"@prefix {name}: <{namespace}> .\n".encode()
        for name, namespace in sorted(v.PREFIXES.items())
        if _is_used(name.encode() + b":", body)
    ]
    parted = body.replace(b" .\n", b" .\n\n").removesuffix(b"\n")
    return b"".join(used) + (parted if used else parted.removeprefix(b"\n"))


def _is_used(prefix: bytes, body: bytes) -> bool:
    return prefix in body and any(before + prefix in body for before in _BEFORE_NAME)
