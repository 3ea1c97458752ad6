"""Finds the title of a page's paper where its heading, header or name gives only a short name or words of its own."""

import re
from collections.abc import Iterator

from kg.model import Quote, Span
from kg.readers.fields.fact_lines import are_facts, fact_line
from kg.readers.fields.labelled import labelled
from kg.readers.fields.name_lines import names_on
from kg.readers.markdown.inline_links import LinkForm
from kg.readers.markdown.nodes import BOLD_LINE, Node, NodeKind
from kg.readers.pages.citation import citation_in
from kg.readers.pages.marked_words import MARKED, marked_words
from kg.readers.pages.page import PageSigns
from kg.readers.pages.title import take_signed_line
from kg.readers.values.addresses import parsed_address, title_seen
from kg.readers.words.labels import FieldName
from kg.readers.words.link_words import is_citation, is_link_word
from kg.readers.words.title_shapes import is_listing_title, title_shape

__all__ = ["take_better_title"]

_SHAPE = 0.3  # of a title that is left alone
_GAIN = 0.15  # by which another must be more like one
_HEAD = 12  # blocks
_MOST_HEADINGS = 2
_LONGEST_LINE = 600
_PAPER = re.compile(r"논문|\bpapers?\b|论文|論文|\btitled?\b|제목|\barticle\b", re.IGNORECASE)
_BESIDE_PAPER = re.compile(r"\s*[(（]?\s*(?:이?라는\s|의\s)?(?:논문|papers?\b|论文|論文)", re.IGNORECASE)
_BEFORE_PAPER = re.compile(
    r"(?:논문|\bpapers?|论文|論文)[,:：]?\s*(?:is\s|called\s|인\s|은\s|titled\s)?$", re.IGNORECASE
)
_LABEL = re.compile(r"[^\W\d_]{2,12}::\s+")  # "reading:: **Title**", with the paper's fields below
_OF_NOTE = re.compile(
    r"논문|리뷰|정리|이해하기|알아보|살펴보|论文|解读|详解|読んで|解説"
    r"|\bexplained\b|\breview(?:ed)?$|\bnotes (?:on|about)\b"
)
_FEWEST_WORDS = 4
_NAME_BEFORE = re.compile(r"[^\s:]{2,20}(?:\s[^\s:]{1,12})?\s?:\s(\S+(?:\s\S+){3,30})")


def take_better_title(page: PageSigns) -> None:
    """Take another title near the top where the page's own hardly looks like that of a paper.

    These are looked at in turn: the first line's words in emphasis before names, the aliases in the header, the words
    of the link to the page's paper, the item above its address, a line in emphasis above the names of its authors, a
    second heading right below the first, what emphasis or quotes mark in a sentence about "the paper", and the first
    heading below a header.
    """
    _drop_short_name(page)
    shape = title_shape(page.title_text)
    if _OF_NOTE.search(page.title_text):  # it is about the paper, in the note's own words
        shape = min(shape, _SHAPE - _GAIN)
    if shape >= _SHAPE or is_listing_title(page.title_text):
        return
    first = next((node for node in _head(page) if node.kind is NodeKind.PARAGRAPH), None)
    if first is not None and take_signed_line(page, first.lines[0], max(_SHAPE, shape + _GAIN)):
        return
    for words, text in _candidates(page):
        if title_shape(text) >= shape + _GAIN and not is_listing_title(text):
            page.title, page.title_text, page.from_header, page.by_name = words, text, False, False
            return


def _drop_short_name(page: PageSigns) -> None:
    """Take the title without the name before its colon ("KN: Title") where the head marks it so ("**Title**")."""
    named = _NAME_BEFORE.fullmatch(page.title_text)
    if named is None:
        return
    note = page.note
    for node in _head(page):
        end = min(node.end, node.start + _LONGEST_LINE)
        spans = [marked_words(marked) for marked in MARKED.finditer(note.text, node.start, end)]
        spans += [link.words for link in note.links(node.start, node.end)]
        for span in spans:
            words = title_seen(note.text[span.start : span.end])
            if words.casefold() == named[1].casefold():
                page.title, page.title_text = note.quote(span.start, span.end), words
                page.from_header = page.by_name = False
                return


def _candidates(page: PageSigns) -> Iterator[tuple[Quote, str]]:
    head = list(_head(page))
    yield from _aliases(page)
    if page.own is not None:
        yield from _linked(page, head)
        yield from _above_address(page)
    yield from _signed(page, head)
    yield from _second_heading(page)
    if page.own is not None:
        yield from _in_sentences(page, head)
    if page.from_header:
        yield from _first_heading(page)


def _aliases(page: PageSigns) -> Iterator[tuple[Quote, str]]:
    """Yield the other titles that the header gives."""
    for words in page.fields.texts.get(FieldName.OTHER_TITLE, ()):
        text = title_seen(words.text)
        if title_shape(text) >= _SHAPE:
            yield words, text


