"""Every format says the same, to every parser, in the same bytes."""

import json
import os
import random
import shutil
import subprocess
import sys
from csv import DictReader
from io import BytesIO, StringIO
from pathlib import Path

import networkx
import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st
from needed import missing
from rdflib.compare import isomorphic
from small_graph import small_graph, small_store

from kg.errors import InputError
from kg.export import FORMATS, Content, Format, format_named, whole
from kg.export.jsonld import jsonld
from kg.export.networks import edges_csv, gexf, graphml, nodes_csv
from kg.export.rdf import nquads, ntriples, trig, turtle, turtle12
from kg.network import NetworkView
from kg.schema import terms as v
from kg.store.local import LocalStore
from kg.vocabularies.files import vocabulary_rows
from kg.vocabularies.skos import concepts_turtle as vocabulary_turtle


def triples(data: bytes, written: ox.RdfFormat) -> set[ox.Triple]:
    return {quad.triple for quad in ox.parse(data, format=written)}


def content_of(found: set[ox.Triple]) -> Content:
    lines = ox.serialize(found, format=ox.RdfFormat.N_TRIPLES) or b""
    return Content(lines.split(b"\n")[:-1], NetworkView())


def knowledge() -> set[ox.Triple]:
    return {quad.triple for quad in small_graph().quads_for_pattern(None, None, None, ox.DefaultGraph())}


def all_triples() -> set[ox.Triple]:
    return {quad.triple for quad in small_graph()}


@pytest.mark.parametrize("evidence", [False, True])
def test_triples_are_the_same_in_every_format(evidence: bool) -> None:
    content = whole(small_store(), evidence=evidence)
    expected = triples(ntriples(content), ox.RdfFormat.N_TRIPLES)
    assert triples(turtle(content), ox.RdfFormat.TURTLE) == expected
    assert triples(trig(content), ox.RdfFormat.TRIG) == expected
    assert triples(nquads(content), ox.RdfFormat.N_QUADS) == expected
    assert triples(jsonld(content), ox.RdfFormat.JSON_LD) == expected
    assert expected == (all_triples() if evidence else knowledge())


def test_turtle12_says_of_evidence_what_it_reifies() -> None:
    content = whole(small_store(), evidence=True)
    reifies, statement = ox.NamedNode(v.RDF + "reifies"), ox.NamedNode(v.STATEMENT)
    stated = [ox.NamedNode(name) for name in (v.STATED_SUBJECT, v.STATED_PREDICATE, v.STATED_OBJECT)]
    result: set[ox.Triple] = set()
    reified = 0
    for triple in triples(turtle12(content), ox.RdfFormat.TURTLE):
        if triple.predicate != reifies:
            result.add(triple)
            continue
        reified += 1
        assert isinstance(triple.object, ox.Triple)
        parts = (triple.object.subject, triple.object.predicate, triple.object.object)
        result.update(ox.Triple(triple.subject, name, part) for name, part in zip(stated, parts, strict=True))
        result.add(ox.Triple(triple.subject, ox.NamedNode(v.TYPE), statement))
    assert reified == len({triple.subject for triple in all_triples() if triple.predicate == stated[0]})
    assert result == all_triples()
    assert turtle12(whole(small_store())) == turtle(whole(small_store()))


def test_trig_and_nquads_keep_the_graphs() -> None:
    content = whole(small_store(), evidence=True)
    assert set(ox.parse(trig(content), format=ox.RdfFormat.TRIG)) == set(small_graph())
    assert set(ox.parse(nquads(content), format=ox.RdfFormat.N_QUADS)) == set(small_graph())


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")  # rdflib's own JSON-LD parser uses it
def test_rdflib_reads_the_same_turtle_and_jsonld() -> None:
    content = whole(small_store(), evidence=True)
    expected = rdflib.Graph().parse(data=ntriples(content), format="nt")
    for data, name in ((turtle(content), "turtle"), (jsonld(content), "json-ld")):
        assert isomorphic(rdflib.Graph().parse(data=data, format=name), expected)


@pytest.fixture
def rapper() -> str:
    found = shutil.which("rapper")
    return found or missing("there is no rapper (Debian: raptor2-utils)")


def read_by_rapper(rapper: str, file: Path) -> set[ox.Triple]:
    done = subprocess.run([rapper, "-q", "-i", "turtle", "-o", "ntriples", str(file)], capture_output=True, check=True)
    return triples(done.stdout, ox.RdfFormat.N_TRIPLES)


