"""A paper is important by what others say of it, not by what it says itself or by how many wrote it."""

import pyoxigraph as ox
from small_terms import value

from kg.pipeline.computations.facts import Facts
from kg.pipeline.computations.importance import Importance
from kg.schema import terms as v
from kg.store.local import LocalStore

Fact = tuple[str, str, str]


def ranks(*facts: Fact) -> dict[str, float]:
    """The importance of each thing; the object of a fact is an IRI where it begins with a kind, else a literal."""
    store = ox.Store()
    for subject, predicate, thing in facts:
        term = ox.NamedNode(v.DATA + thing) if "/" in thing else ox.Literal(thing)
        store.add(ox.Quad(ox.NamedNode(v.DATA + subject), ox.NamedNode(predicate), term, ox.DefaultGraph()))
    quads = ox.parse(Importance().compute(Facts(LocalStore(store))), format=ox.RdfFormat.N_QUADS)
    return {value(quad.subject).removeprefix(v.DATA): float(value(quad.object)) for quad in quads}


LISTED = [(f"listing/{each}", v.LISTS, f"paper/{each}") for each in "abcd"]


def test_the_average_paper_has_one() -> None:
    found = ranks(*LISTED, ("paper/a", v.CITES, "paper/b"))
    assert abs(sum(found.values()) / 4 - 1) < 0.001


def test_the_number_of_authors_changes_nothing() -> None:
    many = [("paper/a", v.CREATOR, f"person/{each}") for each in range(100)]
    found = ranks(*LISTED, *many, ("paper/b", v.CREATOR, "person/alone"))
    assert found["paper/a"] == found["paper/b"]
    assert abs(found["person/alone"] - 100 * found["person/7"]) < 0.01


def test_citations_similar_lists_and_use_of_what_is_introduced_make_important() -> None:
    introduced = (("paper/a", v.INTRODUCES, "artifact/net"), ("paper/a", v.TITLE, "Net: a network"))
    compared = (("result/1", v.REPORTED_BY, "paper/b"), ("result/1", v.SYSTEM, "artifact/net"))
    for facts in (
        (("paper/b", v.CITES, "paper/a"),),
        (("paper/b", v.CITES_SIMILAR, "paper/a"),),
        (*introduced, ("paper/b", v.MENTIONS_MODEL, "model/net")),
        (*introduced, *compared),
        (("paper/a", v.INTRODUCES_BENCHMARK, "benchmark/net"), ("paper/b", v.EVALUATES_ON, "benchmark/net")),
    ):
        found = ranks(*LISTED, *facts)
        assert found["paper/a"] > found["paper/c"] >= found["paper/b"], facts


def test_votes_and_further_entries_make_important() -> None:
    found = ranks(*LISTED, ("listing/a", v.VOTES, "50"), ("listing/b2", v.LISTS, "paper/b"))
    assert found["paper/a"] > found["paper/b"] > found["paper/c"]


def test_a_paper_gains_nothing_from_what_it_says_itself() -> None:
    own = (
        ("paper/a", v.INTRODUCES, "artifact/net"),
        ("paper/a", v.TITLE, "Net: a network"),
        ("paper/a", v.MENTIONS_MODEL, "model/net"),
        ("paper/a", v.CITES, "paper/a"),
    )
    found = ranks(*LISTED, *own)
    assert found["paper/a"] == found["paper/b"]


def test_a_paper_on_somebody_else_s_model_does_not_take_its_rank() -> None:
    facts = (
        ("paper/a", v.INTRODUCES, "artifact/net"),
        ("paper/a", v.TITLE, "Net-MoE: experts for a network"),
        ("paper/b", v.MENTIONS_MODEL, "model/net"),
    )
    found = ranks(*LISTED, *facts)
    assert found["paper/a"] == found["paper/c"]
