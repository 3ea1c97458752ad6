"""The parts of a list of papers: what stands below a heading, or below an item that says it heads papers."""

import re
from bisect import bisect_left

from kg.readers.entries.candidates import EntryCandidate
from kg.readers.markdown.nodes import NodeKind
from kg.readers.note import ParsedNote
from kg.readers.values.addresses import seen
from kg.readers.words.title_shapes import heads_other_things, is_listing_title

__all__ = ["names_other_thing", "part_heading", "section_lists", "section_of", "speaks_of_papers"]

_MOST_ABOVE = 60  # blocks between an item and the one it is listed under
_LONGEST_PART = 80
_LONGEST_HEADING = 200
_OF_PAPERS = re.compile(r"\bpapers?\b|논문|论文|論文|\breadings?\b|\bliterature\b", re.IGNORECASE)
_SHAPE = 0.2  # of a title that shows what an entry is


def section_of(note: ParsedNote, place: int) -> int:
    """Return the place of the heading above a block, -1 if there is none."""
    before = bisect_left(note.headings, place)
    return note.headings[before - 1] if before else -1


def part_heading(note: ParsedNote, place: int) -> int:
    """Return the item above a block that says that papers are listed below it, else the heading above it."""
    depth = note.nodes[place].depth
    for above in range(place - 1, max(place - _MOST_ABOVE, -1), -1):
        node = note.nodes[above]
        if depth < 2 or node.kind is NodeKind.HEADING:
            break
        if node.kind is NodeKind.ITEM and node.depth < depth:
            depth = node.depth
            if is_listing_title(seen(note.words(node)[:_LONGEST_PART])):
                return above
    return section_of(note, place)


def section_lists(note: ParsedNote, candidate: EntryCandidate) -> bool:
    """Tell whether the heading or item above an entry says that papers are listed below it."""
    heading = part_heading(note, candidate.place)
    return heading >= 0 and is_listing_title(seen(note.words(note.nodes[heading])))


def names_other_thing(note: ParsedNote, candidate: EntryCandidate) -> bool:
    """Tell whether an entry is the short name of a data set or tool: its heading says so, and no one signs it."""
    if candidate.shape >= _SHAPE or candidate.fields.authors is not None:
        return False
    heading = section_of(note, candidate.place)
    return heading >= 0 and heads_other_things(seen(note.words(note.nodes[heading])))


def speaks_of_papers(note: ParsedNote, entries: list[EntryCandidate]) -> bool:
    """Tell whether a note's name, its first heading or a heading above its entries speaks of papers."""
    places = {section_of(note, entry.place) for entry in entries} | set(note.headings[:1])
    words = [note.name, *(value.text for value in note.header.values if value.key.casefold() == "title")]
    words += [note.words(note.nodes[place]) for place in places if place >= 0]
    return any(_OF_PAPERS.search(each[:_LONGEST_HEADING]) for each in words)