def test_a_parser_not_written_in_python_reads_the_same_turtle(rapper: str, tmp_path: Path) -> None:
    content = whole(small_store(), evidence=True)
    (tmp_path / "graph.ttl").write_bytes(turtle(content))
    assert read_by_rapper(rapper, tmp_path / "graph.ttl") == all_triples()


def test_awkward_names_survive_three_parsers(rapper: str, tmp_path: Path) -> None:
    names = (
        "a%20b.",
        "a.b",
        ".a",
        "a.",
        "-",
        "a(b)",
        "a'b",
        "a,b",
        "a;b",
        "1",
        "é",
        "김하늘",
        "a~b",
        "a/b",
        "%2F..%2Fx",
        "a&b",
    )
    title = ox.NamedNode(v.TITLE)
    values = ('"', "\\", "\n\r\t", "\u2028", "\x7f\x01", "'''", '"""', "😀", " .\n\n@prefix kg: <x> .\n", "")
    subjects = [ox.NamedNode(v.DATA + "person/" + name) for name in names]
    found = {ox.Triple(subject, title, ox.Literal(value)) for subject in subjects for value in values}
    found |= {ox.Triple(subject, ox.NamedNode(v.TYPE), ox.NamedNode(v.PERSON)) for subject in subjects}
    data = turtle(content_of(found))
    (tmp_path / "odd.ttl").write_bytes(data)
    assert triples(data, ox.RdfFormat.TURTLE) == found
    assert len(rdflib.Graph().parse(data=data, format="turtle")) == len(found)
    assert read_by_rapper(rapper, tmp_path / "odd.ttl") == found


texts = st.text(st.characters(codec="utf-8"), max_size=30)
objects = st.one_of(
    st.builds(ox.Literal, texts),
    st.builds(lambda text: ox.Literal(text, language="ko"), texts),
    st.builds(
        lambda text, sort: ox.Literal(text, datatype=ox.NamedNode(sort)),
        st.one_of(st.integers().map(str), st.sampled_from(("007", "1.50", "-0.0", "abc", "", "1e5", "true"))),
        st.sampled_from((v.INTEGER, v.DECIMAL, v.XSD + "double", v.BOOLEAN, v.DATE)),
    ),
    st.builds(
        lambda name: ox.NamedNode(v.DATA + "topic/" + name),
        st.from_regex(r"[a-z.%0-9-]{1,6}", fullmatch=True).filter(lambda name: "%" not in name),
    ),
)


@settings(max_examples=100, deadline=None)
@given(
    st.sets(
        st.tuples(st.sampled_from("abc"), st.sampled_from((v.TITLE, v.VOTES, v.CREATOR, v.HAS_VALUE, v.TYPE)), objects),
        max_size=12,
    )
)
def test_any_graph_comes_back_from_turtle_and_jsonld(found: set[tuple[str, str, ox.NamedNode | ox.Literal]]) -> None:
    expected = {
        ox.Triple(ox.NamedNode(v.DATA + "paper/" + name), ox.NamedNode(predicate), value)
        for name, predicate, value in found
        if predicate != v.TYPE or isinstance(value, ox.NamedNode)
    }
    content = content_of(expected)
    assert triples(turtle(content), ox.RdfFormat.TURTLE) == expected
    assert triples(jsonld(content), ox.RdfFormat.JSON_LD) == expected


@pytest.mark.parametrize("chosen", FORMATS, ids=lambda each: each.name)
def test_the_order_of_quads_changes_no_byte(chosen: Format) -> None:
    def written(seed: int) -> list[bytes]:
        quads = sorted(small_graph(), key=str)
        random.Random(seed).shuffle(quads)
        graph = ox.Store()
        graph.extend(quads)
        content = whole(LocalStore(graph), evidence=not chosen.drawn)
        return [write(content) for write in chosen.files.values()]

    assert written(1) == written(2) == written(3)


