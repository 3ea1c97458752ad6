"""The best score of a benchmark, as the front page shows it."""

import pyoxigraph as ox
from small_answers import DAYS, answers_store, node, result

from kg.schema import terms as v
from kg.show.benchmarks import benchmark_record
from kg.sparql.shipped import rows
from kg.store.local import LocalStore
from kg.web.page_model import TableSection
from kg.web.views.benchmarks import benchmark_page
from kg.web.views.front import front_page
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
        (accuracy, v.SKOS + "prefLabel", ox.Literal("accuracy", language="en")),
        (accuracy, v.USUAL_UNIT, ox.Literal("%")),
        (accuracy, v.DIRECTION, ox.NamedNode(v.HIGHER_IS_BETTER)),
    ):
        graph.add(ox.Quad(subject, ox.NamedNode(name), value, ox.DefaultGraph()))
    return LocalStore(graph)


def test_per_cent_and_points_of_the_usual_metric_are_compared() -> None:
    """The front page named 88.5 % as the best where a paper had 89.5 points."""
    line = leaders(with_points(), f"{v.DATA}benchmark/gsm8k", "en")
    assert line is not None
    value, metric, _, date = line.cells
    assert date == DAYS["d"]
    assert "95" in str(value)
    assert metric == "(accuracy)"  # not stated


def test_people_do_not_lead() -> None:
    line = leaders(answers_store(), f"{v.DATA}benchmark/gsm8k", "en")
    assert line is not None
    assert "90.5" in str(line.cells[0])


def test_a_benchmark_without_scores_has_no_leader() -> None:
    assert leaders(answers_store(), f"{v.DATA}benchmark/idle", "en") is None


def test_the_usual_metric_leads_a_board_and_figures_without_a_metric_count_as_it() -> None:
    """Boards began with the metric whose name came first in the alphabet, and ended with figures without a metric."""
    graph = ox.Store()
    graph.bulk_extend(with_points().quads())
    named = {"1": "AUROC", "2": "zeta", "3": "zeta"}
    for number, metric in named.items():
        graph.add(ox.Quad(node(f"result/{number}"), ox.NamedNode(v.METRIC_NAME), ox.Literal(metric), ox.DefaultGraph()))
    store, iri = LocalStore(graph), f"{v.DATA}benchmark/gsm8k"
    wanted = [("", "99"), ("", "95"), ("", "90.5"), ("zeta", "80"), ("zeta", "75"), ("AUROC", "70")]
    assert [(row["metric"], row["value"]) for row in rows(store, "leaderboard", benchmark=iri)] == wanted
    scores = benchmark_record(store, iri).scores
    assert [(each.metric, f"{each.number:g}") for each in scores] == wanted
    best = [(row["metric"], row["value"]) for row in rows(store, "sota-over-time", benchmark=iri)]
    assert best == [("", "95"), ("AUROC", "70"), ("zeta", "80")]
    page = benchmark_page(store, iri, "en", {})
    (board,) = (each for each in page.sections if isinstance(each, TableSection) and each.key == "leaderboard")
    measured, ranked = board.columns.index("metric"), board.columns.index("rank")
    assert [line.cells[measured] for line in board.lines] == [*["(accuracy)"] * 3, "zeta", "zeta", "AUROC"]
    assert [line.cells[ranked] for line in board.lines] == ["1", "2", "3", "1", "2", "1"]
    assert board.notes == ("ranked_by_metric", "metric_assumed")
    (offered,) = (each.offered for each in board.options if each.key == "metric")
    assert [each.label for each in offered] == ["all", "accuracy", "zeta", "AUROC"]


def test_figures_called_a_score_rank_among_those_of_the_usual_metric() -> None:
    """The best on MMMU was 70 % although another paper had "90.1% score": ranks began again with "Score"."""
    graph = ox.Store()
    graph.bulk_extend(with_points().quads())
    score = node("metric/score")
    graph.add(ox.Quad(score, ox.NamedNode(v.SKOS + "prefLabel"), ox.Literal("Score", language="en"), ox.DefaultGraph()))
    graph.add(ox.Quad(node("result/points"), ox.NamedNode(v.BY_METRIC), score, ox.DefaultGraph()))
    store, iri = LocalStore(graph), f"{v.DATA}benchmark/gsm8k"
    ranked = [(row["metric"], row["value"]) for row in rows(store, "leaderboard", benchmark=iri)]
    assert ranked[:3] == [("", "99"), ("Score", "95"), ("", "90.5")]
    best = [(row["metric"], row["value"]) for row in rows(store, "sota-over-time", benchmark=iri)]
    assert best[-1] == ("Score", "95")
    line = leaders(store, iri, "en")
    assert line is not None
    assert "95" in str(line.cells[0])
    assert [each.score.number for each in benchmark_record(store, iri).best] == [95.0]


def test_the_front_page_says_by_which_metric_a_system_leads() -> None:
    (leading,) = (each for each in front_page(with_points(), "en").sections if each.key == "leading")
    assert isinstance(leading, TableSection)
    assert leading.lines[0].cells[leading.columns.index("metric")] == "(accuracy)"
