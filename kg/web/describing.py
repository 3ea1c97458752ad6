"""Describes the service, the graph as a whole, and single things of it, as triples."""

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING
from urllib.parse import quote

from pyoxigraph import DefaultGraph, Literal, NamedNode, Triple

from kg.errors import UnknownThingError
from kg.schema import terms as v
from kg.sparql.lookup import settled, short_iri
from kg.sparql.results import Limits, write_triples
from kg.sparql.shipped import rows, solutions
from kg.web.handler import handle
from kg.web.jobs import Ending, GraphDescriptionJob, Head, ServiceDescriptionJob, ThingDescriptionJob
from kg.web.negotiation import GRAPHS, RESULTS
from kg.web.open_graph import OpenGraph
from kg.web.replies import Reply

if TYPE_CHECKING:
    from kg.store import GraphStore

__all__ = ["HANDLERS", "describe_graph", "describe_service", "describe_thing"]

_SD = "http://www.w3.org/ns/sparql-service-description#"
_VOID = "http://rdfs.org/ns/void#"
_FORMATS = "http://www.w3.org/ns/formats/"
_PREFIXES = {"sd": _SD, "void": _VOID, **{name: v.PREFIXES[name] for name in ("dcterms", "kg", "rdf", "rdfs", "xsd")}}
_FORMAT_NAMES = {
    "json": "SPARQL_Results_JSON",
    "xml": "SPARQL_Results_XML",
    "csv": "SPARQL_Results_CSV",
    "tsv": "SPARQL_Results_TSV",
    "ttl": "Turtle",
    "nt": "N-Triples",
    "jsonld": "JSON-LD",
    "rdf": "RDF_XML",
}
_DOCUMENTS = v.DATA + "document/"
_ON_DOCUMENTS = (
    "One named graph a document, whose name is the document's IRI: what that document states, and the evidence for it. "
    f"List them by: SELECT ?graph {{ ?graph a <{v.DOCUMENT}> }}"
)
_KNOWN_GRAPHS: dict[str, str] = {
    v.VOCABULARY_GRAPH: "The vocabularies of topics, benchmarks, models and metrics.",
    v.QUERIES_GRAPH: "The saved queries, as sh:SPARQLExecutable.",
    v.COMPUTED_GRAPH: "What is computed from the whole: dates, importance and communities.",
    v.SIMILAR_GRAPH: "Which papers are like each paper: computed, with scores and reasons.",
}
_MOST_GRAPHS = 100
_TYPE = NamedNode(v.TYPE)
# Nodes that carry details of a thing and make little sense without it.
_DETAILS = tuple(v.DATA + kind for kind in ("authorship/", "result/", "listing/"))


def describe_service(store: OpenGraph, job: ServiceDescriptionJob, reply: Reply) -> None:
    """Describe the endpoint at "endpoint": what it speaks, and which graphs it holds.

    The graphs of documents are as many as the documents; they are counted and not named, and the description says how
    to list them. Source: https://www.w3.org/TR/sparql11-service-description/.
    """
    endpoint = job.endpoint
    service, dataset = NamedNode(endpoint + "#service"), NamedNode(endpoint + "#dataset")
    graph, documents = NamedNode(endpoint + "#default-graph"), NamedNode(endpoint + "#documents")

    def triples() -> Iterator[Triple]:
        yield Triple(service, _TYPE, NamedNode(_SD + "Service"))
        yield Triple(service, NamedNode(_SD + "endpoint"), NamedNode(endpoint))
        yield Triple(service, NamedNode(_SD + "supportedLanguage"), NamedNode(_SD + "SPARQL11Query"))
        for media in (*RESULTS, *GRAPHS):
            yield Triple(service, NamedNode(_SD + "resultFormat"), NamedNode(_FORMATS + _FORMAT_NAMES[media.name]))
        yield Triple(service, NamedNode(_SD + "defaultDataset"), dataset)
        yield Triple(service, NamedNode(_SD + "availableGraphs"), dataset)
        yield Triple(dataset, _TYPE, NamedNode(_SD + "Dataset"))
        yield Triple(dataset, _TYPE, NamedNode(_SD + "GraphCollection"))
        yield Triple(dataset, _TYPE, NamedNode(_VOID + "Dataset"))
        yield Triple(dataset, NamedNode(_SD + "defaultGraph"), graph)
        yield Triple(graph, _TYPE, NamedNode(_SD + "Graph"))
        yield Triple(graph, NamedNode(_VOID + "triples"), _number(_first(store, "graph-size", "triples")))
        yield _comment(graph, f"The knowledge, each fact once. Also reached as default-graph-uri={v.KNOWLEDGE_GRAPH}")
        others = sorted(name.value for name in store.named_graphs() if not name.value.startswith(_DOCUMENTS))
        for number, name in enumerate(others[:_MOST_GRAPHS], 1):
            node, held = NamedNode(f"{endpoint}#named-graph-{number}"), NamedNode(f"{endpoint}#graph-{number}")
            yield Triple(dataset, NamedNode(_SD + "namedGraph"), node)
            yield Triple(node, _TYPE, NamedNode(_SD + "NamedGraph"))
            yield Triple(node, NamedNode(_SD + "name"), NamedNode(name))
            yield Triple(node, NamedNode(_SD + "graph"), held)
            yield Triple(held, _TYPE, NamedNode(_SD + "Graph"))
            yield Triple(
                held,
                NamedNode(_VOID + "triples"),
                _number(_first(store, "named-graph-size", "triples", graph=name)),
            )
            if name in _KNOWN_GRAPHS:
                yield _comment(held, _KNOWN_GRAPHS[name])
        yield Triple(dataset, NamedNode(_VOID + "subset"), documents)
        yield Triple(documents, _TYPE, NamedNode(_VOID + "Dataset"))
        yield Triple(documents, NamedNode(v.TITLE), Literal("The graphs of the documents", language="en"))
        yield Triple(documents, NamedNode(_VOID + "documents"), _number(_first(store, "graph-size", "documents")))
        yield Triple(documents, NamedNode(_VOID + "uriSpace"), Literal(_DOCUMENTS))
        yield _comment(documents, _ON_DOCUMENTS)

    _write(triples(), job.format, reply, _PREFIXES)


