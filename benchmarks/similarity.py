"""Measures how many of the papers that pages list as similar are among the ten that are computed.

    python benchmarks/similarity.py [--store STORE]

Recall at 10: of the papers that a page lists as similar and the graph holds, the share among the ten computed ones,
over all pages with such a list. The lists play no part in the computation. They come from a site that chose among far
more papers than the graph has, and most listed papers are known by their titles alone, so that no method comes near 1;
what counts is the comparison with others that see the same papers.
"""

import argparse
import sys
import time
from collections import defaultdict

from measuring import ROOT

sys.path.insert(0, str(ROOT))

from pyoxigraph import DefaultGraph, NamedNode

from kg.pipeline.computations.features import FeatureTable, Weights, paper_features
from kg.pipeline.computations.similarity import Similarity, similar_papers
from kg.schema import terms as v
from kg.store import GraphStore, open_store

_NOTHING = 1e-9
METHODS = {
    "all features": Weights(),
    "shared topics alone": Weights(1, _NOTHING, _NOTHING, _NOTHING),
    "words alone": Weights(_NOTHING, _NOTHING, _NOTHING, 1),
    "topics, benchmarks and models": Weights(0.25, 0.15, 0.1, _NOTHING),
}


def listed_as_similar(store: GraphStore) -> dict[str, set[str]]:
    """Return what each paper's page lists as similar."""
    found: dict[str, set[str]] = defaultdict(set)
    for quad in store.quads(predicate=NamedNode(v.CITES_SIMILAR), graph=DefaultGraph()):
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode):
            found[quad.subject.value].add(quad.object.value)
    return found


def recall(table: FeatureTable, listed: dict[str, set[str]]) -> tuple[float, int]:
    """Return the mean recall at 10, and over how many papers."""
    held = set(table.papers)
    computed: dict[str, set[str]] = defaultdict(set)
    for pair in similar_papers(table):
        computed[pair.paper].add(pair.other)
    wanted = {paper: others & held for paper, others in listed.items() if paper in held and others & held}
    shares = [len(computed[paper] & others) / min(10, len(others)) for paper, others in wanted.items()]
    return sum(shares) / max(1, len(shares)), len(shares)


def main() -> None:
    """Measure each method and print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--store", default="./kg-store")
    with open_store(parser.parse_args().store) as store:
        listed = listed_as_similar(store)
        print("| compared by | recall at 10 | papers |\n|---|---:|---:|")
        for name, weights in METHODS.items():
            share, papers = recall(paper_features(store, weights), listed)
            print(f"| {name} | {share:.3f} | {papers} |", flush=True)
        begin = time.process_time()
        size = Similarity().compute(store).count(b"\n")
        print(f"\nAll similarities: {time.process_time() - begin:.1f} CPU seconds, {size} quads.")


if __name__ == "__main__":
    main()
