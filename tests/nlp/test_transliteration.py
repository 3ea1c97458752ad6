"""English words are recognised in Hangul by their consonants."""

import pytest

from kg.nlp.transliteration import is_transliteration, without_particle


@pytest.mark.parametrize(
    ("korean", "english"),
    [
        ("블렌디드", "Blended"),
        ("포지셔널", "Positional"),
        ("인코딩이라는", "Encodings"),
        ("가이던스를", "Guidance"),
        ("트랜스포머", "Transformers"),
        ("디퓨전", "Diffusion"),
    ],
)
def test_words_put_into_hangul(korean: str, english: str) -> None:
    assert is_transliteration(korean, english)


@pytest.mark.parametrize(
    ("korean", "english"),
    [
        ("강화", "Learning"),
        ("학습", "Training"),
        ("포지셔널", "Encodings"),
        ("데이터", "Data"),
        ("", "Model"),
        ("을", "Model"),
    ],
)
def test_other_words(korean: str, english: str) -> None:
    assert not is_transliteration(korean, english)


def test_particles_are_no_part_of_a_word() -> None:
    assert without_particle("푸 인코딩이라는") == "푸 인코딩"
