"""Pages of one paper, as many people write them: title, ids, authors and dates are found, and nothing is invented."""

from dataclasses import dataclass
from datetime import date

import pytest
from small_readings import only, read, texts

from kg.model import Entry, Layout, PartialDate


def read_from(entry: Entry) -> tuple[str, str, list[str]]:
    """Title, arXiv id and authors of an entry."""
    names = entry.author_names or tuple(quote.text for quote in entry.authors)
    return entry.name, entry.arxiv, list(names)


@dataclass
class Page:
    text: str
    title: str = "KiteNet: Flying on Short Strings"
    arxiv: str = "2401.03001"
    authors: tuple[str, ...] = ()
    name: str = "notes/kite.md"


TITLE = "# KiteNet: Flying on Short Strings\n\n"
LINK = "https://arxiv.org/abs/2401.03001"
BOTH = ("Ann Bee", "Cee Dee")
PAGES = {
    "link line": Page(f"{TITLE}[arXiv]({LINK})\n\nText.\n"),
    "link line with an emoji": Page(f"{TITLE}📎 [Paper]({LINK}) · [Code](https://github.com/a/b)\n\nText.\n"),
    "links in double brackets": Page(f"{TITLE}[[Paper]({LINK})] [[Code](https://github.com/a/b)]\n\nText.\n"),
    "code before the paper": Page(
        f"{TITLE}[Code](https://github.com/a/b) | [PDF](https://arxiv.org/pdf/2401.03001v2)\n\nText.\n"
    ),
    "badges": Page(
        f"{TITLE}[![arXiv](https://img.shields.io/badge/arXiv-2401.03001-red)]({LINK})"
        " [![code](https://img.shields.io/badge/code-blue)](https://github.com/a/b)\n\nText.\n"
    ),
    "angle brackets": Page(f"{TITLE}<{LINK}>\n\nText.\n"),
    "bare address": Page(f"{TITLE}{LINK}\n\nText.\n"),
    "anchor": Page(f'{TITLE}<a href="{LINK}" target="_blank">paper</a>\n\nText.\n'),
    "reference link": Page(f"{TITLE}[Paper][1]\n\nText.\n\n[1]: {LINK}\n"),
    "linked title": Page(f"# [KiteNet: Flying on Short Strings]({LINK})\n\nText.\n"),
    "linked title of a low level": Page(f"### [KiteNet: Flying on Short Strings]({LINK})\n\n#### Abstract\n\nText.\n"),
    "underlined title": Page(f"KiteNet: Flying on Short Strings\n================\n\n{LINK}\n\nText.\n"),
    "HTML title": Page(
        f'<h1 align="center">KiteNet: Flying on Short Strings</h1>\n\n<p><a href="{LINK}">arXiv</a></p>\n\nText.\n'
    ),
    "id before the title": Page("# [2401.03001] KiteNet: Flying on Short Strings\n\n## Abstract\n\nText.\n"),
    "title behind a label in the heading": Page(
        f"# 제목: KiteNet: Flying on Short Strings\n\n- 링크: {LINK}\n\nText.\n"
    ),
    "title behind a label in a list": Page(
        f"# Paper note\n\n- **Title**: KiteNet: Flying on Short Strings\n"
        f"- **Authors**: Ann Bee, Cee Dee\n- **Link**: {LINK}\n\nText.\n",
        authors=BOTH,
    ),
    "bold labels": Page(
        f"{TITLE}**Authors:** Ann Bee, Cee Dee  \n**Paper:** [arXiv:2401.03001]({LINK})  \n**Year:** 2024\n\nText.\n",
        authors=BOTH,
    ),
    "plain labels": Page(f"{TITLE}Authors: Ann Bee, Cee Dee\nPaper: {LINK}\nVenue: ICLR 2024\n\nText.\n", authors=BOTH),
    "Korean labels": Page(
        f"{TITLE}- 저자: Ann Bee, Cee Dee\n- 논문 링크: {LINK}\n- 학회: ICLR 2024\n\n## 요약\n\n글.\n", authors=BOTH
    ),
    "Chinese labels": Page(
        f"{TITLE}- 作者：Ann Bee, Cee Dee\n- 论文链接：{LINK}\n- 会议：ICLR 2024\n\n## 摘要\n\n文。\n", authors=BOTH
    ),
    "Japanese labels": Page(f"{TITLE}- 著者: Ann Bee, Cee Dee\n- 論文: {LINK}\n\n## 概要\n\n文。\n", authors=BOTH),
    "labels with an emoji": Page(
        f"{TITLE}- 👥 **Authors**: Ann Bee, Cee Dee\n- 🔗 **Link**: {LINK}\n\nText.\n", authors=BOTH
    ),
    "several fields on one line": Page(
        f"{TITLE}**Authors**: Ann Bee, Cee Dee | **Year**: 2024 | **arXiv**: 2401.03001\n\nText.\n", authors=BOTH
    ),
    "a table": Page(
        f"{TITLE}| | |\n|---|---|\n| **Authors** | Ann Bee, Cee Dee |\n| **arXiv** | [2401.03001]({LINK}) |\n\nText.\n",
        authors=BOTH,
    ),
    "a table with a head": Page(
        f"{TITLE}| Item | Value |\n|---|---|\n| Paper | {LINK} |\n| Authors | Ann Bee, Cee Dee |\n\nText.\n",
        authors=BOTH,
    ),
    "a callout": Page(
        f"{TITLE}> [!info]\n> **Authors**: [[Ann Bee]], [[Cee Dee]]\n> **Link**: {LINK}\n\nText.\n", authors=BOTH
    ),
    "dataview": Page(f"{TITLE}authors:: Ann Bee, Cee Dee\nlink:: {LINK}\nyear:: 2024\n\nText.\n", authors=BOTH),
    "Logseq page": Page(
        f"title:: KiteNet: Flying on Short Strings\nauthors:: [[Ann Bee]], [[Cee Dee]]\nurl:: {LINK}\n\n- Text.\n",
        authors=BOTH,
    ),
    "names below the title": Page(f"{TITLE}Ann Bee, Cee Dee\n\n[arXiv]({LINK})\n\nText.\n", authors=BOTH),
    "list below a label": Page(
        f"{TITLE}url:\n- [paper]({LINK}) (ICLR 2024)\n- [project](https://example.org/kite)\n\nText.\n"
    ),
    "YAML": Page(
        f'---\ntitle: "KiteNet: Flying on Short Strings"\n'
        f"authors: [Ann Bee, Cee Dee]\nurl: {LINK}\ndate: 2024-02-03\n---\n\nText.\n",
        authors=BOTH,
    ),
    "YAML with a nested id": Page(
        "---\ntitle: 'KiteNet: Flying on Short Strings'\npaper:\n  arxiv: 2401.03001\n---\n\nText.\n"
    ),
    "YAML with a colon in the title": Page(
        "---\ntitle: KiteNet: Flying on Short Strings\narxiv: 2401.03001\n---\n\nText.\n"
    ),
    "YAML of maps": Page(
        '---\ntitle: "KiteNet: Flying on Short Strings"\nauthors:\n  - name: Ann Bee\n'
        '    affiliation: Example Labs\n  - name: Cee Dee\narxiv: "2401.03001"\n---\n\nText.\n',
        authors=BOTH,
    ),
    "TOML": Page(
        f'+++\ntitle = "KiteNet: Flying on Short Strings"\n'
        f'authors = ["Ann Bee", "Cee Dee"]\nlink = "{LINK}"\n+++\n\nText.\n',
        authors=BOTH,
    ),
    "header without a title": Page(f"---\ntags: [paper]\narxiv: 2401.03001\n---\n\n{TITLE}Text.\n"),
    "sentence that links the name": Page(f"{TITLE}[KiteNet]({LINK}) flies.\n\n## Abstract\n\nText.\n"),
    "sentence that links the word paper": Page(f"{TITLE}원 논문은 [여기]({LINK})에서 볼 수 있다.\n\n## 서론\n\n글.\n"),
    "labelled address at the end": Page(f"{TITLE}## 한줄 요약\n\n글.\n\n논문: {LINK}\n"),
    "file named by its id": Page(f"{TITLE}## Notes\n\nText.\n", name="notes/2401.03001v1 kite.md"),
    "Notion": Page(
        f"{TITLE}Created: 2024년 1월 20일 오후 4:10\nTags: LLM\nAuthors: Ann Bee, Cee Dee\nURL: {LINK}\n\nText.\n",
        authors=BOTH,
        name="notes/KiteNet 0f1e2d3c4b5a69788796a5b4c3d2e1f0.md",
    ),
    "review in the title": Page(
        f"# [논문 리뷰] KiteNet: Flying on Short Strings\n\n> 논문: [KiteNet]({LINK})\n\n## 1. 서론\n\n글.\n"
    ),
    "review in Chinese": Page(f"# 【论文阅读】KiteNet: Flying on Short Strings\n\n论文链接：{LINK}\n\n## 摘要\n"),
    "one author a line": Page(
        f"{TITLE}FirstAuthor:: Bee, Ann\nAuthor:: Dee, Cee\nYear:: 2024\narXiv:: 2401.03001\n\nText.\n", authors=BOTH
    ),
    "surnames first in a list": Page(
        f'---\ntitle: "KiteNet: Flying on Short Strings"\nauthor:\n'
        f"  - Bee, Ann\n  - Dee, Cee\nyear: 2024\nurl: {LINK}\n---\n\nText.\n",
        authors=BOTH,
        name="notes/@bee2024.md",
    ),
    "plain text": Page(f"KiteNet: Flying on Short Strings\n{LINK}\n\nIt flies well.\n", name="notes/kite.txt"),
    "first line is a link": Page(f"[KiteNet: Flying on Short Strings]({LINK})\n\n- notes\n- more\n"),
    "title in the file's name alone": Page(
        f"---\nauthors: [Ann Bee, Cee Dee]\nurl: {LINK}\n---\n\n## Summary\n\nIt flies.\n",
        title="KiteNet Flying on Short Strings",
        authors=BOTH,
        name="notes/KiteNet Flying on Short Strings.md",
    ),
    "post of a blogger": Page(
        f"---\ntitle: 'KiteNet: Flying on Short Strings'\nauthor: bob\n"
        f"date: 2024-02-03\n---\n\n논문: [link]({LINK})\n\n# 서론\n\n글.\n"
    ),
    "cited before its own address": Page(
        f"{TITLE}Builds on [Gull](https://arxiv.org/abs/2401.09999).\n\nPaper: {LINK}\n\n## Abstract\n\nText.\n"
    ),
    "table of other papers' results": Page(
        f"{TITLE}{LINK}\n\n## Results\n\n| Model | Paper |\n|---|---|\n"
        f"| A | [paper](https://arxiv.org/abs/2401.09999) |\n"
        "| B | [paper](https://arxiv.org/abs/2401.09998) |\n"
    ),
    "BibTeX": Page(
        "# Notes on kites\n\n```bibtex\n@article{bee2024kite,\n  title={{KiteNet}: Flying on Short Strings},\n"
        "  author={Bee, Ann and Dee, Cee},\n  journal={arXiv preprint arXiv:2401.03001},\n}\n```\n\nText.\n",
        authors=BOTH,
    ),
}


