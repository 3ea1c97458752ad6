"""Papers are similar by what they share; each has at most ten, with scores and reasons, in a graph of their own."""

from collections.abc import Sequence

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.pipeline.computations import similarity
from kg.pipeline.computations.dates import paper_dates
from kg.pipeline.computations.features import paper_features, words_of
from kg.pipeline.computations.similarity import Similarity, SimilarPair, similar_papers
from kg.schema import terms as v
from kg.store.local import LocalStore

Fact = tuple[str, str, str]

FACTS: list[Fact] = [
    *((f"paper/{name}", v.TITLE, title) for name, title in {
        "a": "Gaussian splatting for street scenes",
        "b": "Street scenes from sparse views by splatting",
        "c": "Proofs by small language models",
        "d": "Olympiad proofs and language models",
        "e": "Cooking",
    }.items()),
    ("paper/c", v.SUBJECT, "topic/maths"),
    ("paper/d", v.SUBJECT, "topic/maths"),
    ("paper/c", v.EVALUATES_ON, "benchmark/minif2f"),
    ("paper/d", v.EVALUATES_ON, "benchmark/minif2f"),
    ("topic/maths", v.SKOS + "prefLabel", "mathematics"),
    ("benchmark/minif2f", v.LABEL, "miniF2F"),
]  # fmt: skip


def graph(facts: Sequence[Fact]) -> LocalStore:
    store = ox.Store()
    for subject, predicate, thing in facts:
        term = ox.NamedNode(v.DATA + thing) if "/" in thing else ox.Literal(thing)
        store.add(ox.Quad(ox.NamedNode(v.DATA + subject), ox.NamedNode(predicate), term, ox.DefaultGraph()))
    return LocalStore(store)


def pairs(facts: Sequence[Fact]) -> dict[tuple[str, str], SimilarPair]:
    found = similar_papers(paper_features(graph(facts)))
    return {(each.paper.removeprefix(v.DATA), each.other.removeprefix(v.DATA)): each for each in found}


def test_papers_that_share_words_or_things_are_similar_and_say_why() -> None:
    found = pairs(FACTS)
    assert ("paper/a", "paper/b") in found
    assert ("paper/a", "paper/c") not in found
    assert not [pair for pair in found if "paper/e" in pair]
    maths = found["paper/c", "paper/d"]
    assert maths.reasons[:2] in {("mathematics", "miniF2F"), ("miniF2F", "mathematics")}
    assert "proof" in maths.reasons
    assert 0 < found["paper/a", "paper/b"].score < maths.score <= 1
    assert found["paper/d", "paper/c"].score == maths.score


def test_what_documents_list_as_similar_plays_no_part() -> None:
    assert pairs([*FACTS, ("paper/a", v.CITES_SIMILAR, "paper/c")]) == pairs(FACTS)


def test_each_paper_has_at_most_ten() -> None:
    many = [(f"paper/{each}", v.TITLE, f"street scenes number{each}") for each in range(15)]
    many += [(f"paper/other{each}", v.TITLE, f"other{each}") for each in range(60)]
    kept = [pair for pair in pairs(many) if pair[0] == "paper/7"]
    assert len(kept) == 10


def test_what_many_papers_have_counts_though_it_finds_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = pairs(FACTS)
    monkeypatch.setattr(similarity, "_COMMON", 1)
    assert pairs(FACTS) == {}
    three = [*FACTS, ("paper/a", v.SUBJECT, "topic/maths"), ("paper/b", v.SUBJECT, "topic/maths")]
    monkeypatch.setattr(similarity, "_COMMON", 2)  # the topic is common now, words are not
    found = pairs(three)
    assert ("paper/a", "paper/d") not in found
    assert "mathematics" in found["paper/a", "paper/b"].reasons
    assert found["paper/a", "paper/b"].score > whole["paper/a", "paper/b"].score


@settings(max_examples=20, deadline=None)
@given(st.permutations(FACTS))
def test_the_order_of_facts_changes_nothing(facts: list[Fact]) -> None:
    assert Similarity().compute(graph(facts)) == Similarity().compute(graph(FACTS))


def test_scores_and_reasons_stand_in_a_graph_of_their_own(seeds_store: LocalStore) -> None:
    quads = list(ox.parse(Similarity().compute(seeds_store), format=ox.RdfFormat.N_QUADS))
    assert {quad.graph_name for quad in quads} == {ox.NamedNode(v.SIMILAR_GRAPH)}
    similar = [quad for quad in quads if quad.predicate.value == v.SIMILAR_TO]
    assert len(similar) == len([quad for quad in quads if quad.predicate.value == v.SCORE]) > 100


def test_korean_words_are_found_behind_particles_and_within_compounds() -> None:
    assert set(words_of("추론을")) & set(words_of("수학추론"))
    assert list(words_of("The models use networks")) == ["network"]


def test_a_paper_has_the_first_date_that_is_known() -> None:
    facts = [
        ("paper/a", v.HAS_ARXIV_ID, "2402.14830"),
        ("paper/b", v.HAS_ARXIV_ID, "2402.14831"),
        ("paper/b", v.ISSUED, "2024-02-20"),
        ("paper/c", v.ISSUED, "2023"),
        ("listing/1", v.LISTS, "paper/c"),
        ("listing/1", v.LISTED_ON, "2024-03-02"),
        ("listing/2", v.LISTS, "paper/c"),
        ("listing/2", v.LISTED_ON, "2024-03-01"),
    ]
    found = {paper.removeprefix(v.DATA): date for paper, date in paper_dates(graph(facts)).items()}
    assert found == {"paper/a": "2024-02", "paper/b": "2024-02-20", "paper/c": "2024-03-01"}
