"""Reference lists that run on: their items, the parts of each, and the citations that point to them."""

import pytest
from small_readings import only, texts

from kg.model import Reference

TAIL = "--- ABSTRACT ---\n{}\n--- CONCLUSION ---\n끝이다. {}"


def references(words: str, body: str = "본문이다.") -> tuple[Reference, ...]:
    return only(TAIL.format(body, words)).references


def parts(words: str) -> list[tuple[tuple[str, ...], str, int | None, str]]:
    return [(found.authors, found.title, found.year, found.arxiv) for found in references(words)]


def test_the_year_at_the_end() -> None:
    assert parts(
        "References Ada Lovelace and Kim Min. Sky: clouds. ArXiv, abs/2301.00001, 2023. Tom B. Post, Eve Turing, "
        "et al. Words of few. In NeurIPS, volume 33, pages 1877–1901, 2020a. Emil Post. Strings, 2022. "
        "Van Long, J.-P. Serre, Łukasz Kaiser, and H. T. Kung. What next? Science, 378(6624):1092–1097, 2019b."
    ) == [
        (("Ada Lovelace", "Kim Min"), "Sky: clouds", 2023, "2301.00001"),
        (("Tom B. Post", "Eve Turing"), "Words of few", 2020, ""),
        (("Emil Post",), "Strings", 2022, ""),
        (("Van Long", "J.-P. Serre", "Łukasz Kaiser", "H. T. Kung"), "What next?", 2019, ""),
    ]


def test_translated_items() -> None:
    assert parts(
        "참고 문헌 Ada Lovelace, 민 김 및 Eve Turing. 하늘: 낱말의 구름 90%*, 2023년 3월. URL https://sky.example. "
        "유지 리, 데이비드 최. 알파 구름을 사용한 생성. arXiv 사전 인쇄본 arXiv:2203.00002, 2022년 12월 b. "
        "Kai Post, Yu Yang 및 Xi Qiu. 자원이 적은 곳의 미세 조정(2021년)"
    ) == [
        (("Ada Lovelace", "민 김", "Eve Turing"), "하늘: 낱말의 구름 90%*", 2023, ""),
        (("유지 리", "데이비드 최"), "알파 구름을 사용한 생성", 2022, "2203.00002"),
        (("Kai Post", "Yu Yang", "Xi Qiu"), "자원이 적은 곳의 미세 조정", 2021, ""),
    ]


def test_addresses() -> None:
    first, second, third = references(
        "참고문헌 Ada Post. One thing. Science, 2022. doi: 10.1126/science.abc. "
        "URL https://doi.org/10.1126%2Fscience.abc. "
        "Eve Post. 다른 것. https://github.com/a/b, 2023. Bo Li. A third. CoRR, abs/2301.00001, 2023. "
        "URL https://a.example/x?y=z."
    )
    assert (first.doi, first.url) == ("10.1126/science.abc", "https://doi.org/10.1126%2Fscience.abc")
    assert (second.url, second.doi, second.title) == ("https://github.com/a/b", "", "다른 것")
    assert (third.arxiv, third.url) == ("2301.00001", "https://a.example/x?y=z")


def test_publishers_and_pages_after_the_year() -> None:
    found = references(
        "References Ada Lovelace and Kim Min. Sky. In Proceedings of Words (Volume 1), pp. 1–10, Dublin, May 2022. "
        "Association for Words. doi: 10.18653/v1/2022.w-1.1. URL https://words.example/2022.w-1.1. Eve Turing. Single. "
        "In EMNLP, pages 2–9, Abu Dhabi, United Arab Emirates, 2021. 낱말 학회. Bo Li, Kai He. Other. In NeurIPS 2020, "
        "pp. 1877–1901. Tom Post, Ann Day. Strings. In ICLR 2019, Addis Ababa, April 26-30, 2019. OpenReview.net, 2019."
    )
    assert [(reference.title, reference.year) for reference in found] == [
        ("Sky", 2022),
        ("Single", 2021),
        ("Other", 2020),
        ("Strings", 2019),
    ]
    assert found[0].doi == "10.18653/v1/2022.w-1.1"


def test_the_year_after_the_authors() -> None:
    assert parts(
        "References Ada Lovelace, Kim Min, et al. 2023. Sky two. arXiv preprint arXiv:2301.00001. "
        "Tom B. Post, Eve Turing, and Bo Li. 2020a. "
        "Words of few. In Advances, volume 33, pages 1877–1901. Emil Post. 2004. Strings: A set. "
        "In Text Out, pages 74–81, Barcelona, Spain. Association for Words. OpenAI. 2022. A report."
    ) == [
        (("Ada Lovelace", "Kim Min"), "Sky two", 2023, "2301.00001"),
        (("Tom B. Post", "Eve Turing", "Bo Li"), "Words of few", 2020, ""),
        (("Emil Post",), "Strings: A set", 2004, ""),
        (("OpenAI",), "A report", 2022, ""),
    ]


