"""Bytes become text, whatever their encoding and damage, and what was wrong is reported by line."""

import codecs
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.readers.text.decoding import decode_text

KOREAN = "# 제목\n\n본문은 한국어이다. GSM8K에서 80%를 얻는다.\n"


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (KOREAN.encode(), "utf-8"),
        (codecs.BOM_UTF8 + KOREAN.encode(), "utf-8-sig"),
        (KOREAN.encode("utf-16"), "utf-16"),
        (codecs.BOM_UTF16_BE + KOREAN.encode("utf-16-be"), "utf-16"),
        (KOREAN.encode("utf-32"), "utf-32"),
    ],
)
def test_unicode_needs_no_warning(data: bytes, encoding: str) -> None:
    decoded = decode_text(data)
    assert decoded == (KOREAN, encoding, (), False)
    assert data.decode(encoding) == KOREAN


@pytest.mark.parametrize("encoding", ["cp949", "euc-kr"])
def test_korean_code_pages_are_decoded_with_a_warning(encoding: str) -> None:
    decoded = decode_text(KOREAN.encode(encoding))
    assert (decoded.text, decoded.encoding) == (KOREAN, "cp949")
    assert [problem.line for problem in decoded.problems] == [0]


def test_utf16_without_a_mark_is_seen_by_its_nuls() -> None:
    text = "# A title of plain letters\n"
    assert decode_text(text.encode("utf-16-le")).text == text
    assert decode_text(text.encode("utf-16-be")).text == text


def test_a_cut_inside_a_character_gives_what_is_there() -> None:
    data = KOREAN.rstrip(".\n").encode()[:-1]
    decoded = decode_text(data)
    assert decoded.text == KOREAN.rstrip(".\n")[:-1]
    assert [(problem.line, problem.message) for problem in decoded.problems] == [
        (3, "the file ends inside a character")
    ]
    assert decode_text("가".encode("cp949")[:1] + b"").binary is False
    assert decode_text(KOREAN.encode("utf-16")[:-1]).text == KOREAN[:-1]


def test_few_broken_bytes_are_damage_and_no_other_encoding() -> None:
    data = KOREAN.encode().replace("한국어".encode(), b"\xff\xfe")
    decoded = decode_text(data)
    assert decoded.encoding == "utf-8"
    assert decoded.text.startswith("# 제목\n\n본문은 \ufffd")
    assert [problem.line for problem in decoded.problems] == [3]


def test_nul_characters_are_replaced_one_for_one() -> None:
    decoded = decode_text(b"# T\n\nabc\0def and some more words\n")
    assert decoded.text == "# T\n\nabc\ufffddef and some more words\n"
    assert [problem.line for problem in decoded.problems] == [3]


def test_line_ends_stay() -> None:
    assert decode_text(b"a\r\nb\nc\r\n").text == "a\r\nb\nc\r\n"
    assert decode_text(b"a\rb\r").text == "a\nb\n"


@pytest.mark.parametrize(
    "data", [b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4, bytes(1000), random.Random(1).randbytes(4000)]
)
def test_binary_data_is_no_text(data: bytes) -> None:
    assert decode_text(data).binary


def test_nothing_is_empty_text() -> None:
    assert decode_text(b"") == ("", "utf-8", (), False)


@given(st.binary(max_size=300))
def test_any_bytes_decode_to_writable_text(data: bytes) -> None:
    decoded = decode_text(data)
    decoded.text.encode("utf-8")
    assert "\0" not in decoded.text
    assert decode_text(data) == decoded


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\r\ufeff\ufffd"), max_size=200))
def test_any_clean_text_comes_back(text: str) -> None:
    decoded = decode_text(text.encode())
    assert decoded.binary or decoded.text == text
