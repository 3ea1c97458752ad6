"""The SPARQL 1.1 Protocol, by real requests to a real server."""

import gzip
import json
import threading
import time
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
import rdflib
from serving import Running

from kg.schema import terms as v

SLOW = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
TITLES = "SELECT ?p ?t { ?p dcterms:title ?t } ORDER BY ?p ?t LIMIT 3"
FORM = "application/x-www-form-urlencoded"
QUERY = "application/sparql-query"


def test_query_by_get_and_both_kinds_of_post(server: Running) -> None:
    from urllib.parse import urlencode

    by_get = server.query(TITLES)
    by_form = server.ask("POST", "/sparql", urlencode({"query": TITLES}).encode(), Content_Type=FORM)
    direct = server.ask("POST", "/sparql", TITLES.encode(), Content_Type=f"{QUERY}; charset=UTF-8")
    assert by_get.status == by_form.status == direct.status == 200
    assert by_get.body == by_form.body == direct.body
    assert len(by_get.json["results"]["bindings"]) == 3


@pytest.mark.parametrize(
    ("accept", "given"),
    [
        ("", "application/sparql-results+json"),
        ("*/*", "application/sparql-results+json"),
        ("text/csv", "text/csv; charset=utf-8"),
        ("text/tab-separated-values", "text/tab-separated-values; charset=utf-8"),
        ("application/sparql-results+xml", "application/sparql-results+xml"),
        ("application/xml", "application/sparql-results+xml"),
        ("text/csv;q=0.2, application/sparql-results+xml;q=0.8", "application/sparql-results+xml"),
        ("text/*;q=0.5, image/png", "text/csv; charset=utf-8"),
        ("application/sparql-results+json;q=0, */*;q=0.1", "application/sparql-results+xml"),
    ],
)
def test_solutions_come_as_asked_for(server: Running, accept: str, given: str) -> None:
    answer = server.query(TITLES, accept)
    assert answer.status == 200
    assert answer.headers["content-type"] == given
    assert "Accept" in answer.headers["vary"]


@pytest.mark.parametrize(
    ("accept", "read"),
    [
        ("text/turtle", "turtle"),
        ("application/n-triples", "nt"),
        ("application/ld+json", "json-ld"),
        ("application/rdf+xml", "xml"),
        ("application/rdf+xml;q=0.9, text/turtle;q=0.1", "xml"),
    ],
)
@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")  # rdflib's own JSON-LD parser
def test_graphs_come_as_asked_for(server: Running, accept: str, read: str) -> None:
    text = "CONSTRUCT { ?p dcterms:title ?t } { ?p dcterms:title ?t } ORDER BY ?p LIMIT 5"
    answer = server.query(text, accept)
    assert (
        answer.headers["content-type"].partition(";")[0]
        == max(accept.split(", "), key=lambda each: float(each.partition(";q=")[2] or 1)).partition(";")[0]
    )
    assert len(rdflib.Graph().parse(data=answer.text, format=read)) == 5


def test_true_and_false(server: Running) -> None:
    assert server.query("ASK {}").json == {"head": {}, "boolean": True}
    found = ET.fromstring(server.query("ASK { FILTER(false) }", "application/sparql-results+xml").text)
    assert found.findtext("{http://www.w3.org/2005/sparql-results#}boolean") == "false"


