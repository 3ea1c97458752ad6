"""Scores and gains, figures and amounts, and where a sentence has gone on to something else."""

import pytest
from small_entries import claimed, source
from small_results import DELTA, SCORE, claims, part, results

from kg.extractors.decisions.shipped import shipped_decision
from kg.extractors.results.extractor import ResultsExtractor
from kg.model import Claim
from kg.schema.terms import HAS_VALUE, RESULT_KIND, SYSTEM_NAME


def systems(found: list[Claim]) -> set[tuple[str, str, str]]:
    """System, value and kind of each result."""
    return {(part(c, SYSTEM_NAME), part(c, HAS_VALUE), part(c, RESULT_KIND)) for c in found}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a lead, not what was reached
        ("FlowNet7은 MMLU에서 GPT-4를 각각 16%로 앞섰다.", {("MMLU", "16", DELTA)}),
        ("FlowNet7은 MMLU에서 90.9%로 GPT-4를 능가했다.", {("MMLU", "90.9", SCORE)}),
        ("MMLU의 경우 6.1포인트의 우위를 차지했다.", {("MMLU", "6.1", DELTA)}),
        ("MMLU에서는 0.6포인트 뒤졌다.", {("MMLU", "0.6", DELTA)}),
        # what another one has
        ("FFHQ에서 FID가 2.75로, StyleGAN2의 3.78보다 낮았다.", {("FFHQ", "2.75", SCORE), ("FFHQ", "3.78", SCORE)}),
        # an adjective that praises the figure itself
        ("GSM8K에서 98.0%의 높은 정확도를 기록했다.", {("GSM8K", "98.0", SCORE)}),
        ("GSM8K에서 3.0%의 높은 정확도 향상을 기록했다.", {("GSM8K", "3.0", DELTA)}),
        # bounds behind the number
        ("MMLU에서 5% 넘는 성능 향상을 기록했다.", {("MMLU", "5", DELTA)}),
        (
            "MMLU, GPQA, MATH에서 각각 20% 이상, 15%, 10% 이상의 향상을 보였다.",
            {("MMLU", "20", DELTA), ("GPQA", "15", DELTA), ("MATH", "10", DELTA)},
        ),
        # by how much, up to what
        ("GSM8K에서 오류율을 7.5%까지 줄였다.", {("GSM8K", "7.5", DELTA)}),
        ("GSM8K 정확도를 84.0%까지 끌어올렸다.", {("GSM8K", "84.0", SCORE)}),
        ("GSM8K에서 4%에서 13%까지 성능 향상을 보였다.", {("GSM8K", "4", DELTA), ("GSM8K", "13", DELTA)}),
        ("GSM8K 정확도가 41%에서 63%까지 향상되었다.", {("GSM8K", "41", SCORE), ("GSM8K", "63", SCORE)}),
        ("GSM8K에서 Flow 에이전트는 4%에서 13%까지 향상을 보였다.", {("GSM8K", "4", DELTA), ("GSM8K", "13", DELTA)}),
        # a noun of difference in front
        ("GSM8K에서 정확도 향상폭은 3.1%였다.", {("GSM8K", "3.1", DELTA)}),
        # two gains under one verb
        (
            "COCO에서 2.5%의 AP50과 1.8%의 AP75 향상을 보였다.",
            {("COCO", "2.5", DELTA), ("COCO", "1.8", DELTA)},
        ),
        ("GSM8K에서 84%의 정확도와 이전 대비 3%의 향상을 보였다.", {("GSM8K", "84", SCORE), ("GSM8K", "3", DELTA)}),
        # decimals without unit
        ("AIME에서 77.5, MATH500에서 96.2를 기록했다.", {("AIME", "77.5", SCORE), ("MATH500", "96.2", SCORE)}),
        # the benchmark behind the number
        ("이전 방법에 비해 20% 향상된 GSM8K 데이터셋에서의 정확도를 달성했다.", {("GSM8K", "20", DELTA)}),
        # several benchmarks, apart by what is done there
        (
            "ImageNet 분류와 Kinetics-400 동작 인식에서 75.3%와 74.4%의 정확도를 기록했다.",
            {("ImageNet", "75.3", SCORE), ("Kinetics-400", "74.4", SCORE)},
        ),
        # what is listed and no known benchmark takes its number along
        (
            "GSM8K, 표 이해, MATH에서 각각 1.1%, 2.2%, 3.3% 향상되었다.",
            {("GSM8K", "1.1", DELTA), ("MATH", "3.3", DELTA)},
        ),
    ],
)
def test_scores_and_gains(text: str, expected: set[tuple[str, str, str]]) -> None:
    assert results(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "GSM8K에서 3%의 사전 훈련 토큰만을 사용하여 같은 성능을 보였다.",
        "LAION-2B에서 이미지 중 50%가 글자를 포함하고 있다.",
        "MMLU는 합격 기준(60%)을 둔다.",
        "MMLU에서 상위 10%의 문제를 풀었다.",
        "PopQA에서 Self-RAG, RAG 2.0 등을 능가했다.",
    ],
)
def test_what_is_no_figure_of_the_benchmark(text: str) -> None:
    assert results(text) == set()


