"""Reads the digest layout: ``## Daily Papers (2024-02-26)``, then an entry a paper."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from kg.model import Attempt, Document, Entry, Layout, PartialDate, Passage, PassageKind, Quote, Reading, Span
from kg.readers.layouts.digest_fields import Fields, read_fields
from kg.readers.markdown.blocks import Block, blocks
from kg.readers.markdown.inline_links import LinkForm, find_links
from kg.readers.markdown.passages import running_text
from kg.readers.note import ParsedNote
from kg.readers.reader import Reader
from kg.readers.text.complaints import Complaints
from kg.readers.text.quotes import line_start, quote, stripped
from kg.readers.values.addresses import first_date, parsed_address, seen, title_seen
from kg.readers.values.authors import Authors
from kg.readers.values.paper_links import MarkdownLink, arxiv_address, find_link, paper_id

__all__ = ["DIGEST"]

_DAILY = re.compile(r"daily\s+papers?|데일리\s*페이퍼|일간\s*논문|오늘의\s*논문", re.IGNORECASE)
_DAILY_LINE = re.compile(
    rf"^[ \t]*+\#\#[ \t]++(?!\[)[^\r\n]{{0,60}}?(?:{_DAILY.pattern})", re.IGNORECASE | re.MULTILINE
)
_PAPER_LINE = re.compile(
    r"^[ \t]*+###[ \t]++\S|^[ \t]*+##[ \t]*+\[[^\r\n]{1,500}?\]\(\s*+https?://",
    re.MULTILINE,
)
_THUMBNAIL = re.compile(r"https?://[^\s()]{1,200}?/papers/(\d{4}\.\d{4,5})\.\w{2,5}")
_ARXIV_HOST = re.compile(r"https?://(?:\w+\.)?arxiv\.org/|https?://huggingface\.co/papers/", re.IGNORECASE)
_HEADING_WORDS = 200  # characters of a heading in which its date is looked for
_ENTRY_LEVEL = 3  # deeper headings belong to the entry above them, unless they link a paper


def _recognise(note: ParsedNote) -> Attempt:
    text = note.text
    daily = _DAILY_LINE.search(text)
    linked = _PAPER_LINE.search(text)
    if daily is not None and linked is not None:
        reasons = (f"the heading {daily[0].strip()[:60]!r}", "headings below it")
        return Attempt(Layout.DIGEST, 1.0, reasons)
    missing = ["a heading ## Daily Papers (YYYY-MM-DD)"] if daily is None else []
    missing += ["headings ### [TITLE](arXiv address)"] if linked is None else []
    return Attempt(Layout.DIGEST, 0.3 if daily or linked else 0.0, missing=tuple(missing))


def _read(note: ParsedNote) -> Reading:
    document = note.document
    digest = _Digest(document)
    digest.read()
    return Reading(document, Layout.DIGEST, tuple(digest.entries), digest.complaints.problems())


DIGEST = Reader(Layout.DIGEST, _recognise, _read)
"""Reads every linked paper below the digest's heading, in order.

