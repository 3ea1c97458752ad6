"""The shapes catch what is wrong, one by one, and let pass what is right."""

import re
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pyoxigraph as ox
import pytest

import kg.validation
from kg.model import Layout
from kg.schema import terms as v
from kg.schema.relations import RELATIONS, Relation
from kg.store.local import LocalStore
from kg.validation import validate
from kg.vocabularies.files import vocabulary_rows
from kg.vocabularies.skos import concepts_turtle

DOCUMENT = v.DATA + "document/notes/day.md"
VOCABULARY = v.DATA + "graph/vocabulary"
SHAPES = "https://w3id.org/paper-kg/shapes#"
PREFIXES = "".join(f"PREFIX {name}: <{namespace}>\n" for name, namespace in v.PREFIXES.items()) + (
    f"PREFIX id: <{v.DATA}>\nBASE <{v.DATA}>\n"
)

SOUND = """
<document/notes/day.md> a kg:Document ; kg:path "notes/day.md" ; kg:layout "digest" ; kg:encoding "utf-8" ;
    kg:contentHash "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef" ;
    kg:paperCount 1 ; kg:claimCount 2 ; kg:warning "line 3: odd" .
<listing/1> a kg:Listing ; kg:lists arxiv:2402.14830 ; kg:inDocument <document/notes/day.md> ; kg:layout "digest" ;
    kg:listedOn "2024-02-26"^^xsd:date ; kg:votes 12 ; dcterms:title "A title" ; kg:groundedness 0.8 .
arxiv:2402.14830 a kg:Paper , fabio:Preprint ; dcterms:title "A title" ; fabio:hasArXivId "2402.14830" ;
    schema:url <https://arxiv.org/abs/2402.14830> ; dcterms:creator person:ada ; kg:hasAuthorship <authorship/1> ;
    dcterms:subject topic:reasoning ; kg:citesSimilar arxiv:2402.00001 ; cito:cites arxiv:2402.00001 ;
    kg:mentionsCitation arxiv:2402.00001 ; kg:evaluatesOn benchmark:gsm8k ; kg:introducesBenchmark benchmark:new ;
    kg:trainsOn benchmark:gsm8k ; kg:mentionsBenchmark benchmark:gsm8k ; kg:reports <result/1> ;
    kg:introduces artifact:tool ; kg:mentionsModel model:llama ; foaf:page <https://example.org/> ;
    schema:codeRepository <https://github.com/a/b> .
arxiv:2402.00001 a kg:Paper , fabio:Preprint ; dcterms:title "Another" ; fabio:hasArXivId "2402.00001" ;
    bibo:doi "10.1000/182" ; dcterms:issued "2024"^^xsd:gYear .
person:ada a kg:Person ; foaf:name "Ada B." .
<authorship/1> a kg:Authorship ; kg:author person:ada ; kg:nameAsWritten "Ada B." ; kg:position 1 .
benchmark:new a kg:Benchmark ; rdfs:label "New" ; kg:inVocabulary false .
artifact:tool a kg:Artifact ; rdfs:label "Tool" ; kg:artifactType "method" .
<result/1> a kg:Result ; kg:reportedBy arxiv:2402.14830 ; kg:system artifact:tool ; kg:systemName "Tool" ;
    kg:benchmark benchmark:gsm8k ; kg:metric metric:accuracy ; kg:metricName "정확도" ; mls:hasValue 69.9 ;
    kg:asWritten "69.9%" ; kg:unit "%" ; kg:setting "8-shot" ; kg:comparedWith "GPT" ; kg:resultKind "score" ;
    kg:resultRole "own" .
<evidence/1> a rdf:Statement ; rdf:subject <listing/1> ; rdf:predicate kg:votes ; rdf:object 12 ;
    prov:wasDerivedFrom <document/notes/day.md> ; prov:wasGeneratedBy <extractor/papers/1/votes-line> ;
    oa:exact "Vote: 12" ; oa:start 14 ; oa:end 22 ; kg:confidence 1.0 ; kg:surface "12" .
"""
CONCEPTS = """
<scheme/s> a skos:ConceptScheme .
topic:reasoning a skos:Concept , kg:Topic ; skos:inScheme <scheme/s> ; skos:notation "reasoning" ;
    skos:prefLabel "reasoning"@en , "추론"@ko .
benchmark:gsm8k a skos:Concept , kg:Benchmark ; skos:inScheme <scheme/s> ; skos:notation "gsm8k" ;
    skos:prefLabel "GSM8K"@en , "GSM8K"@ko ; kg:task topic:reasoning ; kg:defaultMetric metric:accuracy ;
    kg:caseSensitive true ; kg:ambiguous false .
benchmark:gsm-plus a skos:Concept , kg:Benchmark ; skos:inScheme <scheme/s> ; skos:notation "gsm-plus" ;
    skos:prefLabel "GSM+"@en ; skos:broader benchmark:gsm8k .
metric:accuracy a skos:Concept , kg:Metric ; skos:inScheme <scheme/s> ; skos:notation "accuracy" ;
    skos:prefLabel "accuracy"@en , "정확도"@ko ; kg:direction kg:HigherIsBetter ; kg:usualUnit "%" .
model:llama a skos:Concept , kg:Model ; skos:inScheme <scheme/s> ; skos:notation "llama" ;
    skos:prefLabel "LLaMA"@en , "라마"@ko ; kg:family true ; kg:developer "Meta" ; kg:modality "text" .
"""
TERM = """kg:Odd a owl:Class ; rdfs:label "odd"@en , "이상"@ko ; rdfs:comment "Odd."@en ;
    rdfs:isDefinedBy <https://w3id.org/paper-kg/ontology> ."""


