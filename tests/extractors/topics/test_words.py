"""Words are counted as coarsely as a profile of a topic needs them, and scored by a table."""

import time
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from kg.extractors.topics.words import WordTable, count_words


def test_korean_words_count_by_their_beginnings_whatever_particle_follows() -> None:
    assert set(count_words("", ["확산을"])) & set(count_words("", ["확산에서"])) == {"확산"}


def test_english_words_count_in_the_singular_and_in_lower_case() -> None:
    assert count_words("", ["Models"]) == count_words("", ["model"])
    assert set(count_words("", ["loss", "corpus"])) == {"loss", "corpus"}


def test_neighbours_count_as_a_pair_within_a_clause() -> None:
    assert "image generation" in count_words("", ["Image generation"])
    assert "image generation" not in count_words("", ["image. Generation", "image, generation"])
    assert "확산 모델" in count_words("", ["확산 모델을"])


def test_words_of_the_title_count_twice() -> None:
    assert count_words("mamba", ["mamba"])["mamba"] == 3


def test_numbers_are_no_words() -> None:
    assert not count_words("2024", ["99.5", "7"])
    assert "3d" in count_words("", ["3D"])


def test_a_table_adds_up_what_words_speak_for() -> None:
    table = WordTable({"mesh": [("shapes", 1.0)], "walk": [("robots", 2.0), ("shapes", -0.5)]})
    scores = table.scores({"mesh": 1, "walk": 1, "other": 5})
    assert scores == {"robots": 1.0, "shapes": 0.25}
    assert table.scores({"other": 1}) == {}
    assert WordTable({}).scores({"mesh": 1}) == {}


@given(st.text(max_size=200))
def test_a_text_is_counted_alike_in_both_unicode_forms(text: str) -> None:
    composed = unicodedata.normalize("NFC", text)
    assert count_words("", [composed]) == count_words("", [unicodedata.normalize("NFD", composed)])


def test_long_runs_are_read_in_time_that_grows_with_them() -> None:
    begin = time.perf_counter()
    for run in ("1", "가", "aB3-", "- ", "1a"):
        count_words("", [run * 200_000])
    assert time.perf_counter() - begin < 20
