"""Notes as people keep them: journals, digests with signs, posts, wikis and lists of links."""

import pytest
from small_readings import only, read

KITE, POND = "KiteNet: Flying on Short Strings", "Pond Attention for Quiet Retrieval in Water"
KITE_LINK, POND_LINK = "https://arxiv.org/abs/2401.03001", "https://arxiv.org/abs/2402.03002"
IDS = ("2401.03001", "2402.03002")
BOTH = ("Ann Bee", "Cee Dee")

LISTS: dict[str, str] = {
    "a short name and a title, both in bold, with a bar between and breaks behind": (
        f"- **KN** | **{KITE}** <br> *Ann Bee, Cee Dee et al.* <br> SKY 2023 <br> [[Paper]]({KITE_LINK})\n"
        f"- **PA** | **{POND}** <br> *Ann Bee, Cee Dee et al.* <br> SKY 2023 <br> [[Paper]]({POND_LINK})\n"
    ),
    "facts behind signs on the line of the link": (
        f"## 1️⃣ {KITE}\n🔗 [arXiv:2401.03001]({KITE_LINK}) · 🏢 Sky Lab · ⭐ 4/5\n\n**New:** strings.\n\n"
        f"## 2️⃣ {POND}\n🔗 [arXiv:2402.03002]({POND_LINK}) · 🏢 Sea Lab · ⭐ 3/5\n\n**New:** water.\n"
    ),
    "a table below an underlined table of contents": (
        "Contents\n========\n\n* [Air](#air)\n\nAir\n---\n\n| | Paper | Authors |\n|--|--|--|\n"
        f"| 1 | [{KITE}]({KITE_LINK}) | Bee et al. |\n| 2 | [{POND}]({POND_LINK}) | Dee et al. |\n"
    ),
    "titles behind the label of a paper": (
        f"# #papers, November 2023\n\n**Paper:** {KITE}\n**Link:** {KITE_LINK}\n**Posted by:** Eve\n\n---\n\n"
        f"**Paper:** {POND}\n**Link:** {POND_LINK}\n**Posted by:** Fay\n"
    ),
    "bold lines with a place in brackets below headings that are days": (
        f"# 2024년 5월 논문 메모\n\n## 5/17\n**{KITE}** (Sky Lab)\n- 링크 : {KITE_LINK}\n- 연\n\n"
        f"## 5/20 (월)\n**{POND}** (Sea Lab)\n- 링크 : {POND_LINK}\n- 못\n"
    ),
    "a table with a column of papers and sources beside one of models": (
        "| Model | F1 | Paper / Source | Code |\n|---|---|---|---|\n"
        f"| KN (Bee et al., 2021) | 94.6 | [{KITE}]({KITE_LINK}) | [Official](https://github.com/a/kn) |\n"
        f"| PA (Dee et al., 2020) | 94.3 | [{POND}]({POND_LINK}) | [Official](https://github.com/a/pa) |\n"
    ),
    "linked titles behind sentences in bold": (
        "---\ntitle: Two things from May\ndate: 2024-05-31\n---\nHello again!\n\n"
        f"**1. Kites fly.** [{KITE}]({KITE_LINK}) needs a string.\n\n**2. Ponds rest.** [{POND}]({POND_LINK}) is wet.\n"
    ),
    "a table whose titles stand before links in their cells": (
        "Paper | Authors | One line\n:-- | :-- | :--\n"
        f"{KITE} [[arXiv]({KITE_LINK})] [[code](https://github.com/a/kn)] | Bee et al. | a bag of strings\n"
        f"{POND} [[arXiv]({POND_LINK})] | Dee et al. | water\n"
    ),
    "links with words in brackets in the heading": (
        f"# Week 34\n\n#### {KITE} [(arXiv)]({KITE_LINK}) [(code)](https://github.com/a/kn)\n\nStrings.\n\n"
        f"#### {POND} [(arXiv)]({POND_LINK})\n\nWater.\n"
    ),
}


