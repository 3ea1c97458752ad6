"""Lists of papers in many shapes: entries with title, id, authors and date, and the list itself is not a paper."""

from dataclasses import dataclass

import pytest
from small_readings import read, texts

from kg.model import Entry, Layout, PartialDate


def rows(entries: tuple[Entry, ...]) -> list[tuple[str, str]]:
    return [(entry.name, entry.arxiv) for entry in entries]


A, B = "OwlNet: Seeing in the Dark", "BatNet: Hearing in the Dark"
URL_A, URL_B = "https://arxiv.org/abs/2401.04001", "https://arxiv.org/abs/2401.04002"
BOTH = [(A, "2401.04001"), (B, "2401.04002")]


@dataclass
class Case:
    text: str
    wanted: list[tuple[str, str]]
    name: str = "notes/x.md"


LISTS = {
    "numbered headings": Case(f"# Papers\n\n## 1. {A}\n- **URL**: {URL_A}\n\n## 2. {B}\n- **URL**: {URL_B}\n", BOTH),
    "headings with link lines": Case(
        f"# log\n\n## 2024-01-24\n\n### {A}\n\n[arXiv]({URL_A})\n\n### {B}\n\n[arXiv]({URL_B})\n", BOTH
    ),
    "linked headings": Case(f"# 논문 읽기\n\n## [{A}]({URL_A})\n\n글.\n\n## [{B}]({URL_B})\n\n글.\n", BOTH),
    "headings of level four": Case(
        f"#### {A}\n\nPaper: {URL_A}\n\nText.\n\n#### {B}\n\nPaper: {URL_B}\n\nText.\n", BOTH
    ),
    "bold titles": Case(f"**{A}**\n\nLink: {URL_A}\n\nText.\n\n**{B}**\n\nLink: {URL_B}\n\nText.\n", BOTH),
    "bold linked titles": Case(f"## Week 3\n\n**[{A}]({URL_A})**\n\nText.\n\n**[{B}]({URL_B})**\n\nText.\n", BOTH),
    "bold titles and bullets": Case(
        f"**{A}**\n\n• **핵심:** 글\n\n• **논문:** [{URL_A}]({URL_A})\n\n**{B}**\n\n• **논문:** [{URL_B}]({URL_B})\n",
        BOTH,
    ),
    "linked bullets": Case(f"# Reading list\n\n- [{A}]({URL_A})\n- [{B}]({URL_B}) - hears.\n", BOTH),
    "bullets with links in brackets": Case(
        f"- {A} [[arXiv]({URL_A})] [[code](https://github.com/a/b)]\n- {B} [[arXiv]({URL_B})]\n", BOTH
    ),
    "bullets with links in parentheses": Case(
        f"- {A} ([paper]({URL_A}), [code](https://github.com/a/b))\n- {B} ([paper]({URL_B}))\n", BOTH
    ),
    "bold bullets": Case(f"- **{A}**, Ann Bee et al., 2024. [[PDF]({URL_A})]\n- **{B}** [[PDF]({URL_B})]\n", BOTH),
    "task list": Case(f"- [x] [{A}]({URL_A})\n- [ ] [{B}]({URL_B})\n", BOTH),
    "numbered list": Case(f"1. [{A}]({URL_A})\n2. [{B}]({URL_B})\n", BOTH),
    "bullets with an address behind": Case(f"- {A}: {URL_A}\n- {B}: {URL_B}\n", BOTH),
    "bullets with the address below": Case(f"- {A}\n  - {URL_A}\n  - It sees.\n- {B}\n  - {URL_B}\n", BOTH),
    "bullets with fields below": Case(
        f"- **{A}**\n  - Authors: Ann Bee\n  - Links: [arXiv]({URL_A}) | [PDF]({URL_A})\n"
        f"- **{B}**\n  - Links: [arXiv]({URL_B})\n",
        BOTH,
    ),
    "dated bullets": Case(f"- 2024-01-03: [{A}]({URL_A})\n- 2024-01-04: [{B}]({URL_B})\n", BOTH),
    "titles in quotes": Case(f'- "[{A}]({URL_A})"\n- "[{B}]({URL_B})"\n', BOTH),
    "table with a linked title": Case(
        f"| Title | Year |\n|---|---|\n| [{A}]({URL_A}) | 2024 |\n| [{B}]({URL_B}) | 2024 |\n", BOTH
    ),
    "table with a column of links": Case(
        f"| # | Paper | Link |\n|---|---|---|\n| 1 | {A} | [arXiv]({URL_A}) |\n| 2 | {B} | [arXiv]({URL_B}) |\n", BOTH
    ),
    "table with a column Paper of links": Case(
        f"| Method | Paper |\n|---|---|\n| {A} | [Paper]({URL_A}) |\n| {B} | [Paper]({URL_B}) |\n", BOTH
    ),
    "Korean table": Case(
        f"| 날짜 | 논문 | 링크 |\n|---|---|---|\n"
        f"| 01/02 | {A} | [링크]({URL_A}) |\n| 01/03 | {B} | [링크]({URL_B}) |\n",
        BOTH,
    ),
    "ids in brackets": Case(
        "- [2401.04001] OwlNet: Seeing in the Dark\n- [2401.04002] BatNet: Hearing in the Dark\n", BOTH
    ),
    "Chinese list": Case(f"# 论文列表\n\n- [{A}]({URL_A})：夜视。\n- [{B}]({URL_B})：听。\n", BOTH),
    "titles in two lists": Case(
        f"# Awesome owls\n\n## Eyes\n\n- [{A}]({URL_A})\n\n## Ears\n\n- [{B}]({URL_B})\n", BOTH
    ),
    "labelled titles": Case(f"Title: {A}\nLink: {URL_A}\n\nIt sees.\n\n---\n\nTitle: {B}\nLink: {URL_B}\n", BOTH),
    "numbered headings with labelled titles": Case(
        f"# 2024-01-05\n\n## Paper 1\n\n- **Title**: {A}\n- **Link**: {URL_A}\n\n"
        f"## Paper 2\n\n- **Title**: {B}\n- **Link**: {URL_B}\n",
        BOTH,
    ),
    "numbers before titles": Case(
        f"# Weekly papers\n\n### Paper 1: {A}\n\n**Link**: {URL_A}\n\n### Paper 2: {B}\n\n**Link**: {URL_B}\n", BOTH
    ),
    "like references": Case(
        f'- Bee et al., "{A}", ICLR 2024. [[pdf]({URL_A})]\n- Ann Bee, Cee Dee. {B}. ACL 2023. [paper]({URL_B})\n', BOTH
    ),
    "venues in front": Case(f"- **[ICLR 2024]** {A} [[paper]]({URL_A})\n- (ACL 2023) {B} [[Paper]({URL_B})]\n", BOTH),
    "months in front": Case(f"- [2024.01] [{A}]({URL_A}) (Ann Bee)\n- [2024.02] [{B}]({URL_B}) (Eff Gee)\n", BOTH),
    "details": Case(
        f"# Digest 2024-02-03\n\n<details>\n<summary><b>{A}</b></summary>\n\n- [arXiv]({URL_A})\n\n</details>\n\n"
        f"<details>\n<summary><b>{B}</b></summary>\n\n- [arXiv]({URL_B})\n\n</details>\n",
        BOTH,
    ),
    "ids with a label": Case(
        "- arXiv:2401.04001 OwlNet: Seeing in the Dark\n- arXiv:2401.04002 BatNet: Hearing in the Dark\n", BOTH
    ),
    "addresses below headings": Case(f"## {A}\n\n{URL_A}\n\nIt sees.\n\n## {B}\n\n{URL_B}\n\nIt hears.\n", BOTH),
    "entries with headings of their own": Case(
        f"# Reviews\n\n## {A}\n[paper]({URL_A})\n### Problem\nx\n\n## {B}\n[paper]({URL_B})\n### Problem\nz\n", BOTH
    ),
    "Logseq": Case(f"- [[2024-02-03]]\n  - {A}\n    - url:: {URL_A}\n  - {B}\n    - url:: {URL_B}\n", BOTH),
    "an index of notes": Case(
        f"# Paper notes\n\n- [{A}](notes/owl.md)\n- [{B}](notes/bat.md)\n"
        f"- [KiteNet: Flying on Short Strings](notes/kite.md)\n",
        [(A, ""), (B, ""), ("KiteNet: Flying on Short Strings", "")],
    ),
    "one entry of a day": Case(
        f"# arXiv Digest 2024-01-05\n\n## 1. {A}\n- **Authors:** Ann Bee\n- **URL:** {URL_A}\n", BOTH[:1]
    ),
}


