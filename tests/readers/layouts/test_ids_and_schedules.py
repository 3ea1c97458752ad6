"""Ids behind labels of any name, schedules of reading groups, bylines of blogs; posts and books are not papers."""

import pytest
from small_readings import only, read

KITE, POND = "KiteNet: Flying on Short Strings", "Pond Attention for Quiet Retrieval in Water"
KITE_LINK, POND_LINK = "https://arxiv.org/abs/2401.03001", "https://arxiv.org/abs/2402.03002"


@pytest.mark.parametrize(
    "line",
    [
        "- **ID**: `arXiv:2401.03001`",
        "- **Preprint**: arXiv:2401.03001v2 [cs.LG]",
        "- Where it is: <https://arxiv.org/abs/2401.03001>",
        "- handle: [2401.03001](https://arxiv.org/abs/2401.03001)",
    ],
)
def test_an_id_behind_a_label_of_any_name_among_fields(line: str) -> None:
    entry = only(f"# {KITE}\n\n> [!info] Source\n> - **Authors**: Ann Bee, Cee Dee\n> {line}\n\nText.\n")
    assert entry.arxiv == "2401.03001"


@pytest.mark.parametrize("key", ["id", "preprint", "fulltext-at", "handle"])
def test_an_id_in_a_property_of_any_name(key: str) -> None:
    assert only(f"---\ntitle: {KITE!r}\n{key}: {KITE_LINK}v2\n---\nText.\n").arxiv == "2401.03001"


@pytest.mark.parametrize("key", ["builds-on", "related", "follow_up", "baseline", "references"])
def test_a_property_that_speaks_of_other_works_gives_no_id(key: str) -> None:
    text = f"---\ntitle: {KITE!r}\nauthors: [Ann Bee, Cee Dee]\nyear: 2024\n{key}: {POND_LINK}\n---\nText.\n"
    assert only(text).arxiv == ""


def test_properties_with_ids_of_several_papers_give_none() -> None:
    header = f"title: {KITE!r}\nauthors: [Ann Bee, Cee Dee]\nyear: 2024\none: {KITE_LINK}\ntwo: {POND_LINK}\n"
    assert only(f"---\n{header}---\nText.\n").arxiv == ""


def test_who_presents_on_which_day_in_a_table() -> None:
    text = (
        "# Journal club, 2024\n\n| When | Who | What |\n|---|---|---|\n"
        f"| Mar 5 | Ann | [{KITE}]({KITE_LINK}) |\n| Mar 12 | - | *no meeting (holiday)* |\n"
        f"| Mar 19 | Cee | [{POND}]({POND_LINK}) |\n"
    )
    found = [(entry.name, str(entry.listed_on), entry.author_names) for entry in read(text).entries]
    assert found == [(KITE, "2024-03-05", ()), (POND, "2024-03-19", ())]


def test_a_day_with_its_presenter_above_a_title_in_emphasis() -> None:
    text = (
        f"# Reading group\n\n## 2024-03-05 (presenter: Ann)\n\n*{KITE}*, Bee, Dee, SKY 2024. <{KITE_LINK}>\n\n"
        f"## 2024-03-12 (presenter: Cee)\n\n*{POND}*, Fox, Gull, SKY 2023. doi:10.1234/sky.2023.77\n"
    )
    found = [(entry.name, str(entry.listed_on), entry.author_names) for entry in read(text).entries]
    assert found == [(KITE, "2024-03-05", ("Bee", "Dee")), (POND, "2024-03-12", ("Fox", "Gull"))]


def test_a_blog_post_with_the_title_in_bold_below_its_own() -> None:
    text = (
        f"# [Paper Review] KiteNet 논문 리뷰\n\n2022. 5. 3. 23:41 · AI/Sky\n\n**{KITE}**\n"
        f"Ann Bee, Cee Dee, Eve Fox\nSKY 2021 / Some Lab\n[arXiv]({KITE_LINK})\n\n---\n\n### 왜?\n\n글.\n"
    )
    entry = only(text)
    assert (entry.name, entry.arxiv, entry.author_names) == (KITE, "2401.03001", ("Ann Bee", "Cee Dee", "Eve Fox"))
    assert str(entry.listed_on) == "2022-05-03"


