"""The store: publishing, retracting, locking, reading."""

import errno
import json
import threading
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import DefaultGraph, Literal, NamedNode

from kg.errors import QueryError, StoreError
from kg.store import StoreBuilder, files, open_store
from kg.store.folder import StoreFolder
from kg.store.local import LocalStore

PREFIX = "http://example.org/"


def iri(name: str) -> str:
    return f"{PREFIX}{name}"


def nquads(graph: str, *facts: str) -> bytes:
    """A document's quads: each fact in its graph and in the default graph, and evidence in its graph alone."""
    lines = []
    for fact in facts:
        triple = f'<{iri(fact)}> <{iri("is")}> "{fact}"'
        evidence = f'<{iri(f"evidence-{graph}-{fact}")}> <{iri("exact")}> "{fact}"'
        lines += [f"{triple} .", f"{triple} <{iri(graph)}> .", f"{evidence} <{iri(graph)}> ."]
    return "".join(f"{line}\n" for line in lines).encode()


def publish(
    location: Path, *documents: bytes, empty: bool = False, fresh: bool = False, retract: tuple[str, ...] = ()
) -> None:
    with StoreBuilder.open(location, fresh=fresh) as builder, builder.prepare(empty=empty) as preparation:
        preparation.retract(iri(graph) for graph in retract)
        for document in documents:
            preparation.load(document)
        preparation.publish(b"{}")


def facts(store: object) -> set[str]:
    assert isinstance(store, LocalStore)
    return {quad.object.value for quad in store.quads(graph=DefaultGraph()) if isinstance(quad.object, Literal)}


def test_publishes_and_reads(tmp_path: Path) -> None:
    publish(tmp_path / "store", nquads("a", "one", "two"))
    with open_store(tmp_path / "store") as store:
        assert facts(store) == {"one", "two"}
        assert [name.value for name in store.named_graphs()] == [iri("a")]
        assert bool(store.query("ASK { ?s x:is ?o }", prefixes={"x": PREFIX}, substitutions={"o": Literal("two")}))
        assert not bool(store.query("ASK { ?s x:is ?o }", prefixes={"x": PREFIX}, substitutions={"o": Literal("no")}))
        lines = store.canonical_nquads().splitlines()
        assert lines == sorted(lines)
        assert len(lines) == 6


def test_a_later_build_keeps_what_was_there(tmp_path: Path) -> None:
    publish(tmp_path, nquads("a", "one"))
    publish(tmp_path, nquads("b", "two"))
    with open_store(tmp_path) as store:
        assert facts(store) == {"one", "two"}
    publish(tmp_path, nquads("c", "three"), empty=True)
    with open_store(tmp_path) as store:
        assert facts(store) == {"three"}


def test_a_fact_goes_with_its_last_testimony(tmp_path: Path) -> None:
    publish(tmp_path, nquads("a", "one", "both"), nquads("b", "two", "both"))
    publish(tmp_path, retract=("a",))
    with open_store(tmp_path) as store:
        assert facts(store) == {"two", "both"}
        assert [name.value for name in store.named_graphs()] == [iri("b")]
    publish(tmp_path, retract=("b", "never-there"))
    with open_store(tmp_path) as store:
        assert store.canonical_nquads() == b""


documents = st.dictionaries(st.sampled_from("abcd"), st.frozensets(st.sampled_from(["1", "2", "3"])))


@settings(max_examples=12, deadline=None)
@given(st.lists(documents, min_size=1, max_size=4))
def test_any_sequence_of_changes_gives_the_graph_of_its_end(
    tmp_path_factory: pytest.TempPathFactory, sequence: list[dict[str, frozenset[str]]]
) -> None:
    folder = tmp_path_factory.mktemp("sequence")
    before: dict[str, frozenset[str]] = {}
    for after in sequence:
        gone = tuple(name for name in before if before[name] != after.get(name))
        new = [nquads(name, *after[name]) for name in after if before.get(name) != after[name]]
        publish(folder / "step", *new, retract=gone)
        before = after
    publish(folder / "fresh", *(nquads(name, *words) for name, words in reversed(before.items())))
    with open_store(folder / "step") as changed, open_store(folder / "fresh") as fresh:
        assert changed.canonical_nquads() == fresh.canonical_nquads()


