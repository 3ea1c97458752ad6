"""Documents on the site: their text with its facts marked in place, and links that lead to the words."""

import html
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from serving import Running, running

from kg.pipeline import build
from kg.schema import terms as v
from kg.web.page_cells import NodeLink
from kg.web.page_model import StatedFact
from kg.web.views.marking import Quoted, marked_lines, part_of, parts_of

NOTE = """# Abacus: Counting with Beads

https://arxiv.org/abs/2401.12345

## Summary

- We introduce Abacus, a <script>alert(1)</script> model for counting.
- Abacus reaches 86.81% accuracy on GSM8K & beats GPT-4.
"""


@pytest.fixture(scope="module")
def notes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("documents") / "notes"
    folder.mkdir()
    (folder / "abacus.md").write_text(NOTE, "utf-8", newline="\r\n")
    (folder / "later.md").write_text(NOTE.replace("12345", "54321"), "utf-8")
    build([folder], folder.parent / "store")
    return folder


@pytest.fixture(scope="module")
def site(notes: Path) -> Iterator[Running]:
    with running(notes.parent / "store") as started:
        yield started


def words(page: str) -> str:
    """The lines of a document as a page shows them."""
    lines = re.findall(r'<div class="words"[^>]*>(.*?)</div>', page, re.S)
    return "\n".join(html.unescape(re.sub(r"<[^>]+>", "", line)) for line in lines)


def test_a_document_is_read_as_it_is_written(site: Running) -> None:
    page = site.get("/page/document/notes/abacus.md").text
    assert words(page) == NOTE.rstrip("\n")
    assert "<script>alert" not in page
    assert '<a href="/page/benchmark/gsm8k">GSM8K</a>' in page.partition('id="section-text"')[2]


def test_every_quote_leads_to_its_words(site: Running) -> None:
    """Pages once gave the numbers of characters."""
    page = site.get("/page/paper/arxiv/2401.12345").text
    figures = re.findall(r"<blockquote><p>([^<]*)</p></blockquote>\s*<figcaption>(.*?)</figcaption>", page, re.S)
    assert len(figures) > 5
    for quote, caption in figures:
        address, line = re.findall(r'href="([^"#]*)#here">notes/[a-z]+\.md, line (\d+)<', caption)[0]
        shown = site.get(address).text
        marked = "".join(re.findall(r"<mark>(.*?)</mark>", shown, re.S))
        assert html.unescape(re.sub(r"<[^>]+>", "", marked)).split() == html.unescape(quote).split()
        assert re.search(rf'id="L{line}">.*?id="here"', shown)


def test_a_fact_has_an_address_that_shows_its_quote_in_its_document(site: Running) -> None:
    page = site.get("/page/document/notes/abacus.md").text
    addresses = sorted(set(re.findall(r'href="(/page/evidence/[^"]*)"', page)))
    assert len(addresses) > 5
    shown = [site.get(address).text for address in addresses]
    assert all("<mark>" in each and "notes/abacus.md, line" in each for each in shown)
    assert any("reports" in each and "86.81% (GSM8K)" in each for each in shown)
    found = site.get(addresses[0].replace("/page/", "/id/"), Accept="text/turtle")
    assert "oa:exact" in site.get(found.headers["location"]).text


def test_a_paper_s_page_begins_with_what_notes_say(site: Running) -> None:
    page = site.get("/page/paper/arxiv/2401.12345").text
    told = page.partition('class="told"')[2].partition("</section>")[0]
    assert "Abacus reaches 86.81% accuracy on GSM8K &amp; beats GPT-4." in told
    assert "at=" in told
    assert "line 8</a>" in told
    assert page.index('class="told"') < page.index("<dl>") < page.index("<table")


def test_a_document_that_changed_says_so_and_keeps_its_quotes(site: Running, notes: Path) -> None:
    (notes / "later.md").write_text("Something else entirely.\n", "utf-8")
    page = site.get("/page/document/notes/later.md").text
    assert "has changed since the graph was built" in page
    assert "Something else" not in page
    paper = site.get("/page/paper/arxiv/2401.54321").text
    assert "<blockquote>" in paper
    assert "line" not in re.findall(r"<figcaption>.*?</figcaption>", paper, re.S)[0]


def test_no_file_but_a_document_is_shown(site: Running, notes: Path) -> None:
    (notes / "secret.txt").write_text("secret", "utf-8")
    for path in ("notes/secret.txt", "notes/..%2Fstore/CURRENT", "../notes/abacus.md"):
        assert site.get(f"/page/document/{path}").status == 404


def test_a_wrong_place_is_refused(site: Running) -> None:
    for at in ("x", "9-3", "1-2-3", "1-9999999999"):
        assert site.get(f"/page/document/notes/abacus.md?at={at}").status == 400
    assert site.get("/page/document/notes/abacus.md?at=99999-99999").status == 200


def fact(number: int) -> StatedFact:
    thing = NodeLink(f"{v.DATA}model/{number}", str(number))
    return StatedFact(thing, "is", thing, f"{v.DATA}evidence/{number}", "", "rule", 0.5)


texts = st.text(st.sampled_from("ab #\n\r가"), max_size=80)
spans = st.tuples(st.integers(0, 80), st.integers(0, 80)).map(sorted)


@settings(deadline=None)
@given(texts, st.lists(spans, max_size=6), spans)
def test_marks_change_no_word(text: str, quotes: list[list[int]], here: list[int]) -> None:
    quoted = [
        Quoted(start, min(end, len(text)), fact(number), text[start : start + 2])
        for number, (start, end) in enumerate(quotes)
        if start < len(text)
    ]
    (part,) = parts_of(text)
    lines = marked_lines(text, part, quoted, (here[0], here[1]))
    shown = ["".join(mark.text for mark in line.marks) for line in lines]
    written = text.split("\n")
    if len(written) > 1 and not written[-1]:
        written.pop()
    assert [line.rstrip("\r") for line in shown] == [line.rstrip("\r") for line in written] or "\r" in text
    assert sum(len(line.facts) for line in lines) == len([each for each in quoted if each.start < each.end])
    assert [line.number for line in lines] == list(range(1, len(lines) + 1))


@given(st.integers(1, 3000), st.sampled_from(["short\n", "x" * 70_000 + "\n", "x" * 100]))
@settings(deadline=None, max_examples=20)
def test_long_documents_are_shown_in_parts(count: int, line: str) -> None:
    text = line * min(count, 3_000_000 // len(line))
    parts = parts_of(text)
    assert [part.start for part in parts] == [0, *(part.end for part in parts[:-1])]
    assert parts[-1].end == len(text)
    assert all(part.end - part.start <= 60_000 for part in parts)
    assert all(text.count("\n", part.start, part.end) <= 500 for part in parts)
    assert all(part.line == text.count("\n", 0, part.start) + 1 for part in parts)
    assert [part_of(parts, part.start) for part in parts] == list(range(1, len(parts) + 1))
