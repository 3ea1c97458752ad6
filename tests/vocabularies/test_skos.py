"""Rows as SKOS and back."""

from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode
from rdflib import Graph

from kg.schema.terms import DATA, KG, SKOS
from kg.vocabularies.rows import Row
from kg.vocabularies.skos import concepts_turtle, row_triples, scan_turtle

ROW = Row(
    *("benchmark", "probe", "Probe", "탐침"),
    names=("PB", "프로브"),
    hidden=("P",),
    parent=("glue",),
    task=("reasoning",),
    metric="accuracy",
    ambiguous=True,
    case_sensitive_names=("PB",),
    link="https://example.org/probe",
    note="questions about probes",
)
ROWS = (
    ROW,
    Row("metric", "probe-rate", "Probe rate", direction="lower", unit="%"),
    Row("model", "fog", "Fog", type="system", modality="text", developer=("Ada", "Alan"), family=True),
    Row(
        "topic",
        "probing",
        "Probing",
        keywords=("probe set",),
        related=("reasoning",),
        presented=True,
        broad=True,
        scope="Only probes.",
    ),
)


def test_a_row_in_skos() -> None:
    triples = list(row_triples(ROW))
    assert {triple.subject for triple in triples} == {NamedNode(DATA + "benchmark/probe")}
    assert {
        (SKOS + "prefLabel", Literal("Probe", language="en")),
        (SKOS + "prefLabel", Literal("탐침", language="ko")),
        (SKOS + "altLabel", Literal("PB", language="en")),
        (SKOS + "altLabel", Literal("프로브", language="ko")),
        (SKOS + "hiddenLabel", Literal("P", language="en")),
        (SKOS + "broader", NamedNode(DATA + "benchmark/glue")),
        (SKOS + "definition", Literal("questions about probes", language="en")),
        (KG + "task", NamedNode(DATA + "topic/reasoning")),
        (KG + "defaultMetric", NamedNode(DATA + "metric/accuracy")),
        (KG + "caseSensitiveLabel", Literal("PB")),
    } <= {(triple.predicate.value, triple.object) for triple in triples}
    predicates = {triple.predicate.value for triple in triples}
    assert KG + "ambiguous" in predicates
    assert not {KG + "caseSensitive", SKOS + "topConceptOf"} & predicates


def test_a_keyword_is_not_another_name_of_a_topic() -> None:
    said = {(t.predicate.value, t.object) for t in row_triples(ROWS[3])}
    assert (KG + "keyword", Literal("probe set", language="en")) in said
    assert SKOS + "altLabel" not in {predicate for predicate, _ in said}


def test_a_row_without_a_korean_name_has_one_preferred_label() -> None:
    labels = [t.object for t in row_triples(ROWS[1]) if t.predicate.value == SKOS + "prefLabel"]
    assert labels == [Literal("Probe rate", language="en")]


def test_rows_come_back_from_their_turtle(tmp_path: Path) -> None:
    file = tmp_path / "mine.ttl"
    file.write_bytes(concepts_turtle(ROWS))
    assert len(Graph().parse(file)) == len(list(turtle_triples(file)))
    assert {row for _, row in scan_turtle(file)} == {*ROWS}


def turtle_triples(file: Path) -> set[object]:
    from pyoxigraph import RdfFormat, parse

    return {quad.triple for quad in parse(path=file, format=RdfFormat.TURTLE)}


PREFIXES = """@prefix kg: <https://w3id.org/paper-kg/ontology#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix benchmark: <https://w3id.org/paper-kg/id/benchmark/> .
"""
GOOD = """benchmark:probe a skos:Concept, kg:Benchmark ;
    skos:prefLabel "Probe Task Set"@en, "탐침"@ko .
"""


@pytest.mark.parametrize(
    ("before", "after", "line", "message"),
    [
        ("benchmark:probe", "benchmark:Probe", 4, "is not an id"),
        ("benchmark:probe", "<http://example.org/probe>", 4, "the IRI of a benchmark begins with"),
        ("kg:Benchmark", "kg:Bench", 4, "is not a kg:Benchmark"),
        ('"탐침"@ko', '"Probe"@en', 4, "two preferred labels in one language"),
        ('"탐침"@ko .', '"탐침"@ko ]', 5, "not Turtle"),
    ],
)
def test_turtle_that_is_not_a_vocabulary_is_named_by_its_line(
    tmp_path: Path, before: str, after: str, line: int, message: str
) -> None:
    file = tmp_path / "mine.ttl"
    file.write_text(PREFIXES + GOOD, "utf-8")
    assert [row for _, row in scan_turtle(file)] == [Row("benchmark", "probe", "Probe Task Set", "탐침")]
    file.write_text(PREFIXES + GOOD.replace(before, after), "utf-8")
    ((found, problem),) = scan_turtle(file)
    assert isinstance(problem, ValueError)
    assert (found, message in str(problem)) == (line, True), problem