def test_carries_documents_over_into_an_empty_generation(tmp_path: Path) -> None:
    publish(tmp_path, nquads("a", "one", "both"), nquads("b", "two", "both"))
    with StoreBuilder.open(tmp_path) as builder, builder.prepare(empty=True) as preparation:
        preparation.carry_over([iri("b")])
        preparation.publish(b"{}")
    publish(tmp_path / "fresh", nquads("b", "two", "both"))
    with open_store(tmp_path) as store, open_store(tmp_path / "fresh") as fresh:
        assert store.canonical_nquads() == fresh.canonical_nquads()


def test_a_reader_keeps_its_graph_while_a_build_publishes_another(tmp_path: Path) -> None:
    publish(tmp_path, nquads("a", "one"))
    with open_store(tmp_path) as reader:
        publish(tmp_path, nquads("b", "two"))
        publish(tmp_path, nquads("c", "three"))
        assert facts(reader) == {"one"}
        with open_store(tmp_path) as later:
            assert facts(later) == {"one", "two", "three"}
        assert len(list((tmp_path / "generations").iterdir())) == 2
    assert len(list((tmp_path / "generations").iterdir())) == 1  # cleared as the last reader left


def test_a_published_graph_is_not_touched_by_builds(tmp_path: Path) -> None:
    publish(tmp_path, nquads("a", *map(str, range(200))))
    with open_store(tmp_path):  # keeps the generation
        published = StoreFolder(tmp_path).graph(StoreFolder(tmp_path).current())
        before = {path.name: (path.stat().st_mtime_ns, path.read_bytes()) for path in published.iterdir()}
        publish(tmp_path, nquads("b", "two"), retract=("a",))
        assert {path.name: (path.stat().st_mtime_ns, path.read_bytes()) for path in published.iterdir()} == before


def test_readers_and_builds_at_the_same_time(tmp_path: Path) -> None:
    publish(tmp_path, nquads("a", "0"))
    done = threading.Event()
    wrong: list[object] = []
    seen: set[str] = set()

    def read() -> None:
        while not done.is_set():
            try:
                with open_store(tmp_path) as store:
                    seen.update(facts(store))
                    if len(found := facts(store)) != 1:
                        wrong.append(found)
            except Exception as error:
                wrong.append(error)

    readers = [threading.Thread(target=read) for _ in range(2)]
    for reader in readers:
        reader.start()
    for number in range(1, 16):
        publish(tmp_path, nquads("a", str(number)), retract=("a",))
    done.set()
    for reader in readers:
        reader.join()
    assert wrong == []
    assert len(seen) > 1


def test_a_second_builder_is_refused_in_one_line(tmp_path: Path) -> None:
    with StoreBuilder.open(tmp_path):
        with pytest.raises(StoreError, match="Another build is writing") as refused, StoreBuilder.open(tmp_path):
            pytest.fail("two builders at once")
        assert "\n" not in str(refused.value)
    with StoreBuilder.open(tmp_path):
        pass


def test_an_unpublished_preparation_leaves_nothing(tmp_path: Path) -> None:
    publish(tmp_path, nquads("a", "one"))
    with StoreBuilder.open(tmp_path) as builder, builder.prepare(empty=False) as preparation:
        preparation.load(nquads("b", "two"))
    assert [path.name for path in (tmp_path / "generations").iterdir()] == ["0001"]
    with open_store(tmp_path) as store:
        assert facts(store) == {"one"}


