"""Checks the graph against SHACL shapes, and finds where each violation comes from.

The shapes are those of ontology/shapes.ttl, and for each relation that they do not name one from its row in
:mod:`kg.schema.relations`.

pySHACL needs about 50 microseconds a triple on rdflib's memory store and twice the time and a kilobyte a triple to load
it, so documents are checked in batches, each in its own graph; an executor can share them out. A document states
all that its shapes ask of it; the vocabulary's nodes that it names are added by their types.
"""

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Executor, Future
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from kg.model import Iri
from kg.resources import ontology_folder
from kg.schema import terms as v
from kg.schema.kinds import kind_named
from kg.schema.relations import RELATIONS, Relation
from kg.sparql.lookup import short_iri

if TYPE_CHECKING:
    from pyoxigraph import Quad
    from rdflib import Graph
    from rdflib.term import Node

    from kg.store import GraphStore

__all__ = ["ValidationReport", "Violation", "validate"]

_BATCH = 40_000  # triples that one run of pySHACL gets: some 100 MB
_AHEAD = 8  # batches that wait for an executor, so that memory does not grow with the graph
_SHAPES = v.BASE + "shapes#"
_DOCUMENTS = v.DATA + "document/"


@dataclass(frozen=True, slots=True, order=True)
class Violation:
    """One shape broken by one node.

    Attributes:
        shape: the shape's name ("Listing-votes").
        message: what the shape asks for.
        source: the path of the document, or the IRI of the graph, that states it.
        line: the line (from 1) of the words that say so; 0 if unknown.
        start: the first character of those words; -1 if unknown.
        focus: the node that breaks it.
        value: the value that breaks it, as N-Triples would write it; empty where one is missing.
    """

    shape: str
    message: str
    source: str
    line: int
    start: int
    focus: Iri
    value: str = ""


@dataclass(frozen=True, slots=True)
class ValidationReport:
    """What a validation found.

    Attributes:
        violations: sorted by shape, then by document.
        graphs: how many named graphs were checked.
        triples: how many triples they hold, each counted once a graph.
    """

    violations: tuple[Violation, ...]
    graphs: int
    triples: int


def validate(store: "GraphStore", executor: Executor | None = None) -> ValidationReport:
    """Check the ontology, the vocabularies and everything that documents state, evidence included.

    Args:
        store: the graph.
        executor: checks batches beside each other; without one they are checked here, one after another.
    """
    names = sorted(graph.value for graph in store.named_graphs())
    shared = [name for name in names if not name.startswith(_DOCUMENTS)]
    ontology = (ontology_folder() / "paperkg.ttl").read_bytes()
    known = b"".join(_types(store, name) for name in shared)
    counts: list[int] = []
    found = set(_check(b"".join(_nquads(store, name, counts) for name in shared), b"", ontology))
    running: deque[Future[list[Violation]]] = deque()
    for batch in _batches(store, [name for name in names if name not in shared], counts):
        if executor is None:
            found.update(_check(batch, known))
            continue
        running.append(executor.submit(_check, batch, known))
        if len(running) >= _AHEAD:
            found.update(running.popleft().result())
    for future in running:
        found.update(future.result())
    return ValidationReport(tuple(sorted(found)), len(names), sum(counts))


def _batches(store: "GraphStore", names: Iterable[str], counts: list[int]) -> Iterator[bytes]:
    """The quads of documents, some at a time; how many triples each graph has is added to ``counts``."""
    batch: list[bytes] = []
    size = 0
    for name in names:
        batch.append(_nquads(store, name, counts))
        size += counts[-1]
        if size >= _BATCH:
            yield b"".join(batch)
            batch, size = [], 0
    if batch:
        yield b"".join(batch)


def _nquads(store: "GraphStore", name: str, counts: list[int]) -> bytes:
    from pyoxigraph import NamedNode, RdfFormat, serialize

    lines = serialize(store.quads(graph=NamedNode(name)), format=RdfFormat.N_QUADS) or b""
    counts.append(lines.count(b"\n"))
    return lines


def _types(store: "GraphStore", name: str) -> bytes:
    """The types of a shared graph's nodes: all that the shapes of other nodes ask of them."""
    from pyoxigraph import NamedNode, RdfFormat, serialize

    typed = store.quads(predicate=NamedNode(v.TYPE), graph=NamedNode(name))
    return serialize(typed, format=RdfFormat.N_QUADS) or b""


@cache
def _shapes() -> "Graph":
    from rdflib import SH, Graph, URIRef

    shapes = Graph().parse(ontology_folder() / "shapes.ttl", format="turtle")
    for relation in RELATIONS:
        for predicate in relation.predicates:
            if not relation.through and not any(shapes.subjects(SH.path, URIRef(predicate))):
                _add_shape(shapes, predicate, relation)
    return shapes


