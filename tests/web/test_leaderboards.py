"""A leaderboard of four scores: its order, filters, chart, and what it says when there is nothing to show."""

from collections.abc import Sequence

import pyoxigraph as ox
import pytest

from kg.errors import InputError
from kg.schema import terms as v
from kg.store.local import LocalStore
from kg.web.jobs import Start
from kg.web.open_graph import OpenGraph
from kg.web.page_cells import Message
from kg.web.page_model import Chart, Page, TableSection
from kg.web.rendering import render
from kg.web.short_answers import best_on
from kg.web.views.benchmarks import benchmark_page
from kg.web.views.leaderboards import best_by_metric

BOARD = v.DATA + "benchmark/board"
SCORES = (  # system, value, unit, role, day, metric
    ("beta", "72.10", "%", "own", "2024-01-05", "accuracy"),
    ("alpha", "81.4", "%", "other", "2024-03-01", "accuracy"),
    ("gamma", "65", "%", "own", "2024-02-01", "accuracy"),
    ("people", "95", "points", "human", "2024-02-02", ""),
)


@pytest.fixture(scope="module")
def board() -> LocalStore:
    """A benchmark, and a paper a score, each with the words that state it."""
    return board_of(SCORES, ("0.9",) * 4)


def board_of(scores: Sequence[tuple[str, ...]], confidences: Sequence[str]) -> LocalStore:
    """A benchmark with scores, each read with so much confidence."""
    node, text = ox.NamedNode, ox.Literal
    engine = ox.Store()

    def add(subject: str, predicate: str, value: ox.NamedNode | ox.Literal, graph: str = "") -> None:
        engine.add(ox.Quad(node(subject), node(predicate), value, node(graph) if graph else ox.DefaultGraph()))

    add(BOARD, v.TYPE, node(v.BENCHMARK))
    add(BOARD, v.LABEL, text("Board"))
    for number, (system, value, unit, role, day, metric) in enumerate(scores):
        result, paper, listing, evidence, document = (
            f"{v.DATA}{kind}/{number}" for kind in ("result", "paper/arxiv", "listing", "evidence", "document")
        )
        add(paper, v.TITLE, text(f"Paper {number}"))
        add(paper, v.REPORTS, node(result))
        add(listing, v.LISTS, node(paper))
        add(listing, v.LISTED_ON, text(day, datatype=node(v.DATE)))
        add(document, v.PATH, text(f"{number}.md"))
        for predicate, said in (
            (v.RESULT_KIND, "score"),
            (v.SYSTEM_NAME, system),
            (v.UNIT, unit),
            (v.RESULT_ROLE, role),
            (v.METRIC_NAME, metric),
            (v.AS_WRITTEN, value + unit),
        ):
            if said:
                add(result, predicate, text(said))
        add(result, v.HAS_VALUE, text(str(float(value)), datatype=node(v.DECIMAL)))
        add(result, v.ON_BENCHMARK, node(BOARD))
        add(result, v.REPORTED_BY, node(paper))
        for predicate, term in (
            (v.STATED_SUBJECT, node(paper)),
            (v.STATED_PREDICATE, node(v.REPORTS)),
            (v.STATED_OBJECT, node(result)),
            (v.EXACT, text(f"{system} reaches {value} on Board.")),
            (v.START, text("0", datatype=node(v.INTEGER))),
            (v.END, text("9", datatype=node(v.INTEGER))),
            (v.GENERATED_BY, node(v.DATA + "extractor/results/1/x")),
            (v.CONFIDENCE, text(confidences[number], datatype=node(v.DECIMAL))),
        ):
            add(evidence, predicate, term, document)
    return LocalStore(engine)


def table(page: Page) -> TableSection:
    return next(each for each in page.sections if isinstance(each, TableSection) and each.key == "leaderboard")


def systems(store: LocalStore, **asked: str) -> list[object]:
    return [line.cells[1] for line in table(benchmark_page(store, BOARD, "en", asked)).lines]


def test_the_best_of_the_most_common_metric_comes_first(board: LocalStore) -> None:
    assert systems(board) == ["alpha", "beta", "gamma", "people"]
    lines = table(benchmark_page(board, BOARD, "ko", {})).lines
    assert [line.cells[0] for line in lines] == ["1", "2", "3", "1"]
    assert [line.cells[2] for line in lines][1:] == [("72.10%", "72.10%"), ("65%", "65%"), ("95 points", "95점")]
    assert lines[0].why[0].quote == "alpha reaches 81.4 on Board."