def test_what_cannot_be_read_or_written_is_refused(server: Running) -> None:
    assert server.query(TITLES, "image/png").status == 406
    wrong = server.query("SELECT * {\n ?s ?p }")
    assert wrong.status == 400
    assert "2:9" in wrong.text
    misspelt = server.query("PREFIX a: <a:>\n SELEC * { ?s ?p ?o }")
    assert misspelt.status == 400
    assert "'SELEC * { ?s ?p ?o }' at 2:2" in misspelt.text
    assert server.ask("POST", "/sparql", b"query=1", Content_Type="text/plain").status == 415
    assert server.ask("POST", "/sparql", b"ASK {}").status == 415
    assert server.ask("POST", "/sparql", b"ASK {}", Content_Type=f"{QUERY}; charset=UTF-16").status == 415
    for size in (1024 * 1024 + 1, 2_000_000, 8_000_000):
        assert server.ask("POST", "/sparql", b"x" * size, Content_Type=QUERY).status == 413
    assert server.ask("POST", "/sparql", b"ASK { ?s ?p '\xff' }", Content_Type=QUERY).status == 400
    assert server.ask("POST", "/sparql", b"other=1", Content_Type=FORM).status == 400
    twice = server.get("/sparql?query=ASK%20%7B%7D&query=ASK%20%7B%7D")
    assert twice.status == 400
    put = server.ask("PUT", "/sparql", b"ASK {}", Content_Type=QUERY)
    assert put.status == 405
    assert "POST" in put.headers["allow"]


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "SELECT * FROM <http://127.0.0.1:9/x> { ?s ?p ?o }",
        "INSERT DATA { <a:a> <a:b> <a:c> }",
        "LOAD <http://127.0.0.1:9/x>",
        "DROP ALL",
    ],
)
def test_what_would_change_or_leave_the_graph_is_refused(server: Running, text: str) -> None:
    assert server.query(text).status == 400
    assert server.ask("POST", "/sparql", text.encode(), Content_Type=QUERY).status == 400


def test_updates_are_refused(server: Running) -> None:
    from urllib.parse import urlencode

    update = "INSERT DATA { <a:a> <a:b> <a:c> }"
    assert server.ask("POST", "/sparql", urlencode({"update": update}).encode(), Content_Type=FORM).status == 400
    assert server.ask("POST", "/sparql", update.encode(), Content_Type="application/sparql-update").status == 415


def test_the_dataset_is_what_the_request_says(server: Running) -> None:
    some = "SELECT DISTINCT ?g { GRAPH ?g { ?e a rdf:Statement } } ORDER BY ?g LIMIT 2"
    one, two = (row["g"]["value"] for row in server.query(some).json["results"]["bindings"])
    statements = "SELECT (COUNT(*) AS ?n) { ?e a rdf:Statement }"
    graphs = "SELECT (COUNT(DISTINCT ?g) AS ?n) { GRAPH ?g { ?e a rdf:Statement } }"

    def count(text: str, **chosen: str) -> int:
        return int(server.query(text, **chosen).json["results"]["bindings"][0]["n"]["value"])

    chosen = {"default-graph-uri": one}
    assert count(statements) == 0
    assert count(statements, **chosen) > 0
    assert count(graphs, **chosen) == 0
    assert count(graphs, **{"named-graph-uri": two}) == 1
    assert count("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", **{"named-graph-uri": two}) == 0
    from_clause = statements.replace("{ ?e", f"FROM <{two}> {{ ?e", 1)
    assert count(from_clause) == count(statements, **{"default-graph-uri": two})
    assert count(from_clause, **chosen) == count(statements, **chosen)  # the protocol's choice wins
    knowledge = {"default-graph-uri": "https://w3id.org/paper-kg/graph/knowledge"}
    everything = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
    assert count(everything, **knowledge) == count(everything)
    by_name = everything.replace("{", f"FROM <{v.KNOWLEDGE_GRAPH}> FROM NAMED <{two}> {{", 1)
    assert count(by_name) == count(everything)
    assert count(by_name.replace("{ ?s ?p ?o }", "{ GRAPH ?g { ?s ?p ?o } }")) > 0
    assert count(statements, **{"default-graph-uri": "http://127.0.0.1:9/none"}) == 0  # nothing is fetched


def test_the_service_and_the_graph_describe_themselves(server: Running) -> None:
    described = rdflib.Graph().parse(data=server.get("/sparql", Accept="text/turtle").text, format="turtle")
    sd = rdflib.Namespace("http://www.w3.org/ns/sparql-service-description#")
    service = described.value(None, rdflib.RDF.type, sd.Service)
    assert described.value(service, sd.endpoint) == rdflib.URIRef(server.address + "/sparql")
    assert (service, sd.supportedLanguage, sd.SPARQL11Query) in described
    void = rdflib.Namespace("http://rdfs.org/ns/void#")
    result = rdflib.Graph().parse(data=server.get("/.well-known/void").text, format="turtle")
    counted = server.query("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }").json["results"]["bindings"][0]["n"]["value"]
    assert str(result.value(result.value(None, rdflib.RDF.type, void.Dataset), void.triples)) == counted
    assert server.get("/sparql", Accept="text/html").headers["location"] == "/editor"


