"""Takes facts that stand without labels into the fields of a paper."""

import re

from kg.model import Quote, Span
from kg.readers.fields.fact_lines import facts_behind, without_facts
from kg.readers.fields.fact_pieces import StretchFacts
from kg.readers.fields.own_address import OwnAddress, Strength
from kg.readers.fields.paper_fields import ADDRESSED, NoteFields, named_by_link
from kg.readers.markdown.inline_links import InlineLink
from kg.readers.note import ParsedNote
from kg.readers.values.addresses import Address, parsed_address
from kg.readers.words.labels import FieldName

__all__ = ["ON_A_LINE", "take_facts", "take_facts_behind", "title_without_facts", "usual_name"]

_BEHIND_ID = re.compile(r"\s[|·•–—]\s")
ON_A_LINE = "on a line of links"
"""Where an address was found that stands among facts."""


def take_facts(note: ParsedNote, fields: NoteFields, facts: StretchFacts, *, published: bool = False) -> None:
    """Take facts into the fields that have no value yet.

    Args:
        note: the note.
        fields: what gets the facts.
        facts: what a line, or what stands beside a title, says.
        published: whether a day without a label is that of the paper; else it is so behind names or a venue, and
            otherwise the day of the note.
    """
    if fields.authors is None and facts.authors is not None:
        fields.authors = facts.authors
        fields.unlabelled.add(FieldName.AUTHORS)
    for name, words in ((FieldName.YEAR, facts.year), (FieldName.VENUE, facts.venue), (FieldName.VOTES, facts.votes)):
        if words is not None:
            if name not in fields.texts:
                fields.unlabelled.add(name)
            fields.texts.setdefault(name, []).append(words)
    for name, when in facts.dates.items():
        fields.dates.setdefault(name, (when, note.quote(when.span.start, when.span.end)))
    if facts.when is not None:
        paper = published or facts.when.day is None or fields.authors is not None or FieldName.VENUE in fields.texts
        name = FieldName.READ if facts.presented else FieldName.PUBLISHED if paper else FieldName.DATE
        fields.dates.setdefault(name, (facts.when, note.quote(facts.when.span.start, facts.when.span.end)))
    _take_addresses(note, fields, facts.links)
    for found in facts.ids:
        here = note.quote(found.span.start, found.span.end)
        fields.addresses.append(OwnAddress(Address(found, of_paper=True), here, Strength.LINE, ON_A_LINE))


def take_facts_behind(note: ParsedNote, fields: NoteFields, value: Span) -> None:
    """Take the facts behind the address or id that a labelled value begins with ("arXiv: 2401.03001 | Bee, Dee")."""
    links = note.links(value.start, value.end)
    behind = _BEHIND_ID.search(note.text, value.start, value.end) if not links else None
    begin = links[-1].whole.end if links else behind.end() if behind else value.end
    if begin < value.end:
        take_facts(note, fields, facts_behind(note, begin, value.end)[0])


def title_without_facts(note: ParsedNote, fields: NoteFields, title: Quote) -> Quote:
    """Return a title without the facts at its edges, and take these into the fields."""
    shorter, found = without_facts(note, title)
    for facts in found:
        take_facts(note, fields, facts)
    return shorter


def _take_addresses(note: ParsedNote, fields: NoteFields, links: list[InlineLink]) -> None:
    for link in links:
        address = parsed_address(link.address)
        if address is None:
            continue
        name = named_by_link(note, link)
        if name in ADDRESSED or address.of_paper or address.of_code:
            kind = name if name is not None and name in ADDRESSED else usual_name(address)
            fields.addresses.append(OwnAddress(address, link.target, Strength.LINE, ON_A_LINE, kind))


def usual_name(address: Address) -> FieldName:
    """Return the field that an address without a label belongs to."""
    return FieldName.CODE if address.of_code else FieldName.LINK
