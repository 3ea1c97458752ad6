"""The instrument itself: what counts as right when extraction is compared with annotations."""

import json
from collections.abc import Sequence
from pathlib import Path

import pytest
import scoring
from hypothesis import given
from hypothesis import strategies as st


def row(**cells: str) -> dict[str, str]:
    return {"document": "docs/a.md", "arxiv": "2402.14830", **cells}


def counts(name: str, gold: Sequence[object], rows: list[dict[str, str]]) -> tuple[int, int, int]:
    measure = next(each for each in scoring.MEASURES if each.name == name)
    paper = scoring.Paper("a.md", "2402.14830", "digests", {measure.field: gold})
    [judged] = scoring.judge(measure, [paper], rows)
    return judged.counts.right, judged.counts.gold, judged.counts.found


def test_either_spelling_and_either_column_will_do() -> None:
    gold = [{"name": "AiTW | Android in the Wild", "relation": "evaluates"}, {"name": "GSM8K", "relation": "trains"}]
    rows = [
        row(benchmark="Android-in-the-Wild", surface="", relation="mentions"),
        row(benchmark="Grade School Math", surface="gsm 8k", relation="trains"),
        row(benchmark="MMLU", surface="MMLU", relation="mentions"),
    ]
    assert counts("benchmarks, any relation", gold, rows) == (2, 2, 3)
    assert counts("benchmarks with relation", gold, rows) == (1, 2, 3)


def test_optional_annotations_count_neither_when_found_nor_when_missed() -> None:
    gold = ["GPT-4", "?DPO", "?PPO"]
    rows = [row(model="GPT-4"), row(model="DPO"), row(model="LoRA")]
    assert counts("models mentioned", gold, rows) == (1, 1, 2)


def test_either_of_two_relations_will_do() -> None:
    gold = [{"name": "GSM8K", "relation": "introduces|trains"}]
    for relation, right in (("trains", 1), ("introduces", 1), ("evaluates", 0)):
        rows = [row(benchmark="GSM8K", relation=relation)]
        assert counts("benchmarks with relation", gold, rows) == (right, 1, 1)


def test_one_annotation_makes_one_row_right() -> None:
    gold = [{"name": "HumanEval", "relation": "evaluates"}]
    rows = [row(benchmark=name, surface="HumanEval", relation="evaluates") for name in ("HumanEval", "HumanEval+")]
    assert counts("benchmarks, any relation", gold, rows) == (1, 1, 2)


def test_as_many_as_can_be_are_matched() -> None:
    """The row that either annotation would fit leaves the one that no other row fits."""
    gold = ["A | B", "B"]
    rows = [row(model="B", surface="A"), row(model="A", surface="")]
    assert counts("models mentioned", gold, rows) == (2, 2, 2)


def test_values_are_numbers() -> None:
    gold = [{"system": "X", "benchmark": "MATH", "value": "1,319.50%", "kind": "score"}]
    rows = [row(system="Y", benchmark="MATH", surface="", value="1319.5", kind="score")]
    assert counts("results, benchmark + value", gold, rows) == (1, 1, 1)
    assert counts("results, full tuple", gold, rows) == (0, 1, 1)


def test_other_papers_and_documents_do_not_count() -> None:
    rows = [row(url="https://a.org") | other for other in ({}, {"arxiv": ""}, {"document": "docs/b.md"})]
    assert counts("project links", ["https://a.org"], rows) == (1, 1, 1)


def test_confidences_come_with_verdicts() -> None:
    measure = next(each for each in scoring.MEASURES if each.name == "topics")
    paper = scoring.Paper("a.md", "2402.14830", "digests", {"topics": ["agents"]})
    rows = [row(topic="games", confidence="0.5"), row(topic="agents", confidence="0.8"), row(topic="agents")]
    [judged] = scoring.judge(measure, [paper], rows)
    assert judged.verdicts == ((0.8, True), (0.5, False))


def test_figures() -> None:
    assert (scoring.Counts(2, 4, 8).precision, scoring.Counts(2, 4, 8).recall) == (0.25, 0.5)
    assert scoring.Counts(2, 4, 8).f1 == pytest.approx(1 / 3)
    assert scoring.Counts().f1 == scoring.Counts().precision == scoring.Counts().recall == 0


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(5, 9), st.integers(5, 9)), min_size=1, max_size=20))
def test_an_interval_holds_no_impossible_figure(papers: list[tuple[int, int, int]]) -> None:
    paper = scoring.Paper("a.md", "", "digests", {})
    low, high = scoring.interval([scoring.Judged(paper, scoring.Counts(*each), ()) for each in papers], samples=100)
    assert 0 <= low <= high <= 1


def test_an_interval_is_as_wide_as_papers_differ() -> None:
    paper = scoring.Paper("a.md", "", "digests", {})

    def interval(*counts: scoring.Counts) -> tuple[float, float]:
        return scoring.interval([scoring.Judged(paper, each, ()) for each in counts], samples=200)

    alike, half = [scoring.Counts(3, 4, 5)] * 8, [scoring.Counts(4, 4, 4), scoring.Counts(0, 4, 4)] * 4
    assert interval(*alike) == pytest.approx((2 / 3, 2 / 3))
    low, high = interval(*half)
    assert low < 0.4 < 0.6 < high


def test_gold_files_are_of_the_form_that_is_read(root: Path) -> None:
    fields = {measure.field for measure in scoring.MEASURES}
    file = root / "tests" / "data" / "labels.jsonl"
    papers = scoring.read_gold(file)
    assert len(papers) == len(file.read_text("utf-8").splitlines()) > 1000
    assert any(fields <= paper.gold.keys() for paper in papers)
    assert all(json.dumps(paper.gold["id"]).strip('"').endswith(paper.arxiv) for paper in papers)