@pytest.mark.parametrize("case", LISTS.values(), ids=LISTS.keys())
def test_lists(case: Case) -> None:
    reading = read(case.text, case.name)
    assert rows(reading.entries) == case.wanted
    assert {entry.layout for entry in reading.entries} == {Layout.LIST}


NOTHING = {
    "names of people": "# Other collections of paper notes\n\n- Ann Bee [[link](https://example.org/ann)]\n"
    "- Cee Dee [[link](https://example.org/cee)]\n",
    "topics": "# Daily digest\n\n## Topics\n\n- [Eyes](topics/eyes.md) - **0** papers\n"
    "- [Ears](topics/ears.md) - **0** papers\n\n## Eyes\n\n_No papers today._\n\n## Ears\n\n_No papers today._\n",
    "an empty day": "# 일일 논문 다이제스트 - 2024-01-05\n\n이 날짜에 수집된 논문이 없습니다.\n",
    "a form": "# daily-papers\n\n{% for paper in papers %}\n"
    "### {{ paper.title }}\n\n[arXiv]({{ paper.link }})\n{% endfor %}\n",
    "contents": "# Book\n\n- [Chapter 1](#one)\n- [Chapter 2](#two)\n",
    "code": "```\n- [OwlNet: Seeing in the Dark](https://arxiv.org/abs/2401.04001)\n"
    "- [BatNet: Hearing](https://arxiv.org/abs/2401.04002)\n```\n",
    "a comment": "# Papers\n\n<!--\n- [OwlNet: Seeing](https://arxiv.org/abs/2401.04001)\n"
    "- [BatNet: Hearing](https://arxiv.org/abs/2401.04002)\n-->\n",
    "tools": "# Tools\n\n- [numpy](https://github.com/numpy/numpy) - arrays\n"
    "- [spaCy](https://github.com/explosion/spaCy) - words\n",
    "references": "# Owls\n\nThey see.\n\n## References\n\n- [OwlNet: Seeing](https://arxiv.org/abs/2401.04001)\n"
    "- [BatNet: Hearing](https://arxiv.org/abs/2401.04002)\n",
}


