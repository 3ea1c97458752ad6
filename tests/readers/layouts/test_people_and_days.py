"""People and days in the forms in which lists and pages give them."""

import pytest
from small_readings import only, read

from kg.model import PartialDate

KITE, POND = "KiteNet: Flying on Short Strings", "Pond Attention for Quiet Retrieval in Water"
KITE_LINK, POND_LINK = "https://arxiv.org/abs/2401.03001", "https://arxiv.org/abs/2402.03002"
BOTH = ("Ann Bee", "Cee Dee")


PEOPLE: dict[str, str] = {
    "in italics with an affiliation": (
        f"**1. [{KITE}]({KITE_LINK})**\n*Ann Bee, Cee Dee et al. (Sky Lab)*\n\nStrings.\n\n"
        f"**2. [{POND}]({POND_LINK})**\n*Ann Bee, Cee Dee (Sea Lab, River)*\n\nPonds.\n"
    ),
    "before a title in quotes, with an escaped mark": (
        f'1. Ann Bee\\*, **Cee Dee**. "{KITE}." *SKY 2024*. [[pdf]]({KITE_LINK})\n'
        f'2. Ann Bee, **Cee Dee**. "{POND}." *SEA 2024*. [[pdf]]({POND_LINK})\n'
    ),
    "before a subject of arXiv": (
        f"* [2401.03001]({KITE_LINK}) **{KITE}** — Ann Bee, Cee Dee. *cs.CL*\n"
        f"* [2402.03002]({POND_LINK}) **{POND}** — Ann Bee, Cee Dee. *cs.CV*\n"
    ),
}


@pytest.mark.parametrize("text", PEOPLE.values(), ids=PEOPLE.keys())
def test_people_of_a_list(text: str) -> None:
    assert [entry.author_names for entry in read(text, "notes/list.md").entries] == [BOTH, BOTH]


def test_people_with_their_affiliations_below_a_heading() -> None:
    text = (
        f"# URL\n- {KITE_LINK}\n\n# Affiliations\n- Ann Bee, Sky Lab\n- Cee Dee, N/A\n\n# Title\n"
        f"{KITE}\n\n# Abstract\n- Strings.\n"
    )
    entry = only(text)
    assert (entry.name, entry.author_names) == (KITE, BOTH)


def test_references_in_paragraphs_are_the_entries_of_a_bibliography() -> None:
    text = (
        f"# Annotated bibliography\n\nBee, A., & Dee, C. (2024). {KITE}. *SKY*. {KITE_LINK}\n\n> Strings.\n\n"
        f"Dee, C., & Bee, A. (2023). Ponds for Frogs. *SEA*. {POND_LINK}\n\n> Ponds.\n"
    )
    assert [(entry.name, entry.author_names) for entry in read(text).entries] == [
        (KITE, ("A. Bee", "C. Dee")),
        ("Ponds for Frogs", ("C. Dee", "A. Bee")),
    ]


def test_months_of_a_list_of_one_year() -> None:
    text = (
        f"# Papers read in 2024\n\n## January\n\n- [{KITE}]({KITE_LINK})\n\n## 10월 2일 (수)\n\n"
        f"- [{POND}]({POND_LINK})\n"
    )
    days = [entry.listed_on for entry in read(text).entries]
    assert [day.iso if isinstance(day, PartialDate) else str(day) for day in days] == ["2024-01", "2024-10-02"]


def test_days_without_a_year_before_titles() -> None:
    text = (
        f"# 2024년 7월 읽은 논문\n\n### 7/19 {KITE}\n*Ann Bee et al., Sky*\n{KITE_LINK}\n\n- 연\n\n"
        f"### 7/21 {POND}\n*Cee Dee et al., Sea*\n{POND_LINK}\n\n- 못\n"
    )
    assert [(entry.name, str(entry.listed_on), entry.author_names) for entry in read(text).entries] == [
        (KITE, "2024-07-19", ("Ann Bee",)),
        (POND, "2024-07-21", ("Cee Dee",)),
    ]
    text = f"**2023**\n- Dec. {POND}, [arXiv]({POND_LINK})\n\n**2024**\n- Jan. {KITE}, [arXiv]({KITE_LINK})\n"
    assert [entry.name for entry in read(text, "timeline.md").entries] == [POND, KITE]


