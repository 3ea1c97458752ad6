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
    "of which the header gives the long form as an alias": (
        f'---\naliases:\n  - {KITE}\nauthors: "[[Ann Bee]], [[Cee Dee]]"\nurl: {KITE_LINK}\n---\n# KN\n\nStrings.\n',
        KITE,
    ),
    "that is short, above names and links": (
        f"# Kite Models\n*Ann Bee, Cee Dee (ICML 2023)*\n[[paper]]({KITE_LINK}) [[code]](https://github.com/a/kn)\n\n"
        "_Read 2023-04-03_\n\nStrings.\n",
        "Kite Models",
    ),
}


@pytest.mark.parametrize(("text", "title"), TITLES.values(), ids=TITLES.keys())
def test_page_with_a_title(text: str, title: str) -> None:
    entry = only(text)
    assert (entry.name, entry.arxiv, entry.author_names) == (title, IDS[0], BOTH)


def test_the_day_of_reading_on_a_line_alone() -> None:
    assert str(only(f"# {KITE}\n\n[paper]({KITE_LINK})\n\n_Read 2023-04-03_\n\nStrings.\n").listed_on) == "2023-04-03"
