"""Facts without labels beside a title, in the ways in which people write them, in lists and on pages."""

from dataclasses import dataclass

import pytest
from small_readings import only, read, texts

from kg.model import Entry

KITE, POND = "KiteNet: Flying on Short Strings", "PondNet: Swimming in Shallow Water"
KITE_LINK, POND_LINK = "https://arxiv.org/abs/2401.03001", "https://arxiv.org/abs/2401.03002"
BOTH = ("Ann Bee", "Cee Dee")


@dataclass(frozen=True)
class Facts:
    title: str
    arxiv: str
    authors: tuple[str, ...] = ()
    venue: str = ""
    issued: str = ""


def facts_of(entry: Entry) -> Facts:
    """What an entry says without labels."""
    venue = entry.venue.text if entry.venue else ""
    return Facts(entry.name, entry.arxiv, entry.author_names, venue, entry.issued.iso if entry.issued else "")


LISTS: dict[str, tuple[str, list[Facts]]] = {
    "bold titles with broken lines below": (
        f"# Awesome Kites\n\n## Surveys\n\n**{KITE}** \\\n*Ann Bee, Cee Dee<sup>1</sup>, Eve Foxglove, Guy Haw* \\\n"
        f"ICLR 2024. [[Paper]({KITE_LINK})] \\\n2 Jan 2024\n\n**{POND}** \\\n*Ann Bee, Cee Dee* \\\n"
        f"arXiv 2024. [[Paper]({POND_LINK})] \\\n3 Jan 2024\n",
        [
            Facts(KITE, "2401.03001", (*BOTH, "Eve Foxglove", "Guy Haw"), "ICLR", "2024-01-02"),
            Facts(POND, "2401.03002", BOTH, "arXiv", "2024-01-03"),
        ],
    ),
    "a venue in brackets before the title": (
        f"- (*NeurIPS'23*) {KITE} [[paper]({KITE_LINK})]\n- (*ICLR'24*) {POND} [[paper]({POND_LINK})]\n",
        [
            Facts(KITE, "2401.03001", venue="NeurIPS", issued="2023"),
            Facts(POND, "2401.03002", venue="ICLR", issued="2024"),
        ],
    ),
    "a month in brackets before the title, names in italics behind it": (
        f"- [2024/01] **{KITE}.** *Ann Bee et al.* arXiv. [[paper]({KITE_LINK})]\n"
        f"- [2024/01] **{POND}.** *Ann Bee, Cee Dee.* arXiv. [[paper]({POND_LINK})]\n",
        [
            Facts(KITE, "2401.03001", ("Ann Bee",), issued="2024-01"),
            Facts(POND, "2401.03002", BOTH, issued="2024-01"),
        ],
    ),
    "an id and a month behind commas": (
        f"- {KITE}, arXiv 2401.03001, Jan 2024\n- {POND}, arXiv 2401.03002, Feb 2024\n",
        [Facts(KITE, "2401.03001", issued="2024-01"), Facts(POND, "2401.03002", issued="2024-02")],
    ),
    "names and a laboratory in brackets behind headings": (
        f"## Week 3\n\n### 1. {KITE} (Bee et al., Kite Lab)\n\n{KITE_LINK}\n\n"
        f"### 2. {POND} (ACL 2024)\n\n{POND_LINK}\n",
        [Facts(KITE, "2401.03001", ("Bee",)), Facts(POND, "2401.03002", venue="ACL", issued="2024")],
    ),
    "names, a month and an address in bullets below headings": (
        f"# {KITE}\n- Ann Bee, Cee Dee\n- 2024.01\n- {KITE_LINK}\n- It flies.\n\n"
        f"# {POND}\n- Ann Bee, Cee Dee\n- 2024.02\n- {POND_LINK}\n",
        [
            Facts(KITE, "2401.03001", BOTH, issued="2024-01"),
            Facts(POND, "2401.03002", BOTH, issued="2024-02"),
        ],
    ),
    "paragraphs with a short name before the title and a remark below": (
        f"# Papers I liked\n\n**[Kite]** {KITE}. Bee et al., 2024. {KITE_LINK}\nFlies well.\n\n"
        f"**[Pond]** {POND}. Dee et al., 2023. {POND_LINK}\nSwims well.\n",
        [
            Facts(KITE, "2401.03001", ("Bee",), issued="2024"),
            Facts(POND, "2401.03002", ("Dee",), issued="2023"),
        ],
    ),
    "plain paragraphs of title, names and address": (
        f"Reading list\n\n{KITE}\nAnn Bee, Cee Dee\n{KITE_LINK}\n\n{POND}\nAnn Bee, Cee Dee\n{POND_LINK}\n",
        [Facts(KITE, "2401.03001", BOTH), Facts(POND, "2401.03002", BOTH)],
    ),
    "a bold short name that the title begins with": (
        f"- **KiteNet**: Flying on Very Short Strings [[paper]({KITE_LINK})]\n"
        f"- **PondNet**: Swimming in Shallow Water [[paper]({POND_LINK})]\n",
        [Facts("KiteNet: Flying on Very Short Strings", "2401.03001"), Facts(POND, "2401.03002")],
    ),
    "names, a title in italics and a venue, one name in bold": (
        f"# Publications\n\n1. **Ann Bee**, Cee Dee. *{KITE}*. ACL 2023. [[pdf]]({KITE_LINK})\n"
        f"2. Cee Dee, **Ann Bee**. *{POND}*. EMNLP 2022. [[pdf]]({POND_LINK})\n",
        [
            Facts(KITE, "2401.03001", BOTH, "ACL", "2023"),
            Facts(POND, "2401.03002", ("Cee Dee", "Ann Bee"), "EMNLP", "2022"),
        ],
    ),
    "surnames first, then an id": (
        f"# Awesome kites\n\n1. **{KITE}.** Bee, A., Dee, C., & Foxglove, E. arXiv:2401.03001\n"
        f"2. **{POND}.** Ann Bee, Cee Dee. arXiv:2401.03002 [[code]](https://github.com/a/pond)\n",
        [Facts(KITE, "2401.03001", ("A. Bee", "C. Dee", "E. Foxglove")), Facts(POND, "2401.03002", BOTH)],
    ),
    "names and a venue around a title in quotes": (
        f'1. Bee et al. "{KITE}." NeurIPS 2017. [[pdf]({KITE_LINK})]\n'
        f'2. Dee et al. "{POND}." ACL 2019. [[pdf]({POND_LINK})]\n',
        [
            Facts(KITE, "2401.03001", ("Bee",), "NeurIPS", "2017"),
            Facts(POND, "2401.03002", ("Dee",), "ACL", "2019"),
        ],
    ),
    "an id that is a link, names and where they work": (
        f"# Weekly papers\n\n## {KITE}\n[arXiv:2401.03001]({KITE_LINK}) | Ann Bee, Cee Dee | Kite Research\n- It flies."
        f"\n\n## {POND}\n[arXiv:2401.03002]({POND_LINK}) | Ann Bee, Cee Dee | PondMind\n- It swims.\n",
        [Facts(KITE, "2401.03001", BOTH), Facts(POND, "2401.03002", BOTH)],
    ),
    "numbers and signs before titles, links and names": (
        f"1️⃣ {KITE}\n🔗 {KITE_LINK}\n✍️ Ann Bee, Cee Dee 외\n📝 연이 난다.\n\n"
        f"2️⃣ {POND}\n🔗 {POND_LINK}\n✍️ Ann Bee, Cee Dee 외\n",
        [Facts(KITE, "2401.03001", BOTH), Facts(POND, "2401.03002", BOTH)],
    ),
    "one name alone where the neighbours have names": (
        f"**[1] [{KITE}]({KITE_LINK})**\n*Ann Bee, Cee Dee*\nAbstract: It flies.\n\n"
        f"**[2] [{POND}]({POND_LINK})**\n*Eve Foxglove*\nAbstract: It swims.\n",
        [Facts(KITE, "2401.03001", BOTH), Facts(POND, "2401.03002", ("Eve Foxglove",))],
    ),
    "a picture before a linked title in a table": (
        "| Title | Venue | Date |\n|---|---|---|\n"
        f"| ![Star](https://img.example/kite.svg) <br> [**{KITE}**]({KITE_LINK}) <br> | ICLR 2024 | 2024-01-05 |\n"
        f"| [**{POND}**]({POND_LINK}) <br> | ACL 2024 | 2024-01-06 |\n",
        [
            Facts(KITE, "2401.03001", (), "ICLR 2024", "2024-01-05"),
            Facts(POND, "2401.03002", (), "ACL 2024", "2024-01-06"),
        ],
    ),
    "bold titles, names behind by and a day below the heading": (
        f"# Kite News, Issue 31\n*April 8, 2024*\n\n**{KITE}**\nby Ann Bee, Cee Dee and others at Kite Lab → "
        f"[read]({KITE_LINK})\n\nIt flies.\n\n**{POND}**\nby Ann Bee, Cee Dee at PondMind → [read]({POND_LINK})\n",
        [Facts(KITE, "2401.03001", BOTH), Facts(POND, "2401.03002", BOTH)],
    ),
    "days of a seminar, the title behind the label paper": (
        f"# Lab Seminar\n\n## 9/6 (Wed)\n- Presenter: Kim\n- Paper: [{KITE}]({KITE_LINK}) (ICCV 2023)\n\n"
        f"## 9/13 (Wed)\n- Presenter: Lee\n- Paper: [{POND}]({POND_LINK})\n",
        [Facts(KITE, "2401.03001", (), "ICCV", "2023"), Facts(POND, "2401.03002")],
    ),
    "titles in Chinese marks behind days, one without a link": (
        f"# 论文阅读清单\n\n- [x] 1.3 《{KITE}》 {KITE_LINK}\n- [x] 1.5 《Pond 7B》 {POND_LINK}\n- [ ] 《{POND}》\n",
        [Facts(KITE, "2401.03001"), Facts("Pond 7B", "2401.03002"), Facts(POND, "")],
    ),
    "surnames first behind an anchor, the linked title in italics": (
        f'- <a name="Bee20"></a>Bee, A., Dee, C., Foxglove, E., *[{KITE}]({KITE_LINK})*, ICRA 2020.\n'
        f'- <a name="Bee21"></a>Bee, A., Dee, C., *[{POND}]({POND_LINK})*, IROS 2021.\n',
        [
            Facts(KITE, "2401.03001", ("A. Bee", "C. Dee", "E. Foxglove"), "ICRA", "2020"),
            Facts(POND, "2401.03002", ("A. Bee", "C. Dee"), "IROS", "2021"),
        ],
    ),
    "addresses before titles": (
        f"# Reading list\n\n- {KITE_LINK} ({KITE})\n- {POND_LINK} - {POND}\n",
        [Facts(KITE, "2401.03001"), Facts(POND, "2401.03002")],
    ),
    "a name in bold, names, then the title in italics": (
        f"1. **KiteNet** — Bee et al., 2024. *Flying on Short Strings.* {KITE_LINK}\n"
        f"2. **PondNet** — Dee et al., 2023. *Swimming in Shallow Water.* {POND_LINK}\n",
        [
            Facts("KiteNet", "2401.03001", ("Bee",), issued="2024"),
            Facts("PondNet", "2401.03002", ("Dee",), issued="2023"),
        ],
    ),
    "titles in paragraphs, facts behind dashes": (
        f"# Interesting papers, May 2024\n\n{KITE} — Bee et al. — [arxiv]({KITE_LINK}) — it flies\n\n"
        f"{POND} — Dee et al. — [arxiv]({POND_LINK}) — it swims\n",
        [Facts(KITE, "2401.03001", ("Bee",)), Facts(POND, "2401.03002", ("Dee",))],
    ),
    "a list in HTML": (
        '<h1 align="center">Kite papers</h1>\n\n<ul>\n'
        f'<li><a href="{KITE_LINK}">{KITE}</a> - Bee et al., 2014</li>\n'
        f'<li><a href="{POND_LINK}">{POND}</a> - Dee et al., 2015</li>\n</ul>\n',
        [
            Facts(KITE, "2401.03001", ("Bee",), issued="2014"),
            Facts(POND, "2401.03002", ("Dee",), issued="2015"),
        ],
    ),
    "two surnames in brackets behind the title": (
        f"# Kite papers\n\n- {KITE} (Bee et al.) [[pdf]({KITE_LINK})]\n- {POND} (Bee and Dee) [[pdf]({POND_LINK})]\n",
        [Facts(KITE, "2401.03001", ("Bee",)), Facts(POND, "2401.03002", ("Bee", "Dee"))],
    ),
    "venues in code, in brackets and in italics": (
        f"# Kite papers\n\n* `[CoRL 2022]` **{KITE}** [[Paper]({KITE_LINK})]\n"
        f"* **{POND}**, _ICRA 2024_, [[Paper]({POND_LINK})]\n",
        [
            Facts(KITE, "2401.03001", venue="CoRL", issued="2022"),
            Facts(POND, "2401.03002", venue="ICRA", issued="2024"),
        ],
    ),
    "a numbered heading with a short year, and a line of links with signs": (
        f"# Kites\n\n#### 1. {KITE}\n**Authors**: Ann Bee, Cee Dee\n\n[📄 Paper]({KITE_LINK}) | [💻 Code (later)]()\n\n"
        f"#### 2. [CVPR '24] {POND}\n**Authors**: Ann Bee, Cee Dee\n\n[📄 Paper]({POND_LINK})\n",
        [Facts(KITE, "2401.03001", BOTH), Facts(POND, "2401.03002", BOTH, "CVPR", "2024")],
    ),
    "a venue in italics behind in": (
        f"- {KITE}, in _AAAI_ 2021. [\\[paper\\]]({KITE_LINK})\n"
        f"- {POND}, in _NeurIPS_ 2021. [\\[paper\\]]({POND_LINK})\n",
        [
            Facts(KITE, "2401.03001", venue="AAAI", issued="2021"),
            Facts(POND, "2401.03002", venue="NeurIPS", issued="2021"),
        ],
    ),
    "names in italics with a full stop, in a paragraph of the item": (
        f"1. **{KITE}.** ICLR 2017. [paper]({KITE_LINK})\n\n    *Ann Bee, Cee Dee.*\n\n"
        f"2. **{POND}.** ICLR 2018. [paper]({POND_LINK})\n\n    *Ann Bee, Cee Dee.*\n",
        [
            Facts(KITE, "2401.03001", BOTH, "ICLR", "2017"),
            Facts(POND, "2401.03002", BOTH, "ICLR", "2018"),
        ],
    ),
    "a short name in brackets before the names": (
        f"* [x] **{KITE}** (Kite) | Bee et al. | [link]({KITE_LINK}) | 12/22\n"
        f"* [ ] **{POND}** | Dee et al. | [link]({POND_LINK})\n",
        [Facts(KITE, "2401.03001", ("Bee",)), Facts(POND, "2401.03002", ("Dee",))],
    ),
    "titles behind squares": (
        f"# 논문 목록\n\n■ {KITE} (NeurIPS 2023)\n - 저자: Ann Bee, Cee Dee\n - {KITE_LINK}\n\n"
        f"■ {POND}\n - 저자: Ann Bee, Cee Dee\n - {POND_LINK}\n",
        [Facts(KITE, "2401.03001", BOTH, "NeurIPS", "2023"), Facts(POND, "2401.03002", BOTH)],
    ),
    "folded parts with the venue behind the bold title": (
        f"<details>\n<summary><b>{KITE}</b> (NeurIPS 2020)</summary>\n\n- Link: {KITE_LINK}\n\n</details>\n\n"
        f"<details>\n<summary><b>{POND}</b> (ICML 2021)</summary>\n\n- Link: {POND_LINK}\n\n</details>\n",
        [
            Facts(KITE, "2401.03001", venue="NeurIPS", issued="2020"),
            Facts(POND, "2401.03002", venue="ICML", issued="2021"),
        ],
    ),
}