def test_addresses_before_short_names() -> None:
    text = f"# papers\n\n{KITE_LINK} KiteNet\n{POND_LINK} Pond attention\n"
    assert [(entry.name, entry.arxiv) for entry in read(text).entries] == [
        ("KiteNet", "2401.03001"),
        ("Pond attention", "2402.03002"),
    ]


@pytest.mark.parametrize(
    "address",
    ["https://someone.example/posts/kites/", "https://medium.com/@ann/kites-1", "https://youtu.be/abcdefghij"],
)
def test_posts_and_videos_among_papers_are_not_papers(address: str) -> None:
    text = (
        f"# Weekly papers\n\n- [{KITE}]({KITE_LINK})\n- [{POND}]({POND_LINK})\n"
        f"- [How I Learned to Fly Deep Kites]({address})\n"
    )
    assert [entry.name for entry in read(text).entries] == [KITE, POND]


@pytest.mark.parametrize(
    "text",
    [
        "# How to Fly Deep Learning Kites\n\n## Metadata\n- Author: [[Ann Bee]]\n- Category: #articles\n"
        "- URL: http://ann.example/k.html\n",
        "The eBook of Kites\n\nTitle: On the Learning of Kites by Natural Attention\n\nAuthor: Ann Bee\n\n"
        "Release date: March 1, 1998\n\nINTRODUCTION\n\nWhen we flew.\n\nCHAPTER I. STRINGS\n\nA string.\n",
    ],
)
def test_articles_and_books_are_not_papers(text: str) -> None:
    assert read(text).entries == ()


@pytest.mark.parametrize("head", ["| Abbr. | Full name | Venue | arXiv |", "| # | Called | Where | Paper link |"])
def test_titles_beside_a_column_of_ids(head: str) -> None:
    rows = f"| KN | {KITE} | SKY | 2401.03001 |\n| PA | {POND} | - | 2402.03002 |\n"
    found = [(entry.name, entry.arxiv) for entry in read(f"# Sky\n\n{head}\n|---|---|---|---|\n{rows}").entries]
    assert found == [(KITE, "2401.03001"), (POND, "2402.03002")]


def test_titles_beside_copies_named_by_their_ids() -> None:
    text = (
        "# On the disk\n\n| File | Title |\n|---|---|\n"
        f"| [2401.03001v2.pdf](pdf/2401.03001v2.pdf) | {KITE} |\n| [2402.03002.pdf](pdf/2402.03002.pdf) | {POND} |\n"
    )
    assert [(entry.name, entry.arxiv) for entry in read(text).entries] == [(KITE, "2401.03001"), (POND, "2402.03002")]


def test_days_before_linked_titles_in_paragraphs() -> None:
    text = (
        f"# 2023 reading log\n\nJan 9: [{KITE}]({KITE_LINK}). Strings!\n\nFeb 3: [{POND}]({POND_LINK}) and "
        "[Long Strides Without a Map](https://walks.example/2023/strides/index.html)\n"
    )
    found = [(entry.name, str(entry.listed_on)) for entry in read(text).entries]
    assert found == [(KITE, "2023-01-09"), (POND, "2023-02-03"), ("Long Strides Without a Map", "2023-02-03")]


def test_names_before_a_linked_title() -> None:
    text = (
        f"# Lecture 5 readings\n\n1. A. Bee, C. Dee. [{KITE}]({KITE_LINK}). SKY 2021.\n"
        f"2. E. Fox, G. Hen. [{POND}]({POND_LINK}).\n"
    )
    found = [(entry.name, entry.author_names) for entry in read(text).entries]
    assert found == [(KITE, ("A. Bee", "C. Dee")), (POND, ("E. Fox", "G. Hen"))]


def test_one_paper_beside_a_post_in_a_part_of_its_own() -> None:
    text = (
        f"# Models of the sky\n\n## Required reading\n\n1. [{KITE}]({KITE_LINK})\n"
        f"2. [Kite Diffusion](https://arxiv.org/abs/2403.03003)\n\n## Optional\n\n- [{POND}]({POND_LINK})\n"
        "- The post [Kites, Explained Slowly](https://ann.example/posts/kites/)\n"
    )
    assert [entry.name for entry in read(text).entries] == [KITE, "Kite Diffusion", POND]


