"""The saved queries that compare, rank and follow over time, on a graph whose right answers are counted by hand."""

from datetime import date
from typing import Any

import pyoxigraph as ox
import pytest
import small_terms
from small_answers import DAYS, WOOL, answers_store, node

from kg.errors import ParameterError
from kg.resources import queries_folder
from kg.schema import terms as v
from kg.sparql import ask_saved, find_query
from kg.sparql.emptiness import why_empty
from kg.sparql.periods import first_day, last_day
from kg.store import GraphStore
from kg.store.local import LocalStore


@pytest.fixture(scope="module")
def store() -> GraphStore:
    return answers_store()


def some(store: GraphStore, name: str, *columns: str, **values: str) -> list[tuple[str, ...]]:
    given = {key.rstrip("_").replace("_", "-"): value for key, value in values.items()}
    answer = ask_saved(store, find_query(name, (queries_folder(),)), given)
    return [tuple(small_terms.cell(row[each]) for each in columns) for row in small_terms.rows(answer.results)]


def test_the_best_of_their_time(store: GraphStore) -> None:
    assert some(store, "sota-over-time", "date", "system", "value", benchmark="GSM8K") == [
        ("2024-01-10", "One", "70"),
        ("2024-03-05", "Two", "80"),
        ("2024-11-02", "Three", "90.5"),
    ]


def test_the_bests_of_a_benchmark_stand_by_date_and_without_averages() -> None:
    """Scores that state the usual metric stood before older ones that state none."""
    accuracy = node("metric/accuracy")
    more = answers_store([
        ("benchmark/gsm8k", v.DEFAULT_METRIC, accuracy),
        ("metric/accuracy", v.USUAL_UNIT, ox.Literal("%")),
        ("metric/accuracy", v.SKOS + "prefLabel", ox.Literal("Accuracy", language="en")),
        ("result/2", v.BY_METRIC, accuracy),
        ("result/4", v.SETTING, ox.Literal("average")),
    ])  # fmt: skip
    found = some(more, "sota-over-time", "date", "system", "metric", benchmark="GSM8K")
    assert found == [("2024-01-10", "One", ""), ("2024-03-05", "Two", "Accuracy")]
    assert some(more, "beats", "system", system="One", benchmark="GSM8K") == [("People",), ("Two",)]


def test_what_beats_a_system(store: GraphStore) -> None:
    above = some(store, "beats", "system", "value", "over", system="One", benchmark="GSM8K")
    assert above == [("People", "99", "75"), ("Three", "90.5", "75"), ("Two", "80", "75")]
    assert some(store, "beats", "system", system="paper:Paper D", benchmark="GSM8K") == [("People",)]


def test_what_beats_a_system_is_measured_alike() -> None:
    """89.5 points without a metric were not above an accuracy of 86.8 per cent, and a pass rate in per cent was."""
    rate, accuracy = node("metric/rate"), node("metric/accuracy")
    alike = answers_store([
        ("benchmark/gsm8k", v.DEFAULT_METRIC, accuracy),
        ("metric/accuracy", v.USUAL_UNIT, ox.Literal("%")),
        ("metric/accuracy", v.SKOS + "prefLabel", ox.Literal("Accuracy", language="en")),
        ("metric/rate", v.SKOS + "prefLabel", ox.Literal("Pass rate", language="en")),
        ("result/1", v.BY_METRIC, accuracy),
        ("result/4", v.BY_METRIC, rate),
    ])  # fmt: skip
    above = some(alike, "beats", "system", "value", "over", system="paper:Paper A", benchmark="GSM8K")
    assert above == [("People", "99", "70"), ("Two", "80", "70"), ("One", "75", "70")]
    assert some(alike, "beats", "system", system="paper:Paper D", benchmark="GSM8K") == []


def test_the_figures_of_a_system(store: GraphStore) -> None:
    found = some(store, "model-results", "benchmark", "value", "quote", model="Three")
    assert found == [("GSM8K", "90.5", "Three reaches 90.5%."), ("MATH", "40", "Three reaches 40%.")]
    assert some(store, "model-results", "value", model="Three", kind="delta") == []


def test_side_by_side_on_shared_benchmarks(store: GraphStore) -> None:
    assert some(store, "compare", "benchmark", "first", "second", first="Two", second="Three") == [
        ("GSM8K", "Two 80%", "Three 90.5%"),
        ("MATH", "Two 30%", "Three 40%"),
    ]
    assert [row[0] for row in some(store, "compare", "benchmark", first="Paper A", second="topic:new")] == ["GSM8K"]


def test_several_things_side_by_side(store: GraphStore) -> None:
    """A benchmark counts as shared where two of the things have a score; the third may have none."""
    columns = ("benchmark", "first", "second", "third")
    assert some(store, "compare", *columns, first="Two", second="Three", third="One") == [
        ("GSM8K", "Two 80%", "Three 90.5%", "One 70%; One 75%"),
        ("MATH", "Two 30%", "Three 40%", ""),
    ]
    asked = {"first": "Two", "second": "Three"}
    query = find_query("compare", (queries_folder(),))
    assert ask_saved(store, query, asked).columns == ("benchmark", "first", "second")
    asked |= {"sixth": "One"}
    assert ask_saved(store, query, asked).columns == ("benchmark", "first", "second", "sixth")


