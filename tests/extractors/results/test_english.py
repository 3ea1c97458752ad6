"""Figures of English sentences: their kind, their benchmark, and whose they are."""

import pytest
from small_results import DELTA, SCORE, claims, part, results

from kg.schema.terms import COMPARED_WITH, HAS_VALUE, METRIC_NAME, RESULT_ROLE, SYSTEM_NAME


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("FlowNet7 outperforms GPT-4 by 5.7 points on MMLU.", {("MMLU", "5.7", DELTA)}),
        ("FlowNet7 raises accuracy on GSM8K by up to 14 points.", {("GSM8K", "14", DELTA)}),
        ("FlowNet7 gets a 13.9% improvement on MMMU.", {("MMMU", "13.9", DELTA)}),
        ("Pruning causes a 2.1% drop on MMLU.", {("MMLU", "2.1", DELTA)}),
        ("FlowNet7 is 3.4 points better than GPT-4 on MMLU.", {("MMLU", "3.4", DELTA)}),
        ("FlowNet7 gets a 7.2% relative Word Error Rate (WER) reduction on MMLU.", {("MMLU", "7.2", DELTA)}),
        ("FlowNet7 sets a state-of-the-art 86.8% on GSM8K.", {("GSM8K", "86.8", SCORE)}),
        ("On GSM8K, FlowNet7 reaches 86.8% accuracy.", {("GSM8K", "86.8", SCORE)}),
        ("FlowNet7 scores 86.8 on GSM8K and 61.2 on MMLU.", {("GSM8K", "86.8", SCORE), ("MMLU", "61.2", SCORE)}),
        (
            "FlowNet7 reaches 73.6% and 62.1% accuracy on GSM8K and MMLU, respectively.",
            {("GSM8K", "73.6", SCORE), ("MMLU", "62.1", SCORE)},
        ),
        (
            "FlowNet7 improves over prior work by 1.2, 2.3 and 3.4 points on CIFAR-10, CIFAR-100 and ImageNet.",
            {("CIFAR-10", "1.2", DELTA), ("CIFAR-100", "2.3", DELTA), ("ImageNet", "3.4", DELTA)},
        ),
        (
            "FlowNet7 gains 3.1% on GSM8K and achieves 61.2% accuracy on MMLU.",
            {("GSM8K", "3.1", DELTA), ("MMLU", "61.2", SCORE)},
        ),
    ],
)
def test_kinds_and_benchmarks(text: str, expected: set[tuple[str, str, str]]) -> None:
    assert results(text, title="FlowNet7: Learning to Count") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("FlowNet7 improves GSM8K accuracy from 70.1% to 75.3%.", {("baseline", "70.1"), ("own", "75.3")}),
        ("FlowNet7은 GSM8K 정확도를 70.1%에서 75.3%로 끌어올렸다.", {("baseline", "70.1"), ("own", "75.3")}),
        ("Where GPT-4 scores 92.6% on GSM8K, FlowNet7 reaches 80.3%.", {("other", "92.6"), ("own", "80.3")}),
        ("FlowNet7 reaches 80.3% on GSM8K, compared to GPT-4's 92.6%.", {("own", "80.3"), ("other", "92.6")}),
        ("FlowNet7은 GPT-4의 GSM8K 정확도 86.8%를 능가하여 88.1%를 기록했다.", {("other", "86.8"), ("own", "88.1")}),
        ("FlowNet7은 GPT-4를 정렬하며 GSM8K에서 81.1점에서 91.4점으로 올렸다.", {("other", "81.1"), ("own", "91.4")}),
    ],
)
def test_whose_figure_it_is(text: str, expected: set[tuple[str, str]]) -> None:
    found = claims(text, title="FlowNet7: Learning to Count")
    assert {(part(claim, RESULT_ROLE), part(claim, HAS_VALUE)) for claim in found} == expected


def test_the_score_of_a_model_that_measures_is_not_that_models() -> None:
    text = "FlowNet7 improves FID by 7.15 and CLIP scores by 3.49 on MS-COCO."
    found = claims(text, title="FlowNet7: Learning to Count")
    assert {(part(claim, SYSTEM_NAME), part(claim, HAS_VALUE)) for claim in found} == {
        ("FlowNet7", "7.15"),
        ("FlowNet7", "3.49"),
    }


