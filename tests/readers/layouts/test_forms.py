"""Forms in which different people keep notes: what each presents, field by field, and what presents no paper."""

from dataclasses import dataclass

import pytest
from small_readings import read

from kg.model import Entry, PartialDate


@dataclass(frozen=True)
class Paper:
    title: str
    arxiv: str = ""
    authors: tuple[str, ...] = ()
    day: str = ""
    link: str = ""


def presented(entry: Entry) -> Paper:
    """What an entry says of its paper."""
    day = entry.listed_on
    iso = "" if day is None else day.iso if isinstance(day, PartialDate) else day.isoformat()
    link = entry.ids[0].url if entry.ids and not entry.arxiv else ""
    return Paper(entry.name, entry.arxiv, entry.author_names, iso, link)


KITE = Paper("KiteNet: Flying on Short Strings", "2401.03001")
POND = Paper("Pond Attention for Quiet Retrieval", "2402.03002")
KITE_LINK = f"https://arxiv.org/abs/{KITE.arxiv}"
POND_LINK = f"https://arxiv.org/abs/{POND.arxiv}"
BOTH = ("Ann Bee", "Cee Dee")


def dated(*papers: Paper, day: str) -> list[Paper]:
    return [Paper(paper.title, paper.arxiv, paper.authors, day) for paper in papers]


KITE_OF_BOTH = Paper(KITE.title, KITE.arxiv, BOTH)
POND_OF_BOTH = Paper(POND.title, POND.arxiv, BOTH)

