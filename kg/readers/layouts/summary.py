"""Reads the summary page layout: ``# TITLE``, ``## TL;DR``, ``## Summary``, a PDF link, and maybe similar papers."""

import re
from collections.abc import Iterator

from kg.model import Attempt, Document, Entry, Layout, Passage, PassageKind, Quote, Reading, SimilarPaperLink, Span
from kg.readers.markdown.blocks import Block, blocks
from kg.readers.markdown.passages import running_text
from kg.readers.note import ParsedNote
from kg.readers.reader import Reader
from kg.readers.references.lists import reference_sections
from kg.readers.text.complaints import Complaints
from kg.readers.text.quotes import line_start, quote, stripped
from kg.readers.values.addresses import title_seen
from kg.readers.values.paper_links import arxiv_address, find_link, paper_id, paper_id_of_name
from kg.readers.words.headings import is_reference_heading

__all__ = ["SUMMARY"]

_TITLE_LINE = re.compile(r"^[ \t]*+#[ \t]++[^\s#]", re.MULTILINE)
_PARTS_LINE = re.compile(
    r"# [^\r\n]+\s+##[ \t]++(?:TL;?DR|Summary|Similar\s+Papers)[ \t:]*+\r?$", re.IGNORECASE | re.MULTILINE
)
_EMPTY_PART = re.compile(r"# [^\r\n]+\s+##[ \t]++TL;DR\s+##[ \t]++Summary[ \t]*+\r?\n")
_LINK_LINE = re.compile(r"# [^\r\n]+\s+(?:##[^\r\n]+\s+){1,2}[^\r\n#]{0,60}https?://(?:www\.)?arxiv\.org/")
_SIMILAR = re.compile(r"(?:similar|related)\s+papers?|(?:유사|비슷한|관련)\s*논문(?:들)?\s*(?:목록)?", re.IGNORECASE)
_FURNITURE = re.compile(r"tl;?\s?dr|summary|abstract|요약", re.IGNORECASE)
_ONLY_LINKS = re.compile(
    r"""(?: (?:pdf|paper|link|arxiv|code|논문|링크|코드)?\s*[:：]?\s*
            (?:\[[^\[\]]*\]\([^()\s]*\)|<?https?://[^\s<>]++>?)
            \s*[|,·/]?\s*
        ){1,5}""",
    re.IGNORECASE | re.VERBOSE,
)


def _recognise(note: ParsedNote) -> Attempt:
    text = note.text
    titled = _TITLE_LINE.search(text) is not None
    parts = _PARTS_LINE.match(text)
    linked = _LINK_LINE.match(text) is not None
    named = bool(paper_id_of_name(note.document.path))
    if parts is not None and (linked or named or _EMPTY_PART.match(text)):
        reasons = (
            "a title",
            f"the heading {parts[0].split(chr(10))[-1].strip()!r} right below it",
            "a PDF link" if linked else "a file named by its id",
        )
        return Attempt(Layout.SUMMARY, 1.0, reasons)
    missing = [] if parts else ["a title and right below it a heading ## TL;DR or ## Summary"]
    missing += [] if linked or named else ["a line with an arXiv link"]
    return Attempt(Layout.SUMMARY, 0.3 if titled and parts else 0.0, missing=tuple(missing))


def _read(note: ParsedNote) -> Reading:
    document = note.document
    page = _Page(document)
    entry = page.read()
    return Reading(document, Layout.SUMMARY, (entry,) if entry else (), page.complaints.problems())


SUMMARY = Reader(Layout.SUMMARY, _recognise, _read)
"""Reads the one paper of a page; its id comes from its link, else from the file's name."""


class _Page:
    def __init__(self, document: Document) -> None:
        self._document = document
        self._text = document.text
        self.complaints = Complaints(document)

    def read(self) -> Entry | None:
        text = self._text
        found = list(blocks(text))
        first = next(
            (place for place, block in enumerate(found) if block.kind is PassageKind.HEADING and block.depth == 1), None
        )
        if first is None:
            self.complaints.add(0, "a summary page without a title")
            return None
        heading = found[first]
        title = quote(text, heading.start, heading.end)
        body, similar = self._parts(found[first + 1 :])
        link = self._take_link(body)
        of_name = paper_id_of_name(self._document.path)
        if link is not None and of_name and link[0] != of_name:
            self.complaints.add(link[1].span.start, f"the link says {link[0]}, the file's name {of_name}")
        _, end = stripped(text, heading.end, len(text))
        return Entry(
            layout=Layout.SUMMARY,
            span=Span(line_start(text, heading.start), end),
            arxiv=link[0] if link else of_name,
            arxiv_quote=link[1] if link else None,
            title=title,
            plain_title=title_seen(title.text) if title_seen(title.text) != title.text else "",
            similar=tuple(similar),
            passages=(Passage(PassageKind.TITLE, title), *self._running_text(body)),
        )

    def _parts(self, found: list[Block]) -> tuple[list[Block], list[SimilarPaperLink]]:
        """Part the blocks of the text from those of the list of similar papers."""
        body: list[Block] = []
        similar: list[SimilarPaperLink] = []
        depth = 0  # of the heading above the list of similar papers; 0 outside of it
        for block in found:
            if block.kind is PassageKind.HEADING and (not depth or block.depth <= depth):
                words = self._text[block.start : min(block.end, block.start + 60)].strip(" :：*")
                depth = block.depth if _SIMILAR.fullmatch(words) else 0
                if depth:
                    continue
            if not depth:
                body.append(block)
            else:
                similar += self._similar(block)
        return body, similar

    def _similar(self, block: Block) -> Iterator[SimilarPaperLink]:
        text = self._text
        start = block.start
        link = find_link(text, start, block.end)
        if link is None:
            self.complaints.add(start, "a similar paper without a link")
        while link is not None:
            if link.closed and link.title.text:
                whole = quote(text, link.whole.start, link.whole.end)
                yield SimilarPaperLink(whole, link.title, paper_id(link.target.text))
            else:
                self.complaints.add(link.whole.start, "the link of a similar paper is cut")
            link = find_link(text, link.whole.end, block.end)

    def _take_link(self, body: list[Block]) -> tuple[str, Quote] | None:
        """Take the paper's own link out of the blocks: the first that is nothing but a link to arXiv."""
        cited = list(reference_sections(self._text, 0, len(self._text)))
        for place, block in enumerate(body):
            if block.kind is PassageKind.HEADING and is_reference_heading(self._text[block.start : block.end]):
                return None
            if block.kind is PassageKind.HEADING or block.end - block.start > 300:
                continue
            if any(section.start <= block.start < section.end for section in cited):
                continue
            if _ONLY_LINKS.fullmatch(self._text, block.start, block.end):
                found = arxiv_address(self._text, block.start, block.end)
                if found is not None:
                    del body[place]
                    return found
        return None

    def _running_text(self, body: list[Block]) -> list[Passage]:
        """Return the passages below the page's own headings, which say nothing and are left out."""
        text = self._text
        passages: list[Passage] = []
        part: list[Block] = []
        label = ""
        for block in body:
            words = text[block.start : min(block.end, block.start + 20)].strip(" :：")
            if block.kind is PassageKind.HEADING and block.depth == 2 and _FURNITURE.fullmatch(words):
                passages += running_text(text, part, label)
                part, label = [], words
            else:
                part.append(block)
        passages += running_text(text, part, label)
        return passages
