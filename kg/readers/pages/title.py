"""Finds the title of a page: in its header, as its first heading, in its first line, or in the file's name."""

import re
from collections.abc import Sequence
from pathlib import PurePosixPath

from kg.model import Quote, Span
from kg.readers.fields.fact_lines import fact_line, facts_behind, without_citation
from kg.readers.fields.labelled import labelled
from kg.readers.fields.name_lines import names_on
from kg.readers.fields.own_address import OwnAddress, Strength
from kg.readers.fields.taking_facts import take_facts
from kg.readers.markdown.nodes import BOLD_LINE, Node, NodeKind
from kg.readers.note import ParsedNote
from kg.readers.pages.citation import YEAR_IN_BRACKETS, citation_in, take_citation
from kg.readers.pages.page import PageSigns
from kg.readers.values.addresses import parsed_address, title_seen
from kg.readers.values.titles import with_colon
from kg.readers.words.headings import is_readme_section, is_section_name
from kg.readers.words.labels import FieldName, field_named
from kg.readers.words.link_words import is_link_word
from kg.readers.words.title_shapes import is_placeholder, shared_words, title_shape

__all__ = ["best_title", "find_title", "take_signed_line"]

_HEAD = 60  # blocks in which a page's fields are looked for
_TITLE_LABEL = re.compile(r"\s*[*_]*([^\W\d][^:：\n]{0,20}?)[*_]*\s*[:：][*_]*\s*(?=\S)")
_SHAPE = 0.3  # of a heading that is the paper's title, whatever the header says
_GAIN = 0.15  # by which another labelled title must be more like one
_MOST_TITLES = 4
_CLOSE = 5  # blocks
_LEAST_SHAPE = 0.1  # of a first line with the paper's address right below
_ADDRESSES = frozenset({FieldName.ARXIV, FieldName.DOI, FieldName.LINK})
_LETTERS_OF_A_DAY = 17  # "September 25th, 2022"
_BOLD_FIRST = re.compile(r"(?P<marks>\*\*|__|\*|_)(?P<words>(?:(?!(?P=marks)).){8,300})(?P=marks)")
_SENTENCES = re.compile(r"[^\W\d_]{2}[.!。]\s+[A-Z가-힣]")  # a title is not several sentences
_CITEKEY = re.compile(r"@?[a-z][A-Za-z-]*(?:19|20)\d\d[A-Za-z]*\w?|\W*[\d._-]+\w{0,3}")


def find_title(page: PageSigns) -> None:
    """Find the title of a page and the heading it stands in."""
    note = page.note
    in_header = page.fields.texts.get(FieldName.TITLE, ())
    if in_header:
        labelled = best_title(in_header)
        page.title, page.title_text, page.from_header = labelled, _value_of(note, labelled), True
    for place, node in enumerate(note.nodes[:_HEAD]):
        if node.kind is not NodeKind.HEADING or place in page.outside:
            continue
        start, end = node.start, node.end
        label = _TITLE_LABEL.match(note.text, start, end)
        if label is not None and field_named(label[1]) is FieldName.TITLE and label.end() < end:
            start = label.end()
        words = title_seen(note.text[start:end])
        if page.title is not None:
            if shared_words(words, page.title_text) >= 0.8:
                page.title_node = place
            elif _is_signed(note, place) and title_shape(words) >= max(_SHAPE, title_shape(page.title_text)):
                page.title, page.title_text, page.title_node = note.quote(start, end), words, place
                page.from_header = False
            return
        if is_placeholder(words) or (not words and node.level < BOLD_LINE):
            page.missing.append(f"the heading {words[:40]!r} is that of an empty form")
            return
        if _is_one_of_several(note, node, words):
            break
        if is_section_name(words) or field_named(words) is not None or is_readme_section(words):
            break
        page.title, page.title_text, page.title_node = note.quote(start, end), words, place
        _take_signed_heading(page)
        return
    if page.title is None:
        _find_title_elsewhere(page)


def _take_signed_heading(page: PageSigns) -> None:
    """Take a bold line close below a heading of other words, with names or facts below it, as the page's title."""
    note, place = page.note, page.title_node
    for below in range(place + 1, min(place + _CLOSE, len(note.nodes))):
        node = note.nodes[below]
        if node.kind is not NodeKind.HEADING:
            continue
        words = title_seen(note.words(node))
        better = title_shape(words) >= max(_SHAPE, title_shape(page.title_text) + _GAIN)
        if node.level == BOLD_LINE and better and _is_signed(note, below):
            page.title, page.title_text, page.title_node = note.quote(node.start, node.end), words, below
        return


def best_title(values: Sequence[Quote]) -> Quote:
    """Return the first of several labelled titles, or one that is much more like the title of a paper."""
    best = values[0]
    for other in values[1:_MOST_TITLES]:  # "title:: KN", "full-title:: KiteNet: Flying on Short Strings"
        if title_shape(title_seen(other.text)) >= title_shape(title_seen(best.text)) + _GAIN:
            best = other
    return best


def _is_signed(note: ParsedNote, place: int) -> bool:
    """Tell whether names, or facts with the paper's id, stand right below a heading."""
    below = note.nodes[place + 1] if place + 1 < len(note.nodes) else None
    if below is None or below.kind not in {NodeKind.PARAGRAPH, NodeKind.ITEM}:
        return False
    first = below.lines[0]
    return names_on(note.text, first.start, first.end) is not None or fact_line(note, first) is not None


