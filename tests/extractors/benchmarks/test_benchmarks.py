"""Benchmarks are found by name and by context, with the one relation that the text speaks for."""

import pytest
from small_entries import claimed, source

from kg.extractors.benchmarks.extractor import BenchmarksExtractor
from kg.model import Literal
from kg.schema.iris import benchmark
from kg.schema.terms import IN_VOCABULARY


def relations(*paragraphs: str, title: str = "", label: str = "") -> dict[str, str]:
    """The surface of each benchmark with the relation claimed."""
    claims = claimed(BenchmarksExtractor(), source(*paragraphs, title=title, label=label))
    return {claim.evidence.surface: claim.statement.predicate.rsplit("#")[-1] for claim in claims}


EVALUATES, INTRODUCES, TRAINS, MENTIONS = "evaluatesOn", "introducesBenchmark", "trainsOn", "mentionsBenchmark"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("제안한 방법은 GSM8K에서 좋은 성능을 보였다.", {"GSM8K": EVALUATES}),
        ("MATH와 GSM8k 벤치마크로 평가했다.", {"MATH": EVALUATES, "GSM8k": EVALUATES}),
        ("The model reaches 86.8% on GSM8K.", {"GSM8K": EVALUATES}),
        ("모델은 Zorbax 벤치마크에서 앞섰다.", {"Zorbax": EVALUATES}),
        ("Flimsy-30K 데이터셋에서 실험했다.", {"Flimsy-30K": EVALUATES}),
        ("Plonk9와 Varnish4 데이터셋에서 평가하였다.", {"Plonk9": EVALUATES, "Varnish4": EVALUATES}),
        (
            "GSM8K, QuuxMath7 및 MATH에서 성능이 높았다.",
            {"GSM8K": EVALUATES, "QuuxMath7": EVALUATES, "MATH": EVALUATES},
        ),
        ("9ZORB와 3PlonkBench 벤치마크에서 앞섰다.", {"9ZORB": EVALUATES, "3PlonkBench": EVALUATES}),
        ("GrokleBench benchmark를 소개한다.", {"GrokleBench": INTRODUCES}),
        ("'Grokle Daily Things (GDT) Dataset'을 공개한다.", {"Grokle Daily Things": INTRODUCES}),
        ("FooNet은 Zero-shot ImageNet에서 2.1% 향상되었다.", {"ImageNet": EVALUATES}),
        ("Using GSM8K, the model reaches 86.8% accuracy.", {"GSM8K": EVALUATES}),
        ("GSM8K에서 mF1-score는 61.2%, pass@full에서 65.9%를 기록했다.", {"GSM8K": EVALUATES}),
        # presented
        ("GrokleSet-25K를 공개한다.", {"GrokleSet-25K": INTRODUCES}),
        ("새로운 시뮬레이터 GrokleDrive를 제안한다.", {"GrokleDrive": INTRODUCES}),
        ("GrokleWorld라는 가상 환경을 구축하였다.", {"GrokleWorld": INTRODUCES}),
        ("GrokleQA라는 3만 개의 질문과 답을 포함한 대규모 의료 데이터셋이 생성되었다.", {"GrokleQA": INTRODUCES}),
        ("GrokleQA라는 데이터셋과 측정 방법을 제안한다.", {"GrokleQA": INTRODUCES}),
        (
            "질문 데이터셋인 GrokleQA와 평가 데이터셋인 PlonkQA를 제안한다.",
            {"GrokleQA": INTRODUCES, "PlonkQA": INTRODUCES},
        ),
        ("GrokleQA 데이터셋은 의사들의 질문을 모으도록 설계되었다.", {"GrokleQA": INTRODUCES}),
        ("GrokleBench는 의료 질문을 다루는 포괄적 벤치마크 모음입니다.", {"GrokleBench": INTRODUCES}),
        ("수집한 GrokleQA 데이터셋은 크다.", {"GrokleQA": INTRODUCES}),
        ("그로클(GrokleBench)이라는 평가 벤치마크 체계도 설계하였다.", {"GrokleBench": INTRODUCES}),
        ("질문과 답의 쌍(GROKLE-443K)을 구축하였다.", {"GROKLE-443K": INTRODUCES}),
        ("GrokleDS라는 큰 데이터스토어를 구축하였다.", {"GrokleDS": INTRODUCES}),
        ("GXB(Grokle Exam Benchmark)라는 평가 데이터셋을 도입한다.", {"GXB": INTRODUCES}),
        ("LLaVA-o1-100k 데이터셋이 구축되었다.", {"LLaVA-o1-100k": INTRODUCES}),
        # versions of known ones under one prefix
        ("Q-MMLU와 Q-GSM8K 벤치마크에서 평가했다.", {"Q-MMLU": INTRODUCES, "Q-GSM8K": INTRODUCES}),
        ("Q-MMLU 벤치마크에서 평가했다.", {"Q-MMLU": EVALUATES}),
        # put together with other data
        ("GSM8K와 MATH 데이터를 Zorb 모음에 통합했다.", {"GSM8K": TRAINS, "MATH": TRAINS}),
        # a part of a known one
        ("ShapeNet Cups 데이터셋에서 평가했다.", {"ShapeNet Cups": EVALUATES}),
        (
            "ShapeNet Cups와 ShapeNet Spoons 데이터셋에서 앞섰다.",
            {"ShapeNet Cups": EVALUATES, "ShapeNet Spoons": EVALUATES},
        ),
        # held against others
        ("OpenOrca와 비교해 정확도가 3.2% 높다.", {"OpenOrca": MENTIONS}),
        ("이 자료는 RLBench와 달리 사람이 모았다.", {"RLBench": MENTIONS}),
        ("GSM8K에서 영감을 받은 질문으로 평가한다.", {"GSM8K": MENTIONS}),
        ("기존 방법은 비싼 SlimPajama 코퍼스를 사용하였으나 우리는 다르다.", {"SlimPajama": TRAINS}),
        # trained on, or made from
        ("공개된 SlimPajama 코퍼스를 사용하였다.", {"SlimPajama": TRAINS}),
        ("PlonkQA에서 선별된 82개의 문제를 다듬었다.", {"PlonkQA": TRAINS}),
        ("C4 데이터셋의 128개 샘플을 사용하여 보정하였다.", {"C4": TRAINS}),
        ("사전 학습 데이터셋인 Wibble-2M은 크다.", {"Wibble-2M": TRAINS}),
        ("다섯 사전 훈련 데이터셋(Wibble4, Wobble5)을 살핀다.", {"Wibble4": TRAINS, "Wobble5": TRAINS}),
        ("GSM8K 데이터셋을 사용하여 질문과 풀이 쌍을 만들었다.", {"GSM8K": TRAINS}),
        ("GSM8K와 MATH 같은 데이터셋에서 수집된 문제를 담는다.", {"GSM8K": TRAINS, "MATH": TRAINS}),
        ("말뭉치로는 SlimPajama가 있다.", {"SlimPajama": TRAINS}),
        ("데이터는 GSM8K와 MATH를 포함한다.", {"GSM8K": EVALUATES, "MATH": EVALUATES}),
        # measured on, whatever was made or collected there
        ("GSM8K에서 제안된 방법을 사용하여 풀이 생성은 빨라졌다.", {"GSM8K": EVALUATES}),
        ("Crafter 환경에서 에이전트는 화면을 수집한 뒤 과제를 해결하였다.", {"Crafter": EVALUATES}),
        ("여러 질문으로 구성된 GrokleQA 데이터셋에서 평가하였다.", {"GrokleQA": EVALUATES}),
        ("KnobWorld, PlugWorld와 같은 환경에서 실험했다.", {"KnobWorld": EVALUATES, "PlugWorld": EVALUATES}),
        ("우리는 새로운 벤치마크인 GrokleQA를 제안한다.", {"GrokleQA": INTRODUCES}),
        ("GrokleQA라는 대규모 데이터셋을 공개하였다.", {"GrokleQA": INTRODUCES}),
        ("GrokleQA는 의료 질문을 다루는 새로운 벤치마크입니다.", {"GrokleQA": INTRODUCES}),
        ("질문 응답 데이터셋(GrokleQA)을 구축했다.", {"GrokleQA": INTRODUCES}),
        ("Grokle-Bench를 소개한다.", {"Grokle-Bench": INTRODUCES}),
        ("We present a new benchmark, GrokleQA, for tools.", {"GrokleQA": INTRODUCES}),
        ("Wibble-2M 데이터셋으로 모델을 학습하였다.", {"Wibble-2M": TRAINS}),
        (
            "Wibble-2M 데이터셋에서 7B 모델을 사전 훈련한 뒤 GSM8K에서 평가했다.",
            {"Wibble-2M": TRAINS, "GSM8K": EVALUATES},
        ),
        ("텍스트가 짧은 데이터셋(예: GSM8K)은 흔하다.", {"GSM8K": MENTIONS}),
        ("Zorbax는 MATH에서 파생된 문제를 담는다.", {"MATH": TRAINS}),
        ("MATH 데이터셋을 힌디어, 타밀어 등 아홉 언어로 번역하였다.", {"MATH": TRAINS}),
        ("GSM8K 데이터셋을 기반으로 새 자료를 구축하였다.", {"GSM8K": TRAINS}),
        ("GSM8K 데이터셋을 활용하여 추론 능력을 향상시켰다.", {"GSM8K": TRAINS}),
        ("Wibble-2M 데이터셋으로 모델을 미세 조정하였다.", {"Wibble-2M": TRAINS}),
        ("기존 GSM8K 벤치마크는 난이도가 낮다는 한계가 있다.", {"GSM8K": MENTIONS}),
        ("WMT14 번역 작업에서 기존의 잘 튜닝된 모델보다 앞섰다.", {"WMT14": EVALUATES}),
        ("GrokleQA는 사진과 풍부한 주석을 포함하는 가장 큰 의료 데이터셋입니다.", {"GrokleQA": INTRODUCES}),
    ],
)
def test_relations(text: str, expected: dict[str, str]) -> None:
    assert relations(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "여러 수학 벤치마크에서 평가했다.",
        "The math of it is hard, and scores drop.",
        "LLM 벤치마크와 RAG 데이터셋이 많다.",
        "우리 모델 FlowNet7은 다양한 벤치마크에서 앞섰다.",
        "우리는 FlowNet7이라는 데이터셋 생성 도구를 소개한다.",
        "GPT-4와 LLaMA-2-70B를 비교했다.",
        "AIME-level 문제를 푼다.",
        "정확도와 BLEU 점수를 잰다.",
        "MMLU와 GSM8K 같은 기존 접근법보다 빠르다.",
        "새로운 지표인 GrokleEval을 제안한다.",
        "GrokleEval이라는 전략을 도입한다.",
        "FlowNet7은 기존의 벤치마크인 여러 시험에서 앞섰다.",
        "모델 FlowNet-7B에서 81.2%를 얻었다.",
        "가상 세계 시뮬레이터(World Simulators)를 논한다.",
        "문맥 길이(128K-1000K)에서 시험했다.",
        "HyperNetworks에서 파생된 모듈을 쓴다.",
        "문맥을 FlowNet-128K까지 늘렸다.",
        "다양한 학술 ZQA 데이터셋과 사진을 사용하였다.",
    ],
)
def test_what_names_no_benchmark(text: str) -> None:
    assert relations(text) == {}


