"""Summary pages: one paper, its sections in any shape, its similar papers."""

import pytest
from small_readings import only, read, texts

from kg.model import Layout

HEAD = "# Sky: Clouds of Words\n## TL;DR\n## Summary\n- [https://arxiv.org/pdf/2402.00001.pdf](https://arxiv.org/pdf/2402.00001.pdf)\n\n"


def test_title_id_and_furniture() -> None:
    entry = only(HEAD + "본문이다.\n", name="2402.00001.md")
    assert entry.layout is Layout.SUMMARY
    assert entry.title is not None
    assert entry.title.text == "Sky: Clouds of Words"
    assert entry.arxiv == "2402.00001"
    assert entry.arxiv_quote is not None
    assert texts(entry) == [("paragraph", "Summary", "본문이다.")]


@pytest.mark.parametrize("name", ["2402.00002.md", "a/b/2402.00002v3.txt"])
def test_the_name_gives_the_id_where_the_link_does_not(name: str) -> None:
    page = "# T\n## Summary\n- [https://a.example/report.pdf](https://a.example/report.pdf)\n\n본문.\n"
    entry = only(page, name)
    assert (entry.arxiv, entry.arxiv_quote) == ("2402.00002", None)
    assert only(page, "2404.code_gemma.md").arxiv == ""


def test_the_link_wins_over_the_name_and_the_difference_is_told() -> None:
    reading = read(HEAD + "본문.\n", "2402.00009.md")
    assert reading.entries[0].arxiv == "2402.00001"
    assert [problem.line for problem in reading.problems] == [4]


@pytest.mark.parametrize(
    "line",
    [
        "https://arxiv.org/abs/2402.00001",
        "[PDF](https://arxiv.org/pdf/2402.00001) | [Code](https://github.com/a/b)",
        "PDF: <https://arxiv.org/pdf/2402.00001>",
    ],
)
def test_links_in_other_shapes(line: str) -> None:
    assert only(f"# T\n## Summary\n{line}\n\n본문.\n").arxiv == "2402.00001"


def test_a_paper_cited_in_the_text_is_not_the_pages_own() -> None:
    text = "# T\n## Summary\n이 논문은 https://arxiv.org/abs/2402.00003 에서 시작한다.\n"
    assert only(text, "2402.00001.md").arxiv == "2402.00001"


def test_sections_in_many_shapes() -> None:
    entry = only(
        HEAD + "### 1. 섹션별 요약\n\n#### 1.1. 서론\n하나다.\n\n**1.2 방법**\n둘이다.\n\n**결과:** 셋이다.\n\n"
        "1. **실험**:\n   - 넷이다.\n     이어진다.\n2. **결론**  \n   다섯이다.\n\n"
        "   여섯이다.\n\n* 일곱이다.\n\n# 2. 전체\n여덟이다.\n"
    )
    assert texts(entry) == [
        ("heading", "Summary", "1. 섹션별 요약"),
        ("heading", "Summary", "1.1. 서론"),
        ("paragraph", "1.1. 서론", "하나다."),
        ("heading", "Summary", "1.2 방법"),
        ("paragraph", "1.2 방법", "둘이다."),
        ("paragraph", "결과", "셋이다."),
        ("heading", "1.2 방법", "실험"),
        ("item", "실험", "넷이다.\n     이어진다."),
        ("item", "결론", "다섯이다."),
        ("paragraph", "결론", "여섯이다."),
        ("item", "1.2 방법", "일곱이다."),
        ("heading", "Summary", "2. 전체"),
        ("paragraph", "2. 전체", "여덟이다."),
    ]


def test_tldr_code_and_tables() -> None:
    entry = only(
        "# T\n## TL;DR\n짧다.\n## Summary\n```python\nprint(1)\n```\n| a | b |\n|---|---|\n| 1 | 2 |\n", "2402.00001.md"
    )
    assert texts(entry) == [
        ("paragraph", "TL;DR", "짧다."),
        ("code", "Summary", "print(1)"),
        ("table", "Summary", "| a | b |\n|---|---|\n| 1 | 2 |"),
    ]


def test_similar_papers() -> None:
    entry = only(
        HEAD + "본문.\n\n## Similar Papers\n- [A: B](2401.00001.md)\n- [From $r$ to $Q^*$ [v2]](./2401.00002.md)\n"
        "- [C](2404.code_gemma.md)\n- [D](https://arxiv.org/abs/2401.00004)\n\n## 덧붙임\n끝이다.\n"
    )
    assert [(similar.title.text, similar.arxiv) for similar in entry.similar] == [
        ("A: B", "2401.00001"),
        ("From $r$ to $Q^*$ [v2]", "2401.00002"),
        ("C", ""),
        ("D", "2401.00004"),
    ]
    assert entry.similar[0].link.text == "[A: B](2401.00001.md)"
    assert texts(entry)[-1] == ("paragraph", "덧붙임", "끝이다.")


def test_a_link_cut_by_the_end_of_the_file_is_told_and_not_read() -> None:
    reading = read(HEAD + "## Similar Papers\n- [A](2401.00001.md)\n- [B](2401.000")
    assert [similar.arxiv for similar in reading.entries[0].similar] == ["2401.00001"]
    assert [problem.line for problem in reading.problems] == [8]


def test_headings_of_a_digest_inside_a_page_are_text() -> None:
    reading = read(HEAD + "### [다른 논문](https://arxiv.org/abs/2402.00007)\n본문.\n--- ABSTRACT ---\n끝.\n")
    assert reading.layout is Layout.SUMMARY
    assert [entry.arxiv for entry in reading.entries] == ["2402.00001"]


def test_crlf() -> None:
    entry = only((HEAD + "### 결과\n좋다.\n\n## Similar Papers\n- [A](2401.00001.md)\n").replace("\n", "\r\n"))
    assert (entry.arxiv, len(entry.similar)) == ("2402.00001", 1)
    assert texts(entry)[-1] == ("paragraph", "결과", "좋다.")