@pytest.mark.parametrize("text", NOTHING.values(), ids=NOTHING.keys())
def test_lists_of_other_things(text: str) -> None:
    assert not read(text, "notes/README.md").entries


def test_fields_of_entries() -> None:
    text = (
        f"# 오늘의 논문 - 2024-01-23\n\n## 1. {A}\n- **Authors**: Ann Bee , Cee Dee\n"
        f"- **URL**: {URL_A}\n- **Venue**: ICLR 2024\n"
        f"- **Abstract**:\n> It sees.\n\n## 2. {B}\n- **URL**: <{URL_B}v1>\n"
    )
    first, second = read(text).entries
    assert [first.author_names, second.author_names] == [("Ann Bee", "Cee Dee"), ()]
    assert first.venue is not None
    assert first.venue.text == "ICLR 2024"
    assert texts(first) == [("heading", "", "Abstract"), ("paragraph", "Abstract", "It sees.")]
    assert str(first.listed_on) == str(second.listed_on) == "2024-01-23"


@pytest.mark.parametrize(
    ("text", "name", "day"),
    [
        (f"#### 2024-02\n\n- [{A}]({URL_A})\n- [{B}]({URL_B})\n", "x.md", "2024-02"),
        (
            f"## Top papers of the week (January 22 - January 28) - 2024\n\n- [{A}]({URL_A})\n- [{B}]({URL_B})\n",
            "x.md",
            "2024-01-22",
        ),
        (f"# Papers\n\n- [{A}]({URL_A})\n- [{B}]({URL_B})\n", "2024-02-07.md", "2024-02-07"),
        (f"# Eyes\n\n**Last update:** 2024-02-07\n\n- [{A}]({URL_A})\n- [{B}]({URL_B})\n", "x.md", "2024-02-07"),
        (f"---\ntitle: Papers\ndate: 2024-02-07\n---\n\n- [{A}]({URL_A})\n- [{B}]({URL_B})\n", "x.md", "2024-02-07"),
    ],
)
def test_days_of_lists(text: str, name: str, day: str) -> None:
    days = [entry.listed_on for entry in read(text, name).entries]
    assert [each.iso if isinstance(each, PartialDate) else str(each) for each in days] == [day, day]


