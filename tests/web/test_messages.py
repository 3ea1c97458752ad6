"""Texts of pages: complete in both languages, with numbers that agree with their nouns."""

import re
from typing import Any

import pytest

from kg.schema.kinds import KINDS
from kg.sparql import SavedQuery
from kg.sparql.saved_query import PARAMETER_TYPES, Parameter
from kg.web.messages import LANGUAGES, MESSAGES, speaker
from kg.web.rendering import render


def test_numbers_agree_with_their_nouns() -> None:
    english, korean = (speaker(language) for language in LANGUAGES)
    assert english("made_of", facts=1, documents=1) == "1 fact from 1 document."
    assert english("made_of", facts=12_000, documents=3) == "12,000 facts from 3 documents."
    assert korean("made_of", facts=1, documents=1) == "문서 1건에서 나온 사실 1개."


@pytest.mark.parametrize("key", MESSAGES)
def test_a_text_has_the_same_places_in_both_languages(key: str) -> None:
    english, korean = (set(re.findall(r"\{(\w+)", text)) for text in MESSAGES[key])
    assert english == korean
    assert all(MESSAGES[key])


def test_kinds_are_called_as_their_table_says() -> None:
    for kind in KINDS:
        assert MESSAGES[kind.page] == kind.names.plural
        assert MESSAGES[kind.name][1] == kind.names.korean


def test_types_of_parameters_are_called_in_both_languages() -> None:
    kinds = {kind.name for kind in KINDS}
    assert all((each if each in kinds else f"type_{each}") in MESSAGES for each in PARAMETER_TYPES)


def test_a_korean_page_explains_saved_queries_in_korean() -> None:
    parameters = (
        Parameter("x", description="any <text>", description_ko="아무 <글>"),
        Parameter("y", description="other"),
    )
    query = SavedQuery("own", "", "SELECT", "In <English>", "More.", (), parameters, summary_ko="<한국어>로")
    asked: dict[str, Any] = {"query": query, "values": {}, "run": False, "here": "/"}
    page = render("saved.html", "ko", **asked).decode()
    assert "&lt;한국어&gt;로" in page
    assert "아무 &lt;글&gt;" in page
    assert "In &lt;English" not in page
    assert '<p lang="en">More.</p>' in page  # what nobody translated is marked
    assert '<span lang="en">other</span>' in page
    page = render("saved.html", "en", **asked).decode()
    assert "In &lt;English&gt;" in page
    assert "한국어&gt;" not in page
    listed = render("queries.html", "ko", queries=[query], here="/").decode()
    assert "&lt;한국어&gt;로" in listed