PAGES: dict[str, tuple[str, str, Paper]] = {
    "names and links on one line": (
        "notes/kite.md",
        f"# {KITE.title}\n\nAnn Bee, Cee Dee [[pdf]]({KITE_LINK}) [[code]](https://github.com/a/kite)\n\nText.\n",
        KITE_OF_BOTH,
    ),
    "names, venue, year and links in a row": (
        "notes/kite.md",
        f"# {KITE.title}\n\n*Ann Bee, Cee Dee* · ICLR 2024 · [arXiv]({KITE_LINK})\n\nText.\n",
        KITE_OF_BOTH,
    ),
    "names that are links": (
        "notes/kite.md",
        f"# {KITE.title}\n\n[Ann Bee](https://bee.example), [Cee Dee](https://dee.example). ACL 2024. "
        f"[[arXiv]({KITE_LINK})]\n\nText.\n",
        KITE_OF_BOTH,
    ),
    "marks of footnotes and an affiliation behind the names": (
        "kite/README.md",
        f"# {KITE.title}\n\n[[Paper]]({KITE_LINK})\n\nAnn Bee¹, Cee Dee² (¹ Sky Lab)\n\nText.\n",
        KITE_OF_BOTH,
    ),
    "journal, volume, year and a DOI in a row": (
        "notes/kite.md",
        f"# {KITE.title}\n\nAnn Bee, Cee Dee\n\nNature 529 (2024), https://doi.org/10.1038/nature00001\n\nText.\n",
        Paper(KITE.title, "", BOTH, "", "https://doi.org/10.1038/nature00001"),
    ),
    "a citation and the day of reading in a row": (
        "notes/kite.md",
        f"# {KITE.title}\n\nBee et al., 2024 · [arXiv:{KITE.arxiv}]({KITE_LINK}) · read 2024-04-05\n\nText.\n",
        Paper(KITE.title, KITE.arxiv, ("Bee",), "2024-04-05"),
    ),
    "headings that are labels, with values behind them": (
        "notes/kite.md",
        f"## 제목: {KITE.title}\n## 저자: Ann Bee, Cee Dee\n## 링크: {KITE_LINK}\n"
        "## 날짜: 2024.07.19\n\n### 정리\n\n글.\n",
        Paper(KITE.title, KITE.arxiv, BOTH, "2024-07-19"),
    ),
    "headings that are labels, with values below them": (
        f"papers/{POND.title}.md",
        f"## 一言でいうと\n\n池の注意。\n\n### 論文リンク\n\n{POND_LINK}\n\n"
        "### 著者/所属機関\n\nAnn Bee, Cee Dee (空研究所)\n\n"
        "### 投稿日付(yyyy/MM/dd)\n\n2024/02/03\n\n## 概要\n\n文。\n",
        POND_OF_BOTH,
    ),
    "read with a date is the day of reading": (
        "notes/kite.md",
        f"# {KITE.title}\n\n**Link**:: [arXiv]({KITE_LINK})\n**Read**:: 2024-01-15\n\nText.\n",
        Paper(KITE.title, KITE.arxiv, (), "2024-01-15"),
    ),
    "the day of reading in Japanese": (
        "notes/kite.md",
        f"# {KITE.title}\n\n- URL: {KITE_LINK}\n- 読んだ日: 2021/11/03\n\n## 手法\n\n文。\n",
        Paper(KITE.title, KITE.arxiv, (), "2021-11-03"),
    ),
    "keys in camel case": (
        "lit/kite.md",
        f'---\nTitle: "{KITE.title}"\nLink: {KITE_LINK}\nDateRead: 2024-02-11\n---\n\nText.\n',
        Paper(KITE.title, KITE.arxiv, (), "2024-02-11"),
    ),
    "several authors in the header of a clipped page": (
        "clippings/kite.md",
        f'---\ntitle: "{KITE.title}"\nsource: "{KITE_LINK}"\nauthor:\n'
        '  - "[[Ann Bee]]"\n  - "[[Cee Dee]]"\n---\n\nText.\n',
        KITE_OF_BOTH,
    ),
    "tables and days with hours in TOML": (
        "content/kite/index.md",
        f"+++\ntitle = '{KITE.title}'\ndate = 2023-09-01T09:00:00+02:00\nauthors = ['Ann Bee', 'Cee Dee']\n"
        f"[params]\n  arxiv = '{KITE.arxiv}'\n+++\n\nText.\n",
        Paper(KITE.title, KITE.arxiv, BOTH, "2023-09-01"),
    ),
    "a header in JSON": (
        "content/kite.md",
        f'{{\n  "title": "{KITE.title}",\n  "date": "2023-10-05",\n  "paper": "{KITE_LINK}",\n'
        '  "authors": ["Ann Bee", "Cee Dee"]\n}\n\nText.\n',
        Paper(KITE.title, KITE.arxiv, BOTH, "2023-10-05"),
    ),
    "the file's name is the title, its link stands at the end": (
        f"notes/{POND.title}.md",
        f"## 0. Abstract\n\n> Quiet ponds.\n\n## 1. Introduction\n\nWater.\n\nSource: {POND_LINK}\n",
        POND,
    ),
    "a number sign before the title": (
        "issues/37.md",
        f"# #37 {KITE.title}\n\n- Origin: {KITE_LINK}\n- Related:\n  - [Pond]({POND_LINK})\n"
        "  - [Reed](https://arxiv.org/abs/2403.03003)\n\nText.\n",
        KITE,
    ),
    "a formatted reference at the top": (
        "literature/@bee2024.md",
        "---\ntags: [literature]\n---\n**Bee, A., Dee, C., & Eff, G.** (2024). *KiteNet: Flying on Short Strings*. "
        "SKY. https://doi.org/10.18653/v1/N19-0001\n\n## Notes\n\nStrings.\n",
        Paper(KITE.title, "", ("A. Bee", "C. Dee", "G. Eff"), "", "https://doi.org/10.18653/v1/N19-0001"),
    ),
    "the file's name is the title of a text in sections": (
        "papers/[2024] Pond Attention for Quiet Retrieval (PAQ).md",
        "## Abstract\n\nPonds.\n\n## 1. Introduction\n\nWater.\n\n## 3. Experiments\n\nFrogs.\n",
        Paper("Pond Attention for Quiet Retrieval (PAQ)"),
    ),
    "authors in Chinese order with 等": (
        "posts/kite.md",
        f"# {KITE.title}\n\n**论文地址**：<{KITE_LINK}>\n**作者**：Ann Bee、Cee Dee 等\n\n文。\n",
        KITE_OF_BOTH,
    ),
}