@pytest.mark.parametrize(
    ("text", "system", "role"),
    [
        ("The best models reach 29% accuracy on Grokle-Bench.", "models", "other"),
        ("Human experts reach 92% accuracy on Grokle-Bench.", "human", "human"),
        ("Current models lose much on Grokle-Bench, with GPT-4 reaching only 29% accuracy.", "GPT-4", "other"),
        ("Even strong models like GPT-4 reach only 29% accuracy on Grokle-Bench.", "GPT-4", "other"),
    ],
)
def test_those_measured_on_a_benchmark_of_ones_own(text: str, system: str, role: str) -> None:
    (found,) = claims("We introduce Grokle-Bench, a benchmark.", text, title="Grokle-Bench: Seeing Tools")
    assert (part(found, SYSTEM_NAME), part(found, RESULT_ROLE)) == (system, role)


@pytest.mark.parametrize(
    ("text", "over"),
    [
        ("FlowNet7 outperforms GPT-4 by 5.7 points on MMLU.", "GPT-4"),
        ("FlowNet7은 MMLU에서 GPT-4보다 5.7%p 높은 정확도를 보였다.", "GPT-4"),
        ("FlowNet7 gains 5.7 points over strong baselines on MMLU.", "strong baselines"),
        ("FlowNet7은 MMLU에서 기존 방법보다 5.7%p 높은 정확도를 보였다.", "기존 방법"),
        ("FlowNet7 gains 5.7 points on MMLU.", ""),
    ],
)
def test_what_a_gain_is_over(text: str, over: str) -> None:
    (found,) = claims(text, title="FlowNet7: Learning to Count")
    assert part(found, COMPARED_WITH) == over


@pytest.mark.parametrize(
    ("text", "metric"),
    [
        ("FlowNet7 reaches 86.8% accuracy on GSM8K.", "accuracy"),
        ("FlowNet7 achieves 3.6% top-5 error on ImageNet.", "top-5 error"),
        ("FlowNet7 scores 86.8% on GSM8K.", ""),
        ("FlowNet7은 ImageNet에서 2.1을 기록했다.", ""),
    ],
)
def test_a_metric_is_there_only_where_the_text_states_it(text: str, metric: str) -> None:
    (found,) = claims(text, title="FlowNet7: Learning to Count")
    assert part(found, METRIC_NAME) == metric


def test_each_of_a_list_owns_the_figure_behind_it() -> None:
    text = "On MMLU, gpt-4o achieves 36.2%, claude-3.5-sonnet 34.6%, and gemini-1.5-pro 24.9%."
    found = {(part(claim, SYSTEM_NAME), part(claim, HAS_VALUE)) for claim in claims(text)}
    assert found == {("gpt-4o", "36.2"), ("claude-3.5-sonnet", "34.6"), ("gemini-1.5-pro", "24.9")}


def test_what_agents_reach_is_not_the_figure_of_the_people_beside() -> None:
    text = "On Grokle-Bench there is a gap between agents and human performance, with agents achieving 45% accuracy."
    (found,) = claims("We introduce Grokle-Bench, a benchmark.", text, title="Grokle-Bench: Seeing Tools")
    assert part(found, SYSTEM_NAME) == "models"


def test_how_often_models_fail_is_not_their_score() -> None:
    assert results("Models like GPT-4 fail in over 70% of the scenarios of MMLU.") == set()


def test_a_score_by_an_unknown_metric_is_not_that_of_the_metric() -> None:
    (found,) = claims("FlowNet7 works, achieving a QLIP-R score of 29.5 on MMLU.", title="FlowNet7: Learning to Count")
    assert part(found, SYSTEM_NAME) == "FlowNet7"


def test_a_figure_of_a_list_is_of_the_model_behind_its_makers_name() -> None:
    text = "On MMLU, claude-sonnet-4.5 achieves 36.2%, gpt-5 34.5%, gemini/gemini-2.5-pro 24.9%, and gpt-4o 16.8%."
    found = {(part(claim, SYSTEM_NAME), part(claim, HAS_VALUE)) for claim in claims(text)}
    assert ("gemini-2.5-pro", "24.9") in found


def test_a_human_figure_that_agents_are_compared_with_is_human() -> None:
    text = "Agents achieve an average recall of 0.45 on MMLU compared to human recall nearing 0.90."
    found = {(part(claim, RESULT_ROLE), part(claim, HAS_VALUE)) for claim in claims(text)}
    assert ("human", "0.90") in found
