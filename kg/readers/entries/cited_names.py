"""Finds several papers in one item: names, each before a citation in brackets, or linked titles in a row."""

import re

from kg.model import Quote, Span
from kg.readers.entries.candidates import EntryCandidate, parsed_link_address
from kg.readers.fields.own_address import OwnAddress, Strength
from kg.readers.fields.paper_fields import NoteFields
from kg.readers.markdown.inline_links import InlineLink
from kg.readers.markdown.nodes import Node
from kg.readers.note import ParsedNote
from kg.readers.text.quotes import stripped
from kg.readers.values.addresses import seen, title_seen
from kg.readers.words.labels import FieldName
from kg.readers.words.link_words import is_citation, is_link_word
from kg.readers.words.title_shapes import title_shape

__all__ = ["cited_in_turn", "linked_in_turn", "of_citation", "of_linked_title"]

_SHAPE = 0.2  # of a title among others in a row
_IN_A_ROW = re.compile(r"[\s,;·+/&*_]*(?:and\s|및\s|와\s|과\s)?[\s*_]*")
_BETWEEN = re.compile(r"[\s)&,;·+/]*(?:and\s|및\s|와\s|과\s)?\s*")


def cited_in_turn(note: ParsedNote, node: Node, links: list[InlineLink]) -> list[tuple[Quote, InlineLink]]:
    """Return the names that an item gives in turn, each with a citation in brackets that links the paper."""
    text, found = note.text, []
    place = node.start
    for link in links:
        words = seen(text[link.words.start : link.words.end])
        address = parsed_link_address(link)
        before = text[place : link.whole.start].rstrip()
        if (
            address is not None
            and address.of_paper
            and before.endswith("(")
            and is_citation(words)
            and "\n" not in before
        ):
            start, end = stripped(text, place, place + len(before) - 1)
            start = _BETWEEN.match(text, start, end).end()  # type: ignore[union-attr]
            if start < end:
                found.append((note.quote(start, end), link))
        place = link.whole.end
    return found


def linked_in_turn(note: ParsedNote, start: int, end: int, links: list[InlineLink]) -> list[InlineLink]:
    """Return the links of a stretch that is nothing but linked titles of papers, at least two, and words between them.

    Args:
        note: the note.
        start: where the first title may begin, behind a day.
        end: where the stretch ends.
        links: the links in it.
    """
    place, papers = start, 0
    for link in links:
        words = seen(note.text[link.words.start : link.words.end])
        address = parsed_link_address(link)
        papers += address is not None and address.of_paper
        if address is None or address.of_post or address.of_code or title_shape(words) < _SHAPE or is_link_word(words):
            return []
        if place > start and _IN_A_ROW.fullmatch(note.text, place, link.whole.start) is None:
            return []
        if place == start and any(map(str.isalnum, note.text[start : link.whole.start])):
            return []
        place = link.whole.end
    return links if len(links) > 1 and papers and not any(map(str.isalnum, note.text[place:end])) else []


def of_linked_title(note: ParsedNote, place: int, end: int, link: InlineLink, fields: NoteFields) -> EntryCandidate:
    """Return what may be the entry of one of several linked titles; ``fields`` hold what they share."""
    title, address = note.quote(link.words.start, link.words.end), parsed_link_address(link)
    own = NoteFields(dates=dict(fields.dates))
    if address is not None:
        own.addresses.append(OwnAddress(address, link.target, Strength.TITLE, "in the title", FieldName.LINK))
    return EntryCandidate(place, end, title, title_seen(title.text), own, link.whole)


def of_citation(note: ParsedNote, place: int, end: int, title: Quote, link: InlineLink) -> EntryCandidate:
    """Return what may be the entry of such a name."""
    fields = NoteFields()
    address = parsed_link_address(link)
    if address is not None:
        fields.addresses.append(OwnAddress(address, link.target, Strength.BESIDE, "beside the title", FieldName.LINK))
    return EntryCandidate(
        place, end, title, title_seen(title.text), fields, Span(title.span.start, link.whole.end), cited=True
    )
