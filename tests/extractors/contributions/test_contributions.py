"""What a paper presents as its own is found and typed, apart from what others made."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_entries import claimed, source

from kg.extractors.contributions.extractor import ContributionsExtractor
from kg.model import Claim, Literal
from kg.schema import iris
from kg.schema import terms as v

WORDS = (
    "Zorb-7B",
    "(",
    ")",
    ",",
    "및",
    "를",
    "모델",
    "제안",
    "라는",
    "인",
    ":",
    "'",
    "**",
    "LLM",
    "GPT-4",
    "새로운",
    "X(Y)",
    "통해",
)


def claims_of(*paragraphs: str, title: str = "") -> list[Claim]:
    return claimed(ContributionsExtractor(), source(*paragraphs, title=title))


def introduced(*paragraphs: str, title: str = "") -> dict[str, str]:
    """The label of each introduced thing with its type."""
    found = {}
    for claim in claims_of(*paragraphs, title=title):
        values = {s.predicate: s.object.value for s in claim.description if isinstance(s.object, Literal)}
        found[values[v.LABEL]] = values[v.ARTIFACT_TYPE]
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("이 논문에서는 ZorbNet을 제안합니다.", {"ZorbNet": "model"}),
        ("우리는 Zorbify라는 새로운 프레임워크를 소개한다.", {"Zorbify": "framework"}),
        ("본 연구에서 제시한 ZorbTune은 적은 메모리로 학습한다.", {"ZorbTune": "method"}),
        ("저자들은 새로운 손실 함수인 ZorbLoss를 도입하였다.", {"ZorbLoss": "method"}),
        ("Quibble7 알고리즘을 개발했습니다.", {"Quibble7": "method"}),
        ("새로운 지표 ZorbScore를 제안하였다.", {"ZorbScore": "metric"}),
        ("사용자 대화를 모은 데이터셋(ZorbTalk)을 공개했다.", {"ZorbTalk": "dataset"}),
        ("ZorbAgent는 화면을 보고 행동하는 새로운 시스템입니다.", {"ZorbAgent": "system"}),
        ("두 지표 'Glint Ratio'와 'Glint Area'를 제안합니다.", {"Glint Ratio": "metric", "Glint Area": "metric"}),
        ("We introduce ZorbCore, a library for tensors.", {"ZorbCore": "framework"}),
        ("We propose ZorbTalk, a new dataset of talks with a model.", {"ZorbTalk": "dataset"}),
        ("ZorbMix와 ZorbFold라는 두 가지 방법을 제안한다.", {"ZorbMix": "method", "ZorbFold": "method"}),
        ("Flexible Token Weaving을 통해 속도를 높였다.", {"Flexible Token Weaving": "method"}),
        ("새 연구에서 zorbage라는 프레임워크를 도입했다.", {"zorbage": "framework"}),
        ("'Weave by Unweaving (WU)'이라는 방법을 제안한다.", {"WU": "method"}),
        ("접힌 흐름 주의 메커니즘(Folded Stream Attention; FSA)을 고안했다.", {"FSA": "method"}),
        ("조르보(Zorbo) 모델을 제안합니다.", {"Zorbo": "model"}),
        ("ZorbNet은 기존 방법들보다 두 배 빠르다.", {"ZorbNet": "model"}),  # a network, by its name
        ("ZorbCast는 기존 방법들보다 두 배 빠르다.", {"ZorbCast": "method"}),
        ("UGround라는 새로운 시각적 모델을 훈련했습니다.", {"UGround": "model"}),
        ("두 모델을 개발했습니다: ZorbRite-13B와 QuorRite-7B.", {"ZorbRite-13B": "model", "QuorRite-7B": "model"}),
        ("'구슬로 생각하기' 기법을 제안한다.", {"구슬로 생각하기": "method"}),
        ("'구슬 굴리기' 기법을 제시한다.", {"구슬 굴리기": "method"}),
        ("'구슬 가르기(Split-the-Marbles)'라는 방법을 도입했다.", {"Split-the-Marbles": "method"}),
        ("기존 구조에 연결을 보탠 Folded ZRB를 비롯한 여러 기법들을 공개합니다.", {"Folded ZRB": "method"}),
        ("dynamic Classifier-Free Guidance를 도입하여 품질을 높였다.", {"dynamic Classifier-Free Guidance": "method"}),
        ('"Any Marble Can Roll" 접근법 제안', {"Any Marble Can Roll": "method"}),
    ],
)
def test_introducing_constructions(text: str, expected: dict[str, str]) -> None:
    assert introduced(text) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "마블드 폴디드 인코딩이라는 새로운 기술을 도입했다.",
        "둘을 섞어 쓰는 마블드 폴디드 인코딩이 핵심 기술이다.",
    ],
)
def test_what_a_title_ends_with_may_stand_in_hangul_in_the_text(sentence: str) -> None:
    title = "Rolling Things with Marbled Folded Encodings"
    surfaces = [claim.evidence.surface for claim in claims_of(sentence, title=title)]
    assert surfaces == ["Marbled Folded Encodings", "마블드 폴디드 인코딩"]
    assert introduced(sentence, title=title) == {"Marbled Folded Encodings": "method"}


def test_hangul_that_is_not_what_the_title_ends_with() -> None:
    assert not introduced("새로운 인코딩을 도입했다.", title="Rolling Things with Marbled Folded Encodings")


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Prismatic VLMs: Investigating the Design Space", {"Prismatic VLMs": "model"}),
        ("Stacking VLMs: Investigating the Design Space", {}),
        ("Large VLMs: Investigating the Design Space", {}),
    ],
)
def test_families_of_models_that_only_the_title_names(title: str, expected: dict[str, str]) -> None:
    assert introduced("설계 공간을 조사한다.", title=title) == expected


def test_where_the_work_was_done_is_not_introduced() -> None:
    text = "MarbleTown는 실제 서비스에 큰 체계를 올렸다."
    assert not introduced(text, title="Rolling Marbles at MarbleTown")
    assert introduced(text, title="Rolling Marbles")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("우리는 Zorbify라는 새로운 프레임워크를 소개한다.", "framework"),
        ("Quibble7 알고리즘을 개발했습니다.", "method"),
        ("새로운 지표 ZorbScore를 제안하였다.", "metric"),
        ("사용자 대화를 모은 데이터셋(ZorbTalk)을 공개했다.", "dataset"),
        ("ZorbAgent는 화면을 보고 행동하는 새로운 시스템입니다.", "system"),
        ("Zorb-Bench를 제안한다.", "benchmark"),
        ("ZorbLM 모델을 공개한다.", "model"),
    ],
)
def test_types(text: str, expected: str) -> None:
    assert list(introduced(text).values()) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "기존 모델인 ZorbNet보다 빠르다.",
        "대형 언어 모델(LLM)을 활용한 방법을 제안합니다.",
        "GPT-4를 사용하여 답을 생성했다.",
        "LoRA를 도입하여 학습 비용을 줄였다.",
        "새로운 프레임워크를 제안한다.",
        "강화 학습(Reinforcement Learning)을 적용했다.",
        "GSM8K와 MATH 벤치마크에서 성능을 소개한다.",
        "A100 GPU를 활용하였다.",
    ],
)
def test_what_is_not_introduced(text: str) -> None:
    assert introduced(text) == {}


def test_the_name_before_the_titles_colon_is_introduced() -> None:
    title = "Zorbit: A Framework for Orbiting Agents"
    assert introduced("여러 작업에서 좋은 성능을 보였다.", title=title) == {"Zorbit": "framework"}


@pytest.mark.parametrize(
    "title",
    ["From Words to Deeds: A Study", "Unpacking Large Networks: What They Learn", "Same Input, Other Output: a Look"],
)
def test_a_phrase_before_the_colon_is_no_name(title: str) -> None:
    assert introduced("언어 모델의 특성을 분석하였다.", title=title) == {}


def test_a_technical_report_introduces_its_subject() -> None:
    assert set(introduced("성능이 향상되었다.", title="Zorb2.5-VL Technical Report")) == {"Zorb2.5-VL"}


def test_acronym_and_full_name_are_one_node() -> None:
    claims = claims_of("우리는 Random Orbit Mixing(ROM)을 제안한다.", "ROM은 빠르다.")
    assert {claim.statement.object for claim in claims} == {iris.artifact("ROM")}
    stated = {(s.predicate, s.object.value) for s in claims[0].description if isinstance(s.object, Literal)}
    assert (v.ALTERNATIVE_NAME, "Random Orbit Mixing") in stated


def test_a_title_and_its_acronym_in_the_text_are_one_node() -> None:
    claims = claims_of("무작위 궤도 혼합(ROM)을 제안합니다.", title="Random-Orbit Mixing: A Note")
    assert {claim.statement.object for claim in claims} == {iris.artifact("ROM")}
    stated = {(s.predicate, s.object.value) for s in claims[0].description if isinstance(s.object, Literal)}
    assert (v.ALTERNATIVE_NAME, "Random-Orbit Mixing") in stated


def test_variants_of_an_own_name_but_not_its_sizes() -> None:
    found = introduced(
        "우리는 Zorbling을 제안한다.", "Zorbling-Lite는 휴대폰에서 동작하고, Zorbling-7B는 서버에서 동작한다."
    )
    assert "Zorbling-Lite" in found
    assert "Zorbling-7B" not in found


def test_evidence_quotes_the_sentence_and_the_name() -> None:
    given = source("우리는 Zorbify라는 새로운 프레임워크를 소개한다.")
    (claim,) = claimed(ContributionsExtractor(), given)
    span = claim.evidence.surface_span
    assert span is not None
    assert given.document.text[span.start : span.end] == claim.evidence.surface == "Zorbify"
    assert claim.evidence.span.start <= span.start < span.end <= claim.evidence.span.end
    assert 0 < claim.evidence.confidence <= 1


@given(
    st.lists(
        st.sampled_from(WORDS),
        max_size=40,
    )
)
def test_any_words_give_claims_or_none(words: list[str]) -> None:
    given = source(" ".join(words) or "x", title="Zorb: A Model")
    for claim in claimed(ContributionsExtractor(), given):
        span = claim.evidence.surface_span
        assert span is not None
        assert given.document.text[span.start : span.end] == claim.evidence.surface


@pytest.mark.parametrize(
    ("title", "paragraphs", "expected"),
    [
        ("", ["이 연구에서 생성된 ZorbQuiz 데이터셋은 문제 만 개로 구성됩니다."], {"ZorbQuiz": "dataset"}),
        (
            "Zorbix: Faster Streams",
            ["Zorbix는 두 가지 기술을 씁니다. 첫째, 'Folded Token Routing'은 토큰을 나눕니다."],
            {"Zorbix": "method", "Folded Token Routing": "method"},
        ),
        (
            "Zorbix: Faster Streams",
            ["Zorbix는 'Stream Cutter'와 'Stream Joiner'로 구성됩니다."],
            {"Zorbix": "method", "Stream Cutter": "method", "Stream Joiner": "method"},
        ),
        (
            "Folded Stream Routing",
            ["전문가를 나누는 FSR은 토큰을 접습니다.", "따라서 FSR은 빠릅니다."],
            {"FSR": "method"},
        ),
        (
            "",
            ["접힌 흐름 배분(Folded Stream Routing) 메커니즘을 통해 속도를 높입니다."],
            {"Folded Stream Routing": "method"},
        ),
        (
            "ZorBix 2: Faster Streams",
            ["ZorBix 2는 빠르고, ZorBix 2 Pro는 정확합니다."],
            {"ZorBix 2": "model", "ZorBix 2 Pro": "method"},
        ),
    ],
)
def test_parts_and_variants_are_the_papers_own(title: str, paragraphs: list[str], expected: dict[str, str]) -> None:
    assert introduced(*paragraphs, title=title) == expected


@pytest.mark.parametrize(
    ("title", "paragraph"),
    [
        ("Zorbix vs Quorbel: A Comparison", "두 모델을 비교합니다."),
        ("", "제안된 방법은 텍스트 기반 접근법인 Zorbix보다 낫습니다."),
        ("", "단안 깊이 추정(Monocular Depth Estimation, MDE)은 어렵습니다. 새로 제안된 MDE 모델은 빠릅니다."),
        ("", "평면 보간(FZI)은 두 장면 사이를 채우는 기본 작업입니다."),
        ("", "최근 ZorbNet은 널리 연구되고 있습니다."),
        ("", "Prompt Engineering과 In-Context Learning 기법을 활용합니다."),
        ("", "코드를 공개함으로써 ZRB에 대한 탐구를 돕습니다."),
        ("", "대형 추론 모델(Large Reasoning Models; LRMs)의 한계를 다루는 접근을 제시합니다."),
        ("", "한 번에 줄이는 FZQ 방식이 제안되었지만 성능이 낮습니다."),
        ("", "구슬 데이터셋(ZorbQuAD)을 사용하여 실험했습니다."),
        ("", "구슬을 다룬다. ZRC는 기존의 구슬 변환 기술이다."),
        ("", "'빈틈'이라 하는 'hollowness'라는 개념을 다룬다."),
        ("", "모델이 추론 회로(Folded Circuit)를 개발하도록 돕는다."),
        ("", "영상에 투명도(Opacity)를 도입한다."),
        ("", "ZorbTED 모델을 여러 데이터로 시험한 결과를 제시한다."),
        ("", "전통적인 방법인 ZorbCode를 소개하고 한계를 살핀다."),
        ("", "모델이 고차 마음 이론(ZorbMind)을 얼마나 개발했는지를 조사한다."),
        ("", "비록 몇몇 ZorbNet은 기존 방법보다 낫지만 아직 멀었다."),
        ("", "'환각'이라는 문제를 다룬다."),
        ("", "구슬을 보는 시각-언어(VL) 모델을 소개한다. 좋은 VL 모델은 언어에도 강하다."),
    ],
)
def test_what_others_made_is_not_taken_for_the_papers_own(title: str, paragraph: str) -> None:
    assert introduced(paragraph, title=title) == {}


@pytest.mark.parametrize(
    ("title", "paragraph", "expected"),
    [
        ("Zorbix: Fast Streams", "Zorbix는 새로운 흐름 기반 모델(ZFM)을 소개합니다.", {"Zorbix"}),
        ("", "ZorbSing이라는 구슬 기반의 SVX 방법을 제안합니다.", {"ZorbSing"}),
        ("Zorbix: A Dataset", "Zorbix를 사용하여 훈련된 QuorAgent 모델은 40%를 얻는다.", {"Zorbix", "QuorAgent"}),
        ("Zorbix: Fast Streams", "Zorbix는 사전 훈련된 QuorNet을 다시 쓴다.", {"Zorbix"}),
        ("A Survey of Marble Networks", "접힌 구슬 생성(Folded Marble Drawing; FMD)을 도입한다.", set()),
    ],
)
def test_what_an_own_thing_is_called_is_no_second_thing(title: str, paragraph: str, expected: set[str]) -> None:
    assert set(introduced(paragraph, title=title)) == expected


@pytest.mark.parametrize(
    ("title", "paragraphs", "kind"),
    [
        ("Zorbix: Routing Folded Streams", ["Zorbix를 제안합니다.", "이 프레임워크는 빠릅니다."], "framework"),
        ("Zorbix: Training Stream Models", ["Zorbix를 제안합니다."], "method"),
        ("Zorbix: A Benchmark for Streams", ["Zorbix를 공개합니다."], "benchmark"),
        ("Zorbix: Benchmarking Stream Models", ["Zorbix를 공개합니다."], "benchmark"),
        ("Zorbix: A Diverse and Open Stream Dataset", ["Zorbix를 공개합니다."], "dataset"),
        ("Zorbix: Efficiently Serving Large Models", ["Zorbix라는 평가 지표를 도입합니다."], "metric"),
    ],
)
def test_a_thing_is_of_the_kind_the_text_calls_it(title: str, paragraphs: list[str], kind: str) -> None:
    assert introduced(*paragraphs, title=title) == {"Zorbix": kind}
