"""Figures of tables: in the reader's language, with the digits of the document."""

import pyoxigraph as ox

from kg.schema import terms as v
from kg.store.local import LocalStore
from kg.web.page_cells import Message
from kg.web.views.results import figures


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


def test_a_system_without_a_name_is_named_in_both_languages() -> None:
    """Korean pages said "this work"."""
    engine = ox.Store()
    result = ox.NamedNode(v.DATA + "result/1")
    for predicate, value in (
        (v.HAS_VALUE, ox.Literal("1.0", datatype=ox.NamedNode(v.DECIMAL))),
        (v.ON_BENCHMARK, ox.NamedNode(v.DATA + "benchmark/b")),
        (v.SYSTEM_NAME, ox.Literal("this work")),
    ):
        engine.add(ox.Quad(result, ox.NamedNode(predicate), value))
    assert figures(LocalStore(engine), [result.value], "ko")[0].system == ("this work", "이 논문")
