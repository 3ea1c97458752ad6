"""Digests: every paper with what its lines say, and nothing invented."""

from datetime import date

import pytest
from small_readings import only, read, texts

from kg.model import Layout

DAY = "## Daily Papers (2024-02-26)\n\n"
PAPER = "### [Sky: Clouds of Words](https://arxiv.org/abs/2402.00001)\n"


def test_an_entry_with_everything() -> None:
    entry = only(
        DAY + PAPER + "\n![](https://cdn.example/a.png)\n\nVote: 41\n\nAuthors: Ada Lovelace, Kim Min, +, Emil Post\n\n"
        "- 구름을 소개한다.\n- 좋다.\n"
    )
    assert entry.layout is Layout.DIGEST
    assert entry.title is not None
    assert entry.title.text == "Sky: Clouds of Words"
    assert entry.arxiv == "2402.00001"
    assert entry.arxiv_quote is not None
    assert entry.arxiv_quote.text == "https://arxiv.org/abs/2402.00001"
    assert entry.listed_on == date(2024, 2, 26)
    assert entry.listed_on_quote is not None
    assert entry.listed_on_quote.text == "2024-02-26"
    assert entry.votes == 41
    assert entry.votes_quote is not None
    assert entry.votes_quote.text == "41"
    assert [name.text for name in entry.authors] == ["Ada Lovelace", "Kim Min", "Emil Post"]
    assert entry.author_positions == (1, 2, None)
    assert entry.passages[0].quote == entry.title
    assert texts(entry) == [("item", "", "구름을 소개한다."), ("item", "", "좋다.")]


def test_entries_without_votes_and_authors_and_blank_lines() -> None:
    reading = read("## Daily Papers (2023-11-20)\n" + PAPER + "- 하나.\n" + PAPER.replace("0001", "0002") + "- 둘.\n")
    assert [entry.arxiv for entry in reading.entries] == ["2402.00001", "2402.00002"]
    assert [entry.votes for entry in reading.entries] == [None, None]
    assert [texts(entry)[0][2] for entry in reading.entries] == ["하나.", "둘."]
    assert not reading.problems


def test_fields_on_lines_that_follow_each_other() -> None:
    entry = only(DAY + PAPER + "Vote: 1,204\nAuthors: A B,\n  C D\n설명이다.\n- 하나.\n")
    assert entry.votes == 1204
    assert [name.text for name in entry.authors] == ["A B", "C D"]
    assert texts(entry) == [("paragraph", "", "설명이다."), ("item", "", "하나.")]


@pytest.mark.parametrize("line", ["**Vote**: 7", "Votes: 7", "- Vote: 7", "Upvotes：7", "추천: 7"])
def test_votes_in_other_shapes(line: str) -> None:
    assert only(f"{DAY}{PAPER}\n{line}\n\n- 하나.\n").votes == 7


def test_no_votes_yet_is_no_problem_but_nonsense_is() -> None:
    assert not read(f"{DAY}{PAPER}\nVote: -\n\n- 하나.\n").problems
    reading = read(f"{DAY}{PAPER}\nVote: many\n\n- 하나.\n")
    assert [problem.line for problem in reading.problems] == [5]
    assert reading.entries[0].votes is None


def test_authors_as_a_python_list() -> None:
    entry = only(DAY + PAPER + """\nAuthors: ['Ada Lovelace', "Daniel D'Souza", '+', 'E F']\n\n- 하나.\n""")
    assert [name.text for name in entry.authors] == ["Ada Lovelace", "Daniel D'Souza", "E F"]
    assert entry.author_positions == (1, 2, None)


@pytest.mark.parametrize("mark", ["**{}**:", "***{}***:", "**{}:**", "***{}*:", "{}:"])
def test_labels(mark: str) -> None:
    entry = only(f"{DAY}{PAPER}\n- {mark.format('Technical Details')} 몸통이다.\n  - 하위다.\n- 다음이다.\n")
    assert texts(entry) == [
        ("item", "Technical Details", "몸통이다."),
        ("item", "Technical Details", "하위다."),
        ("item", "", "다음이다."),
    ]


def test_bold_words_are_no_label() -> None:
    assert texts(only(f"{DAY}{PAPER}\n- **Sky**는 좋다: 정말로.\n")) == [("item", "", "**Sky**는 좋다: 정말로.")]


def test_a_python_list_in_a_bullet_is_split() -> None:
    entry = only(f"{DAY}{PAPER}\n- **What's New**: ['첫째, 이것.', \"둘째 'B'다.\", '']\n")
    assert texts(entry) == [("item", "What's New", "첫째, 이것."), ("item", "What's New", "둘째 'B'다.")]
    cut = only(f"{DAY}{PAPER}\n- **What's New**: ['첫째.', '둘째는\n")
    assert texts(cut) == [("item", "What's New", "첫째."), ("item", "What's New", "둘째는")]