@pytest.mark.parametrize("name", LISTS)
def test_facts_beside_titles_of_lists(name: str) -> None:
    text, wanted = LISTS[name]
    assert [facts_of(entry) for entry in read(text).entries] == wanted


PAGES: dict[str, tuple[str, Facts]] = {
    "a venue on its own line in a quote": (
        f"# {KITE}\n\n> Ann Bee, Cee Dee (Kite Lab)\n> ICLR 2024\n> [[Paper]]({KITE_LINK})\n\nText.\n",
        Facts(KITE, "2401.03001", BOTH, "ICLR", "2024"),
    ),
    "a venue in brackets behind the title": (
        f"# {KITE} (NeurIPS 2023)\n\n[Paper]({KITE_LINK})\n\nText.\n",
        Facts(KITE, "2401.03001", (), "NeurIPS", "2023"),
    ),
    "a year and a venue in brackets before the title": (
        f"# [2023 NeurIPS] {KITE}\n\n**Link** | {KITE_LINK}\n:-- | :--\n**Author** | Ann Bee, Cee Dee\n\nText.\n",
        Facts(KITE, "2401.03001", BOTH, "NeurIPS", "2023"),
    ),
    "a venue with a short year before the title": (
        f"# (CVPR23) {KITE}\n\n[Paper]({KITE_LINK})\n\nText.\n",
        Facts(KITE, "2401.03001", (), "CVPR", "2023"),
    ),
    "a venue with a label and one without": (
        f"# {KITE} (ICLR 2024)\n\n- Venue: ICLR 2024 (oral)\n- Paper: {KITE_LINK}\n\nText.\n",
        Facts(KITE, "2401.03001", (), "ICLR 2024 (oral)", "2024"),
    ),
    "names and a venue in headings below the title": (
        f"# {KITE}\n### Ann Bee, Cee Dee, Eve Foxglove\n#### ECCV 2016, {KITE_LINK}\n\nText.\n",
        Facts(KITE, "2401.03001", (*BOTH, "Eve Foxglove"), "ECCV", "2016"),
    ),
    "a citation of the paper itself below its heading": (
        f'# {KITE}\n\nBee, Ann, Cee Dee, and Eve Foxglove. "{KITE}." ICML, 2020. {KITE_LINK}\n\nText.\n',
        Facts(KITE, "2401.03001", (*BOTH, "Eve Foxglove"), issued="2020"),
    ),
    "fields in a block of code at the top": (
        f'```yaml\ntitle: "{KITE}"\narxiv: 2401.03001\nauthors: [Ann Bee, Cee Dee]\n```\n\n# Notes\nText.\n',
        Facts(KITE, "2401.03001", BOTH),
    ),
    "the title behind the key paper of a header": (
        f'---\naliases: ["KiteNet"]\npaper: "{KITE}"\nlink: {KITE_LINK}\nyear: 2024\n---\n#paper\n\nIt flies.\n',
        Facts(KITE, "2401.03001", issued="2024"),
    ),
    "slides whose header names the talk": (
        f"---\nmarp: true\ntitle: 연 스터디\n---\n# {KITE}\nAnn Bee, Cee Dee\narXiv:2401.03001\n\n---\n## 배경\n글.\n",
        Facts(KITE, "2401.03001", BOTH),
    ),
}


