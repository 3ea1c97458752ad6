"""Author lines: names in order, and no person where names were left out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model import Span
from kg.readers.authors import read_authors
from kg.readers.literals import list_literal


def read(line: str) -> tuple[list[str], list[int | None], bool]:
    found = read_authors(line, 0, len(line))
    assert all(line[name.span.start : name.span.end] == name.text for name in found.names)
    return [name.text for name in found.names], list(found.positions), found.complete


def test_names_in_order() -> None:
    assert read("Ada Lovelace, Daniel D'souza,김민준 , H. T. Kung") == (
        ["Ada Lovelace", "Daniel D'souza", "김민준", "H. T. Kung"],
        [1, 2, 3, 4],
        True,
    )


@pytest.mark.parametrize("gap", ["+", "+3", "+ 12", "+3 more", "...", "…", "et al.", "외 3명"])
def test_what_stands_for_names_left_out_is_no_person(gap: str) -> None:
    assert read(f"A B, C D, {gap}, E F, G H") == (["A B", "C D", "E F", "G H"], [1, 2, None, None], True)


def test_a_list_as_python_writes_it() -> None:
    assert read("""['A B', "D'Arc E", '+', 'C, D']""") == (["A B", "D'Arc E", "C, D"], [1, 2, None], True)
    assert read("[]") == ([], [], True)


def test_a_list_that_is_cut_gives_whole_names() -> None:
    assert read("['A B', 'C D', 'E") == (["A B", "C D"], [1, 2], False)


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("A B and C D", ["A B", "C D"]),
        ("A B, C D, and E F", ["A B", "C D", "E F"]),
        ("A B 및 C D", ["A B", "C D"]),
        ("A B, Jr., C D", ["A B, Jr.", "C D"]),
        ("**A B**, *C D*", ["A B", "C D"]),
        ("A B et al.", ["A B"]),
        ("Alexander Anderson, Band Andy", ["Alexander Anderson", "Band Andy"]),
        ("o3 contributors, DeepSeek-AI", ["o3 contributors", "DeepSeek-AI"]),
        (", , -, 12,", []),
    ],
)
def test_separators(line: str, names: list[str]) -> None:
    assert read(line)[0] == names


@given(st.text("AB가 ,+.'\"[]\\&*et al", max_size=60))
def test_any_line_gives_its_words_back(line: str) -> None:
    names, positions, _ = read(line)
    assert len(names) == len(positions)
    known = [position for position in positions if position is not None]
    assert known == list(range(1, len(known) + 1))


@given(st.lists(st.text("ab'\"\\, 가]", max_size=6), max_size=6))
def test_any_list_that_python_writes_is_read(strings: list[str]) -> None:
    text = repr(strings)
    found = list_literal(text, 0, len(text))
    assert found is not None
    assert found.rest is None
    assert [text[start:end] for start, end in ((s.start, s.end) for s in found.strings)] == [
        repr(string)[1:-1] for string in strings
    ]


def test_what_follows_a_list_is_kept() -> None:
    text = "['a', 'b'] c d"
    found = list_literal(text, 0, len(text))
    assert found is not None
    assert found.rest == Span(11, 14)
    assert list_literal("[a](b)", 0, 6) is None