@pytest.mark.parametrize("text", LISTS.values(), ids=LISTS.keys())
def test_list_of(text: str) -> None:
    assert [(entry.name, entry.arxiv) for entry in read(text, "notes/list.md").entries] == [
        (KITE, IDS[0]),
        (POND, IDS[1]),
    ]


def test_one_paper_below_an_item_that_says_papers_are_read_is_one() -> None:
    entry = only(f"- [[reading]]\n\t- [{KITE}]({KITE_LINK})\n- [[todo]]\n\t- buy milk\n", "journals/2024_03_02.md")
    assert (entry.name, str(entry.listed_on)) == (KITE, "2024-03-02")
    other = read(f"- [[todo]]\n\t- [{KITE}]({KITE_LINK})\n\t- buy milk\n\t- call\n", "journals/2024_03_02.md")
    assert other.entries == ()


def test_a_venue_without_a_year_in_brackets_is_no_part_of_a_short_title() -> None:
    text = f"+ [ICCV] Pond Transformer. [[paper]({KITE_LINK})] [**`fly.`**]\n+ [CVM] {POND}. [[paper]({POND_LINK})]\n"
    assert [entry.name for entry in read(text, "notes/list.md").entries] == ["Pond Transformer", POND]


def test_only_the_first_name_of_a_formatted_reference_is_turned_round() -> None:
    text = (
        f'**Bee, Ann, Cee Dee, Eve Eff, et al. "{KITE}." SKY 2021.** [arXiv]({KITE_LINK})\n\nStrings.\n\n'
        f'**Bee, Ann, Cee Dee, et al. "{POND}." SEA 2021.** [arXiv]({POND_LINK})\n\nWater.\n'
    )
    found = [(entry.name, entry.author_names) for entry in read(text, "notes/list.md").entries]
    assert found == [(KITE, (*BOTH, "Eve Eff")), (POND, BOTH)]


WITHOUT_LINKS: dict[str, str] = {
    "items of a list of papers": (
        f"# Papers I liked in 2023\n\n### May\n- *{KITE}* (Bee et al.): strings\n\n"
        f"### June\n- *{POND}* (Bee et al.): water\n"
    ),
    "rows with authors, year and title": (
        "# Literature matrix\n\n| # | Authors | Year | Title | Gap |\n|---|---|---|---|---|\n"
        f"| 1 | Bee et al. | 2018 | {KITE} | wind |\n| 2 | Bee et al. | 2021 | {POND} | mud |\n"
    ),
}


@pytest.mark.parametrize("text", WITHOUT_LINKS.values(), ids=WITHOUT_LINKS.keys())
def test_titles_with_names_are_papers_without_a_link(text: str) -> None:
    found = [(entry.name, entry.author_names, entry.confidence) for entry in read(text, "notes/list.md").entries]
    assert found == [(KITE, ("Bee",), 0.7), (POND, ("Bee",), 0.7)]


def test_copies_beside_a_list_of_papers_are_papers_and_of_lectures_are_not() -> None:
    items = f"* :scroll: [{KITE}](kite.pdf) by Ann Bee\n* [{POND}](pond.pdf) by Ann Bee and Cee Dee\n"
    found = read(f"# Distributed systems papers\n\n{items}", "notes/list.md").entries
    assert [(entry.name, entry.author_names) for entry in found] == [(KITE, ("Ann Bee",)), (POND, BOTH)]
    lectures = "* [Lecture 1: Neural Networks](l1.pdf)\n* [Lecture 2: Retrieval](l2.pdf)\n"
    assert read(f"# Machine learning course\n\n{lectures}", "notes/list.md").entries == ()


def test_rows_of_books_are_no_papers() -> None:
    text = "| Title | Author | Year |\n|---|---|---|\n"
    text += "| Slow Horses | Mick Herron | 2010 |\n| Emma | Jane Austen | 1815 |\n"
    assert read(text, "notes/books.md").entries == ()


