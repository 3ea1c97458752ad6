"""Adds to a graph what is computed from it, in other processes while the build goes on, or here."""

import hashlib
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kg.pipeline.computations.facts import Facts
from kg.pipeline.computations.kept import add_kept, keep_blocks, kept_blocks, kept_file
from kg.pipeline.computations.registry import Computation, InBlocks, compute_all
from kg.store.preparation import open_snapshot

if TYPE_CHECKING:
    from kg.store import GraphStore
    from kg.store.preparation import Preparation

__all__ = ["Computing"]


@dataclass(frozen=True, slots=True)
class Computing:
    """What a build computes, and where.

    Attributes:
        computations: what to compute.
        processes: what computes all but the first, which takes no time; None to compute here.
    """

    computations: tuple[Computation, ...]
    processes: Executor | None = None

    def add_to(self, preparation: "Preparation", meanwhile: "Callable[[GraphStore], None]") -> dict[str, str]:
        """Add all that is computed to a graph, and return a digest for each named graph that it stands in.

        Args:
            preparation: the graph, with all that documents state.
            meanwhile: what else the build has to do while the last quads are loaded, given the graph with those of the
                first computation. It may change files beside the graph.
        """
        digests: dict[str, str] = {}

        def kept(computation: Computation, nquads: bytes) -> bytes:
            add_kept(preparation.beside(kept_file(computation.graph)), nquads)
            before = digests.get(computation.graph, "")
            digests[computation.graph] = hashlib.sha256(before.encode() + nquads).hexdigest()
            return nquads

        def keep(each: InBlocks, facts: Facts) -> None:
            digests[each.graph] = keep_blocks(preparation.beside(kept_file(each.graph)), each.blocks(facts))

        blocks = [each for each in self.computations if isinstance(each, InBlocks)]
        whole = [each for each in self.computations if not isinstance(each, InBlocks)]
        if self.processes is None or len(self.computations) < 2:
            with preparation.reading() as store:
                facts = Facts(store)
                computed = b"".join([kept(each, each.compute(facts)) for each in whole])
                for each in blocks:
                    keep(each, facts)
            preparation.load(computed)
            _load_kept(preparation, blocks)
            with preparation.reading() as store:
                meanwhile(store)
            return digests
        with preparation.snapshot() as folder:
            # similarity takes as long as the others together
            long = [
                self.processes.submit(_keep, each, folder, preparation.beside(kept_file(each.graph))) for each in blocks
            ]
            first, *several = whole
            rest = self.processes.submit(_compute, several, folder)
            with open_snapshot(folder) as store:
                preparation.load(kept(first, first.compute(Facts(store))))
            with preparation.reading() as store:
                computed = b"".join(map(kept, several, _result(rest, several, folder)))
                for each, future in zip(blocks, long, strict=True):
                    try:
                        digests[each.graph] = future.result()
                    except BrokenExecutor:
                        with open_snapshot(folder) as here:
                            keep(each, Facts(here))
                preparation.load(computed)
                _load_kept(preparation, blocks)
                meanwhile(store)
        return digests


def _compute(computations: Sequence[Computation], folder: Path) -> list[bytes]:
    with open_snapshot(folder) as store:
        return list(compute_all(computations, store))


def _keep(computation: InBlocks, folder: Path, file: Path) -> str:
    with open_snapshot(folder) as store:
        return keep_blocks(file, computation.blocks(Facts(store)))


def _load_kept(preparation: "Preparation", computations: Iterable[InBlocks]) -> None:
    for each in computations:
        for block in kept_blocks(preparation.beside(kept_file(each.graph))):
            preparation.load(block)


def _result(future: Future[list[bytes]], computations: Sequence[Computation], folder: Path) -> list[bytes]:
    try:
        return future.result()
    except BrokenExecutor:  # the system may have ended the process for want of memory
        return _compute(computations, folder)
