"""Reads a page about one paper: a title, fields near the top, then prose under whatever headings."""

import re
from functools import lru_cache

from kg.model import Attempt, Entry, Layout, Passage, PassageKind, Reading, SimilarPaperLink, Span
from kg.readers.entries.days import day_of_first_line
from kg.readers.fields.assembling import entry_of, kept_date, passages_of
from kg.readers.fields.note_fields import read_header
from kg.readers.fields.paper_fields import NoteFields
from kg.readers.markdown.inline_links import InlineLink, LinkForm
from kg.readers.markdown.nodes import Node, NodeKind
from kg.readers.note import ParsedNote
from kg.readers.pages.head import find_id, read_bibtex_block, read_head
from kg.readers.pages.other_titles import take_better_title
from kg.readers.pages.page import PageSigns, outside_of
from kg.readers.pages.title import find_title
from kg.readers.pages.weight import weigh
from kg.readers.reader import Reader
from kg.readers.text.quotes import stripped
from kg.readers.values.addresses import parsed_address, seen
from kg.readers.words.headings import is_similar_heading
from kg.readers.words.labels import FieldName

__all__ = ["PAGE", "page_of"]

_LABEL = re.compile(r"[*_>\s-]*([^\W\d_][^:：\[\]*_\n]{2,40}?)[*_]*\s?[:：]{1,2}[*_]*\s*")


def _recognise(note: ParsedNote) -> Attempt:
    page = page_of(note)
    return Attempt(Layout.PAGE, page.score, tuple(page.reasons), tuple(page.missing))


def _read(note: ParsedNote) -> Reading:
    page = page_of(note)
    return Reading(note.document, Layout.PAGE, (_entry(page),))


PAGE = Reader(Layout.PAGE, _recognise, _read)
"""Reads the one paper of a page.

The title is that of the header, of the first heading, or behind a label. Ids and links are the paper's own where they
stand behind a label, in the title, on a line of links near the top or in one of the first sentences; never where they
stand below a heading like References. Without an id, authors with a year, or a title and sections as papers have them,
are enough, at a lower confidence.
"""


@lru_cache(maxsize=4)
def page_of(note: ParsedNote) -> PageSigns:
    """Return what makes a note the page of one paper, as far as it is one."""
    page = PageSigns(note, NoteFields())
    read_header(note, page.fields, note.header.values)
    page.outside = outside_of(note)
    find_title(page)
    read_head(page)
    read_bibtex_block(page)
    find_id(page)
    take_better_title(page)
    weigh(page)
    return page


def _entry(page: PageSigns) -> Entry:
    note = page.note
    start, end = stripped(note.text, 0, len(note.text))
    skipped = {page.title_node}
    passages: list[Passage] = []
    if page.title is not None:
        passages.append(Passage(PassageKind.TITLE, page.title))
    kept = [place for place in range(len(note.nodes)) if place not in page.outside and place not in skipped]
    passages += passages_of(note, kept, page.fields.taken)
    day = page.fields.dates.get(FieldName.READ) or page.fields.dates.get(FieldName.DATE)
    when, when_quote = day if day else (None, None)
    if when is None and note.date_of_name is not None:
        when = note.date_of_name
    if when is None:
        when, when_quote = day_of_first_line(note)
    if when is None and FieldName.UPDATED in page.fields.dates:
        when, when_quote = page.fields.dates[FieldName.UPDATED]
    return entry_of(
        note,
        Layout.PAGE,
        page.fields,
        span=Span(start, end),
        title=page.title,
        title_text=page.title_text,
        arxiv=page.arxiv,
        arxiv_quote=page.arxiv_quote,
        own=page.own,
        listed_on=kept_date(when),
        listed_on_quote=when_quote,
        passages=tuple(passages),
        similar=tuple(_similar(page)),
        confidence=1.0 if page.score >= 0.85 else round(page.score, 2),
        reasons=tuple(page.reasons),
    )


def _similar(page: PageSigns) -> list[SimilarPaperLink]:
    """Return the papers that the note says are similar or related to its own."""
    note = page.note
    found: list[SimilarPaperLink] = []
    for value in note.header.values:
        if is_similar_heading(value.key.replace("_", " ")):
            for link in note.links(value.quote.span.start, value.quote.span.end):
                found += _similar_paper(note, link)
    level = 0
    for node in note.nodes:
        if node.kind is NodeKind.HEADING and (not level or node.level <= level):
            level = node.level if is_similar_heading(seen(note.words(node))) else 0
            continue
        if node.kind in {NodeKind.CODE, NodeKind.RULE}:
            continue
        for link in note.links(node.start, node.end) if level else _links_behind_labels(note, node):
            found += _similar_paper(note, link)
    return found


def _similar_paper(note: ParsedNote, link: InlineLink) -> list[SimilarPaperLink]:
    words = link.words
    if link.form is LinkForm.IMAGE or words.start >= words.end:
        return []
    address = parsed_address(link.address)
    title = note.quote(words.start, words.end)
    return [SimilarPaperLink(note.quote(link.whole.start, link.whole.end), title, address.arxiv if address else "")]


def _links_behind_labels(note: ParsedNote, node: Node) -> list[InlineLink]:
    """Return the links on lines that begin with a label such as "Related papers:"."""
    found: list[InlineLink] = []
    if node.kind not in {NodeKind.PARAGRAPH, NodeKind.ITEM}:
        return found
    for line in node.lines:
        label = _LABEL.match(note.text, line.start, line.end)
        if label is not None and is_similar_heading(label[1]):
            found += note.links(label.end(), line.end)
    return found
