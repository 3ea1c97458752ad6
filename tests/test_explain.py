"""Facts are explained with the words that state them."""

import pytest

from kg.errors import UnknownThingError
from kg.explain import by_relation, explain, explained
from kg.resources import queries_folder
from kg.schema.terms import DATA
from kg.store import GraphStore

ORCA = "2402.14830"


def facts(store: GraphStore, *words: str) -> set[tuple[str, str]]:
    found = explain(store, *words).facts
    return {(fact.predicate.replace("#", "/").rpartition("/")[2], fact.object_label) for fact in found}


@pytest.mark.parametrize("predicate", ["authors", "author", "creator", "dcterms:creator", "저자"])
def test_relations_go_by_several_names(tiny_store: GraphStore, predicate: str) -> None:
    assert facts(tiny_store, ORCA, predicate) == {
        ("creator", "Arindam Mitra"),
        ("creator", "Hamed Khanpour"),
        ("creator", "김민준"),
    }


@pytest.mark.parametrize("predicate", ["evaluatesOn", "kg:evaluatesOn", "evaluates", "benchmarks", "evaluateson"])
def test_every_testimony_is_quoted(tiny_store: GraphStore, predicate: str) -> None:
    found = explain(tiny_store, ORCA, predicate, "gsm8k").facts
    assert len(found) == 1
    places = [(each.document, each.surface, each.confidence) for each in found[0].testimonies]
    assert places == [
        ("notes/2402.14830.md", "GSM8K", 0.9),
        ("notes/daily-2024-02-26.md", "GSM8K", 0.9),
        ("notes/daily-2024-02-26.md", "GSM8K", 0.8),
    ]
    for each in found[0].testimonies:
        assert "GSM8K" in each.quote
        assert each.end - each.start == len(each.quote)


def test_what_is_said_of_the_listing_belongs_to_the_paper(tiny_store: GraphStore) -> None:
    assert facts(tiny_store, ORCA, "votes") == {("votes", "21")}
    assert facts(tiny_store, ORCA, "date") == {("listedOn", "2024-02-26"), ("issued", "2024")}


def test_things_are_explained_from_the_other_end(tiny_store: GraphStore) -> None:
    found = facts(tiny_store, "GSM8K")
    assert ("evaluatesOn", "GSM8K") in found
    assert ("reports", "Orca-Math: 86.81% (GSM8K)") in found
    assert facts(tiny_store, "GSM8K", "evaluates", ORCA) == {("evaluatesOn", "GSM8K")}
    assert facts(tiny_store, "H. T. Kung") == {("creator", "H. T. Kung")}


def test_unknown_ends_are_told(tiny_store: GraphStore) -> None:
    with pytest.raises(UnknownThingError, match="Did you mean"):
        explain(tiny_store, "Arindam Mitre")
    with pytest.raises(UnknownThingError, match="authors"):
        explain(tiny_store, ORCA, "autors")
    with pytest.raises(UnknownThingError, match="GSM8K"):
        explain(tiny_store, ORCA, "evaluatesOn", "GSM9K")


def test_a_page_for_a_terminal(tiny_store: GraphStore) -> None:
    lines = list(explained(explain(tiny_store, ORCA, "introduces"), width=60))
    assert lines[0].startswith("Orca-Math: ")
    assert lines[2] == "kg:introduces  Orca-Math"
    assert any("notes/daily-2024-02-26.md, characters" in line and "confidence 0.90" in line for line in lines)
    everything = explain(tiny_store, ORCA)
    assert sum("characters" in line for line in explained(everything, limit=1)) == 1
    assert sum("characters" in line for line in explained(everything)) > 1


def test_words_behind_many_facts_are_shown_once(seeds_store: GraphStore) -> None:
    found = explain(seeds_store, "AlphaCode를 사용한 경쟁 수준 코드 생성")
    lines = list(explained(found))
    assert sum(line.startswith("dcterms:creator  ") for line in lines) > 20
    assert sum("reference-list" in line for line in lines) == 1


def test_entries_go_by_their_document(seeds_store: GraphStore) -> None:
    lines = list(explained(explain(seeds_store, ORCA, "votes")))
    assert lines[2] == "entry in seeds/daily-2024-02-26.md  kg:votes  15"


@pytest.mark.parametrize(
    ("typed", "iri"),
    [
        ("AlphaCode를 사용한 경쟁 수준 코드 생성", "paper/doi/10.1126/science.abq1158"),
        ("paper:flacuna", "paper/document/seeds/flacuna.txt"),
        ("arindam mitra", "person/arindammitra"),
        ("수학적 추론", "topic/mathematical-reasoning"),
        ("GSM8K", "benchmark/gsm8k"),
        ("seeds/flacuna.txt", "document/seeds/flacuna.txt"),
    ],
)
def test_titles_authors_labels_and_documents_are_explained(seeds_store: GraphStore, typed: str, iri: str) -> None:
    found = explain(seeds_store, typed)
    assert found.iri == DATA + iri
    assert found.facts


def test_every_fact_of_the_seeds_is_quoted_at_its_place(seeds_store: GraphStore) -> None:
    root = queries_folder().parent
    found = explain(seeds_store, ORCA)
    assert found.iri == DATA + "paper/arxiv/2402.14830"
    assert len(found.facts) > 5
    for fact in found.facts:
        assert fact.testimonies
        for each in fact.testimonies:
            text = (root / each.document).read_bytes().decode("utf-8")
            assert text[each.start : each.end] == each.quote


def test_facts_of_several_relations_come_in_groups_with_their_numbers(tiny_store: GraphStore) -> None:
    found = explain(tiny_store, ORCA)
    groups = by_relation(found.facts)
    assert [each.name for each in groups][:2] == ["creator", "subject"]
    assert sum(len(each.facts) for each in groups) == len(found.facts)
    lines = list(explained(found, limit=1, grouped=True))
    assert "creator (3)" in lines
    assert "… 2 more of creator" in lines
    assert "evaluatesOn (1)" in lines


def test_results_are_found_by_their_benchmark(tiny_store: GraphStore) -> None:
    found = facts(tiny_store, ORCA, "results", "GSM8K")
    assert ("reports", "Orca-Math: 86.81% (GSM8K)") in found
    assert all("GSM8K" in label for _, label in found)
