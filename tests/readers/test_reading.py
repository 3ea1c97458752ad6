"""Any file gives a reading: nothing raises, quotes stand where they say, and the real documents are read whole."""

import ast
import hashlib
import re
import time
from pathlib import Path

import pytest
from cpu_time import cpu_seconds
from hypothesis import given, settings
from hypothesis import strategies as st
from small_readings import check, read

from kg.model import Layout
from kg.pipeline.files import find_documents
from kg.readers import READERS, read_bytes, read_document
from kg.readers.description import reading_lines

PIECES = st.sampled_from(
    [
        "## Daily Papers (2024-02-26)\n",
        "### [T](https://arxiv.org/abs/2402.00001)\n",
        "### [T](",
        "Vote: 3\n",
        "Authors: A B, +, C\n",
        "Authors: ['A', 'B",
        "- **L**: ['a', 'b']\n",
        "- ***L***: x\n  - y\n",
        "# T\n",
        "## TL;DR\n",
        "## Summary\n",
        "## Similar Papers\n",
        "- [A](2401.00001.md)\n",
        "- [https://arxiv.org/pdf/2402.00001](https://arxiv.org/pdf/2402.00001)\n",
        "--- ABSTRACT ---\n",
        "--- CONCLUSION ---\n",
        "참고문헌 ",
        "Ada Post, Bo Li. Sky. ArXiv, abs/2301.00001, 2023. ",
        "[1] A. Post. B, 2020. ",
        "Post. 2020. ",
        "[Post et al., 2023]",
        "```\n",
        "**굵게**\n",
        "> q\n",
        "\n",
        "\r\n",
        "\r",
        "\0",
        "다. ",
        "[",
        "](",
        "*",
        "$",
        "'",
        '"',
        ",",
        ".",
        "한국어 ",
        "\ufeff",
        "\ud800",
        "é",
        "𝒳",
        "| a | b |\n",
        "|--|--|\n",
    ]
)
NOTES = st.sampled_from(
    [
        "---\ntitle: KiteNet\narxiv: 2401.03001\n---\n",
        "+++\n",
        "# KiteNet: Flying on Strings\n",
        "# Reading list\n",
        "## 2024-01-02\n",
        "## OwlNet: Seeing\n",
        "**BatNet: Hearing in the Dark**\n",
        "- [OwlNet: Seeing](https://arxiv.org/abs/2401.04001)\n",
        "- **OwlNet** [[Paper](https://arxiv.org/abs/2401.04001)] x\n",
        "  - Authors: Ann Bee, Cee Dee\n",
        "1. Name ([Bee et al., 2024](https://arxiv.org/abs/2401.04002)) & Other ([x](https://arxiv.org/abs/2401.04003))\n",
        "| Paper | Link |\n|---|---|\n| OwlNet | [a](https://arxiv.org/abs/2401.04001) |\n",
        "Title: BatNet\nLink: https://arxiv.org/abs/2401.04002\n",
        "title:: x | authors:: [[A B]]\n",
        "> [!info]\n> **Year**: 2024\n",
        "<summary>OwlNet</summary>\n",
        "<!-- ",
        "-->",
        "%%",
        "~~",
        "## References\n",
        "```bibtex\n@a{b, title={C}, author={D and E}}\n```\n",
        "e\u0301\u200b",
        "\n",
        "\r\n",
        "words ",
    ]
)


@settings(max_examples=300, deadline=None)
@given(st.lists(NOTES | PIECES, max_size=30).map("".join))
def test_any_note_is_read_with_exact_places(text: str) -> None:
    assert read(text) == read(text)


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, max_size=30).map("".join))
def test_any_mixture_is_read_with_exact_places(text: str) -> None:
    assert read(text) == read(text)


@settings(max_examples=200, deadline=None)
@given(st.lists(PIECES.map(lambda piece: piece.encode("utf-8", "surrogatepass")) | st.binary(max_size=20), max_size=12))
def test_any_bytes_are_read(pieces: list[bytes]) -> None:
    check(read_bytes(b"".join(pieces), "x.md"))


def test_the_layouts_are_all_read() -> None:
    assert {reader.layout for reader in READERS} == set(Layout)


def test_each_layout_has_a_label_that_kg_read_shows() -> None:
    labels = [layout.label for layout in Layout]
    assert len(set(labels)) == len(labels)
    *_, others = reading_lines(read("Met the group.\n", "diary.md"))
    assert set(others.removeprefix("  no sign of: ").split(", ")) < set(labels)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b" \r\n\t", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (bytes(500), "binary data, not text"),
        (b"# Shopping\n\n- milk\n", "no id of a paper near the top, no list of papers"),
        (b"---\ntitle: x\n---\ntext\n", "no id of a paper near the top, no list of papers"),
    ],
)
def test_what_is_no_document_is_skipped_with_the_reason(data: bytes, reason: str) -> None:
    reading = read_bytes(data, "x.md")
    assert reading.skipped.startswith(reason)
    assert (reading.layout, reading.entries) == (None, ())


def test_the_name_never_tells_the_layout() -> None:
    digest = "## Daily Papers (2024-02-26)\n\n### [T](https://arxiv.org/abs/2402.00001)\n\n- 하나.\n"
    assert read(digest, "2402.00009.md").layout is Layout.DIGEST


def test_the_hash_is_of_the_bytes(tmp_path: Path) -> None:
    file = tmp_path / "x.md"
    file.write_bytes(b"# T\n## Summary\n")
    reading = read_document(file, "x.md")
    assert reading.document.sha256 == hashlib.sha256(file.read_bytes()).hexdigest()
    assert reading.document.sha256 != read_bytes(b"# T\r\n## Summary\n", "x.md").document.sha256