A section after the papers (project description, licence, star history) holds no papers. A heading that links no paper
is an entry only where votes, authors or, below another link, bullets show that it is one.
"""


class _Heading(NamedTuple):
    """A heading that parts the document, with the blocks below it and where its text ends."""

    block: Block
    link: MarkdownLink | None
    arxiv: tuple[str, Quote] | None
    day: PartialDate | None
    below: list[Block]


class _Digest:
    def __init__(self, document: Document) -> None:
        self._text = document.text
        self._day: date | None = None
        self._day_quote: Quote | None = None
        self.entries: list[Entry] = []
        self.complaints = Complaints(document)

    def read(self) -> None:
        headings = list(self._headings())
        dated = any(heading.day for heading in headings)
        if not dated:
            self.complaints.add(0, "no heading with the digest's date")
        among_papers = not dated
        for place, heading in enumerate(headings):
            if heading.day is not None:
                among_papers = True
                self._read_day(heading.day)
                continue
            end = line_start(self._text, headings[place + 1].block.start) if place + 1 < len(headings) else -1
            if not self._entry(heading, among_papers, end) and heading.block.depth < _ENTRY_LEVEL and dated:
                among_papers = False
        if not self.entries:
            self.complaints.add(0, "a digest without papers")

    def _headings(self) -> Iterator[_Heading]:
        text = self._text
        current: _Heading | None = None
        for block in blocks(text):
            if block.kind is PassageKind.HEADING:
                link = _link(text, block)
                arxiv = _arxiv(text, link) if link is not None else None
                if block.depth <= _ENTRY_LEVEL or arxiv is not None:
                    if current is not None:
                        yield current
                    day = _day(text, block) if link is None else None
                    current = _Heading(block, link, arxiv, day, [])
                    continue
            if current is not None:
                current.below.append(block)
        if current is not None:
            yield current

    def _read_day(self, day: PartialDate) -> None:
        self._day = day.as_date
        self._day_quote = quote(self._text, day.span.start, day.span.end)

    def _entry(self, heading: _Heading, among_papers: bool, end: int) -> bool:
        """Add the entry of a heading, and tell whether it is one."""
        text = self._text
        block, link = heading.block, heading.link
        complaints: list[tuple[int, str]] = []
        fields = read_fields(text, heading.below, complaints)
        title = link.title if link is not None and seen(link.title.text) else quote(text, block.start, block.end)
        if link is None and text[block.start] == "[":
            title = quote(text, block.start + 1, block.end)
            self.complaints.add(block.start, "the link of a paper's heading is broken")
        elif link is not None and not link.closed:
            complaints.append((block.start, "the link of a paper's heading is cut"))
        elif link is not None and heading.arxiv is None:
            complaints.append((block.start, "the link of a paper's heading has no arXiv id"))
        if not title.text or not _is_paper(heading, fields, among_papers):
            return False
        for offset, message in complaints:
            self.complaints.add(offset, message)
        _, end = stripped(text, block.end, end if end >= 0 else len(text))
        first = fields.rest[0].start if fields.rest else end
        arxiv = heading.arxiv or fields.link or _thumbnail(text, block.end, first)
        if arxiv is None and link is None:
            arxiv = arxiv_address(text, block.start, block.end)
        address = parsed_address(link.target.text) if link is not None and arxiv is None else None
        title_text = title_seen(title.text)
        authors = fields.authors or Authors((), ())
        self.entries.append(
            Entry(
                layout=Layout.DIGEST,
                span=Span(line_start(text, block.start), end),
                index=len(self.entries),
                arxiv=arxiv[0] if arxiv else "",
                arxiv_quote=arxiv[1] if arxiv else None,
                title=title,
                plain_title=title_text if title_text != title.text else "",
                ids=(replace(address.id, span=link.target.span),) if address and link else (),
                listed_on=self._day,
                listed_on_quote=self._day_quote,
                votes=fields.votes,
                votes_quote=fields.votes_quote,
                authors=authors.names,
                author_positions=authors.positions,
                author_names=authors.clean,
                passages=(Passage(PassageKind.TITLE, title), *running_text(text, fields.rest)),
            )
        )
        return True


def _day(text: str, block: Block) -> PartialDate | None:
    """Return the date of a heading that opens a day's papers."""
    end = min(block.end, block.start + _HEADING_WORDS)
    if block.depth > 2 and not _DAILY.search(text, block.start, end):
        return None
    found = first_date(text, block.start, end)
    return found if found is not None and found.day is not None else None


def _link(text: str, block: Block) -> MarkdownLink | None:
    """Return the link of a heading; of a picture that is a link (a badge) the outer one."""
    if text.startswith("[![", block.start):
        for link in find_links(text, block.start, block.end):
            if link.form is LinkForm.INLINE:
                return MarkdownLink(link.whole, quote(text, link.words.start, link.words.end), link.target, True)
    return find_link(text, block.start, block.end)


def _arxiv(text: str, link: MarkdownLink) -> tuple[str, Quote] | None:
    address = parsed_address(link.target.text)
    if address is not None and address.arxiv:
        return address.arxiv, link.target
    found = arxiv_address(text, link.target.span.start, link.target.span.end)
    if found is None and not link.target.text.startswith("http") and (identifier := paper_id(link.target.text)):
        return identifier, link.target  # a file of the same collection: "2402.14830.md"
    return found


def _thumbnail(text: str, start: int, end: int) -> tuple[str, Quote] | None:
    found = _THUMBNAIL.search(text, start, end)
    if found is None or not paper_id(found[1]):
        return None
    return paper_id(found[1]), quote(text, *found.span())


def _is_paper(heading: _Heading, fields: Fields, among_papers: bool) -> bool:
    if heading.arxiv is not None:
        return among_papers or fields.names_a_paper
    if heading.link is not None and _ARXIV_HOST.match(heading.link.target.text):
        return among_papers
    bullets = any(block.kind is PassageKind.ITEM for block in fields.rest)
    if heading.link is not None:
        return among_papers and (fields.names_a_paper or bullets)
    shown = fields.names_a_paper or (fields.link is not None and bullets)
    return among_papers and heading.block.depth == _ENTRY_LEVEL and shown
