"""A name is matched in each of its spellings, with particles, and never within a longer word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_entries import source, stage_result

from kg.nlp.analysis import TextAnalysis
from kg.nlp.segment_matcher import SegmentMatcher, segments, spellings
from kg.nlp.tokenizer import language
from kg.vocabularies import exact_key, key


def folded(text: str) -> tuple[str, ...]:
    """The segments of the words of a text."""
    return tuple(segment.folded for word in text.split() for segment in segments(word))


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("GSM8K", "GSM8K"),
        ("GSM8K", "gsm-8k"),
        ("GSM8K", "GSM 8K"),
        ("HellaSwag", "Hella Swag"),
        ("Hella Swag", "hellaswag"),
        ("BIG-bench", "BigBench"),
        ("BIG-bench", "big bench"),
        ("DINOv2", "DINO v2"),
        ("LLaVA-OneVision", "LLaVA-OneVision"),
        ("LLaVA-OneVision", "LLaVA One Vision"),
        ("MATH 500", "MATH-500"),
        ("Berkeley Function-Calling Leaderboard", "Berkeley Function Calling Leaderboard"),
        ("강화학습", "강화 학습"),
        ("강화 학습", "강화학습"),
        ("제미나이", "제미나이"),
    ],
)
def test_spellings_of_one_name(name: str, written: str) -> None:
    assert folded(written) in spellings(name)


@pytest.mark.parametrize(
    ("name", "written"), [("GSM8K", "GSM 80K"), ("DROP", "DROPs"), ("MMLU", "MMLUx"), ("AIME", "A I M E")]
)
def test_other_words_are_no_spelling(name: str, written: str) -> None:
    assert folded(written) not in spellings(name)


@pytest.mark.parametrize(
    ("word", "ends"),
    [
        ("GSM8K", ["GSM8K"]),
        ("MMLU-Pro", ["MMLU", "MMLU-Pro"]),
        ("라마는", ["라마", "라마는"]),
        ("는", ["는"]),
    ],
)
def test_where_in_a_word_a_name_may_end(word: str, ends: list[str]) -> None:
    assert [word[: segment.end] for segment in segments(word) if segment.ends] == ends


def test_a_name_ends_before_a_particle_though_its_own_end_looks_like_one() -> None:
    found = stage_result(TextAnalysis, source("제미나이는 빠르고, 제미나이 및 제미나이와 겨룬다.")).mentions
    assert [mention.surface for mention in found] == ["제미나이"] * 3


@given(st.text(alphabet="GSMab8k-. 학습은²τ", min_size=1, max_size=12))
def test_a_name_is_a_spelling_of_itself(name: str) -> None:
    if key(name):
        assert folded(" ".join(token.text for token in language()(name))) in spellings(name)


@given(st.text(alphabet="GSMab8k-.학습은²τ", min_size=1, max_size=12))
def test_the_last_segment_goes_through_the_whole_word(word: str) -> None:
    found = segments(word)
    assert (found[-1].through if found else "") == exact_key(word)
    assert "".join(segment.folded for segment in found) == key(word)


def test_names_are_found_from_a_place_on_the_shorter_before_the_longer() -> None:
    names = {("a",): ("x",), ("a", "b"): ("y", "z"), ("b",): (), ("b", "c"): ("w",)}
    matcher = SegmentMatcher(names, frozenset("ab"))
    text = ["a", "b", "d", "a"]
    assert list(matcher.matches(text, 0)) == [("x", 1), ("y", 2), ("z", 2)]
    assert list(matcher.matches(text, 1)) == []
    assert list(matcher.matches(text, 3)) == [("x", 4)]  # the text ends within the longer one