def test_links_sort_and_filter(board: LocalStore) -> None:
    assert systems(board, sort="date") == ["alpha", "people", "gamma", "beta"]
    assert systems(board, sort="system") == ["alpha", "beta", "gamma", "people"]
    assert systems(board, sort="paper") == ["beta", "alpha", "gamma", "people"]
    assert systems(board, role="own") == ["beta", "gamma"]
    assert systems(board, metric="-") == ["people"]
    assert systems(board, role="own", metric="accuracy", year="2023") == []
    offered = {each.key: each.offered for each in table(benchmark_page(board, BOARD, "en", {"role": "own"})).options}
    assert [(each.label, each.number) for each in offered["role"]] == [
        ("all", -1), ("role_own", 2), ("role_human", 1), ("role_other", 1),
    ]  # fmt: skip
    assert [each.chosen for each in offered["role"]] == [False, True, False, False]
    for wrong in ({"role": "mine"}, {"metric": "height"}, {"sort": "size"}, {"page": "0"}):
        with pytest.raises(InputError):
            benchmark_page(board, BOARD, "en", wrong)


def test_the_chart_shows_one_metric_and_marks_whose_scores_they_are(board: LocalStore) -> None:
    (chart,) = (each for each in benchmark_page(board, BOARD, "en", {}).sections if isinstance(each, Chart))
    assert chart.measure == "accuracy"
    assert [(point.label, point.role, point.is_best) for point in chart.points] == [
        ("beta", "own", True), ("gamma", "own", False), ("alpha", "other", True),
    ]  # fmt: skip
    assert not any(isinstance(each, Chart) for each in benchmark_page(board, BOARD, "en", {"metric": "-"}).sections)


def test_a_benchmark_without_scores_says_why() -> None:
    engine = ox.Store()
    engine.add(ox.Quad(ox.NamedNode(BOARD), ox.NamedNode(v.LABEL), ox.Literal("Board")))
    found = table(benchmark_page(LocalStore(engine), BOARD, "en", {}))
    assert (found.lines, found.empty and found.empty.key) == ((), "no_scores")


def test_scores_that_are_less_surely_read_are_counted_and_shown_by_a_link() -> None:
    """A board hid them without a word, and the page of the model listed them."""
    store = board_of(SCORES, ("0.9", "0.7", "0.9", "0.9"))  # alpha is the highest of accuracy
    assert systems(store)[0] == "gamma" or "alpha" not in systems(store)
    reading = next(each for each in table(benchmark_page(store, BOARD, "en", {})).options if each.key == "reading")
    assert [(each.label, each.number, each.chosen) for each in reading.offered] == [
        ("reading_sure", 3, True), ("reading_any", 4, False),
    ]  # fmt: skip
    assert "alpha" in systems(store, reading="any")
    assert "reading=any" in reading.offered[1].address
    assert best_on(store, BOARD, "en").endswith("; less surely read: 81.4%, accuracy, alpha, 2024-03-01")
    assert "less surely" not in best_on(board_of(SCORES, ("0.9",) * 4), BOARD, "en")
    with pytest.raises(InputError):
        systems(store, reading="none")


def test_the_chart_marks_what_is_less_surely_read() -> None:
    """The answer named a best score that the chart of the best did not have."""
    store = board_of(SCORES, ("0.9", "0.7", "0.9", "0.9"))
    (chart,) = (each for each in benchmark_page(store, BOARD, "en", {}).sections if isinstance(each, Chart))
    assert [(point.label, point.is_best, point.is_sure) for point in chart.points] == [
        ("beta", True, True), ("gamma", False, True), ("alpha", True, False),
    ]  # fmt: skip
    assert chart.line.count("V") == 0
    assert chart.dashed.count("V") == 1
    assert [line.cells[-1] for line in chart.table.lines] == [Message("less_surely"), ""]
    page = benchmark_page(store, BOARD, "en", {})
    said = render("thing.html", "en", root="", here="/", page=page, line_of=lambda *_: 1, cited=(), drawn="").decode()
    assert "Less surely read: 81.4%, alpha." in said
    assert said.count('class="best unsure"') == 2  # in the drawing and beside it
    (chart,) = (
        each for each in benchmark_page(store, BOARD, "en", {"role": "own"}).sections if isinstance(each, Chart)
    )
    assert (len(chart.points), chart.dashed) == (2, "")  # its filters hold for them, too


def test_a_board_of_less_sure_scores_alone_shows_them() -> None:
    assert len(systems(board_of(SCORES, ("0.7",) * 4))) == 4


def test_what_is_kept_depends_on_every_argument() -> None:
    graph = OpenGraph(board_of(SCORES, ("0.9", "0.7", "0.9", "0.9")), Start("", "page", 0, 1, 1, 1))
    assert best_by_metric(graph, BOARD, "en") != best_by_metric(graph, BOARD, "en", sure=False)


def test_the_best_by_the_next_metric_is_named_too() -> None:
    """The answer gave 96.2 by one metric, and never the 97.3 by another."""
    scores = (*SCORES[:3], ("delta", "97.3", "%", "own", "2024-04-01", "pass@1"))
    said = best_on(board_of(scores, ("0.9",) * 4), BOARD, "en")
    assert said == "81.4%, accuracy, alpha, 2024-03-01; 97.3%, pass@1, delta, 2024-04-01"
