"""Addresses of projects are found and cleaned of what is glued to them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_entries import claimed, source

from kg.extractors.metadata.links import LinksExtractor
from kg.schema import terms as v


def pages(*paragraphs: str, title: str = "") -> list[str]:
    claims = claimed(LinksExtractor(), source(*paragraphs, title=title))
    return [str(claim.statement.object) for claim in claims if claim.statement.predicate == v.PAGE]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("코드는 https://github.com/zorb/zorb-net에서 볼 수 있다.", ["https://github.com/zorb/zorb-net"]),
        ("(https://github.com/zorb/net)", ["https://github.com/zorb/net"]),
        ("데모: https://zorb.github.io.", ["https://zorb.github.io"]),
        ("모델은 hf.co/Zorb/zorb-7b를 참고하라.", ["https://hf.co/Zorb/zorb-7b"]),
        ("페이지는 zorb-world.github.io 이다.", ["https://zorb-world.github.io"]),
        (
            "[코드](https://github.com/zorb/a_b)와 **https://zorb.ai/x**",
            ["https://github.com/zorb/a_b", "https://zorb.ai/x"],
        ),
        ("https://huggingface.co/datasets/zorb/ZorbText, 공개됨", ["https://huggingface.co/datasets/zorb/ZorbText"]),
        ("http://www.zorb.org/a?b=c&d=1#e 참조", ["http://www.zorb.org/a?b=c&d=1#e"]),
    ],
)
def test_addresses(text: str, expected: list[str]) -> None:
    assert pages(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "https://arxiv.org/abs/2402.14830",
        "https://arxiv.org/pdf/2402.14830.pdf",
        "https://huggingface.co/papers/2402.14830",
        "https://cdn-thumbnails.huggingface.co/social/2402.14830.png",
        "https://zorb.org/demo.mp4",
        "https://openreview.net/forum?id=1",
        "https://github.com/",
        "GitHub에서 공개했다.",
        "e.g. i.e. v1.5.0 3.5/4.0",
        "표 아래.¹https://zorb.org/otherTable(5) 수치",
        "http://",
    ],
)
def test_other_addresses(text: str) -> None:
    assert pages(text) == []


def test_one_address_is_claimed_once() -> None:
    assert pages("https://github.com/zorb/net 와 https://github.com/Zorb/net/ 참조") == ["https://github.com/zorb/net"]


def test_a_repository_is_code_and_a_page_of_a_person_is_not() -> None:
    claims = claimed(LinksExtractor(), source("https://github.com/zorb/net, https://github.com/zorb 참조"))
    code = {claim.statement.object for claim in claims if claim.statement.predicate == v.CODE_REPOSITORY}
    assert code == {"https://github.com/zorb/net"}


def test_the_name_is_kept_as_written() -> None:
    (claim,) = claimed(LinksExtractor(), source("모델은 hf.co/Zorb/zorb-7b에서 받는다."))
    assert claim.evidence.surface == "hf.co/Zorb/zorb-7b"


@given(st.text(alphabet="htps:/.가에서 ()[]github.comIo-_%x\"'", max_size=200))
def test_any_text_gives_valid_addresses(text: str) -> None:
    given = source(text or "x")
    for claim in claimed(LinksExtractor(), given):
        assert str(claim.statement.object).startswith(("http://", "https://"))
        span = claim.evidence.surface_span
        assert span is not None
        assert given.document.text[span.start : span.end] == claim.evidence.surface
