"""Benchmarks, models, topics and people on one screen."""

import pytest
from small_answers import DAYS, answers_store

from kg.schema import terms as v
from kg.show import SHOWN, as_json, lines_of, show
from kg.show.models import model_record
from kg.show.records import PaperRecord
from kg.show.thing_records import BenchmarkRecord, ModelRecord, PersonRecord, TopicRecord
from kg.show.topics import months_of
from kg.store import GraphStore


@pytest.fixture(scope="module")
def store() -> GraphStore:
    return answers_store()


def test_a_benchmark_says_who_is_best_and_since_when(store: GraphStore) -> None:
    found = show(store, "GSM8K")
    assert isinstance(found, BenchmarkRecord)
    best = found.best[0]
    assert (best.score.system, best.score.number, best.since) == ("Three", 90.5, DAYS["d"])
    assert [(each.system, each.number) for each in best.history] == [("One", 70), ("Two", 80), ("Three", 90.5)]
    assert [each.number for each in found.scores] == [99, 90.5, 80, 75, 70]  # people stand in the list and are not best
    assert found.scores[1].passages[0].text == "Three reaches 90.5%."


def test_a_benchmark_says_who_uses_it_and_what_stands_beside_it(store: GraphStore, seeds_store: GraphStore) -> None:
    found = show(seeds_store, "GSM8K")
    assert isinstance(found, BenchmarkRecord)
    assert ("2402.14830", "evaluates") in {(each.paper.arxiv, each.relation) for each in found.papers}
    assert (found.task, found.default_metric) == ("mathematical reasoning", "Accuracy")
    beside = show(store, "GSM8K")
    assert isinstance(beside, BenchmarkRecord)
    assert [(each.label, each.papers) for each in beside.beside] == [("MATH", 1)]


def test_less_is_better_where_the_metric_says_so(seeds_store: GraphStore) -> None:
    from dataclasses import replace

    from kg.show.benchmarks import best_figures

    found = show(seeds_store, "GSM8K")
    assert isinstance(found, BenchmarkRecord)
    one = found.scores[0]
    errors = [
        replace(one, iri=str(number), number=number, lower_is_better=True, paper=replace(one.paper, date=date))
        for number, date in ((5.0, "2024-01"), (7.0, "2024-02"), (3.0, "2024-03"))
    ]
    assert [each.number for each in best_figures(errors)[0].history] == [5.0, 3.0]


def test_a_score_without_metric_or_per_cent_sign_is_compared_with_the_usual_metric(seeds_store: GraphStore) -> None:
    """A leaderboard was led by 88.5 % although a paper had 89.5 points, with no metric stated."""
    from dataclasses import replace

    from kg.show.benchmarks import best_figures
    from kg.show.comparable import Measure

    found = show(seeds_store, "GSM8K")
    assert isinstance(found, BenchmarkRecord)
    one = next(each for each in found.scores if each.metric == "Accuracy")
    usual = Measure(one.metric_iri, "Accuracy", "%")
    bare = replace(one, iri="bare", metric="", metric_iri="", number=89.5, unit="points")
    share = replace(one, iri="share", metric="", metric_iri="", number=0.9, unit="")
    times = replace(one, iri="times", number=99.0, unit="x")
    other = replace(one, iri="other", metric="Perplexity", metric_iri="perplexity", number=95.0, unit="")
    best = best_figures([one, bare, share, times, other], usual)
    assert (best[0].metric, best[0].score.number) == ("Accuracy", 89.5)
    assert {(each.metric, each.unit) for each in best[1:]} == {("", ""), ("Accuracy", "x"), ("Perplexity", "")}
    assert len(best_figures([one, bare])) == 2


def test_a_model_has_the_papers_that_name_it(seeds_store: GraphStore) -> None:
    found = show(seeds_store, "model:ChatGPT")
    assert isinstance(found, ModelRecord)
    assert found.papers
    assert found.developer == "OpenAI"
    assert found.model.label not in {each.label for each in found.beside}


def test_a_model_has_what_the_notes_say_of_its_paper(seeds_store: GraphStore) -> None:
    """kg show FlashAttention showed a bare model."""
    found = model_record(seeds_store, v.DATA + "model/orca-math")
    paper = show(seeds_store, "2402.14830")
    assert isinstance(paper, PaperRecord)
    assert found.notes == paper.notes
    lines = list(lines_of(found))
    assert "What the notes say" in lines
    assert any("86.81%" in line for line in lines)
    assert sum(line.startswith("    “") for line in lines) == 4


def test_a_topic_has_its_months_leading_papers_and_people(seeds_store: GraphStore) -> None:
    found = show(seeds_store, "수학적 추론")
    assert isinstance(found, TopicRecord)
    assert found.topic.label == "mathematical reasoning"
    assert sum(each.papers for each in found.months) == found.count == len(found.leading)
    assert "Arindam Mitra" in {each.label for each in found.people}
    assert "GSM8K" in {each.label for each in found.benchmarks}


def test_months_have_no_gaps() -> None:
    found = months_of(["2023-12-30", "2024-02", "2024", "", "2024-02-01"])
    assert [(each.month, each.papers) for each in found] == [("2023-12", 1), ("2024-01", 0), ("2024-02", 2)]
    assert months_of(["2024", ""]) == ()


def test_papers_without_a_common_coauthor_may_be_several_people_s(seeds_store: GraphStore) -> None:
    from kg.show.people import coauthor_groups

    papers = {"a": {"x", "y"}, "b": {"z"}, "c": {"y", "w"}, "d": {"w"}, "e": set()}
    assert {frozenset(each) for each in coauthor_groups(papers)} == {frozenset("acd"), frozenset("b"), frozenset("e")}
    found = show(seeds_store, "Arindam Mitra")
    assert isinstance(found, PersonRecord)
    assert [each.arxiv for each in found.papers] == ["2402.14830"]
    assert len(found.groups) == 1
    assert "Corby Rosset" in {each.label for each in found.coauthors}


@pytest.mark.parametrize("name", ["GSM8K", "model:ChatGPT", "mathematical reasoning", "Arindam Mitra"])
@pytest.mark.parametrize("limit", [2, None])
def test_every_kind_has_a_text_and_a_json_form(seeds_store: GraphStore, name: str, limit: int | None) -> None:
    record = show(seeds_store, name)
    lines = list(lines_of(record, limit=limit, width=80))
    assert len(lines) > 5
    assert not any("\n" in line for line in lines)
    written = as_json(record)
    assert written["kind"] in SHOWN
    assert written["kind"] in lines[0]


def test_namesakes_are_warned_of(seeds_store: GraphStore) -> None:
    from dataclasses import replace

    person = show(seeds_store, "Arindam Mitra")
    assert isinstance(person, PersonRecord)
    two = replace(person, groups=(person.papers, person.papers))
    assert any("Several people may share this name" in line for line in lines_of(two))
    assert not any("Several people" in line for line in lines_of(person))
