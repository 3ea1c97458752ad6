"""Headers of notes: each value with its place, and nothing of comments or broken syntax."""

import pytest

from kg.readers.markdown.front_matter import front_matter


def values(text: str) -> list[tuple[str, str]]:
    found = front_matter(text)
    for value in found.values:
        assert text[value.quote.span.start : value.quote.span.end] == value.quote.text
    return [(value.key, value.text) for value in found.values]


@pytest.mark.parametrize(
    ("header", "wanted"),
    [
        ('---\ntitle: "A: B"\n---\n', [("title", "A: B")]),
        ("---\ntitle: A: B\nyear: 2024\n---\n", [("title", "A: B"), ("year", "2024")]),
        ("---\narxiv: 2401.01110\n---\n", [("arxiv", "2401.01110")]),
        ("---\nauthors: [A B, C D]\n---\n", [("authors", "A B"), ("authors", "C D")]),
        ("---\nauthors:\n  - A B\n  - C D\n---\n", [("authors", "A B"), ("authors", "C D")]),
        ("---\npaper:\n  id: x\n---\n", [("paper.id", "x")]),
        ('---\nrelated: "[[A]]"\n---\n', [("related", "[[A]]")]),
        ("---\n# comment\ntitle: A # not this\n---\n", [("title", "A")]),
        ("---\ntitle:\ntags: []\n---\n", []),
        ("---\ndate: {{date}}\ntitle: A\n---\n", [("title", "A")]),
        (
            '+++\ntitle = "A"\nyear = 2024\ntags = ["x", "y"]\n+++\n',
            [("title", "A"), ("year", "2024"), ("tags", "x"), ("tags", "y")],
        ),
        ("---\r\ntitle: A\r\n---\r\n", [("title", "A")]),
        ("---\nA rule, then text.\n\n---\n", []),
        ("title: A\n", []),
        ("---\ntitle: A\n", []),
    ],
)
def test_headers(header: str, wanted: list[tuple[str, str]]) -> None:
    assert [pair for pair in values(header + "text\n") if pair[0] != "date"] == wanted


def test_the_body_begins_behind_the_header() -> None:
    text = "---\ntitle: A\n---\n# B\n"
    assert text[front_matter(text).end :].strip() == "# B"
    assert front_matter("---\nA rule\n\n---\n# B\n").end == 0


def test_a_bomb_of_aliases_costs_nothing() -> None:
    layers = "\n".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12))
    assert len(front_matter(f"---\na0: &a0 [x, y]\n{layers}\n---\n").values) == 500