def test_papers_of_a_time_and_of_several_topics(store: GraphStore) -> None:
    assert [row[0] for row in some(store, "topic-papers", "date", topic="new", from_="2024-08", to="2024-08")] == [
        DAYS["c"]
    ]
    assert some(store, "topic-papers", "date", topic="new", and_="old") == [(DAYS["b"],)]
    assert some(store, "topic-papers", "date", topic="new", min_votes="26") == [(DAYS["b"],)]
    assert [row[0] for row in some(store, "new-papers", "date", from_="2024-03", to="2024-08-20")] == [
        DAYS["c"],
        DAYS["b"],
    ]
    assert {row[0] for row in some(store, "new-results", "date", from_="2024-11", role="own")} == {DAYS["d"]}


def test_topics_that_rise(store: GraphStore) -> None:
    found = some(store, "rising-topics", "topic", "earlier", "later", "rise", from_="2024-01", to="2024-12")
    assert found[0] == ("new", "1", "2", "50")
    assert found[-1] == ("old", "2", "0", "-100")


def test_a_reading_list_says_why(store: GraphStore) -> None:
    assert some(store, "reading-list", "date", "why", topic="new") == [
        (DAYS["d"], "a survey; 25 votes"),
        (DAYS["b"], "important; 30 votes"),
        (DAYS["c"], "important; cited by 1"),
    ]


def test_names_that_may_be_one_person_s(store: GraphStore) -> None:
    assert some(store, "name-variants", "name", "variant", "reason") == [
        ("A. Bee", "Ann Bee", "an initial for the given name"),
        ("Ann Bee", "Bee Ann", "the same words in another order"),
    ]
    assert len(some(store, "name-variants", "name", author="Bee Ann")) == 1


@pytest.mark.parametrize(
    ("name", "values", "reason"),
    [
        ("leaderboard", {"benchmark": "Idle"}, "Of “Idle” the notes give: mentioned by 1 paper, no figures."),
        ("leaderboard", {"benchmark": "Idle"}, "The notes give no such score on “Idle”."),
        ("cited-by", {"paper": "Paper B"}, "No note cites “Paper B” or lists it as similar."),
        ("evidence-about", {"thing": "MATH"}, "No rows for “Everything that is known of the evidence"),
        ("leaderboard", {"benchmark": "GSM8K", "min-confidence": "0.95"}, "Without min-confidence=0.95 there are 5."),
        ("topic-papers", {"topic": "old", "from": "2025"}, "Without from=2025 there are 2."),
        ("rising-topics", {"from": "2030", "to": "2030"}, f"The notes go until {max(DAYS.values())}."),
        ("model-results", {"model": "Two", "kind": "delta"}, "Without kind=delta there are 2."),
    ],
)
def test_an_empty_answer_says_why(store: GraphStore, name: str, values: dict[str, str], reason: str) -> None:
    query = find_query(name, (queries_folder(),))
    assert not small_terms.rows(ask_saved(store, query, values).results)
    assert reason in why_empty(store, query, values)


@pytest.mark.parametrize(
    ("name", "topic", "scores"),
    [
        ("Woolwork", "wool-work", [("GSM8K", "Three 90.5%"), ("MATH", "Three 40%")]),  # its own name is that of a topic
        ("Sheep", "new", [("GSM8K", "Three 90.5%; Two 80%"), ("MATH", "Three 40%; Two 30%")]),  # that of papers on it
    ],
)
def test_models_that_share_no_score_are_compared_as_topics(name: str, topic: str, scores: object) -> None:
    store = answers_store(WOOL)
    compare = find_query("compare", (queries_folder(),))
    answer = ask_saved(store, compare, {"first": name, "second": "old"})
    rows = small_terms.rows(answer.results)
    assert [(small_terms.cell(row["benchmark"]), small_terms.cell(row["first"])) for row in rows] == scores
    assert answer.note == f"As typed there are no rows; this takes first={name!r} as the topic “{topic}”."
    few = ask_saved(store, compare, {"first": "Lamb", "second": "new"})
    assert not small_terms.rows(few.results), "two papers name it, which may be chance"
    as_typed = ask_saved(store, compare, {"first": "One", "second": "Three"})
    assert small_terms.rows(as_typed.results)
    assert not as_typed.note


@pytest.mark.parametrize(("first", "times"), [("One", 1), ("Sheep", 2)])
def test_a_comparison_is_asked_once_for_each_way_to_take_it(
    first: str, times: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It was asked once more to see whether it has rows."""
    store = answers_store(WOOL)
    compare = find_query("compare", (queries_folder(),))
    asked: list[str] = []
    real = LocalStore.query

    def counted(self: LocalStore, text: str, **given: Any) -> Any:
        asked.append(text)
        return real(self, text, **given)

    monkeypatch.setattr(LocalStore, "query", counted)
    assert small_terms.rows(ask_saved(store, compare, {"first": first, "second": "old"}).results)
    assert asked.count(compare.text) == times


def test_enumerated_parameters_refuse_other_values(store: GraphStore) -> None:
    with pytest.raises(ParameterError, match=r"role='mine' is not one of own, other, human, baseline"):
        some(store, "new-results", "date", role="mine")
    assert some(store, "new-results", "date", role=" OWN ") == some(store, "new-results", "date", role="own")


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2023/02", "2023-02-01", "2023-02-28"),
        ("2024", "2024-01-01", "2024-12-31"),
        ("2024-05-17", "2024-05-17", "2024-05-17"),
        ("this month", "2024-05-01", "2024-05-31"),
        ("last-month", "2024-04-01", "2024-04-30"),
        ("Last-Year", "2023-01-01", "2023-12-31"),
        ("yesterday", "2024-05-16", "2024-05-16"),
        ("2024-13", "", ""),
        ("0000", "", ""),
        ("soon", "", ""),
    ],
)
def test_dates_are_days_months_years_and_words(typed: str, first: str, last: str) -> None:
    today = date(2024, 5, 17)
    assert (first_day(typed, today), last_day(typed, today)) == (first, last)
