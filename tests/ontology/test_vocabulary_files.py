"""The vocabularies hold together: labels in both languages, one owner a name, a hierarchy without cycles."""

from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, RdfFormat, Store

from kg.vocabularies import exact_key, key

FOLDER = Path(__file__).resolve().parents[2] / "ontology"
BASE = "https://w3id.org/paper-kg/"
KG = BASE + "ontology#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
SEE_ALSO = "http://www.w3.org/2000/01/rdf-schema#seeAlso"
MINIMUM = {"benchmarks": 1200, "models": 400, "metrics": 120, "topics": 115}
DIRECTIONS = {KG + "HigherIsBetter", KG + "LowerIsBetter"}

# concept IRI -> predicate IRI -> objects
Concepts = dict[str, dict[str, list[NamedNode | Literal]]]


def read(name: str) -> Concepts:
    """Return the concepts of ``ontology/NAME.ttl``; skip the test where the file is absent."""
    file = FOLDER / f"{name}.ttl"
    if not file.is_file():
        pytest.skip(f"{file.name} is not here")
    return _read(file)


@cache
def _read(file: Path) -> Concepts:
    store = Store()
    store.load(path=str(file), format=RdfFormat.TURTLE)
    concepts: Concepts = {}
    for typed in store.quads_for_pattern(None, NamedNode(RDF_TYPE), NamedNode(SKOS + "Concept")):
        properties: dict[str, list[NamedNode | Literal]] = defaultdict(list)
        for quad in store.quads_for_pattern(typed.subject, None, None):
            properties[quad.predicate.value].append(quad.object)
        concepts[typed.subject.value] = properties
    return concepts


def values(concept: dict[str, list[NamedNode | Literal]], predicate: str) -> list[str]:
    return [value.value for value in concept.get(predicate, [])]


def labels(concept: dict[str, list[NamedNode | Literal]]) -> set[str]:
    return {*values(concept, SKOS + "prefLabel"), *values(concept, SKOS + "altLabel")}


def is_true(concept: dict[str, list[NamedNode | Literal]], flag: str) -> bool:
    return values(concept, KG + flag) == ["true"]


def shared_names(concepts: Concepts) -> Iterator[tuple[str, str, str]]:
    """Yield (name, owner, other owner) where one text could be the name of two concepts.

    A case-sensitive name shares only with what is written in its very case: MATH and math stand apart.
    """
    owners: dict[str, set[tuple[str, str, bool]]] = defaultdict(set)
    for iri, concept in concepts.items():
        every = is_true(concept, "caseSensitive")
        some = values(concept, KG + "caseSensitiveLabel")
        for label in labels(concept):
            owners[key(label)].add((iri, exact_key(label), every or label in some))
    for holders in owners.values():
        for iri, exact, sensitive in holders:
            for other, other_exact, other_sensitive in holders:
                if iri < other and (exact == other_exact or not (sensitive or other_sensitive)):
                    yield exact, iri, other


vocabularies = pytest.mark.parametrize("name", MINIMUM)


@vocabularies
def test_holds_at_least_the_minimum(name: str) -> None:
    assert len(read(name)) >= MINIMUM[name]


@vocabularies
def test_every_concept_has_one_label_in_each_language(name: str) -> None:
    wrong = {
        iri: languages
        for iri, concept in read(name).items()
        if (languages := sorted(str(label.language) for label in concept[SKOS + "prefLabel"])) != ["en", "ko"]
    }
    assert not wrong


@vocabularies
def test_no_label_is_empty_or_padded(name: str) -> None:
    padded = {
        iri: bad for iri, concept in read(name).items() if (bad := {t for t in labels(concept) if t != t.strip()})
    }
    empty = [iri for iri, concept in read(name).items() if not all(map(key, labels(concept)))]
    assert not padded
    assert not empty


@vocabularies
def test_notation_is_the_last_segment_of_the_iri(name: str) -> None:
    folder = f"{BASE}id/{name.removesuffix('s')}/"
    wrong = {
        iri: notation
        for iri, concept in read(name).items()
        if (notation := values(concept, SKOS + "notation")) != [iri.removeprefix(folder)]
    }
    assert not wrong


@vocabularies
def test_notations_are_lower_case_ascii(name: str) -> None:
    allowed = set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert not [iri for iri in read(name) if not set(iri.rsplit("/", 1)[1]) <= allowed]