@pytest.mark.parametrize(
    ("title", "found"),
    [
        ("GrokleSet: A Large Dataset for Tools", {"GrokleSet": INTRODUCES}),
        ("The Grokle Dataset: Seeing Tools", {"Grokle Dataset": INTRODUCES}),
        ("GrokleCrowd: A Data Hub and Benchmark Suite for Tools", {"GrokleCrowd": INTRODUCES}),
        ("GrokleWorld: An Environment for Tools", {"GrokleWorld": INTRODUCES}),
        ("The GROKLE Collection and Plugin: Seeing Tools", {}),
        ("Grokle: Augmenting Small Datasets with Noise", {}),
        ("Grokle-Bench: Seeing Tools", {"Grokle-Bench": INTRODUCES}),
        ("GrokleGen: A Pipeline for Generating Datasets", {}),
        ("Benchmarks Considered: A View", {}),
    ],
)
def test_titles(title: str, found: dict[str, str]) -> None:
    assert relations("이 논문은 도구를 다룬다.", title=title) == found


def test_a_part_of_an_own_benchmark_is_introduced_too() -> None:
    found = relations("GrokleQA라는 데이터셋을 공개한다.", "모델은 GrokleQA-HARD 부분을 어려워한다.")
    assert found == {"GrokleQA": INTRODUCES, "GrokleQA-HARD": INTRODUCES}


