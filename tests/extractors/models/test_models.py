"""Other people's models are found: known ones, unlisted sizes, unknown ones by context; never the paper's own."""

import pytest
from small_entries import claimed, source

from kg.extractors.models.extractor import ModelsExtractor
from kg.model import Claim, Literal
from kg.schema import iris
from kg.schema import terms as v


def claims_of(*paragraphs: str, title: str = "") -> list[Claim]:
    return claimed(ModelsExtractor(), source(*paragraphs, title=title))


def surfaces(*paragraphs: str, title: str = "") -> set[str]:
    return {claim.evidence.surface for claim in claims_of(*paragraphs, title=title)} - {""}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("제안한 모델은 GPT-4와 Mixtral-8x7B를 능가한다.", {"GPT-4", "Mixtral-8x7B"}),
        ("LLaMA-v2 7B 모델에 가깝다.", {"LLaMA-v2 7B"}),
        ("LLAMA-2-70B, Gemini-Pro와 비교했다.", {"LLAMA-2-70B", "Gemini-Pro"}),
        ("CLIP과 같은 시각-언어 모델을 쓴다.", {"CLIP"}),
        ("Mixtral-8×7B보다 빠르다.", {"Mixtral-8×7B"}),
        ("We compare with Stable Diffusion XL.", {"Stable Diffusion XL"}),
        ("Zorbix-13B보다 정확하다.", {"Zorbix-13B"}),
        ("동일한 비용에서 QLoRA보다 정확하다.", {"QLoRA"}),
        ("기존의 KTO(Kahneman-Tversky Optimization)와 같은 방법보다 우수하다.", {"KTO"}),
        ("GPT-4o 및 ZorbChat을 기준 모델로 삼았다.", {"GPT-4o", "ZorbChat"}),
        ("ZorbEdit와 QuorBix 같은 기존 방법은 느리다.", {"ZorbEdit", "QuorBix"}),
        ("GPTQ는 낮은 비트에서 약하다.", {"GPTQ"}),
        ("기존의 DPO나 ZorbPrune 등과 비교하여 낫다.", {"DPO", "ZorbPrune"}),
        ("구글의 ZorbStudio는 42%에 그쳤다.", {"ZorbStudio"}),
        ("SMPL-X와 dVAE를 쓴다.", {"SMPL-X", "dVAE"}),
    ],
)
def test_models_of_others(text: str, expected: set[str]) -> None:
    assert surfaces(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "LoRA와 DPO로 미세 조정했다.",
        "RLHF를 사용하였다.",
        "GSM8K에서 81.2%를 기록했다.",
        "대규모 언어 모델(LLMs)을 학습했다.",
        "Alpaca 데이터셋으로 학습했다.",
        "Zorb-7 벤치마크보다 어렵다.",
        "LoRA는 전체 미세 조정에 비해 덜 배운다.",
        "RLHF보다 간단하다.",
        "CLIP 점수가 올랐다.",
        "CLIP/LPIPS 점수가 올랐다.",
        "Zorb-C4와 QuorBix 같은 데이터셋을 쓴다.",
        "구글의 ZorbBench 데이터셋을 쓴다.",
        "MARL 시스템을 다룬다.",
        "RAG-equipped 모델보다 낫다.",
        "여러 방법이 Pre-Train without KD 대비 낫다.",
    ],
)
def test_techniques_data_and_common_terms_are_no_models(text: str) -> None:
    assert surfaces(text) == set()


def test_the_papers_own_models_and_their_sizes_are_left_out() -> None:
    found = surfaces(
        "우리는 Qwen2.5-Omni를 소개한다.",
        "Qwen2.5-Omni 7B는 GPT-4o보다 앞선다.",
        title="Qwen2.5-Omni Technical Report",
    )
    assert found == {"GPT-4o"}


def test_parts_of_an_own_name_and_its_acronym_are_the_papers_own() -> None:
    found = surfaces("Folded Latent Consistency Model(FLCM)을 제안한다.", "FLCM은 Latent Consistency Model보다 빠르다.")
    assert found == {"Latent Consistency Model"}
    assert surfaces("DocOwl2는 문서를 읽는다.", title="mPLUG-DocOwl2: Reading Long Documents") == set()


def test_a_listed_model_is_the_vocabularys_node() -> None:
    (claim,) = claims_of("GPT-4보다 좋다.")
    assert claim.statement.object == iris.model("gpt-4")
    assert (v.LABEL, Literal("GPT-4")) in {(s.predicate, s.object) for s in claim.description}


def test_an_unlisted_size_is_a_node_below_its_family() -> None:
    (claim,) = claims_of("Llama-3-71B 모델과 비교했다.")
    broader = {s.object for s in claim.description if s.predicate.endswith("#broader")}
    labels = {s.object.value for s in claim.description if s.predicate == v.LABEL and isinstance(s.object, Literal)}
    assert broader == {iris.model("llama-3")}
    assert labels == {"Llama-3-71B"}
    assert claim.statement.object == iris.model("llama-3-71b")


def test_spellings_of_one_model_are_one_node_named_by_the_fullest() -> None:
    claims = claims_of("Llama-2-70B를 썼다.", "LLaMA2 70B는 느리다.")
    assert [claim.statement.object for claim in claims] == [iris.model("llama-2-70b")] * 2
    assert [claim.evidence.surface for claim in claims] == ["Llama-2-70B", "LLaMA2 70B"]


def test_a_model_is_named_as_its_fullest_spelling_and_quoted_by_all_its_sentences() -> None:
    claims = claims_of("Stable Diffusion을 썼다.", "Stable Diffusion XL은 느리다.", "SDXL과 비교했다.")
    named = [(claim.statement.object, claim.evidence.surface) for claim in claims]
    assert (iris.model("stable-diffusion-xl"), "Stable Diffusion XL") in named
    assert (iris.model("stable-diffusion-xl"), "") in named  # the sentence that calls it SDXL


def test_an_ambiguous_name_needs_a_cue() -> None:
    assert "Aria" not in surfaces("Aria는 아름다운 노래다.")
    assert "Aria" in surfaces("GPT-4o와 Aria 모델을 평가했다.")


def test_numbers_run_together_with_a_name_are_no_model() -> None:
    assert surfaces("GPT-86.80.67. ChatGPT 70.49.64") == {"ChatGPT"}