@vocabularies
def test_every_concept_is_in_its_scheme_and_class(name: str) -> None:
    scheme, kind = f"{BASE}id/scheme/{name}", KG + name.removesuffix("s").capitalize()
    strays = [
        iri
        for iri, concept in read(name).items()
        if values(concept, SKOS + "inScheme") != [scheme] or kind not in values(concept, RDF_TYPE)
    ]
    assert not strays


@vocabularies
def test_a_name_belongs_to_one_concept(name: str) -> None:
    assert not list(shared_names(read(name)))


@vocabularies
@pytest.mark.parametrize("flag", ["ambiguousLabel", "caseSensitiveLabel"])
def test_flagged_labels_are_labels_of_the_concept(name: str, flag: str) -> None:
    strays = {
        iri: left for iri, concept in read(name).items() if (left := {*values(concept, KG + flag)} - labels(concept))
    }
    assert not strays


@vocabularies
def test_broader_concepts_exist_and_make_no_cycle(name: str) -> None:
    concepts = read(name)
    broader = {iri: values(concept, SKOS + "broader") for iri, concept in concepts.items()}
    assert not {iri: above for iri, above in broader.items() if not set(above) <= concepts.keys()}
    try:
        TopologicalSorter(broader).prepare()
    except CycleError as error:
        pytest.fail(f"skos:broader goes in a circle: {error.args[1]}")


@vocabularies
def test_links_out_are_web_addresses(name: str) -> None:
    links = [link for concept in read(name).values() for link in values(concept, SEE_ALSO)]
    assert not [link for link in links if not link.startswith("https://")]


def test_every_benchmark_says_what_it_is() -> None:
    assert not [iri for iri, concept in read("benchmarks").items() if not values(concept, SKOS + "definition")]


def test_tasks_of_benchmarks_are_topics() -> None:
    benchmarks, topics = read("benchmarks"), read("topics")
    strays = {
        iri: tasks
        for iri, concept in benchmarks.items()
        if not (tasks := values(concept, KG + "task")) or not set(tasks) <= topics.keys()
    }
    assert not strays


def test_default_metrics_of_benchmarks_are_metrics() -> None:
    metrics = read("metrics")
    assert not [
        iri
        for iri, concept in read("benchmarks").items()
        if not set(values(concept, KG + "defaultMetric")) <= metrics.keys()
    ]


def test_every_metric_has_one_direction_and_a_usual_unit() -> None:
    for iri, concept in read("metrics").items():
        direction = values(concept, KG + "direction")
        assert len(direction) == 1, iri
        assert set(direction) <= DIRECTIONS, iri
        assert len(values(concept, KG + "usualUnit")) == 1, iri


@pytest.mark.parametrize(
    ("spelling", "notation"),
    [
        ("GSM-8K", "gsm8k"),
        ("GSM8k", "gsm8k"),
        ("Berkeley Function-Calling Benchmark", "bfcl"),
        ("Berkeley Function Calling Leaderboard", "bfcl"),
        ("AITW", "aitw"),
        ("Android in the Wild", "aitw"),
        ("챗봇 아레나", "chatbot-arena"),
        ("이미지넷", "imagenet"),
        ("MATH", "math"),
        ("MMLU-Pro", "mmlu-pro"),
        ("MMLU", "mmlu"),
        ("BABILong", "babilong"),
        ("SWE-Bench-Verified", "swe-bench-verified"),
        ("LibriSpeech test-clean", "librispeech-test-clean"),
    ],
)
def test_known_spellings_lead_to_their_benchmark(spelling: str, notation: str) -> None:
    found = {
        iri.rsplit("/", 1)[1]
        for iri, concept in read("benchmarks").items()
        if any(
            exact_key(label) == exact_key(spelling)
            if is_true(concept, "caseSensitive")
            else key(label) == key(spelling)
            for label in labels(concept)
        )
    }
    assert found == {notation}


@pytest.mark.parametrize("word", ["math", "drop", "Babel", "arc", "race", "spider", "multiple", "behavior"])
def test_ordinary_words_are_no_benchmark_by_themselves(word: str) -> None:
    sure = {
        iri
        for iri, concept in read("benchmarks").items()
        if not is_true(concept, "caseSensitive") and key(word) in map(key, labels(concept))
    }
    exact = {
        iri
        for iri, concept in read("benchmarks").items()
        if is_true(concept, "caseSensitive") and exact_key(word) in map(exact_key, labels(concept))
    }
    assert not sure | exact
