"""Finds names of papers in an item, each before a citation in brackets that links its paper."""

import re

from kg.model import Quote, Span
from kg.readers.entries.candidates import Candidate, address_of
from kg.readers.fields.own_address import OwnAddress, Strength
from kg.readers.fields.paper_fields import NoteFields
from kg.readers.markdown.inline_links import InlineLink
from kg.readers.markdown.nodes import Node
from kg.readers.note import Note
from kg.readers.text.quotes import stripped
from kg.readers.values.addresses import seen, title_seen
from kg.readers.words.labels import FieldName
from kg.readers.words.link_words import is_citation

__all__ = ["cited_in_turn", "of_citation"]

_BETWEEN = re.compile(r"[\s)&,;·+/]*(?:and\s|및\s|와\s|과\s)?\s*")


def cited_in_turn(note: Note, node: Node, links: list[InlineLink]) -> list[tuple[Quote, InlineLink]]:
    """Return the names that an item gives in turn, each with a citation in brackets that links the paper."""
    text, found = note.text, []
    place = node.start
    for link in links:
        words = seen(text[link.words.start : link.words.end])
        address = address_of(link)
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


def of_citation(note: Note, place: int, end: int, title: Quote, link: InlineLink) -> Candidate:
    """Return what may be the entry of such a name."""
    fields = NoteFields()
    address = address_of(link)
    if address is not None:
        fields.addresses.append(OwnAddress(address, link.target, Strength.BESIDE, "beside the title", FieldName.LINK))
    return Candidate(
        place, end, title, title_seen(title.text), fields, Span(title.span.start, link.whole.end), cited=True
    )