def test_the_service_description_names_the_graphs_that_stay_and_counts_those_of_documents(server: Running) -> None:
    answer = server.get("/sparql", Accept="text/turtle")
    described = rdflib.Graph().parse(data=answer.text, format="turtle")
    sd = rdflib.Namespace("http://www.w3.org/ns/sparql-service-description#")
    void = rdflib.Namespace("http://rdfs.org/ns/void#")
    service = described.value(None, rdflib.RDF.type, sd.Service)
    dataset = described.value(service, sd.defaultDataset)
    assert described.value(service, sd.availableGraphs) == dataset
    for held in described.subjects(rdflib.RDF.type, sd.NamedGraph):
        name = described.value(held, sd.name)
        text = f"SELECT (COUNT(*) AS ?n) {{ GRAPH <{name}> {{ ?s ?p ?o }} }}"
        counted = server.query(text).json["results"]["bindings"][0]["n"]["value"]
        assert (dataset, sd.namedGraph, held) in described
        assert str(described.value(described.value(held, sd.graph), void.triples)) == counted
    named = {str(name) for name in described.objects(None, sd.name)}
    assert named == {v.COMPUTED_GRAPH, v.SIMILAR_GRAPH, v.QUERIES_GRAPH, v.VOCABULARY_GRAPH}
    documents = described.value(dataset, void.subset)
    listing = str(described.value(documents, rdflib.RDFS.comment)).rpartition("List them by: ")[2]
    listed = {row["graph"]["value"] for row in server.query(listing).json["results"]["bindings"]}
    assert str(described.value(documents, void.documents)) == str(len(listed)) == "5"
    asked = "SELECT DISTINCT ?g { GRAPH ?g { ?e a rdf:Statement } }"
    assert listed == {row["g"]["value"] for row in server.query(asked).json["results"]["bindings"]}


def test_head_options_and_conditional_requests(server: Running) -> None:
    got = server.query(TITLES)
    from urllib.parse import quote

    address = f"/sparql?query={quote(TITLES)}"
    head = server.ask("HEAD", address)
    assert (head.status, head.body) == (200, b"")
    assert head.headers["content-length"] == str(len(server.ask("GET", address).body))
    options = server.ask("OPTIONS", "/sparql")
    assert options.status == 204
    assert "GET" in options.headers["allow"]
    for path in ("/", "/papers", "/api/queries/papers", "/id/paper/arxiv/2402.14830"):
        options = server.ask("OPTIONS", path)
        assert options.status == 204
        assert {"GET", "HEAD", "OPTIONS"} == set(options.headers["allow"].split(", "))
    again = server.ask("GET", address, If_None_Match=got.headers["etag"])
    assert (again.status, again.body) == (304, b"")


def test_no_cors_unless_asked(server: Running) -> None:
    assert "access-control-allow-origin" not in server.get("/sparql", Origin="http://elsewhere").headers


def test_gzip(server: Running) -> None:
    text = "SELECT * { ?s ?p ?o } LIMIT 500"
    packed = server.get("/sparql", {"query": text}, Accept_Encoding="gzip")
    assert packed.headers["content-encoding"] == "gzip"
    assert "Accept-Encoding" in packed.headers["vary"]
    assert json.loads(gzip.decompress(packed.body)) == server.query(text).json


def test_rows_are_cut_visibly(server: Running) -> None:
    everything = server.query("SELECT * { ?s ?p ?o }")
    assert len(everything.json["results"]["bindings"]) == 5000
    assert "more" in everything.json["cut"]
    assert everything.headers["kg-row-limit"] == "5000"
    assert server.query("SELECT * { ?s ?p ?o }", "text/csv").headers["kg-rows-cut"] == "true"
    assert "# Cut" in server.query("CONSTRUCT WHERE { ?s ?p ?o }", "text/turtle").text
    assert "kg-rows-cut" not in server.query(TITLES).headers


LONG = "SELECT ?s (CONCAT({}) AS ?long) {{ ?s ?p ?o }}"


