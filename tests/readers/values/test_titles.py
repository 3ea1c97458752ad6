"""Titles as a reader of the page sees them."""

import pytest
from cpu_time import cpu_seconds
from hypothesis import given
from hypothesis import strategies as st

from kg.readers.values.titles import clean_title, render_inline


@pytest.mark.parametrize(
    ("source", "title"),
    [
        ("Q&amp;A for &lt;pause&gt; Tokens", "Q&A for <pause> Tokens"),
        (r"\[Re\] Snake\_case Names *Matter* **Twice**", "[Re] Snake_case Names Matter Twice"),
        ("[A [nested] link](https://a.example/b)", "A [nested] link"),
        ("[[notes/sky|Sky Nets]]", "Sky Nets"),
        ("Sky <sup>2</sup> `Nets`<br/>", "Sky 2 Nets"),
        ("***Sky*** __Nets__", "Sky Nets"),
        ("~~Old~~ Sky Nets <!-- todo -->", "Sky Nets"),
        ("Sky Nets ^block-1", "Sky Nets"),
        ("[![badge](https://img.example/b.svg)](https://arxiv.org/abs/2401.01613) Sky Nets", "Sky Nets"),
        ("Sky Nets [[pdf](https://a.example/c)] [code](https://g.example)", "Sky Nets"),
        ("Sky Nets <https://arxiv.org/abs/2401.01614>", "Sky Nets"),
        ("Sky Nets https://arxiv.org/abs/2401.01614", "Sky Nets"),
    ],
)
def test_markup_is_rendered(source: str, title: str) -> None:
    assert clean_title(source) == title


@pytest.mark.parametrize(
    "source",
    [
        "[2401.01611] Sky Nets",
        "2401.01612v2 Sky Nets",
        "Sky Nets (arXiv:2401.01611)",
        "Sky Nets - 2401.01611",
        "1. Sky Nets",
        "3) Sky Nets",
        "[12] Sky Nets",
        "① Sky Nets",
        "📄 Sky Nets",
        "2024-05-01 Sky Nets",
        "[2024.05.01] Sky Nets",
        "Sky Nets (2024년 5월 1일)",
        "**[CVPR 2024] Sky Nets**",
        "[NeurIPS'23] Sky Nets",
        "Sky Nets (ICLR 2024 Oral)",
        "Sky Nets (2017)",
        "[논문 리뷰] Sky Nets",
        "[Paper Review] Sky Nets",
        "Paper: Sky Nets",
        "Sky Nets 논문 정리",
        "1. [CVPR 2024] [[Sky Nets]] (2401.01611)",
        "“Sky Nets”",
    ],
)
def test_what_stands_around_a_title_is_removed(source: str) -> None:
    assert clean_title(source) == "Sky Nets"


@pytest.mark.parametrize(
    "title",
    [
        "3D Gaussian Splatting",
        "2.5 Years in Class: A Textbook",
        "1.5-Pints Technical Report",
        r"$\alpha_t$-Nets with $x*y*z$ and $a_b$",
        "snake_case_name and 2 * 3 * 4",
        "GPT-4 Technical Report",
        "f(x) = y [Re]",
        "Why (Not)?",
        "Who Wins in 2024?",
        "LoRA (Low-Rank Adaptation)",
        "A Review of Reviews",
        "하늘의 그물: 구름 90%",
        "2024",
        "Don't 'Quote' Me",
        "C++ and C# Code",
    ],
)
def test_words_of_a_title_stay(title: str) -> None:
    assert clean_title(title) == title


def test_a_title_that_is_only_an_id_stays() -> None:
    assert clean_title("2401.01611") == "2401.01611"


@given(st.text(max_size=120) | st.text("[]()*_`~\\<>&$!a가1. :", max_size=120))
def test_any_source_is_rendered(source: str) -> None:
    for rendered in (clean_title(source), render_inline(source)):
        assert rendered == rendered.strip()
        assert "\n" not in rendered


@pytest.mark.parametrize("unit", ["[", "*", "**a", "_a_", "\\", "[a](", "<a", "$a", "&#", "![", "(2024 "])
def test_long_titles_take_time_linear_in_their_length(unit: str) -> None:
    assert cpu_seconds(lambda: clean_title(unit * 20_000)) < 1