def _swap(subject: str, predicate: str, value: str) -> str:
    """An update that gives a node another value."""
    return (
        f"DELETE {{ GRAPH ?g {{ {subject} {predicate} ?o }} }}"
        f" INSERT {{ GRAPH ?g {{ {subject} {predicate} {value} }} }}"
        f" WHERE {{ GRAPH ?g {{ {subject} {predicate} ?o }} }}"
    )


def _drop(subject: str, predicate: str) -> str:
    return f"DELETE WHERE {{ GRAPH ?g {{ {subject} {predicate} ?o }} }}"


def _add(triples: str, graph: str = DOCUMENT) -> str:
    return f"INSERT DATA {{ GRAPH <{graph}> {{ {triples} }} }}"


PAPER, LISTING, RESULT, EVIDENCE = "arxiv:2402.14830", "<listing/1>", "<result/1>", "<evidence/1>"
NOTES, AUTHORSHIP = "<document/notes/day.md>", "<authorship/1>"
BROKEN: dict[str, tuple[str, ...]] = {
    "Paper": (_add("[] a kg:Paper"),),
    "Paper-title": (_swap(PAPER, "dcterms:title", '" "'), _swap(PAPER, "dcterms:title", "7")),
    "Paper-arxivId": (
        _swap(PAPER, "fabio:hasArXivId", '"2402.14830v2"'),
        _add(f'{PAPER} fabio:hasArXivId "2402.9999"'),
    ),
    "Paper-doi": (_swap("arxiv:2402.00001", "bibo:doi", '"https://doi.org/10.1000/182"'),),
    "Paper-url": (_swap(PAPER, "schema:url", '"https://arxiv.org"'), _swap(PAPER, "schema:url", "<javascript:1>")),
    "Paper-issued": (_swap("arxiv:2402.00001", "dcterms:issued", '"2024"'),),
    "Paper-venue": (_add(f'{PAPER} kg:venue ""'), _add(f"{PAPER} kg:venue 7")),
    "Paper-creator": (_swap(PAPER, "dcterms:creator", "model:llama"),),
    "Paper-hasAuthorship": (_add(f"{PAPER} kg:hasAuthorship person:ada"),),
    "Paper-subject": (_swap(PAPER, "dcterms:subject", "topic:unheard-of"),),
    "Paper-citesSimilar": (_swap(PAPER, "kg:citesSimilar", "arxiv:2402.77777"),),
    "Paper-cites": (_swap(PAPER, "cito:cites", "person:ada"),),
    "Paper-mentionsCitation": (_swap(PAPER, "kg:mentionsCitation", "person:ada"),),
    "Paper-evaluatesOn": (_swap(PAPER, "kg:evaluatesOn", "model:llama"),),
    "Paper-introducesBenchmark": (_swap(PAPER, "kg:introducesBenchmark", "artifact:tool"),),
    "Paper-trainsOn": (_swap(PAPER, "kg:trainsOn", "model:llama"),),
    "Paper-mentionsBenchmark": (_swap(PAPER, "kg:mentionsBenchmark", '"GSM8K"'),),
    "Paper-reports": (_swap(PAPER, "kg:reports", "artifact:tool"),),
    "Paper-introduces": (_swap(PAPER, "kg:introduces", "model:llama"),),
    "Paper-mentionsModel": (_swap(PAPER, "kg:mentionsModel", "benchmark:gsm8k"),),
    "Paper-page": (_swap(PAPER, "foaf:page", "<ftp://example.org/>"),),
    "Paper-codeRepository": (_swap(PAPER, "schema:codeRepository", '"github"'),),
    "ArxivPaper-type": (f"DELETE DATA {{ GRAPH <{DOCUMENT}> {{ {PAPER} a fabio:Preprint }} }}",),
    "Person-name": (_drop("person:ada", "foaf:name"), _swap("person:ada", "foaf:name", '"+"')),
    "Authorship-author": (_drop(AUTHORSHIP, "kg:author"), _add(f"{AUTHORSHIP} kg:author person:ben")),
    "Authorship-nameAsWritten": (_drop(AUTHORSHIP, "kg:nameAsWritten"), _add(f'{AUTHORSHIP} kg:nameAsWritten "A"')),
    "Authorship-position": (_swap(AUTHORSHIP, "kg:position", "0"), _swap(AUTHORSHIP, "kg:position", '"1"')),
    "Authorship-paper": (_drop(PAPER, "kg:hasAuthorship"),),
    "Document-path": (_drop(NOTES, "kg:path"), _add(f'{NOTES} kg:path "other.md"')),
    "Document-contentHash": (_drop(NOTES, "kg:contentHash"), _swap(NOTES, "kg:contentHash", '"0123"')),
    "Document-layout": (_drop(NOTES, "kg:layout"), _swap(NOTES, "kg:layout", '"A table"')),
    "Document-encoding": (_drop(NOTES, "kg:encoding"),),
    "Document-paperCount": (_swap(NOTES, "kg:paperCount", "-1"), _drop(NOTES, "kg:paperCount")),
    "Document-claimCount": (_swap(NOTES, "kg:claimCount", '"two"'), _drop(NOTES, "kg:claimCount")),
    "Document-warning": (_swap(NOTES, "kg:warning", '""'),),
    "Listing-lists": (_drop(LISTING, "kg:lists"), _swap(LISTING, "kg:lists", "person:ada")),
    "Listing-inDocument": (_drop(LISTING, "kg:inDocument"),),
    "Listing-listedOn": (_swap(LISTING, "kg:listedOn", '"2024-02-26"'),),
    "Listing-votes": (_swap(LISTING, "kg:votes", "-3"), _swap(LISTING, "kg:votes", '"many"')),
    "Listing-title": (_swap(LISTING, "dcterms:title", '""'),),
    "Listing-layout": (_swap(LISTING, "kg:layout", '"a page"'),),
    "Listing-groundedness": (_swap(LISTING, "kg:groundedness", "1.2"),),
    "Concept-prefLabel": (
        f'DELETE DATA {{ GRAPH <{VOCABULARY}> {{ model:llama skos:prefLabel "LLaMA"@en , "라마"@ko }} }}',
        f'DELETE DATA {{ GRAPH <{VOCABULARY}> {{ model:llama skos:prefLabel "LLaMA"@en }} }}',
        _add('model:llama skos:prefLabel "Llama"@en', VOCABULARY),
        _add('model:llama skos:prefLabel "lama"@de', VOCABULARY),
    ),
    "Concept-notation": (_drop("model:llama", "skos:notation"), _swap("model:llama", "skos:notation", '"LLaMA 2"')),
    "Concept-broader": (_swap("benchmark:gsm-plus", "skos:broader", "benchmark:unheard-of"),),
    "Concept-inScheme": (_drop("model:llama", "skos:inScheme"),),
    "Concept-caseSensitive": (_swap("benchmark:gsm8k", "kg:caseSensitive", '"yes"'),),
    "Concept-ambiguous": (_add("benchmark:gsm8k kg:ambiguous true", VOCABULARY),),
    "Labelled-label": (_drop("artifact:tool", "rdfs:label"),),
    "Benchmark-task": (_swap("benchmark:gsm8k", "kg:task", "model:llama"),),
    "Benchmark-defaultMetric": (_swap("benchmark:gsm8k", "kg:defaultMetric", "model:llama"),),
    "Metric-direction": (_add("metric:accuracy kg:direction kg:LowerIsBetter", VOCABULARY),),
    "Metric-usualUnit": (_add('metric:accuracy kg:usualUnit "points"', VOCABULARY),),
    "Model-family": (_swap("model:llama", "kg:family", '"LLaMA"'),),
    "Model-developer": (_swap("model:llama", "kg:developer", '""'),),
    "Model-modality": (_swap("model:llama", "kg:modality", "1"),),
    "Artifact-type": (_swap("artifact:tool", "kg:artifactType", '"thing"'),),
    "Introduced-type": (_drop("artifact:tool", "kg:artifactType"),),
    "Artifact-paper": (_drop(PAPER, "kg:introduces") + ";" + _drop(RESULT, "kg:system"),),
    "Guess-inVocabulary": (_swap("benchmark:new", "kg:inVocabulary", '"no"'),),
    "Result-reportedBy": (_drop(RESULT, "kg:reportedBy"),),
    "Result-system": (_swap(RESULT, "kg:system", '"Tool"'),),
    "Result-systemName": (_swap(RESULT, "kg:systemName", '""'),),
    "Result-benchmark": (_swap(RESULT, "kg:benchmark", "model:llama"),),
    "Result-metric": (_swap(RESULT, "kg:metric", "model:llama"),),
    "Result-metricName": (_swap(RESULT, "kg:metricName", '""'),),
    "Result-value": (_drop(RESULT, "mls:hasValue"), _swap(RESULT, "mls:hasValue", '"69.9%"')),
    "Result-asWritten": (_drop(RESULT, "kg:asWritten"), _swap(RESULT, "kg:asWritten", '" "')),
    "Result-unit": (_swap(RESULT, "kg:unit", "1"),),
    "Result-setting": (_swap(RESULT, "kg:setting", "8"),),
    "Result-comparedWith": (_swap(RESULT, "kg:comparedWith", '""'),),
    "Result-resultRole": (_drop(RESULT, "kg:resultRole"), _swap(RESULT, "kg:resultRole", '"rival"')),
    "Result-resultKind": (_drop(RESULT, "kg:resultKind"), _swap(RESULT, "kg:resultKind", '"gain"')),
    "Result-change": (_add(f'{RESULT} kg:change "gain"'),),
    "Evidence-subject": (_drop(EVIDENCE, "rdf:subject"),),
    "Evidence-predicate": (_drop(EVIDENCE, "rdf:predicate"), _swap(EVIDENCE, "rdf:predicate", '"votes"')),
    "Evidence-object": (_drop(EVIDENCE, "rdf:object"), _add(f"{EVIDENCE} rdf:object 13")),
    "Evidence-document": (_drop(EVIDENCE, "prov:wasDerivedFrom"), _swap(EVIDENCE, "prov:wasDerivedFrom", "person:ada")),
    "Evidence-rule": (_drop(EVIDENCE, "prov:wasGeneratedBy"),),
    "Evidence-exact": (_drop(EVIDENCE, "oa:exact"), _swap(EVIDENCE, "oa:exact", '""')),
    "Evidence-start": (_swap(EVIDENCE, "oa:start", "22"), _swap(EVIDENCE, "oa:start", "-1")),
    "Evidence-end": (_drop(EVIDENCE, "oa:end"), _swap(EVIDENCE, "oa:end", '"22"')),
    "Evidence-confidence": (_swap(EVIDENCE, "kg:confidence", "1.5"), _swap(EVIDENCE, "kg:confidence", "-0.5")),
    "Evidence-surface": (_swap(EVIDENCE, "kg:surface", '""'),),
    "Term-label": (_add(TERM.replace(' , "이상"@ko', ""), VOCABULARY),),
    "Term-comment": (_add(TERM.replace('rdfs:comment "Odd."@en ;', ""), VOCABULARY),),
    "Term-isDefinedBy": (_add(TERM.partition(" ;\n")[0] + " .", VOCABULARY),),
    "Term-domain": (_add("kg:votes rdfs:domain kg:Paper", VOCABULARY),),
    "Term-range": (_add("kg:votes rdfs:range xsd:string", VOCABULARY),),
}


