"""Trees evaluated all at once, held to walking down each."""

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.extractors.decisions.forest import Ensemble, Forest, Node

FEATURES = ("a", "b", "c")
NUMBERS = st.sampled_from([-2.0, -0.5, 0.0, 0.1, 0.5, 1.0, 2.5, 7.0])
TREES = st.recursive(
    st.floats(-3, 3), lambda node: st.tuples(st.integers(0, len(FEATURES) - 1), NUMBERS, node, node), max_leaves=8
)


def walked(start: float, trees: list[Node], features: dict[str, float]) -> float:
    total = start
    for node in trees:
        while isinstance(node, tuple):
            place, threshold, low, high = node
            node = low if features.get(FEATURES[place], 0.0) <= threshold else high
        total += node
    return total


GIVEN = st.dictionaries(st.sampled_from([*FEATURES, "unknown"]), NUMBERS)


ENSEMBLES = st.tuples(st.floats(-3, 3), st.lists(TREES, max_size=5))


@settings(deadline=None)  # the first call imports numpy
@given(st.lists(ENSEMBLES, min_size=1, max_size=3), st.lists(GIVEN, max_size=4))
def test_each_total_is_that_of_walking_down_each_tree_to_the_last_bit(
    ensembles: list[tuple[float, list[Node]]], several: list[dict[str, float]]
) -> None:
    forest = Forest([Ensemble(FEATURES, start, trees) for start, trees in ensembles])
    assert forest.totals(several) == [[walked(start, trees, each) for each in several] for start, trees in ensembles]


def test_trees_may_have_more_leaves_than_a_byte_has_bits() -> None:
    tree: Node = 0.0
    for leaf in range(1, 21):
        tree = (0, 20.5 - leaf, tree, float(leaf))
    assert Forest([Ensemble(FEATURES, 0.0, [tree, 0.5])]).totals([{"a": each} for each in range(21)]) == [
        [walked(0.0, [tree, 0.5], {"a": each}) for each in range(21)]
    ]


def test_no_trees_give_the_start() -> None:
    assert Forest([Ensemble((), 0.25, ())]).totals([{"a": 1.0}]) == [[0.25]]