def describe_graph(store: OpenGraph, job: GraphDescriptionJob, reply: Reply) -> None:
    """Describe the graph by what it counts (https://www.w3.org/TR/void/); "address" is that of the description."""
    about = NamedNode(job.address + "#graph")

    def triples() -> Iterator[Triple]:
        yield Triple(about, _TYPE, NamedNode(_VOID + "Dataset"))
        yield Triple(about, NamedNode(v.TITLE), Literal("paper-kg: a knowledge graph of AI papers", language="en"))
        yield Triple(about, NamedNode(_VOID + "sparqlEndpoint"), NamedNode(job.endpoint))
        yield Triple(about, NamedNode(_VOID + "uriSpace"), Literal(v.DATA))
        size = next(rows(store, "graph-size"))
        statistics = next(rows(store, "graph-statistics"))
        for name, number in (
            ("triples", size["triples"]),
            ("distinctSubjects", statistics["subjects"]),
            ("distinctObjects", statistics["objects"]),
            ("properties", statistics["properties"]),
            ("classes", statistics["classes"]),
            ("entities", statistics["entities"]),
            ("documents", size["documents"]),
        ):
            yield Triple(about, NamedNode(_VOID + name), _number(number))
        for namespace in v.PREFIXES.values():
            if not namespace.startswith(v.DATA):
                yield Triple(about, NamedNode(_VOID + "vocabulary"), NamedNode(namespace.rstrip("#")))
        for row in rows(store, "classes"):
            yield from _partition(about, "class", row["class"], row["things"])
        for row in rows(store, "relations"):
            yield from _partition(about, "property", row["relation"], row["facts"])

    _write(triples(), job.format, reply, _PREFIXES)


def describe_thing(store: OpenGraph, job: ThingDescriptionJob, reply: Reply) -> None:
    """Describe the thing at "iri": what the graph says of it, what it says it is to others, and who says so.

    Raises:
        UnknownThingError: the graph knows nothing of that name.
    """
    node = NamedNode(settled(store, job.iri))
    triples = dict.fromkeys(quad.triple for quad in store.quads(node, graph=DefaultGraph()))
    for quad in store.quads(object=node, graph=DefaultGraph()):
        triples[quad.triple] = None
        if isinstance(quad.subject, NamedNode) and quad.subject.value.startswith(_DETAILS):
            triples.update(dict.fromkeys(each.triple for each in store.quads(quad.subject, graph=DefaultGraph())))
        if len(triples) > store.start.row_limit:
            break
    if not triples:  # evidence, or what is computed
        triples = dict.fromkeys(quad.triple for quad in store.quads(node))
    if not triples:
        raise UnknownThingError(job.iri)
    for triple in list(triples):
        if isinstance(triple.object, NamedNode) and triple.object.value.startswith(_DETAILS):
            triples.update(dict.fromkeys(quad.triple for quad in store.quads(triple.object, graph=DefaultGraph())))
    for row in solutions(store, "evidence-about", thing=node.value):
        triples[Triple(row["evidence"], row["property"], row["value"])] = None
        if len(triples) > store.start.row_limit:
            break
    _write(sorted(triples, key=str), job.format, reply, v.PREFIXES, store.start.row_limit)


def _write(
    triples: Iterable[Triple], name: str, reply: Reply, prefixes: Mapping[str, str], limit: int | None = None
) -> None:
    found = list(triples)
    kept = found[:limit]
    reply.begin(Head(name, rows=len(kept), cut=len(kept) < len(found)))
    written = write_triples(found, name, reply, Limits(limit, marked=True), prefixes)
    reply.end(Ending(written.rows, written.cut))


def _partition(about: NamedNode, kind: str, term: str, count: str) -> Iterator[Triple]:
    node = NamedNode(f"{about.value}-{kind}-{quote(short_iri(term).replace(':', '.'), safe='')}")
    yield Triple(about, NamedNode(f"{_VOID}{kind}Partition"), node)
    yield Triple(node, NamedNode(_VOID + kind), NamedNode(term))
    yield Triple(node, NamedNode(_VOID + ("entities" if kind == "class" else "triples")), _number(count))


def _comment(node: NamedNode, text: str) -> Triple:
    return Triple(node, NamedNode(v.RDFS + "comment"), Literal(text, language="en"))


def _number(value: str) -> Literal:
    return Literal(value, datatype=NamedNode(v.INTEGER))


def _first(store: "GraphStore", query: str, column: str, **terms: str) -> str:
    """A number that a query counts; 0 where it finds nothing to count."""
    return next((row[column] for row in rows(store, query, **terms)), "0")


HANDLERS = (
    handle(ServiceDescriptionJob, describe_service),
    handle(GraphDescriptionJob, describe_graph),
    handle(ThingDescriptionJob, describe_thing),
)
"""What this module does for the server."""
