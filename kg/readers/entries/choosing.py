"""Chooses the items of a section's list that are papers, by what most of them have."""

from kg.readers.entries.candidates import EntryCandidate, is_dated
from kg.readers.note import ParsedNote
from kg.readers.values.addresses import seen
from kg.readers.words.labels import FieldName
from kg.readers.words.title_shapes import heads_other_things, is_listing_title

__all__ = ["SHAPE_OF_SIGNED", "SHARE", "chosen_of_section", "is_reference"]

SHAPE_OF_SIGNED = 0.3
"""How much titles must look like those of papers that only names of people show to be some."""

SHARE = 0.5
"""The share of the candidates of one shape that must be papers."""


def chosen_of_section(
    note: ParsedNote, heading: int, items: list[EntryCandidate], *, listing: bool, total: int, others: bool
) -> list[EntryCandidate]:
    """Return the items of one section that are papers, none where too few of them look like some.

    Args:
        note: the note.
        heading: the place of the heading, or of the item, above them; -1 if there is none.
        items: the items.
        listing: whether the note is a list or a diary of papers.
        total: how many items of this depth, in all sections, have a title and an address of a paper.
        others: whether other entries have been found.
    """
    words = seen(note.words(note.nodes[heading])) if heading >= 0 else ""
    shown = (listing or total > 0) and not heads_other_things(words)
    strong = [item for item in items if item.is_strong or (listing and item.is_filed) or (shown and item.is_shown)]
    fair = [item for item in items if item.is_fair or (listing and item.is_filed)]
    headed = heading >= 0 and (
        is_dated(note, note.nodes[heading].start, note.nodes[heading].end) or is_listing_title(words)
    )
    titled = listing or headed
    signed = all(item.fields.authors is not None for item in items)
    shaped = signed or sum(item.shape >= 0.3 and item.notes for item in items) * 2 > len(items)
    shapely = titled or len(strong) > 3 or 2 * sum(item.shape >= 0.2 for item in strong) > len(strong)
    if strong and shapely and len(strong) >= SHARE * len(items) and (len(strong) > 1 or titled or total > 1 or others):
        return fair
    if (headed or (listing and shaped)) and (total or others) and len(fair) >= SHARE * len(items):
        return [item for item in items if item.is_strong or item.is_fair]
    if total > 1 and len(strong) > 1 and len(fair) >= SHARE * len(items):
        return fair
    if listing and len(items) > 1 and (indexed := _indexed(note, items)) and _prevail(indexed, items):
        return indexed
    if titled and len(items) > 1 and sum(map(is_reference, items)) >= SHARE * len(items):
        return [item for item in items if is_reference(item)]
    if listing and signed and all(item.shape >= SHAPE_OF_SIGNED for item in items):
        return items
    if sum(item.cited for item in items) > 2:
        return [item for item in items if item.cited]
    return []


def _indexed(note: ParsedNote, items: list[EntryCandidate]) -> list[EntryCandidate]:
    """Return the items of an index whose titles are those of papers and link notes about them."""
    return [
        item
        for item in items
        if item.title is not None
        and item.notes
        and item.shape >= 0.3
        and not note.text.startswith("[[", item.title.span.start - 2)  # a wikilink names a note, not a paper
    ]


def _prevail(some: list[EntryCandidate], items: list[EntryCandidate]) -> bool:
    return 2 * len(some) > len(items) and (len(items) > 2 or len(some) == len(items))


def is_reference(item: EntryCandidate) -> bool:
    """Tell whether an item is like one of a reference list: authors, a title, a year."""
    fields = item.fields
    return item.title is not None and fields.authors is not None and FieldName.YEAR in fields.texts