@pytest.mark.parametrize(("name", "text", "paper"), PAGES.values(), ids=PAGES.keys())
def test_pages(name: str, text: str, paper: Paper) -> None:
    assert [presented(entry) for entry in read(text, name).entries] == [paper]


LISTS: dict[str, tuple[str, str, list[Paper]]] = {
    "paragraphs that begin with a title and its link": (
        "2024-07-21.md",
        f"# Roundup\n\n## Sky\n\n**{KITE.title}** ([arXiv]({KITE_LINK})): strings.\n\n## Water\n\n"
        f"**{POND.title}** ([arXiv]({POND_LINK})): ponds.\n",
        dated(KITE, POND, day="2024-07-21"),
    ),
    "a word before the title of a paragraph, below days": (
        "log.md",
        f"# Reading log\n\n## March 4, 2024\n\nRead **{KITE.title}** (arXiv:{KITE.arxiv}). Strings.\n\n"
        f"## March 6, 2024\n\nRead **{POND.title}** (arXiv:{POND.arxiv}). Ponds.\n",
        [*dated(KITE, day="2024-03-04"), *dated(POND, day="2024-03-06")],
    ),
    "a sign before bold titles": (
        "2024-08-07.md",
        f"# 8월 7일 논문\n\n✅ **{KITE.title}**\n- 🔗 {KITE_LINK}\n- 연.\n\n"
        f"✅ **{POND.title}**\n- 🔗 {POND_LINK}\n- 못.\n",
        dated(KITE, POND, day="2024-08-07"),
    ),
    "lines of a title and a link": (
        "list.txt",
        f"{KITE.title} - {KITE_LINK}\n{POND.title} - {POND_LINK}\n",
        [KITE, POND],
    ),
    "a kind before linked titles, one in each section": (
        "course.md",
        "# Topics: readings\n\n### Week 1 (Sep 5)\n\n"
        f"- Required: [{KITE.title}]({KITE_LINK}), van den Bee et al., 2024\n"
        f"\n### Week 2 (Sep 12)\n\n- Optional: [{POND.title}]({POND_LINK}), Dee et al., 2024\n",
        [
            Paper(KITE.title, KITE.arxiv, ("van den Bee",)),
            Paper(POND.title, POND.arxiv, ("Dee",)),
        ],
    ),
    "a citation between title and link": (
        "string-papers.md",
        f"# String papers\n\n- {KITE.title} (Bee et al., 2024): {KITE_LINK}\n"
        f"- {POND.title} (Dee et al., 2024): {POND_LINK}\n",
        [Paper(KITE.title, KITE.arxiv, ("Bee",)), Paper(POND.title, POND.arxiv, ("Dee",))],
    ),
    "titles in quotation marks": (
        "notes.md",
        f'# Reading notes\n\n1) "{KITE.title}", Bee et al., ICML 2024. {KITE_LINK}\n   - Strings.\n\n'
        f'2) "{POND.title}", Dee et al., ICML 2024. {POND_LINK}\n   - Ponds.\n',
        [Paper(KITE.title, KITE.arxiv, ("Bee",)), Paper(POND.title, POND.arxiv, ("Dee",))],
    ),
    "names behind bold titles with ids in front": (
        "2024-06-03.md",
        f"1. [{KITE.arxiv}] **{KITE.title}** — Ann Bee, Cee Dee\n   - Strings.\n"
        f"2. [{POND.arxiv}] **{POND.title}** — Ann Bee, Cee Dee\n   - Ponds.\n",
        dated(KITE_OF_BOTH, POND_OF_BOTH, day="2024-06-03"),
    ),
    "votes before the label of the authors": (
        "hf.md",
        f"## 🤗 Hugging Face (2024-06-14)\n\n### 1. [{KITE.title}](https://huggingface.co/papers/{KITE.arxiv})\n\n"
        f"👍 85 · 저자: Ann Bee, Cee Dee\n\n연.\n\n### 2. [{POND.title}](https://huggingface.co/papers/{POND.arxiv})\n\n"
        "👍 47 · 저자: Ann Bee, Cee Dee\n\n못.\n",
        dated(KITE_OF_BOTH, POND_OF_BOTH, day="2024-06-14"),
    ),
    "ids in brackets behind titles of headings": (
        "short.md",
        f"# Short reviews\n\n### {KITE.title} ({KITE.arxiv}) ★★★★\n\nStrings.\n\n"
        f"### {POND.title} ({POND.arxiv}) ★★★\n\nPonds.\n"
        "\n### Unrelated: my files\n\nOne folder a year.\n",
        [KITE, POND],
    ),
    "lines of tasks": (
        "todo.txt",
        f"[ ] {KITE.title} {KITE_LINK}\n[x] {POND.title} {POND_LINK}\n[ ] Ponds in Winter https://arxiv.org/abs/2404.04004\n",
        [KITE, POND, Paper("Ponds in Winter", "2404.04004")],
    ),
    "signs instead of labels": (
        "digest-2024-08-30.md",
        f"# arXiv digest\n\n## 1. {KITE.title}\n\n👥 Ann Bee, Cee Dee\n🔗 {KITE_LINK}\n📝 Strings.\n\n"
        f"## 2. {POND.title}\n\n👥 Ann Bee, Cee Dee\n🔗 {POND_LINK}\n📝 Ponds.\n",
        dated(KITE_OF_BOTH, POND_OF_BOTH, day="2024-08-30"),
    ),
    "a paper among the tasks of a day": (
        "journal/2024-06-11.md",
        f"## 2024-06-11\n\n### Reading\n- [ ] [[Kites]]\n"
        f"- [x] [{KITE.title}]({KITE_LINK})\n  - strings\n\n### Mood\nfine\n",
        dated(KITE, day="2024-06-11"),
    ),
    "several labelled titles below a heading": (
        "digest/2024-10-02.md",
        f"# Digest\n\n## cs.CL\n\n**Title:** {KITE.title}\n**arXiv:** {KITE.arxiv}\n\n---\n\n"
        f"**Title:** {POND.title}\n**arXiv:** {POND.arxiv}\n",
        dated(KITE, POND, day="2024-10-02"),
    ),
    "mails of new papers, with the id above the title and rules between": (
        "2024-05-21.txt",
        "-----------------\nSend comments.\n-----------------\n"
        + "".join(
            f"\\\\\narXiv:{paper.arxiv}\nDate: Mon, 20 May 2024 15:48:32 GMT\n\nTitle: {paper.title}\n"
            f"Authors: Ann Bee, Cee Dee\nCategories: cs.CL\n\\\\\n  Words of the abstract\nand more.\n"
            f"\\\\ ( https://arxiv.org/abs/{paper.arxiv} ,  118kb)\n-----------------\n"
            for paper in (KITE, POND)
        ),
        dated(KITE_OF_BOTH, POND_OF_BOTH, day="2024-05-21"),
    ),
    "alerts with names and an id in a row": (
        "alert.md",
        f"# Scholar alert, 12 January 2024\n\n**[PDF] {KITE.title}**\n"
        f"A Bee, C Dee - arXiv preprint arXiv:{KITE.arxiv}, 2024\n"
        f"Strings.\n\n**[PDF] {POND.title}**\nA Bee, C Dee - arXiv preprint arXiv:{POND.arxiv}, 2024\nPonds.\n",
        dated(
            Paper(KITE.title, KITE.arxiv, ("A Bee", "C Dee")),
            Paper(POND.title, POND.arxiv, ("A Bee", "C Dee")),
            day="2024-01-12",
        ),
    ),
    "rows of a table in HTML": (
        "table.md",
        "# Papers\n\n<table>\n<tr><th>Title</th><th>Links</th></tr>\n"
        f'<tr>\n  <td><b>{KITE.title}</b><br>Ann Bee, Cee Dee</td>\n  <td><a href="{KITE_LINK}">paper</a></td>\n</tr>\n'
        f"\n<tr>\n  <td><b>{POND.title}</b><br>Ann Bee, Cee Dee</td>\n"
        f'  <td><a href="{POND_LINK}">paper</a></td>\n</tr>\n</table>\n',
        [KITE_OF_BOTH, POND_OF_BOTH],
    ),
    "a table with the day of reading": (
        "정리.md",
        f"# 논문 정리\n\n| 논문 | 링크 | 읽은 날짜 |\n|---|---|---|\n"
        f"| {KITE.title} | [arXiv]({KITE_LINK}) | 2023-01-04 |\n"
        f"| {POND.title} | [arXiv]({POND_LINK}) | 2023-01-11 |\n",
        [*dated(KITE, day="2023-01-04"), *dated(POND, day="2023-01-11")],
    ),
    "a table of talks": (
        "schedule.md",
        f"# 세미나\n\n| 발표일 | 발표자 | 논문 제목 | 링크 |\n|---|---|---|---|\n"
        f"| 2024-04-04 | 이도윤 | {KITE.title} | [link]({KITE_LINK}) |\n"
        f"| 2024-04-11 | 김민지 | {POND.title} | [link]({POND_LINK}) |\n"
        "| 2024-04-18 | 박서준 | 미정 | |\n",
        [*dated(KITE, day="2024-04-04"), *dated(POND, day="2024-04-11")],
    ),
    "the day of reading of each entry": (
        "read.md",
        f"# 읽은 논문\n\n### 1. {KITE.title}\n\n- arXiv: {KITE.arxiv}\n- 읽은 날짜: 2023.08.01\n\n연.\n\n"
        f"### 2. {POND.title}\n\n- arXiv: {POND.arxiv}\n- 읽은 날짜: 2023.08.02\n\n못.\n",
        [*dated(KITE, day="2023-08-01"), *dated(POND, day="2023-08-02")],
    ),
    "a day given by folders": (
        "diary/2024/05/01.md",
        f"## Papers I read today\n\n### [{KITE.title}]({KITE_LINK})\n\nStrings.\n\n"
        f"### [{POND.title}]({POND_LINK})\n\nPonds.\n",
        dated(KITE, POND, day="2024-05-01"),
    ),
    "an annotated bibliography without links": (
        "annotated.md",
        "# Annotated bibliography\n\n1. Bee, A. D., & Dee, C. (1997). Long short strings. *Sky*, 9(8), 17–80.\n\n"
        "   Old.\n\n"
        "2. Dee, C., & Bee, A. (1998). Gradient-based learning of ponds. *Water*, 86, 2–3.\n\n   Older.\n",
        [
            Paper("Long short strings", "", ("A. D. Bee", "C. Dee")),
            Paper("Gradient-based learning of ponds", "", ("C. Dee", "A. Bee")),
        ],
    ),
    "a title with words of lists in it": (
        "daily/2025-08-14.md",
        "# daily-papers\n\n### WebKite: Breaking New Frontier of Vision-Language Deep Research\n\n"
        f"[arXiv]({KITE_LINK})\n\n"
        f"### {POND.title}\n\n[arXiv]({POND_LINK})\n",
        dated(
            Paper("WebKite: Breaking New Frontier of Vision-Language Deep Research", KITE.arxiv), POND, day="2025-08-14"
        ),
    ),
}