def test_an_id_in_a_table_of_metadata_behind_any_label() -> None:
    text = (
        f"# {KITE}\n\n| Metadata | |\n|---|---|\n| Item Type | Preprint |\n| Author | Bee, Ann; Dee, Cee |\n"
        "| Date | 2022-10-02 |\n| Archive ID | arXiv:2401.03001 |\n\n## Annotations\n\nText.\n"
    )
    assert only(text).arxiv == "2401.03001"


def test_a_short_title_behind_the_words_of_a_review() -> None:
    text = (
        '---\ntitle: "KN 논문 리뷰 - Kite Diffusion Networks"\ndate: 2023-01-29\n---\n오늘 리뷰할 논문은 '
        f"**Kite Diffusion Networks**(Ann Bee, Cee Dee, SKY 2020)입니다. [[arXiv]]({KITE_LINK})\n\n## 배경\n\n글.\n"
    )
    entry = only(text)
    assert (entry.name, entry.arxiv) == ("Kite Diffusion Networks", "2401.03001")


def test_lines_of_fields_below_a_title_without_a_heading() -> None:
    text = (
        f"# 论文周报（2024.08.01-08.07）\n\n【1】{KITE}\n机构：Some Lab\n论文：arxiv.org/abs/2401.03001\n\n"
        f"【2】{POND}\n机构：Some Lab\n论文：arxiv.org/abs/2402.03002\n一句话：好。\n"
    )
    assert [(entry.name, entry.arxiv) for entry in read(text).entries] == [(KITE, "2401.03001"), (POND, "2402.03002")]


def test_a_first_author_before_a_short_bold_title_with_a_full_stop() -> None:
    text = (
        "# Kites: must reads\n\n1. Bee, Ann, et al. **Emergent Strings at Scale.** SKY 2022. "
        "[[OpenReview](https://openreview.net/forum?id=AbCdEf1234)]\n"
        f"2. Dee, Cee, et al. **{POND}.** SKY 2020. [[arXiv]({POND_LINK})]\n"
    )
    found = [(entry.name, entry.author_names) for entry in read(text).entries]
    assert found == [("Emergent Strings at Scale", ("Ann Bee",)), (POND, ("Cee Dee",))]


def test_the_day_in_a_name_that_goes_on_with_the_hour() -> None:
    assert str(only(f"# {KITE}\n\n{KITE_LINK}\n", "notes/202311021530 Kites.md").listed_on) == "2023-11-02"


def test_names_and_a_venue_in_the_description_of_a_page() -> None:
    text = f"---\ndescription: 'Ann Bee, Cee Dee / SKY 2022'\n---\n\n# {KITE}\n\nPaper: {KITE_LINK}\n"
    assert only(text).author_names == ("Ann Bee", "Cee Dee")


@pytest.mark.parametrize(
    "text",
    [
        f"# Ann Bee\n\n## Education\n- PhD\n\n## Publications\n"
        f"- **Bee, A.**, Dee, C. (2023). {KITE}. [arXiv]({KITE_LINK})\n"
        f"- Dee, C., **Bee, A.** (2022). {POND}. *SKY*.\n\n## Teaching\n- Kites 101\n",
        f"# Episode 31: Deep Agents, with a Guest from Lisbon\n\n- 00:00 intro\n"
        f"- 04:12 KiteNet ({KITE_LINK})\n- 41:00 mail\n",
    ],
)
def test_lives_and_podcasts_present_no_paper(text: str) -> None:
    assert read(text).entries == ()


@pytest.mark.parametrize(
    ("written", "day"), [("6 May", "2024-05-06"), ("17th of June", "2024-06-17"), ("May 6th", "2024-05-06")]
)
def test_a_day_before_its_month_in_a_table_of_talks(written: str, day: str) -> None:
    text = (
        "# Club\n\n## Spring 2024\n\n| Date | Paper | Presenter |\n|---|---|---|\n"
        f"| {written} | {KITE} ([arXiv]({KITE_LINK})) | Ann |\n| 1 May | {POND} ([arXiv]({POND_LINK})) | Cee |\n"
    )
    assert [str(entry.listed_on) for entry in read(text).entries] == [day, "2024-05-01"]