@pytest.mark.parametrize("name", PAGES)
def test_facts_beside_the_title_of_a_page(name: str) -> None:
    text, wanted = PAGES[name]
    assert facts_of(only(text, "notes/25 kite.md")) == wanted


def test_a_review_without_an_id_is_known_by_its_tag_and_sections() -> None:
    text = "---\ntitle: 연 R-CNN 리뷰\ntags: [논문리뷰]\n---\n\n## Abstract\n글.\n\n## Method\n글.\n\n## 실험\n글.\n"
    assert only(text).confidence < 0.6


@pytest.mark.parametrize(
    "title",
    [
        "Attention, Memory and Time",
        "Learning to Fly (and to Land)",
        "A Model of Everything (GPT-4)",
        "Kites, Strings and Large Language Models",
        "What Happened in 2020?",
        "Scaling Kites - A Short Study",
        "KiteNet-2: Flying with VGG16",
        "Solving MATH 401 with Language Models",
    ],
)
def test_words_of_a_title_that_only_look_like_facts_stay(title: str) -> None:
    assert facts_of(only(f"# {title}\n\narXiv: {KITE_LINK}\n\nText.\n")).title == title


def test_a_quote_below_a_label_alone_has_the_label() -> None:
    text = f"# Papers\n\n## {KITE}\n- {KITE_LINK}\n- **Abstract**:\n> It flies.\n\n## {POND}\n- {POND_LINK}\n"
    assert texts(read(text).entries[0]) == [("heading", "", "Abstract"), ("paragraph", "Abstract", "It flies.")]


