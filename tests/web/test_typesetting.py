"""LaTeX in titles and sentences, as a reader would see it."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.web.rendering import render
from kg.web.typesetting import as_read


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (r"LLM with \textsc{AIEV-Instruct}", "LLM with AIEV-Instruct"),
        ("Represent $n$-gram models", "Represent n-gram models"),
        ("ReLU$^2$ and F$_1$", "ReLU² and F₁"),
        (r"$\text{Memory}^3$, $\textbf{Only-IF}$", "Memory³, Only-IF"),
        (r"$\nabla^2$DFT in $\sim$20 s", "∇²DFT in ∼20 s"),
        (r"LLM$\times$MapReduce, 17 \times", "LLM×MapReduce, 17 ×"),
        (r"$p < 10^{-116}$ and $N{=}1000$", "p < 10⁻¹¹⁶ and N=1000"),
        (r"\underline{\textbf{S}}afe, \textbf{5.7$\times$}", "Safe, 5.7×"),
        (r"\ding{182} 64.6\% \ding{51}", "❶ 64.6% ✓"),
        ("from $5 and $10, $5-$10, US$", "from $5 and $10, $5-$10, US$"),
        (r"$\lambda_c^{1\to 2}$ stays", r"$\lambda_c^{1\to 2}$ stays"),
        (r"\codename and C:\new \t", r"\codename and C:\new \t"),
        (r"\frac{1}{2}", r"\frac{1}{2}"),
        ("&quot;A &amp; B&quot; &#39;c&#x27;", "\"A & B\" 'c'"),
        ("AT&T; R&D and &nosuch;", "AT&T; R&D and &nosuch;"),
    ],
)
def test_latex_is_shown_as_a_reader_sees_it(written: str, read: str) -> None:
    assert as_read(written) == read


@given(st.text(alphabet="ab$\\{}^_% 1emph", max_size=200))
def test_any_text_is_read(written: str) -> None:
    assert isinstance(as_read(written), str)


@given(st.text().filter(lambda text: not set(text) & set("\\$&")))
def test_other_texts_stay(written: str) -> None:
    assert as_read(written) == written


@pytest.mark.parametrize("written", ["$a" * 2500, "\\textbf{" * 600, r"\emph{a}" * 600, "{" * 5000 + "$"])
def test_a_hostile_text_takes_no_time(written: str) -> None:
    before = time.process_time()
    as_read(written)
    assert time.process_time() - before < 1


@pytest.mark.parametrize("name", [r"\textbf{<script>}", "&lt;script&gt;", "&#60;script&#x3e;"])
def test_what_is_read_is_escaped(name: str) -> None:
    page = render("error.html", "en", status=404, message="", is_translated=True, words="", menu=(), here="/",
                  nearest=[(name, "/")])  # fmt: skip
    assert b"&lt;script&gt;" in page
    assert b"<script>" not in page
