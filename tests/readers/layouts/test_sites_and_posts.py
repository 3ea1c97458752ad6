"""Papers on sites, in posts and on pages of wikis, as people present them there."""

import pytest
from small_readings import only, read

KITE, POND = "KiteNet: Flying on Short Strings", "Pond Attention for Quiet Retrieval in Water"
KITE_LINK, POND_LINK = "https://arxiv.org/abs/2401.03001", "https://arxiv.org/abs/2402.03002"
IDS = ["2401.03001", "2402.03002"]
BOTH = ("Ann Bee", "Cee Dee")


def test_attributes_of_a_component_are_fields_of_the_page() -> None:
    entry = only(
        f'---\nid: kn\n---\n\nimport P from "./p";\n\n<P\n  title="{KITE}"\n  authors="Ann Bee, Cee Dee"\n'
        '  venue="SKY 2024"\n  arxiv="2401.03001"\n/>\n\n## What it does\n\nStrings.\n',
        "docs/kn.mdx",
    )
    assert (entry.name, entry.arxiv, entry.author_names) == (KITE, IDS[0], BOTH)


def test_components_in_a_row_are_a_list_and_cards_are_not() -> None:
    text = (
        f'# Reading list\n\n<P title="{KITE}" authors="Ann Bee, Cee Dee" arxiv="2401.03001" year={{2024}} />\n'
        f'<P title="{POND}" authors="Ann Bee, Cee Dee" arxiv="2402.03002" year={{2024}} />\n'
    )
    assert [(each.name, each.arxiv, each.author_names) for each in read(text, "docs/list.mdx").entries] == [
        (KITE, IDS[0], BOTH),
        (POND, IDS[1], BOTH),
    ]
    cards = '# Welcome\n\n<Card title="Getting started" href="/setup" />\n<Card title="Reading" href="/papers" />\n'
    assert read(cards, "docs/intro.mdx").entries == ()


def test_papers_of_a_list_may_link_their_project_or_code_alone() -> None:
    text = (
        f"# vision-papers\n\nPapers that I like.\n\n## Air\n- [{POND}]({POND_LINK})\n\n## Strings\n"
        f"- {KITE} [[project page](https://kite.example.com)]\n"
        "- KiteVLM: Learning to Fly with Language Models [[code](https://github.com/a/kitevlm)]\n\n"
        "## Simulators\n- SkySim: A Fast Simulator for Learning Robots [[code](https://github.com/a/skysim)]\n"
    )
    assert [(entry.name, [each.url for each in entry.ids]) for entry in read(text, "README.md").entries] == [
        (POND, []),
        (KITE, ["https://kite.example.com"]),
        ("KiteVLM: Learning to Fly with Language Models", ["https://github.com/a/kitevlm"]),
    ]
    mine = "# Projects\n\n- KiteVLM: Learning to Fly with Language Models [[code](https://github.com/a/kitevlm)]\n"
    assert read(mine * 2, "README.md").entries == ()


def test_a_venue_with_its_year_is_the_words_of_a_link() -> None:
    page = only(f"# {KITE}\n\n**Ann Bee, Cee Dee** — [ICLR 2024 Oral]({KITE_LINK})\n\nStrings.\n")
    assert (page.arxiv, page.author_names, page.venue and page.venue.text) == (IDS[0], BOTH, "ICLR")
    text = (
        f"# May 2024\n\n- {KITE}. Ann Bee, Cee Dee. [ICLR 2024]({KITE_LINK}). Fly.\n"
        f"- {POND}. Ann Bee, Cee Dee. [CVPR'24]({POND_LINK})\n"
    )
    found = [(entry.name, entry.author_names, entry.arxiv) for entry in read(text, "notes/may.md").entries]
    assert found == [(KITE, BOTH, IDS[0]), (POND, BOTH, IDS[1])]


TITLES: dict[str, tuple[str, str]] = {
    "without the short name that a post puts before it": (
        f'---\ntitle: "[CV] KN: Flying Kites on Short Strings 논문 리뷰"\n---\n\n'
        f"오늘은 Ann Bee의 **Flying Kites on Short Strings** 논문을 리뷰해보겠습니다.\n\n"
        f"> Paper: [arXiv]({KITE_LINK})\n> 저자: Ann Bee, Cee Dee\n\n## 1. 줄\n짧다.\n",
        "Flying Kites on Short Strings",
    ),
    "of which the header gives the long form as an alias": (
        f'---\naliases:\n  - {KITE}\nauthors: "[[Ann Bee]], [[Cee Dee]]"\nurl: {KITE_LINK}\n---\n# KN\n\nStrings.\n',
        KITE,
    ),
}


