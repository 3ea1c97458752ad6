"""Text is laid out within a width, Hangul counted as two columns."""

from kg.show.layout import columns, field, paragraph
from kg.sparql.results.cells import display_width


def test_columns_are_aligned_and_fit() -> None:
    rows = [("a", "b" * 90, "", "1"), ("수학", "c", "", "12")]
    lines = list(columns(rows, 60, right=frozenset({3})))
    assert all(display_width(line) <= 60 for line in lines)
    assert lines[0].endswith("…   1")
    assert lines[1].startswith("  수학  c")
    assert lines[1].endswith(" 12")


def test_paragraphs_count_wide_characters() -> None:
    lines = list(paragraph("가나다라마바사 " * 20, 50, indent=4))
    assert len(lines) > 1
    assert all(display_width(line) <= 54 for line in lines)
    assert all(line.startswith("    ") for line in lines)


def test_a_field_without_values_is_left_out() -> None:
    assert list(field("topics", [], 80)) == []
    assert list(field("topics", ["a", "", "b"], 80)) == ["topics        a, b"]
