"""The concepts that the graph holds are those its documents name."""

from pathlib import Path

from pyoxigraph import DefaultGraph, NamedNode
from small_terms import value

from kg.pipeline.vocabulary import refresh_vocabulary
from kg.schema import iris
from kg.schema import terms as v
from kg.store import StoreBuilder, open_store

PAPER = iris.paper_by_arxiv("2402.14830")


def document(name: str, *objects: str) -> bytes:
    triples = [f"<{PAPER}> <{v.MENTIONS_MODEL}> <{each}>" for each in objects]
    return "".join(f"{t} .\n{t} <{iris.document(name)}> .\n" for t in triples).encode()


def change(location: Path, *documents: bytes, retract: tuple[str, ...] = (), renew: bool = False) -> None:
    with StoreBuilder.open(location) as builder, builder.prepare(empty=False) as preparation:
        preparation.retract(iris.document(name) for name in retract)
        for each in documents:
            preparation.load(each)
        refresh_vocabulary(preparation, renew=renew)
        preparation.publish(b"")


def graph(location: Path) -> bytes:
    with open_store(location) as store:
        return store.canonical_nquads()


def described(location: Path) -> set[str]:
    with open_store(location) as store:
        quads = store.quads(predicate=NamedNode(v.SKOS + "prefLabel"), graph=DefaultGraph())
        return {quad.subject.value for quad in quads if isinstance(quad.subject, NamedNode)}


def test_named_concepts_come_with_the_broader_ones(tmp_path: Path) -> None:
    named, *families = map(iris.model, ("llama-2-70b", "llama-2", "llama"))
    change(tmp_path, document("a", named))
    assert {iri for iri in described(tmp_path) if iri.startswith(v.DATA + "model/")} == {named, *families}
    with open_store(tmp_path) as store:
        assert list(store.quads(NamedNode(named), graph=NamedNode(v.VOCABULARY_GRAPH)))


def test_concepts_come_and_go_with_the_documents(tmp_path: Path) -> None:
    first, second = iris.model("llama-2-70b"), iris.model("gpt-4")
    change(tmp_path / "steps", document("a", first))
    change(tmp_path / "steps", document("b", second))
    change(tmp_path / "steps", retract=("a",))
    assert first not in described(tmp_path / "steps")
    change(tmp_path / "fresh", document("b", second))
    assert graph(tmp_path / "steps") == graph(tmp_path / "fresh")
    change(tmp_path / "steps", renew=True)
    assert graph(tmp_path / "steps") == graph(tmp_path / "fresh")


def test_a_document_outlives_its_concept(tmp_path: Path) -> None:
    """What a document states of a concept stays its own, even where the vocabulary says the same."""
    model = iris.model("gpt-4")
    triple = f"<{model}> <{v.TYPE}> <{v.MODEL}>"
    change(tmp_path, document("a", model), f"{triple} .\n{triple} <{iris.document('b')}> .\n".encode())
    change(tmp_path, retract=("a",))
    with open_store(tmp_path) as store:
        assert [value(quad.object) for quad in store.quads(NamedNode(model), graph=DefaultGraph())] == [v.MODEL]