@pytest.mark.parametrize(("name", "text", "papers"), LISTS.values(), ids=LISTS.keys())
def test_lists(name: str, text: str, papers: list[Paper]) -> None:
    assert [presented(entry) for entry in read(text, name).entries] == papers


OTHERS = {
    "a draft that cites": (
        "draft.md",
        "# Related work (draft)\n\n**Sparse strings.** Bee et al. (2017) fly few kites [arXiv:1701.06538]. Ponds\n"
        f"(Dee et al., 2021, {POND_LINK}) take one each.\n\n**Merging.** Soups [1] average.\n\n## References\n\n"
        "[1] Eff et al. Kite soups. ICML 2022. https://arxiv.org/abs/2203.05482\n",
    ),
    "a proposal": (
        "proposal.md",
        f"# Proposal: Efficient retrieval for long strings\n\n## Abstract\n\nWe plan.\n\n## Related Work\n\n"
        f"Kites [Bee et al., 2024]({KITE_LINK}) and ponds [Dee, 2024]({POND_LINK}).\n\n## Budget\n\nTwo.\n",
    ),
    "ideas that name papers": (
        "ideas.md",
        f"# Ideas\n\n- Combine [KiteNet]({KITE_LINK}) with water\n- Try the loss of [Pond]({POND_LINK}) on speech\n",
    ),
    "notes of a talk": (
        "talk.md",
        f"# Talk: Scaling and its limits\n\n- string is not skill, see [Will kites run out?]({KITE_LINK})\n\n## Q&A\n",
    ),
    "a person's page": (
        "cv.md",
        "# Ann Bee\n\n## Education\n\n- PhD, Sky University, 2022\n\n## Publications\n\n"
        "- A. Bee. Quiet strings. In *Sky*, 2021.\n",
    ),
    "a diary": ("2024/05/02.md", "Slept badly. In the evening I cooked with Cee, who told me about her work.\n"),
    "days in a log that links papers": (
        "2023-10-17.md",
        "# 2023-10-17\n\nReran it. The loss still jumps, as in\n"
        f"{KITE_LINK}. Tried the fix of {POND_LINK}.\n\n## Next\n\n- sleep\n",
    ),
    "minutes that link papers": (
        "meeting.md",
        f"# 1:1 with Prof. Dee\n\n- outline: fine\n- read before Friday\n  - {KITE_LINK}\n  - {POND_LINK}\n- travel\n",
    ),
    "a concept explained": (
        "kv-cache.md",
        "# Understanding string caches\n\nEvery kite needs one.\n\n"
        f"## Further reading\n\n- [{KITE.title}]({KITE_LINK})\n",
    ),
    "a tool with a badge": (
        "README.md",
        f"# kitebot\n\n[![arXiv](https://img.shields.io/badge/arXiv-x.svg)]({KITE_LINK})\n\n"
        "Fetches.\n\n## Installation\n\n"
        "```\npip install kitebot\n```\n\n## Usage\n\nkitebot\n\n## License\n\nMIT\n",
    ),
    "prices": ("etf.md", "# 연 ETF 비교\n\n| 이름 | 보수 |\n|---|---|\n| KITE | 0.68% |\n| POND | 0.68% |\n"),
    "links alone": ("links.md", f"# Links\n\n{KITE_LINK}\n{POND_LINK}\nhttps://www.youtube.com/watch?v=aircAruvnKk\n"),
    "a glossary": (
        "glossary.md",
        f"# Glossary\n\n**Kite** ([paper]({KITE_LINK})): it flies.\n\n**Pond** ([paper]({POND_LINK})): it lies.\n",
    ),
    "a form in JSON": ("form.md", '{\n  "title": "",\n  "link": ""\n}\n\n## Notes\n'),
}


@pytest.mark.parametrize(("name", "text"), OTHERS.values(), ids=OTHERS.keys())
def test_notes_that_present_no_paper(name: str, text: str) -> None:
    assert [presented(entry) for entry in read(text, name).entries] == []
