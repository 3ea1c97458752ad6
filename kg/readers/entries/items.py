"""Finds entries that are the items of a list: a linked or bold title, or a title with links beside or below it."""

import re

from kg.model import IdKind, Span
from kg.readers.entries.candidates import (
    EntryCandidate,
    is_copy,
    is_own_note,
    parsed_link_address,
    take_beside,
    take_ids,
)
from kg.readers.entries.cited_names import cited_in_turn, linked_in_turn, of_citation, of_linked_title
from kg.readers.entries.days import take_day_before
from kg.readers.entries.item_texts import read_after, read_line
from kg.readers.entries.item_titles import title_of_item
from kg.readers.fields.fact_lines import are_facts
from kg.readers.fields.labelled import labelled
from kg.readers.fields.note_fields import read_node
from kg.readers.fields.own_address import OwnAddress, Strength
from kg.readers.fields.paper_fields import NoteFields
from kg.readers.fields.taking_facts import title_without_facts
from kg.readers.markdown.inline_links import LinkForm
from kg.readers.markdown.nodes import Node, NodeKind
from kg.readers.note import ParsedNote
from kg.readers.values.addresses import Address, title_seen
from kg.readers.values.ids import find_ids
from kg.readers.words.labels import FieldName
from kg.readers.words.title_shapes import is_placeholder, title_shape

__all__ = ["item_candidates", "titles_in_a_row"]

_SHAPE = 0.3  # of a title that no list marks as one
_GAIN = 0.15  # by which a title below a short name must be more like one
_FEWEST_IN_A_ROW = 2
_ID_AND_TITLE = re.compile(r"(?:[a-z-]+(?:\.[A-Z]{2})?/)?\d{4}\.?\d{3,5}(?:v\d+)?[\s,:–—-]+(?=[^\W\d_]\w*\W+\w)")
_LEADING_ID = re.compile(
    r"[*_`]{0,3}(?P<id>(?:[a-z-]+(?:\.[A-Za-z-]{2,8})?/\d{7}|\d{4}\.\d{4,5})(?:v\d+)?)[*_`]{0,3}(?:\s*[:：|]|\s+[-–—]{1,2})\s+(?=[^\W\d_])"
)


def titles_in_a_row(note: ParsedNote, place: int, end: int, node: Node) -> list[EntryCandidate]:
    """Return the entries of a block that is nothing but linked titles, at most with a day before them."""
    links = note.links(node.start, node.end)
    if len(links) < _FEWEST_IN_A_ROW:
        return []
    fields = NoteFields()
    begin = take_day_before(note, fields, node.start, node.lines[0].end)
    links = linked_in_turn(note, begin, node.end, links)
    return [of_linked_title(note, place, end, link, fields) for link in links]


def item_candidates(note: ParsedNote, place: int, end: int, node: Node) -> list[EntryCandidate]:
    """Return what may be the entries of an item, or of a block that is written like one: usually one.

    Args:
        note: the note.
        place: the block's place among the note's blocks.
        end: the place of the block behind what stands below it.
        node: the block, or the part of it that may be an entry.
    """
    first = node.lines[0]
    links = note.links(node.start, node.end)
    several = cited_in_turn(note, node, links)
    if several and (len(several) > 1 or several[0][0].span.start <= first.start + 8):
        return [of_citation(note, place, end, title, link) for title, link in several]
    if row := titles_in_a_row(note, place, end, node):
        return row
    named = labelled(note, first.start, first.end)
    fields = NoteFields()
    whole = Span(node.start, max(node.end, note.nodes[end - 1].end) if end > place + 1 else node.end)
    candidate = EntryCandidate(place, end, None, "", fields, whole, body=list(range(place + 1, end)))
    start = first.start
    if named and named[0].name is FieldName.TITLE:
        start = named[0].value.start
    elif named:
        behind = _ID_AND_TITLE.match(note.text, named[0].value.start, first.end)
        if named[0].name is not FieldName.ARXIV or behind is None:
            return [candidate]
        start = behind.end()
    else:
        start = _take_leading_id(note, candidate, start, first.end)
    title, after = title_of_item(note, candidate, node, start, links)
    if title is not None:
        title = title_without_facts(note, fields, title)
        text = title_seen(title.text)
        if not is_placeholder(text) and re.search(r"[^\W\d_]{2}", text):
            candidate.title, candidate.title_text = title, text
    inner = [link for link in links if link.whole.end <= after]
    for link in inner:
        address = parsed_link_address(link)
        if address is not None:
            fields.addresses.append(OwnAddress(address, link.target, Strength.TITLE, "in the title", FieldName.LINK))
        elif is_copy(link):
            candidate.filed = True
        elif is_own_note(link) and (link.form is not LinkForm.WIKILINK or candidate.shape >= _SHAPE):
            candidate.notes = True
    beside = [link for link in links if link.whole.start >= after]
    take_beside(note, candidate, beside)
    take_ids(note, candidate, first, links)
    read_after(note, candidate, node, after, beside)
    near = True
    for below in candidate.body:
        if below <= place + 12:
            near = read_node(note, fields, below, names=near or below <= place + 2) and near
    _take_title_below(note, candidate)
    for number, line in enumerate(node.lines[1:], 1):
        read_line(note, candidate, line, alone=number == 1 and len(node.lines) > 2)
    return [candidate]


def _take_title_below(note: ParsedNote, candidate: EntryCandidate) -> None:
    """Take the first item below a short name as the title where it looks like one and the paper's address is below."""
    first = note.nodes[candidate.body[0]] if candidate.body else None
    own = candidate.own
    if first is None or first.kind is not NodeKind.ITEM or own is None or not own.is_paper or candidate.shape >= _SHAPE:
        return
    line = first.lines[0]
    if len(first.lines) > 1 or note.links(line.start, line.end) or labelled(note, line.start, line.end):
        return
    words = title_seen(note.text[line.start : line.end])
    if title_shape(words) >= max(_SHAPE, candidate.shape + _GAIN) and not are_facts(note, line.start, line.end):
        candidate.title, candidate.title_text = note.quote(line.start, line.end), words
        candidate.body = candidate.body[1:]


def _take_leading_id(note: ParsedNote, candidate: EntryCandidate, start: int, end: int) -> int:
    """Take an arXiv id alone that stands before a title (``2401.03001 - Title``), and return where the title begins."""
    leading = _LEADING_ID.match(note.text, start, end)
    found = next(iter(find_ids(note.text, *leading.span("id"))), None) if leading is not None else None
    if leading is None or found is None or found.kind is not IdKind.ARXIV:
        return start
    own = OwnAddress(
        Address(found, of_paper=True),
        note.quote(*leading.span("id")),
        Strength.BESIDE,
        "before the title",
        FieldName.ARXIV,
    )
    candidate.fields.addresses.append(own)
    return leading.end()
