"""Labels never cover each other, whatever the zoom, and hold nothing that turns or breaks a line."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kg.render.pyvis.labels import _box, clean, label_sizes

points = st.tuples(st.floats(-500, 500), st.floats(-500, 500))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("  two \n lines\t", "two lines"),
        ("a\u202eb\u2066c\u200f", "abc"),
        ("nul\x00 and \x1b[31m", "nul and [31m"),
        ("one\u2028two", "onetwo"),
        ("김하늘", "김하늘"),
        ("x" * 50, "x" * 33 + "…"),
        ("word " * 10, "word word word word word word wor…"),
    ],
)
def test_clean(text: str, expected: str) -> None:
    assert clean(text) == expected


@settings(max_examples=60, deadline=None)
@example([(" ", (0.0, 0.0), 0)])
@given(st.lists(st.tuples(st.text("ab가 ", min_size=1, max_size=34), points, st.integers(0, 9)), max_size=60))
def test_no_label_covers_another(nodes: list[tuple[str, tuple[float, float], int]]) -> None:
    labels, places = [label for label, _, _ in nodes], [place for _, place, _ in nodes]
    ranks = [rank for _, _, rank in nodes]
    sizes = label_sizes(labels, places, [8.0] * len(nodes), ranks)
    assert len(sizes) == len(nodes)
    assert any(sizes) == any(label.strip() for label in labels)
    boxes = [_box(label, place, 8.0, size) for label, place, size in zip(labels, places, sizes, strict=True) if size]
    for number, (left, top, right, bottom) in enumerate(boxes):
        for other in boxes[:number]:
            close = 0.05  # units: smaller letters stand a little higher
            free = right <= other[0] + close or other[2] <= left + close
            assert free or bottom <= other[1] + close or other[3] <= top + close


def test_a_blank_label_takes_no_room() -> None:
    sizes = label_sizes([" ", "model"], [(0.0, 0.0), (1.0, 0.0)], [8.0, 8.0], [9, 1])
    assert sizes[0] == 0
    assert sizes[1] == label_sizes(["model"], [(1.0, 0.0)], [8.0], [1])[0]


def test_the_most_important_label_is_the_largest() -> None:
    places = [(0.0, 0.0), (1.0, 0.0), (900.0, 600.0)]
    sizes = label_sizes(["one", "two", "three"], places, [8.0] * 3, [1, 5, 1])
    assert sizes[1] == max(sizes)
    assert sizes[0] < sizes[1]
