"""Documents on the site: their text with its facts marked in place, and links that lead to the words."""

import html
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from serving import Running, running

from kg.pipeline import build
from kg.schema import terms as v
from kg.web.page_cells import NodeLink
from kg.web.page_model import PageFact
from kg.web.views.marking import Quoted, marked_lines, part_number, parts_of

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
    section = page.partition('class="from-notes"')[2].partition("</section>")[0]
    assert "Abacus reaches 86.81% accuracy on GSM8K &amp; beats GPT-4." in section
    assert "at=" in section
    assert "line 8</a>" in section
    assert page.index('class="from-notes"') < page.index("<dl>") < page.index("<table")


def test_a_document_is_shown_as_it_was_read(site: Running, notes: Path) -> None:
    """Its file may be elsewhere by now, or say something else."""
    (notes / "later.md").write_text("Something else entirely.\n", "utf-8")
    page = site.get("/page/document/notes/later.md").text
    assert words(page) == NOTE.rstrip("\n").replace("12345", "54321")


def test_a_store_without_texts_says_so_and_keeps_its_quotes(notes: Path, tmp_path: Path) -> None:
    store = Path(shutil.copytree(notes.parent / "store", tmp_path / "store"))
    for index in store.rglob("search.sqlite"):
        index.unlink()
    with running(store) as bare:
        assert "does not keep the texts" in bare.get("/page/document/notes/abacus.md").text
        paper = bare.get("/page/paper/arxiv/2401.12345").text
        assert "<blockquote>" in paper
        assert "line" not in re.findall(r"<figcaption>.*?</figcaption>", paper, re.S)[0]
        assert "has no index of its notes yet" in bare.get("/search?q=counting").text


def test_no_file_but_a_document_is_shown(site: Running, notes: Path) -> None:
    (notes / "secret.txt").write_text("secret", "utf-8")
    for path in ("notes/secret.txt", "notes/..%2Fstore/CURRENT", "../notes/abacus.md"):
        assert site.get(f"/page/document/{path}").status == 404


def test_the_notes_are_searched(site: Running) -> None:
    page = site.get("/search", {"q": "GSM-8K 86.81"}).text
    hit = page.partition('<ol class="hits">')[2].partition("</li>")[0]
    assert '<a href="/page/paper/arxiv/2401.' in hit
    assert "<mark>GSM8K</mark> &amp; beats" in hit
    assert re.search(r'href="/page/document/notes/[a-z]+.md[?]at=\d+-\d+#here">notes/[a-z]+.md, line 8<', hit)
    assert 'evaluates on <a href="/page/benchmark/gsm8k">' in hit
    assert "2 results" in page
    assert "&lt;script&gt;" in site.get("/search", {"q": "counting", "what": "passages"}).text
    korean = site.get("/search", {"q": "counting"}, Accept_Language="ko").text
    assert "결과 2건" in korean
    nothing = site.get("/search", {"q": "zebra crossing"}).text
    assert "No passage has these words." in nothing


def test_a_search_is_narrowed_and_says_what_is_wrong(site: Running) -> None:
    assert "No passage" in site.get("/search", {"q": "counting", "until": "2020"}).text
    for wrong in ({"since": "soon"}, {"what": "everything"}, {"page": "0"}, {"page": "99"}):
        assert site.get("/search", {"q": "counting", **wrong}).status == 400
    assert site.get("/search", {"q": "counting", "topic": "knitting"}).status == 404
    assert site.get("/search").status == 200
    names = site.get("/search", {"q": "abacus", "kind": "artifact"}).text
    assert '<a href="/page/artifact/abacus">' in names


def test_a_wrong_place_is_refused(site: Running) -> None:
    for at in ("x", "9-3", "1-2-3", "1-9999999999"):
        assert site.get(f"/page/document/notes/abacus.md?at={at}").status == 400
    assert site.get("/page/document/notes/abacus.md?at=99999-99999").status == 200


def fact(number: int) -> PageFact:
    thing = NodeLink(f"{v.DATA}model/{number}", str(number))
    return PageFact(thing, "is", thing, f"{v.DATA}evidence/{number}", "", "rule", 0.5)


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
    assert [part_number(parts, part.start) for part in parts] == list(range(1, len(parts) + 1))
