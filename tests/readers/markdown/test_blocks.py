"""Markdown is cut into blocks whose offsets give their words back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model import PassageKind
from kg.readers.markdown.blocks import BOLD_HEADING, blocks

HEADING, PARAGRAPH, ITEM = PassageKind.HEADING, PassageKind.PARAGRAPH, PassageKind.ITEM
TABLE, CODE = PassageKind.TABLE, PassageKind.CODE


def found(text: str) -> list[tuple[PassageKind, str]]:
    return [(block.kind, text[block.start : block.end]) for block in blocks(text)]


def test_headings_lists_and_paragraphs() -> None:
    text = "# One ##\n\ntext\nmore\n\n- a\n  goes on\n* b\n+ c\n1. d\n12) e\n• f\n#no heading\n"
    assert found(text) == [
        (HEADING, "One"),
        (PARAGRAPH, "text\nmore"),
        (ITEM, "a\n  goes on"),
        (ITEM, "b"),
        (ITEM, "c"),
        (ITEM, "d"),
        (ITEM, "e"),
        (ITEM, "f\n#no heading"),
    ]


def test_depths_are_levels_and_indentation() -> None:
    assert [block.depth for block in blocks("### h\n- a\n   - b\n**굵게**\n")] == [3, 0, 3, BOLD_HEADING]


@pytest.mark.parametrize("line", ["**1.1 서론**", "**서론:**", "**서론**:", "***서론***"])
def test_a_bold_line_is_a_heading(line: str) -> None:
    assert found(f"{line}\n본문이다.\n")[0][0] is HEADING
    assert found(f"{line}\n본문이다.\n")[1] == (PARAGRAPH, "본문이다.")


@pytest.mark.parametrize("line", ["**이것은 문장이다.**", "**A**와 **B**", "**A** 는"])
def test_a_bold_sentence_is_none(line: str) -> None:
    assert found(line) == [(PARAGRAPH, line)]


def test_code_and_tables_are_blocks_of_their_own() -> None:
    text = "a\n```python\n# x\n- y\n```\n| a | b |\n|---|---|\n| 1 | 2 |\nb\n\nc | d\n--|--\n1 | 2\n"
    assert found(text) == [
        (PARAGRAPH, "a"),
        (CODE, "# x\n- y"),
        (TABLE, "| a | b |\n|---|---|\n| 1 | 2 |"),
        (PARAGRAPH, "b"),
        (TABLE, "c | d\n--|--\n1 | 2"),
    ]


def test_a_fence_of_prose_holds_blocks() -> None:
    assert found("```markdown\n# 제목\n본문\n```\n끝\n") == [(HEADING, "제목"), (PARAGRAPH, "본문"), (PARAGRAPH, "끝")]


def test_a_fence_without_end_opens_nothing() -> None:
    assert found("```python\n# 제목\n- 본문\n") == [(HEADING, "제목"), (ITEM, "본문")]


def test_pictures_videos_html_and_rules_are_left_out() -> None:
    text = (
        "![](https://a.b/c.png)\n<div><video src='x'></video></div>\n[Watch Video](https://a.b/c.mp4)\n"
        "[Watch Video]https://a.b/c.mp4\n---\n***\n- - -\n<!-- note -->\ntext\n"
    )
    assert found(text) == [(PARAGRAPH, "text")]


def test_a_heading_of_hashes_alone_has_no_words() -> None:
    assert found("# #\n\n가 나\n") == [(PARAGRAPH, "가 나")]


def test_crlf_is_no_part_of_a_block() -> None:
    assert found("# a\r\n\r\nb  \r\n- c\r\n") == [(HEADING, "a"), (PARAGRAPH, "b"), (ITEM, "c")]


@given(st.text("#-*`|> \n\r\tab가1.[]()!<_:", max_size=200))
def test_blocks_follow_each_other_and_are_trimmed(text: str) -> None:
    place = 0
    for block in blocks(text):
        assert place <= block.start < block.end <= len(text)
        assert block.kind is CODE or text[block.start : block.end] == text[block.start : block.end].strip()
        place = block.end
