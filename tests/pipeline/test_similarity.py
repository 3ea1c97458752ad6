"""Papers are similar by what they share; each has at most ten, with scores and reasons, in their own graph."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small_documents import write_documents

from kg.extractors.registry import STRUCTURE
from kg.pipeline import build
from kg.pipeline.computations import similarity
from kg.pipeline.computations.dates import paper_dates
from kg.pipeline.computations.facts import Facts
from kg.pipeline.computations.features import paper_features
from kg.pipeline.computations.kept import keep_blocks, kept_blocks
from kg.pipeline.computations.similarity import Similarity, SimilarPair, similar_papers
from kg.schema import terms as v
from kg.store import GraphStore, open_store
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
    found = similar_papers(paper_features(Facts(graph(facts))))
    return {(each.paper.removeprefix(v.DATA), each.other.removeprefix(v.DATA)): each for each in found}


def computed(store: GraphStore) -> bytes:
    return Similarity().compute(Facts(store))


def test_papers_that_share_words_or_things_are_similar_and_say_why() -> None:
    found = pairs(FACTS)
    assert ("paper/a", "paper/b") in found
    assert ("paper/a", "paper/c") not in found
    assert not [pair for pair in found if "paper/e" in pair]
    maths = found["paper/c", "paper/d"]
    assert maths.reasons[:2] in {("mathematics", "miniF2F"), ("miniF2F", "mathematics")}
    assert maths.reasons[2:] == ("language models",), "a phrase instead of each of its words, or of any word they share"
    assert 0 < found["paper/a", "paper/b"].score < maths.score <= 1
    assert found["paper/d", "paper/c"].score == maths.score


def listing(paper: str, *others: str) -> list[Fact]:
    return [(f"paper/{paper}", v.CITES_SIMILAR, f"paper/{other}") for other in others]


def test_two_papers_that_a_third_lists_are_similar_and_say_by_whom() -> None:
    found = pairs([*FACTS, *listing("e", "a", "c")])
    assert found["paper/a", "paper/c"].reasons == ("listed as similar by Cooking",)
    assert ("paper/a", "paper/e") not in found


def test_a_papers_own_list_plays_no_part_for_it() -> None:
    others = {pair for pair in pairs(FACTS) if "paper/a" in pair}
    assert {pair for pair in pairs([*FACTS, *listing("a", "c", "d")]) if "paper/a" in pair} == others
    assert pairs([*FACTS, *listing("a", "c")]) == pairs(FACTS), "a list of one brings no two together"


def test_papers_of_the_same_months_are_more_similar() -> None:
    titles = [(f"paper/{each}", v.TITLE, "Gaussian splatting of streets") for each in "abc"]
    dates = [("paper/a", v.ISSUED, "2024-02"), ("paper/b", v.ISSUED, "2022-02"), ("paper/c", v.ISSUED, "2024-03-08")]
    found = pairs([*titles, *dates])
    assert found["paper/a", "paper/c"].score > 2 * found["paper/a", "paper/b"].score > 0.5
    undated = pairs([*titles, *dates[1:]])
    assert undated["paper/a", "paper/b"].score == undated["paper/a", "paper/c"].score


def test_reasons_are_phrases_and_names_not_any_word_of_titles() -> None:
    titles = ["Unlocking few-step sampling: LoRA for schools", "Few-step sampling at school unlocked", "LoRA unlocked"]
    found = pairs([(f"paper/{place}", v.TITLE, title) for place, title in enumerate(titles)])
    assert found["paper/0", "paper/1"].reasons == ("few step sampling",)
    assert found["paper/0", "paper/2"].reasons == ("LoRA",)
    assert found["paper/1", "paper/2"].reasons == ("unlocked",), "there is nothing better"


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
    assert computed(graph(facts)) == computed(graph(FACTS))


def test_scores_and_reasons_stand_in_a_graph_of_their_own(seeds_store: LocalStore) -> None:
    quads = list(ox.parse(computed(seeds_store), format=ox.RdfFormat.N_QUADS))
    assert {quad.graph_name for quad in quads} == {ox.NamedNode(v.SIMILAR_GRAPH)}
    similar = [quad for quad in quads if quad.predicate.value == v.SIMILAR_TO]
    assert len(similar) == len([quad for quad in quads if quad.predicate.value == v.SCORE]) > 100


NOTES = {
    "ko": ("Alpha", "수학추론을 단계마다 채점한다."),
    "also_ko": ("Beta", "수학추론의 근거를 채점하고 고른다."),
    "en": ("Gamma", "Lemmas are verified by a checker."),
    "also_en": ("Delta", "A checker that verifies each lemma."),
    "else": ("Epsilon", "Songs are sung and nothing more."),
}


@pytest.fixture(scope="module")
def noted(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[tuple[str, str], SimilarPair]]:
    """The pairs of a store built from notes, by titles."""
    folder = tmp_path_factory.mktemp("noted")
    entries = [
        f"### [{title}](https://arxiv.org/abs/2402.{place:05})\n\nVote: 3\n\nAuthors: Ada Lovelace\n\n- {words}\n"
        for place, (title, words) in enumerate(NOTES.values())
    ]
    write_documents(folder / "notes", {"a.md": "## Daily Papers (2024-02-21)\n\n" + "\n".join(entries)})
    build([folder / "notes"], folder / "store", jobs=1, extractors=STRUCTURE)
    with open_store(folder / "store") as store:
        facts = Facts(store)
        titles = {paper: found[0].value for paper, found in facts.texts(v.TITLE).items()}
        found = similar_papers(paper_features(facts))
        yield {(titles[each.paper], titles[each.other]): each for each in found}


def test_the_words_of_notes_count_without_particles_and_endings(noted: dict[tuple[str, str], SimilarPair]) -> None:
    assert set(noted) == {("Alpha", "Beta"), ("Beta", "Alpha"), ("Gamma", "Delta"), ("Delta", "Gamma")}
    assert {"수학추론", "채점"} <= set(noted["Alpha", "Beta"].reasons)


def test_a_stem_that_no_title_spells_out_counts_but_is_not_a_reason(noted: dict[tuple[str, str], SimilarPair]) -> None:
    """An index holds "verifi" for verified; nobody would know it."""
    assert noted["Gamma", "Delta"].score > 0.3
    assert noted["Gamma", "Delta"].reasons == ()


def test_words_that_say_nothing_do_not_make_titles_similar() -> None:
    assert pairs([("paper/a", v.TITLE, "Your model is what you show"), ("paper/b", v.TITLE, "What is your aim")]) == {}


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
    found = {paper.removeprefix(v.DATA): date for paper, date in paper_dates(Facts(graph(facts))).items()}
    assert found == {"paper/a": "2024-02", "paper/b": "2024-02-20", "paper/c": "2024-03-01"}


def test_what_is_found_comes_in_blocks(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    store = graph([(f"paper/{each}", v.TITLE, f"street scenes number{each}") for each in range(15)])
    whole = computed(store)
    monkeypatch.setattr("kg.pipeline.computations.similarity._BLOCK", 2)
    monkeypatch.setattr("kg.pipeline.computations.kept._BLOCK", 100)
    blocks = list(Similarity().blocks(Facts(store)))
    assert len(blocks) > 3
    assert b"".join(blocks) == whole
    keep_blocks(tmp_path / "kept.nq.gz", blocks)
    kept = list(kept_blocks(tmp_path / "kept.nq.gz"))
    assert b"".join(kept) == whole
    assert all(each.endswith(b" .\n") for each in kept)
    assert len(kept) > len(blocks)


def test_many_papers_are_compared_as_few_are(monkeypatch: pytest.MonkeyPatch) -> None:
    many = [(f"paper/{each}", v.TITLE, f"street scenes {each % 7} attention{each % 3}") for each in range(60)]
    whole = pairs([*FACTS, *many])
    monkeypatch.setattr("kg.pipeline.computations.similarity._FEW", 0)  # as if there were many more
    assert pairs([*FACTS, *many]) == whole
    assert len(whole) > 100