def test_neighbours_of_the_same_shape_are_entries_too() -> None:
    text = (
        f"#### 2024-02\n\n- [{A}]({URL_A})\n- {B} [[paper](https://lab.example.org/bat)]\n"
        f"- Kindness [[notes](papers/kindness.md)]\n"
    )
    entries = read(text).entries
    assert [entry.name for entry in entries] == [A, B, "Kindness"]
    assert entries[0].confidence == 1.0
    assert entries[2].confidence < 1.0


def test_a_page_of_one_paper_that_lists_others_stays_a_page() -> None:
    text = (
        "# KiteNet: Flying on Short Strings\n\n[arXiv](https://arxiv.org/abs/2401.03001)\n\n## Background\n\n"
        f"- [{A}]({URL_A})\n- [{B}]({URL_B})\n"
    )
    reading = read(text)
    assert rows(reading.entries) == [("KiteNet: Flying on Short Strings", "2401.03001")]


def test_the_list_does_not_take_the_id_of_its_first_entry() -> None:
    text = f"# Owls and bats\n\nTwo papers.\n\n- **{A}**\n  - Paper: {URL_A}\n- **{B}**\n  - Paper: {URL_B}\n"
    assert rows(read(text).entries) == BOTH


def test_an_address_that_all_entries_share_is_not_a_papers() -> None:
    text = (
        "# Daily digest\n\n- [OwlNet: Seeing](https://arxiv.org/pdf/unknown.pdf)\n"
        "- [BatNet: Hearing](https://arxiv.org/pdf/unknown.pdf)\n"
    )
    assert [entry.ids for entry in read(text).entries] == [(), ()]


def test_authors_behind_the_title() -> None:
    text = (
        f"- **{A}** — Ann Bee, Cee Dee (2024)\n\n    [arXiv]({URL_A})\n\n"
        f"- _{B}_ — Eff Gee et al. (2023)\n\n    [arXiv]({URL_B})\n"
    )
    first, second = read(text).entries
    assert (first.name, first.author_names) == (A, ("Ann Bee", "Cee Dee"))
    assert (second.name, second.author_names) == (B, ("Eff Gee",))
    assert second.issued is not None
    assert second.issued.iso == "2023"


def test_summaries_belong_to_their_row() -> None:
    text = (
        f"| **Paper** | **Links** |\n|---|---|\n"
        f"| 1) **OwlNet** - sees GSM8K. | [Paper]({URL_A}), [Post](https://example.org/p) |\n"
        f"| 2) **BatNet** - hears. | [Paper]({URL_B}) |\n"
    )
    first, second = read(text).entries
    assert rows((first, second)) == [("OwlNet", "2401.04001"), ("BatNet", "2401.04002")]
    assert "GSM8K" in texts(first)[0][2]
    assert "GSM8K" not in texts(second)[0][2]