def test_no_machine_s_hashes_change_a_byte() -> None:
    code = (
        "import hashlib, sys; sys.path.insert(0, sys.argv[1]); from small_graph import small_store;"
        "from kg.export import FORMATS, whole; c = whole(small_store(), evidence=True);"
        "print([hashlib.sha256(w(c)).hexdigest() for f in FORMATS for w in f.files.values()])"
    )
    result = {
        subprocess.run(
            [sys.executable, "-c", code, str(Path(__file__).parent.parent)],
            capture_output=True,
            check=True,
            env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2")
    }
    assert len(result) == 1


def test_turtle_is_pretty() -> None:
    text = turtle(whole(small_store())).decode()
    head, _, body = text.partition("\n\n")
    prefixes = [line.split()[1] for line in head.splitlines()]
    assert prefixes == sorted(prefixes)
    assert "kg:" in prefixes
    assert "oa:" not in prefixes  # evidence alone needs it
    assert all(f"{prefix}" in body for prefix in prefixes)
    assert "arxiv:2401.00001 a fabio:Preprint , kg:Paper ;\n\t" in body
    blocks = body.rstrip("\n").split("\n\n")
    subjects = [block.split()[0] for block in blocks]
    assert len(subjects) == len(set(subjects))
    assert text.endswith(" .\n")
    assert "\n\n\n" not in text


def test_nothing_gives_an_empty_file_that_parses() -> None:
    content = Content([], NetworkView())
    assert turtle(content) == b""
    assert triples(jsonld(content), ox.RdfFormat.JSON_LD) == set()


def test_jsonld_is_compact() -> None:
    document = json.loads(jsonld(whole(small_store())))
    nodes = {node["id"]: node for node in document["@graph"]}
    paper = nodes["arxiv:2401.00001"]
    assert paper["arxivId"] == "2401.00001"
    assert paper["type"] == ["Preprint", "Paper"]
    assert paper["creator"] == ["person:adabyron", "person:김하늘"]
    assert nodes["result:1"]["value"] == "69.9"
    assert nodes["listing:1"]["listedOn"] == "2024-01-05"
    assert len(nodes) == len(document["@graph"])


def test_the_context_names_every_term(root: Path) -> None:
    context = json.loads(jsonld(whole(small_store())))["@context"]
    prefixes = {name: iri for name, iri in context.items() if isinstance(iri, str) and iri.startswith("http")}

    def expanded(name: str) -> str:
        prefix, _, local = name.partition(":")
        return prefixes[prefix] + local if prefix in prefixes else name

    named = {expanded(each["@id"] if isinstance(each, dict) else each) for each in context.values() if each != 1.1}
    terms = {
        quad.subject.value for quad in ox.parse(path=root / "ontology" / "paperkg.ttl", format=ox.RdfFormat.TURTLE)
    }
    assert {term for term in terms if term.startswith(v.KG)} <= named
    used = {quad.predicate.value for quad in small_graph()} - {v.TYPE}
    used |= {
        quad.predicate.value for quad in ox.parse(vocabulary_turtle(vocabulary_rows()), format=ox.RdfFormat.TURTLE)
    }
    assert used - {v.TYPE} <= named


def test_graphml_and_gexf_come_back_through_networkx() -> None:
    content = whole(small_store())
    expected = content.network.graph()
    for data, read in ((graphml(content), networkx.read_graphml), (gexf(content), networkx.read_gexf)):
        graph = read(BytesIO(data))
        assert set(graph) == set(expected)
        assert sorted((s, t) for s, t in graph.edges()) == sorted((s, t) for s, t in expected.edges())
        labels = {node: data["label"] for node, data in graph.nodes(data=True)}
        assert labels == {node: data["label"] for node, data in expected.nodes(data=True)}
    assert b"lastmodifieddate" not in gexf(content)


def test_control_characters_do_not_break_xml() -> None:
    graph = small_graph()
    paper = ox.NamedNode(v.DATA + "paper/arxiv/2401.00003")
    graph.remove(next(graph.quads_for_pattern(paper, ox.NamedNode(v.TITLE), None)))
    graph.add(ox.Quad(paper, ox.NamedNode(v.TITLE), ox.Literal("a\x00b\x0bc\ufffe")))
    content = whole(LocalStore(graph))
    for data, read in ((graphml(content), networkx.read_graphml), (gexf(content), networkx.read_gexf)):
        assert read(BytesIO(data)).nodes[paper.value]["label"] == "ab c"


def test_csv_tables_hold_nodes_and_edges() -> None:
    content = whole(small_store())
    nodes = list(DictReader(StringIO(nodes_csv(content).decode(), newline="")))
    edges = list(DictReader(StringIO(edges_csv(content).decode(), newline="")))
    assert len(nodes) == len(content.network.nodes)
    assert len(edges) == len(content.network.edges)
    sheep = next(row for row in nodes if row["arxiv"] == "2401.00001")
    assert (sheep["kind"], sheep["votes"], sheep["date"]) == ("paper", "30", "2024-01-05")
    reports = next(row for row in edges if row["relation"] == "reports")
    assert reports["scores"] == "SheepNet +4.5 delta | SheepNet accuracy 69.90% score"


def test_an_unknown_format_is_told_with_the_known_ones() -> None:
    with pytest.raises(InputError, match=r"'owl' is not a known export format\. The formats are turtle, turtle12"):
        format_named("owl")