def test_a_first_line_with_a_date_dates_the_list() -> None:
    text = f"📅 2024년 3월 12일 AI 논문 브리핑\n\n1️⃣ {KITE}\n🔗 {KITE_LINK}\n\n2️⃣ {POND}\n🔗 {POND_LINK}\n"
    assert [str(entry.listed_on) for entry in read(text).entries] == ["2024-03-12", "2024-03-12"]


def test_items_that_are_dates_date_the_papers_below_them() -> None:
    text = (
        f"# Papers I read\n\n* **2024-04-22**\n  * [{KITE}]({KITE_LINK})\n    * flies\n* **2024-04-20**\n"
        f"  * [{POND}]({POND_LINK})\n* Later\n  * [OwlNet: Seeing in the Dark](https://arxiv.org/abs/2401.03003)\n"
    )
    assert [str(entry.listed_on) for entry in read(text).entries] == ["2024-04-22", "2024-04-20", "None"]


def test_a_review_that_links_its_paper_in_the_first_sentence() -> None:
    text = (
        f"---\ntitle: 연 논문 리뷰\n---\n오늘은 [{KITE}]({KITE_LINK}) 논문을 리뷰합니다.\n\n## Abstract\n연이 난다.\n"
    )
    assert facts_of(only(text)) == Facts(KITE, "2401.03001")


