"""Words are found where they begin a word."""

import re

from hypothesis import given
from hypothesis import strategies as st

from kg.nlp.word_search import word_ends


def test_words_within_a_word_are_passed_over() -> None:
    text = "Ada와 NoAda, Ada-2"
    assert [text[:end] for end in word_ends("Ada", text)] == ["Ada", "Ada와 NoAda, Ada"]


@given(st.text(alphabet="ab는 -_1", min_size=1, max_size=3), st.text(alphabet="ab는 -_1", max_size=30))
def test_it_is_what_an_expression_would_find(words: str, text: str) -> None:
    expression = re.compile(rf"(?<!\w)(?={re.escape(words)})")
    assert list(word_ends(words, text)) == [found.start() + len(words) for found in expression.finditer(text)]