@pytest.mark.parametrize("case", PAGES.values(), ids=PAGES.keys())
def test_pages(case: Page) -> None:
    entry = only(case.text, case.name)
    assert entry.layout is Layout.PAGE
    assert read_from(entry) == (case.title, case.arxiv, list(case.authors))


NO_PAPER = {
    "a recipe": "# 된장찌개 끓이는 법\n\n## 요약\n\n두부와 애호박을 넣는다.\n\n## 재료\n\n- 두부\n",
    "a diary": "# 2024-02-03\n\nRead the [paper](https://example.org/x) of the day, walked home.\n",
    "a README": "# note-sorter\n\nSee [arXiv](https://arxiv.org/abs/2401.03001).\n\n"
    "## Installation\n\npip install x\n\n## Usage\n\nRun it.\n",
    "a concept": "---\ntitle: RNN\ntags: [networks]\ndate: 2024-05-04\n---\n\n"
    "# RNN\n\nA recurrent network reads a sequence. See [[LSTM]].\n",
    "an empty form": '---\ntitle: "{{title}}"\nauthors: []\n---\n\n# {{title}}\n\n'
    "**Authors**: {{authors}}\n**Link**: https://arxiv.org/abs/2401.XXXXX\n",
    "an empty form in words": "# Paper Title\n\n**Authors**: \n**Link**: \n\n## Summary\n\n## Method\n",
    "an empty Korean form": "# [논문 제목]\n\n> **Authors**: [저자명]\n> **Links**: [arXiv](링크)\n\n## 요약\n",
    "meeting notes": "# Weekly sync\n\n- Date: 2024-02-03\n- Author: Ann Bee\n\n## Results\n\nThe budget grew.\n",
    "a TIL": "---\ntitle: PyTorch contiguous에 대해 알아보자\ndate: 2024-02-03\n---\n\n다음과 같은 에러가 발생했다.\n",
    "an index": "# My vault\n\n- [Notes](notes/)\n- [Papers](papers/)\n- [Templates](templates/)\n",
    "a page of links": "# Table of contents\n\n* [Papers of the week](README.md)\n* [Research](research/README.md)\n",
    "a list to read": "# To read\n\n- https://arxiv.org/abs/2401.03001\n- https://arxiv.org/abs/2401.03002\n",
    "news": "# AI news\n\n- [A buys B](https://example.org/a)\n"
    "- [New paper: OwlNet](https://arxiv.org/abs/2401.04001)\n- [C](https://c.example)\n",
    "a concept that links a paper": "# Attention\n\n"
    "See [Attention Is All You Need](https://arxiv.org/abs/1706.03762).\n\n"
    "## Types\n\n- soft\n",
    "a book": "# Deep Learning (book)\n\nAuthor: Ann Bee\n\n## Chapter 1\n\nIntro\n",
    "a post": "---\ntitle: Docker 설치하기\nauthor: kim\ndate: 2024-01-01\npublished: true\n---\n\n# 설치\n\n글.\n",
    "finance": "# Three jars of savings\n\n## Summary\n\nThe model portfolio gained 5.2% last year.\n",
}


