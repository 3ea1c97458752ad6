"""Where the title of a paper stands that a note calls by a short name, or by words of its own."""

import pytest
from small_readings import read

KITE, POND = "KiteNet: Flying on Short Strings", "Pond Attention for Quiet Retrieval in Water"
KITE_LINK, POND_LINK = "https://arxiv.org/abs/2401.03001", "https://arxiv.org/abs/2402.03002"
BOTH = ("Ann Bee", "Cee Dee")

PAGES: dict[str, tuple[str, str]] = {
    "behind a label below a header that has a short name": (
        f'---\ntitle: "KiteNet 논문 리뷰"\n---\n**논문 제목**: {KITE}\n**논문 링크**: {KITE_LINK}\n\n연.\n',
        KITE,
    ),
    "in bold in a sentence about the paper": (
        f"# [논문 정리] 연은 왜 날까\n\n오늘 볼 논문은 **{POND}** 입니다.\n\n"
        f"논문 주소 : {POND_LINK}\n\n### 시작\n\n못.\n",
        POND,
    ),
    "in bold above the names of its authors": (
        f'# PA\n\n!!! info "Paper"\n    **{POND}**\n    Ann Bee, Cee Dee\n'
        f"    SKY 2024 · [arXiv]({POND_LINK})\n\nWater.\n",
        POND,
    ),
    "behind the words of a review": (
        f"---\ntitle: KN论文解读：{KITE}\n---\npaper: {KITE_LINK}\n\n## 1 风\n\n风筝。\n",
        KITE,
    ),
    "in brackets behind a short name": (f"# PA ({POND})\n\nPaper Link: [arXiv]({POND_LINK})\n\nWater.\n", POND),
    "as the one top heading below a header": (
        f"---\ntitle: Pa\ndesc: 'ponds'\n---\n# {POND}\n\n- authors: Ann Bee, Cee Dee\n- url: {POND_LINK}\n\n"
        f"## Summary\n\nWater.\n",
        POND,
    ),
    "before the address behind one label": (f"# KN\n\n*Paper: {KITE}, {KITE_LINK}*\n\n**Q: What?**\nStrings.\n", KITE),
    "in a formatted reference behind a label": (
        f"---\nid: 202401021030\n---\n# 202401021030 KiteNet\n\n"
        f"Reference: Bee, A., & Dee, C. (2024). {KITE}. {KITE_LINK}\n",
        KITE,
    ),
}


@pytest.mark.parametrize(("text", "title"), PAGES.values(), ids=PAGES.keys())
def test_title_of_a_page(text: str, title: str) -> None:
    (entry,) = read(text, "notes/x.md").entries
    assert (entry.name, entry.arxiv) in {(KITE, "2401.03001"), (POND, "2402.03002")}
    assert entry.name == title


def test_a_reference_about_something_else_is_not_the_page_s_paper() -> None:
    text = f"# Feeding ducks\n\nReference: Bee, A., & Dee, C. (2024). {KITE}. {KITE_LINK}\n\n- bread is bad for them\n"
    assert read(text).entries == ()


def test_year_and_venue_before_a_title_in_the_file_s_name_are_no_part_of_it() -> None:
    text = f"- paper : {POND_LINK}\n- author : Ann Bee, Cee Dee\n\n## 1. Introduction\n\nWater.\n"
    (entry,) = read(text, f"notes/[2024 SKY] {POND}.md").entries
    assert entry.name == POND