@pytest.mark.parametrize("accept", ["text/csv", "text/tab-separated-values"])
def test_a_cut_is_reported_before_the_first_byte_where_the_format_cannot_say_it(server: Running, accept: str) -> None:
    cut = server.query(LONG.format(", ".join(["STR(?s)"] * 6)), accept)
    assert len(cut.body) > 1024 * 1024  # more than is held back to tell the size of small answers
    assert (cut.headers["kg-rows"], cut.headers["kg-rows-cut"]) == ("5000", "true")
    assert cut.text.count("\n") == 5001
    whole = server.query(LONG.format(", ".join(["STR(?s)"] * 6)) + " LIMIT 5000", accept)
    assert whole.text.count("\n") == 5001
    assert whole.headers["kg-rows"] == "5000"
    assert "kg-rows-cut" not in whole.headers


def test_very_long_rows_are_cut_and_reported_too(server: Running) -> None:
    cut = server.query(LONG.format(", ".join(["STR(?s)"] * 60)), "text/csv")
    assert cut.headers["kg-rows-cut"] == "true"
    assert 1000 < int(cut.headers["kg-rows"]) == cut.text.count("\n") - 1 < 5000
    assert len(cut.body) < 6 * 1024 * 1024


@pytest.mark.parametrize(
    "accept", ["application/ld+json", "text/turtle", "application/n-triples", "application/rdf+xml"]
)
def test_cut_triples_are_reported_in_every_format(server: Running, accept: str) -> None:
    everything = "CONSTRUCT {{ ?s ?p ?o . ?s rdfs:comment ?long }} {{ ?s ?p ?o BIND(CONCAT({}) AS ?long) }}"
    cut = server.query(everything.format(", ".join(["STR(?s)"] * 40)), accept)
    assert len(cut.body) > 1024 * 1024
    if accept == "application/ld+json":
        assert (cut.headers["kg-rows"], cut.headers["kg-rows-cut"]) == ("5000", "true")
        assert cut.json
    else:
        assert "Cut: only the first 5000" in cut.text[-200:]


def test_slow_queries_are_stopped_and_block_nobody(server: Running) -> None:
    found: list[int] = []
    threads = [threading.Thread(target=lambda: found.append(server.query(SLOW).status)) for _ in range(3)]
    begun = time.monotonic()
    for thread in threads:
        thread.start()
    time.sleep(0.5)
    refused = server.query("ASK { ?never a ?asked }")
    assert refused.status == 503  # all places are taken
    assert int(refused.headers["retry-after"]) > 0
    assert server.get("/page/paper/arxiv/2402.14830").status == 200
    assert server.get("/search", {"q": "gsm8k"}).status == 200
    for thread in threads:
        thread.join()
    assert found == [408, 408, 408]
    assert time.monotonic() - begun < 8
    assert server.query("ASK {}").status == 200
    limited = server.query(SLOW, timeout="0.5")
    assert limited.status == 408
    assert "0.5 s" in limited.text
    # browsers ask again by themselves where they see 408
    parameters = {"query": SLOW, "timeout": "0.5"}
    in_browser = server.get("/sparql", parameters, Sec_Fetch_Mode="cors")
    assert in_browser.status == 503
    assert "0.5 s" in in_browser.text


def test_a_query_ends_with_its_asker(server: Running) -> None:
    import socket

    for _ in range(3):
        with socket.create_connection(("127.0.0.1", server.port)) as asking:
            from urllib.parse import quote

            asking.sendall(f"GET /sparql?query={quote(SLOW)} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
            time.sleep(0.2)
    time.sleep(0.5)
    begun = time.monotonic()
    assert server.query("ASK {}").status == 200
    assert time.monotonic() - begun < 1.5


def test_nothing_is_said_of_the_machine(server: Running, seeds_location: Path) -> None:
    for answer in (
        server.query("SELECT * { ?s ?p }"),
        server.get("/nothing"),
        server.get("/api/queries/none"),
        server.get("/api/queries/papers", {"page": "x"}),
        server.get("/page/paper/none"),
        server.get("/static/../serving.py"),
        server.get("/data/" + v.DATA),
    ):
        assert 400 <= answer.status < 500
        result = answer.text + str(answer.headers)
        assert str(seeds_location) not in result
        assert "Traceback" not in result
        assert "server" not in answer.headers
