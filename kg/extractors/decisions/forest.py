"""Evaluates many small trees at once: every feature's value rules out leaves, and the first leaf left is the answer.

Source: Lucchese et al., "QuickScorer: a fast algorithm to rank documents with additive ensembles of regression trees",
2015. It walks down no tree. A test that fails rules out the leaves below its lower branch, in whatever order tests are
made; the first leaf of a tree that no test has ruled out is where a walk would have ended. Features of text are mostly
0, which fails no test, so that few features have anything to say.
"""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate

__all__ = ["Forest", "Node"]

Node = float | tuple[int, float, "Node", "Node"]
"""A leaf's value; or a feature's index, a threshold, the node for values up to it and the node for values above."""


class Forest:
    """Trees over named features.

    Args:
        features: the names of the features.
        start: what the leaves' values are added to.
        trees: the roots of the trees.
    """

    def __init__(self, features: Sequence[str], start: float, trees: Sequence[Node]) -> None:
        import numpy

        leaves = [_leaves(tree) for tree in trees] or [[0.0]]
        leaves[0] = [start + value for value in leaves[0]]
        self._bytes = max(1, (max(map(len, leaves)) + 7) // 8)  # that hold a bit for each leaf of a tree
        width = 8 * self._bytes
        self._values = numpy.array([values + [0.0] * (width - len(values)) for values in leaves]).ravel()
        self._firsts = numpy.arange(len(leaves)) * width  # where the leaves of each tree begin
        tests: dict[int, dict[float, int]] = {}
        for place, tree in enumerate(trees):
            for feature, threshold, first, last in _tests(tree, place * width):
                by_threshold = tests.setdefault(feature, {})
                by_threshold[threshold] = by_threshold.get(threshold, 0) | ((1 << last) - (1 << first))
        # For each feature its thresholds, and the leaves that are left above none, one, two ... of them.
        self._all = (1 << width * len(leaves)) - 1
        self._left: dict[str, tuple[list[float], list[int]]] = {}
        for feature, by_threshold in tests.items():
            thresholds = sorted(by_threshold)
            ruled_out = accumulate((by_threshold[each] for each in thresholds), int.__or__, initial=0)
            self._left[features[feature]] = thresholds, [self._all & ~each for each in ruled_out]
        # for the value that most features have: a word or class is there
        self._left_by_one = {name: left[bisect_left(limits, 1.0)] for name, (limits, left) in self._left.items()}
        self._failed_by_zero = {name: 0.0 for name, (thresholds, _) in self._left.items() if thresholds[0] < 0}

    def totals(self, several: Sequence[Mapping[str, float]]) -> list[float]:
        """Return for each mapping of features the start and the values of the leaves they lead to, added up in order.

        Args:
            several: features by name; those that are left out are 0.
        """
        import numpy

        size = self._bytes * len(self._firsts)
        masks = b"".join(self._leaves_left(features).to_bytes(size, "little") for features in several)
        bits = numpy.unpackbits(numpy.frombuffer(masks, dtype=numpy.uint8), bitorder="little")
        reached = bits.reshape(len(several), len(self._firsts), 8 * self._bytes).argmax(axis=2)
        reached += self._firsts
        # cumsum adds one after the other; sum would add in pairs and round otherwise
        totals: list[float] = self._values[reached].cumsum(axis=1)[:, -1].tolist()
        return totals

    def _leaves_left(self, features: Mapping[str, float]) -> int:
        """Return the leaves of all trees that no test has ruled out, a bit each."""
        if self._failed_by_zero:
            features = {**self._failed_by_zero, **features}
        left = self._all
        left_by_one = self._left_by_one.get
        for name, value in features.items():
            leaves = left_by_one(name)
            if leaves is None:
                continue
            if value != 1.0:
                thresholds, by_threshold = self._left[name]
                leaves = by_threshold[bisect_left(thresholds, value)]
            left &= leaves
        return left


def _leaves(node: Node) -> list[float]:
    if isinstance(node, tuple):
        return _leaves(node[2]) + _leaves(node[3])
    return [node]


def _tests(node: Node, first: int) -> Iterator[tuple[int, float, int, int]]:
    """Yield each test of a tree whose leaves begin at a place: feature, threshold, and the leaves it rules out."""
    if not isinstance(node, tuple):
        return
    feature, threshold, low, high = node
    middle = first + len(_leaves(low))
    yield feature, threshold, first, middle
    yield from _tests(low, first)
    yield from _tests(high, middle)
