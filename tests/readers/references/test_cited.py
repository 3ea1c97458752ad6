"""Citations that carry an id, linked citations, and reference lists in any layout."""

import pytest
from cpu_time import cpu_seconds
from hypothesis import given
from hypothesis import strategies as st
from small_readings import only, read

from kg.model import Reference

PAGE = """# Sky Nets: Clouds in Words

[PDF](https://arxiv.org/pdf/2401.01271)

## Summary

{}
"""


def cited(body: str) -> tuple[Reference, ...]:
    (entry,) = read(PAGE.format(body)).entries
    assert entry.arxiv == "2401.01271"
    return entry.references


@pytest.mark.parametrize(
    ("sentence", "key", "year", "words"),
    [
        (
            "It builds on WebGPT (Nakano et al., 2021, arXiv:2112.09332) and more.",
            "2112.09332",
            2021,
            "WebGPT (Nakano et al., 2021, arXiv:2112.09332)",
        ),
        ("이 방법은 WebGPT(나카노 외, 2021, arXiv:2112.09332)를 따른다.", "2112.09332", 2021, None),
        (
            "We follow Bee et al. (2021, arXiv:2112.09332) in this.",
            "2112.09332",
            2021,
            "Bee et al. (2021, arXiv:2112.09332)",
        ),
        (
            "이 방법은 김민지 등(2021, arXiv:2112.09332)을 따른다.",
            "2112.09332",
            2021,
            "김민지 등(2021, arXiv:2112.09332)",
        ),
        (
            "As [Nakano et al., 2021](https://arxiv.org/abs/2112.09332v3) show, it helps.",
            "2112.09332",
            2021,
            "[Nakano et al., 2021](https://arxiv.org/abs/2112.09332v3)",
        ),
        (
            "As Bee and Dee (2020) [paper](https://arxiv.org/abs/2001.00002) show, it helps.",
            "2001.00002",
            2020,
            "Bee and Dee (2020) [paper](https://arxiv.org/abs/2001.00002)",
        ),
        ("앞선 연구 [하늘의 그물](https://doi.org/10.1000/x.1)보다 낫다고 한다.", "10.1000/x.1", None, None),
        ("It follows the recipe of Gee (doi:10.1000/x.1) in all points.", "10.1000/x.1", None, "Gee (doi:10.1000/x.1)"),
        (
            "The data come from https://aclanthology.org/P19-9001 and others.",
            "https://aclanthology.org/P19-9001/",
            None,
            None,
        ),
        (
            "- GPT (Bee et al., 2020; https://openreview.net/forum?id=P3arlN3t01)",
            "https://openreview.net/forum?id=P3arlN3t01",
            2020,
            None,
        ),
    ],
)
def test_a_citation_with_an_id(sentence: str, key: str, year: int | None, words: str | None) -> None:
    (found,) = cited(sentence)
    assert key in {found.arxiv, found.doi, found.url}
    assert (found.year, found.listed) == (year, False)
    assert words in {None, found.quote.text}
    assert found.citations == (found.quote,)


@pytest.mark.parametrize(
    "line",
    [
        "Ours is arXiv:2401.01271, as said before.",
        "Paper: https://arxiv.org/abs/2401.99999",
        "- [arXiv](https://arxiv.org/abs/2401.99999) | [code](https://github.com/a/b)",
        "The loss of 2402.14830 is not an id of a paper.",
        "The code is at https://github.com/a/b and the page at https://example.org/x.",
        "```\nsee arXiv:2112.09332 for all of the details\n```",
        "## Similar Papers\n\n- [Other Words for Other Skies](https://arxiv.org/abs/2301.00012)",
        "## 관련 논문\n\n- [Other Words for Skies](https://arxiv.org/abs/2301.00012) 이것은 아주 비슷한 논문이다.",
        "**관련 논문**\n\n- [Other Words](https://arxiv.org/abs/2301.00012) 이것은 매우 아주 비슷한 논문이다.",
    ],
)
def test_what_is_not_a_citation(line: str) -> None:
    assert cited(line) == ()


def test_the_words_of_a_link_are_the_title_unless_they_name_authors() -> None:
    first, second = cited(
        "It extends [Sea Nets: *Waves* of Words](https://arxiv.org/abs/2301.00001) and [WebGPT](https://arxiv.org/abs/2112.09332)."
    )
    assert (first.title, second.title) == ("Sea Nets: Waves of Words", "")