def test_names_behind_a_label_replace_those_of_a_reference() -> None:
    text = (
        "---\ntitle: KiteNet\ntags: [paper]\n---\n> [!quote] Reference\n> Bee, A., & Dee, C. (2024). KiteNet. SKY. "
        f"{KITE_LINK}\n\n**Authors**: Ann Bee, Cee Dee\n\nStrings.\n"
    )
    assert only(text).author_names == BOTH


def test_facts_in_small_html() -> None:
    text = (
        f"### {KITE}\n"
        f'<sub>Ann Bee, Cee Dee, … (Sky) &nbsp;·&nbsp; March 2024 · <a href="{KITE_LINK}">arXiv</a></sub>\n\nStrings.\n'
    )
    entry = only(text)
    assert (entry.arxiv, entry.author_names) == ("2401.03001", BOTH)


def test_publications_of_a_lab_in_two_languages() -> None:
    text = (
        f'# 연구 실적\n\n## 국제\n\n- Ann Bee, Cee Dee, "{KITE}", SKY 2024. [[paper]]({KITE_LINK})\n\n'
        '## 국내\n\n- 김하늘, 이바다, "짧은 줄에 매단 연의 비행", 하늘 학술대회, 2023.\n'
    )
    assert [(entry.name, entry.author_names) for entry in read(text).entries] == [
        (KITE, BOTH),
        ("짧은 줄에 매단 연의 비행", ("김하늘", "이바다")),
    ]


def test_names_of_losses_with_citations_are_no_papers() -> None:
    text = (
        "# Kites\n\n## Losses\n\n- StringNCE: van den Bee et al., [KPC](https://arxiv.org/abs/1807.03001)\n"
        "- KT-Xent: used in [KiteCLR](https://arxiv.org/abs/2002.03001)\n"
    )
    assert read(text).entries == ()


def test_days_before_titles_are_those_of_reading_or_of_the_papers() -> None:
    log = f"- 2024-05-01: [{KITE}]({KITE_LINK})\n- 2024-05-02: [{POND}]({POND_LINK})\n"
    assert [str(entry.listed_on) for entry in read(log, "log.md").entries] == ["2024-05-01", "2024-05-02"]
    years = (
        f"- 2017-06-12: [Frogs for Deep Ponds](https://arxiv.org/abs/1706.03001)\n- 2024-02-02: [{POND}]({POND_LINK})\n"
    )
    entries = read(years, "ponds.md").entries
    assert [(entry.listed_on, entry.issued.iso) for entry in entries if entry.issued] == [
        (None, "2017-06-12"),
        (None, "2024-02-02"),
    ]


def test_what_a_tool_supports_is_no_list_of_papers() -> None:
    text = (
        "# kite-tool\n\n[![arXiv](https://img.shields.io/badge/arXiv-2404.1.svg)](https://arxiv.org/abs/2404.11111)\n\n"
        f"## 설치\n\n```bash\npip install kite\n```\n\n## 벤치마크\n\n| 이름 | 논문 |\n|---|---|\n"
        f"| KiteQA | [링크]({KITE_LINK}) |\n"
        f"| PondQA | [링크]({POND_LINK}) |\n"
    )
    assert read(text, "README.md").entries == ()


def test_bold_days_before_titles_and_publications_on_the_site_of_a_lab() -> None:
    text = (
        f"# June 2024\n\n**06/10** — [{KITE}]({KITE_LINK}): strings.\n\n"
        "**06/17** — [Pond-4 Technical Report](https://research.pond.example/publication/2024-06_pond-4): water.\n"
    )
    assert [(entry.name, str(entry.listed_on)) for entry in read(text).entries] == [
        (KITE, "2024-06-10"),
        ("Pond-4 Technical Report", "2024-06-17"),
    ]


