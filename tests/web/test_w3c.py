"""The W3C's tests of SPARQL 1.1, through the endpoint."""

import re
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest
import w3c
from serving import Running, running

from kg.store import StoreBuilder

# What the engine answers otherwise, and why.
KNOWN = {
    "aggregates/agg-empty-group-count-graph": "GRAPH ?g over a graph without triples: the store keeps no empty graphs",
    "aggregates/agg-groupconcat-04": "GROUP_CONCAT leaves out the language tag that all its values share",
    "aggregates/agg-groupconcat-06": "GROUP_CONCAT leaves out the language tag that all its values share",
    "bindings/graph": "GRAPH ?g with ?g bound outside",
    "csv-tsv-res/tsv03": "the store keeps xsd:negativeInteger as xsd:integer",
    "functions/bnode01": "BNODE(str) gives another node in each row",
    "negation/graph-minus": "GRAPH ?g and MINUS",
    "property-path/zero_or_more_set_end": "paths of length zero to a node that is not in the graph",
    "property-path/zero_or_more_set_start": "paths of length zero from a node that is not in the graph",
    "property-path/zero_or_one_set_end": "paths of length zero to a node that is not in the graph",
    "property-path/zero_or_one_set_start": "paths of length zero from a node that is not in the graph",
}
TOTAL = 235  # 229 of them of query evaluation, 6 of the CSV and TSV formats


@pytest.fixture(scope="module")
def suite(shared: Path) -> Path:
    folder = shared / "w3c" / "sparql11"
    if not folder.is_dir():
        pytest.skip("the W3C's tests are not here")
    return folder


@pytest.fixture(scope="module")
def tested(suite: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    location = tmp_path_factory.mktemp("w3c") / "store"
    data = [*w3c.quads(list(w3c.cases(suite))), *w3c.protocol_quads(suite)]
    with StoreBuilder.open(location) as builder, builder.prepare(empty=True) as preparation:
        preparation.load(ox.serialize(data, format=ox.RdfFormat.N_QUADS) or b"")
        preparation.publish(b"{}")
    with running(location) as started:
        yield started


def test_query_evaluation(suite: Path, tested: Running) -> None:
    failed = {}
    found = list(w3c.cases(suite))
    for case in found:
        answer = w3c.ask(tested, case)
        try:
            good = answer.status == 200 and w3c.agrees(case, answer)
        except (ValueError, SyntaxError) as error:
            good = False
            failed[case.name] = repr(error)
        if not good:
            failed.setdefault(case.name, f"{answer.status} {answer.text[:300]}")
    assert len(found) == TOTAL
    unknown = {name: result for name, result in failed.items() if name not in KNOWN}
    assert unknown == {}
    assert failed.keys() == KNOWN.keys(), "some of what was known is answered as it should be now"


def test_exceptions_are_listed_in_the_documentation_by_iri(root: Path) -> None:
    page = (root / "docs" / "pages" / "promises.md").read_text("utf-8")
    listed = dict(re.findall(r"^\| <http://www\.w3\.org/\S+/data-sparql11/(\S+)> \| (.+) \|$", page, re.MULTILINE))
    assert listed == {name.replace("/", "/manifest#"): reason for name, reason in KNOWN.items()}


def test_protocol(suite: Path, tested: Running) -> None:
    found = list(w3c.exchanges(suite))
    assert len(found) >= 19
    for exchange in found:
        headers = {name.replace("-", "_"): value for name, value in exchange.headers.items()}
        answer = tested.ask(exchange.method, exchange.path, exchange.body, **headers)
        assert answer.status // 100 == (4 if exchange.is_refused else 2), (exchange, answer)
        if exchange.boolean:
            assert exchange.boolean in answer.text, (exchange, answer)
