"""Scores and gains are paired with benchmarks, systems and metrics; what could be read in two ways is left out."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small_entries import claimed, source
from small_results import DELTA, SCORE, claims, part, results

from kg.extractors.results.extractor import ResultsExtractor
from kg.model import Claim
from kg.schema.terms import (
    ARTIFACT,
    BY_METRIC,
    CHANGE,
    HAS_VALUE,
    METRIC_NAME,
    MODEL,
    RESULT_KIND,
    SETTING,
    SYSTEM,
    SYSTEM_NAME,
    UNIT,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("GSM8K에서 86.81%의 정확도를 달성했다.", {("GSM8K", "86.81", SCORE)}),
        ("GSM8K에서 정확도가 5.5% 향상되었다.", {("GSM8K", "5.5", DELTA)}),
        ("MMLU에서 71.2점, GSM8K에서 69.6점을 기록했다.", {("MMLU", "71.2", SCORE), ("GSM8K", "69.6", SCORE)}),
        (
            "MSRVTT, MSVD, TGIF, ActivityNet에서 각각 5.8%, 9.9%, 18.6%, 10.1% 향상을 보였다.",
            {("MSRVTT", "5.8", DELTA), ("MSVD", "9.9", DELTA), ("TGIF", "18.6", DELTA), ("ActivityNet", "10.1", DELTA)},
        ),
        ("GSM8K와 MATH에서 각각 3.6%와 4.3% 증가했다.", {("GSM8K", "3.6", DELTA), ("MATH", "4.3", DELTA)}),
        (
            "GSM8K에서 2.9%, MATH에서 3.1%, MMLU에서 2.5%의 성능 향상을 보였다.",
            {("GSM8K", "2.9", DELTA), ("MATH", "3.1", DELTA), ("MMLU", "2.5", DELTA)},
        ),
        ("MATH 정확도를 46.1%에서 51.2%로 높였다.", {("MATH", "46.1", SCORE), ("MATH", "51.2", SCORE)}),
        ("GSM8K와 MATH 벤치마크에서 평균 76.8%를 기록했다.", {("GSM8K", "76.8", SCORE)}),
        ("GSM8K에서 75.28점을 얻어 이전보다 7.65점 높았다.", {("GSM8K", "75.28", SCORE), ("GSM8K", "7.65", DELTA)}),
        ("DROP은 GSM8K에 들어 있으며, 이전보다 11점 향상되었다.", {("DROP", "11", DELTA)}),
        ("MMLU benchmark에서 +0.4점의 향상을 얻었다.", {("MMLU", "0.4", DELTA)}),
        ("ImageNet에서 FID 2.18을 달성했다.", {("ImageNet", "2.18", SCORE)}),
        ("It achieves 86.8% accuracy on GSM8K.", {("GSM8K", "86.8", SCORE)}),
        ("GSM8K에서 훈련 속도가 50배 빨랐다.", set()),
    ],
)
def test_values_and_kinds(text: str, expected: set[tuple[str, str, str]]) -> None:
    assert results(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "70억 매개변수 모델을 GSM8K에서 평가했다.",
        "GSM8K 데이터셋은 1,319개의 문항으로 이루어진다.",
        "GSM8K에서 80% 이상의 정확도를 달성하기 위해 큰 모델이 필요하다.",
        "2023년에 GSM8K에서 평가했다.",
        "GSM8K에서 80%를 넘기려면 더 큰 모델이 필요하다.",
        "GSM8K에서 80%의 정확도를 목표로 한다.",
        "정확도는 86.8%였다.",
        "GSM8K 데이터의 10%만 사용했다.",
        "GSM8K로 학습한 뒤 열한 개의 다른 어려운 벤치마크에서 3.1% 향상되었다.",
        "GSM8K, MATH에서 각각 1.1%, 2.2%, 3.3% 향상되었다.",
        "MMLU(5샷) BBH(3샷) 모델 크기 GPT-4 86.80.67. 70.49.64.90.48.64. 13B 55.44.64.94.0.51. 30B 58.0 0.41 2.0",
    ],
)
def test_what_is_no_result(text: str) -> None:
    assert results(text) == set()


@pytest.mark.parametrize(
    ("texts", "system"),
    [
        (["우리는 FlowNet7을 제안한다.", "GSM8K에서 86.8%를 달성했다."], "FlowNet7"),
        (["FlowNet7은 새로운 학습 방법이다.", "GSM8K에서 GPT-4보다 높은 86.8%를 달성했다."], "FlowNet7"),
        (["FlowNet7을 제안한다.", "Qwen2-72B 모델은 GSM8K에서 86.8%를 달성했다."], "Qwen2-72B"),
        (["GSM8K에서 86.8%를 달성했다."], "this work"),
        (["FlowNet7을 제안한다.", "대부분의 모델은 GSM8K에서 86.8%를 기록했다."], "모델"),
    ],
)
def test_whose_result_it_is(texts: list[str], system: str) -> None:
    assert {part(claim, SYSTEM_NAME) for claim in claims(*texts)} == {system}


def test_the_name_of_the_title_is_the_system() -> None:
    (claim,) = claims("GSM8K에서 86.8%를 달성했다.", title="FlowNet7: Learning to Count")
    assert part(claim, SYSTEM_NAME) == "FlowNet7"


def test_ordinary_words_before_the_colon_of_a_title_are_not_a_system() -> None:
    (claim,) = claims("The model reaches 86.8% accuracy on GSM8K.", title="Better Together: Learning to Count")
    assert part(claim, SYSTEM_NAME) == "this work"


def test_what_becomes_of_a_named_model_is_its_own_figure() -> None:
    found = claims(
        "Qwen2-72B 모델의 경우 GSM8K 점수가 70.1에서 75.3으로 향상되었다.", title="FlowNet7: Learning to Count"
    )
    assert {part(claim, SYSTEM_NAME) for claim in found if part(claim, HAS_VALUE) == "75.3"} == {"Qwen2-72B"}


def test_systems_pair_in_order_with_their_numbers() -> None:
    found = claims("GPT-4와 Qwen2-72B는 GSM8K에서 각각 92.0%와 89.5%의 정확도를 기록했다.")
    assert {(part(c, SYSTEM_NAME), part(c, HAS_VALUE)) for c in found} == {("GPT-4", "92.0"), ("Qwen2-72B", "89.5")}


def test_a_number_in_brackets_is_its_neighbours() -> None:
    found = claims("FlowNet7은 GSM8K에서 98.0%를 기록하여 Qwen2-72B (75.3%)보다 뛰어났다.")
    assert {(part(c, SYSTEM_NAME), part(c, HAS_VALUE), part(c, RESULT_KIND)) for c in found} == {
        ("FlowNet7", "98.0", SCORE),
        ("Qwen2-72B", "75.3", SCORE),
    }


def test_metric_unit_and_setting() -> None:
    (claim,) = claims("FlowNet7은 GSM8K에서 zero-shot 설정으로 86.8%의 정확도를 달성했다.")
    assert part(claim, METRIC_NAME) == "정확도"
    assert part(claim, BY_METRIC).endswith("/metric/accuracy")
    assert part(claim, UNIT) == "%"
    assert part(claim, SETTING) == "zero-shot"


def test_figures_of_a_benchmarks_paper_are_of_that_benchmark() -> None:
    found = results("GPT-4는 41.5%의 정확도를 기록했다.", title="Grokle-Bench: Seeing Tools")
    assert found == {("Grokle-Bench", "41.5", SCORE)}


@settings(deadline=None, max_examples=60)
@given(
    st.lists(
        st.sampled_from(
            ["GSM8K", "MATH", "에서", "각각", "5.8%", "9.9%,", "와", "향상", "달성", "GPT-4", "(", ")", "로", "배", "3"]
        )
    )
)
def test_any_words_give_figures_that_stand_in_the_text(words: list[str]) -> None:
    made = source(" ".join(["x", *words, "x"]))
    for claim in claimed(ResultsExtractor(), made):
        assert part(claim, HAS_VALUE) in made.document.text


def systems(found: list[Claim]) -> set[tuple[str, str, str]]:
    """System, value and kind of each result."""
    return {(part(c, SYSTEM_NAME), part(c, HAS_VALUE), part(c, RESULT_KIND)) for c in found}


def test_a_system_without_a_name_of_its_own_is_no_node() -> None:
    (claim,) = claims("GSM8K에서 86.8%를 달성했다.")
    assert part(claim, SYSTEM_NAME) == "this work"
    assert part(claim, SYSTEM) == ""
    assert not any(triple.object in {ARTIFACT, MODEL} for triple in claim.description)


def test_people_and_models_at_large_are_no_nodes() -> None:
    found = claims("인간은 72.4%의 정확도를 기록했다.", title="Grokle-Bench: Seeing Tools")
    assert systems(found) == {("인간", "72.4", SCORE)}
    assert part(found[0], SYSTEM) == ""


def test_a_paper_of_a_benchmark_without_colon_reports_on_that_benchmark() -> None:
    texts = ["새로운 벤치마크인 GrokleEval을 소개한다.", "GPT-4는 41.5%의 정확도를 기록했다."]
    assert results(*texts) == {("GrokleEval", "41.5", SCORE)}


def test_a_sentence_goes_on_about_the_benchmark_before_it() -> None:
    found = claims("FlowNet7은 GSM8K에서 평가되었다. 정확도는 5.5% 향상되었다.", title="FlowNet7: Counting")
    assert {(c.evidence.surface, part(c, HAS_VALUE)) for c in found} == {("GSM8K", "5.5")}
    assert not claims("FlowNet7은 GSM8K에서 평가되었다. 번역 작업에서는 정확도가 5.5% 향상되었다.")
    assert not claims("FlowNet7은 GSM8K에서 평가되었다. 여러 데이터셋에서 정확도가 5.5% 향상되었다.")


def test_what_a_benchmark_is_compared_with_has_no_figure() -> None:
    assert results("GSM8K는 기존 MMLU에 비해 정확도가 16% 감소했다.") == {("GSM8K", "16", DELTA)}


def test_a_figure_that_several_systems_share_is_of_each() -> None:
    found = claims("GPT-4와 Qwen2-72B는 GSM8K에서 92.0%의 정확도를 기록했다.")
    assert systems(found) == {("GPT-4", "92.0", SCORE), ("Qwen2-72B", "92.0", SCORE)}


def test_a_result_told_by_several_sentences_has_the_evidence_of_each() -> None:
    texts = ["FlowNet7은 GSM8K에서 86.8%의 정확도를 달성했다.", "요약하면 GSM8K에서 86.8%이다.", "GSM8K에서 91.2%이다."]
    found = claims(*texts, title="FlowNet7: Counting")
    assert [part(claim, HAS_VALUE) for claim in found] == ["86.8", "86.8", "91.2"]
    assert found[0].statement == found[1].statement
    assert found[0].evidence.span != found[1].evidence.span


@pytest.mark.parametrize(
    "text",
    [
        "GSM8K에서 4-5%의 정확도를 기록했다.",
        "GSM8K에서 정확도 4~5%를 기록했다.",
        "GSM8K에서 정확도 40%–50%를 기록했다.",
        "Accuracy on GSM8K lies between 40% and 50%.",
        "Accuracy on GSM8K ranges from 40% to 50%.",
    ],
)
def test_the_ends_of_a_range_are_not_scores(text: str) -> None:
    assert results(text) == set()


def test_each_pairs_gains_with_the_benchmarks_that_have_scores() -> None:
    text = "MATH에서 4-shot 정확도가 38.4%, GSM8K에서 69.9%로 각각 3.1%와 4.1% 향상되었다."
    assert results(text) == {
        ("MATH", "38.4", SCORE),
        ("GSM8K", "69.9", SCORE),
        ("MATH", "3.1", DELTA),
        ("GSM8K", "4.1", DELTA),
    }


def test_a_metric_behind_each_number_keeps_them_in_one_list() -> None:
    text = "MATH와 GSM8K에서 각각 55.7 AP와 47.6 AP를 기록하였다."
    assert results(text) == {("MATH", "55.7", SCORE), ("GSM8K", "47.6", SCORE)}


def test_words_in_brackets_do_not_part_a_number_from_its_verb() -> None:
    assert results("GSM8K에서 최대 42%의 오류율(Error Rate; ER) 감소를 보였다.") == {("GSM8K", "42", DELTA)}


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("FlowNet7은 GSM8K에서 이전보다 0.6포인트 뒤졌다.", "loss"),
        ("GSM8K에서 0.6포인트의 차이로 약간 더 나쁜 성능을 보였다.", "loss"),
        ("GSM8K에서 정확도가 2.1% 하락했다.", "loss"),
        ("The model shows a drop of 2.1% on GSM8K.", "loss"),
        ("GSM8K에서 정확도가 2.1% 향상되었다.", ""),
        ("GSM8K에서 오류율이 2.1% 감소했다.", ""),
        ("GSM8K에서 81.5%로, 성능이 낮은 모델도 있다.", ""),
    ],
)
def test_a_difference_for_the_worse_is_a_loss(text: str, change: str) -> None:
    (claim,) = claims(text, title="FlowNet7: Counting")
    assert part(claim, CHANGE) == change


@pytest.mark.parametrize(
    ("text", "system"),
    [
        ("Skywork-Math 7B 모델은 MATH에서 51.2%를 기록했다.", "Skywork-Math 7B"),
        ("UNO-FlowNet7은 GPT-4 대비 GSM8K 정확도를 4% 향상시켰다.", "UNO-FlowNet7"),
    ],
)
def test_a_system_is_named_as_the_sentence_names_it(text: str, system: str) -> None:
    (claim,) = claims(text, title="FlowNet7: Counting")
    assert part(claim, SYSTEM_NAME) == system


def test_an_unknown_metric_of_a_list_is_not_taken_for_the_known_one_before() -> None:
    found = claims("ImageNet에서 FID 49.77, CLIPSIM 32.32, CamMC 4.07을 기록했다.")
    assert {part(claim, HAS_VALUE): part(claim, METRIC_NAME) for claim in found}["4.07"] == "CamMC"


def test_the_split_of_the_next_figure_is_not_the_setting_of_this_one() -> None:
    found = claims("LibriSpeech에서 WER가 test-clean에서 1.5%, test-other에서 3.3%를 기록했다.")
    assert {part(claim, HAS_VALUE): part(claim, SETTING) for claim in found} == {
        "1.5": "test-clean",
        "3.3": "test-other",
    }


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("제안된 모델은 ImageNet 벤치마크에서 0.77 점수를 기록했다.", "0.77"),
        ("GSM8K에서 평가했다. 새로운 최고 기록인 63.5%의 성능을 달성했다.", "63.5"),
    ],
)
def test_figures_without_a_name_beside_them(text: str, value: str) -> None:
    assert value in {part(claim, HAS_VALUE) for claim in claims(text)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("MMLU에서 검증 셋에서 21.6%, 테스트 셋에서 23.7%의 정확도를 기록했다.", {"21.6", "23.7"}),
        ("ImageNet에서 7.93 (유도 없이)과 2.89 (유도 포함)의 FID 점수를 기록했다.", {"7.93", "2.89"}),
        ("GSM8K에서 성공률이 기존의 2.5배에 달하였다.", {"2.5"}),
    ],
)
def test_splits_asides_and_factors_do_not_hide_a_figure(text: str, expected: set[str]) -> None:
    assert {part(claim, HAS_VALUE) for claim in claims(text)} == expected