@pytest.mark.parametrize(("text", "title"), TITLES.values(), ids=TITLES.keys())
def test_page_with_a_title(text: str, title: str) -> None:
    entry = only(text)
    assert (entry.name, entry.arxiv, entry.author_names) == (title, IDS[0], BOTH)


def test_names_in_emphasis_below_a_short_title_are_not_the_title() -> None:
    entry = only(
        f"# Kite Models\n*Ann Bee, Cee Dee, Eve Eff, Gil Gee (ICML 2023)*\n[[paper]]({KITE_LINK}) "
        "[[code]](https://github.com/a/kn)\n\nStrings.\n"
    )
    assert (entry.name, entry.author_names) == ("Kite Models", (*BOTH, "Eve Eff", "Gil Gee"))


def test_the_day_of_reading_on_a_line_alone() -> None:
    assert str(only(f"# {KITE}\n\n[paper]({KITE_LINK})\n\n_Read 2023-04-03_\n\nStrings.\n").listed_on) == "2023-04-03"


LISTS: dict[str, str] = {
    "bold titles behind signs, before names in brackets and what they are about": (
        f"# This week in flying\n\n🎨 **{KITE}** (Ann Bee, Cee Dee) — no wind, just string. [arXiv]({KITE_LINK}) · "
        f"[site](https://kite.example.com)\n\n🎬 **{POND}** (Ann Bee, Cee Dee) — still. [arXiv]({POND_LINK})\n"
    ),
    "references below headings in the note's own words": (
        f"# Kite paper notes\n\n## Deep kite networks (2017)\nAnn Bee, Cee Dee, *{KITE}*, {KITE_LINK}\n\n"
        f"Strings.\n\n## Ponds (2018)\nAnn Bee, Cee Dee, *{POND}*, {POND_LINK}\n\nWater.\n"
    ),
}


@pytest.mark.parametrize("text", LISTS.values(), ids=LISTS.keys())
def test_list_of(text: str) -> None:
    found = [(entry.name, entry.arxiv, entry.author_names) for entry in read(text).entries]
    assert found == [(KITE, IDS[0], BOTH), (POND, IDS[1], BOTH)]


def test_a_title_in_italics_before_names_and_an_honour_replaces_a_short_name() -> None:
    entry = only(
        f'+++\ntitle = "KN"\n[extra]\npaper = "{KITE_LINK}"\n+++\n\n*{KITE}*, by Ann Bee, Cee Dee et al. '
        "ICLR 2023 Spotlight.\n\nStrings.\n"
    )
    assert (entry.name, entry.author_names, entry.venue and entry.venue.text) == (KITE, BOTH, "ICLR")


NO_PAPERS: dict[str, str] = {
    "an example of what a tool writes": (
        "# digest-bot\n\n## Quick start\n\n```\npip install x\n```\n\n## Example output\n\n"
        f"### 1. {KITE}\n- **Authors:** Ann Bee\n- **arXiv:** {KITE_LINK}\n\n## License\nMIT\n"
    ),
    "minutes in which people name papers": (
        "# Lab meeting 2024-03-06\n\n1. AB: baseline runs finished\n"
        f"2. CD: reviewers want a comparison with [KN]({KITE_LINK}) and [PA]({POND_LINK})\n"
        "3. EF: next reading group is [DK](https://arxiv.org/abs/2403.03003)\n"
    ),
    "a chapter of a book with its authors": (
        "# Deep Flying, chapter 3: Strings and networks\n\nBee, Dee, Eff (2016)\n\n## 3.1 Why?\nWind.\n"
    ),
    "publications in a curriculum vitae": (
        f"# Ann Bee\n\n## Publications\n- A. Bee, C. Dee. *{KITE}*. SKY 2023. [pdf]({KITE_LINK})\n"
        f"- C. Dee, A. Bee. *{POND}*. SEA 2022. [pdf]({POND_LINK})\n\n## Experience\n- Sky Lab\n\n"
        "## Education\n- MSc\n"
    ),
    "a licence in capitals": (
        "## Kite Manipulation Framework v8\n\n### Kite License\n\n"
        "BUT NOT LIMITED TO, EXPRESS OR IMPLIED, WARRANTIES OF, OR\n\nIN NO EVENT.\n"
    ),
    "documentation of a program's modules": "# Modules: flying kites on ropes\n\n## Introduction\n\nImport it.\n",
    "parts of an e-mail": "From: a@example.com\n\n--ANOTHER--\ntext\n\n--BOUNDARY--\ntext\n",
}


