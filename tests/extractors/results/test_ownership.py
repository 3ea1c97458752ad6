"""Whose a figure is: the paper's own where it tuned another's model, not where another's is only compared with it."""

import pytest
from small_results import claims, part

from kg.model import Claim
from kg.schema.terms import HAS_VALUE, RESULT_ROLE, SYSTEM_NAME

FOO = "FooTune: Aligning Models by Judgments"
PRESENTED = "이 논문은 FooTune이라는 새로운 학습 방법을 제안합니다."


def owners(*texts: str, title: str = FOO) -> set[tuple[str, str, str]]:
    """The system, value and role of each result."""
    return {told(claim) for claim in claims(*texts, title=title)}


def told(claim: Claim) -> tuple[str, str, str]:
    """The system, value and role of a result."""
    return part(claim, SYSTEM_NAME), part(claim, HAS_VALUE), part(claim, RESULT_ROLE)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("FooTune으로 미세 조정한 Llama-2-13B 모델은 GSM8K에서 51.2%의 정확도를 기록했습니다.", ("51.2", "own")),
        ("FooTune-7B는 GSM8K에서 51.2%의 정확도를 기록했습니다.", ("51.2", "own")),
        ("FooTune은 GSM8K에서 51.2%를 기록해 GPT-4o(42.5%)를 능가했습니다.", ("42.5", "other")),
        ("GPT-4o는 GSM8K에서 42.5%의 정확도를 기록했습니다.", ("42.5", "other")),
    ],
)
def test_a_tuned_model_is_the_papers_own_and_a_rival_is_not(text: str, expected: tuple[str, str]) -> None:
    assert expected in {told[1:] for told in owners(PRESENTED, text)}


def test_what_a_model_had_before_it_was_tuned_is_not_the_papers_own() -> None:
    text = "Llama-2-13B 모델의 경우 GSM8K 정확도가 46.1%에서 51.2%로 향상되었습니다."
    assert {told for told in owners(PRESENTED, text) if told[1] == "46.1"} == {("Llama-2-13B", "46.1", "other")}


def test_the_second_of_two_figures_is_of_the_system_that_is_compared() -> None:
    text = "FooTune은 GSM8K에서 GPT-4o보다 높은 점수를 달성했습니다(66.5% 대 65.9%)."
    assert {told[:2] for told in owners(PRESENTED, text)} >= {("GPT-4o", "65.9")}


def test_a_figure_of_earlier_models_at_large_is_a_score_of_a_baseline() -> None:
    text = "FooTune은 GSM8K에서 pass@1 성능이 90.9%로 90.2%인 이전 모델들을 능가합니다."
    assert ("baseline", "90.2", "baseline") in owners(PRESENTED, text)


def test_what_brackets_say_of_a_change_is_before_and_after() -> None:
    text = "FooTune은 GSM8K에서 토큰을 줄이면서 성능 감소를 최소화(95.07%에서 94.92%)했습니다."
    assert {told[1:] for told in owners(PRESENTED, text)} >= {("95.07", "baseline"), ("94.92", "own")}


@pytest.mark.parametrize("name", ["Gemini 2 Flash Thinking", "TimeSFormer + CNN"])
def test_the_rest_of_a_name_belongs_to_it(name: str) -> None:
    text = f"{name} 조합은 BazBench에서 24.3%의 정확도를 기록했습니다."
    named = owners("이 논문은 새로운 벤치마크인 BazBench를 소개합니다.", text, title="BazBench: A Benchmark of Videos")
    assert {told[0] for told in named} == {name}