@pytest.mark.parametrize(
    ("title", "text", "name"),
    [
        ("Plonker: Tuning Models", "Plonker-Bench에서 앞섰다.", "Plonker-Bench"),
        ("Plonker: Tuning Models", "PlonkerBench에서 앞섰다.", "PlonkerBench"),
        ("Plonker: Tuning Models", "Plonke-200K 데이터셋에서 실험했다.", "Plonke-200K"),
    ],
)
def test_data_named_after_the_paper_is_its_own(title: str, text: str, name: str) -> None:
    assert relations(text, title=title) == {name: INTRODUCES}


def test_a_known_benchmark_is_not_the_papers_own_by_a_common_beginning() -> None:
    assert relations("GSM8K에서 앞섰다.", title="GSM8K-Turbo: Solving") == {"GSM8K": EVALUATES}


def test_a_title_that_begins_with_data_names_the_papers_own() -> None:
    found = relations("GROKLE 컬렉션은 대화를 담는다.", title="The GROKLE Collection and Plugin: Seeing Tools")
    assert found == {"GROKLE": INTRODUCES}


@pytest.mark.parametrize(
    ("title", "text", "found"),
    [
        ("Creating GROKLE, a Dataset for Tools", "GROKLE 데이터셋은 크다.", {"GROKLE": INTRODUCES}),
        ("From Tools to Words: A Large Dataset", "GSM8K는 문제를 모은 데이터셋으로, 크다.", {"GSM8K": INTRODUCES}),
        ("From Tools to Words: A Large Model", "GSM8K는 문제를 모은 데이터셋으로, 크다.", {"GSM8K": MENTIONS}),
    ],
)
def test_a_title_that_tells_of_data_is_about_what_the_text_calls_so(
    title: str, text: str, found: dict[str, str]
) -> None:
    assert relations(text, title=title) == found


