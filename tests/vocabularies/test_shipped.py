"""The shipped vocabularies: names lead to their concept, and ordinary words to none."""

import pytest

from kg.vocabularies import ConceptKind, shipped_lexicon
from kg.vocabularies.files import vocabulary_rows

SIBLINGS = [
    ("ICDAR 2013", "ICDAR 2015"),
    ("ICDAR 2015", "ICDAR 2019"),
    ("ACE04", "ACE05"),
    ("AMR 2.0", "AMR 3.0"),
    ("BSD68", "BSD500"),
    ("CHiME-4", "CHiME-6"),
    ("ClueWeb09", "ClueWeb22"),
    ("ICEWS14", "ICEWS18"),
    ("HaluEval", "HaluEval 2.0"),
    ("MMLU", "MMLU-Pro"),
    ("SWE-bench", "SWE-bench Verified"),
]


@pytest.mark.parametrize(
    ("spelling", "notation"),
    [
        ("GSM-8K", "gsm8k"),
        ("GSM8k", "gsm8k"),
        ("Berkeley Function-Calling Benchmark", "bfcl"),
        ("Berkeley Function Calling Leaderboard", "bfcl"),
        ("AITW", "aitw"),
        ("Android in the Wild", "aitw"),
        ("챗봇 아레나", "chatbot-arena"),
        ("이미지넷", "imagenet"),
        ("MATH", "math"),
        ("MMLU-Pro", "mmlu-pro"),
        ("MMLU", "mmlu"),
        ("BABILong", "babilong"),
        ("SWE-Bench-Verified", "swe-bench-verified"),
        ("LibriSpeech test-clean", "librispeech-test-clean"),
    ],
)
def test_known_spellings_lead_to_their_benchmark(spelling: str, notation: str) -> None:
    found = shipped_lexicon().find(spelling, ConceptKind.BENCHMARK)
    assert found is not None
    assert found.notation == notation


@pytest.mark.parametrize("word", ["math", "drop", "Babel", "arc", "race", "spider", "multiple", "behavior"])
def test_ordinary_words_are_not_benchmarks_by_themselves(word: str) -> None:
    assert shipped_lexicon().find(word, ConceptKind.BENCHMARK) is None


@pytest.mark.parametrize(("one", "other"), SIBLINGS)
def test_siblings_are_two_benchmarks(one: str, other: str) -> None:
    lexicon = shipped_lexicon()
    found = [lexicon.find(name, ConceptKind.BENCHMARK) for name in (one, other)]
    assert None not in found
    assert found[0] != found[1]


def test_every_metric_says_which_values_are_better() -> None:
    assert {row.direction for row in vocabulary_rows() if row.kind == "metric"} == {"higher", "lower"}


def test_every_benchmark_belongs_to_a_topic() -> None:
    assert [row.id for row in vocabulary_rows() if row.kind == "benchmark" and not row.task] == []