LISTS: dict[str, str] = {
    "behind a short name in bold": (
        f"1. **KN** Flying on Short Strings with Neural Networks *(SKY 2024)* [paper]({KITE_LINK})\n"
        f"2. **PA** {POND} *(SEA 2024)* [paper]({POND_LINK})\n"
    ),
    "in quotes behind a short name in bold": (
        f'* **KN**: "Flying on Short Strings with Neural Networks", *SKY 2024*. [[Paper]]({KITE_LINK})\n'
        f'* **Pond Attention**: "{POND}", *SEA 2024*. [[Paper]]({POND_LINK})\n'
    ),
    "in the column of papers, not of models": (
        "| Model | Paper | Code |\n|---|---|---|\n"
        f"| KN | [Flying on Short Strings with Neural Networks]({KITE_LINK}) | [kn.py](kn.py) |\n"
        f"| PA | [{POND}]({POND_LINK}) | [pa.py](pa.py) |\n"
    ),
    "in a column that says it is for reading": (
        "| Week | Topic | Reading |\n|---|---|---|\n"
        f"| 1 | Strings | [Flying on Short Strings with Neural Networks]({KITE_LINK}) |\n"
        f"| 2 | Ponds | [{POND}]({POND_LINK}) |\n"
    ),
    "behind a badge that is a link": (
        "| Title | Venue |\n|---|---|\n"
        "| [![Star](https://img.shields.io/a.svg)](https://github.com/a/kn)<br>"
        f"[**Flying on Short Strings with Neural Networks**]({KITE_LINK})<br> | SKY |\n"
        f"| [![Star](https://img.shields.io/b.svg)](https://github.com/a/pa)<br>[**{POND}**]({POND_LINK})<br> | SEA |\n"
    ),
    "in a table without edges, the id in a column": (
        "date | paper | arxiv\n--- | --- | ---\n"
        "2024-03-01 | Flying on Short Strings with Neural Networks | 2401.03001\n"
        f"2024-03-02 | {POND} | 2402.03002\n"
    ),
    "behind a rank": (
        f"**1위. Flying on Short Strings with Neural Networks** (👍 8)\n🔗 {KITE_LINK}\n📝 연.\n\n"
        f"**2위. {POND}** (👍 6)\n🔗 {POND_LINK}\n📝 못.\n"
    ),
    "in lines of a thread": (
        f"# March 2024: top papers\n\n1/ Flying on Short Strings with Neural Networks\nIt flies. Really.\n"
        f"{KITE_LINK}\n\n"
        f"2/ {POND}\nIt swims.\n{POND_LINK}\n"
    ),
    "behind a short name in brackets": (
        f"* [KN] Flying on Short Strings with Neural Networks (SKY 2024) [[论文]({KITE_LINK})]\n"
        f"* [PA] {POND} (SEA 2024) [[论文]({POND_LINK})]\n"
    ),
    "in quotes and bold behind names, one turned round": (
        f'**[1]** Bee, Ann, Cee Dee, and Eve Eff. "**Flying on Short Strings with Neural Networks**." Sky '
        f"5.2 (2024): 1-9. "
        f"[[pdf]]({KITE_LINK}) :star:\n\n"
        f'**[2]** Bee, Ann, et al. "**{POND}**." Sea (2024). [[pdf]]({POND_LINK}) :star:\n'
    ),
    "behind a number in a circle": (
        f"오늘 본 것\n\n① Flying on Short Strings with Neural Networks\n{KITE_LINK}\n→ 연\n\n"
        f"② {POND}\n{POND_LINK}\n→ 못\n"
    ),
    "behind a day and a sign": (
        f"- ✅ 2024-03-01 [Flying on Short Strings with Neural Networks]({KITE_LINK}) ⭐⭐ — strings\n"
        f"- 👀 2024-03-05 [{POND}]({POND_LINK})\n"
    ),
    "in bold with a month behind it, above names and an address": (
        f"**Flying on Short Strings with Neural Networks** (2024-01)\nAnn Bee, Cee Dee\n{KITE_LINK}\n\n"
        f"Strings.\n\n---\n\n"
        f"**{POND}** (2024-02)\nAnn Bee, Cee Dee\n{POND_LINK}\n\nPonds.\n"
    ),
}


@pytest.mark.parametrize("text", LISTS.values(), ids=LISTS.keys())
def test_titles_of_a_list(text: str) -> None:
    found = [(entry.name, entry.arxiv) for entry in read(text, "notes/list.md").entries]
    assert found == [("Flying on Short Strings with Neural Networks", "2401.03001"), (POND, "2402.03002")]


def test_quotes_may_begin_a_title() -> None:
    text = (
        f'- Bee et al. 2024. "Why Fly?": Explaining Kites to Any Child. {KITE_LINK}\n'
        f"- Dee et al. 2024. {POND}. {POND_LINK}\n"
    )
    assert [(entry.name, entry.author_names) for entry in read(text, "notes/list.md").entries] == [
        ('"Why Fly?": Explaining Kites to Any Child', ("Bee",)),
        (POND, ("Dee",)),
    ]


def test_a_link_to_the_paper_says_so() -> None:
    text = (
        f"---\ntitle: {POND}\ntags: ['2024']\n---\n## Introduction\n\n* The paper is wet.\n\n"
        f"* [Link to the paper]({POND_LINK})\n"
    )
    (entry,) = read(text, "_posts/2024-03-01-ponds.md").entries
    assert entry.arxiv == "2402.03002"