def test_surnames_first() -> None:
    assert parts(
        "References Post, T., Min, B., and Ryder, N. Words of few. NeurIPS, 33:1877–1901, 2020. Turing, A., Shaw, N., "
        "et al. Sky is all. In Advances, 2017. Kim, Y. K. and Hong, P. Clouds. arXiv preprint arXiv:2301.00001, 2023."
    ) == [
        (("Post, T.", "Min, B.", "Ryder, N."), "Words of few", 2020, ""),
        (("Turing, A.", "Shaw, N."), "Sky is all", 2017, ""),
        (("Kim, Y. K.", "Hong, P."), "Clouds", 2023, "2301.00001"),
    ]


@pytest.mark.parametrize("heading", ["References ", ""])
def test_numbered_items(heading: str) -> None:
    found = references(
        heading + "[1] A. Turing, N. Shaw, and I. Post, “Sky is all you need,” in NeurIPS, 2017. 2, 5 "
        "[2] Tom B. Post, Eve Min. Words of few. NeurIPS, 33:1877–1901, 2020. 3 [3] Ada Li. Deep. In CVPR, 2016.",
        body="하늘 [1, 3]은 낱말 [2]와 [1-2] 다르다.",
    )
    assert [reference.title for reference in found] == ["Sky is all you need", "Words of few", "Deep"]
    assert found[0].authors == ("A. Turing", "N. Shaw", "I. Post")
    assert [[quote.text for quote in reference.citations] for reference in found] == [
        ["1, 3", "1-2"],
        ["2", "1-2"],
        ["1, 3"],
    ]


def test_numbered_lines() -> None:
    found = parts(
        "References\n1. Turing, A., Shaw, N.: Sky is all. In: NeurIPS (2017)\n2. Lin, C.Y.: Strings: a set. In: TSBO. "
        "pp. 74–81 (2004)\n3. He, K.: Deep. In: CVPR (2016). https://doi.org/10.1109/CVPR.2016.90\n"
    )
    assert [item[:3] for item in found] == [
        (("Turing, A.", "Shaw, N."), "Sky is all", 2017),
        (("Lin, C.Y.",), "Strings: a set", 2004),
        (("He, K.",), "Deep", 2016),
    ]


def test_a_list_without_a_heading_begins_with_its_first_item() -> None:
    entry = only(
        TAIL.format(
            "본문이다.",
            "더 볼 것이 있다. Ada Lovelace and Kim Min. Sky. ArXiv, 2023. Eve Post, Bo Li. Words. NeurIPS, 2020. "
            "Bo Li. Strings. ACL, 2021. Emil Post. Sets. EMNLP, 2022. 부록 A 더 많은 결과가 있다.",
        )
    )
    assert [reference.title for reference in entry.references] == ["Sky", "Words", "Strings", "Sets"]
    assert [words for _, _, words in texts(entry)] == [
        "본문이다.",
        "끝이다. 더 볼 것이 있다.",
        "부록 A 더 많은 결과가 있다.",
    ]


def test_the_word_alone_is_no_heading() -> None:
    assert references("참고문헌은 없다. 다음에 참고문헌 목록을 만든다. References are few.") == ()


def test_names_with_marks_of_html_and_slips() -> None:
    (found,) = references(
        "References Cyprien de Masson d&#39;Autume, Eric. P Xing, Ré mi Leblond, Neta 구르아리, "
        "Joseph E. Gonzalez. mt-cloud 심사, 2023."
    )
    assert found.authors[0] == "Cyprien de Masson d'Autume"
    assert found.authors[-1] == "Joseph E. Gonzalez"
    assert found.title == "mt-cloud 심사"


CITED = (
    "References Ada Lovelace, Kim Min. Sky. ArXiv, 2023. Dan Post, Eve Li. Sets. ICLR, 2021a. Dan Post. Strings. "
    "NeurIPS, 2021b. 유지 리, 민 최. 알파. Nature, 2022b. Yu Li. Alpha. Science, 2022a."
)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("하늘 [Lovelace et al., 2023]은", {"Sky": ["Lovelace et al., 2023"]}),
        ("하늘(Lovelace and Min, 2023)은", {"Sky": ["Lovelace and Min, 2023"]}),
        ("Lovelace 등(2023)은", {"Sky": ["Lovelace 등(2023)"]}),
        ("Lovelace et al. [2023]은", {"Sky": ["Lovelace et al. [2023]"]}),
        (
            "[Lovelace et al., 2023; Post and Li, 2021a]",
            {"Sky": ["Lovelace et al., 2023"], "Sets": ["Post and Li, 2021a"]},
        ),
        ("[Post et al., 2021a,b]", {"Sets": ["Post et al., 2021a,b"], "Strings": ["Post et al., 2021a,b"]}),
        ("[Li et al., 2022b]와 [Li et al., 2022a]", {"알파": ["Li et al., 2022b"], "Alpha": ["Li et al., 2022a"]}),
        ("잰다. [2021b]는", {"Strings": ["[2021b]"]}),
        ("[Post et al., 2021]", {}),
        ("[Nobody et al., 2023]", {}),
        ("2023년 Lovelace는 [3]", {}),
    ],
)
def test_citations_point_to_their_references(body: str, expected: dict[str, list[str]]) -> None:
    found = references(CITED, body)
    assert {r.title: [q.text for q in r.citations] for r in found if r.citations} == expected
