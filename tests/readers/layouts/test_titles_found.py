"""Where the title of a paper stands that a note calls by a short name, or by words of its own."""

import pytest
from small_readings import read

KITE, POND = "KiteNet: Flying on Short Strings", "Pond Attention for Quiet Retrieval in Water"
KITE_LINK, POND_LINK = "https://arxiv.org/abs/2401.03001", "https://arxiv.org/abs/2402.03002"
BOTH = ("Ann Bee", "Cee Dee")

PAGES: dict[str, tuple[str, str]] = {
    "behind a label below a header that has a short name": (
        f'---\ntitle: "KiteNet 논문 리뷰"\n---\n**논문 제목**: {KITE}\n**논문 링크**: {KITE_LINK}\n\n연.\n',
        KITE,
    ),
    "in bold in a sentence about the paper": (
        f"# [논문 정리] 연은 왜 날까\n\n오늘 볼 논문은 **{POND}** 입니다.\n\n"
        f"논문 주소 : {POND_LINK}\n\n### 시작\n\n못.\n",
        POND,
    ),
    "in bold above the names of its authors": (
        f'# PA\n\n!!! info "Paper"\n    **{POND}**\n    Ann Bee, Cee Dee\n'
        f"    SKY 2024 · [arXiv]({POND_LINK})\n\nWater.\n",
        POND,
    ),
    "behind the words of a review": (
        f"---\ntitle: KN论文解读：{KITE}\n---\npaper: {KITE_LINK}\n\n## 1 风\n\n风筝。\n",
        KITE,
    ),
    "in brackets behind a short name": (f"# PA ({POND})\n\nPaper Link: [arXiv]({POND_LINK})\n\nWater.\n", POND),
    "as the one top heading below a header": (
        f"---\ntitle: Pa\ndesc: 'ponds'\n---\n# {POND}\n\n- authors: Ann Bee, Cee Dee\n- url: {POND_LINK}\n\n"
        f"## Summary\n\nWater.\n",
        POND,
    ),
    "before the address behind one label": (f"# KN\n\n*Paper: {KITE}, {KITE_LINK}*\n\n**Q: What?**\nStrings.\n", KITE),
    "in a formatted reference behind a label": (
        f"---\nid: 202401021030\n---\n# 202401021030 KiteNet\n\n"
        f"Reference: Bee, A., & Dee, C. (2024). {KITE}. {KITE_LINK}\n",
        KITE,
    ),
}


@pytest.mark.parametrize(("text", "title"), PAGES.values(), ids=PAGES.keys())
def test_title_of_a_page(text: str, title: str) -> None:
    (entry,) = read(text, "notes/x.md").entries
    assert (entry.name, entry.arxiv) in {(KITE, "2401.03001"), (POND, "2402.03002")}
    assert entry.name == title


def test_a_reference_about_something_else_is_not_the_page_s_paper() -> None:
    text = f"# Feeding ducks\n\nReference: Bee, A., & Dee, C. (2024). {KITE}. {KITE_LINK}\n\n- bread is bad for them\n"
    assert read(text).entries == ()


def test_year_and_venue_before_a_title_in_the_file_s_name_are_no_part_of_it() -> None:
    text = f"- paper : {POND_LINK}\n- author : Ann Bee, Cee Dee\n\n## 1. Introduction\n\nWater.\n"
    (entry,) = read(text, f"notes/[2024 SKY] {POND}.md").entries
    assert entry.name == POND


LISTS: dict[str, str] = {
    "behind a short name in bold": (
        f"1. **KN** Flying on Short Strings with Neural Networks *(SKY 2024)* [paper]({KITE_LINK})\n"
        f"2. **PA** {POND} *(SEA 2024)* [paper]({POND_LINK})\n"
    ),
    "in quotes behind a short name in bold": (
        f'* **KN**: "Flying on Short Strings with Neural Networks", *SKY 2024*. [[Paper]]({KITE_LINK})\n'
        f'* **Pond Attention**: "{POND}", *SEA 2024*. [[Paper]]({POND_LINK})\n'
    ),
    "in the column of papers, not of models": (
        "| Model | Paper | Code |\n|---|---|---|\n"
        f"| KN | [Flying on Short Strings with Neural Networks]({KITE_LINK}) | [kn.py](kn.py) |\n"
        f"| PA | [{POND}]({POND_LINK}) | [pa.py](pa.py) |\n"
    ),
    "behind a number in a circle": (
        f"오늘 본 것\n\n① Flying on Short Strings with Neural Networks\n{KITE_LINK}\n→ 연\n\n"
        f"② {POND}\n{POND_LINK}\n→ 못\n"
    ),
    "behind a day and a sign": (
        f"- ✅ 2024-03-01 [Flying on Short Strings with Neural Networks]({KITE_LINK}) ⭐⭐ — strings\n"
        f"- 👀 2024-03-05 [{POND}]({POND_LINK})\n"
    ),
    "in bold with a month behind it, above names and an address": (
        f"**Flying on Short Strings with Neural Networks** (2024-01)\nAnn Bee, Cee Dee\n{KITE_LINK}\n\n"
        f"Strings.\n\n---\n\n"
        f"**{POND}** (2024-02)\nAnn Bee, Cee Dee\n{POND_LINK}\n\nPonds.\n"
    ),
}


@pytest.mark.parametrize("text", LISTS.values(), ids=LISTS.keys())
def test_titles_of_a_list(text: str) -> None:
    found = [(entry.name, entry.arxiv) for entry in read(text, "notes/list.md").entries]
    assert found == [("Flying on Short Strings with Neural Networks", "2401.03001"), (POND, "2402.03002")]