def test_a_domain_of_an_own_benchmark_is_introduced_too() -> None:
    found = relations("GrokleQA라는 데이터셋을 공개한다.", "GrokleQA-Medical과 GrokleQA-Llama는 다르다.")
    assert found == {"GrokleQA": INTRODUCES, "GrokleQA-Medical": INTRODUCES}


def test_data_used_by_who_presents_data_was_used_to_make_it() -> None:
    found = relations("GrokleQA라는 데이터셋을 공개한다.", "데이터 수집은 GSM8K와 MATH를 활용했다.")
    assert found == {"GrokleQA": INTRODUCES, "GSM8K": TRAINS, "MATH": TRAINS}


def test_a_model_may_lend_its_name_to_its_dataset() -> None:
    found = relations("GROKLE 모델은 빠르다.", "GROKLE 데이터셋을 공개한다.", title="GROKLE: Seeing Tools")
    assert found == {"GROKLE": INTRODUCES}


def test_introducing_outweighs_evaluating() -> None:
    found = relations("GrokleQA라는 데이터셋을 공개한다.", "GrokleQA에서 GPT-4를 평가하였다.")
    assert found == {"GrokleQA": INTRODUCES}


def test_an_acronym_and_its_expansion_are_one_node() -> None:
    claims = claimed(
        BenchmarksExtractor(),
        source("Grokle Long Text Exam(GLTE)이라는 데이터셋을 공개한다.", "GLTE에서 모델을 평가하였다."),
    )
    assert len({claim.statement.object for claim in claims}) == 1


def test_a_model_named_as_its_dataset_is_a_model() -> None:
    found = relations("CoSER 데이터셋을 공개한다.", "CoSER 70B 모델은 GSM8K에서 앞섰다.", title="CoSER: Roles")
    assert found == {"CoSER": INTRODUCES, "GSM8K": EVALUATES}


def test_an_ambiguous_name_needs_a_cue() -> None:
    assert relations("PIE를 먹었다.") == {}
    assert relations("PIE 벤치마크에서 평가했다.") == {"PIE": EVALUATES}


def test_an_acronym_that_is_spelled_out_as_a_task_is_no_benchmark() -> None:
    assert relations("이미지 품질(Zany Query Answering, ZQA) 연구이다.", "다섯 ZQA 데이터셋에서 앞섰다.") == {}


def test_variants_are_one_node_and_unknown_ones_are_marked() -> None:
    made = source("GSM8k와 GSM-8K에서, 또 Zorbax 벤치마크에서 평가했다.")
    claims = claimed(BenchmarksExtractor(), made)
    nodes = {claim.statement.object for claim in claims}
    assert nodes == {benchmark("gsm8k"), benchmark("Zorbax")}
    (unknown,) = [claim for claim in claims if claim.statement.object == benchmark("Zorbax")]
    marks = [triple.object for triple in unknown.description if triple.predicate == IN_VOCABULARY]
    assert [mark.value for mark in marks if isinstance(mark, Literal)] == ["false"]


def test_evidence_is_the_sentence_and_the_words() -> None:
    made = source("앞 문장이다. 우리는 GSM8K에서 평가했다. 뒤 문장이다.")
    (claim,) = claimed(BenchmarksExtractor(), made)
    span, words = claim.evidence.span, claim.evidence.surface_span
    assert made.document.text[span.start : span.end] == "우리는 GSM8K에서 평가했다."
    assert words is not None
    assert made.document.text[words.start : words.end] == claim.evidence.surface == "GSM8K"
    assert 0 < claim.evidence.confidence <= 1


@pytest.mark.parametrize(
    ("text", "label", "expected"),
    [
        ("표본은 CodeContests와 APPS를 골랐다.", "학습 방법", TRAINS),
        ("표본은 CodeContests와 APPS를 골랐다.", "평가 결과", EVALUATES),
        ("표본은 CodeContests와 APPS로 평가했다.", "학습 방법", EVALUATES),
    ],
)
def test_what_a_section_on_training_names_is_trained_on(text: str, label: str, expected: str) -> None:
    assert relations(text, label=label) == {"CodeContests": expected, "APPS": expected}