def _add_shape(shapes: "Graph", predicate: str, relation: Relation) -> None:
    """Add that a property which shapes.ttl does not name leads from papers to things of its relation's kind."""
    from rdflib import SH, Literal, URIRef

    shape = URIRef(f"{_SHAPES}Paper-{predicate.replace('#', '/').rpartition('/')[2]}")
    target = kind_named(relation.target)
    shapes.add((URIRef(f"{_SHAPES}Paper"), SH.property, shape))
    shapes.add((shape, SH.path, URIRef(predicate)))
    shapes.add((shape, SH["class"], URIRef(target.type)))
    shapes.add((shape, SH.message, Literal(f"{short_iri(predicate)} leads to a {short_iri(target.type)}")))


def _check(nquads: bytes, known: bytes, turtle: bytes = b"") -> list[Violation]:
    """Run pySHACL over some graphs.

    Args:
        nquads: the graphs to check.
        known: types of nodes that these may name; they are not checked themselves.
        turtle: more to check, of no named graph (the ontology).
    """
    from pyoxigraph import RdfFormat, parse
    from pyshacl import validate as run
    from rdflib import SH, Graph

    quads = list(parse(nquads, format=RdfFormat.N_QUADS))
    data = Graph()
    _fill(data, quads)
    named = {quad.object for quad in quads}
    lent = [quad for quad in parse(known, format=RdfFormat.N_QUADS) if quad.subject in named]
    _fill(data, lent)
    if turtle:
        data.parse(turtle, format="turtle")
    conforms, report, _ = run(data, shacl_graph=_shapes(), inplace=True)
    if conforms or not isinstance(report, Graph):
        return []
    not_checked = {quad.subject.value for quad in lent}
    sources = _Sources(quads)
    violations = []
    for result in report.subjects(SH.sourceShape):
        focus = str(report.value(result, SH.focusNode))
        if focus in not_checked:
            continue
        path = report.value(result, SH.resultPath)
        source, start = sources.of(focus, str(path or ""))
        value = report.value(result, SH.value)
        violations.append(
            Violation(
                shape=str(report.value(result, SH.sourceShape)).rpartition("#")[2],
                message=str(report.value(result, SH.resultMessage)),
                source=sources.path(source),
                line=_line(sources.path(source), start),
                start=start,
                focus=Iri(focus),
                value=value.n3() if value is not None else "",
            )
        )
    return violations


def _fill(data: "Graph", quads: "Iterable[Quad]") -> None:
    """Add quads to an rdflib graph without their graphs' names."""
    from pyoxigraph import Literal as OxLiteral
    from pyoxigraph import NamedNode
    from rdflib import BNode, Literal, URIRef

    iris: dict[str, URIRef] = {}

    def iri(value: str) -> URIRef:
        return iris.get(value) or iris.setdefault(value, URIRef(value))

    def term(value: object) -> "Node":
        if isinstance(value, NamedNode):
            return iri(value.value)
        if not isinstance(value, OxLiteral):
            return BNode(str(value))
        if value.language:
            return Literal(value.value, lang=value.language)
        # rdflib distinguishes a plain literal from one of type xsd:string, which RDF 1.1 does not
        return Literal(value.value, datatype=None if value.datatype.value == v.STRING else iri(value.datatype.value))

    data.addN((term(quad.subject), iri(quad.predicate.value), term(quad.object), data) for quad in quads)


class _Sources:
    """Finds out which document says something of a node, and where."""

    def __init__(self, quads: "Iterable[Quad]") -> None:
        self._graphs: dict[str, str] = {}
        self._about: dict[str, dict[str, str]] = {}
        self._evidence: dict[str, list[str]] = {}
        self._paths: dict[str, str] = {}
        for quad in quads:
            subject, predicate, value = _bare(quad.subject), quad.predicate.value, _bare(quad.object)
            graph = _bare(quad.graph_name)
            self._graphs[subject] = min(self._graphs.get(subject, graph), graph)
            if predicate in {v.STATED_SUBJECT, v.STATED_PREDICATE, v.STATED_OBJECT, v.START}:
                self._about.setdefault(subject, {})[predicate] = value
            if predicate in {v.STATED_SUBJECT, v.STATED_OBJECT}:
                self._evidence.setdefault(value, []).append(subject)
            if predicate == v.PATH:
                self._paths[subject] = value

    def of(self, focus: str, predicate: str) -> tuple[str, int]:
        """Return the graph that speaks of a node, and the first character of the words that do (-1 if unknown)."""
        nodes = [focus] if focus in self._about else sorted(self._evidence.get(focus, ()))
        nodes.sort(key=lambda node: self._about[node].get(v.STATED_PREDICATE) != predicate)
        for node in nodes:
            start = self._about[node].get(v.START, "")
            if start.isdecimal():
                return self._graphs[node], int(start)
        return self._graphs.get(focus, ""), -1

    def path(self, graph: str) -> str:
        """Return the path of the document that a graph is named after, the graph's IRI if it is not a document's."""
        return self._paths.get(graph, graph) or "ontology/paperkg.ttl"


def _bare(term: object) -> str:
    return str(getattr(term, "value", term))


def _line(path: str, start: int) -> int:
    """The line that a character stands on, if the document is still where it was."""
    from kg.readers.text.decoding import decode_text

    file = Path(path)
    if start < 0 or not file.is_file():
        return 0
    text = decode_text(file.read_bytes()).text
    return text.count("\n", 0, start) + 1 if start <= len(text) else 0