def shapes_with_constraints() -> list[str]:
    """Every named shape that asks for something itself."""
    root = Path(__file__).resolve().parent.parent
    quads = list(ox.parse(path=root / "ontology" / "shapes.ttl", format=ox.RdfFormat.TURTLE))
    messages = {q.subject.value for q in quads if q.predicate.value == "http://www.w3.org/ns/shacl#message"}
    return sorted(iri.removeprefix(SHAPES) for iri in messages)


def sound() -> ox.Store:
    store = ox.Store()
    store.update(PREFIXES + _add(SOUND) + ";" + _add(CONCEPTS, VOCABULARY))
    return store


def test_a_sound_graph_and_the_ontology_keep_all_shapes() -> None:
    report = validate(LocalStore(sound()))
    assert report.violations == ()
    assert report.graphs == 2
    assert report.triples > 100


@pytest.mark.parametrize("shape", shapes_with_constraints())
def test_each_shape_catches_what_breaks_it(shape: str) -> None:
    for update in BROKEN[shape]:
        store = sound()
        before = len(store)
        store.update(PREFIXES + update)
        assert len(store) != before or "INSERT {" in update
        assert shape in {violation.shape for violation in validate(LocalStore(store)).violations}, update


def test_every_breaking_case_belongs_to_a_shape() -> None:
    assert set(BROKEN) == set(shapes_with_constraints())


