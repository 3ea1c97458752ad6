"""Evaluates many small trees at once: every feature's value rules out leaves, and the first leaf left is the answer.

Source: Lucchese et al., "QuickScorer: a fast algorithm to rank documents with additive ensembles of regression trees",
2015. It walks down no tree. A test that fails rules out the leaves below its lower branch, in whatever order tests are
made; the first leaf of a tree that no test has ruled out is where a walk would have ended. Features of text are mostly
0, which fails no test, so that few features have anything to say.
"""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from numpy import bool_
    from numpy.typing import NDArray

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
        width = max(map(len, leaves))
        self._shape = (len(leaves), width)
        self._values = numpy.array([values + [0.0] * (width - len(values)) for values in leaves]).ravel()
        self._firsts = numpy.arange(len(leaves)) * width  # where the leaves of each tree begin
        tests: dict[int, dict[float, list[slice]]] = {}
        for place, tree in enumerate(trees):
            for feature, threshold, first, last in _tests(tree, place * width):
                tests.setdefault(feature, {}).setdefault(threshold, []).append(slice(first, last))
        # One row for each number of thresholds that a feature's value is above; row 0 rules out nothing.
        rows: list[NDArray[bool_]] = [numpy.ones(len(self._values), dtype=bool)]
        self._thresholds: dict[str, tuple[list[float], int]] = {}
        for feature, by_threshold in tests.items():
            thresholds = sorted(by_threshold)
            self._thresholds[features[feature]] = thresholds, len(rows) - 1
            left = rows[0].copy()
            for threshold in thresholds:
                for ruled_out in by_threshold[threshold]:
                    left[ruled_out] = False
                rows.append(left.copy())
        self._left = numpy.array(rows)
        self._failed_by_zero = {name: 0.0 for name, (thresholds, _) in self._thresholds.items() if thresholds[0] < 0}

    def total(self, features: Mapping[str, float]) -> float:
        """Return the start and the values of the leaves that some features lead to, added up from the first tree on.

        Args:
            features: the features by name; those that are left out are 0.
        """
        if self._failed_by_zero:
            features = {**self._failed_by_zero, **features}
        rows = [0]
        for name, value in features.items():
            known = self._thresholds.get(name)
            if known is not None:
                thresholds, before = known
                failed = bisect_left(thresholds, value)
                if failed:
                    rows.append(before + failed)
        reached = self._left[rows].all(axis=0).reshape(self._shape).argmax(axis=1)
        reached += self._firsts
        # cumsum adds one after the other; sum would add in pairs and round otherwise
        return float(self._values[reached].cumsum()[-1])


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