@pytest.mark.parametrize("text", NO_PAPER.values(), ids=NO_PAPER.keys())
def test_what_is_not_a_paper(text: str) -> None:
    reading = read(text, "notes/x.md")
    assert not reading.entries
    assert reading.skipped


def test_a_title_alone_makes_a_paper_less_sure() -> None:
    entry = only(f"{TITLE}## Abstract\n\nThe authors propose strings.\n\n## Experiments\n\nThey fly.\n")
    assert read_from(entry) == ("KiteNet: Flying on Short Strings", "", [])
    assert entry.confidence < 0.8


def test_authors_and_a_year_make_a_literature_note() -> None:
    entry = only("---\ntitle: On kites\nauthors: Ann Bee and Cee Dee\nyear: 2019\n---\n\nText.\n", "notes/@bee2019.md")
    assert read_from(entry) == ("On kites", "", ["Ann Bee", "Cee Dee"])
    assert entry.issued is not None
    assert entry.issued.iso == "2019"


@pytest.mark.parametrize(
    "heading", ["References", "참고 문헌", "Related Papers", "Further reading", "相关论文", "See also"]
)
def test_a_listed_paper_does_not_give_the_page_its_id(heading: str) -> None:
    text = (
        f"{TITLE}## Abstract\n\nThe paper flies.\n\n## {heading}\n\n- [Gull: Other](https://arxiv.org/abs/2401.09999)\n"
    )
    entry = only(text)
    assert entry.arxiv == ""
    assert all("Gull" not in passage.quote.text for passage in entry.passages)