def test_a_failure_after_the_pointer_was_replaced_keeps_what_it_points_at(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(tmp_path, nquads("a", "one"))

    def fail_in_the_last_step(folder: Path) -> None:
        if (folder / "CURRENT").exists():
            raise OSError(errno.EIO, "Input/output error")

    with monkeypatch.context() as patched:
        patched.setattr(files, "sync_folder", fail_in_the_last_step)
        with pytest.raises(StoreError, match="Input/output"):
            publish(tmp_path, nquads("b", "two"))
    with open_store(tmp_path) as store:
        assert facts(store) == {"one", "two"}
    publish(tmp_path, nquads("c", "three"))
    assert len(list((tmp_path / "generations").iterdir())) == 1


def test_manifests_go_with_their_generation(tmp_path: Path) -> None:
    assert StoreBuilder.published_manifest(tmp_path) == b""
    with StoreBuilder.open(tmp_path) as builder:
        with builder.prepare(empty=False) as preparation:
            preparation.publish(json.dumps({"documents": 1}).encode())
        assert StoreBuilder.published_manifest(tmp_path) == b'{"documents": 1}'
        builder.replace_manifest(b"{}")
    assert StoreBuilder.published_manifest(tmp_path) == b"{}"


@pytest.mark.parametrize("location", ["http://localhost:7200/sparql", "https://example.org/sparql"])
def test_nothing_is_built_into_a_server(location: str) -> None:
    with pytest.raises(StoreError, match="is a server"), StoreBuilder.open(location):
        pytest.fail("built a folder called http:")


def test_no_store_there(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="There is no store at"):
        open_store(tmp_path)
    with pytest.raises(StoreError, match="There is no store at"):
        open_store(tmp_path / "absent")


def test_refuses_a_folder_of_other_things(tmp_path: Path) -> None:
    (tmp_path / "thesis.md").write_text("mine")
    with pytest.raises(StoreError, match="not a store"), StoreBuilder.open(tmp_path):
        pytest.fail("took a folder of other things")
    with pytest.raises(StoreError, match="not a folder"), StoreBuilder.open(tmp_path / "thesis.md"):
        pytest.fail("took a file")
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.md"]


def test_a_fresh_builder_repairs_what_it_never_opens(tmp_path: Path) -> None:
    publish(tmp_path, nquads("a", "one"))
    graph = StoreFolder(tmp_path).graph(StoreFolder(tmp_path).current())
    (graph / "CURRENT").write_text("nonsense")
    with pytest.raises(StoreError, match="cannot be opened"):
        open_store(tmp_path)
    with pytest.raises(StoreError, match="--fresh"):
        publish(tmp_path, nquads("b", "two"))
    publish(tmp_path, nquads("b", "two"), empty=True, fresh=True)
    with open_store(tmp_path) as store:
        assert facts(store) == {"two"}
    assert StoreFolder(tmp_path).generations() == ["0002"]


def test_wrong_queries_and_closed_stores(tmp_path: Path) -> None:
    publish(tmp_path, nquads("a", "one"))
    store = open_store(tmp_path)
    with pytest.raises(QueryError, match="not a SPARQL"):
        store.query("SELEKT ?s")
    with pytest.raises(QueryError, match="not a SPARQL"):
        store.query("INSERT DATA { <x:a> <x:b> <x:c> }")
    store.close()
    store.close()
    with pytest.raises(StoreError, match="closed"):
        store.query("ASK {}")


@pytest.mark.filterwarnings("ignore:Dataset.default_context:DeprecationWarning")  # rdflib's query warns of itself
def test_reads_as_an_rdflib_dataset(tmp_path: Path) -> None:
    publish(tmp_path, nquads("a", "one"))
    with open_store(tmp_path) as store:
        found = store.dataset().query(f"SELECT ?s WHERE {{ ?s <{iri('is')}> 'one' }}").bindings
        assert [[str(term) for term in row.values()] for row in found] == [[iri("one")]]


def test_lives_in_memory_too() -> None:
    import pyoxigraph

    graph = pyoxigraph.Store()
    graph.add(pyoxigraph.Quad(NamedNode(iri("a")), NamedNode(iri("is")), Literal("one")))
    with LocalStore(graph) as store:
        assert facts(store) == {"one"}
