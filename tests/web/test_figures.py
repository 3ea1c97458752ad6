"""Figures of tables: in the reader's language, with the digits of the document."""

import pyoxigraph as ox

from kg.schema import terms as v
from kg.store.local import LocalStore
from kg.web.page_cells import TableRow
from kg.web.page_model import Page, TableSection
from kg.web.rendering import render
from kg.web.views.results import figures, system_cell


def test_words_that_name_no_system_are_unnamed_in_english() -> None:
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
    for language in ("en", "ko"):
        figure = figures(store, [result.value], language)[0]
        assert (figure.system, figure.system_name) == (("unnamed", "기존 모델"), "")
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
    (figure,) = figures(LocalStore(engine), [result.value], "ko")
    assert figure.system == ("unnamed, the paper's own", "이름 없음 (논문 자체)")


def test_what_is_not_a_name_does_not_look_like_one() -> None:
    page = render("page.html", "en", root="", here="/", page=Page("", "checks", sections=(
        TableSection("results", ("system",), (TableRow((system_cell("baseline"),)), TableRow((system_cell("Orca"),)))),
    )), line_of=None).decode()  # fmt: skip
    assert '<span class="note">unnamed baseline</span>' in page
    assert ">Orca</td>" in page
