"""Measures how many of the papers that pages list as similar are among the ten that are computed.

    python benchmarks/similarity.py [--store STORE] [--half tuned|unseen]
    python benchmarks/similarity.py [--store STORE] --copies 1 10 [--sample 2000]

Recall at 10: of the papers that a page lists as similar and the graph holds, the share among the ten computed ones,
the mean over all pages with such a list, with its 95 % interval. What a page lists plays no part in what is found for
it; the lists of other pages do. Two rows show how much: one reads no lists at all, one none of the half that is
measured. Lists come from a site that chose among far more papers than the graph holds, and of most listed papers the
graph has nothing but the title, so the table also has the recall of those that a note describes.

With --copies it measures instead what memory and time many papers take: those of the store several times, one word of
five another one in each copy, as benchmarks/many_documents.py varies notes. Time is that of the first papers of each.

Pages are split into two halves by a hash: one to set weights with, the other to look at when they are set.
"""

import argparse
import hashlib
import sys
import time
import tracemalloc
import zlib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import islice

from measuring import ROOT

sys.path.insert(0, str(ROOT))

from kg.pipeline.computations.facts import Facts
from kg.pipeline.computations.features import FeatureTable, Weights, paper_features
from kg.pipeline.computations.similarity import Similarity, similar_papers
from kg.schema import terms as v
from kg.store import GraphStore, open_store
from kg.weighting import SparseRows

_NOTHING = 1e-6
HALVES = ("tuned", "unseen")
METHODS = {
    "all features": Weights(),
    "without lists of others": Weights(paper=_NOTHING),
    "words alone": Weights(1, 0.02, _NOTHING, _NOTHING, _NOTHING, _NOTHING),
    "topics, benchmarks and models": Weights(_NOTHING, _NOTHING, 0.15, 0.1, 0.1, _NOTHING),
    "shared topics and dates": Weights(_NOTHING, _NOTHING, 1, _NOTHING, _NOTHING, _NOTHING),
}
UNDATED = {"all features but dates": Weights(), "shared topics alone": METHODS["shared topics and dates"]}


class OtherHalf(Facts):
    """The facts of a graph without the lists of the pages of one half."""

    def __init__(self, store: GraphStore, half: str) -> None:
        super().__init__(store)
        self.half = half

    def links(self, predicate: str) -> tuple[tuple[str, str], ...]:
        """Return the subject and the object of each fact but what pages of the half list."""
        found = super().links(predicate)
        return tuple(each for each in found if predicate != v.CITES_SIMILAR or half_of(each[0]) != self.half)


def half_of(page: str) -> str:
    """Return the half that a page with a list belongs to."""
    return HALVES[hashlib.md5(page.encode(), usedforsecurity=False).digest()[0] % 2]


def recall(found: Mapping[str, set[str]], listed: Mapping[str, set[str]], pages: Iterable[str]) -> str:
    """Return the mean recall at 10 over pages, with its bootstrap interval; those that list nothing do not count."""
    import numpy

    shares = numpy.array(
        [len(found[page] & listed[page]) / min(10, len(listed[page])) for page in pages if listed[page]]
    )
    if not len(shares):
        return "0"
    drawn = numpy.random.default_rng(0).choice(shares, (2000, len(shares))).mean(axis=1)
    low, high = numpy.quantile(drawn, [0.025, 0.975])
    return f"{shares.mean():.3f} ({low:.3f}-{high:.3f})"


def undated(table: FeatureTable) -> FeatureTable:
    """Return a table whose papers have no dates."""
    import numpy

    return replace(table, months=numpy.full(len(table.papers), numpy.nan))


def copied(table: FeatureTable, copies: int) -> FeatureTable:
    """Return a table of features several times, with some words of its own in each copy."""
    import numpy

    rows, count = table.rows, len(table.papers)
    columns = []
    for copy in range(copies):
        others = numpy.array(
            [
                bool(copy and kind) and not zlib.crc32(f"{copy} {name}".encode()) % 5
                for name, kind in zip(table.names, table.classes.tolist(), strict=True)
            ]
        )
        columns.append(numpy.where(others[rows.columns], rows.columns + copy * rows.width, rows.columns))
    sizes = numpy.tile(numpy.diff(rows.starts), copies)
    every = numpy.concatenate(columns).astype(numpy.int32)
    order = numpy.lexsort((every, numpy.repeat(numpy.arange(count * copies), sizes)))
    starts = numpy.concatenate(([0], numpy.cumsum(sizes)))
    weights = numpy.tile(rows.weights, copies)[order]
    width = rows.width * copies
    return FeatureTable(
        tuple(f"{paper}-{copy}" for copy in range(copies) for paper in table.papers),
        table.names * copies,
        numpy.tile(table.classes, copies),
        SparseRows(starts, every[order], weights, width, numpy.arange(width)),
        numpy.tile(table.months, copies),
    )


def measure_copies(table: FeatureTable, copies: int, sample: int) -> None:
    """Print what memory and time the papers of some copies of a table take."""
    many = copied(table, copies)
    held = sum(each.nbytes for each in (many.rows.starts, many.rows.columns, many.rows.weights))
    pairs = similar_papers(many)
    begin = time.process_time()
    next(pairs)
    ready = time.process_time()
    found = sum(1 for _ in islice(pairs, sample * 10))
    taken, prepared = time.process_time() - ready, ready - begin
    tracemalloc.start()
    for _ in islice(similar_papers(many), 200):
        pass
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    print(
        f"{len(many.papers)} papers: {held / 2**20:.0f} MiB of features, {peak / 2**20:.0f} MiB more at work;"
        f" {prepared:.1f} CPU s, then {1000 * taken / (found / 10):.2f} ms for a paper",
        flush=True,
    )


def main() -> None:
    """Measure each method and print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--store", default="./kg-store")
    parser.add_argument("--half", choices=HALVES, default="tuned")
    parser.add_argument("--copies", type=int, nargs="*", default=[])
    parser.add_argument("--sample", type=int, default=2000)
    options = parser.parse_args()
    with open_store(options.store) as store:
        facts = Facts(store)
        if options.copies:
            table = paper_features(facts)
            for copies in options.copies:
                measure_copies(table, copies, options.sample)
            return
        described = {paper for _, paper in facts.links(v.LISTS)}
        listed: dict[str, set[str]] = defaultdict(set)
        for page, other in facts.links(v.CITES_SIMILAR):
            if page != other:
                listed[page].add(other)
        reachable = {page: others & described for page, others in listed.items()}
        pages = sorted(page for page in listed if half_of(page) == options.half)
        pairs, near = (sum(len(each[page]) for page in pages) for each in (listed, reachable))
        print(f"{len(pages)} pages list {pairs} papers; a note describes {near} of these.\n")
        print("| compared by | recall at 10 | of described papers |\n|---|---:|---:|")
        measured = [(name, facts, weights) for name, weights in (METHODS | UNDATED).items()]
        measured.insert(1, ("lists of the other half alone", OtherHalf(store, options.half), Weights()))
        for name, known, weights in measured:
            found: dict[str, set[str]] = defaultdict(set)
            table = paper_features(known, weights)
            for pair in similar_papers(undated(table) if name in UNDATED else table):
                found[pair.paper].add(pair.other)
            print(f"| {name} | {recall(found, listed, pages)} | {recall(found, reachable, pages)} |", flush=True)
        begin = time.process_time()
        size = Similarity().compute(Facts(store)).count(b"\n")
        print(f"\nAll similarities: {time.process_time() - begin:.1f} CPU seconds, {size} quads.")


if __name__ == "__main__":
    main()
