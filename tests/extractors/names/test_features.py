"""What decisions see of a name: what the title says of it, what refers back to it, and which names begin as it does."""

from small_entries import source, stage_result

from kg.extractors.names.candidates import NameCandidates
from kg.extractors.names.features import candidate_features
from kg.nlp.analysis import TextAnalysis


def features(name: str, *paragraphs: str, title: str) -> dict[str, float]:
    entry = source(*paragraphs, title=title)
    candidates = stage_result(NameCandidates, entry)
    seen = candidate_features(stage_result(TextAnalysis, entry), candidates)
    places = {spelling: place for place, each in enumerate(candidates.names) for spelling in each.spellings}
    return seen[places[name]]


def test_what_a_title_says_behind_the_colon() -> None:
    found = features("ZorbEval", "Text.", title="ZorbEval: A Test Suite for Measuring Models")
    assert {"title-says=data", "title-says=measure"} <= found.keys()
    assert "title-says=data" not in features("ZorbNet", "Text.", title="ZorbNet: Learning via Play")


def test_words_that_refer_back_to_data() -> None:
    korean = ("ZorbEval은 모델을 평가한다.", "이 벤치마크는 어렵다.", "우리의 새로운 데이터셋은 크다.")
    assert features("ZorbEval", *korean, title="ZorbEval: Seeing")["entry-this-data"] == 2
    english = ("ZorbEval is hard.", "This benchmark has nine tasks.")
    assert features("ZorbEval", *english, title="ZorbEval: Seeing")["entry-this-data"] == 1


def test_the_same_words_refer_back_from_an_entry_and_from_a_sentence() -> None:
    for text in ("이러한 데이터셋은 ZorbNet을 가르친다.", "These corpora teach ZorbNet."):
        found = features("ZorbNet", text, title="ZorbNet: Seeing")
        assert found["entry-this-data"] == found["sentence-this-data"] == 1


def test_a_long_text_refers_back_to_what_others_made_too() -> None:
    text = (*("ZorbNet은 배운다." for _ in range(20)), "이 벤치마크는 어렵다.")
    assert features("ZorbNet", *text, title="ZorbNet: Seeing")["entry-this-data"] == 0


def test_own_data_beside_a_name() -> None:
    text = "ZorbEval 벤치마크를 제안한다. ZorbEval은 GSM8K를 기반으로 한다."
    assert features("GSM8K", text, title="ZorbEval: A Benchmark")["own-data-is-subject"] == 1


def test_names_that_begin_alike() -> None:
    text = "ZorbEval은 ZE-Count, ZE-Read와 ZE-Draw로 구성된다. ZorbEval-Hard도 있다."
    assert features("ZE-Count", text, title="ZorbEval: A Benchmark")["begin-alike"] == 2
    assert features("ZorbEval-Hard", text, title="ZorbEval: A Benchmark")["extends-own"] == 1


def test_hardware_looks_like_hardware() -> None:
    assert "hardware" in features("RTX4090", "RTX4090에서 340 TOPS의 성능을 보인다.", title="ZorbNet: Seeing")


def test_a_name_that_begins_as_a_processor_is_not_hardware() -> None:
    assert "hardware" not in features("IntellAgent", "IntellAgent는 대화를 평가한다.", title="ZorbNet: Seeing")
    assert "hardware" not in features("ARMBench", "ARMBench에서 평가한다.", title="ZorbNet: Seeing")
