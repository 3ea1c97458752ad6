"""Blocks of Markdown with exact offsets."""

import pytest
from cpu_time import cpu_seconds
from hypothesis import given
from hypothesis import strategies as st

from kg.readers.markdown.inline_links import definitions, find_links
from kg.readers.markdown.outline import outline


def blocks(text: str) -> list[tuple[str, str, int]]:
    return [(node.kind.value, text[node.start : node.end], node.level or node.depth) for node in outline(text)]


def test_blocks_of_all_kinds() -> None:
    text = (
        "# A [b](c) #\n\nTitle\n=====\n\np\nq\n\n- x\n  y\n  - z\n\n"
        "    more\n1. one\n- [ ] task\n\n> [!info]\n> **K**: v\n\n"
        "```python\ncode\n```\n\n**Bold**\ntext\n\n• dot\n\n---\n"
    )
    assert blocks(text) == [
        ("heading", "A [b](c)", 1),
        ("heading", "Title", 1),
        ("paragraph", "p\nq", 0),
        ("item", "x\n  y", 1),
        ("item", "z", 2),
        ("paragraph", "more", 2),
        ("item", "one", 1),
        ("item", "task", 1),
        ("paragraph", "[!info]\n> **K**: v", 0),
        ("code", "code", 0),
        ("heading", "**Bold**", 7),
        ("paragraph", "text", 0),
        ("item", "dot", 1),
        ("rule", "---", 0),
    ]


def test_a_fence_that_is_never_closed_fences_nothing() -> None:
    assert blocks("# A\n\n```python\nx = 1\n\n## B\n")[-1] == ("heading", "B", 2)
    assert blocks("# A\n\n```\n\n```\n") == [("heading", "A", 1)]


def test_cells_of_tables() -> None:
    text = "| A | B |\n|---|:-:|\n| 1 | [x \\| y](z) |\n|  | 2 |\n"
    (table,) = outline(text)
    assert [[text[cell.start : cell.end] for cell in row] for row in table.rows] == [
        ["A", "B"],
        ["1", "[x \\| y](z)"],
        ["", "2"],
    ]


def test_headings_in_html() -> None:
    text = '<div align="center">\n<h1>A &amp; B</h1>\n<a href="x">y</a>\n</div>\n\ntext\n'
    assert ("heading", "A &amp; B", 1) in blocks(text)


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_line_ends_change_no_words(end: str) -> None:
    text = f"# A{end}{end}b{end}c{end}"
    assert [node.level for node in outline(text)] == [1, 0]
    assert [text[line.start : line.end] for line in outline(text)[1].lines] == ["b", "c"]


PIECES = st.sampled_from(
    [
        "# ",
        "- ",
        "1. ",
        "> ",
        "| a | b |\n",
        "|---|---|\n",
        "```\n",
        "\n",
        "x",
        " ",
        "\t",
        "**",
        "<div>",
        "\r\n",
        "\r",
        "가",
        "[a](b)",
    ]
)


@given(st.lists(PIECES, max_size=40).map("".join))
def test_any_text_has_blocks_in_order(text: str) -> None:
    last = 0
    for node in outline(text):
        assert 0 <= node.start <= node.end <= len(text)
        assert last <= node.start
        last = node.start
        for line in node.lines:
            assert "\n" not in text[line.start : line.end] or node.kind.value in {"code"}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("[a](b)", [("a", "b")]),
        ("[[Paper](u)] [[Code](v)]", [("Paper", "u"), ("Code", "v")]),
        ("[![p](i)](u)", [("![p](i)", "u"), ("p", "i")]),
        ("[a [b] c](d)", [("a [b] c", "d")]),
        ("[a](b_(c))", [("a", "b_(c)")]),
        ('[a](<b> "t")', [("a", "b")]),
        ("[[n|w]] and [[m]]", [("w", "n"), ("m", "m")]),
        ("<https://a.b/c> https://d.e/f.", [("", "https://a.b/c"), ("", "https://d.e/f")]),
        ('<a href="https://a.b">w</a>', [("w", "https://a.b")]),
        ("(see https://a.b/c_(d))", [("", "https://a.b/c_(d)")]),
        ("\\[a](b)", []),
        ("[a][1]", [("a", "https://x.y")]),
        ("https://a.b/c에서", [("", "https://a.b/c에서")]),
    ],
)
def test_links(text: str, wanted: list[tuple[str, str]]) -> None:
    defined = definitions("[1]: https://x.y\n")
    links = find_links(text, 0, len(text), defined)
    assert [(text[link.words.start : link.words.end], link.address) for link in links] == wanted


@pytest.mark.parametrize(
    "unit", ["[", "[a](", "[[", "](", "<a href=", "> ", "- ", "| a ", "**a", "![", "[a][", "https://"]
)
def test_hostile_text_costs_linear_time(unit: str) -> None:
    def seconds(length: int) -> float:
        text = unit * (length // len(unit))
        return cpu_seconds(lambda: [find_links(text, node.start, node.end) for node in outline(text)])

    assert seconds(80_000) < 24 * max(seconds(10_000), 0.01)