@pytest.mark.parametrize("text", NO_PAPERS.values(), ids=NO_PAPERS.keys())
def test_no_paper_is(text: str) -> None:
    assert read(text, "notes/x.md").entries == ()


def test_a_link_over_two_lines_of_an_item_is_read() -> None:
    assert read("# API\n\n- [kite(name,\n  opts)](#kite) flies\n- [`pond`](#pond)\n").entries == ()


def test_a_phrase_with_a_colon_in_a_list_of_a_header_is_one_value() -> None:
    text = f"---\naliases:\n  - {KITE}\n---\n# KN\n\n[paper]({KITE_LINK})\n\nStrings.\n"
    assert only(text).name == KITE


def test_the_number_of_a_note_and_the_label_of_an_alias_are_no_part_of_the_title() -> None:
    assert only(
        f"# 202305141203 {KITE}\n\nAnn Bee et al. arXiv:2401.03001\n\nStrings.\n", "z/202305141203 KN.md"
    ).name == (KITE)
    assert only(f"alias:: {KITE}\nlink:: [arXiv]({KITE_LINK})\n\n- strings\n", "pages/KN.md").name == KITE


def test_names_of_methods_with_links_to_papers_are_no_list_of_papers() -> None:
    text = f"# Roadmap 2024\n\n- [x] Flash strings ([paper]({KITE_LINK}))\n"
    text += f"- [ ] Speculative decoding ([paper]({POND_LINK}))\n"
    assert read(f"{text}- [ ] Medusa tails ([paper](https://arxiv.org/abs/2403.03003))\n- [ ] Docs\n").entries == ()


HEADS: dict[str, tuple[str, str, tuple[str, ...]]] = {
    "names behind the word by": (f"# {KITE}\nby Ann Bee, Cee Dee\n[arxiv.org]({KITE_LINK})\n\nStrings.\n", KITE, BOTH),
    "one name and others in a heading with the venue": (
        f"### {KITE}\n##### Bee et al., NeurIPS 2021\n[Paper]({KITE_LINK})\n\n* strings\n",
        KITE,
        ("Bee",),
    ),
    "the number of a week": (
        f"# Week 3 - {KITE}\n\n- 📎 [논문]({KITE_LINK}) / [발표자료](s.pdf)\n\n## 내용\n줄\n",
        KITE,
        (),
    ),
    "the word for a review behind": (
        f"## Flying Kites on Short Strings 리뷰\n\n> SKY 2020 ([원문]({KITE_LINK}))\n\n### 요점\n줄\n",
        "Flying Kites on Short Strings",
        (),
    ),
    "a short name before brackets, and an id that ends a line": (
        "# KN-1 (Neural Kite String Learning)\n\nBee, Ann; Dee, Cee. 2017. arXiv:2401.03001\n\n## Strings\nShort.\n",
        "Neural Kite String Learning",
        (),
    ),
}


@pytest.mark.parametrize(("text", "title", "authors"), HEADS.values(), ids=HEADS.keys())
def test_head_with(text: str, title: str, authors: tuple[str, ...]) -> None:
    entry = only(text)
    assert (entry.name, entry.arxiv, entry.author_names) == (title, IDS[0], authors)


def test_a_day_behind_a_sign_is_the_day_of_the_note() -> None:
    assert (
        str(only(f"# {KITE}\n\n- 📅 2023-03-18\n- 📎 [논문]({KITE_LINK})\n\n## 내용\n줄\n").listed_on) == "2023-03-18"
    )


def test_a_topic_with_a_list_in_brackets_is_no_name_with_a_title() -> None:
    text = "# 2024-03-10\n\n## Kite Learning (RL, IL, Foundation Models)\n\n"
    text += f"- [{KITE}]({KITE_LINK})\n- [{POND}]({POND_LINK})\n"
    assert [entry.name for entry in read(text).entries] == [KITE, POND]
