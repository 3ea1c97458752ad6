"""What people type finds the thing they mean, and nothing else."""

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, Store

from kg.errors import InputError, KgError, UnknownThingError
from kg.schema.kinds import KINDS
from kg.schema.terms import ARTIFACT, BENCHMARK, DATA, LABEL, TYPE
from kg.sparql.lookup import Thing, find_thing, label_of, name_key, short_iri
from kg.store import GraphStore
from kg.store.local import LocalStore

ORCA = DATA + "paper/arxiv/2402.14830"


@pytest.mark.parametrize(
    ("typed", "kind", "iri"),
    [
        ("2402.14830", "paper", ORCA),
        ("arXiv:2402.14830", "paper", ORCA),
        ("arxiv:2402.14830", "", ORCA),
        ("2402.14830v2", "paper", ORCA),
        ("https://arxiv.org/abs/2402.14830", "paper", ORCA),
        ("https://arxiv.org/pdf/2402.14830v1.pdf", "", ORCA),
        (ORCA, "", ORCA),
        (f"<{ORCA}>", "paper", ORCA),
        ("Orca-Math: Unlocking the potential of SLMs in Grade School Math", "", ORCA),
        ("orca math: unlocking the potential of slms in grade school math", "paper", ORCA),
        ("Orca-Math", "paper", ORCA),
        ("paper:Orca-Math", "", ORCA),
        ("Arindam Mitra", "person", DATA + "person/arindammitra"),
        ("arindam  MITRA", "", DATA + "person/arindammitra"),
        ("김민준", "person", DATA + "person/김민준"),
        ("김민준", "", DATA + "person/김민준"),  # decomposed Hangul
        ("HT Kung", "person", DATA + "person/htkung"),
        ("GSM8K", "benchmark", DATA + "benchmark/gsm8k"),
        ("gsm-8k", "benchmark", DATA + "benchmark/gsm8k"),
        ("ＧＳＭ８Ｋ", "", DATA + "benchmark/gsm8k"),  # full-width letters
        ("Grade School Math 8K", "", DATA + "benchmark/gsm8k"),
        ("benchmark:gsm8k", "", DATA + "benchmark/gsm8k"),
        ("benchmark:GSM 8K", "benchmark", DATA + "benchmark/gsm8k"),
        ("mathematical-reasoning", "topic", DATA + "topic/mathematical-reasoning"),
        ("Mathematical Reasoning", "", DATA + "topic/mathematical-reasoning"),
        ("수학적 추론", "topic", DATA + "topic/mathematical-reasoning"),
        ("수학적추론", "", DATA + "topic/mathematical-reasoning"),
        ("math reasoning", "topic", DATA + "topic/mathematical-reasoning"),
        ("LLAMA-2-70B", "model", DATA + "model/llama-2-70b"),
        ("정확도", "metric", DATA + "metric/accuracy"),
        ("Orca-Math", "artifact", DATA + "artifact/orca-math"),
        ("notes/flow.txt", "document", DATA + "document/notes/flow.txt"),
        ("https://github.com/example/orca", "", "https://github.com/example/orca"),
    ],
)
def test_names_lead_to_things(tiny_store: GraphStore, typed: str, kind: str, iri: str) -> None:
    assert find_thing(tiny_store, typed, kind).iri == iri


@pytest.mark.parametrize(
    ("typed", "kind", "nearest"),
    [
        ("GMS8K", "benchmark", "GSM8K"),
        ("Arindam Mitre", "person", "Arindam Mitra"),
        ("matematical reasoning", "topic", "mathematical reasoning"),
        ("수학 추론", "topic", "수학적 추론"),
        ("Orca Maths", "", "Orca-Math"),
    ],
)
def test_unknown_names_get_the_nearest(tiny_store: GraphStore, typed: str, kind: str, nearest: str) -> None:
    with pytest.raises(UnknownThingError) as caught:
        find_thing(tiny_store, typed, kind)
    assert nearest in caught.value.nearest
    assert len(caught.value.nearest) <= 3


def test_the_nearest_are_spelled_as_usual(tiny_store: GraphStore) -> None:
    with pytest.raises(UnknownThingError) as caught:
        find_thing(tiny_store, "GSM9K", "benchmark")
    assert caught.value.nearest == ("GSM8K",)


