"""Figures of tables: in the reader's language, with the digits of the document."""

import pyoxigraph as ox
import pytest

from kg.schema import terms as v
from kg.store.local import LocalStore
from kg.web.page_cells import Message
from kg.web.views.results import figure_text, figures, name_in


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


def test_words_that_name_no_system_are_not_shown_in_english() -> None:
    """English pages once called a system 모델."""
    engine = ox.Store()
    result, benchmark = ox.NamedNode(v.DATA + "result/1"), ox.NamedNode(v.DATA + "benchmark/b")
    for predicate, value in (
        (v.HAS_VALUE, ox.Literal("1.0", datatype=ox.NamedNode(v.DECIMAL))),
        (v.ON_BENCHMARK, benchmark),
        (v.SYSTEM_NAME, ox.Literal("기존 모델")),
        (v.RESULT_ROLE, ox.Literal("baseline")),
        (v.SETTING, ox.Literal("제로샷")),
    ):
        engine.add(ox.Quad(result, ox.NamedNode(predicate), value))
    store = LocalStore(engine)
    assert figures(store, [result.value], "en")[0].system == Message("role_baseline")
    assert figures(store, [result.value], "ko")[0].system == "기존 모델"
    assert [figures(store, [result.value], language)[0].setting for language in ("en", "ko")] == ["zero-shot", "제로샷"]
    assert [name_in(name, "en") for name in ("기존 방법들", "GPT-4 모델", "Orca")] == ["", "GPT-4 모델", "Orca"]
