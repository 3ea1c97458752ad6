"""Texts of pages: complete in both languages, with numbers that agree with their nouns."""

import re

import pytest

from kg.schema.kinds import KINDS
from kg.web.messages import LANGUAGES, MESSAGES, speaker


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
