"""Titles give the names before their colon, or behind their last preposition, and no phrases."""

import pytest
from small_entries import source, stage_result

from kg.extractors.contributions.finder import Contributions


def introduced(*paragraphs: str, title: str) -> set[str]:
    """The names of the introduced things."""
    return {thing.name for thing in stage_result(Contributions, source(*paragraphs, title=title)).introduced}


@pytest.mark.parametrize(
    ("title", "paragraphs", "expected"),
    [
        ("ZORB -- Long cOntext aliGnment by Preference", ["긴 문맥을 다룬다."], {"ZORB"}),
        ("Zorbit-VL Technical Report: What We Learned", ["성능이 좋아졌다."], {"Zorbit-VL"}),
        ("Mixture of Marbles: Fast Routing", ["Mixture of Marbles는 전문가를 나눈다."], {"Mixture of Marbles"}),
        ("Quiet Marble Reasoner: Slow Thought", ["QMR을 제안한다.", "QMR은 느리게 생각한다."], {"QMR"}),
        ("Serving Programs Faster with Zorbindex", ["Zorbindex를 도입한다.", "Zorbindex는 지표이다."], {"Zorbindex"}),
    ],
)
def test_names_of_titles(title: str, paragraphs: list[str], expected: set[str]) -> None:
    assert introduced(*paragraphs, title=title) == expected


@pytest.mark.parametrize(
    ("title", "paragraph"),
    [
        ("On-Device Language Models: A Comprehensive Review", "작은 언어 모델을 살펴본다."),
        ("GUI Agents: A Survey", "GUI Agents를 살펴본다."),
        ("ZAG and ZAU: A Survey on Retrieval", "검색을 살펴본다."),
        ("Zorb-Large Beyond English: An Empirical Study", "여러 언어를 살펴본다."),
        ("Marble Networks or Trees: A Fair Comparison", "두 가지를 견준다."),
        ("Finding Marbles with ZorbNeXt", "이 논문은 ZorbNeXt를 이용하여 구슬을 찾는다."),
        ("An Empirical Study of Qwen3 Quantization", "Qwen3는 공개된 언어 모델 가족이다. 이를 양자화한다."),
    ],
)
def test_phrases_and_the_subjects_of_studies_are_no_names(title: str, paragraph: str) -> None:
    assert introduced(paragraph, title=title) == set()
