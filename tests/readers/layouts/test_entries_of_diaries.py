"""Entries in the forms of diaries, schedules, annotated bibliographies and lists of votes."""

import pytest
from small_readings import read

KITE, POND = "KiteNet: Flying on Short Strings", "Pond Attention for Quiet Retrieval in Water"
KITE_LINK, POND_LINK = "https://arxiv.org/abs/2401.03001", "https://arxiv.org/abs/2402.03002"


def test_tasks_of_a_journal_of_logseq() -> None:
    text = (
        f"- 아침: 커피\n- [[Papers]]\n\t- DONE [{KITE}]({KITE_LINK})\n\t  author:: Ann Bee, Cee Dee\n"
        f"\t- TODO [{POND}]({POND_LINK})\n\t  author:: Eve Fox\n- gym\n"
    )
    found = [(entry.name, entry.author_names, str(entry.listed_on)) for entry in read(text, "2024_04_07.md").entries]
    assert found == [(KITE, ("Ann Bee", "Cee Dee"), "2024-04-07"), (POND, ("Eve Fox",), "2024-04-07")]


@pytest.mark.parametrize(("first", "second"), [("3/6", "3/13"), ("3월 6일", "3월 13일"), ("March 6", "March 13")])
def test_days_without_a_year_in_a_table_of_one_year(first: str, second: str) -> None:
    text = (
        f"# 2024 봄 세미나\n\n| 날짜 | 발표자 | 논문 |\n|---|---|---|\n| {first} | 김하늘 | [{KITE}]({KITE_LINK}) |\n"
        f"| {second} | 박바다 | [{POND}]({POND_LINK}) |\n"
    )
    found = [(entry.name, str(entry.listed_on), entry.author_names) for entry in read(text).entries]
    assert found == [(KITE, "2024-03-06", ()), (POND, "2024-03-13", ())]


def test_names_and_years_in_bold_before_titles() -> None:
    text = (
        f"# Annotated bibliography\n\n**Bee, A., & Dee, C. (2024).** *{KITE}.* SKY. {KITE_LINK}\n\nStrings.\n\n"
        f"**Fox, E. (2023).** *{POND}.* SEA. {POND_LINK}\n\nPonds.\n"
    )
    found = [(entry.name, entry.author_names) for entry in read(text).entries]
    assert found == [(KITE, ("A. Bee", "C. Dee")), (POND, ("E. Fox",))]


@pytest.mark.parametrize("sign", ["▲", "👍", "🔺"])
def test_votes_before_names_below_a_linked_title(sign: str) -> None:
    text = (
        f"# 오늘의 논문 2024-05-20\n\n## [{KITE}](https://huggingface.co/papers/2401.03001)\n**{sign} 45** · "
        f"Ann Bee, Cee Dee\n\n줄이 짧다.\n\n## [{POND}](https://huggingface.co/papers/2402.03002)\n"
        f"**{sign} 7** · Eve Fox, Gus Hay\n\nQuiet.\n"
    )
    found = [(entry.author_names, entry.votes) for entry in read(text).entries]
    assert found == [(("Ann Bee", "Cee Dee"), 45), (("Eve Fox", "Gus Hay"), 7)]


def test_accents_of_tex_in_names() -> None:
    text = (
        f"arXiv:2401.03001\nDate: Fri, 5 Jan 2024 18:59:13 GMT   (2kb)\n\nTitle: {KITE}\n"
        f"Authors: Ann G\\\"urkan, C\\'ecile Dee,"
        f" Jos\\'{{e}} Fox, Milo\\v{{s}} Hay\n\n{KITE_LINK}\n"
    )
    entries = read(text, "mail.txt").entries
    assert [entry.author_names for entry in entries] == [("Ann Gürkan", "Cécile Dee", "José Fox", "Miloš Hay")]


@pytest.mark.parametrize("first", ["2401.03001", "cs.CL/0205028", "math-ph/0101010v2", "**2401.03001**"])
def test_ids_alone_before_titles(first: str) -> None:
    text = f"# 고전\n\n* {first} – {KITE}\n* 2402.03002 - {POND}\n"
    entries = read(text).entries
    assert [entry.name for entry in entries] == [KITE, POND]
    assert [entry.arxiv for entry in entries] == [
        first.strip("*").replace("cs.CL", "cs").removesuffix("v2"),
        "2402.03002",
    ]


def test_figures_before_words_are_not_ids() -> None:
    assert read("# Prices\n\n* 2499.9999 - Kite of Paper and String\n* 1299.0000 - Pond Pump\n").entries == ()


def test_a_citation_that_links_the_paper_behind_its_title_gives_the_names() -> None:
    text = (
        f"# 정렬 논문\n\n- {KITE}, [Bee et al., 2024]({KITE_LINK})\n- {POND}, [Dee and Fox (2023)]({POND_LINK})\n"
        "- Long Strides Without a Map, [SKY 2022](https://arxiv.org/abs/2203.03003)\n"
    )
    found = [(entry.name, entry.author_names) for entry in read(text).entries]
    assert found == [(KITE, ("Bee",)), (POND, ("Dee", "Fox")), ("Long Strides Without a Map", ())]


@pytest.mark.parametrize("line", ["정리: 2024-10-02", "Review: 2024-10-02", "노트: 2024년 10월 2일"])
def test_a_day_alone_behind_the_label_of_notes_is_when_it_was_read(line: str) -> None:
    entry = read(f"# {KITE}\n\n원문: {KITE_LINK}\n{line}\n").entries[0]
    assert str(entry.listed_on) == "2024-10-02"


def test_labels_before_a_dash() -> None:
    text = (
        f"# 2024-05-01 논문 정리\n\n#### {KITE}\n저자 - 김철수, 이영희\n링크 - {KITE_LINK}\n\n"
        f"#### {POND}\nAuthors - Cee Dee, Eve Fox\nLink - {POND_LINK}\n"
    )
    found = [(entry.arxiv, entry.author_names) for entry in read(text).entries]
    assert found == [("2401.03001", ("김철수", "이영희")), ("2402.03002", ("Cee Dee", "Eve Fox"))]


def test_headings_of_short_names_with_ids_in_brackets_are_a_list_not_a_page_under_the_first_id() -> None:
    entries = read("## KiteNet (2401.03001)\n연이 난다.\n\n## PondNet (2402.03002)\nSwims.\n").entries
    assert [(entry.name, entry.arxiv) for entry in entries] == [("KiteNet", "2401.03001"), ("PondNet", "2402.03002")]


def test_lines_of_a_reference_list_of_which_some_have_an_id_alone() -> None:
    text = (
        f'# 읽을 논문\n\n[1] Ann Bee, Cee Dee, "{KITE}," in SKY, 2024. {KITE_LINK}\n'
        f'[2] Eve Fox, "{POND}," arXiv preprint arXiv:2402.03002, 2024.\n'
    )
    found = [(entry.name, entry.arxiv, entry.author_names) for entry in read(text).entries]
    assert found == [(KITE, "2401.03001", ("Ann Bee", "Cee Dee")), (POND, "2402.03002", ("Eve Fox",))]
