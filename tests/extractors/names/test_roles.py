"""What names are is decided once for all their places, with a probability, in Korean and English."""

from small_entries import claimed, source, stage_result

from kg.extractors.benchmarks.extractor import BenchmarksExtractor
from kg.extractors.benchmarks.mentions import BenchmarkMentions
from kg.extractors.decisions.model import Decision
from kg.extractors.decisions.shipped import shipped_decision
from kg.extractors.models.extractor import ModelsExtractor
from kg.extractors.models.mentions import ModelMentions
from kg.extractors.names.roles import NameRoles

ENGLISH = (
    "We benchmark six recent models under one prompt. Existing benchmarks hide failures.",
    "We propose ZorbNet, a model for reasoning. On MMLU, ZorbNet reaches 61.2% accuracy and outperforms GPT-4.",
)
KOREAN = ("기존 벤치마크는 실패를 숨긴다.", "ZorbNet은 GSM8K에서 73.6%의 정확도를 기록하여 GPT-4를 능가했다.")


def roles(*paragraphs: str) -> dict[str, str]:
    entry = source(*paragraphs, title="ZorbNet: Better Reasoning", decision=shipped_decision)
    found = {}
    for role in stage_result(NameRoles, entry).roles:
        likely = {"own": role.own, "benchmark": role.benchmark, "model": role.model}
        found[role.candidate.spellings[0]] = max(likely, key=lambda each: likely[each])
    return found


def test_english_names() -> None:
    assert roles(*ENGLISH) == {"ZorbNet": "own", "MMLU": "benchmark", "GPT-4": "model"}


def test_korean_names() -> None:
    assert roles(*KOREAN) == {"ZorbNet": "own", "GSM8K": "benchmark", "GPT-4": "model"}


def test_confidence_is_the_probability() -> None:
    entry = source(*KOREAN, title="ZorbNet: Better Reasoning", decision=shipped_decision)
    for extractor in (BenchmarksExtractor(), ModelsExtractor()):
        assert all(0.4 < claim.evidence.confidence <= 1 for claim in claimed(extractor, entry))


def test_common_words_and_people_are_not_models() -> None:
    found = roles(
        "Each head acts as a Bloom filter.", "The bound goes back to Claude Shannon.", "ZorbNet starts from Llama 2 7B."
    )
    assert found == {"ZorbNet": "own", "Llama 2 7B": "model"}


def model_rather_than_data(name: str) -> Decision:
    """A decision that takes each name for data, and still more for a model."""
    start = {"name-is-benchmark": 1.0, "name-is-model": 2.0}.get(name, -10.0)
    return Decision(name, (), start, ())


def test_a_text_may_mean_a_model_and_the_data_of_its_name() -> None:
    entry = source("Alpaca는 앞선 모델이다.", "Alpaca, ShareGPT를 합쳤다.", decision=model_rather_than_data)
    data = [(each.label, each.sentence.index) for each in stage_result(BenchmarkMentions, entry).mentions]
    models = {(each.label, each.sentence.index) for each in stage_result(ModelMentions, entry).mentions}
    assert data == [("Alpaca", 1)]
    assert {("Alpaca", 0), ("Alpaca", 1)} <= models


def test_a_model_of_which_no_data_is_known_is_a_model() -> None:
    entry = source("GPT-4, ShareGPT를 합쳤다.", decision=model_rather_than_data)
    assert not [each.label for each in stage_result(BenchmarkMentions, entry).mentions]
