"""Papers in sections: passages of some sentences, the reference list apart from them."""

import pytest
from small_readings import only, read, texts

from kg.model import Layout

REFERENCES = (
    "참고문헌 Ada Lovelace, Kim Min. Sky: clouds of words. ArXiv, abs/2301.00001, 2023. "
    "Emil Post. 문자열 다시 쓰기. arXiv 사전 인쇄본 arXiv:2302.00002, 2021a."
)


def test_sections_and_references() -> None:
    entry = only(
        f"--- ABSTRACT ---\n우리는 하늘을 소개한다.\n--- EXPERIMENT ---\n잘 된다.\n"
        f"--- CONCLUSION ---\n끝이다. {REFERENCES}"
    )
    assert entry.layout is Layout.SECTIONS
    assert entry.title is None
    assert texts(entry) == [
        ("paragraph", "ABSTRACT", "우리는 하늘을 소개한다."),
        ("paragraph", "EXPERIMENT", "잘 된다."),
        ("paragraph", "CONCLUSION", "끝이다."),
    ]
    assert [reference.title for reference in entry.references] == ["Sky: clouds of words", "문자열 다시 쓰기"]


def test_long_text_is_cut_at_sentences() -> None:
    entry = only("--- ABSTRACT ---\n" + "우리는 하늘과 구름을 본다. " * 1000)
    assert " ".join(words for _, _, words in texts(entry)) == ("우리는 하늘과 구름을 본다. " * 1000).strip()
    assert all(len(words) <= 3_000 and words.endswith("본다.") for _, _, words in texts(entry))


def test_a_section_of_its_own_for_references_and_an_appendix_after_it() -> None:
    entry = only(f"--- ABSTRACT ---\n본문.\n--- REFERENCES ---\n{REFERENCES[5:]}\n--- APPENDIX ---\n덧붙임이다.\n")
    assert len(entry.references) == 2
    assert texts(entry)[-1] == ("paragraph", "APPENDIX", "덧붙임이다.")


def test_the_id_of_the_margin_or_of_the_name() -> None:
    stamped = "--- ABSTRACT ---\narXiv:2402.00001v2 [cs.CL] 3 Feb 2024 본문이다.\n"
    assert only(stamped, "2402.00009.txt").arxiv == "2402.00001"
    assert only("--- ABSTRACT ---\n본문이다.\n", "2402.00009.txt").arxiv == "2402.00009"
    assert only("--- ABSTRACT ---\n본문은 arXiv:2402.00001을 인용한다.\n").arxiv == ""


@pytest.mark.parametrize("head", ["--- TITLE ---\nSky\n", "# Sky\n", "Title: Sky\n"])
def test_a_title_where_one_is_given(head: str) -> None:
    entry = only(f"{head}--- ABSTRACT ---\n본문.\n")
    assert entry.title is not None
    assert entry.title.text == "Sky"


def test_an_empty_section_is_told() -> None:
    reading = read("--- ABSTRACT ---\n본문.\n--- CONCLUSION ---\n")
    assert [problem.line for problem in reading.problems] == [4]
    assert len(reading.entries) == 1


def test_crlf() -> None:
    entry = only("--- ABSTRACT ---\r\n본문.\r\n--- CONCLUSION ---\r\n끝.\r\n")
    assert [label for _, label, _ in texts(entry)] == ["ABSTRACT", "CONCLUSION"]
