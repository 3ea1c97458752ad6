"""Numbers that stand beside a benchmark without being a performance on it are not results; those beside them are."""

import pytest
from small_results import DELTA, SCORE, results


@pytest.mark.parametrize(
    "text",
    [
        "FlowNet7은 GSM8K에서 78.4% (95% CI 77.1–79.6)의 정확도를 얻었다.",
        "FlowNet7은 GSM8K에서 78.4%의 정확도(95% 신뢰구간 77.1%~79.6%)를 얻었다.",
        "FlowNet7 reaches 78.4% accuracy on GSM8K (90% confidence interval: 77.1% to 79.6%).",
        "On GSM8K, FlowNet7 scores 78.4% accuracy, with a 99% CI of [77.1%, 79.6%].",
    ],
)
def test_bounds_and_levels_of_confidence_are_not_scores(text: str) -> None:
    assert results(text, title="FlowNet7: Learning to Count") == {("GSM8K", "78.4", SCORE)}


@pytest.mark.parametrize(
    "text",
    [
        "FlowNet7은 GSM8K에서 78.4±0.3%의 정확도를 얻었다.",
        "FlowNet7은 GSM8K에서 정확도 78.4%(표준편차 0.3%)를 얻었다.",
        "FlowNet7 reaches 78.4 +/- 0.3% accuracy on GSM8K.",
        "FlowNet7 reaches 78.4% accuracy on GSM8K, with a standard error of 0.3%.",
    ],
)
def test_spreads_are_not_scores(text: str) -> None:
    assert results(text) == {("GSM8K", "78.4", SCORE)}


@pytest.mark.parametrize(
    "text",
    [
        "FlowNet7은 GSM8K에서 84.6%의 정확도에 도달하지 못했다.",
        "FlowNet7 cannot reach 84.6% accuracy on GSM8K.",
        "FlowNet7 does not achieve 84.6% accuracy on GSM8K.",
        "FlowNet7이 GSM8K에서 90%를 넘을 수 있는가?",
        "Does FlowNet7 reach 90% accuracy on GSM8K?",
        "FlowNet7은 GSM8K에서 93%의 정확도를 얻을 것으로 전망된다.",
        "We hope to reach 93% accuracy on GSM8K.",
        "FlowNet7 is expected to achieve 93% accuracy on GSM8K.",
    ],
)
def test_what_is_denied_asked_or_hoped_is_not_a_score(text: str) -> None:
    assert results(text) == set()


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("레이블 없이 GSM8K에서 78.4%의 정확도를 얻었다.", "78.4"),
        ("Without any labels FlowNet7 reaches 78.4% accuracy on GSM8K.", "78.4"),
        ("FlowNet7은 GSM8K에서 95%의 정확도를 얻었다.", "95"),
        ("FlowNet7 reaches 95% accuracy on GSM8K, which no earlier model could not do without search.", "95"),
    ],
)
def test_scores_near_words_of_doubt_stay(text: str, value: str) -> None:
    assert results(text) == {("GSM8K", value, SCORE)}


@pytest.mark.parametrize(
    "text",
    [
        "FlowNet7 keeps 97% of the teacher's accuracy on GSM8K.",
        "FlowNet7 uses 35% fewer tokens on GSM8K.",
        "FlowNet7 cuts inference cost on GSM8K by 40%.",
        "FlowNet7 trains on only 10% of GSM8K.",
        "FlowNet7은 GSM8K의 10%만 써서 학습한다.",
        "FlowNet7은 GSM8K 추론 지연을 27% 줄인다.",
    ],
)
def test_shares_and_costs_are_not_scores(text: str) -> None:
    assert ("GSM8K", SCORE) not in {(name, kind) for name, _, kind in results(text)}


def test_how_alike_linked_notes_are_is_not_a_score() -> None:
    assert results("[[GlassBench: A Test]] (82.9% similar)", "GlassBench와의 유사도: 81.4%") == set()


@pytest.mark.parametrize(
    "text",
    [
        "GSM8K에서 78,4%의 정확도를 얻었다.",
        "GSM8K에서 정확도 **78.4**%를 얻었다.",
        "GSM8K에서 78.4\\%의 정확도를 얻었다.",
        "GSM8K에서 78.4&#37;의 정확도를 얻었다.",
        "GSM8K에서 $78.4\\%$의 정확도를 얻었다.",
        "It reaches 78.4 percent accuracy on GSM8K.",
    ],
)
def test_spellings_of_a_percentage(text: str) -> None:
    assert results(text) == {("GSM8K", "78.4", SCORE)}


def test_a_comma_before_thousands_is_not_a_decimal_comma() -> None:
    assert results("GSM8K의 1,319개 문제에서 73.6%의 정확도를 얻었다.") == {("GSM8K", "73.6", SCORE)}


def test_a_gain_is_not_a_score() -> None:
    assert results("FlowNet7은 MMLU에서 GPT-4보다 6.3%p 높은 정확도를 보였다.") == {("MMLU", "6.3", DELTA)}


@pytest.mark.parametrize(
    "text",
    [
        "FlowNet7은 MMLU 과제 중 3개의 과제 선택 시에도 평균 97%의 평가 정확도를 달성한다.",
        "FlowNet7은 MMLU 전체와 비교해 평가 오차를 4% 이하로 유지한다.",
        "On MMLU, FlowNet7 achieves 97% evaluation accuracy with three of its tasks.",
        "MMLU는 학습용(80%)과 테스트용(20%)으로 나뉜다.",
        "FlowNet7은 MMLU에서 16.3배 더 빠른 수렴을 보였다.",
        "FlowNet7의 MMLU 점수는 순위와 0.93의 상관 계수를 보인다.",
    ],
)
def test_estimates_splits_speed_and_correlations_are_not_scores(text: str) -> None:
    assert results(text, title="FlowNet7: Learning to Count") == set()
