"""Benchmarks are found by name and by context, with the one relation that the text speaks for."""

import pytest
from small_entries import source

from kg.extractors.benchmarks.extractor import BenchmarkExtractor
from kg.identifiers import benchmark
from kg.model import Literal
from kg.vocabulary import IN_VOCABULARY


def relations(*paragraphs: str, title: str = "", label: str = "") -> dict[str, str]:
    """The surface of each benchmark with the relation claimed."""
    claims = BenchmarkExtractor().extract(source(*paragraphs, title=title, label=label))
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
        "다양한 학술 ZQA 데이터셋과 사진을 사용하였다.",
    ],
)
def test_what_names_no_benchmark(text: str) -> None:
    assert relations(text) == {}


@pytest.mark.parametrize(
    ("title", "found"),
    [
        ("GrokleSet: A Large Dataset for Tools", {"GrokleSet": INTRODUCES}),
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


def test_introducing_outweighs_evaluating() -> None:
    found = relations("GrokleQA라는 데이터셋을 공개한다.", "GrokleQA에서 GPT-4를 평가하였다.")
    assert found == {"GrokleQA": INTRODUCES}


def test_an_acronym_and_its_expansion_are_one_node() -> None:
    claims = BenchmarkExtractor().extract(
        source("Grokle Long Text Exam(GLTE)이라는 데이터셋을 공개한다.", "GLTE에서 모델을 평가하였다.")
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
    claims = list(BenchmarkExtractor().extract(made))
    nodes = {claim.statement.object for claim in claims}
    assert nodes == {benchmark("gsm8k"), benchmark("Zorbax")}
    (unknown,) = [claim for claim in claims if claim.statement.object == benchmark("Zorbax")]
    marks = [triple.object for triple in unknown.description if triple.predicate == IN_VOCABULARY]
    assert [mark.value for mark in marks if isinstance(mark, Literal)] == ["false"]


def test_evidence_is_the_sentence_and_the_words() -> None:
    made = source("앞 문장이다. 우리는 GSM8K에서 평가했다. 뒤 문장이다.")
    (claim,) = BenchmarkExtractor().extract(made)
    span, words = claim.evidence.span, claim.evidence.surface_span
    assert made.document.text[span.start : span.end] == "우리는 GSM8K에서 평가했다."
    assert words is not None
    assert made.document.text[words.start : words.end] == claim.evidence.surface == "GSM8K"
    assert 0 < claim.evidence.confidence < 1