def test_a_clipped_page_of_the_web_is_not_a_paper() -> None:
    text = (
        '---\ntitle: "The Illustrated Kite"\nsource: "https://kites.example/illustrated"\nauthor:\n  - "[[Ann Bee]]"\n'
        "published: 2024-06-27\n---\nIn this post, we will look at kites.\n"
    )
    assert read(text, "clips/kite.md").entries == ()


def test_the_address_of_a_publisher_is_the_paper_s() -> None:
    link = "https://ieeexplore.ieee.org/document/8633999"
    text = (
        f"## {KITE}\n\n"
        f"**IEEE SKY 2019** | Ann Bee, Cee Dee | [IEEE]({link}) | [Code](https://github.com/a/kite)\n\nText.\n"
    )
    (entry,) = read(text, "notes/kite.md").entries
    assert (entry.ids[0].url, entry.author_names) == (link, BOTH)


def test_names_before_a_journal() -> None:
    text = (
        "# Seeing a quantum kite\n\nA. Bee and C. Dee, Sky. Rev. Lett. **130**, 010001 (2023)\n\n"
        "DOI: 10.1103/Sky.130.010001\n"
    )
    (entry,) = read(text, "notes/kite.md").entries
    assert entry.author_names == ("A. Bee", "C. Dee")


@pytest.mark.parametrize(
    "heading",
    [f"[NLP | 논문리뷰] {POND} 상편", f"TODO {POND}", f"012. {POND}"],
)
def test_words_around_a_title(heading: str) -> None:
    (entry,) = read(f"# {heading}\n\n논문: {POND_LINK}\n\n못.\n", "notes/pa.md").entries
    assert entry.name == POND


def test_a_second_heading_below_a_short_name() -> None:
    text = f"# PA\n\n### {POND}\n\n**Ann Bee**, **Cee Dee**, et al.\n\n[`arXiv 2402.03002`]({POND_LINK})\n\nWater.\n"
    (entry,) = read(text, "notes/pa.md").entries
    assert (entry.name, entry.author_names) == (POND, BOTH)


def test_a_reference_on_the_second_line_of_a_block() -> None:
    text = (
        f'---\ntitle: "{POND} 리뷰"\n---\n[논문 링크 : {POND_LINK}]({POND_LINK})\n'
        f'Ann Bee, Cee Dee, et al. "{POND}." SEA 2022.\n\n## 시작\n\n못.\n'
    )
    (entry,) = read(text, "notes/pa.md").entries
    assert (entry.arxiv, entry.author_names) == ("2402.03002", BOTH)


@pytest.mark.parametrize(
    "field",
    [
        "- Inventors: Ann Bee\n- Filed: 2018-06-28",
        "- Director: Ann Bee\n- Year: 2021",
        "- Type: #book\n- Author: Ann Bee",
    ],
)
def test_notes_about_other_works_are_not_of_papers(field: str) -> None:
    assert read(f"# {KITE}\n\n- Title: {KITE}\n{field}\n\nText.\n", "notes/kite.md").entries == ()


def test_a_subject_in_brackets_before_a_title() -> None:
    (entry,) = read(
        f"---\ntitle: 【GNN】{POND}\n---\n\n[原文链接]({POND_LINK})\n\n### 一、动机\n水。\n", "zh/pa.md"
    ).entries
    assert entry.name == POND


def test_a_file_s_name_is_the_title_above_headings_that_ask() -> None:
    text = f"**arXiv**: {POND_LINK}\n**Authors**: Ann Bee, Cee Dee\n\n## What\nWater.\n"
    (entry,) = read(text, "notes/Deep Ponds.md").entries
    assert entry.name == "Deep Ponds"


def test_titles_of_admonitions() -> None:
    text = (
        f'# Papers on ponds\n\n???+ note "{POND}"\n    Bee et al., 2022. [arXiv]({POND_LINK})\n\n    Water.\n\n'
        f'???+ note "{KITE}"\n    Dee et al., 2022. [arXiv]({KITE_LINK})\n\n    Strings.\n'
    )
    assert [entry.name for entry in read(text, "docs/ponds.md").entries] == [POND, KITE]


def test_names_and_a_bare_year_below_a_title() -> None:
    (entry,) = read(f"{KITE}\nAnn Bee, Cee Dee, et al. 2019\n{KITE_LINK}\n\nStrings.\n", "notes/kn.md").entries
    assert (entry.name, entry.author_names) == (KITE, BOTH)
