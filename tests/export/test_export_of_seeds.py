"""The graph of the seeds, taken away: three parsers read the same, and nothing is lost."""

import shutil
import subprocess
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from needed import missing
from rdflib.compare import isomorphic

from kg.export import Content, whole
from kg.export.jsonld import jsonld
from kg.export.rdf import ntriples, turtle
from kg.pipeline import build
from kg.store import open_store


@pytest.fixture(scope="module")
def content(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Content:
    location = tmp_path_factory.mktemp("seeds") / "store"
    build([str(root / "seeds")], location)
    with open_store(location) as store:
        return whole(store, evidence=True, drawn=False)


def triples(data: bytes, written: ox.RdfFormat) -> set[ox.Triple]:
    return {quad.triple for quad in ox.parse(data, format=written)}


def test_turtle_and_jsonld_hold_every_triple(content: Content, tmp_path: Path) -> None:
    expected = triples(ntriples(content), ox.RdfFormat.N_TRIPLES)
    assert len(expected) > 20_000
    assert triples(turtle(content), ox.RdfFormat.TURTLE) == expected
    assert triples(jsonld(content), ox.RdfFormat.JSON_LD) == expected
    rapper = shutil.which("rapper") or missing("there is no rapper (Debian: raptor2-utils)")
    (tmp_path / "graph.ttl").write_bytes(turtle(content))
    command = [rapper, "-q", "-i", "turtle", "-o", "ntriples", str(tmp_path / "graph.ttl")]
    read = subprocess.run(command, capture_output=True, check=True)
    assert triples(read.stdout, ox.RdfFormat.N_TRIPLES) == expected


def test_rdflib_reads_an_isomorphic_graph(content: Content) -> None:
    knowledge = Content(content.knowledge, content.network)
    expected = rdflib.Graph().parse(data=ntriples(knowledge), format="nt")
    assert isomorphic(rdflib.Graph().parse(data=turtle(knowledge), format="turtle"), expected)