@pytest.mark.parametrize(
    "text",
    [
        f"### Week 1 (March 3): Strings\n**Required reading**\n- Bee et al., [{KITE}]({KITE_LINK})\n\n"
        f"### Week 2 (March 3): Ponds\n**Required reading**\n- Bee et al., [{POND}]({POND_LINK})\n",
        f"- **[{KITE}]({KITE_LINK})**\n  - 👥 Bee\n- **[{POND}]({POND_LINK})**\n  - 👥 Bee\n",
        f"* Bee et al. (2016). *{KITE}.* SKY. {KITE_LINK}\n* Bee (2019). *{POND}.* SEA Forum. {POND_LINK}\n",
    ],
    ids=["before a linked title", "behind a sign of people", "before a year and a title in italics"],
)
def test_names_stand(text: str) -> None:
    found = read(f"# Reading seminar, spring 2021\n\n{text}", "notes/list.md").entries
    assert [(entry.name, entry.author_names) for entry in found] == [(KITE, ("Bee",)), (POND, ("Bee",))]


def test_quotes_inside_of_a_reference_s_title_are_part_of_it() -> None:
    text = (
        f'* Bee (2019). *Flying "in the Dark" with Networks.* SKY. {KITE_LINK}\n* Dee (2020). *{POND}.* {POND_LINK}\n'
    )
    assert [entry.name for entry in read(text, "notes/x.md").entries] == ['Flying "in the Dark" with Networks', POND]


def test_names_before_a_number_of_other_authors() -> None:
    text = (
        f"# Scholar feed\n\n[{KITE}]({KITE_LINK})\n"
        "Ann Bee, Cee Dee, +5 authors · 28 February 2024 · Computer Science\n\n"
        f"[{POND}]({POND_LINK})\nAnn Bee, Cee Dee, +7 authors · 27 February 2024 · Computer Science\n"
    )
    assert [entry.author_names for entry in read(text).entries] == [BOTH, BOTH]


@pytest.mark.parametrize(
    ("heading", "before", "day"),
    [
        ("Reading group (Spring 2024)", "**Jan 16** – ", "2024-01-16"),
        ("Reading in 2024\n\n## Week 1 (March 3): Strings", "", "2024-03-03"),
        ("Papers of 20.02.2024", "", "2024-02-20"),
        ("Week 7, 2024 (Feb 10 – Feb 16)", "", "2024-02-10"),
    ],
)
def test_day_of_entries(heading: str, before: str, day: str) -> None:
    text = f"# {heading}\n\n- {before}*{KITE}* [[pdf]({KITE_LINK})]\n- {before}*{POND}* [[pdf]({POND_LINK})]\n"
    assert [(entry.name, str(entry.listed_on)) for entry in read(text).entries] == [(KITE, day), (POND, day)]


