"""What people type finds the paper that they mean."""

import unicodedata
from collections.abc import Mapping

import pytest
from searchable_notes import QUESTIONS_EN, QUESTIONS_KO

from kg.search.asking import search
from kg.store import GraphStore


@pytest.mark.parametrize("questions", [QUESTIONS_KO, QUESTIONS_EN], ids=["Korean", "English"])
def test_19_of_20_questions_find_the_right_paper_among_the_first_three(
    notes_store: GraphStore, questions: Mapping[str, str]
) -> None:
    missed = [words for words, paper in questions.items() if paper not in _papers(notes_store, words)[:3]]
    assert len(questions) == 20
    assert len(missed) <= 1, missed


@pytest.mark.parametrize(
    ("words", "paper"),
    [
        ("추론", "2401.00001"),  # within 수학추론을, in two syllables
        ("수학추론", "2401.00001"),
        ("수학 추론", "2401.00001"),
        ("추론을", "2401.00001"),
        ("추론하는", "2401.00001"),
        (unicodedata.normalize("NFD", "추론"), "2401.00001"),
        ("확산 모델", "2401.00005"),  # 확산모델이다
        ("음악생성", "2401.00008"),
        ("GSM 8k", "2402.00001"),
        ("gsm8k", "2402.00001"),
        ("GSM8K", "2401.00001"),  # GSM8K에서
        ("86.8", "2401.00001"),
        ("1319", "2401.00004"),  # 1,319개
        ("evaluate", "2402.00004"),  # evaluating
        ("wildfire", "2402.00015"),  # Wildfires
        ("flashattention", "2402.00002"),
    ],
)
def test_a_word_is_found_in_other_forms(notes_store: GraphStore, words: str, paper: str) -> None:
    assert paper in _papers(notes_store, words)


def test_a_figure_does_not_find_a_longer_one(notes_store: GraphStore) -> None:
    assert _papers(notes_store, "91.4") == ["2402.00001"]
    assert _papers(notes_store, "91") == []
    assert _papers(notes_store, "6.8") == []


def test_a_phrase_is_found_only_in_its_order(notes_store: GraphStore) -> None:
    assert _papers(notes_store, '"speculative decoding"') == ["2402.00003"]
    assert _papers(notes_store, '"decoding speculative"') == []
    assert _papers(notes_store, '"knowledge graph"') == ["2402.00009"]


def test_words_side_by_side_are_found_apart_too(notes_store: GraphStore) -> None:
    found = _papers(notes_store, "diffusion wildfires")
    assert {"2402.00005", "2402.00015"} <= {*found}


def test_and_or_not_and_parentheses_say_what_must_be_there(notes_store: GraphStore) -> None:
    assert "2402.00014" in _papers(notes_store, "agent AND molecules")
    assert not {"2401.00019", "2402.00019"} & {*_papers(notes_store, "agent AND molecules")}
    assert {*_papers(notes_store, "wildfires OR lemmas")} == {"2402.00015", "2402.00004"}
    assert "2402.00003" not in _papers(notes_store, "model NOT speculative")
    assert "2402.00005" in _papers(notes_store, "model NOT speculative")
    assert "2402.00003" not in _papers(notes_store, "model -tokens")
    assert {*_papers(notes_store, "(wildfires OR lemmas) AND satellite")} == {"2402.00015"}
    assert _papers(notes_store, "wildfires AND lemmas") == []


def _papers(store: GraphStore, words: str) -> list[str]:
    return [hit.arxiv for hit in search(store, words, kind="papers", limit=50, facts=False).hits]