def test_similar_papers_are_those_that_the_note_calls_so() -> None:
    entry = only(
        f"{TITLE}{LINK}\n\nText.\n\n## Similar Papers\n\n- [[gull|Gull: Other]] (91%)\n\n## Related\n\n- [[tern]]\n"
    )
    assert [similar.title.text for similar in entry.similar] == ["Gull: Other"]
    assert texts(entry) == [("paragraph", "", "Text.")]


def test_comments_and_struck_words_are_not_read() -> None:
    entry = only(
        f"{TITLE}<!-- arXiv: 2401.09999 -->\n%% Authors: No One %%\n"
        f"~~Link: https://arxiv.org/abs/2401.08888~~\n\nLink: {LINK}\n\nText.\n"
    )
    assert read_from(entry) == ("KiteNet: Flying on Short Strings", "2401.03001", [])


@pytest.mark.parametrize(
    ("text", "name", "day"),
    [
        (f"---\ndate: 2024-02-03\n---\n{TITLE}{LINK}\n", "x.md", date(2024, 2, 3)),
        (f"{TITLE}- 날짜: 2024년 2월 3일\n- 링크: {LINK}\n", "x.md", date(2024, 2, 3)),
        (f"{TITLE}Date read: Feb 3, 2024\n\n{LINK}\n", "x.md", date(2024, 2, 3)),
        (f"{TITLE}{LINK}\n", "2024-02-03-kite.md", date(2024, 2, 3)),
        (f"{TITLE}{LINK}\n", "kite_20240203.md", date(2024, 2, 3)),
        (f"{TITLE}Published: 2023-12-01\n\n{LINK}\n", "x.md", None),
        (f"{TITLE}{LINK}\n\n_Jun 2017_\n", "x.md", None),
        (f"---\ndate: 2024-02\n---\n{TITLE}{LINK}\n", "x.md", "2024-02"),
    ],
)
def test_dates(text: str, name: str, day: date | str | None) -> None:
    listed = only(text, name).listed_on
    assert (listed.iso if isinstance(listed, PartialDate) else listed) == day