def _is_one_of_several(note: ParsedNote, heading: Node, words: str) -> bool:
    """Tell whether a heading parts a note whose title is its file's name: others are like it, and none is above."""
    if heading.level < 2 or heading.level >= BOLD_LINE or title_shape(words) >= 0.2:
        return False
    levels = [note.nodes[place].level for place in note.headings]
    return (
        min(levels) == heading.level
        and levels.count(heading.level) > 1
        and title_shape(title_seen(note.name.replace("_", " "))) >= 0.3
    )


def _find_title_elsewhere(page: PageSigns) -> None:
    """Take the title of a page without heading: its first line if that looks like one, else its name."""
    note = page.note
    first = next((node for node in note.nodes[:3] if node.kind in {NodeKind.PARAGRAPH, NodeKind.ITEM}), None)
    if first is not None and first.kind is NodeKind.PARAGRAPH and _take_reference(page, first):
        return
    if first is not None and first.depth <= 1:
        line = first.lines[0]
        links = [link for link in note.links(line.start, line.end) if link.words.start < link.words.end]
        if len(links) == 1 and len(note.text[line.start : line.end]) - (links[0].whole.end - links[0].whole.start) <= 8:
            words = title_seen(note.text[links[0].words.start : links[0].words.end])
            address = parsed_address(links[0].address)
            if address is not None and address.of_paper and title_shape(words) >= 0.1 and not is_link_word(words):
                page.title, page.title_text = note.quote(links[0].words.start, links[0].words.end), words
                page.fields.addresses.append(OwnAddress(address, links[0].target, Strength.TITLE, "in the title"))
                return
        if take_signed_line(page, line):
            return
        if named := _named_first(note, line):
            line = named
        words = title_seen(note.text[line.start : line.end])
        short = len(first.lines) == 1 or len(note.words(first)) < 400
        if (
            not links
            and short
            and first.kind is NodeKind.PARAGRAPH
            and not first.quoted
            and len(words) < 200
            and title_shape(words) >= (_LEAST_SHAPE if _is_above_address(note, first) else 0.4)
            and not _SENTENCES.search(words)
        ):
            page.title, page.title_text = note.quote(line.start, line.end), words
            page.fields.taken.add(first.lines[0].start)
            return
    name = title_seen(note.name.replace("_", " "))
    if note.is_named_plainly and len(parts := PurePosixPath(note.document.path).parts) > 2:
        name = title_seen(parts[-2].replace("_", " "))  # paper.md in its own folder
    elif note.is_named_plainly or _is_day(note):
        name = ""
    if not _CITEKEY.fullmatch(note.name) and re.search(r"[^\W\d_]{2}", name):
        page.title_text, page.by_name = with_colon(without_citation(name)), True
    page.missing.append("no title in a header, as the first heading or in the first line")


def _named_first(note: ParsedNote, line: Span) -> Span | None:
    """Return where another title stands behind its label (``alias:: Title``), None where a line has no such label."""
    fields = labelled(note, line.start, line.end)
    return fields[0].value if fields and fields[0].name is FieldName.OTHER_TITLE else None


def take_signed_line(page: PageSigns, line: Span, least: float = 0.3) -> bool:
    """Take a title in emphasis with names behind it as the page's title, and tell whether the line is that.

    Args:
        page: the page.
        line: the line.
        least: how much the words must look like a title.
    """
    note = page.note
    marked = _BOLD_FIRST.match(note.text, line.start, line.end)
    if marked is None or title_shape(title_seen(marked["words"])) < least:
        return False
    facts, stop = facts_behind(note, marked.end(), line.end)
    if facts.authors is None or any(map(str.isalnum, note.text[stop : line.end])):
        return False
    page.title, page.title_text = note.quote(*marked.span("words")), title_seen(marked["words"])
    page.from_header = page.by_name = False
    take_facts(note, page.fields, facts)
    page.fields.taken.add(line.start)
    return True


def _is_above_address(note: ParsedNote, first: Node) -> bool:
    """Tell whether a line with an address behind a label such as "paper" follows the first line."""
    below = first.lines[1:3] or next(
        (node.lines[:2] for node in note.nodes[1:2] if node.kind is not NodeKind.HEADING), ()
    )
    return any(
        one.name in _ADDRESSES and (note.links(one.value.start, one.value.end) or one.name is not FieldName.LINK)
        for line in below
        for one in labelled(note, line.start, line.end)
    )


def _is_day(note: ParsedNote) -> bool:
    """Tell whether a note's name is nothing but a day."""
    day = note.date_of_name
    return day is not None and len(re.sub(r"[\W_]", "", note.name)) <= _LETTERS_OF_A_DAY


def _take_reference(page: PageSigns, first: Node) -> bool:
    """Take a formatted reference at the top of a page as what the page is about, and tell whether it is one."""
    year = YEAR_IN_BRACKETS.search(page.note.text, first.start, first.end)
    if year is None:
        return False
    citation = citation_in(page.note, first.start, first.end, "in the reference at the top")
    if citation is None or year.start() > citation.title.span.start:
        return False
    page.title, page.title_text = citation.title, citation.title_text
    take_citation(page, citation)
    page.fields.taken |= {line.start for line in first.lines}
    return True


def _value_of(note: ParsedNote, quote: Quote) -> str:
    for value in note.header.values:
        if value.quote == quote:
            return title_seen(value.text)
    return title_seen(quote.text)