def test_sections_after_the_papers_hold_no_papers() -> None:
    reading = read(
        DAY + PAPER + "\nVote: 3\n\n- 하나.\n\n### License\n\nMIT\n\n## About\n\n- [Site](https://a.example)\n\n"
        "### [Our own](https://arxiv.org/abs/2402.00009)\n\n## Star History\n\n[![Stars](https://a.b/c)](https://a.b)\n"
    )
    assert [entry.arxiv for entry in reading.entries] == ["2402.00001"]
    assert texts(reading.entries[0]) == [("item", "", "하나.")]


def test_two_days_in_one_file() -> None:
    reading = read(
        DAY + PAPER + "\n- 하나.\n\n## Daily Papers (2024-02-27)\n\n" + PAPER.replace("0001", "0002") + "- 둘.\n"
    )
    assert [str(entry.listed_on) for entry in reading.entries] == ["2024-02-26", "2024-02-27"]


@pytest.mark.parametrize("title", [r"$\nabla^2$DFT: A [Set]", "GPT-[n] and o-[n]", "[Re] $a_{[b](c)}$ d", "Synth$^2$"])
def test_titles_with_formulas_and_brackets(title: str) -> None:
    entry = only(f"{DAY}### [{title}](https://arxiv.org/abs/2402.00001)\n\n- 하나.\n")
    assert entry.title is not None
    assert entry.title.text == title


@pytest.mark.parametrize(
    ("heading", "arxiv"),
    [
        ("### [T](https://huggingface.co/papers/2402.00001)", "2402.00001"),
        ("### [T](https://arxiv.org/pdf/2402.00001v2.pdf)", "2402.00001"),
        ("### 1. [T](https://arxiv.org/abs/2402.00001) 🔥", "2402.00001"),
        ("## [T](https://arxiv.org/abs/2402.00001)", "2402.00001"),
        ("### [T](https://arxiv.org/abs/2402.00001) [code](https://github.com/a/b)", "2402.00001"),
        ("### [T](https://example.org/report)", ""),
        ("### T", ""),
        ("### T\n\nLink: https://arxiv.org/abs/2402.00001", "2402.00001"),
        ("### T\n\n[paper](https://arxiv.org/abs/2402.00001)", "2402.00001"),
        ("### T\n\n![](https://cdn.example/papers/2402.00001.png)", "2402.00001"),
    ],
)
def test_headings_that_link_in_other_ways(heading: str, arxiv: str) -> None:
    entry = only(f"{DAY}{heading}\n\nVote: 2\n\nAuthors: A B\n\n- 하나.\n")
    assert entry.title is not None
    assert (entry.title.text, entry.arxiv, entry.votes) == ("T", arxiv, 2)
    assert texts(entry) == [("item", "", "하나.")]


def test_code_is_no_entry() -> None:
    reading = read(DAY + PAPER + "\n```\n### [X](https://arxiv.org/abs/2402.00002)\n```\n")
    assert [entry.arxiv for entry in reading.entries] == ["2402.00001"]
    assert texts(reading.entries[0])[0][0] == "code"


@pytest.mark.parametrize(
    ("tail", "arxiv", "lines"),
    [
        ("### [Cut in the ti", [], [1, 3]),
        ("### [Cut](https://arxiv.org/abs/2402.1", [""], [3]),
        ("### [Cut](https://arxiv.org/abs/2402.00001", ["2402.00001"], [3]),
        (PAPER + "\nAuthors: ['A B', 'C", ["2402.00001"], [5]),
        (PAPER + "\n- **Tech", ["2402.00001"], []),
    ],
)
def test_truncated_files_give_what_they_can(tail: str, arxiv: list[str], lines: list[int]) -> None:
    reading = read(DAY + tail)
    assert [entry.arxiv for entry in reading.entries] == arxiv
    assert [problem.line for problem in reading.problems] == lines


def test_a_day_that_is_no_date() -> None:
    reading = read("## Daily Papers (2024-02-31)\n\n" + PAPER + "- 하나.\n")
    assert reading.entries[0].listed_on is None
    assert [problem.line for problem in reading.problems] == [1]


def test_crlf() -> None:
    text = DAY + PAPER + "\nVote: 41\n\nAuthors: A B, C D\n\n- **L**: 하나.\n"
    entry = only(text.replace("\n", "\r\n"))
    assert (entry.votes, [name.text for name in entry.authors]) == (41, ["A B", "C D"])
    assert texts(entry) == [("item", "L", "하나.")]


def test_long_bullets_are_cut_at_sentences() -> None:
    entry = only(DAY + PAPER + "- **L**: " + "문장 하나가 여기에 있다. " * 500 + "\n")
    assert len(texts(entry)) > 1
    assert all(len(words) <= 3000 and words.endswith(".") and label == "L" for _, label, words in texts(entry))
    assert " ".join(words for _, _, words in texts(entry)) == ("문장 하나가 여기에 있다. " * 500).strip()