def test_a_paper_without_an_arxiv_id_keeps_its_best_address() -> None:
    entry = only(
        f"{TITLE}- Code: https://github.com/a/kite\n- Paper: https://openreview.net/forum?id=K1teN3t001\n\nText.\n"
    )
    assert entry.arxiv == ""
    assert [identifier.url for identifier in entry.ids] == [
        "https://openreview.net/forum?id=K1teN3t001",
        "https://github.com/a/kite",
    ]


def test_code_and_project_of_a_paper_are_kept() -> None:
    entry = only(
        f"{TITLE}[arXiv]({LINK}) | [Code](https://github.com/a/kite) | [Project](https://kite.example.org/)\n\nText.\n"
    )
    assert entry.arxiv == "2401.03001"
    assert [identifier.url for identifier in entry.ids] == ["https://github.com/a/kite", "https://kite.example.org/"]


def test_fields_are_not_running_text() -> None:
    entry = only(
        f"{TITLE}**Authors**: Ann Bee\n**Link**: {LINK}\n"
        f"**Tags**: #llm #kite\n**Status**: read\n\n## Method\n\n- It flies.\n"
    )
    assert texts(entry) == [("heading", "", "Method"), ("item", "Method", "It flies.")]
    assert [tag.text for tag in entry.tags] == ["#llm #kite"]
    assert entry.status is not None
    assert entry.status.text == "read"


def test_decomposed_text_gives_composed_names() -> None:
    import unicodedata

    text = unicodedata.normalize("NFD", f"# 한국어 모델: 작은 KiteNet\n\n- 저자: 김철수, 이영희\n- 논문: {LINK}\n")
    entry = only(text)
    assert read_from(entry) == (
        unicodedata.normalize("NFC", "한국어 모델: 작은 KiteNet"),
        "2401.03001",
        ["김철수", "이영희"],
    )