@pytest.mark.parametrize(
    "text",
    [
        "# LLM Agents MOC\n\n- [[KiteNet]]\n- [[PondNet]] - swims\n\n## Questions\n- How do agents plan?\n",
        "# Neural Kite Agents\n\n- a topic of three words\n",
        f"# Glossary\n\n- **RLHF**: learning from feedback ([Bee et al., 2022]({KITE_LINK}))\n"
        f"- **DPO**: direct optimization ([Dee et al., 2023]({POND_LINK}))\n",
        f"---\ntitle: 'RAG 시리즈 1편: 검색기의 역사'\n---\n[KiteNet]({KITE_LINK})과 [PondNet]({POND_LINK})을 본다.\n\n"
        "## KiteNet\n글.\n\n## 실험\n글.\n",
        "# Kite Talk - Strings vs. Wings - 2020\n\n## Strings and Wings\n\n- Strings: long\n\n## Wings\n\nText.\n",
        "# Kite LLM Science Exam 정리\n\n- 링크: https://exam.example/kites\n\n## 배운 점\n- 연이 난다\n",
        "# v2.0.0: Multi-GPU Training and Inference\n\n* Support for kites\n",
        f"# Model Card for Kite-7b\n\n- Paper: {KITE_LINK}\n\n## Training Data\nKites.\n\n## Evaluation\nFlies.\n",
        "# TODO\n\n- [ ] read https://arxiv.org/abs/2401.03001\n- [ ] write to Ann\n",
        "# TIL: KiteAttention 설치하기\n\n논문: https://arxiv.org/abs/2401.03001\n\n빌드가 안 되면 다시 한다.\n",
    ],
)
def test_topics_instructions_and_words_are_not_papers(text: str) -> None:
    assert read(text, "topics/kites.md").entries == ()