def test_a_reference_list_of_any_items() -> None:
    found = cited(
        "본문이다 [3].\n\n## References\n\n"
        "1. Ada Lovelace, Kim Min. Sky two. arXiv preprint arXiv:2301.00009, 2023.\n"
        "2. A blog: https://blog.example.org/x\n"
        "3. Turing, A., Shaw, N.: Sky is all.\n   In: NeurIPS (2017)\n"
        "4. [Sea Nets Two](https://arxiv.org/abs/2301.00010) - Ann Bee, Cee Dee, 2022\n"
        "5. Ann Bee and Cee Dee. [Sea Nets Three](https://doi.org/10.1000/three). 2021.\n"
    )
    assert [(item.arxiv or item.doi, item.title, item.year, len(item.authors)) for item in found] == [
        ("2301.00009", "Sky two", 2023, 2),
        ("", "Sky is all", 2017, 2),
        ("2301.00010", "Sea Nets Two", 2022, 2),
        ("10.1000/three", "Sea Nets Three", 2021, 2),
    ]
    assert [quote.text for quote in found[1].citations] == ["3"]


@pytest.mark.parametrize(
    "heading", ["## References", "## 참고문헌", "### 7. 참고 문헌", "## **Bibliography**", "## 📚 References:"]
)
@pytest.mark.parametrize(
    "item",
    ["- {}", "* {}", "1. {}", "[1] {}", "[^1]: {}", "{}", "- [ ] {}"],
)
def test_lists_and_headings_in_any_manner(heading: str, item: str) -> None:
    written = "Ada Lovelace, Kim Min. Sky two. arXiv:2301.00009, 2023."
    (found,) = cited(f"본문이다.\n\n{heading}\n\n{item.format(written)}\n\n## Appendix\n\n끝이다.\n")
    assert (found.arxiv, found.title, found.authors) == ("2301.00009", "Sky two", ("Ada Lovelace", "Kim Min"))


def test_a_citation_of_a_listed_paper_points_to_its_item() -> None:
    (found,) = cited(
        "It builds on Sky (Lovelace et al., 2023, arXiv:2301.00009).\n\n## References\n\n"
        "- Ada Lovelace, Kim Min. Sky two. arXiv:2301.00009, 2023.\n"
    )
    assert found.listed
    assert "Sky (Lovelace et al., 2023, arXiv:2301.00009)" in [quote.text for quote in found.citations]


def test_the_page_keeps_its_own_lack_of_an_id() -> None:
    text = (
        "# GullNet: Words at Sea\n\n## Summary\n\nThe paper reaches 71% accuracy on a new benchmark.\n\n"
        "## References\n\n- [Tern Nets in Words](https://arxiv.org/abs/2401.01411)\n"
    )
    (entry,) = read(text).entries
    assert entry.arxiv == ""
    assert [item.arxiv for item in entry.references] == ["2401.01411"]


_PIECES = ["## x\n", "## References\n", "\n", "- ", "[1] ", "[a b c](https://arxiv.org/abs/2301.00001) ", "| ", "말 "]
_PIECES += ["(Bee et al., 2020, ", "arXiv:2301.00002", ")", "Ann Bee, ", "2021. ", "doi:10.1/x"]


@given(st.lists(st.sampled_from(_PIECES), max_size=40))
def test_any_page_is_read(pieces: list[str]) -> None:
    read(PAGE.format("".join(pieces)))


@pytest.mark.parametrize(
    "unit", ["(", "[a](", "## References\n", "- a\n", "[1] arXiv:2301.00002 ", "Bee et al. ", "(Bee, 2020 "]
)
def test_long_pages_take_time_linear_in_their_length(unit: str) -> None:
    def seconds(length: int) -> float:
        text = PAGE.format("## References\n\n" + unit * (length // len(unit)))
        return cpu_seconds(lambda: read(text))

    assert seconds(160_000) < 20 * max(seconds(20_000), 0.05)


@pytest.mark.parametrize("heading", ["**References**", "__참고문헌:__", "References\n----------", "## References"])
def test_reference_lists_below_headings_in_bold_or_underlined(heading: str) -> None:
    text = (
        "# KiteNet: Flying on Short Strings\n\narXiv: 2401.03001\n\nIt flies.\n\n"
        f"{heading}\n\n- [Kites of Old](https://arxiv.org/abs/1901.00001), Ann Bee, SKY 2019\n"
        "- Dee, C. Ponds for Frogs, 2020, arXiv:2001.00002\n\n**Notes**\n\nNothing.\n"
    )
    assert [each.arxiv for each in only(text).references] == ["1901.00001", "2001.00002"]


def test_footnotes_with_ids_are_citations_and_others_are_not() -> None:
    text = (
        "# KiteNet: Flying on Short Strings\n\narXiv: 2401.03001\n\n앞선 연구[^1]와 같다[^2].\n\n"
        "[^1]: Eve Fox. *Frogs in Water*. 2018. arXiv:1801.00003\n[^2]: See Table 3 for all of it.\n"
    )
    (cited,) = only(text).references
    assert (cited.arxiv, cited.title, cited.year) == ("1801.00003", "Frogs in Water", 2018)