def _head(page: PageSigns) -> Iterator[Node]:
    headings = 0
    for place, node in enumerate(page.note.nodes[: max(page.title_node, 0) + _HEAD]):
        if node.kind is NodeKind.HEADING and node.level < BOLD_LINE and place != page.title_node:
            headings += 1
            if headings > _MOST_HEADINGS:
                return
        if place not in page.outside and node.kind in {NodeKind.PARAGRAPH, NodeKind.ITEM, NodeKind.HTML}:
            yield node


def _linked(page: PageSigns, head: list[Node]) -> Iterator[tuple[Quote, str]]:
    """Yield the words of links that lead where the page's own address does."""
    note = page.note
    url = page.own.address.id.url if page.own is not None else ""
    for node in head:
        for link in note.links(node.start, node.end):
            if link.form in {LinkForm.IMAGE, LinkForm.WIKILINK} or link.words.start >= link.words.end:
                continue
            address = parsed_address(link.address)
            words = title_seen(note.text[link.words.start : link.words.end])
            same = address is not None and (address.id.url == url or (page.arxiv and address.arxiv == page.arxiv))
            if same and not (is_link_word(words) or is_citation(words)) and title_shape(words) >= _SHAPE:
                yield note.quote(link.words.start, link.words.end), words


def _above_address(page: PageSigns) -> Iterator[tuple[Quote, str]]:
    """Yield the words of the item under which the page's own address stands."""
    note, own = page.note, page.own
    place = next((at for at, node in enumerate(note.nodes) if own and node.start <= own.quote.span.start < node.end), 0)
    depth = note.nodes[place].depth if note.nodes else 0
    for node in reversed(note.nodes[:place]):
        if depth < 2 or node.depth == 0:
            return
        if node.kind is NodeKind.ITEM and node.depth < depth:
            named = labelled(note, node.start, node.lines[0].end)
            span = named[0].value if named else node.lines[0]
            label = _LABEL.match(note.text, span.start, span.end)
            span = Span(label.end() if label else span.start, span.end)
            words = title_seen(note.text[span.start : span.end])
            if title_shape(words) >= _SHAPE:
                yield note.quote(span.start, span.end), words
            depth = node.depth


def _signed(page: PageSigns, head: list[Node]) -> Iterator[tuple[Quote, str]]:
    """Yield lines in emphasis or quotes with names of people, or facts, on the line below."""
    note = page.note
    for node in head:
        for line, below in zip(node.lines, node.lines[1:], strict=False):
            marked = MARKED.fullmatch(note.text, line.start, min(line.end, line.start + _LONGEST_LINE))
            if (
                marked is None
                or are_facts(note, line.start, line.end)
                or not (names_on(note.text, below.start, below.end) or fact_line(note, below))
            ):
                continue
            span = marked_words(marked)
            citation = citation_in(note, span.start, span.end, "")
            if citation is not None:  # "**Bee et al. (2021). Title.**"
                yield citation.title, citation.title_text
                continue
            words = title_seen(note.text[span.start : span.end])
            if title_shape(words) >= _SHAPE:
                yield note.quote(span.start, span.end), words


def _in_sentences(page: PageSigns, head: list[Node]) -> Iterator[tuple[Quote, str]]:
    """Yield what stands in emphasis or quotes on lines that speak of a paper."""
    note = page.note
    for node in head:
        for line in node.lines:
            end = min(line.end, line.start + _LONGEST_LINE)
            if _PAPER.search(note.text, line.start, end) is None:
                continue
            for marked in MARKED.finditer(note.text, line.start, end):
                span = marked_words(marked)
                words = title_seen(note.text[span.start : span.end])
                beside = _BESIDE_PAPER.match(note.text, marked.end(), end) or _BEFORE_PAPER.search(
                    note.text[line.start : marked.start()]
                )
                fewest, least = (2, _SHAPE - _GAIN) if beside else (_FEWEST_WORDS, _SHAPE + _GAIN)
                if len(words.split()) >= fewest and title_shape(words) >= least:
                    yield note.quote(span.start, span.end), words


def _second_heading(page: PageSigns) -> Iterator[tuple[Quote, str]]:
    """Yield the heading right below that of a short name."""
    note, place = page.note, page.title_node + 1
    if page.title_node < 0 or place >= len(note.nodes) or note.nodes[place].kind is not NodeKind.HEADING:
        return
    below = note.nodes[place]
    words = title_seen(note.words(below))
    if title_shape(words) >= _SHAPE and page.own is not None:
        yield note.quote(below.start, below.end), words


def _first_heading(page: PageSigns) -> Iterator[tuple[Quote, str]]:
    """Yield the one top heading of a note whose header gives another title."""
    note = page.note
    tops = [note.nodes[place] for place in note.headings if note.nodes[place].level == 1]
    first = note.nodes[note.headings[0]] if note.headings else None
    if first is not None and tops == [first]:
        words = title_seen(note.words(first))
        if title_shape(words) >= _SHAPE:
            yield note.quote(first.start, first.end), words
