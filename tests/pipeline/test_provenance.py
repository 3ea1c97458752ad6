"""Claims become quads: stated plainly in the document's graph and the default graph, with one evidence node each."""

from collections.abc import Iterable

import pyoxigraph as ox
import pytest
from small_terms import value

from kg.model import Claim, Document, Evidence, Iri, Literal, Span, Statement
from kg.pipeline.provenance import nquads_of_claims, nquads_of_description
from kg.schema import iris
from kg.schema import terms as v

TEXT = "Tiny-Model은 GSM8K에서 86.81%를 얻었다."
DOCUMENT = Document("notes/하루.md", TEXT, "0" * 64)
GRAPH = ox.NamedNode(iris.document(DOCUMENT.path))
PAPER = iris.paper_by_arxiv("2402.14830")
GSM8K = iris.benchmark("gsm8k")
START = TEXT.index("GSM8K")


def claim(rule: str = "locative", surface: str = "GSM8K") -> Claim:
    return Claim(
        Statement(PAPER, v.EVALUATES_ON, GSM8K),
        Evidence(Span(0, len(TEXT)), rule, 0.875, surface, Span(START, START + 5)),
        (Statement(GSM8K, v.LABEL, Literal("GSM8K")),),
    )


def store_of(*claims: Claim) -> ox.Store:
    store = ox.Store()
    store.extend(quads_in(nquads_of_claims(DOCUMENT, "benchmarks", "3", claims)))
    return store


def quads_in(nquads: Iterable[str]) -> list[ox.Quad]:
    return list(ox.parse("".join(nquads), format=ox.RdfFormat.N_QUADS))


def test_a_fact_stands_once_in_the_knowledge_and_once_in_its_document() -> None:
    store = store_of(claim(), claim())
    pattern = (ox.NamedNode(PAPER), ox.NamedNode(v.EVALUATES_ON), ox.NamedNode(GSM8K))
    assert [quad.graph_name for quad in store.quads_for_pattern(*pattern, ox.DefaultGraph())] == [ox.DefaultGraph()]
    assert [quad.graph_name for quad in store.quads_for_pattern(*pattern, GRAPH)] == [GRAPH]


def test_descriptions_are_stated_without_evidence_nodes() -> None:
    store = store_of(claim())
    assert ox.Quad(ox.NamedNode(GSM8K), ox.NamedNode(v.LABEL), ox.Literal("GSM8K")) in store
    assert len(list(store.quads_for_pattern(None, ox.NamedNode(v.TYPE), ox.NamedNode(v.STATEMENT), None))) == 1


def test_evidence_quotes_the_document_and_names_its_rule() -> None:
    store = store_of(claim())
    rows = store.query(
        "SELECT ?exact ?start ?end ?rule ?confidence ?surface ?source WHERE { GRAPH ?g { ?s a rdf:Statement ; "
        "rdf:subject ?paper ; rdf:predicate kg:evaluatesOn ; rdf:object ?b ; oa:exact ?exact ; oa:start ?start ; "
        "oa:end ?end ; prov:wasGeneratedBy ?rule ; kg:confidence ?confidence ; kg:surface ?surface ; "
        "prov:wasDerivedFrom ?source } }",
        prefixes=v.PREFIXES,
    )
    assert isinstance(rows, ox.QuerySolutions)
    (row,) = rows
    assert DOCUMENT.text[int(row["start"].value) : int(row["end"].value)] == row["exact"].value == TEXT
    assert row["rule"].value == iris.extractor("benchmarks", "3", "locative")
    assert (row["confidence"].value, row["surface"].value) == ("0.88", "GSM8K")
    assert row["source"] == GRAPH


def test_the_knowledge_holds_no_evidence() -> None:
    store = store_of(claim())
    subjects = {value(quad.subject) for quad in store.quads_for_pattern(None, None, None, ox.DefaultGraph())}
    assert subjects == {PAPER, GSM8K}


def test_two_rules_are_two_pieces_of_evidence_for_one_fact() -> None:
    store = store_of(claim("locative"), claim("enumeration"))
    assert len(list(store.quads_for_pattern(None, ox.NamedNode(v.TYPE), ox.NamedNode(v.STATEMENT), GRAPH))) == 2


def test_there_are_no_blank_nodes() -> None:
    quads = quads_in(nquads_of_claims(DOCUMENT, "x", "1", [claim()]))
    assert quads
    for quad in quads:
        assert not isinstance(quad.subject, ox.BlankNode)
        assert not isinstance(quad.object, ox.BlankNode)


def test_typed_and_tagged_literals_keep_their_kind() -> None:
    node = Iri("https://example.org/x")
    stated = [
        Statement(node, v.VOTES, Literal("7", v.INTEGER)),
        Statement(node, v.LABEL, Literal("수학", language="ko")),
        Statement(node, v.PATH, Literal("plain")),
    ]
    objects = {quad.object for quad in quads_in(nquads_of_description(Iri("https://example.org/g"), stated))}
    assert objects == {
        ox.Literal("7", datatype=ox.NamedNode(v.INTEGER)),
        ox.Literal("수학", language="ko"),
        ox.Literal("plain"),
    }


def test_quotes_are_escaped() -> None:
    text = 'He said "GSM8K\\n" \t and\r\nleft \x00\x7f\u2028 .\n'
    document = Document("notes/quote.md", text, "0" * 64)
    stated = Statement(PAPER, v.TITLE, Literal(text))
    evidence = Evidence(Span(0, len(text)), "title", 1.0, text[8:14], Span(8, 14))
    quads = quads_in(nquads_of_claims(document, "papers", "1", [Claim(stated, evidence)]))
    texts = {quad.object.value for quad in quads if isinstance(quad.object, ox.Literal)}
    assert {text, text[8:14]} <= texts


def test_what_no_graph_can_hold_is_refused() -> None:
    for stated in (
        Statement(Iri("https://example.org/a b"), v.LABEL, Literal("x")),
        Statement(PAPER, v.LABEL, Literal("half a pair: \ud83d")),
    ):
        with pytest.raises(ValueError, match=r"IRI|literal value"):
            list(nquads_of_description(Iri("https://example.org/g"), [stated]))
