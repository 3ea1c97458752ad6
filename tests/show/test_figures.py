"""Figures and names in the reader's language, with the digits of the document."""

from collections.abc import Mapping

import pyoxigraph as ox
import pytest
from small_answers import literal, node

from kg.extractors.results.systems import BASELINE, RANDOM, UNNAMED
from kg.model import Iri
from kg.schema import terms as v
from kg.show.figures import figure_text, name_in, system_text
from kg.show.reading import GraphReader
from kg.show.records import Score
from kg.sparql.lookup import label_of
from kg.store.local import LocalStore


@pytest.mark.parametrize(
    ("value", "unit", "written", "english", "korean"),
    [
        ("84.2", "points", "84.2점", "84.2 points", "84.2점"),
        ("72.1", "%", "72.10%", "72.10%", "72.10%"),
        ("5.2", "points", "5.2%p", "5.2 points", "5.2%p"),
        ("2", "x", "2배", "2×", "2배"),
        ("1200", "", "1,200", "1,200", "1,200"),
        ("3.1", "points", "+3.1", "+3.1 points", "+3.1점"),
        ("0.5", "", "half", "0.5", "0.5"),
    ],
)
def test_a_figure_in_both_languages(value: str, unit: str, written: str, english: str, korean: str) -> None:
    assert figure_text(value, unit, written) == (english, korean)


def test_words_that_name_nothing_in_english_are_left_out_there() -> None:
    assert [name_in(name, "en") for name in ("기존 방법들", "GPT-4 모델", "Orca")] == ["", "GPT-4 모델", "Orca"]
    assert name_in("기존 방법들", "ko") == "기존 방법들"


def test_a_system_without_a_name_is_called_so_in_both_languages() -> None:
    """The words that stand for them, such as "models", stood in tables as if they were names."""
    assert system_text(UNNAMED) == ("unnamed, the paper's own", "이름 없음 (논문 자체)")
    assert system_text(BASELINE) == ("unnamed baseline", "이름 없는 기준 모델")
    assert system_text(RANDOM) == ("random guessing", "무작위 추측")
    assert system_text("모델") == system_text("models") == ("unnamed models", "이름 없는 모델")
    assert system_text("기존 방법들") == ("unnamed", "기존 방법들")
    assert system_text("") == ""
    assert system_text("Orca") == "Orca"


def only_score(stated: Mapping[Iri, str], language: str) -> Score:
    """The figure 89.5 of a paper on GSM8K, with what else is stated of it, as a record has it."""
    engine = ox.Store()
    terms: dict[str, ox.NamedNode | ox.Literal] = {
        v.REPORTED_BY: node("paper/a"),
        v.ON_BENCHMARK: node("benchmark/gsm8k"),
        v.HAS_VALUE: literal("89.5", "decimal"),
        **{predicate: literal(text, "") for predicate, text in stated.items()},
    }
    for predicate, term in terms.items():
        engine.add(ox.Quad(node("result/1"), ox.NamedNode(predicate), term))
    (score,) = GraphReader(LocalStore(engine), language).scores(node("paper/a").value, v.REPORTED_BY)
    return score


@pytest.mark.parametrize(("language", "value", "over"), [("en", "89.5 points", ""), ("ko", "89.5점", "기존 방법들")])
def test_a_figure_of_a_record_is_in_the_language_of_its_labels(language: str, value: str, over: str) -> None:
    """An English screen said 89.5점 and "over 기존 방법들"."""
    stated = {v.UNIT: "points", v.AS_WRITTEN: "89.5점", v.COMPARED_WITH: "기존 방법들"}
    score = only_score(stated, language)
    assert (score.value, score.over) == (value, over)


def test_a_loss_has_a_minus_sign_though_its_text_has_words_for_it() -> None:
    stated = {v.UNIT: "points", v.AS_WRITTEN: "89.5점"}
    assert only_score({**stated, v.CHANGE: "loss"}, "en").value == "\N{MINUS SIGN}89.5 points"
    assert only_score({**stated, v.CHANGE: "loss"}, "ko").value == "\N{MINUS SIGN}89.5점"
    assert only_score(stated, "en").value == "89.5 points"


@pytest.mark.parametrize(
    ("written", "language", "system"),
    [("this work", "en", "unnamed, the paper's own"), ("모델", "en", "unnamed models"), ("Orca", "ko", "Orca")],
)
def test_a_system_without_a_name_is_said_to_be_unnamed(written: str, language: str, system: str) -> None:
    assert only_score({v.SYSTEM_NAME: written}, language).system == system


def test_the_label_of_a_result_has_points_in_english() -> None:
    """kg explain and kg search printed "89.5점" below English words."""
    engine = ox.Store()
    for name in ("result/1", "paper/a"):
        engine.add(ox.Quad(node(name), ox.NamedNode(v.LABEL), ox.Literal("Qwen2: 89.5점 (GSM8K)")))
    store = LocalStore(engine)
    assert label_of(store, node("result/1").value) == "Qwen2: 89.5 points (GSM8K)"
    assert label_of(store, node("paper/a").value) == "Qwen2: 89.5점 (GSM8K)"
