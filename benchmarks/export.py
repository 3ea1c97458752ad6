"""Measures Turtle export against rdflib's own serializer: ``python benchmarks/export.py STORE``.

Prints CPU seconds (the best of three rounds) and ratios for the knowledge of a built store: once from memory, both
sides holding the graph already, and once from the disk, both sides reading the published store (rdflib by oxrdflib).
"""

import hashlib
import sys
import time
from collections.abc import Callable

import pyoxigraph as ox
import rdflib

from kg.export import Content, whole
from kg.export.rdf import turtle
from kg.network import NetworkView
from kg.store import GraphStore, open_store
from kg.store.local import LocalStore

ROUNDS = 3


def main(location: str) -> None:
    """Measure the store at a location and print what came of it."""
    with open_store(location) as store:
        knowledge = list(store.quads(graph=ox.DefaultGraph()))
        held = ox.Store()
        held.extend(knowledge)
        graph = rdflib.Graph()
        graph.parse(data=ox.serialize(knowledge, format=ox.RdfFormat.N_QUADS), format="nt")
        print(f"{len(graph)} triples")
        ours = measured(lambda: exported(LocalStore(held)))
        theirs = measured(lambda: graph.serialize(format="turtle", encoding="utf-8"))
        print(f"from memory: kg {ours:.2f} s, rdflib {theirs:.2f} s: {theirs / ours:.1f} times as fast (bar: 8)")
        ours = measured(lambda: exported(store))
        dataset = store.dataset()
        theirs = measured(lambda: dataset.default_graph.serialize(format="turtle", encoding="utf-8"), rounds=1)
        print(f"from disk:   kg {ours:.2f} s, rdflib {theirs:.2f} s: {theirs / ours:.1f} times as fast")
        same = {hashlib.sha256(exported(each)).hexdigest() for each in (store, LocalStore(held))}
        print(f"same bytes from both: {len(same) == 1}")


def exported(store: GraphStore) -> bytes:
    """Return what ``kg export`` would write."""
    content = whole(store, drawn=False)
    return turtle(Content(content.knowledge, NetworkView()))


def measured(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    """Return the CPU seconds of the fastest round."""
    times = []
    for _ in range(rounds):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times)


if __name__ == "__main__":
    main(*sys.argv[1:2] or ["kg-store"])
