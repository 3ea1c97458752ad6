"""Fixtures that many tests share."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pyoxigraph import DefaultGraph, RdfFormat, Store
from small_terms import in_graph

from kg.pipeline.computations.registry import COMPUTATIONS, compute_all
from kg.schema.terms import STATED_SUBJECT
from kg.store import GraphStore, open_store
from kg.store.local import LocalStore

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's folder."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real documents beside the project; tests that need it skip where it is absent."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        pytest.skip("the real documents are not here")
    return folder


@pytest.fixture(scope="session")
def tiny_store() -> GraphStore:
    """The small graph of tests/data/tiny.trig in memory, its triples in the default graph too, as after a build.

    What builds compute stands in its graphs.
    """
    store = Store()
    store.load(path=ROOT / "tests" / "data" / "tiny.trig", format=RdfFormat.TRIG)
    evidence = {quad.subject for quad in store if quad.predicate.value == STATED_SUBJECT}
    store.extend(in_graph(quad, DefaultGraph()) for quad in list(store) if quad.subject not in evidence)
    for nquads in compute_all(COMPUTATIONS, LocalStore(store)):
        store.load(nquads, format=RdfFormat.N_QUADS)
    return LocalStore(store, "tiny.trig")


@pytest.fixture(scope="session")
def seeds_store(seeds_location: Path) -> Iterator[GraphStore]:
    """The graph of the documents in seeds/, built once."""
    with open_store(seeds_location) as store:
        yield store


@pytest.fixture(scope="session")
def seeds_location(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a store of the documents in seeds/."""
    from kg.pipeline import build

    location = tmp_path_factory.mktemp("seeds") / "store"
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(ROOT)
        build(["seeds"], location)
    return location
