"""The best score of a benchmark, as the front page shows it."""

import pyoxigraph as ox
from small_answers import DAYS, answers_store, node, result

from kg.schema import terms as v
from kg.store.local import LocalStore
from kg.web.views.leaderboards import leaders


def with_points() -> LocalStore:
    """The small answers, with a score of 95 points by no metric, and accuracy as the usual one of GSM8K."""
    graph = ox.Store()
    graph.bulk_extend(answers_store().quads())
    for quad in result("points", "d", "Points", "95"):
        changed = quad.object
        if quad.predicate.value == v.UNIT:
            changed = ox.Literal("points")
        graph.add(ox.Quad(quad.subject, quad.predicate, changed, quad.graph_name))
    accuracy = node("metric/accuracy")
    for subject, name, value in (
        (node("benchmark/gsm8k"), v.DEFAULT_METRIC, accuracy),
        (accuracy, v.USUAL_UNIT, ox.Literal("%")),
        (accuracy, v.DIRECTION, ox.NamedNode(v.HIGHER_IS_BETTER)),
    ):
        graph.add(ox.Quad(subject, ox.NamedNode(name), value, ox.DefaultGraph()))
    return LocalStore(graph)


def test_per_cent_and_points_of_the_usual_metric_are_compared() -> None:
    """The front page named 88.5 % as the best where a paper had 89.5 points."""
    line = leaders(with_points(), f"{v.DATA}benchmark/gsm8k", "en")
    assert line is not None
    assert line.cells[2] == DAYS["d"]
    assert "95" in str(line.cells[0])


def test_people_do_not_lead() -> None:
    line = leaders(answers_store(), f"{v.DATA}benchmark/gsm8k", "en")
    assert line is not None
    assert "90.5" in str(line.cells[0])


def test_a_benchmark_without_scores_has_no_leader() -> None:
    assert leaders(answers_store(), f"{v.DATA}benchmark/idle", "en") is None