@pytest.mark.parametrize("unit", ["가나다 ", "[a](b)", "A B. T, 2020. ", "[1] A. ", "['a', ", "A, ", "A’", "**a**: "])
@pytest.mark.parametrize(
    "head",
    [
        "--- ABSTRACT ---\nReferences ",
        "# T\n## Similar Papers\n- ",
        "# KiteNet: Flying\n\n- Paper: https://arxiv.org/abs/2402.00001\n- Authors: ",
        "# Reading list\n\n- [OwlNet: Seeing](https://arxiv.org/abs/2402.00001) ",
        "# Papers\n\n| Paper | Link |\n|---|---|\n| ",
        "## Daily Papers (2024-02-26)\n### [T](https://arxiv.org/abs/2402.00001)\nAuthors: ",
    ],
)
def test_time_grows_with_the_text_alone(head: str, unit: str) -> None:
    def seconds(length: int) -> float:
        data = (head + unit * (length // len(unit))).encode()
        return cpu_seconds(lambda: read_bytes(data, "x.md"))

    # quadratic time would be 64 times as much; generous, for clocks are coarse and machines busy
    assert seconds(160_000) < 24 * max(seconds(20_000), 0.01)


@pytest.mark.slow
def test_a_line_of_two_hundred_megabytes_is_read_in_part(tmp_path: Path) -> None:
    file = tmp_path / "x.md"
    file.write_bytes(b"--- ABSTRACT ---\n" + "가나다 ".encode() * 20_000_000)
    start = time.process_time()
    reading = read_document(file, "x.md")
    assert time.process_time() - start < 60
    assert [problem.line for problem in reading.problems] == [2]
    assert sum(len(passage.quote.text) for passage in reading.entries[0].passages) < 1_100_000


# -- the real documents ------------------------------------------------------------------------------------------------


def entries_by_patterns(text: str) -> list[tuple[str, str, int | None, list[str]]]:
    """Read a digest's entries once more, by patterns that know nothing of the readers."""
    found = []
    for part in re.split(r"^### ", text, flags=re.MULTILINE)[1:]:
        heading = re.match(r"\[(.*)\]\(https://arxiv\.org/abs/([\d.]+)\)", part)
        assert heading is not None
        votes = re.search(r"^Vote: (\d+)", part, re.MULTILINE)
        line = re.search(r"^Authors: (.*)$", part, re.MULTILINE)
        names = (ast.literal_eval(line[1]) if line[1].startswith("[") else line[1].split(",")) if line else []
        authors = [name.strip() for name in names if name.strip() != "+"]
        found.append((heading[1].strip(), heading[2], int(votes[1]) if votes else None, authors))
    return found


def hangul(text: str) -> int:
    return sum("가" <= letter <= "힣" for letter in text)


def test_every_entry_of_the_real_digests(shared: Path) -> None:
    papers = 0
    for file, name in find_documents([shared / "corpus" / "digests", shared / "seeds"]):
        reading = read_document(file, name)
        if reading.layout is not Layout.DIGEST:
            continue
        check(reading)
        text = file.read_text(encoding="utf-8")
        day = re.search(r"Daily Papers \((.*?)\)", text)
        assert day is not None
        found = [
            (entry.title and entry.title.text, entry.arxiv, entry.votes, [name.text for name in entry.authors])
            for entry in reading.entries
        ]
        assert found == entries_by_patterns(text), name
        assert {str(entry.listed_on) for entry in reading.entries} == {day[1]}
        assert all(len(entry.passages) > 1 for entry in reading.entries)
        for entry in reading.entries:
            line = text[entry.span.start : entry.span.end].partition("Authors: ")[2].partition("\n")[0]
            before = len([name for name in line.split(", +")[0].split(",") if name])
            known = [position for position in entry.author_positions if position is not None]
            assert known == list(range(1, len(known) + 1))
            assert len(known) == (before if ", +" in line else len(entry.authors))
        papers += len(found)
    assert papers > 1_775


def test_every_page_of_the_real_summaries(shared: Path) -> None:
    links = 0
    for file, name in find_documents([shared / "corpus" / "summaries"]):
        reading = read_document(file, name)
        check(reading)
        (entry,) = reading.entries
        text = file.read_text(encoding="utf-8")
        assert entry.title is not None
        assert entry.title.text == text.partition("\n")[0].removeprefix("# ").strip()
        address = re.search(r"arxiv\.org/pdf/(\d{4}\.\d{5})", text)
        assert entry.arxiv == (address[1] if address else "")
        listed = re.findall(r"^- \[(.*)\]\(([\d.]+)\.md\)$", text.partition("## Similar Papers")[2], re.MULTILINE)
        assert [(similar.title.text, similar.arxiv) for similar in entry.similar] == listed
        assert not reading.problems
        # nothing is lost: what is in no passage is in their labels
        lost = hangul(text) - sum(hangul(passage.quote.text) for passage in entry.passages)
        assert lost <= sum(hangul(passage.label) for passage in entry.passages) + 2, name
        links += len(listed)
    assert links > 3_900


def test_the_real_translated_paper(shared: Path) -> None:
    (file,) = (shared / "seeds").glob("003*")
    reading = read_document(file, file.name)
    check(reading)
    (entry,) = reading.entries
    assert reading.layout is Layout.SECTIONS
    assert (len(entry.references), not reading.problems) == (20, True)
    assert all(reference.authors and reference.title and reference.year for reference in entry.references)
    assert [reference.arxiv for reference in entry.references if reference.arxiv] == [
        "2302.13971",
        "2301.13688",
        "2106.09685",
        "2105.09938",
        "1909.09436",
        "1909.09436",
        "2203.07814",
        "2210.09261",
        "2107.03374",
    ]
    assert all(reference.citations for reference in entry.references)
    assert "arXiv:" not in entry.passages[-1].quote.text
