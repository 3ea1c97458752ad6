"""Adds to a graph what is computed from it, in other processes while the build goes on, or here."""

import hashlib
from collections.abc import Callable, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kg.pipeline.computations.facts import Facts
from kg.pipeline.computations.kept import add_kept, kept_file
from kg.pipeline.computations.registry import Computation, compute_all
from kg.store.preparation import open_snapshot

if TYPE_CHECKING:
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

    def add_to(self, preparation: "Preparation", meanwhile: Callable[[], None]) -> dict[str, str]:
        """Add all that is computed to a graph, and return a digest for each named graph that it stands in.

        Args:
            preparation: the graph, with all that documents state.
            meanwhile: what else the build has to do; the graph has the quads of the first computation by then. It may
                read the graph and change files beside it.
        """
        digests: dict[str, str] = {}

        def kept(computation: Computation, nquads: bytes) -> bytes:
            add_kept(preparation.beside(kept_file(computation.graph)), nquads)
            before = digests.get(computation.graph, "")
            digests[computation.graph] = hashlib.sha256(before.encode() + nquads).hexdigest()
            return nquads

        if self.processes is None or len(self.computations) < 2:
            with preparation.store() as store:
                computed = zip(self.computations, compute_all(self.computations, store), strict=True)
                preparation.load(b"".join([kept(*each) for each in computed]))
            meanwhile()
            return digests
        first, *several, last = self.computations
        # Oxigraph's folder cannot be opened by two processes, but links to its files can.
        with preparation.snapshot() as folder:
            # similarity, the last one, takes as long as the others together
            futures = [
                (each, self.processes.submit(_compute, each, folder)) for each in ((last,), tuple(several)) if each
            ]
            with preparation.store() as store:
                preparation.load(kept(first, first.compute(Facts(store))))
            meanwhile()
            rest: list[bytes] = []  # for one load: each makes the store merge its files
            for computations, future in reversed(futures):
                computed = zip(computations, _result(future, computations, preparation), strict=True)
                rest += [kept(*each) for each in computed]
            preparation.load(b"".join(rest))
        return digests


def _compute(computations: Sequence[Computation], folder: Path) -> list[bytes]:
    with open_snapshot(folder) as store:
        return list(compute_all(computations, store))


def _result(
    future: Future[list[bytes]], computations: Sequence[Computation], preparation: "Preparation"
) -> list[bytes]:
    try:
        return future.result()
    except BrokenExecutor:  # the system may have ended the process for want of memory
        with preparation.store() as store:
            return list(compute_all(computations, store))
