"""Tokens part Latin from Hangul and keep names and numbers whole; sentences survive decimals, et al. and bullets."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.nlp.tokenizer import TOKEN, language


def words(text: str) -> list[str]:
    return [token.text for token in language()(text)]


def sentences(text: str) -> list[str]:
    return [sentence.text.strip() for sentence in language()(text).sents]


@pytest.mark.parametrize(
    "name",
    [
        "MathCoder2-Llama-3-8B",
        "MMLU-Pro",
        "τ-bench",
        "$τ$-bench",
        "86.81%",
        "1.58-bit",
        "HumanEval+",
        "∞Bench",
        "pass@1",
        "GPT-4o",
        "LLaMA3.1-8B",
        "InternVL-Chat-v1.5",
        "1,319",
        r"$\nabla^2$DFT",
        "https://hf.co/a/b-1.0",
    ],
)
def test_names_and_numbers_stay_whole_before_a_particle(name: str) -> None:
    assert words(f"우리는 {name}에서 보았다")[1:3] == [name, "에서"]


def test_slashes_and_brackets_part() -> None:
    assert words("DROP(3샷), GSM8K/MATH") == ["DROP", "(", "3", "샷", ")", ",", "GSM8K", "/", "MATH"]


@pytest.mark.parametrize(
    "whole",
    [
        "점수는 86.81점으로 올랐다.",
        "Chia et al. (2023)이 보인 바와 같다.",
        "이는 e.g. MMLU에서 그렇다.",
        "H. T. Kung이 제안한 방법이다.",
        "1. 첫 번째 실험을 했다.",
    ],
)
def test_one_sentence_stays_one(whole: str) -> None:
    assert sentences(whole) == [whole]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("하나를 보였다. 둘을 보였다.", 2),
        ("성능이 높았습니다.다섯 개 중 넷이다.", 2),
        ("첫 줄\n둘째 줄", 2),
        ("정말인가? 그렇다!", 2),
    ],
)
def test_sentences_part(text: str, count: int) -> None:
    assert len(sentences(text)) == count


def test_text_run_together_is_cut() -> None:
    doc = language()("수 " * 3000)
    assert max(len(sentence) for sentence in doc.sents) <= 402


@given(st.text(max_size=200))
def test_no_character_is_lost(text: str) -> None:
    assert language()(text).text == text


@pytest.mark.parametrize("unit", ["a-", "1,", "$", "[", "a+b", "1.", "http://", "é'", "*", "\\", "A@", "가a"])
def test_tokenizing_is_linear(unit: str) -> None:
    text = unit * (400_000 // len(unit))
    start = time.process_time()
    assert sum(len(match) for match in TOKEN.findall(text)) == len(text)
    assert time.process_time() - start < 5
