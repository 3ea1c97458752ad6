"""Computations run in other processes as they do in this one, and one that brings its process down runs here."""

import os
from dataclasses import dataclass
from pathlib import Path

from kg.pipeline.computations.facts import Facts
from kg.pipeline.computations.registry import COMPUTATIONS, Computation
from kg.pipeline.computing import Computing
from kg.pipeline.processes import LocalProcesses
from kg.schema import terms as v
from kg.store import GraphStore, StoreBuilder

QUADS = "".join(
    f"<{v.DATA}paper/{paper}> <{predicate}> {value} .\n"
    for paper in ("arxiv/2401.00001", "arxiv/2401.00002", "arxiv/2401.00003")
    for predicate, value in (
        (v.TITLE, f'"Pruning {paper}"'),
        (v.HAS_ARXIV_ID, f'"{paper[6:]}"'),
        (v.SUBJECT, f"<{v.DATA}topic/pruning>"),
        (v.CREATOR, f"<{v.DATA}person/ada>"),
    )
)


@dataclass(frozen=True)
class Fatal:
    """Ends any process but one."""

    survivor: int
    graph = v.COMPUTED_GRAPH

    def compute(self, facts: Facts) -> bytes:
        """Return a quad that says how many titles there are."""
        if os.getpid() != self.survivor:
            os._exit(1)
        return f'<{v.DATA}x> <{v.LABEL}> "{len(facts.texts(v.TITLE))}" <{self.graph}> .\n'.encode()


def run(location: Path, computations: tuple[Computation, ...], *, elsewhere: bool) -> tuple[dict[str, str], bytes]:
    """The digests of what is computed, and the graph."""
    with StoreBuilder.open(location) as builder, builder.prepare(empty=True) as preparation:
        preparation.load(QUADS.encode())
        dates: list[bool] = []

        def meanwhile(store: GraphStore) -> None:
            dates.append(v.PAPER_DATE.encode() in store.canonical_nquads())

        with LocalProcesses(2) as processes:
            digests = Computing(computations, processes if elsewhere else None).add_to(preparation, meanwhile)
        assert dates == [computations is COMPUTATIONS]  # the index needs them
        assert not preparation.beside("snapshot").exists()
        with preparation.reading() as store:
            return digests, store.canonical_nquads()


def test_other_processes_compute_the_same(tmp_path: Path) -> None:
    here = run(tmp_path / "1", COMPUTATIONS, elsewhere=False)
    assert here == run(tmp_path / "2", COMPUTATIONS, elsewhere=True)
    assert v.IN_COMMUNITY.encode() in here[1]


def test_what_brings_its_process_down_is_computed_here(tmp_path: Path) -> None:
    fatal = Fatal(os.getpid())
    digests, graph = run(tmp_path / "store", (fatal, fatal, fatal), elsewhere=True)
    assert list(digests) == [v.COMPUTED_GRAPH]
    assert f'"3" <{v.COMPUTED_GRAPH}>'.encode() in graph