PAGES: dict[str, tuple[str, str, str]] = {
    "presented in a first sentence of a post": (
        "---\ntitle: How to avoid long strings\n---\n"
        f'*Notes on* **"{KITE}"** *by Ann Bee, Cee Dee et al. ([arXiv]({KITE_LINK}), SKY 2024).*\n\n'
        "Strings are short.\n\n## Background\n\n[Other strings](https://arxiv.org/abs/2301.00001) were long.\n",
        "post.md",
        KITE,
    ),
    "behind the longer of two labels": (
        f"title:: KN\nfull-title:: {KITE}\nauthors:: [[Ann Bee]], [[Cee Dee]]\nlink:: {KITE_LINK}\n\n- ## Summary\n",
        "pages/KN.md",
        KITE,
    ),
    "in the header's table about the paper": (
        f'+++\ntitle = "KN 论文笔记"\n[paper]\ntitle = "{KITE}"\nurl = "{KITE_LINK}"\n+++\n\n## 摘要\n风筝。\n',
        "kn.md",
        KITE,
    ),
    "in a reference link": (
        f"## [{KITE}][1]\n\nAnn Bee, Cee Dee\n\n### Key points\n- strings, unlike [ponds][2]\n\n"
        f"[1]: {KITE_LINK}\n[2]: {POND_LINK}\n",
        "kn.md",
        KITE,
    ),
    "before its translation": (
        f"# Basic Information:\n\n- Title: {KITE} (短线上的风筝)\n- Authors: Ann Bee, Cee Dee\n"
        f"- URLs: [Paper]({KITE_LINK})\n\n# 论文简要:\n- 风筝\n",
        "kn.md",
        KITE,
    ),
    "behind its translation": (
        f"# 짧은 줄에 연 날리기 (Flying Kites on Very Short Strings)\n\narXiv: {KITE_LINK}\n\n연.\n",
        "kn.md",
        "Flying Kites on Very Short Strings",
    ),
    "behind the words for the paper of a week": (
        f'---\ntitle: "Paper of the week: KN"\n---\nThis week: [{KITE}]({KITE_LINK}) from Sky Lab.\n\nStrings fly.\n',
        "kn.md",
        KITE,
    ),
    "in bold before its authors on a first line": (
        f"**{KITE}** by *Ann Bee* and *Cee Dee*\n\narXiv: `2401.03001` | read: `2023-10-04` | score: 5/5\n\nStrings.\n",
        "kn.md",
        KITE,
    ),
    "in a reference in bold": (
        f"# 2022-07-11 KN\n\n**Bee et al. (2021). {KITE}.** {KITE_LINK}\nAuthors: Ann Bee, Cee Dee, ...\n\nFly.\n",
        "20220711_kn.md",
        KITE,
    ),
    "behind words about the day": (
        f"## January 3, 2020\n\nRead today: **{KITE}** (Ann Bee, Cee Dee et al., {KITE_LINK}).\n\nStrings.\n",
        "entry.md",
        KITE,
    ),
    "behind a label below a heading for the paper": (
        f"# Weekly reading: strings\n\nDate: 2024-06-08\n\n## Paper\n\n**Title:** {KITE}\n**Authors:** Ann Bee\n"
        "**arXiv:** 2401.03001\n\n## Takeaways\n- fly\n",
        "w.md",
        KITE,
    ),
    "above the fields in a journal": (
        f"- [[Daily]]\n- reading:: **{KITE}**\n    - Author:: [[Ann Bee]], [[Cee Dee]]\n    - Source:: {KITE_LINK}\n",
        "December 5th, 2022.md",
        KITE,
    ),
    "in bold before the word for a paper": (
        f"KN(KiteNet Transformer) 논문 쉽게 이해하기\n\n오늘은 **Variational Kite Flying** 논문을 리뷰해보겠습니다.\n"
        f"(논문 링크: {KITE_LINK})\n\n1. 연이란?\n나는 것입니다.\n",
        "kn.md",
        "Variational Kite Flying",
    ),
    "in a first line between a venue and the words of a review": (
        f"[SKY 2023] Pond-oriented Quiet Flying (PondFLY) 논문 정리\n\n논문: {KITE_LINK}\n\n## Abstract\n못.\n",
        "SKY2023.md",
        "Pond-oriented Quiet Flying",
    ),
}


@pytest.mark.parametrize(("text", "name", "title"), PAGES.values(), ids=PAGES.keys())
def test_title_stands(text: str, name: str, title: str) -> None:
    entry = only(text, f"notes/{name}")
    assert (entry.name, entry.arxiv) == (title, "2401.03001")


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("Flying on Short Strings in the Dark (KiteBIRD)", "Flying on Short Strings in the Dark"),
        ("Kite Error Linear Units (KELU)", "Kite Error Linear Units (KELU)"),
        ("Flying Kites on Strings (KITE-4)", "Flying Kites on Strings (KITE-4)"),
    ],
)
def test_a_name_in_brackets_that_does_not_abbreviate_the_title_is_no_part_of_it(written: str, title: str) -> None:
    assert only(f"# {written}\n\narXiv: {KITE_LINK}\n\nText.\n").name == title


