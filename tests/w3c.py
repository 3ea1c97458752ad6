"""Reads the W3C's SPARQL 1.1 test manifests, and compares what a server answered with what they expect."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import pyoxigraph as ox
from serving import Answered, Running
from small_terms import cell, in_graph, node, rows, value

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple

PREFIXES = """
PREFIX mf: <http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#>
PREFIX qt: <http://www.w3.org/2001/sw/DataAccess/tests/test-query#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX ht: <http://www.w3.org/2011/http#>
PREFIX cnt: <http://www.w3.org/2011/content#>
"""
BASE = "http://tests.example/"
RESULTS = {
    ".srx": ox.QueryResultsFormat.XML,
    ".srj": ox.QueryResultsFormat.JSON,
    ".tsv": ox.QueryResultsFormat.TSV,
}
NUMBERS = {"integer", "decimal", "double", "float"}
RS = "http://www.w3.org/2001/sw/DataAccess/tests/result-set#"


class Case(NamedTuple):
    """A query evaluation test."""

    name: str
    query: Path
    data: tuple[Path, ...]
    named: tuple[Path, ...]
    expected: Path


def address(path: Path) -> str:
    return f"{BASE}{path.parent.name}/{path.name}"


def manifest(folder: Path) -> ox.Store:
    store = ox.Store()
    store.load(path=folder / "manifest.ttl", format=ox.RdfFormat.TURTLE, base_iri=f"{BASE}{folder.name}/manifest.ttl")
    return store


def cases(suite: Path) -> Iterator[Case]:
    """The query evaluation tests of the folders that the suite's query and result format manifests name."""
    folders = [
        *["aggregates", "bind", "bindings", "cast", "construct", "exists", "functions", "grouping", "negation"],
        *["project-expression", "property-path", "subquery", "csv-tsv-res", "json-res"],
    ]
    for folder in (suite / name for name in folders):

        def local(term: ox.NamedNode, folder: Path = folder) -> Path:
            return folder / term.value.rpartition("/")[2]

        store = manifest(folder)
        found = store.query(
            PREFIXES
            + """SELECT ?t ?query ?result (GROUP_CONCAT(DISTINCT ?ds) AS ?data) (GROUP_CONCAT(DISTINCT ?gs) AS ?named) {
                VALUES ?kind { mf:QueryEvaluationTest mf:CSVResultFormatTest }
                ?m mf:entries/rdf:rest*/rdf:first ?t .
                ?t a ?kind ; mf:action ?a ; mf:result ?result . ?a qt:query ?query .
                OPTIONAL { ?a qt:data ?d BIND(STR(?d) AS ?ds) }
                OPTIONAL { ?a qt:graphData ?g BIND(STR(?g) AS ?gs) } } GROUP BY ?t ?query ?result ORDER BY ?t"""
        )
        for row in rows(found):
            data, named = (
                tuple(local(ox.NamedNode(iri)) for iri in sorted(cell(row[name]).split())) for name in ("data", "named")
            )
            name = f"{folder.name}/{value(row['t']).rpartition('#')[2]}"
            yield Case(name, local(node(row["query"])), data, named, local(node(row["result"])))


def quads(found: list[Case]) -> Iterator[ox.Quad]:
    """The data of some tests, each file in its own graph."""
    for path in sorted({path for case in found for path in (*case.data, *case.named)}):
        sort = ox.RdfFormat.RDF_XML if path.suffix == ".rdf" else ox.RdfFormat.TURTLE
        for quad in ox.parse(path=path, format=sort, base_iri=address(path), rename_blank_nodes=True):
            yield in_graph(quad, ox.NamedNode(address(path)))


def ask(server: Running, case: Case) -> Answered:
    from urllib.parse import urlencode

    text = f"BASE <{address(case.query)}>\n" + case.query.read_text("utf-8")
    given = [("query", text)]
    if "FROM" not in text:  # else the query itself says what it is asked of
        given += [("default-graph-uri", address(path)) for path in case.data]
        given += [("named-graph-uri", address(path)) for path in case.named]
    accept = {
        ".csv": "text/csv",
        ".tsv": "text/tab-separated-values",
        ".srj": "application/sparql-results+json",
        ".ttl": "application/n-triples, application/sparql-results+json",
    }.get(case.expected.suffix, "application/sparql-results+xml")
    kind = "application/x-www-form-urlencoded"
    return server.ask("POST", "/sparql", urlencode(given).encode(), Content_Type=kind, Accept=accept)


def agrees(case: Case, answer: Answered) -> bool:
    """Whether an answer is what a test expects, but for blank nodes' names, rows' order and numbers' spelling."""
    expected = case.expected.read_bytes()
    if case.expected.suffix == ".csv":
        return _cells(answer.text) == _cells(expected.decode())
    if case.expected.suffix == ".ttl":
        wanted = list(ox.parse(expected, format=ox.RdfFormat.TURTLE, base_iri=address(case.expected)))
        if any(quad.predicate.value.startswith(RS) for quad in wanted):
            given = _results(answer.body, ox.QueryResultsFormat.JSON)
            return given == _result_set(wanted)
        given_triples = ox.parse(answer.body, format=ox.RdfFormat.N_TRIPLES)
        return _canonical(quad.triple for quad in given_triples) == _canonical(quad.triple for quad in wanted)
    sort = RESULTS[case.expected.suffix]
    return _results(answer.body, sort) == _results(expected, sort)


