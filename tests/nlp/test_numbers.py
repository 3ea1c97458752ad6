"""Numbers are read with Korean and Latin units, and what they count is kept apart from scores."""

import pytest
from small_entries import source, stage_result

from kg.nlp.analysis import TextAnalysis
from kg.nlp.annotations import Number, NumberRole


def numbers(text: str) -> list[Number]:
    return list(stage_result(TextAnalysis, source(text)).numbers)


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("정확도는 86.81%였다", "86.81", "%"),
        ("정확도는 72 퍼센트였다", "72", "%"),
        ("점수는 71.2점이다", "71.2", "points"),
        ("성능이 5.7 포인트 올랐다", "5.7", "points"),
        ("성능이 3.1%p 올랐다", "3.1", "points"),
        ("속도가 2.5배 빨라졌다", "2.5", "x"),
        ("속도가 두 배 빨라졌다", "2", "x"),
        ("it is 4x faster", "4", "x"),
        ("FID는 2.18을 기록했다", "2.18", ""),
    ],
)
def test_units(text: str, value: str, unit: str) -> None:
    assert [(number.value, number.unit) for number in numbers(text)] == [(value, unit)]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("70억 개의 매개변수를 가진 모델", NumberRole.PARAMETERS),
        ("340억 매개변수가 필요하다", NumberRole.PARAMETERS),
        ("7B 모델을 쓴다", NumberRole.PARAMETERS),
        ("20만 개의 문제를 모았다", NumberRole.COUNT),
        ("1,319개의 문항이 있다", NumberRole.COUNT),
        ("16 카테고리로 나뉜다", NumberRole.COUNT),
        ("2023년에 나왔다", NumberRole.DATE),
        ("30초 동안 실행했다", NumberRole.DURATION),
        ("300 달러가 든다", NumberRole.MONEY),
        ("20 FPS로 움직인다", NumberRole.SPEED),
        ("16GB 메모리가 든다", NumberRole.SIZE),
        ("4-shot 설정이다", NumberRole.SETTING),
        ("표 2에 보였다", NumberRole.LABEL),
        ("상위 6위에 올랐다", NumberRole.RANK),
    ],
)
def test_what_is_no_score(text: str, role: NumberRole) -> None:
    assert [number.role for number in numbers(text)] == [role]


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("GPT-4o reaches an average score of 2.98/5.0.", [NumberRole.MEASURE, NumberRole.LABEL]),
        ("평균 87.5/100을 기록했다", [NumberRole.MEASURE, NumberRole.LABEL]),
        ("정확도 71.2/73.4를 기록했다", [NumberRole.MEASURE, NumberRole.MEASURE]),
    ],
)
def test_the_end_of_a_scale_is_not_a_score(text: str, roles: list[NumberRole]) -> None:
    assert [number.role for number in numbers(text)] == roles


def test_korean_numerals_multiply() -> None:
    assert [number.value for number in numbers("340억 매개변수와 20만 개의 문제")] == ["34000000000", "200000"]


def test_numbers_of_names_are_no_numbers() -> None:
    assert numbers("AlpacaEval 2.0과 Llama-3-8B를 쓴다") == []