def test_the_shapes_are_sound_shacl(root: Path) -> None:
    import pyshacl
    from rdflib import Graph

    shapes = Graph().parse(root / "ontology" / "shapes.ttl")
    ontology = Graph().parse(root / "ontology" / "paperkg.ttl")
    conforms, _, messages = pyshacl.validate(ontology, shacl_graph=shapes, meta_shacl=True)
    assert conforms, messages


def test_the_vocabularies_keep_all_shapes(root: Path) -> None:
    store = ox.Store()
    store.load(path=root / "ontology" / "paperkg.ttl", format=ox.RdfFormat.TURTLE, to_graph=ox.NamedNode(VOCABULARY))
    store.load(concepts_turtle(vocabulary_rows()), format=ox.RdfFormat.TURTLE, to_graph=ox.NamedNode(VOCABULARY))
    assert validate(LocalStore(store)).violations == ()


def test_a_violation_tells_document_line_and_value(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "day.md").write_text("## A day\n\nand\nVote: 12\n", encoding="utf-8")
    store = sound()
    store.update(PREFIXES + _swap(LISTING, "kg:votes", "-12"))
    (violation,) = validate(LocalStore(store)).violations
    assert (violation.shape, violation.source, violation.line, violation.start) == (
        "Listing-votes",
        "notes/day.md",
        4,
        14,
    )
    assert violation.focus == v.DATA + "listing/1"
    assert "-12" in violation.value