NO_PAPERS: dict[str, str] = {
    "addresses that nothing names": (
        f"# Inbox\n\n{KITE_LINK}\nhttps://news.example.com/item?id=1\nhttps://blog.example.com/moe\n"
    ),
    "data sets with papers about them": (
        f"# Korean NLP datasets\n\n- **KITE** – eight tasks. [paper]({KITE_LINK}) [data](https://github.com/a/kite)\n"
        f"- **PondQ 1.0** – comprehension. [paper]({POND_LINK})\n- **Duck** – calls. [data](https://github.com/a/d)\n"
    ),
    "what footnotes of an article cite": (
        "# Flying (kites)\n\nIn 2014 Bee et al.[^1] flew. In 2017 Dee et al.[^2] swam.\n\n## History\nLong.\n\n"
        f'[^1]: Bee, A., Cee, D. "{KITE}". arXiv:2401.03001\n[^2]: Dee, C. et al. "{POND}". arXiv:2402.03002\n'
    ),
    "a proposal that cites papers": (
        f"# PhD proposal: quiet retrieval with neural networks\n\n## 1 Introduction\n"
        f"Retrieval ([Bee et al., 2020]({KITE_LINK})) needs labels.\n\n## 2 Related work\n[Ponds]({POND_LINK})\n"
    ),
    "an overview whose first reference has words of its title": (
        "# Quiet retrieval: an overview\n\n*Draft, 12 March 2024*\n\nBee et al. [1] went first.\n\n## 1 Ponds\nDeep.\n"
        f"\n## References\n[1] A. Bee, C. Dee. Quiet Retrieval for Ponds. SEA 2020. {POND_LINK}\n"
    ),
    "questions that cite papers": (
        f"# Open questions\n\n1. Do strings need wind? ([Bee et al., 2022]({KITE_LINK}) say so)\n"
        f"2. Are ponds deep? ([Dee et al., 2023]({POND_LINK}))\n"
    ),
    "people with a paper of theirs": (
        f"# People to follow\n\n- [Ann Bee](https://bee.example.com/): kites, [paper]({KITE_LINK})\n"
        f"- [Cee Dee](https://dee.example.com/): ponds, [paper]({POND_LINK})\n"
    ),
    "benchmarks beside a column of papers": (
        "# Benchmarks I use\n\n| Benchmark | What | Paper |\n|---|---|---|\n"
        f"| KITE | strings | [2401.03001]({KITE_LINK}) |\n| PondQ | water | [2402.03002]({POND_LINK}) |\n"
    ),
    "a history of names with citations": (
        "# A timeline of flying\n\n- 2013: string\n"
        f"- 2017: Kite ([Bee et al.]({KITE_LINK}))\n- 2018: Pond ([Dee et al.]({POND_LINK}))\n"
        "- 2019: Duck ([Eff et al.](https://arxiv.org/abs/1906.00001))\n- 2022: rain\n"
    ),
    "a page of a contest that links the paper of its data": (
        f"# 한국어 연 날리기 분류 대회\n\n## 데이터\nKITE-NLI ([논문]({KITE_LINK}))\n"
        "\n## 모델\n큰 모델\n\n## 결과\n7위\n"
    ),
    "a lecture's readings": (
        f"# Lecture 5: Flying\n\n## Outline\n1. Strings\n\n## Readings\n- Bee et al., [{KITE}]({KITE_LINK})\n"
        f"- Dee et al., [{POND}]({POND_LINK})\n\n## Homework\nFly.\n"
    ),
    "advice on writing": (
        "# 논문 잘 쓰는 법\n\n## 서론\n문제부터 쓴다.\n\n"
        "## 관련 연구\n[참고](https://bee.example.com/how)\n\n## 결론\n짧게.\n"
    ),
    "an architecture with a linked name alone in a section": (
        "# Our flying architecture\n\nWe use strings.\n\n## Retriever\nBM25\n\n"
        f"## Ranker\n[monoKite]({KITE_LINK})\n\n## Evaluation\nOurs\n"
    ),
    "notes of a lesson that cites a paper a section": (
        f"# 연 강의 노트 3강: 줄\n\n## 짧은 줄\n[Bee & Dee (2015)]({KITE_LINK})\n"
        f"\n## 긴 줄\n[Eff et al. (2016)]({POND_LINK})\n"
    ),
    "a post that mentions a paper in its first sentence": (
        f'---\ntitle: How to fly\n---\nIn *"{KITE}"* ([arXiv]({KITE_LINK})) strings are short. My own are long.\n\n'
        "## What you need\n\nPaper and wood.\n"
    ),
}