@pytest.mark.parametrize(
    ("written", "day"), [("21.08.", "2024-08-21"), ("6 May:", "2024-05-06"), ("3/5", "2024-03-05")]
)
def test_a_day_of_the_lists_year_before_a_title(written: str, day: str) -> None:
    text = f"# 2024\n\n- {written} [{KITE}]({KITE_LINK})\n- [{POND}]({POND_LINK})\n"
    assert str(read(text).entries[0].listed_on) == day


def test_a_list_called_related_papers_of_a_project_is_read() -> None:
    text = (
        f"# Related papers for the kite project\n\n### [KiteNet] {KITE}\nAnn Bee et al., SKY 2023 — `2401.03001`\n\n"
        f"### [PA] {POND}\nCee Dee et al., SKY 2022 — `2402.03002`\n\nText.\n"
    )
    found = [(entry.name, entry.arxiv, entry.author_names) for entry in read(text).entries]
    assert found == [(KITE, "2401.03001", ("Ann Bee",)), (POND, "2402.03002", ("Cee Dee",))]


def test_short_names_with_citations_above_titles_in_emphasis() -> None:
    text = (
        f"# Kites\n\n**KN** (Bee, Dee et al., SKY 2020)\n*{KITE}*\n[arXiv]({KITE_LINK})\n\nText.\n\n"
        f"**Pond** (Fox et al., Letters of the Sky 2022)\n*{POND}*\n[arXiv]({POND_LINK})\n\nText.\n"
    )
    found = [(entry.name, entry.arxiv, entry.author_names) for entry in read(text).entries]
    assert found == [(KITE, "2401.03001", ("Bee", "Dee")), (POND, "2402.03002", ("Fox",))]


def test_lines_of_a_day_a_title_and_an_address() -> None:
    text = (
        f"2024-03-01\n{KITE}\n{KITE_LINK}\nstrings are short. nice\n\n"
        f"2024-03-04\n{POND}\n{POND_LINK}\nwater is quiet. nice\n"
    )
    found = [(entry.name, str(entry.listed_on)) for entry in read(text, "notes.txt").entries]
    assert found == [(KITE, "2024-03-01"), (POND, "2024-03-04")]


def test_several_addresses_behind_a_label_of_any_name() -> None:
    text = (
        f"# {KITE}\n\n- Read: 2023-05-20\n- By: Ann Bee, Cee Dee\n"
        f"- Get it: [here](https://openreview.net/forum?id=AbCdEf1234), [arXiv]({KITE_LINK})\n\nText.\n"
    )
    assert only(text).arxiv == "2401.03001"


def test_a_citation_key_before_the_names() -> None:
    text = (
        f"# Reading list\n\n- `bee2023kite` Bee et al. (2023) *{KITE}*, arXiv:2401.03001\n"
        f"- `dee2023pond` Dee et al. (2023) *{POND}*, arXiv:2402.03002\n"
    )
    found = [(entry.name, entry.author_names) for entry in read(text).entries]
    assert found == [(KITE, ("Bee",)), (POND, ("Dee",))]


@pytest.mark.parametrize("week", ["12–18 February 2024", "12 Feb - 18 Feb 2024", "February 12 - 18, 2024"])
def test_the_first_day_of_a_week_is_that_of_its_papers(week: str) -> None:
    text = f"# Papers, week 7 ({week})\n\n- **{KITE}** [arXiv]({KITE_LINK})\n- **{POND}** [arXiv]({POND_LINK})\n"
    assert [str(entry.listed_on) for entry in read(text).entries] == ["2024-02-12", "2024-02-12"]


def test_a_thread_is_not_a_paper() -> None:
    assert (
        read("# Thread: why benchmarks break\n\n1/ Everyone reports one. See also another.\n2/ It is noise.\n").entries
        == ()
    )


