"""Author lines: names in order, and no person where names were left out."""

import pytest
from cpu_time import cpu_seconds
from hypothesis import given
from hypothesis import strategies as st

from kg.model import Span
from kg.readers.text.literals import list_literal
from kg.readers.values.authors import split_authors


def read(line: str) -> tuple[list[str], list[int | None], bool]:
    found = split_authors(line, 0, len(line))
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


@pytest.mark.parametrize(
    "line",
    [
        "Ann Bee, Cee Dee",
        "Ann Bee¹, Cee Dee²",
        "Ann Bee^{1,2}*, Cee Dee^{2}†",
        "Ann Bee<sup>1,2</sup>, Cee Dee<sup>2</sup>",
        "Ann Bee*, Cee Dee*",
        "Ann Bee1,2, Cee Dee1",
        "Ann Bee$^{1,2}$, Cee Dee$^\\dagger$",
        "Ann Bee (Example Labs), Cee Dee (Made-up University)",
        "Ann Bee [Example Labs], Cee Dee",
        "Ann Bee (1 and 2), Cee Dee (1) ((1) Example Labs, (2) Made-up University)",
        "Ann Bee (1), Cee Dee (2) ((1) Example Labs, (2) Made-",
        "Ann Bee <ann@example.org>, Cee Dee (cee@example.org)",
        "Ann Bee, University of Somewhere, Cee Dee",
        "[Ann Bee](https://example.org/ann), [Cee Dee](https://example.org/cee)",
        "[[Ann Bee]], [[people/cee-dee|Cee Dee]]",
        "Ann Bee [![orcid](https://example.org/o.svg)](https://orcid.org/0000-0001), Cee Dee",
        "Ann Bee and Cee Dee",
        "Ann Bee &amp; Cee Dee",
        "Ann Bee; Cee Dee",
        "Ann Bee | Cee Dee",
        "Ann Bee · Cee Dee",
        "Ann Bee<br>Cee Dee",
        "[Ann Bee, Cee Dee]",
        "['Ann Bee', 'Cee Dee']",
        "Bee, Ann; Dee, Cee",
        "Bee, Ann and Dee, Cee",
        "['Bee, Ann', 'Dee, Cee']",
        "by Ann Bee, Cee Dee et al.",
        "Ann Bee, Cee Dee and 3 others",
        "**Ann Bee**, ~~Old Name~~, *Cee Dee*",
        "Ann\u200b Bee, Cee\u00a0Dee",
    ],
)
def test_two_authors_in_any_manner(line: str) -> None:
    found = split_authors(line)
    assert found.clean == ("Ann Bee", "Cee Dee")
    assert found.positions == (1, 2)


@pytest.mark.parametrize(
    "line",
    [
        "김철수·이영희",
        "김철수、이영희",
        "김철수, 이영희 외 3명",
        "김철수 및 이영희",
        "김철수와 이영희",
        "김철수님, 이영희님",
        "김철수 교수, 이영희 교수님",
        "김철수(한국대), 이영희(서울대학교)",
        "저자: 김철수, 이영희",
        "김철수，이영희 등",
    ],
)
def test_two_korean_authors_in_any_manner(line: str) -> None:
    assert split_authors(line).clean == ("김철수", "이영희")


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Jean-Luc van der Bee, Cee D. Dee, Núria O'Gee", ("Jean-Luc van der Bee", "Cee D. Dee", "Núria O'Gee")),
        ("van der Bee, Jean-Luc; Dee, C. D.; et al.", ("Jean-Luc van der Bee", "C. D. Dee")),
        ("Bee, A., Dee, C. D.", ("A. Bee", "C. D. Dee")),
        ("Ann Bee, Jr., Cee Dee III", ("Ann Bee Jr.", "Cee Dee III")),
        ("Bee, Jr., Ann; Dee, Cee", ("Ann Bee Jr.", "Cee Dee")),
        ("de la Eye Jay, 김가온", ("de la Eye Jay", "김가온")),
        ("José Ortega y Gasset, Bee Ann", ("José Ortega y Gasset", "Bee Ann")),
        ("张三，李四、王五 等", ("张三", "李四", "王五")),
        ("Qwen2, Google DeepMind", ("Qwen2", "Google DeepMind")),
        ("R&amp;D Team, Ann Bee", ("R&D Team", "Ann Bee")),
        ("Bengio, LeCun", ("Bengio", "LeCun")),
    ],
)
def test_names_keep_what_belongs_to_them(line: str, names: tuple[str, ...]) -> None:
    assert split_authors(line).clean == names


def test_the_quote_holds_the_words_as_they_stand() -> None:
    line = "저자: Bee, Ann¹; 김철수님; R&amp;D Lab"
    found = split_authors(line, 4)
    assert [name.text for name in found.names] == ["Bee, Ann", "김철수님", "R&amp;D Lab"]
    assert found.clean == ("Ann Bee", "김철수", "R&D Lab")


@pytest.mark.parametrize("unit", ["(", "[", "<sup>", "a, ", "a;", "a and ", "$", "[[", "](", "&", "http://a", "a·"])
def test_long_lists_take_time_linear_in_their_length(unit: str) -> None:
    assert cpu_seconds(lambda: split_authors(unit * (60_000 // len(unit)))) < 2


@given(st.text("AB가 ,+;&()[]<>*¹$·", max_size=80))
def test_any_list_quotes_the_document(line: str) -> None:
    found = split_authors(f"저자 {line}!", 3, 3 + len(line))
    assert len(found.names) == len(found.positions) == len(found.clean)
    for name in found.names:
        assert 3 <= name.span.start < name.span.end <= 3 + len(line)


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
