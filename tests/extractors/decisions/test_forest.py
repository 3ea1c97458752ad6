"""Trees evaluated all at once, held to walking down each."""

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.extractors.decisions.forest import Forest, Node

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


@settings(deadline=None)  # the first call imports numpy
@given(st.floats(-3, 3), st.lists(TREES, max_size=5), st.lists(GIVEN, max_size=4))
def test_each_total_is_that_of_walking_down_each_tree_to_the_last_bit(
    start: float, trees: list[Node], several: list[dict[str, float]]
) -> None:
    assert Forest(FEATURES, start, trees).totals(several) == [walked(start, trees, each) for each in several]


def test_no_trees_give_the_start() -> None:
    assert Forest((), 0.25, ()).totals([{"a": 1.0}]) == [0.25]