def test_a_violation_tells_the_offset_where_the_document_is_gone() -> None:
    store = sound()
    store.update(PREFIXES + _swap(LISTING, "kg:votes", "-12"))
    (violation,) = validate(LocalStore(store)).violations
    assert (violation.source, violation.line, violation.start) == ("notes/day.md", 0, 14)


def test_two_documents_may_tell_a_paper_differently() -> None:
    store = sound()
    other = v.DATA + "document/other.md"
    said = SOUND.replace("notes/day.md", "other.md").replace("A title", "A Title!").replace("listing/1", "listing/2")
    store.update(PREFIXES + _add(said.replace("evidence/1", "evidence/2"), other))
    assert validate(LocalStore(store)).violations == ()


def test_the_name_of_each_layout_keeps_the_shapes(root: Path) -> None:
    quads = list(ox.parse(path=root / "ontology" / "shapes.ttl", format=ox.RdfFormat.TURTLE))
    pattern = ox.NamedNode("http://www.w3.org/ns/shacl#pattern")
    for shape in ("Document-layout", "Listing-layout"):
        (written,) = (q.object.value for q in quads if q.subject.value == SHAPES + shape and q.predicate == pattern)
        for layout in Layout:
            assert re.search(written, layout.value), f"{layout.value!r} in kg/model/entries.py breaks {shape}"


def test_a_relation_that_the_shapes_do_not_name_is_checked_by_its_row(monkeypatch: pytest.MonkeyPatch) -> None:
    uses = Relation("usesBenchmark", (v.USES_BENCHMARK,), "benchmark", ("uses", "사용"), ("used by", "사용한 논문"))
    monkeypatch.setattr("kg.validation.RELATIONS", (*RELATIONS, uses))
    monkeypatch.setattr("kg.validation._shapes", kg.validation._shapes.__wrapped__)  # not those that a run before kept
    store = sound()
    store.update(PREFIXES + _add(f"{PAPER} kg:usesBenchmark benchmark:gsm8k"))
    assert validate(LocalStore(store)).violations == ()
    store.update(PREFIXES + _swap(PAPER, "kg:usesBenchmark", "model:llama"))
    (violation,) = validate(LocalStore(store)).violations
    assert (violation.shape, violation.message) == ("Paper-usesBenchmark", "kg:usesBenchmark leads to a kg:Benchmark")


def test_an_executor_finds_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.validation._BATCH", 1)
    store = sound()
    store.update(PREFIXES + ";".join(BROKEN["Listing-votes"][:1] + BROKEN["Metric-direction"]))
    for number in range(12):
        renamed = SOUND.replace("notes/day.md", f"{number}.md").replace("/1>", f"/{number}-1>")
        store.update(PREFIXES + _add(renamed.replace("kg:votes 12", "kg:votes -1"), f"{v.DATA}document/{number}.md"))
    alone = validate(LocalStore(store))
    with ThreadPoolExecutor(2) as executor:
        assert validate(LocalStore(store), executor) == alone
    assert len(alone.violations) == 14
