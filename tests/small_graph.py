"""The graph of tests/data/small.trig, for tests of the rooms above the store."""

from pathlib import Path

import pyoxigraph as ox

from kg.store import StoreBuilder
from kg.store.local import LocalStore

FILE = Path(__file__).parent / "data" / "small.trig"
ARXIV = "https://w3id.org/paper-kg/id/paper/arxiv/"
HOSTILE = "</script><script>alert(1)</script> & \"quotes\" <a href='x'>href</a> \u2028 end"


def small_graph() -> ox.Store:
    """The graph as an Oxigraph store, which a test may change."""
    graph = ox.Store()
    graph.load(path=FILE, format=ox.RdfFormat.TRIG)
    return graph


def small_store() -> LocalStore:
    """The graph as a store."""
    return LocalStore(small_graph())


def published_graph(folder: Path) -> Path:
    """The graph as a published store; returns where it is."""
    location = folder / "store"
    with StoreBuilder.open(location) as builder, builder.prepare(empty=True) as preparation:
        preparation.load(ox.serialize(small_graph(), format=ox.RdfFormat.N_QUADS) or b"")
        preparation.publish(b"{}")
    return location