def test_data_that_a_model_was_trained_on_is_not_where_it_was_measured() -> None:
    text = "C4에서 훈련된 FlowNet7은 번역에서 3.1% 향상되었다."
    entry = source(text, title="FlowNet7: Learning to Count", decision=shipped_decision)
    assert claimed(ResultsExtractor(), entry) == []


@pytest.mark.parametrize(
    "more",
    [
        "특히 번역 작업에서는 5.5%의 개선을 보였다.",
        "최대 8배의 연산 비용 절감을 보였다.",
        "지연 시간은 51% 감소했다.",
    ],
)
def test_a_sentence_that_goes_on_leaves_its_benchmark(more: str) -> None:
    assert results(f"GSM8K에서 86.8%의 정확도를 기록했으며, {more}") == {("GSM8K", "86.8", SCORE)}


@pytest.mark.parametrize(
    ("more", "found"),
    [
        ("같은 벤치마크에서 GPT-4보다 5.5% 높은 정확도를 보였다.", {("GSM8K", "5.5", DELTA)}),
        ("FID 측면에서는 5.5의 점수를 기록했다.", {("GSM8K", "5.5", SCORE)}),
        ("열다섯 개의 다양한 작업에서 5.5% 향상되었다.", set()),
        ("15개의 번역 작업에서 평균 5.5% 향상되었다.", set()),
        ("다른 벤치마크에서 5.5% 향상되었다.", set()),
    ],
)
def test_words_that_point_back_and_words_that_lead_elsewhere(more: str, found: set[tuple[str, str, str]]) -> None:
    assert results(f"FlowNet7은 GSM8K에서 평가되었다. {more}", title="FlowNet7: Counting") == found


def test_bullets_of_one_section_go_on_from_one_another() -> None:
    found = results(
        "FlowNet7은 GSM8K에서 평가되었다.", "FlowNet7은 89.5%의 정확도를 기록했다.", title="FlowNet7: Counting"
    )
    assert found == {("GSM8K", "89.5", SCORE)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Qwen2-72B가 있지만, 제안된 방법은 GSM8K에서 86.8%를 기록했다.", {("FlowNet7", "86.8", SCORE)}),
        ("Qwen2-72B가 강하지만, 연구팀은 GSM8K에서 86.8%를 얻었다.", {("FlowNet7", "86.8", SCORE)}),
        ("언어 모델(Qwen2-72B)은 GSM8K에서 86.8%를 기록했다.", {("FlowNet7", "86.8", SCORE)}),
        (
            "Qwen2-72B 모델의 GSM8K 정확도를 78.3%에서 85.7%로 향상시켰다.",
            {("Qwen2-72B", "78.3", SCORE), ("FlowNet7", "85.7", SCORE)},
        ),
        ("Qwen2-72B 모델의 정확도를 GSM8K에서 3.3% 향상시켰다.", {("FlowNet7", "3.3", DELTA)}),
        ("GSM8K에서 GPT-4 (정확도 50.2%)를 능가했다.", {("GPT-4", "50.2", SCORE)}),
        ("FlowNet7은 GSM8K에서 GPT-4보다는 0.7% 높았다.", {("FlowNet7", "0.7", DELTA)}),
        (
            "Qwen2-7B (7B)와 Qwen2-72B (72B)는 GSM8K에서 각각 3.65%와 2.21%를 기록했다.",
            {("Qwen2-7B", "3.65", SCORE), ("Qwen2-72B", "2.21", SCORE)},
        ),
    ],
)
def test_whose_figure_it_is(text: str, expected: set[tuple[str, str, str]]) -> None:
    assert systems(claims("새로운 방법인 FlowNet7을 제안한다.", text, title="FlowNet7: Learning to Count")) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("최고 모델이 13.3%의 정확도를 기록했다.", ("최고 모델", "13.3", SCORE)),
        ("최상위 모델조차 27.5%의 정확도에 그쳤다.", ("모델", "27.5", SCORE)),
        ("최신 LLM은 16.5%라는 낮은 정확도를 보였다.", ("모델", "16.5", SCORE)),
        ("모든 모델은 정확도가 인간 성능(95.7%)에 뒤떨어졌다.", ("인간", "95.7", SCORE)),
    ],
)
def test_those_measured_on_a_benchmark_of_ones_own(text: str, expected: tuple[str, str, str]) -> None:
    assert systems(claims(text, title="Grokle-Bench: Seeing Tools")) == {expected}


def test_people_in_an_attributive_clause_reached_nothing() -> None:
    found = claims("인간이 생성한 문장에서 GSM8K 정확도가 12.5% 증가했다.")
    assert {part(claim, HAS_VALUE) for claim in found} == {"12.5"}
    assert not any(name == "인간" for name, _, _ in systems(found))


def test_what_a_title_only_uses_is_not_the_papers_own() -> None:
    found = claims("제안된 방법은 BraTS에서 Dice 0.89를 기록했다.", title="Segmenting Tumors with ZedNet7 and Care")
    assert {name for name, _, _ in systems(found)} == {"this work"}
