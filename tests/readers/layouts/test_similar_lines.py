"""Lines and fields that say which papers are similar, and spellings of ids, names and titles near the top of a page."""

import pytest
from small_readings import only

KITE, POND = "KiteNet: Flying on Short Strings", "Pond Attention for Quiet Retrieval in Water"
KITE_LINK, POND_LINK = "https://arxiv.org/abs/2401.03001", "https://arxiv.org/abs/2402.03002"


@pytest.mark.parametrize("label", ["Related papers:", "**Similar papers**:", "관련 논문:", "비슷한 논문::"])
def test_a_label_that_says_so_makes_linked_notes_similar(label: str) -> None:
    entry = only(f"# {KITE}\n\n{KITE_LINK}\n\nSee [[Kites]].\n\n{label} [[Pond Attention]], [{POND}]({POND_LINK})\n")
    assert [(each.title.text, each.arxiv) for each in entry.similar] == [("Pond Attention", ""), (POND, "2402.03002")]
    assert entry.arxiv == "2401.03001"


def test_a_field_of_the_header_that_says_so_makes_linked_notes_similar() -> None:
    entry = only(
        f'---\ntitle: "{KITE}"\narxiv: 2401.03001\nrelated_papers: ["[[Pond Attention]]"]\n---\n본문 [[연]].\n'
    )
    assert [each.title.text for each in entry.similar] == ["Pond Attention"]


@pytest.mark.parametrize(
    ("written", "arxiv"),
    [("arXiv: cs.CL/0112017", "cs/0112017"), ("논문: math.AG/0601001v2", "math/0601001")],
)
def test_an_id_with_a_subject_class_is_not_a_host(written: str, arxiv: str) -> None:
    entry = only(f"# {KITE}\n\n{written}\n")
    assert (entry.arxiv, entry.confidence) == (arxiv, 1.0)
    label, _, value = written.partition(": ")
    assert only(f'---\ntitle: "{KITE}"\n{label}: {value}\n---\n본문.\n').arxiv == arxiv


def test_names_with_superscripts_of_pandoc_and_a_suffix() -> None:
    assert only(f"# {KITE}\n\nAuthors: Ann Bee^1,2^, Cee Dee^2,\\*^\n{KITE_LINK}\n").author_names == (
        "Ann Bee",
        "Cee Dee",
    )
    reversed_names = only(f"# {KITE}\n\n저자: Bee, Ann; van der Sea, Cee; Dee Jr., Eve\n{KITE_LINK}\n")
    assert reversed_names.author_names == ("Ann Bee", "Cee van der Sea", "Eve Dee Jr.")


def test_pictures_by_name_are_no_part_of_a_title() -> None:
    assert only(f"# :rocket: {KITE} :fire:\n\n{KITE_LINK}\n").name == KITE
    assert only(f"# 12:30:45 Kites: {POND}\n\n{KITE_LINK}\n").name == f"12:30:45 Kites: {POND}"


@pytest.mark.parametrize(
    "heading", [f"Bee & Dee (2024) - {KITE}", f"Bee and Dee, 2024: {KITE}", f"Bee, Dee et al. - 2024 - {KITE}"]
)
def test_names_and_a_year_before_the_title(heading: str) -> None:
    entry = only(f"# {heading}\n\narXiv: 2401.03001\n\n본문.\n")
    assert (entry.name, entry.author_names) == (KITE, ("Bee", "Dee"))
    assert entry.issued is not None
    assert entry.issued.iso == "2024"


def test_names_and_a_year_in_the_name_of_a_file() -> None:
    entry = only("arXiv: 2401.03001\n\n본문.\n", "notes/Bee et al. - 2024 - KiteNet - Flying on Short Strings.md")
    assert entry.name == KITE


def test_a_year_within_a_title_stays() -> None:
    title = "Kites and Ponds 2024 Challenge - A Report on Strings"
    assert only(f"# {title}\n\narXiv: 2401.03001\n").name == title


def test_names_behind_a_labelled_id() -> None:
    assert only(f"# {KITE}\n\narXiv: 2401.03001 | 김철수, 이영희\n\n본문.\n").author_names == ("김철수", "이영희")
    assert only(f"# {KITE}\n\narXiv: 2401.03001 · Ann Bee, Cee Dee\n\nText.\n").author_names == ("Ann Bee", "Cee Dee")
