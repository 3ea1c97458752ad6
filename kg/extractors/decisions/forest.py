"""Evaluates many small trees at once: every feature's value rules out leaves, and the first leaf left is the answer.

Source: Lucchese et al., "QuickScorer: a fast algorithm to rank documents with additive ensembles of regression trees",
2015. It walks down no tree. A test that fails rules out the leaves below its lower branch, in whatever order tests are
made; the first leaf of a tree that no test has ruled out is where a walk would have ended. Features of text are mostly
0, which fails no test, so that few features have anything to say.
"""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate
from typing import NamedTuple

__all__ = ["Ensemble", "Forest", "Node"]

Node = float | tuple[int, float, "Node", "Node"]
"""A leaf's value; or a feature's index, a threshold, the node for values up to it and the node for values above."""


class Ensemble(NamedTuple):
    """Trees whose leaves add up.

    Attributes:
        features: the names of the features.
        start: what the leaves' values are added to.
        trees: the roots of the trees.
    """

    features: Sequence[str]
    start: float
    trees: Sequence[Node]


class Forest:
    """The trees of one or several ensembles, evaluated in one pass over the features.

    Args:
        ensembles: the ensembles.
    """

    def __init__(self, ensembles: Sequence[Ensemble]) -> None:
        import numpy

        leaves: list[list[float]] = []
        self._ends: list[int] = []  # the tree behind the last of each ensemble
        for each in ensembles:
            values = [_leaves(tree) for tree in each.trees] or [[0.0]]
            values[0] = [each.start + value for value in values[0]]
            leaves += values
            self._ends.append(len(leaves))
        self._bytes = (max(map(len, leaves)) + 7) // 8  # that hold a bit for each leaf of a tree
        width = 8 * self._bytes
        self._values = numpy.array([values + [0.0] * (width - len(values)) for values in leaves]).ravel()
        self._firsts = numpy.arange(len(leaves)) * width  # where the leaves of each tree begin
        # The place of the lowest bit of a byte; for one without any, a place behind all leaves.
        lowest = [(byte & -byte).bit_length() - 1 if byte else width for byte in range(256)]
        self._lowest = numpy.array(lowest, dtype=numpy.intp)
        tests: dict[str, dict[float, int]] = {}
        begins = [0, *self._ends]
        for each, begin in zip(ensembles, begins, strict=False):
            for place, tree in enumerate(each.trees, begin):
                for feature, threshold, first, last in _tests(tree, place * width):
                    by_threshold = tests.setdefault(each.features[feature], {})
                    by_threshold[threshold] = by_threshold.get(threshold, 0) | ((1 << last) - (1 << first))
        # For each feature its thresholds, and the leaves that are left above none, one, two ... of them.
        self._all = (1 << width * len(leaves)) - 1
        self._left: dict[str, tuple[list[float], list[int]]] = {}
        for name, by_threshold in tests.items():
            thresholds = sorted(by_threshold)
            ruled_out = accumulate((by_threshold[each] for each in thresholds), int.__or__, initial=0)
            self._left[name] = thresholds, [self._all & ~each for each in ruled_out]
        # for the value that most features have: a word or class is there
        self._left_by_one = {name: left[bisect_left(limits, 1.0)] for name, (limits, left) in self._left.items()}
        self._failed_by_zero = {name: 0.0 for name, (thresholds, _) in self._left.items() if thresholds[0] < 0}

    def totals(self, several: Sequence[Mapping[str, float]]) -> list[list[float]]:
        """Return for each ensemble and each mapping of features the start and the values of the leaves reached.

        They are added up in the order of the trees.

        Args:
            several: features by name; those that are left out are 0.
        """
        import numpy

        size = self._bytes * len(self._firsts)
        masks = b"".join([self._leaves_left(features).to_bytes(size, "little") for features in several])
        by_byte = numpy.frombuffer(masks, dtype=numpy.uint8).reshape(len(several), len(self._firsts), self._bytes)
        reached = (self._lowest[by_byte] + numpy.arange(0, 8 * self._bytes, 8)).min(axis=2)
        values = self._values[reached + self._firsts]
        # cumsum adds one after the other; sum would add in pairs and round otherwise
        return [
            values[:, begin:end].cumsum(axis=1)[:, -1].tolist()
            for begin, end in zip([0, *self._ends], self._ends, strict=False)
        ]

    def _leaves_left(self, features: Mapping[str, float]) -> int:
        """Return the leaves of all trees that no test has ruled out, a bit each."""
        if self._failed_by_zero:
            features = {**self._failed_by_zero, **features}
        left = self._all
        for name in self._left.keys() & features.keys():  # a minority of them
            value = features[name]
            if value == 1.0:
                left &= self._left_by_one[name]
            else:
                thresholds, by_threshold = self._left[name]
                left &= by_threshold[bisect_left(thresholds, value)]
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