@pytest.mark.parametrize("text", NO_PAPERS.values(), ids=NO_PAPERS.keys())
def test_no_paper_is(text: str) -> None:
    assert read(text, "notes/x.md").entries == ()


def test_fields_of_a_report_name_the_paper_s_authors_and_a_day_with_full_stops() -> None:
    entry = only(
        "# Seminar: paper report\n\n| | |\n|:--|:--|\n| **Student** | Max Must |\n| **Paper** | "
        f"{KITE} |\n| **Authors of the paper** | Ann Bee, Cee Dee et al. |\n| **URL** | {KITE_LINK} |\n"
        "| **Date** | 20.02.2023 |\n\n## 1 Summary\nStrings.\n"
    )
    assert (entry.name, entry.author_names, str(entry.listed_on)) == (KITE, BOTH, "2023-02-20")


def test_names_of_a_header_in_parts_in_bold_with_marks_and_of_a_reference_beside_a_first_author() -> None:
    parts = (
        f'---\ntitle: "{KITE}"\ncreators:\n  - type: author\n    firstName: Ann\n    lastName: Bee\n'
        f"  - type: author\n    firstName: Cee\n    lastName: Dee\nDOI: 10.1214/09-SS057\n---\n# Notes\nStrings.\n"
    )
    marked = (
        f"{KITE}\n===\n\n*4 March 2018*\n\n**Ann Bee\\*, Cee Dee\\***, SKY 2017 [arxiv]({KITE_LINK}) | "
        "[website](https://bee.example.com/)\n\nSummary\n---\nStrings.\n"
    )
    cited = (
        f"> [!Cite]\n> Bee, Ann, Cee Dee, et al. “{KITE}.” arXiv, January 22, 2020. [{KITE_LINK}]({KITE_LINK}).\n\n"
        f"> [!md]\n> **FirstAuthor**:: Bee, Ann\n> **Title**:: {KITE}\n\n## Annotations\nStrings.\n"
    )
    for text in (parts, marked, cited):
        entry = only(text)
        assert (entry.name, entry.author_names) == (KITE, BOTH)


def test_days_of_a_first_line_and_in_bold_before_titles() -> None:
    entry = only(
        f"> 2021.05.14 작성\n\n- 원 논문 : [{KITE}]({KITE_LINK})\n\n### 1. 줄\n짧다.\n", "notes/KN 논문 정리.md"
    )
    assert (entry.name, str(entry.listed_on)) == (KITE, "2021-05-14")
    text = f"# 2023 读论文\n\n**5.22** [{KITE}]({KITE_LINK})：风筝。\n\n**5.25** [{POND}]({POND_LINK})：池塘。\n"
    assert [str(entry.listed_on) for entry in read(text).entries] == ["2023-05-22", "2023-05-25"]


def test_names_and_links_behind_everyday_labels() -> None:
    entry = only(
        f"KN\n==\n\n> **Full title:** {KITE}  \n> **Who:** Ann Bee, Cee Dee  \n> **Where:** SKY 2017  \n"
        "> **Read it:** https://proceedings.mlr.press/v54/bee17a.html\n\nStrings.\n"
    )
    assert (entry.name, entry.author_names, [each.url for each in entry.ids]) == (
        KITE,
        BOTH,
        ["https://proceedings.mlr.press/v54/bee17a.html"],
    )


def test_dots_behind_names_leave_no_form_unfilled() -> None:
    text = f"# {KITE}\n\n| Item | Content |\n|---|---|\n"
    text += f"| 👤 Authors | Ann Bee, Cee Dee, ... |\n| 🔗 Paper | [arXiv]({KITE_LINK}) |\n"
    assert only(text).author_names == BOTH


def test_the_number_of_an_issue_behind_a_title_is_no_part_of_it() -> None:
    assert only(f"# {KITE} #42\n\n* Paper link: {KITE_LINK}\n\nStrings.\n").name == KITE
