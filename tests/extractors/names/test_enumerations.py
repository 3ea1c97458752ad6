"""Enumerations reach over glosses, brackets and quotation marks, and what is said behind them is said of every name."""

from dataclasses import replace

import pytest

from kg.extractors.names.cues import cue_of
from kg.extractors.names.enumerations import enumeration
from kg.nlp.chunking import Chunk
from kg.nlp.word_classes import Particle, WordClass


def chunks(classes: str) -> list[Chunk]:
    return [
        Chunk(WordClass(word_class), Particle.NONE, word_class.lower(), place, place + 1)
        for place, word_class in enumerate(classes.split())
    ]


def test_a_citation_is_passed_over_and_another_long_bracket_is_not() -> None:
    cited = chunks("NAME OPEN PHRASE OTHER OTHER STOP COMMA NUMBER CLOSE COMMA BENCHMARK")
    assert enumeration(cited, 10) == (10, 10)
    cited[7] = replace(cited[7], text="2023b")
    assert enumeration(cited, 10) == (0, 10)


@pytest.mark.parametrize(
    ("classes", "place", "expected"),
    [
        ("OTHER NAME OTHER", 1, (1, 1)),
        ("NAME COMMA BENCHMARK AND NAME DATA", 2, (0, 4)),
        ("OTHER OPEN NAME CLOSE COMMA OTHER OPEN BENCHMARK CLOSE LIKE", 2, (0, 8)),
        ("OTHER OPEN NAME CLOSE COMMA OTHER OPEN BENCHMARK CLOSE LIKE", 7, (0, 8)),
        ("USE MARK PHRASE OPEN NAME CLOSE MARK AND MARK NAME MARK DATA", 9, (1, 10)),
        ("NAME COMMA OTHER NAME", 0, (0, 0)),
        ("NAME COMMA", 0, (0, 0)),
        ("OPEN NAME CLOSE", 1, (0, 2)),
        ("NAME OPEN NAME", 0, (0, 0)),
        ("ON BENCHMARK COMMA NAME REACH NUMBER", 1, (1, 1)),  # "On MMLU, Foo reaches 61.2%"
        ("ON BENCHMARK COMMA NAME REACH NUMBER", 3, (3, 3)),
        ("ON BENCHMARK AND BENCHMARK COMMA NAME REACH NUMBER", 1, (1, 3)),
        ("ON BENCHMARK COMMA NAME NUMBER", 1, (1, 3)),
    ],
)
def test_how_far_an_enumeration_reaches(classes: str, place: int, expected: tuple[int, int]) -> None:
    assert enumeration(chunks(classes), place) == expected


@pytest.mark.parametrize(
    ("word", "cue"),
    [
        ("학습된", "train"),
        ("fine-tuned", "train"),
        ("확장하여", "from"),
        ("평가에서", "evaluate"),
        ("공개했다", "new"),
        ("그리고", ""),
    ],
)
def test_cues(word: str, cue: str) -> None:
    assert cue_of(word) == cue