def test_names_year_id_and_an_honour_in_a_row() -> None:
    text = f"# {POND}\n\n**Bee et al. (2021)** — [arXiv:2402.03002]({POND_LINK}) — *ICCV best paper*\n\nText.\n"
    entry = only(text)
    assert (entry.arxiv, entry.author_names, entry.venue and entry.venue.text) == ("2402.03002", ("Bee",), "ICCV")


def test_a_talks_title_below_its_day_and_speaker() -> None:
    text = "\n\n".join(
        f"일시: 2024년 7월 {day}일 20:00\n발표자: 김민수\n논문: {title}\n링크: {link}\n\n메모\n- 좋다"
        for day, title, link in ((9, KITE, KITE_LINK), (16, POND, POND_LINK))
    )
    entries = read(f"7월 스터디\n\n{text}\n").entries
    assert [(entry.name, entry.arxiv) for entry in entries] == [(KITE, "2401.03001"), (POND, "2402.03002")]
    assert [str(entry.listed_on) for entry in entries] == ["2024-07-09", "2024-07-16"]


def test_facts_behind_signs_below_a_heading() -> None:
    text = "".join(
        f"### {title}\n- 🔗 {link}\n- 👥 Ann Bee, Cee Dee\n- 📅 2024.02.05\n\n**TL;DR** 바람.\n\n"
        for title, link in ((KITE, KITE_LINK), (POND, POND_LINK))
    )
    for entry in read(text).entries:
        assert entry.author_names == BOTH
        assert entry.issued is not None
        assert (entry.issued.year, entry.issued.month, entry.issued.day) == (2024, 2, 5)


def test_a_journals_day_above_a_paper_in_an_outline() -> None:
    entry = only(f"- [[2024-05-02]]\n- title:: {KITE}\n  link:: {KITE_LINK}\n- ## Summary\n\t- strings\n", "pages/k.md")
    assert str(entry.listed_on) == "2024-05-02"


def test_initials_behind_surnames() -> None:
    entry = only(f"Title: {KITE}\nAuthor(s): Bee A., Dee C.E., Foxglove E.\nLink: {KITE_LINK}\n")
    assert entry.author_names == ("A. Bee", "C.E. Dee", "E. Foxglove")


def test_a_labelled_link_to_the_paper_is_not_a_citation_of_it() -> None:
    entry = only(f"# 연 날리기 리뷰\n\n오늘은 연을 본다.\n\n- 논문: [{KITE}](https://arxiv.org/abs/2010.03001)\n")
    assert (entry.name, entry.author_names, entry.issued) == (KITE, (), None)


def test_the_reference_of_a_literature_note_gives_the_authors() -> None:
    entry = only(
        f'---\naliases: ["{KITE}"]\nyear: 2024\ndoi: 10.48550/arXiv.2401.03001\n---\n> [!cite]\n> Bee, A., & Dee, C. '
        f"(2024). *{KITE}* (arXiv:2401.03001). arXiv. https://doi.org/10.48550/arXiv.2401.03001\n\n"
        "## Annotations\n> strings\n",
        "@bee2024.md",
    )
    assert (entry.name, entry.author_names) == (KITE, ("A. Bee", "C. Dee"))


def test_people_behind_a_sign_and_before_where_they_work() -> None:
    text = "".join(
        f"### {title}\n📎 [arXiv]({link}) | 🧑‍🔬 Ann Bee, Cee Dee | 🏛 Sky Lab\n👉 좋다.\n\n"
        for title, link in ((KITE, KITE_LINK), (POND, POND_LINK))
    )
    assert [entry.author_names for entry in read(text).entries] == [BOTH, BOTH]
    entry = only(f"# Kites\n\npaper: {KITE}\nauthors: Ann Bee, Cee Dee et al. @ Sky Lab\narxiv: 2401.03001\n")
    assert entry.author_names == BOTH