def test_a_title_below_a_short_name_in_a_list() -> None:
    text = f"# Sky\n\n1. KN\n   - {KITE}\n   - <{KITE_LINK}>\n   - strings\n2. Pond\n   - {POND}\n   - <{POND_LINK}>\n"
    assert [(entry.name, entry.arxiv) for entry in read(text).entries] == [(KITE, "2401.03001"), (POND, "2402.03002")]


@pytest.mark.parametrize("day", ["Thu 2", "2nd", "2일 (목)", "Thursday, the 2nd"])
def test_a_day_below_the_heading_of_its_month(day: str) -> None:
    text = f"# May 2024\n\n### {day}\n{KITE} ({KITE_LINK}). Strings.\n\n### Fri 17\n{POND} ({POND_LINK}). Water.\n"
    assert [str(entry.listed_on) for entry in read(text).entries] == ["2024-05-02", "2024-05-17"]


def test_linked_titles_in_bold_html() -> None:
    text = "# Updates (Fri, 12 Apr 2024)\n\n" + "".join(
        f'<b><a href="{link}">{title}</a></b><br/>\nAnn Bee, Cee Dee<br/>\n<p>Text of some words.</p>\n\n'
        for title, link in ((KITE, KITE_LINK), (POND, POND_LINK))
    )
    found = [(entry.name, entry.arxiv, entry.author_names) for entry in read(text).entries]
    names = ("Ann Bee", "Cee Dee")
    assert found == [(KITE, "2401.03001", names), (POND, "2402.03002", names)]


def test_a_copy_named_by_its_id_in_the_anthology_and_a_day_first() -> None:
    entry = only(
        f"---\ndate: 14-09-2020\ncomments: true\n---\n# {KITE}\n\nAnn Bee, Cee Dee\n\nPDF: 2020.acl-main.740.pdf\n"
    )
    assert [each.value for each in entry.ids] == ["2020.acl-main.740"]
    assert (str(entry.listed_on), entry.venue) == ("2020-09-14", None)


def test_a_day_among_tags_above_the_title() -> None:
    text = f"**`2022.08.02`** **`Kites`** **`SKY 2022`**\n\n# {KITE}\n\nPaper: {KITE_LINK}\n"
    assert str(only(text).listed_on) == "2022-08-02"


@pytest.mark.parametrize("line", ["Blog post by Ann Bee, July 2023: https://ann.example/k.html", "A talk by Ann Bee"])
def test_notes_on_a_post_or_a_talk_are_not_a_paper(line: str) -> None:
    assert read(f'# Notes on "Deep Kites with Neural Attention"\n\n{line}\n\nStrings should be short.\n').entries == ()


def test_a_first_author_before_a_title_without_marks() -> None:
    text = f"# Reading list\n\n(1) Bee et al., {KITE}, arXiv:2401.03001\n(2) Dee and Fox, {POND}, arXiv:2402.03002\n"
    found = [(entry.name, entry.arxiv, entry.author_names) for entry in read(text).entries]
    assert found == [(KITE, "2401.03001", ("Bee",)), (POND, "2402.03002", ("Dee", "Fox"))]


def test_a_list_of_definitions() -> None:
    text = (
        f"# Papers 2019\n\n{KITE}\n: Ann Bee et al., SKY 2019\n: [arXiv:2401.03001]({KITE_LINK})\n: strings\n\n"
        f"{POND}\n: Cee Dee et al.\n: [arXiv:2402.03002]({POND_LINK})\n: water\n"
    )
    found = [(entry.name, entry.arxiv, entry.author_names) for entry in read(text).entries]
    assert found == [(KITE, "2401.03001", ("Ann Bee",)), (POND, "2402.03002", ("Cee Dee",))]


def test_a_column_of_ids_of_any_name_beside_titles() -> None:
    text = (
        f"| added | title | id |\n|---|---|---|\n| 2023-05-09 | {KITE} | arxiv:2401.03001 |\n"
        f"| 2023-04-28 | {POND} | arxiv:2402.03002 |\n"
    )
    found = [(entry.arxiv, str(entry.listed_on)) for entry in read(text).entries]
    assert found == [("2401.03001", "2023-05-09"), ("2402.03002", "2023-04-28")]