def _cells(text: str) -> list[list[str]]:
    import csv

    lines = csv.reader(text.replace("\r\n", "\n").rstrip("\n").split("\n"))
    return sorted([_number("_:" if cell.startswith("_:") else cell) for cell in row] for row in lines)


def _number(cell: str) -> str:
    try:
        return repr(float(cell))
    except ValueError:
        return cell


def _results(data: bytes, sort: ox.QueryResultsFormat) -> object:
    parsed = ox.parse_query_results(data, format=sort)
    if isinstance(parsed, ox.QueryBoolean):
        return bool(parsed)
    names = [variable.value for variable in parsed.variables]
    return _rows([{name: term for name in names if (term := row[name]) is not None} for row in parsed])


def _result_set(wanted: list[ox.Quad]) -> object:
    """The solutions that a graph of the result set vocabulary tells."""
    store = ox.Store()
    store.extend(wanted)
    solutions: dict[object, dict[str, Term]] = {}
    pattern = f"SELECT ?s ?name ?value {{ ?s <{RS}binding> ?b . ?b <{RS}variable> ?name ; <{RS}value> ?value }}"
    for found in rows(store.query(pattern)):
        solutions.setdefault(found["s"], {})[value(found["name"])] = found["value"]
    return _rows(list(solutions.values()))


def _rows(solutions: list[dict[str, Term]]) -> list[str]:
    triples = []
    for row in solutions:
        node = ox.BlankNode()
        triples.append(ox.Triple(node, ox.NamedNode("urn:x:row"), ox.Literal("row")))
        triples += [ox.Triple(node, ox.NamedNode(f"urn:x:{name}"), _spelled(term)) for name, term in row.items()]
    return _canonical(triples)


def _spelled(term: Term) -> Term:
    if isinstance(term, ox.Literal) and term.datatype.value.endswith("#boolean"):
        return ox.Literal({"0": "false", "1": "true"}.get(term.value, term.value), datatype=term.datatype)
    if isinstance(term, ox.Literal) and term.datatype.value.rpartition("#")[2] in NUMBERS:
        try:
            return ox.Literal(repr(round(float(term.value), 9)), datatype=term.datatype)
        except ValueError:
            return term
    return term


def _canonical(triples: Iterable[ox.Triple]) -> list[str]:
    dataset = ox.Dataset(ox.Quad(each.subject, each.predicate, _spelled(each.object)) for each in triples)
    dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return sorted(str(quad) for quad in dataset)


class Exchange(NamedTuple):
    """A request of a protocol test, and what is expected of its answer."""

    name: str
    method: str
    path: str
    headers: dict[str, str]
    body: bytes | None
    is_refused: bool
    boolean: str


def exchanges(suite: Path) -> Iterator[Exchange]:
    """The requests of the protocol tests that concern queries."""
    store = manifest(suite / "protocol")
    found = store.query(
        PREFIXES
        + """SELECT ?t ?r ?method ?path ?chars ?encoding ?status ?boolean {
            ?t mf:action/ht:requests/rdf:rest*/rdf:first ?r .
            ?r ht:methodName ?method ; ht:absolutePath ?path ; ht:resp ?answer . ?answer mf:expectedStatus ?status .
            OPTIONAL { ?r ht:body ?b . ?b cnt:chars ?chars ; cnt:characterEncoding ?encoding }
            OPTIONAL { ?answer mf:expectedBoolean ?boolean } } ORDER BY ?t ?status"""
    )
    seen = set()
    for row in rows(found):
        name = value(row["t"]).rpartition("#")[2]
        if name in seen or not (name.startswith(("query_", "bad_query", "bad_multiple_queries"))):
            continue
        seen.add(name)
        pairs = store.query(
            PREFIXES
            + f"""SELECT ?n ?v {{ <{value(row["t"])}> mf:action/ht:requests/rdf:rest*/rdf:first ?r .
                ?r ht:headers/rdf:rest*/rdf:first ?h . ?h ht:fieldName ?n ; ht:fieldValue ?v }}"""
        )
        headers = {value(pair["n"]): value(pair["v"]) for pair in rows(pairs)}
        body = value(row["chars"]).encode(value(row["encoding"])) if row["chars"] else None
        refused = value(row["status"]).endswith("4xx")
        boolean = cell(row["boolean"])
        yield Exchange(name, value(row["method"]), value(row["path"]), headers, body, refused, boolean)


def protocol_quads(suite: Path) -> Iterator[ox.Quad]:
    """The graphs that the protocol tests ask about."""
    for number in (1, 2, 3):
        name = ox.NamedNode(f"http://kasei.us/2009/09/sparql/data/data{number}.rdf")
        for quad in ox.parse(path=suite / "protocol" / f"data{number}.nt", format=ox.RdfFormat.N_TRIPLES):
            yield in_graph(quad, name)