def test_the_nearest_are_distinct_things() -> None:
    store = Store()
    spelled = {"gsm8k": ["GSM8K", "GSM-8K", "GSM 8k", "gsm8k"], "gsm1k": ["GSM1K"], "gsm-hard": ["GSM-Hard"]}
    for name, labels in spelled.items():
        node = NamedNode(f"{DATA}benchmark/{name}")
        store.add(Quad(node, NamedNode(TYPE), NamedNode(BENCHMARK), DefaultGraph()))
        store.extend(Quad(node, NamedNode(LABEL), Literal(label), DefaultGraph()) for label in labels)
    artifact = NamedNode(f"{DATA}artifact/gsm8k")
    store.add(Quad(artifact, NamedNode(TYPE), NamedNode(ARTIFACT), DefaultGraph()))
    store.add(Quad(artifact, NamedNode(LABEL), Literal("GSM8K"), DefaultGraph()))
    for kind in ("benchmark", ""):
        with pytest.raises(UnknownThingError) as caught:
            find_thing(LocalStore(store), "GSM9K", kind)
        keys = [name_key(name) for name in caught.value.nearest]
        assert sorted(keys) == ["gsm1k", "gsm8k", "gsmhard"]


@pytest.mark.parametrize("typed", ["", "   ", "2402.99999", "benchmark:", "http://", "<>", "zzzzqqqq", "kg:nothing"])
def test_nothing_is_found_for_nothing(tiny_store: GraphStore, typed: str) -> None:
    with pytest.raises(UnknownThingError):
        find_thing(tiny_store, typed)


def test_a_name_of_another_kind_is_not_taken(tiny_store: GraphStore) -> None:
    with pytest.raises(UnknownThingError, match="person"):
        find_thing(tiny_store, "GSM8K", "person")
    with pytest.raises(UnknownThingError):
        find_thing(tiny_store, DATA + "benchmark/gsm8k", "person")


def test_a_name_of_several_kinds_asks_which(tiny_store: GraphStore) -> None:
    with pytest.raises(InputError) as caught:
        find_thing(tiny_store, "FlowBench")
    for part in ("benchmark", "artifact", "benchmark:flowbench", "artifact:flowbench"):
        assert part in str(caught.value)
    assert find_thing(tiny_store, "artifact:flowbench").kind == "artifact"


def test_a_label_that_several_things_of_a_kind_have_asks_which() -> None:
    store = Store()
    for name in ("one", "two"):
        node = NamedNode(f"{DATA}artifact/{name}")
        store.add(Quad(node, NamedNode(TYPE), NamedNode(ARTIFACT), DefaultGraph()))
        store.add(Quad(node, NamedNode(LABEL), Literal("Twin"), DefaultGraph()))
    with pytest.raises(InputError, match="artifact:one or artifact:two"):
        find_thing(LocalStore(store), "twin")


@given(name=st.text(max_size=40), kind=st.sampled_from(["", "paper", "person", "benchmark", "document"]))
@settings(max_examples=200)
def test_any_text_is_a_name_or_told_to_be_none(tiny_store: GraphStore, name: str, kind: str) -> None:
    with suppress(KgError):
        assert find_thing(tiny_store, name, kind).kind in ([kind] if kind else [*(each.name for each in KINDS), ""])


def test_labels(tiny_store: GraphStore) -> None:
    assert label_of(tiny_store, DATA + "topic/mathematical-reasoning") == "mathematical reasoning"
    assert label_of(tiny_store, ORCA).startswith("Orca-Math: ")
    assert label_of(tiny_store, DATA + "person/htkung") == "H. T. Kung"
    assert label_of(tiny_store, DATA + "document/notes/flow.txt") == "notes/flow.txt"
    assert label_of(tiny_store, DATA + "metric/none") == "metric:none"


def test_short_iris() -> None:
    assert short_iri(ORCA) == "arxiv:2402.14830"
    assert short_iri("http://purl.org/dc/terms/title") == "dcterms:title"
    assert short_iri("https://example.org/x") == "https://example.org/x"
    assert short_iri(DATA + "document/a/b.md") == DATA + "document/a/b.md"


def test_the_address_of_a_paper_is_the_paper(seeds_store: GraphStore) -> None:
    found = find_thing(seeds_store, "https://arxiv.org/abs/2402.14830")
    assert (found.kind, found.iri.rpartition("/")[2]) == ("paper", "2402.14830")


def test_an_introduced_model_is_found_by_its_earlier_names(seeds_store: GraphStore) -> None:
    model = Thing(f"{DATA}model/orca-math", "model")
    for typed in ("Orca-Math", "artifact:orca-math", "artifact: Orca Math", f"{DATA}artifact/orca-math"):
        assert find_thing(seeds_store, typed) == model
